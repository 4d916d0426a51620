"""A document's text and what is read from it in, the text of one page in pieces out: for files that have no pictures.

A page of such a file is known by its passages only: it goes from the first of its own to the first of a later page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from queries.explorer.passages import Passage

__all__ = ["Piece", "excerpt"]

_MOST = 12_000  # letters: some pages of text
_BEFORE = 2_000  # of them before a passage that is shown


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters of a text; `quotation` is the IRI of what they are quoted by, "" for those that prove nothing."""

    text: str
    quotation: str = ""


def excerpt(text: str, found: Sequence[Passage], page: int, chosen: Passage | None = None) -> list[Piece]:
    """The text of a page, of a long one the part around what is chosen; found are all passages, in their order."""
    here = [one for one in found if one.page == page and one.start < one.end <= len(text)]
    if not here:
        return []
    first = 0 if page == 1 else here[0].start
    last = min((one.start for one in found if one.page > page), default=len(text))
    if chosen is not None:
        first = max(first, _line(text, chosen.start - _BEFORE))
    last = max(min(last, first + _MOST), (chosen or here[0]).end)
    return _pieces(text, first, last, [one for one in (chosen, *here) if one is not None])


def _line(text: str, place: int) -> int:
    """Where the line of a place begins."""
    return text.rfind("\n", 0, place) + 1 if place > 0 else 0


def _pieces(text: str, first: int, last: int, marks: Sequence[Passage]) -> list[Piece]:
    """The text between two places; of passages that share letters, the first that is named keeps them."""
    kept: list[Passage] = []
    for one in marks:
        if first <= one.start and one.end <= last and all(one.end <= it.start or it.end <= one.start for it in kept):
            kept.append(one)
    pieces, at = [], first
    for one in sorted(kept, key=lambda one: one.start):
        pieces += [Piece(text[at : one.start]), Piece(text[one.start : one.end], one.quotation)]
        at = one.end
    return [piece for piece in (*pieces, Piece(text[at:last])) if piece.text]
