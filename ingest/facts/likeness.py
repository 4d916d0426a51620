"""Two folded texts in, whether they say the same out."""

from __future__ import annotations

from collections import Counter

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
    first, second = one.split(), other.split()
    short, long = sorted((one, other), key=len)
    if len(short.split()) >= _LEAST and f" {short} " in f" {long} " and 2 * len(short.split()) >= len(long.split()):
        return True
    shared = (Counter(first) & Counter(second)).total()
    return min(len(first), len(second)) >= _LEAST and 2 * shared >= _SHARE * (len(first) + len(second))
