"""Answers in, what people read on a terminal out: tables without IRIs, and without what repeats or is empty."""

from __future__ import annotations

from collections.abc import Sequence

from rich.markup import escape
from rich.table import Table as ShownTable

from queries.asking import PROOF
from queries.tables import Cell, Table, show

__all__ = ["as_shown"]

_MOST = 2000  # rows: nobody reads more in a terminal, which takes a millisecond for each
_SENTENCE_WIDTH = 34  # characters; narrower, a sentence becomes a column of single words


def as_shown(answer: Table) -> ShownTable:
    """A table for people: one column says where a sentence stands, and what repeats or is empty is left out.

    Of thousands of rows it shows the first, and tells where all of them are.
    """
    number = len(answer.rows)
    rows = [_for_people(row) for row in Table(answer.columns, answer.rows[:_MOST]).dicts()]
    columns = [name for name in rows[0] if any(row[name] for row in rows)] if rows else ["nothing found"]
    shown = ShownTable(caption=f"{number} rows{_more(number)}", show_lines=True)
    for name in columns:
        shown.add_column(name, overflow="fold", min_width=_SENTENCE_WIDTH if name == "sentence" else None)
    last: dict[str, str] = {}
    for row in rows:
        cells = _without_repeats(row, last, columns)
        shown.add_row(*(escape(cell) for cell in cells))
        last = row
    return shown


def _more(number: int) -> str:
    """What is said of the rows that are not shown."""
    return f", the first {_MOST} shown (all: --format csv)" if number > _MOST else ""


def _for_people(row: dict[str, Cell]) -> dict[str, str]:
    """The cells as text, without IRIs; a quotation that another cell holds already is not said twice."""
    cells = {name: show(cell) for name, cell in row.items() if name not in ("fact", *PROOF)}
    if "quote" in row:
        quote = show(row["quote"])
        cells["sentence"] = "" if quote in cells.values() else quote
        cells["where"] = (
            ", ".join(filter(None, (show(row.get("document")), f"p. {show(row['page'])}"))) if quote else ""
        )
    return cells


def _without_repeats(row: dict[str, str], last: dict[str, str], columns: Sequence[str]) -> list[str]:
    """The cells, but for those at the left that are the same as in the row above."""
    same = 0
    while same < len(columns) - 2 and last.get(columns[same]) == row[columns[same]]:
        same += 1
    return ["" if i < same else row[name] for i, name in enumerate(columns)]
