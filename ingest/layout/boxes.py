"""A box on a page: points, origin at the page's top left, pages counted from 1."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["Box", "enclose"]


@dataclass(frozen=True, slots=True, order=True)
class Box:
    """A rectangle on one page; `top` < `bottom`, since the origin is at the top left."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float

    def __post_init__(self) -> None:
        if self.page < 1 or self.x1 < self.x0 or self.bottom < self.top:
            raise ValueError(f"no box: {self.page} {self.x0} {self.top} {self.x1} {self.bottom}")

    def __str__(self) -> str:
        """The form of the graph: "page x0 y0 x1 y1" with one decimal."""
        return f"{self.page} {self.x0:.1f} {self.top:.1f} {self.x1:.1f} {self.bottom:.1f}"

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def contains(self, other: Box, *, slack: float = 1.0) -> bool:
        """Whether the other box lies within this one, but for `slack` points."""
        return (
            self.page == other.page
            and self.x0 - slack <= other.x0
            and other.x1 <= self.x1 + slack
            and self.top - slack <= other.top
            and other.bottom <= self.bottom + slack
        )


def enclose(boxes: Iterable[Box]) -> Box:
    """The smallest box around boxes of one page; the order of the boxes makes no difference.

    Raises ValueError where there is no box, or where they lie on several pages.
    """
    found = list(boxes)
    if not found or len({box.page for box in found}) > 1:
        raise ValueError("boxes of one page are needed")
    return Box(
        found[0].page,
        min(box.x0 for box in found),
        min(box.top for box in found),
        max(box.x1 for box in found),
        max(box.bottom for box in found),
    )
