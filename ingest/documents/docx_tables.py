"""A table of a Word file in, its cells row by row out; cells that span rows or columns are written out."""

from __future__ import annotations

from docx.oxml.ns import qn
from lxml.etree import _Element

from ingest.documents.docx_words import child_value, words

__all__ = ["is_box", "read_cells", "rows_of"]

_MOST_COLUMNS = 63  # Word's own limit


def rows_of(table: _Element) -> list[_Element]:
    """The rows of a table itself, not those of tables within it; content controls around rows are looked through."""
    paths = (qn("w:tr"), f"{qn('w:sdt')}/{qn('w:sdtContent')}/{qn('w:tr')}")
    return [row for row in table.iterdescendants(qn("w:tr")) if any(row in table.findall(path) for path in paths)]


def _cells_of(row: _Element) -> list[_Element]:
    return [*row.findall(qn("w:tc")), *row.findall(f"{qn('w:sdt')}/{qn('w:sdtContent')}/{qn('w:tc')}")]


def is_box(table: _Element) -> bool:
    """Whether a table is but a frame around a text: one column, or one row."""
    rows = rows_of(table)
    return len(rows) < 2 or max(len(_cells_of(row)) for row in rows) < 2


def read_cells(table: _Element) -> tuple[list[list[str]], int]:
    """The texts of a table's cells by row and column, and how many of the first rows are headers."""
    grid: list[list[str]] = []
    rows = rows_of(table)
    for row in rows:
        grid.append(_fill(row, grid[-1] if grid else []))
    return grid, _count_headers(table, rows)


def _fill(row: _Element, above: list[str]) -> list[str]:
    texts: list[str] = []
    for cell in _cells_of(row):
        properties = cell.find(qn("w:tcPr"))
        merge = properties.find(qn("w:vMerge")) if properties is not None else None
        column = len(texts)
        if merge is not None and merge.get(qn("w:val"), "continue") == "continue":
            text = above[column] if column < len(above) else ""
        else:
            text = "\n".join(found for one in cell.iter(qn("w:p")) if (found := words(one).text))
        span = child_value(properties, "w:gridSpan") or "1"
        texts += [text] + [""] * (min(int(span) if span.isdecimal() else 1, _MOST_COLUMNS) - 1)
    return texts


def _count_headers(table: _Element, rows: list[_Element]) -> int:
    """Rows that are repeated on each page, or else a first row that the table's style sets apart or that is bold."""
    repeated = 0
    for row in rows:
        if row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is None:
            break
        repeated += 1
    if repeated:
        return repeated if repeated < len(rows) else 0
    look = table.find(f"{qn('w:tblPr')}/{qn('w:tblLook')}")
    styled = (
        look is not None and look.get(qn("w:firstRow")) == "1" and child_value(table.find(qn("w:tblPr")), "w:tblStyle")
    )
    return 1 if len(rows) > 1 and (styled or _is_bold(rows[0])) else 0


def _is_bold(row: _Element) -> bool:
    shown = [found for one in row.iter(qn("w:p")) if (found := words(one)).text]
    return bool(shown) and all(found.bold for found in shown)
