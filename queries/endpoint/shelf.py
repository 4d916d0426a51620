"""Answers that are asked for again and again, as long as the version of the graph that they are of is current."""

from __future__ import annotations

from collections import OrderedDict

__all__ = ["Shelf"]

_SHARE = 16  # an answer that would fill more than this part of the shelf is not put on it


class Shelf:
    """Keeps answers by what tells them from all others, up to a number of bytes; who was not asked for longest goes.

    >>> shelf = Shelf(100)
    >>> shelf.put("a", b"12345")
    >>> shelf.get("a")
    b'12345'
    """

    def __init__(self, most: int = 0) -> None:
        self._most = self._free = most
        self._kept: OrderedDict[str, bytes] = OrderedDict()

    def get(self, key: str) -> bytes | None:
        """The answer, if it is there."""
        if (found := self._kept.get(key)) is not None:
            self._kept.move_to_end(key)
        return found

    def put(self, key: str, answer: bytes) -> None:
        """Keep an answer, if it is not too large."""
        if len(answer) > self._most // _SHARE or key in self._kept:
            return
        self._kept[key] = answer
        self._free -= len(answer)
        while self._free < 0:
            self._free += len(self._kept.popitem(last=False)[1])
