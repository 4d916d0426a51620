"""Two folded texts in, whether they say the same out."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

__all__ = ["alike"]

_SHARE = 0.85  # of the words of both
_LEAST = 5  # words that a text must have for a longer one to repeat it


def alike(one: str, other: str) -> bool:
    """Whether two texts of folded words are equal but for a few words, or one holds the other.

    >>> alike("alla ska ha ett arbete att gå till", "vi vill att alla ska ha ett arbete att gå till")
    True
    """
    if one == other:
        return True
    mine, theirs = _bag(one), _bag(other)
    fewer, more = sorted((len(mine), len(theirs)))
    if fewer < _LEAST or 2 * fewer < more:
        return False
    needed = _SHARE * (fewer + more) / 2
    if fewer >= needed and len(mine & theirs) >= needed:
        return True
    return f" {one} " in f" {other} " or f" {other} " in f" {one} "


@lru_cache(maxsize=65_536)  # each text is compared with many others
def _bag(text: str) -> frozenset[tuple[str, int]]:
    """The words of a text, each with how many of its kind stand before it: sets are compared fastest."""
    seen: Counter[str] = Counter()
    bag = set()
    for word in text.split():
        bag.add((word, seen[word]))
        seen[word] += 1
    return frozenset(bag)
