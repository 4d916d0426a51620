"""The blocks of a document in, rows for a file of JSON lines and Markdown for a reader out."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from ingest.blocks.model import Block, BlockKind, Piece, ReadDocument
from ingest.layout.boxes import Box, enclose

__all__ = ["as_markdown", "block_rows"]

_BESIDE = 3.0  # points: how far a line may begin above the last and still stand in the same column


def block_rows(document: ReadDocument) -> Iterator[dict[str, Any]]:
    """One row a block in reading order: page, type, text and what is known of it; boxes one a column or page."""
    return (_row(block) for block in document.blocks)


def _row(block: Block) -> dict[str, Any]:
    boxes = list(column_boxes(block.pieces))
    row: dict[str, Any] = {"page": block.page, "type": str(block.kind), "level": block.level, "text": block.text}
    if boxes and boxes[-1].page != block.page:
        row["page_end"] = max(box.page for box in boxes)
    if block.marker:
        row |= {"marker": block.marker, "depth": block.depth}
    named = {"number": block.number, "role": block.role, "frame": block.frame, "table": block.table}
    row |= {key: value for key, value in named.items() if value is not None}
    if block.notes:
        row["notes"] = [list(note) for note in block.notes]
    if block.cells:
        row["cells"] = [{"column": c.column, "header": c.header, "text": block.cell_text(c)} for c in block.cells]
    if block.ocr:
        row["ocr"] = True
    row["boxes"] = [[b.page, *(round(x, 1) for x in (b.x0, b.top, b.x1, b.bottom))] for b in boxes]
    return row


def column_boxes(pieces: Iterable[Piece]) -> Iterator[Box]:
    """The boxes of a text, one for each column or page that it runs through."""
    column: list[Box] = []
    for piece in pieces:
        if column and _is_elsewhere(column[-1], piece.box):
            yield enclose(column)
            column = []
        column.append(piece.box)
    if column:
        yield enclose(column)


def _is_elsewhere(last: Box, box: Box) -> bool:
    return last.page != box.page or box.bottom < last.top - _BESIDE


def as_markdown(document: ReadDocument) -> str:
    """The document as Markdown, without furniture."""
    parts = [_markdown(kind, list(run)) for kind, run in groupby(document.body(), key=_run)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _run(block: Block) -> tuple[BlockKind, int | None]:
    """List items and the rows of one table are written together; other blocks alone."""
    together = block.kind in (BlockKind.LIST_ITEM, BlockKind.TABLE)
    return block.kind, block.table if together else block.start


def _markdown(key: tuple[BlockKind, int | None], blocks: list[Block]) -> str:
    kind = key[0]
    if kind is BlockKind.LIST_ITEM:
        return "\n".join(map(_item, blocks))
    if kind is BlockKind.TABLE:
        return "\n".join(_table(blocks))
    return "\n\n".join(map(_prose, blocks))


def _item(block: Block) -> str:
    marker = block.marker if block.marker and block.marker[0].isdigit() else "-"
    return f"{'  ' * (block.depth - 1)}{marker} {_flat(block.text)}"


def _table(rows: list[Block]) -> Iterator[str]:
    width = max((cell.column for row in rows for cell in row.cells), default=0) + 1
    for n, row in enumerate(rows):
        cells = {cell.column: _flat(row.cell_text(cell)).replace("|", "\\|") for cell in row.cells}
        yield "| " + " | ".join(cells.get(column, "") for column in range(width)) + " |"
        if n == 0:
            yield "|" + " --- |" * width


def _prose(block: Block) -> str:
    text = _flat(block.text)
    if block.kind is BlockKind.HEADING:
        number = f"{block.number} " if block.number else ""
        return f"{'#' * min(6, (block.level or 1) + 1)} {number}{text}"
    if block.kind is BlockKind.FOOTNOTE:
        return f"[^{block.number or '*'}]: {text}"
    if block.kind in (BlockKind.BOX, BlockKind.DEFINITION):
        return "> " + block.text.replace("\n", "  \n> ")
    return f"*{text}*" if block.kind is BlockKind.CAPTION else block.text.replace("\n", "  \n")


def _flat(text: str) -> str:
    return " ".join(text.split())


def main(files: list[str]) -> None:
    """Write the blocks of PDF files to standard output, for a quick look."""
    from ingest.pdf.reader import read_pdf  # the reader imports the blocks, not they it

    for file in files:
        for row in block_rows(read_pdf(Path(file))):
            sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
