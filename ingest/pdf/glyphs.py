"""Glyphs with boxes in drawing order in, words out: where one word ends and the next begins."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ingest.layout.signs import is_bullet
from ingest.layout.words import Style, Word

__all__ = ["Glyph", "join_glyphs"]

_GAP = 0.22  # of the type size: a wider gap parts words even where no blank is drawn
_STEP = 0.5  # of the type size: a bigger step up or down is another line


class Glyph(NamedTuple):
    """One glyph; a blank is a glyph without ink and parts words. Turned text has its box turned with it."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    style: Style


def join_glyphs(glyphs: Iterable[Glyph | None]) -> list[Word]:
    """The words of a page; None stands for a blank or a line's end."""
    words: list[Word] = []
    word: Word | None = None
    for glyph in glyphs:
        if glyph is None:
            # blanks are made up at random within turned type: there the gaps tell where words end
            word = word if word is not None and word.style.turned else None
            continue
        follows = word is not None and _follows(word, glyph) and not (len(word.text) == 1 and is_bullet(word.text))
        if follows and word is not None and word.style is glyph.style:
            _lengthen(word, glyph)
        else:
            word = Word(glyph.text, glyph.x0, glyph.top, glyph.x1, glyph.bottom, glyph.style, follows)
            words.append(word)
    return words


def _lengthen(word: Word, glyph: Glyph) -> None:
    word.text += glyph.text
    if glyph.x1 > word.x1:
        word.x1 = glyph.x1
    if glyph.x0 < word.x0:
        word.x0 = glyph.x0
    if glyph.style.turned:
        word.top, word.bottom = min(word.top, glyph.top), max(word.bottom, glyph.bottom)


def _follows(word: Word, glyph: Glyph) -> bool:
    style, size = glyph.style, glyph.style.size
    if style is not word.style:
        size = max(size, word.style.size)
    if style.turned or word.style.turned:
        across = max(glyph.x0 - word.x1, word.x0 - glyph.x1)
        return max(across, glyph.top - word.bottom, word.top - glyph.bottom) < _GAP * size
    return -size < glyph.x0 - word.x1 < _GAP * size and abs(glyph.bottom - word.bottom) < _STEP * size
