"""A page's words and shapes in, the same with drawn bullets as words out: browsers draw the dots of lists as shapes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from ingest.layout.words import PageContent, Shape, Word

__all__ = ["with_drawn_bullets"]

_SMALLEST, _LARGEST = 0.15, 0.6  # times the type size
_NEAREST, _FURTHEST = 0.2, 2.2  # times the type size: from the bullet to its text
_OFF = 0.28  # times the type size: from the middle of the line
_PALEST = 235  # lighter is no ink


def with_drawn_bullets(content: PageContent) -> PageContent:
    """The page with a bullet for each small dot, ring or square that stands before the first word of a line."""
    dots = [shape for shape in content.shapes if _is_dot(shape)]
    if not dots:
        return content
    words = sorted(content.words, key=lambda word: word.top)
    found = [(dot, word) for dot in dots if (word := _marked(dot, words)) is not None]
    if not found:
        return content
    drawn = {id(dot) for dot, _ in found}
    bullets = {(word.x0, word.top): _bullet(dot, word) for dot, word in found}  # a dot may be filled and stroked
    shapes = [shape for shape in content.shapes if id(shape) not in drawn]
    return replace(content, words=[*content.words, *bullets.values()], shapes=shapes)


def _is_dot(shape: Shape) -> bool:
    """Whether a shape is small, about as high as wide, and drawn in ink."""
    width, height = shape.x1 - shape.x0, shape.bottom - shape.top
    ink = shape.fill or shape.stroke
    return (
        shape.kind in ("curve", "rect")
        and 1.0 < width < 9.0
        and abs(width - height) < 0.25 * max(width, height)
        and ink is not None
        and min(ink) < _PALEST
    )


def _marked(dot: Shape, words: Sequence[Word]) -> Word | None:
    """The first word of the line that a dot stands before; `words` from the top down."""
    middle, size = (dot.top + dot.bottom) / 2, dot.x1 - dot.x0
    first = bisect_left(words, middle - size / _SMALLEST, key=lambda word: word.top)
    last = bisect_right(words, middle, key=lambda word: word.top)
    near = [word for word in words[first:last] if abs(word.middle - middle) < _OFF * word.size]
    behind = [word for word in near if word.x0 >= dot.x1]
    word = min(behind, key=lambda word: word.x0, default=None)
    if word is None or not _SMALLEST * word.size < size < _LARGEST * word.size:
        return None
    if not _NEAREST * word.size < word.x0 - dot.x1 < _FURTHEST * word.size:
        return None
    beside = any(word.x1 > dot.x0 - 1.2 * word.size and word.x0 < dot.x1 for word in near)
    return None if beside else word  # a dot between words parts them


def _bullet(dot: Shape, word: Word) -> Word:
    return Word("•", dot.x0, word.top, dot.x1, word.bottom, word.style)
