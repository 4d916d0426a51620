"""A table of a web page in, its cells row by row out; cells that span rows or columns are written out."""

from __future__ import annotations

from bs4 import Tag

from ingest.documents.characters import fold

__all__ = ["is_layout", "read_cells"]

_MOST_COLUMNS = 200  # no table that people read is wider; a hostile page may say so
_MOST_SPANNED_ROWS = 1000


def is_layout(table: Tag) -> bool:
    """Whether a table only puts things in place: it says so, holds tables, or has no header and one row or column."""
    if str(table.get("role")) in {"presentation", "none"} or table.find("table"):
        return True
    rows = [row.find_all(["td", "th"]) for row in table.find_all("tr")]
    return not table.find("th") and (len(rows) < 2 or max(map(len, rows), default=0) < 2)


def read_cells(table: Tag) -> tuple[list[list[str]], int]:
    """The texts of a table's cells by row and column, and how many of the first rows are headers."""
    grid: list[list[str]] = []
    spanning: dict[int, tuple[int, str]] = {}  # column -> rows still to fill, text
    headers = 0
    for row in table.find_all("tr"):
        cells = row.find_all(["td", "th"], recursive=False)
        header = len(grid) == headers and _names_columns(row, cells)
        grid.append(_fill(cells, spanning, across=header))
        headers += header
    return grid, headers if headers < len(grid) else 0


def _names_columns(row: Tag, cells: list[Tag]) -> bool:
    parent = row.parent.name if row.parent else ""
    return parent == "thead" or (len(cells) > 1 and all(cell.name == "th" for cell in cells))


def _fill(cells: list[Tag], spanning: dict[int, tuple[int, str]], *, across: bool) -> list[str]:
    """The texts of one row by column; a cell over several columns stands in each of them (`across`) or in the first."""
    row: list[str] = []
    waiting = list(cells)
    while waiting or len(row) in spanning:
        if (column := len(row)) in spanning:
            row.append(_take(spanning, column))
            continue
        cell = waiting.pop(0)
        text, down = _text(cell, across=across), min(_number(cell, "rowspan"), _MOST_SPANNED_ROWS)
        for step in range(min(_number(cell, "colspan"), _MOST_COLUMNS)):
            shown = text if across or step == 0 else ""
            if down > 1:
                spanning[column + step] = (down - 1, shown)
            row.append(shown)
    return row


def _text(cell: Tag, *, across: bool) -> str:
    """The text of a cell, each item of a list and each of several paragraphs in it on a line of its own."""
    parts = [] if across else [part for part in cell.find_all(["li", "p"]) if not part.find(["li", "p"])]
    lines = [fold(part.get_text(" ")) for part in parts]
    whole = fold(cell.get_text(" "))
    return "\n".join(filter(None, lines)) if "".join(lines).replace(" ", "") == whole.replace(" ", "") else whole


def _take(spanning: dict[int, tuple[int, str]], column: int) -> str:
    left, text = spanning.pop(column)
    if left > 1:
        spanning[column] = (left - 1, text)
    return text


def _number(cell: Tag, name: str) -> int:
    value = str(cell.get(name, "1"))
    return max(1, int(value)) if value.isdecimal() and len(value) < 6 else 1
