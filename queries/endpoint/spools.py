"""An answer's pieces in, the whole answer out: small ones stay in memory, large ones go to a file that has no name.

An answer is handed over when it is whole, so that nobody gets half of one with the status of a good one.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from tempfile import TemporaryFile
from threading import Lock
from typing import IO

from queries.endpoint.errors import BusyError

__all__ = ["Room", "Spool", "pack"]

_IN_MEMORY = 1 << 18
_PIECE = 1 << 18
_LEVEL = 4  # of compression: a third of the time of the usual 6, and a twentieth larger


@dataclass
class Room:
    """The bytes on disk that answers may take together."""

    free: int

    def take(self, number: int) -> None:
        if number > self.free:
            raise BusyError("too many large answers are waiting to be fetched; ask again in a while")
        self.free -= number


class Spool:
    """One answer; each who has a share of it closes it when it is handed over."""

    def __init__(self, room: Room) -> None:
        self.size = 0
        self._shares = 1
        self._reading = Lock()
        self._room, self._taken = room, 0
        self._kept: list[bytes] = []
        self._file: IO[bytes] | None = None

    @classmethod
    def of(cls, content: bytes) -> Spool:
        """An answer that is there already."""
        spool = cls(Room(0))
        spool.size, spool._kept = len(content), [content]
        return spool

    def share(self) -> Spool:
        """The same for one more, who may read it at the same time."""
        self._shares += 1
        return self

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
        if self._file is not None:
            return None
        self._kept = [b"".join(self._kept)]
        return self._kept[0]

    def pieces(self) -> Iterator[bytes]:
        """All of it, piece by piece; reading a large one takes its time."""
        if self._file is None:
            yield from self._kept
            return
        at = 0
        while True:
            with self._reading:
                self._file.seek(at)
                piece = self._file.read(_PIECE)
            if not piece:
                return
            at += len(piece)
            yield piece

    def packed(self) -> Spool:
        """The same by gzip; a large one takes its time."""
        packed = Spool(self._room)
        for piece in pack(self.pieces()):
            packed.write(piece)
        return packed

    def digest(self) -> str:
        """What tells its content from any other; a large one takes its time."""
        found = blake2b(digest_size=12)
        for piece in self.pieces():
            found.update(piece)
        return found.hexdigest()

    def close(self) -> None:
        self._shares -= 1
        if self._shares > 0:
            return
        self._kept.clear()
        if self._file is not None:
            self._file.close()
            self._room.free += self._taken
            self._taken = 0


def pack(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Compress by gzip, piece by piece."""
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, 31)
    for piece in pieces:
        if some := packer.compress(piece):
            yield some
    yield packer.flush()
