"""Texts in, the same texts out when they are asked for: a file that is gone in the end, so that memory stays small."""

from __future__ import annotations

import zlib
from pathlib import Path
from tempfile import TemporaryFile
from typing import NamedTuple

__all__ = ["Piece", "Spool"]

_LEVEL = 1  # lines of triples shrink to a tenth even so, and fast


class Piece(NamedTuple):
    """Where a text stands in the file, and its length when it is read."""

    start: int
    stored: int
    length: int


class Spool:
    """A file in a folder that keeps texts, packed, until it is closed; it has no name, so nothing is left behind."""

    def __init__(self, folder: Path) -> None:
        self._file = TemporaryFile(dir=folder)  # noqa: SIM115 - it is open as long as this object
        self._end = 0

    def keep(self, text: bytes) -> Piece:
        """Keep a text, and tell by what it is found again."""
        packed = zlib.compress(text, _LEVEL)
        self._file.seek(self._end)
        self._file.write(packed)
        piece = Piece(self._end, len(packed), len(text))
        self._end += len(packed)
        return piece

    def read(self, piece: Piece) -> bytes:
        self._file.seek(piece.start)
        return zlib.decompress(self._file.read(piece.stored))

    def close(self) -> None:
        """Let go of the file, and of all texts in it."""
        self._file.close()
