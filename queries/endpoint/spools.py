"""An answer's pieces in, the whole answer out: small ones stay in memory, large ones go to a file that has no name.

An answer is handed over when it is whole, so that nobody gets half of one with the status of a good one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import IO

from queries.endpoint.errors import BusyError

__all__ = ["Room", "Spool"]

_IN_MEMORY = 1 << 18
_PIECE = 1 << 18


@dataclass
class Room:
    """The bytes on disk that answers may take together."""

    free: int

    def take(self, number: int) -> None:
        if number > self.free:
            raise BusyError("too many large answers are waiting to be fetched; ask again in a while")
        self.free -= number


class Spool:
    """One answer; `close` it when it is handed over."""

    def __init__(self, room: Room) -> None:
        self.size = 0
        self._room, self._taken = room, 0
        self._kept: list[bytes] = []
        self._file: IO[bytes] | None = None

    @classmethod
    def of(cls, content: bytes) -> Spool:
        """An answer that is there already."""
        spool = cls(Room(0))
        spool.size, spool._kept = len(content), [content]
        return spool

    def write(self, piece: bytes) -> None:
        """Add a piece; raises BusyError where there is no room for it."""
        self.size += len(piece)
        if self._file is None and self.size > _IN_MEMORY:
            self._file = TemporaryFile()  # noqa: SIM115 - `close` closes it
            self._on_disk(b"".join(self._kept))
            self._kept.clear()
        if self._file is None:
            self._kept.append(piece)
        else:
            self._on_disk(piece)

    def _on_disk(self, piece: bytes) -> None:
        self._room.take(len(piece))
        self._taken += len(piece)
        if self._file is not None:
            self._file.write(piece)

    @property
    def small(self) -> bytes | None:
        """All of it, if it is in memory."""
        return None if self._file is not None else b"".join(self._kept)

    def pieces(self) -> Iterator[bytes]:
        """All of it, piece by piece; reading a large one takes its time."""
        if self._file is None:
            yield from self._kept
            return
        at = 0
        while True:
            self._file.seek(at)
            piece = self._file.read(_PIECE)
            if not piece:
                return
            at += len(piece)
            yield piece

    def close(self) -> None:
        self._kept.clear()
        if self._file is not None:
            self._file.close()
            self._room.free += self._taken
            self._taken = 0
