"""What a report says, apart from how it looks: sections of paragraphs, lists, tables, pictures and findings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from functools import cached_property

from queries.tables import Cell

__all__ = [
    "Block",
    "Column",
    "Finding",
    "Findings",
    "Paragraph",
    "Picture",
    "Points",
    "Quotation",
    "Report",
    "Row",
    "Section",
    "Severity",
    "Sheet",
]


@dataclass(frozen=True, slots=True)
class Quotation:
    """A sentence of a document, and where it stands; `page` is None where a document has none."""

    document: str
    page: int | None
    quote: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str


@dataclass(frozen=True, slots=True)
class Points:
    """A list; each point may name the section (by its key) that tells more."""

    items: tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading, and its width beside the others'."""

    title: str
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Row:
    """Cells with their types, and the sentences that they rest on."""

    cells: tuple[Cell, ...]
    quotations: tuple[Quotation, ...] = ()

    def repeats(self, quotation: Quotation) -> bool:
        """Whether a cell holds the whole sentence already, so that its place is enough."""
        return any(_folded(quotation.quote) == _folded(cell) for cell in self.cells if isinstance(cell, str))


@dataclass(frozen=True)
class Sheet:
    """A table; where any row has a quotation, a rendering shows where each row was read.

    The caption of a table that was cut says so; `whole` is it without that, and `of` how many rows there were.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    whole: str = ""
    of: int = 0

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row.cells) != len(self.columns):
                raise ValueError(f"{self.caption}: {len(row.cells)} cells under {len(self.columns)} columns")

    @cached_property
    def proven(self) -> bool:
        return any(row.quotations for row in self.rows)

    @cached_property  # asked for each row of thousands
    def repeated(self) -> bool:
        """Whether each sentence stands in a cell of its row already, so that the pages alone are enough to show."""
        return all(row.repeats(quotation) for row in self.rows for quotation in row.quotations)

    def says(self, row: int, quotation: Quotation) -> bool:
        """Whether a row, by its place, is to show a sentence: neither a cell nor the row above has it already."""
        above = self.rows[row - 1].quotations if row else ()
        return quotation not in above and not self.rows[row].repeats(quotation)

    def is_numeric(self, column: int) -> bool:
        """Whether a column, by its place, holds numbers."""
        return any(isinstance(row.cells[column], int | float) and row.cells[column] is not True for row in self.rows)


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing as SVG, with what it shows in words for those who do not see it."""

    svg: str
    alt: str
    caption: str


class Severity(IntEnum):
    """How much a finding matters: what must be mended, what should be looked at, what is worth a thought."""

    MUST = 1
    SHOULD = 2
    CONSIDER = 3


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that the authors of a draft should know: what it is, and what they can do."""

    key: str
    severity: Severity
    what: str
    remedy: str
    quotations: tuple[Quotation, ...] = ()


@dataclass(frozen=True, slots=True)
class Findings:
    items: tuple[Finding, ...]


Block = Paragraph | Points | Sheet | Picture | Findings


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a report; its key is its own within the report, and good for an anchor."""

    key: str
    title: str
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True)
class Report:
    """A report in a language ("sv", "en"), as of a day; `own` is the document that it is about, where it is one."""

    title: str
    subtitle: str
    language: str
    day: date
    sections: tuple[Section, ...] = ()
    own: str | None = None

    def walk(self) -> Iterator[tuple[int, Section]]:
        """Each section with its depth, 1 for the outermost, in the order of reading."""
        for section in self.sections:
            yield from _walk(section, 1)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, in the order of reading."""
        blocks = (block for _, section in self.walk() for block in section.blocks)
        return tuple(finding for block in blocks if isinstance(block, Findings) for finding in block.items)


def _walk(section: Section, depth: int) -> Iterator[tuple[int, Section]]:
    yield depth, section
    for part in section.sections:
        yield from _walk(part, depth + 1)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".")
