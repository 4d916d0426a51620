"""What a page holds before it is laid out: words with their style and box, drawn shapes and pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.layout.boxes import Box

__all__ = ["CellBox", "Colour", "PageContent", "Shape", "Style", "Word"]

CellBox = tuple[float, float, float, float]  # x0, top, x1, bottom
Colour = tuple[int, int, int]  # red, green, blue, 0-255


@dataclass(frozen=True, slots=True)
class Style:
    """How a word is set; `size` in points as drawn, `turned` where the text does not run from left to right."""

    font: str
    size: float
    bold: bool = False
    italic: bool = False
    colour: Colour = (0, 0, 0)
    turned: bool = False
    upright: bool = True  # False also for text that runs askew

    @property
    def look(self) -> tuple[str, int, Colour]:
        """What the eye tells apart: font, size to the half point, colour."""
        return self.font, round(self.size * 2), self.colour


@dataclass(slots=True)
class Word:
    """A run of characters without a blank; `glued` where no blank parts it from the word before."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    style: Style
    glued: bool = False

    @property
    def size(self) -> float:
        return self.style.size

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    def box(self, page: int) -> Box:
        return Box(page, self.x0, self.top, max(self.x0, self.x1), max(self.top, self.bottom))


@dataclass(frozen=True, slots=True)
class Shape:
    """A drawn shape of kind "rect", "line", "curve" or "image"; colours are None where nothing is filled or stroked."""

    kind: str
    x0: float
    top: float
    x1: float
    bottom: float
    fill: Colour | None = None
    stroke: Colour | None = None
    width: float = 0.0

    @property
    def is_rule(self) -> bool:
        """Whether it is a line to the eye, however it was drawn."""
        return self.kind != "image" and min(self.x1 - self.x0, self.bottom - self.top) <= 2.5


@dataclass(slots=True)
class PageContent:
    """One page as drawn; sizes in points, the origin at the top left of what is shown.

    `drawings` are the shapes that may be a picture to the eye. `tables` are the ruled grids as rows of cells, None
    where a cell of another row or column reaches in, `tinted` the grids that tints of cells make; `addresses` are the
    targets of the page's links.
    """

    number: int
    width: float
    height: float
    words: Sequence[Word]
    shapes: list[Shape] = field(default_factory=list)
    tables: list[list[list[CellBox | None]]] = field(default_factory=list)
    tinted: list[list[list[CellBox | None]]] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    drawings: list[Shape] = field(default_factory=list)
    ocr: bool = False
