"""Tables laid out in, one draft a row out; and what two halves of a table on two pages have in common."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from ingest.blocks.drafts import Draft, marker_of
from ingest.blocks.model import BlockKind, Cell
from ingest.blocks.text import BlockText, add_text, write_text
from ingest.layout.frames import Frame
from ingest.layout.hyphens import Vocabulary
from ingest.layout.lines import Line

__all__ = ["join_tables", "table_rows", "write_row"]

_BETWEEN = " | "


def table_rows(table: Frame) -> list[Draft]:
    """A draft for each row, its cells with the header above them."""
    width = max(map(len, table.rows))
    rights = _rights(table, width)
    headers = [_header([row[n] for row in table.rows[: table.headers] if n < len(row)]) for n in range(width)]
    drafts = []
    for n, row in enumerate(table.rows):
        is_header = n < table.headers
        cells = [(column, "" if is_header else headers[column], lines) for column, lines in enumerate(row) if lines]
        if cells:
            lines = [line for *_, lines in cells for line in lines]
            role = "table_header" if is_header else None
            breaks = frozenset() if is_header else frozenset(_breaks(cells, rights))
            drafts.append(Draft(lines, BlockKind.TABLE, role=role, cells=cells, breaks=breaks))
    return drafts


def _rights(table: Frame, width: int) -> list[float]:
    """How far the lines of each column reach, without those of a cell that reaches into the next columns."""
    columns = [[line for row in table.rows if n < len(row) for line in row[n]] for n in range(width)]
    lefts = [min((line.x0 for column in columns[n:] for line in column), default=0.0) for n in range(1, width)]
    return [
        max((line.x1 for line in column if line.x1 <= left), default=0.0)
        for column, left in zip(columns, [*lefts, float("inf")], strict=True)
    ]


def _breaks(cells: Sequence[tuple[int, str, list[Line]]], rights: Sequence[float]) -> Iterator[int]:
    """Which lines of a row, counted through, begin anew: with a bullet, or with a capital after an early end."""
    at = 0
    for column, _, lines in cells:
        for last, line in itertools.pairwise(lines):
            at += 1
            if marker_of(line) is not None or (_opens(line) and _has_room(last, line, rights[column])):
                yield at
        at += 1


def _opens(line: Line) -> bool:
    return line.text[:1].isupper()


def _has_room(last: Line, line: Line, right: float) -> bool:
    """Whether the first word of a line would have fitted on the line above, so that the break was meant."""
    first = line.words[0]
    ends = last.text.rstrip()[-1:] not in ("-", ",", "/", "–")
    return ends and last.x1 + 0.35 * line.size + (first.x1 - first.x0) < right - 0.5 * line.size


def _header(cells: Sequence[Sequence[Line]]) -> str:
    """What the header says above a column; a line's end within a word is undone as if nothing else were known."""
    lines = [line for cell in cells for line in cell]
    return write_text(lines, Vocabulary([])).text if lines else ""


def write_row(draft: Draft, known: Vocabulary) -> tuple[BlockText, tuple[Cell, ...]]:
    """The text of a row, its cells joined by a bar, and where each cell stands in it."""
    row = BlockText()
    cells = []
    before = 0
    for column, header, lines in draft.cells:
        if row.text:
            row.text += _BETWEEN
        start = len(row.text)
        breaks = frozenset(n - before for n in draft.breaks if before < n < before + len(lines))
        add_text(row, write_text(lines, known, breaks=breaks))
        before += len(lines)
        cells.append(Cell(start, len(row.text), column, header))
    return row, tuple(cells)


def join_tables(drafts: list[Draft]) -> None:
    """A table that goes on on the next page is one table: it keeps its header, and the repeated one is furniture."""
    last: Draft | None = None
    headers: dict[int, list[Draft]] = {}
    for draft in drafts:
        if draft.kind is not BlockKind.TABLE or draft.table is None:
            if draft.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM):
                last = None
            continue
        if draft.role:
            headers.setdefault(draft.table, []).append(draft)
        if last is not None and last.table != draft.table and last.page < draft.page and _is_rest(last, draft, headers):
            _take_over(drafts, last, draft.table, headers)
        last = draft


def _is_rest(last: Draft, first: Draft, headers: dict[int, list[Draft]]) -> bool:
    """Whether a table's first row repeats the header of the last table, or has its columns and no header."""
    before = headers.get(last.table or 0, [])
    if first.role:
        return bool(before) and first.text == before[0].text
    return abs(first.left - last.left) < 6 and {c for c, *_ in first.cells} <= {
        c for d in before or [last] for c, *_ in d.cells
    }


def _take_over(drafts: Sequence[Draft], last: Draft, table: int, headers: dict[int, list[Draft]]) -> None:
    known = {column: _header([lines]) for each in headers.get(last.table or 0, []) for column, _, lines in each.cells}
    repeated = {each.text for each in headers.get(last.table or 0, [])}
    for draft in drafts:
        if draft.table != table:
            continue
        draft.table = last.table
        if draft.role and draft.text in repeated:
            draft.kind, draft.cells = BlockKind.FURNITURE, []
        elif not draft.role:
            draft.cells = [(column, header or known.get(column, ""), lines) for column, header, lines in draft.cells]
