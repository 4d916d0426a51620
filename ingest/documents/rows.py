"""The cells of a table, row by row, in; one block a row out, each cell knowing its column and the header above it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.blocks.model import Block, BlockKind, Cell

__all__ = ["SEPARATOR", "row_blocks"]

SEPARATOR = " | "


def row_blocks(rows: Sequence[Sequence[str]], *, headers: int, table: int, page: int = 1) -> Iterator[Block]:
    """The rows of a table as blocks; the first `headers` rows name the columns of the others.

    `rows` are texts by column, "" where a cell is empty; `table` tells the tables of a document apart.
    """
    names = _column_names(rows[:headers])
    for index, row in enumerate(rows):
        if any(row):
            above = names if index >= headers else [""] * len(row)
            yield _row_block(row, above, table, page, "table_header" if index < headers else None)


def _column_names(rows: Sequence[Sequence[str]]) -> list[str]:
    width = max((len(row) for row in rows), default=0)
    columns = ([row[column] for row in rows if column < len(row)] for column in range(width))
    return [" ".join(dict.fromkeys(" ".join(name.split()) for name in column if name)) for column in columns]


def _row_block(row: Sequence[str], above: Sequence[str], table: int, page: int, role: str | None) -> Block:
    cells, text = [], ""
    for column, content in enumerate(row):
        if not content or (role and column and content == row[column - 1]):  # one name over several columns
            continue
        text += SEPARATOR if text else ""
        header = above[column] if column < len(above) else ""
        cells.append(Cell(len(text), len(text) + len(content), column, header))
        text += content
    return Block(BlockKind.TABLE, text, page, role=role, table=table, cells=tuple(cells))
