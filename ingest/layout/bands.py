"""A box and the free lines of its page in, whether it is the band of a heading or stands in a column of text out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from ingest.layout.lines import Line, rows_of
from ingest.layout.words import Colour, Shape

__all__ = ["is_heading_band", "stands_in_column"]

_MOST_ROWS = 2
_LEAST_SHAPE = 3.0  # a band is at least so much wider than high
_INDENT = 20.0  # points by which text may stand in from the edge of the band
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


def is_heading_band(frame: Tinted, free: Sequence[Line], rules: Sequence[Shape]) -> bool:
    """Whether a coloured box with a line or two of light or bold text spans the column of text right below it.

    A box of a chart has a line to another box, or nothing below it, and no lines of running text as wide as itself.
    """
    if frame.fill is None or not frame.lines or len(rows_of(frame.lines)) > _MOST_ROWS:
        return False
    if frame.x1 - frame.x0 < _LEAST_SHAPE * (frame.bottom - frame.top) or not all(map(_is_loud, frame.lines)):
        return False
    if any(_leads_off(rule, frame) for rule in rules):
        return False
    return any(_fills(line, frame) for line in free if -2 < line.top - frame.bottom < _NEAR * line.size)


def stands_in_column(frame: Tinted, free: Sequence[Line]) -> bool:
    """Whether running text as wide as a box stands right above and right below it: it is no box of a chart."""
    above = (line for line in free if -2 < frame.top - line.bottom < _NEAR * line.size)
    below = (line for line in free if -2 < line.top - frame.bottom < _NEAR * line.size)
    return any(_fills(line, frame) for line in above) and any(_fills(line, frame) for line in below)


def _leads_off(rule: Shape, frame: Tinted) -> bool:
    """Whether a line runs from a box to elsewhere."""
    touches = rule.x0 <= frame.x1 + 2 and rule.x1 >= frame.x0 - 2
    touches = touches and rule.top <= frame.bottom + 2 and rule.bottom >= frame.top - 2
    within = rule.x0 >= frame.x0 - 3 and rule.x1 <= frame.x1 + 3
    return touches and not (within and rule.top >= frame.top - 4 and rule.bottom <= frame.bottom + 4)


def _is_loud(line: Line) -> bool:
    return line.bold or sum(line.style.colour) > _LIGHT


def _fills(line: Line, frame: Tinted) -> bool:
    if line.x0 < frame.x0 - 2 or line.x1 > frame.x1 + 3:
        return False
    return line.x0 - frame.x0 < _INDENT and line.x1 - line.x0 > _FULL * (frame.x1 - frame.x0) and not line.bold
