"""A document's tables in, the rows of table-driven plans out: each cell with what its column holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby

from ingest.blocks.model import Block, BlockKind, Cell
from ingest.facts.body_tables import body_rows
from ingest.facts.follow_up_headings import follows_up_in
from ingest.facts.introductions import GOALS
from ingest.facts.labelled import find_label
from ingest.facts.levels import goal_level
from ingest.facts.plan_bands import band_label, goal_number, is_band, is_past, says_goal
from ingest.facts.reading import Reading
from ingest.layout.column_names import column_role, is_party_column
from ingest.wordlists import word_list

__all__ = ["PlanCell", "PlanRow", "plan_rows"]


@dataclass(frozen=True, slots=True)
class PlanCell:
    """A cell of a row; `start` and `end` are code points in the document's text, `header` the words above it."""

    role: str
    header: str
    text: str
    start: int
    end: int
    block: Block
    inherited: bool = False  # stands in a row above, whose cell reaches down


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A row of a table whose columns are known, or a small table that gives one thing in each row."""

    block: Block
    cells: tuple[PlanCell, ...]
    roles: frozenset[str] = field(default_factory=frozenset)  # of all columns, those with an empty cell too

    def get(self, *roles: str) -> PlanCell | None:
        """The first cell with one of the roles."""
        return next((cell for role in roles for cell in self.cells if cell.role == role), None)

    def all(self, role: str) -> list[PlanCell]:
        return [cell for cell in self.cells if cell.role == role]

    def lacks(self, role: str) -> bool:
        """Whether the table has a column for something and this row leaves it empty."""
        return role in self.roles and self.get(role) is None


def plan_rows(reading: Reading) -> Iterator[PlanRow]:
    """The rows of all tables that hold goals, actions or focus areas, in reading order.

    An empty first cell takes over the cell above it, as where one goal reaches over the rows of several actions.
    """
    bodies = body_rows(reading)
    tables = (
        block
        for block in reading.blocks
        if block.kind is BlockKind.TABLE
        and block.cells
        and block.start not in bodies
        and not follows_up_in(reading, block)
    )
    for _, group in groupby(
        tables, key=lambda block: (block.table, tuple(cell.header for cell in block.cells if not block.table))
    ):
        rows = list(group)
        headers = {cell.header for block in rows for cell in block.cells}
        if _is_statistics(rows) or _tells_tasks(headers):
            continue
        if not is_past("".join(reading.section(rows[0])[-1:]), sorted(headers)):
            yield from _read_table(rows)


def _read_table(rows: list[Block]) -> Iterator[PlanRow]:
    if _is_upright(rows):
        yield _upright(rows)
        return
    columns = max(cell.column for block in rows for cell in block.cells) + 1
    # of the whole table, since a cell that reaches down leaves no trace in the rows below its own
    roles = frozenset(role for block in rows for cell in block.cells if (role := column_role(cell.header)))
    if not roles & {"goal", "sub_goal", "action", "focus_area"}:
        return
    above: dict[str, PlanCell] = {}
    areas = [block for block in rows if "focus_area" not in roles and is_band(block, columns)]
    roles |= {"focus_area"} if areas else set()
    for block in rows:
        row = _band_row(block, roles) if block in areas else _told_goal(_read_row(block, roles))
        filled = _inherit(row, above)
        above = {cell.role: cell for cell in filled.cells}
        yield filled


_FIGURE = re.compile(r"[\d\s.,:/%–-]+|[–—-]+")
_MOST_FIGURES = 0.7  # of the cells behind the first column


def _is_statistics(rows: list[Block]) -> bool:
    """Whether a table gives figures for each of its lines and nobody who does anything: "Uppgift | 2015 | 2020"."""
    texts = [block.cell_text(cell).strip() for block in rows for cell in block.cells if cell.column]
    roles = {column_role(cell.header) for block in rows for cell in block.cells}
    columns = max((cell.column for block in rows for cell in block.cells), default=0)
    figures = sum(_FIGURE.fullmatch(text) is not None for text in texts if text)
    return (
        columns > 1
        and not roles & {"actor", "goal", "sub_goal", "focus_area"}
        and figures >= _MOST_FIGURES * len(texts)
    )


def _tells_tasks(headers: set[str]) -> bool:
    """Whether a table gives parties and their tasks, which are duties: "Part | Uppgift"."""
    tasks = any(header.casefold().startswith("uppgift") for header in headers)
    return tasks and any(map(is_party_column, headers))


def _read_row(block: Block, roles: frozenset[str]) -> PlanRow:
    cells = (_plan_cell(block, cell, cell.header) for cell in block.cells)
    return PlanRow(block, tuple(cell for cell in cells if cell), roles)


def _band_row(block: Block, roles: frozenset[str]) -> PlanRow:
    """A row across all columns: the area of the rows below, or their goal where it says so."""
    cell = next(one for one in block.cells if block.cell_text(one).strip())
    text = block.cell_text(cell)
    label = find_label(text, *GOALS)
    start, end = (label.start, len(text)) if label else band_label(text)
    role = ("sub_goal" if goal_level(label.word, None, None) == "SubGoal" else "goal") if label else "focus_area"
    at = block.start + cell.start
    named = PlanCell(role, label.word if label else "", text[start:end].strip(), at + start, at + end, block)
    return PlanRow(block, (named,) if named.text else (), roles)


def _told_goal(row: PlanRow) -> PlanRow:
    """The row with its action made the goal that its number or its own label tells: "Mål 2 | Fler får arbete"."""
    action, first = row.get("action"), row.block.cells[0] if row.block.cells else None
    word = goal_number(row.block.cell_text(first)) if first is not None else None
    if action is None or row.get("goal", "sub_goal") or not (word or says_goal(action.text)):
        return row
    role = "sub_goal" if word and goal_level(word, None, None) == "SubGoal" else "goal"
    goal = replace(action, role=role, header=word or action.header)
    return PlanRow(row.block, (*(one for one in row.cells if one.role != "action"), goal, *_told(row.block)), row.roles)


def _told(block: Block) -> Iterator[PlanCell]:
    """The cells that say themselves what they hold: "Målvärde 2027: 30 procent"."""
    for cell in block.cells:
        text = block.cell_text(cell)
        label, colon, rest = text.partition(":")
        role = column_role(label) if colon and rest.strip() else None
        if role in ("measure", "baseline"):
            start = block.start + cell.end - len(rest.lstrip())
            yield PlanCell(role, label, rest.strip(), start, start + len(rest.strip()), block)


def _plan_cell(block: Block, cell: Cell, header: str) -> PlanCell | None:
    role, text = column_role(header), block.cell_text(cell)
    if role is None or _is_empty(text.strip()):
        return None
    start = block.start + cell.start + len(text) - len(text.lstrip())
    return PlanCell(role, header, text.strip(), start, start + len(text.strip()), block)


def _is_empty(text: str) -> bool:
    return text.casefold() in word_list("tables")["empty"]["cells"]


def _inherit(row: PlanRow, above: dict[str, PlanCell]) -> PlanRow:
    """The row with what reaches down from above: the area, and the goal unless the area is new."""
    taken: list[PlanCell] = []
    for role in ("focus_area", "goal", "sub_goal"):
        if row.get(role):
            break  # a new area has goals of its own
        if role in above and row.lacks(role):
            cell = above[role]
            taken.append(PlanCell(role, cell.header, cell.text, cell.start, cell.end, cell.block, inherited=True))
    return PlanRow(row.block, (*taken, *row.cells), row.roles)


def _is_upright(rows: list[Block]) -> bool:
    """Whether a table names in its first column what stands in its second: "Mål | ...", "Insats | ..."."""
    if any(len(block.cells) != 2 for block in rows):
        return False
    known = sum(column_role(block.cell_text(block.cells[0])) is not None for block in rows)
    return known >= 2 and known > len(rows) / 2


def _upright(rows: list[Block]) -> PlanRow:
    names = [block.cell_text(block.cells[0]) for block in rows]
    cells = (_plan_cell(block, block.cells[1], name) for block, name in zip(rows, names, strict=True))
    return PlanRow(
        rows[0], tuple(cell for cell in cells if cell), frozenset(role for name in names if (role := column_role(name)))
    )
