"""A tinted box and the free lines of its page in, whether it is a band with the heading of the text below it out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from ingest.layout.lines import Line, rows_of
from ingest.layout.words import Colour

__all__ = ["is_heading_band"]

_MOST_ROWS = 2
_LEAST_SHAPE = 3.0  # a band is at least so much wider than high
_SLANT = 20.0  # points by which text below may stand in from the edge of the band
_NEAR = 3.0  # type sizes between the band and the text below it
_FULL = 0.6  # of the width of the band: a line of running text is no shorter
_LIGHT = 600  # red, green and blue added up


class Tinted(Protocol):
    """What is asked of a frame."""

    x0: float
    top: float
    x1: float
    bottom: float
    fill: Colour | None
    lines: list[Line]


def is_heading_band(frame: Tinted, free: Sequence[Line]) -> bool:
    """Whether a coloured box with a line or two of light or bold text spans the column of text right below it.

    A box of a chart has another box, an arrow or nothing below it, and no lines of running text as wide as itself.
    """
    if frame.fill is None or not frame.lines or len(rows_of(frame.lines)) > _MOST_ROWS:
        return False
    if frame.x1 - frame.x0 < _LEAST_SHAPE * (frame.bottom - frame.top) or not all(map(_is_loud, frame.lines)):
        return False
    below = [line for line in free if _is_right_below(line, frame)]
    return any(_fills(line, frame) for line in below)


def _is_loud(line: Line) -> bool:
    return line.bold or sum(line.style.colour) > _LIGHT


def _is_right_below(line: Line, frame: Tinted) -> bool:
    return -2 < line.top - frame.bottom < _NEAR * line.size and line.x0 >= frame.x0 - 2 and line.x1 <= frame.x1 + 3


def _fills(line: Line, frame: Tinted) -> bool:
    return line.x0 - frame.x0 < _SLANT and line.x1 - line.x0 > _FULL * (frame.x1 - frame.x0) and not line.bold
