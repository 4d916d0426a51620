"""Answers that are asked for again and again, as long as the version of the graph that they are of is current."""

from __future__ import annotations

from collections import OrderedDict

from queries.endpoint.spools import Spool

__all__ = ["Shelf"]

_SHARE = 16  # an answer that would fill more than this part of a board is not put on it
_ON_DISK = 8  # large answers may take so many times the bytes on disk that small ones take in memory


class _Board:
    """Answers up to a number of bytes; who was not asked for longest goes."""

    def __init__(self, most: int) -> None:
        self._most = self._free = most
        self._kept: OrderedDict[str, Spool] = OrderedDict()

    def get(self, key: str) -> Spool | None:
        if (found := self._kept.get(key)) is not None:
            self._kept.move_to_end(key)
        return found

    def fits(self, size: int) -> bool:
        return size <= self._most // _SHARE

    def put(self, key: str, answer: Spool) -> None:
        if not self.fits(answer.size) or key in self._kept:
            return
        self._kept[key] = answer.share()
        self._free -= answer.size
        while self._free < 0:
            self._drop()

    def _drop(self) -> None:
        _, dropped = self._kept.popitem(last=False)
        self._free += dropped.size
        dropped.close()

    def clear(self) -> None:
        while self._kept:
            self._drop()


class Shelf:
    """Keeps the answers of one version by what tells them from all others: small ones in memory, large ones on disk.

    >>> shelf = Shelf(100)
    >>> shelf.renew("today")
    >>> shelf.put("today", "a", Spool.of(b"12345"))
    >>> shelf.get("today", "a").small
    b'12345'
    >>> shelf.renew("tomorrow")
    >>> shelf.get("today", "a")
    """

    def __init__(self, most: int = 0) -> None:
        self._version: object = None
        self._small, self._large = _Board(most), _Board(most * _ON_DISK)

    def renew(self, version: object) -> None:
        """Keep answers of this version, and forget those of any other."""
        if version != self._version:
            self._version = version
            self._small.clear()
            self._large.clear()

    def get(self, version: object, key: str) -> Spool | None:
        """A share of an answer, if it is there."""
        found = self._small.get(key) or self._large.get(key) if version == self._version else None
        return None if found is None else found.share()

    def fits(self, size: int) -> bool:
        """Whether an answer of so many bytes may be kept."""
        return self._large.fits(size)

    def put(self, version: object, key: str, answer: Spool) -> None:
        """Keep an answer, if it is not too large, and of the version of which answers are kept."""
        if version == self._version:
            (self._large if answer.small is None else self._small).put(key, answer)
