"""Blocks in the making: lines that belong together, before it is settled what they are."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.blocks.model import BlockKind
from ingest.layout.lines import Line
from ingest.layout.signs import is_bullet, is_private, signs
from ingest.layout.words import Style, Word

__all__ = ["Draft", "Marker", "marker_of"]

_NUMBER = re.compile(
    r"\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[a-zåäö]|[ivx]{1,5})[.)]|\d{1,2}(?:\.\d{1,2}){1,3}", re.IGNORECASE
)
_CODE = re.compile(r"[A-ZÅÄÖ]\d{1,2}(?:\.\d{1,2})?[.:)]?")  # A1, B2
_TAB = 0.45  # of the type size
_GLUED_BULLET = re.compile(r"[•●▪■◦►✓➢]")
_END = re.compile(r"[.!?:;…][”\"')\]»]*\s*$")


@dataclass(slots=True)
class Draft:
    """A block in the making. `breaks` are the numbers of the lines that begin a new part of a signature or chart."""

    lines: list[Line]
    kind: BlockKind = BlockKind.PARAGRAPH
    marker: str | None = None
    marker_x: float = 0.0
    hanging: bool = False  # whether a list item's text hangs beside its marker
    depth: int = 1
    level: int | None = None
    number: str | None = None
    role: str | None = None
    frame: int | None = None
    table: int | None = None
    cells: list[tuple[int, str, list[Line]]] = field(default_factory=list)  # column, header, lines
    breaks: frozenset[int] = frozenset()
    flow: int = 0  # which column of the document it begins in
    end_flow: int = 0  # and ends in, where that is another one

    @property
    def page(self) -> int:
        return self.lines[0].page

    @property
    def last_page(self) -> int:
        return self.lines[-1].page

    @property
    def style(self) -> Style:
        if self.kind is BlockKind.HEADING:  # a smaller line above may be longer than the name itself
            return max(self.lines, key=lambda line: (round(line.size), len(line.text))).style
        return max(self.lines, key=lambda line: len(line.text)).style

    @property
    def size(self) -> float:
        return self.style.size

    @property
    def bold(self) -> bool:
        return all(line.bold for line in self.lines)

    @property
    def italic(self) -> bool:
        return all(line.italic for line in self.lines)

    @property
    def text(self) -> str:
        """The words as drawn, hyphens and all: for telling kinds apart, not for reading."""
        return " ".join(line.text for line in self.lines)

    @property
    def left(self) -> float:
        return min(line.x0 for line in self.lines)

    @property
    def top(self) -> float:
        return self.lines[0].top

    @property
    def bottom(self) -> float:
        return self.lines[-1].bottom

    @property
    def ended(self) -> bool:
        """Whether it ends as a sentence does."""
        return bool(_END.search(self.lines[-1].text))


@dataclass(frozen=True, slots=True)
class Marker:
    """The bullet or number before a list item: its text, where it stands and where the item's text begins."""

    text: str
    x0: float
    text_x0: float
    words: int  # how many words of the line it takes
    tabbed: bool = False  # whether more than a blank follows it

    @property
    def is_number(self) -> bool:
        return any(c.isalnum() for c in self.text) and self.text != "o"


def marker_of(line: Line) -> Marker | None:
    """The marker that a line begins with, if any. A dash or a lone letter counts only with a gap behind it."""
    first = line.words[0]
    if len(line.words) == 1:
        return None
    second = line.words[1]
    gap = second.x0 - first.x1
    if is_bullet(first.text):
        return Marker("•" if is_private(first.text) else first.text, first.x0, second.x0, 1)
    if _GLUED_BULLET.match(first.text) and len(first.text) > 1:
        return None
    wide = gap > 0.33 * line.size
    if (
        len(first.text) == 1
        and first.text in signs("doubtful_bullets")
        and (wide or (_is_dash(first) and gap > 0.1 * line.size))
    ):
        return Marker(first.text, first.x0, second.x0, 1)
    if second.glued:
        return None
    if _NUMBER.fullmatch(first.text) or (_CODE.fullmatch(first.text) and gap > _TAB * line.size):
        return Marker(first.text, first.x0, second.x0, 1, tabbed=_is_tabbed(line, gap))
    return None


def _is_tabbed(line: Line, gap: float) -> bool:
    """Whether the gap behind a marker is wider than the blanks of its line."""
    blanks = sorted(b.x0 - a.x1 for a, b in pairwise(line.words[1:]) if not b.glued)
    usual = blanks[len(blanks) // 2] if blanks else 0.25 * line.size
    return gap > _TAB * line.size and gap > 1.5 * usual


def _is_dash(word: Word) -> bool:
    return word.text in "-–—"
