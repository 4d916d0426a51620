"""Short notations in, a document made of their blocks out: what the tests of fact readers read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import count

from ingest.blocks.model import Block, BlockKind, Cell, ReadDocument, assemble
from ingest.facts.reading import Reading
from ingest.facts.records import Document

__all__ = ["about", "document", "reading_of"]


def document(*notations: str, name: str = "exempel.pdf") -> ReadDocument:
    """A document of one page: one block for each notation.

    "# ..." and "## ..." are headings, "- ..." and "1. ..." list items ("  - ..." is nested), "| a | b |" a row of a
    table, of which the first is the header, "[...]" a text in a drawing, "^ ..." a footnote, "> ..." a paragraph within
    a tinted box; anything else is a paragraph.
    """
    return ReadDocument(name, "application/pdf", "0" * 64, assemble(_blocks(notations)), ((595.0, 842.0),))


def _blocks(notations: tuple[str, ...]) -> Iterator[Block]:
    header: list[str] = []
    numbers, table = count(1), 0
    for notation in notations:
        if not notation.startswith("|"):
            header = []
            yield _block(notation)
        elif header:
            yield _row(notation, header, table)
        else:
            header, table = _cells(notation), next(numbers)


def _block(notation: str) -> Block:
    text, depth = notation.strip(), 2 if notation.startswith("  ") else 1
    mark, _, rest = text.partition(" ")
    if set(mark) == {"#"}:
        return Block(BlockKind.HEADING, rest, 1, level=len(mark))
    if mark in ("-", "•") or (mark[:-1].isdigit() and mark.endswith((".", ")"))):
        return Block(BlockKind.LIST_ITEM, rest, 1, marker=mark, depth=depth)
    kinds = {"^": BlockKind.FOOTNOTE, ">": BlockKind.BOX}
    if mark in kinds:
        return Block(kinds[mark], rest, 1, frame=1 if mark == ">" else None)
    if text.startswith("[") and text.endswith("]"):
        return Block(BlockKind.CHART, text[1:-1], 1)
    return Block(BlockKind.PARAGRAPH, text, 1)


def _cells(notation: str) -> list[str]:
    return [cell.strip() for cell in notation.strip().strip("|").split("|")]


def _row(notation: str, header: list[str], table: int) -> Block:
    texts, cells, start = _cells(notation), [], 0
    for column, (text, name) in enumerate(zip(texts, header, strict=True)):
        cells.append(Cell(start, start + len(text), column, name))
        start += len(text) + 1
    return Block(BlockKind.TABLE, "\t".join(texts), 1, table=table, cells=tuple(cells))


def about(
    title: str = "Integrationsstrategi för Granviks län", kind: str = "Strategy", scope: str = "Regional"
) -> Document:
    """The attributes of a made-up document."""
    return Document(
        file_name="exempel.pdf",
        sha256="0" * 64,
        text_sha256="0" * 64,
        page_count=1,
        kind=kind,
        scope=scope,
        title=title,
        county="Granviks län" if scope == "Regional" else None,
        valid_from=date(2024, 1, 1),
    )


def reading_of(*notations: str, described: Document | None = None) -> Reading:
    """What a reader of facts gets for these blocks; the document's attributes are known."""
    reading = Reading(document(*notations))
    reading.about = replace(described) if described else about()
    return reading
