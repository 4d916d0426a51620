"""The frames and free lines of a page in, the lines whose first words a shape colours out: such a shape is no frame.

Labels before names stand in small shapes, one or more on a line: "(Ansvarig) Region Granvik (Deltar) Röda Korset".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from ingest.layout.lines import Line, merge_row

__all__ = ["is_pill", "with_pills"]

_HIGH = 1.7  # times the type size: a higher shape is a box
_WIDE = 3.0  # type sizes that a shape may have beside its words
_BEFORE = 3.0  # type sizes between the words that end and the next shape


class Shaped(Protocol):
    """What is asked of a frame."""

    x1: float
    top: float
    bottom: float
    lines: list[Line]

    @property
    def width(self) -> float: ...


def is_pill(frame: Shaped, free: Sequence[Line]) -> bool:
    """Whether a shape hugs a few words, and the line goes on right behind it."""
    if len(frame.lines) != 1:
        return False
    line = frame.lines[0]
    if frame.bottom - frame.top > _HIGH * line.size or frame.width > line.x1 - line.x0 + _WIDE * line.size:
        return False
    return any(_is_level(line, other) and -1 < other.x0 - frame.x1 < line.size for other in free)


def with_pills(pills: Sequence[Line], free: Sequence[Line]) -> list[Line]:
    """The free lines, each one line with the coloured words on it."""
    lines = list(free)
    for pill in sorted(pills, key=lambda line: line.x0):
        row = [pill, *(other for other in lines if _is_level(pill, other) and _is_next(pill, other))]
        lines = [line for line in lines if line not in row]
        lines.append(merge_row(sorted(row, key=lambda line: line.x0)))
    return lines


def _is_level(line: Line, other: Line) -> bool:
    return abs(other.bottom - line.bottom) < 0.3 * line.size and 0.7 * line.size < other.size < 1.3 * line.size


def _is_next(pill: Line, other: Line) -> bool:
    gap = max(other.x0 - pill.x1, pill.x0 - other.x1)
    return gap < _BEFORE * pill.size
