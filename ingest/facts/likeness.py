"""Two folded texts in, whether they say the same out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache

__all__ = ["Known", "alike"]

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


@dataclass(slots=True)
class Known:
    """Folded texts, each with its place, to find the first that says the same as another.

    >>> known = Known()
    >>> known.add("alla ska ha ett arbete att gå till", 7)
    >>> known.first("vi vill att alla ska ha ett arbete att gå till"), known.first("alla ska ha en bostad")
    (7, None)
    """

    _bits: dict[tuple[str, int], int] = field(
        default_factory=dict
    )  # of each word: numbers are compared faster than sets
    _texts: list[tuple[str, int, int, int]] = field(default_factory=list)

    def add(self, text: str, place: int) -> None:
        """Add a text; the places are to rise."""
        bag = _bag(text)
        bits = sum(1 << self._bits.setdefault(word, len(self._bits)) for word in bag)
        self._texts.append((text, bits, len(bag), place))

    def first(self, text: str) -> int | None:
        """The place of the first text that is alike; None where none is."""
        bag = _bag(text)
        mine, size = sum(1 << self._bits[word] for word in bag if word in self._bits), len(bag)
        for other, theirs, their_size, place in self._texts:
            shared = 2 * (mine & theirs).bit_count()
            # texts that are alike share at least half the words of the longer one
            if shared >= size and shared >= their_size and alike(other, text):
                return place
        return None


@lru_cache(maxsize=65_536)  # each text is compared with many others
def _bag(text: str) -> frozenset[tuple[str, int]]:
    """The words of a text, each with how many of its kind stand before it: sets are compared fastest."""
    seen: Counter[str] = Counter()
    bag = set()
    for word in text.split():
        bag.add((word, seen[word]))
        seen[word] += 1
    return frozenset(bag)
