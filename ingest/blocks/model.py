"""A document as its reader sees it: blocks in reading order, each with its text and the place of every word.

The text of a document is the text of its blocks, joined by one line break. This module does not know how blocks are
found.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from itertools import groupby

from ingest.blocks.pieces import Piece, Pieces
from ingest.evidence import Evidence
from ingest.layout.boxes import Box, enclose

__all__ = ["ASIDE", "TEXTS", "Block", "BlockKind", "Cell", "Piece", "ReadDocument", "assemble"]


class BlockKind(StrEnum):
    """What a block is to the reader."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE = "table"  # one block a row
    DEFINITION = "definition"
    FOOTNOTE = "footnote"
    CAPTION = "caption"
    FURNITURE = "furniture"  # page headers and footers, page numbers, contents, navigation
    CHART = "chart"  # a text within a drawing: organisation chart, tile, figure
    BOX = "box"  # a paragraph within a tinted or framed box


TEXTS = frozenset({BlockKind.PARAGRAPH, BlockKind.BOX, BlockKind.LIST_ITEM})  # what holds sentences
ASIDE = frozenset({BlockKind.FURNITURE})  # what no fact but the document's own attributes is read from


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table row: its span within the block's text, its column (from 0) and the header above it."""

    start: int
    end: int
    column: int
    header: str


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item, table row or the like.

    `level` (1, 2, ...) is a heading's, `marker` and `depth` (1, 2, ...) a list item's; `number` is what is printed
    before a heading or footnote ("7", "§ 3.1"); `frame` tells which tinted or framed box of the document the block
    stands in; `notes` are the footnote marks taken out of the text, as (offset, mark); `start` is the offset in the
    document's text.
    """

    kind: BlockKind
    text: str
    page: int
    start: int = 0
    level: int | None = None
    marker: str | None = None
    depth: int = 1
    number: str | None = None
    role: str | None = None
    frame: int | None = None
    table: int | None = None
    cells: tuple[Cell, ...] = ()
    notes: tuple[tuple[int, str], ...] = ()
    pieces: Sequence[Piece] = ()
    ocr: bool = False

    def __post_init__(self) -> None:
        if not isinstance(self.pieces, Pieces):
            object.__setattr__(self, "pieces", Pieces(self.pieces))

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    def cell_text(self, cell: Cell) -> str:
        return self.text[cell.start : cell.end]


@dataclass(frozen=True)
class ReadDocument:
    """A file that was read: its blocks in reading order, and what the file says about itself.

    `page_sizes` are width and height in points, one a page; a file without pages counts as one page without size.
    `metadata` holds what the file says about itself ("title", "author", "language", "created"), where it does.
    `unread_pages` are the pages (from 1) that could not be read, with the reason.
    """

    file_name: str
    media_type: str
    sha256: str
    blocks: tuple[Block, ...]
    page_sizes: tuple[tuple[float, float], ...] = ((0.0, 0.0),)
    metadata: Mapping[str, str] = field(default_factory=dict)
    unread_pages: Mapping[int, str] = field(default_factory=dict)

    @cached_property
    def text(self) -> str:
        return "\n".join(block.text for block in self.blocks)

    @cached_property
    def _starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    def block_at(self, offset: int) -> Block:
        """The block that holds a code point of the document's text."""
        return self.blocks[max(0, bisect_right(self._starts, offset) - 1)]

    def body(self) -> Iterator[Block]:
        """The blocks that facts are read from, in reading order."""
        return (block for block in self.blocks if block.kind not in ASIDE and block.text)

    def evidence(self, start: int, end: int, supports: str | None = None) -> Evidence:
        """The evidence for a span of the document's text, without the white space around it.

        Raises ValueError where the span holds no text.
        """
        quote = self.text[start:end]
        start += len(quote) - len(quote.lstrip())
        quote = quote.strip()
        pieces = list(self._pieces(start, start + len(quote)))
        page = pieces[0].page if pieces else self.block_at(start).page
        return Evidence(page, start, start + len(quote), quote, tuple(_lines(pieces)), supports)

    def _pieces(self, start: int, end: int) -> Iterator[Box]:
        first = max(0, bisect_right(self._starts, start) - 1)
        for block in self.blocks[first:]:
            if block.start >= end:
                return
            if isinstance(block.pieces, Pieces):
                yield from block.pieces.boxes(start - block.start, end - block.start)


def _lines(boxes: Iterable[Box]) -> Iterator[Box]:
    """One box a line of text: words that follow each other to the right at the same height are one line."""
    numbered: list[tuple[int, Box]] = []
    line = 0
    for box in boxes:
        if numbered and not _continues(numbered[-1][1], box):
            line += 1
        numbered.append((line, box))
    for _, group in groupby(numbered, key=lambda pair: pair[0]):
        yield enclose(box for _, box in group)


def _continues(last: Box, box: Box) -> bool:
    overlap = min(last.bottom, box.bottom) - max(last.top, box.top)
    return last.page == box.page and box.x0 >= last.x0 and overlap > 0.3 * min(last.height, box.height)


def assemble(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Give each block its offset in the document's text; the order of the blocks is the reading order."""
    placed, offset = [], 0
    for block in blocks:
        placed.append(replace(block, start=offset))
        offset += len(block.text) + 1
    return tuple(placed)
