"""Spans of a text in, whether another span touches one of them out, however many there are."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate

__all__ = ["Spans"]


class Spans:
    """Spans as (start, end), the end not included.

    >>> Spans([(5, 9), (0, 2)]).overlaps(2, 6), Spans([(5, 9), (0, 2)]).overlaps(2, 5)
    (True, False)
    """

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._reach = list(accumulate((end for _, end in ordered), max))  # the furthest end up to each span

    def overlaps(self, start: int, end: int) -> bool:
        """Whether a span has a code point in common with one of these."""
        before = bisect_left(self._starts, end)
        return before > 0 and self._reach[before - 1] > start
