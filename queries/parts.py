"""Which rows of an answer are of which county, theme or actor in, kept in one file beside it; those of one of them out.

Only they are read, however long the whole answer is, which has each row once more for each parameter that narrows it.
Where they are a good part of it, their numbers alone are kept. It is an SQLite file, which finds one of ten thousand at
once.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Collection, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from queries.packing import DAMAGED, fold, unfold
from queries.tables import Table

__all__ = ["Part", "Parts"]

_FILE = "parts.sqlite"
_MAKE = """
PRAGMA page_size = 1024; -- most parts are short, and what a page has left is lost
PRAGMA journal_mode = OFF; -- nobody reads a version in the making, nor goes on with half of it
PRAGMA synchronous = OFF;
CREATE TABLE IF NOT EXISTS part (name INTEGER PRIMARY KEY, content BLOB NOT NULL);
"""
_BYTES = 8  # of a name, which is a hash
_SHARE = 4  # a part of more than one row in so many is read in the whole answer


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of an answer by their numbers in it, and the rows themselves if they are kept here too."""

    numbers: Sequence[int]
    table: Table | None


class Parts:
    """The parts of the answers in a folder."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / _FILE

    def keep(self, answer: str, parameter: str, rows: Mapping[str, Sequence[int]], table: Table) -> None:
        """Keep the rows of each node, by their numbers in a table that is found by the name of its answer."""
        parts = sorted((_name(answer, parameter, node), _pack(numbers, table)) for node, numbers in rows.items())
        with closing(sqlite3.connect(self._path)) as kept:
            kept.executescript(_MAKE)
            kept.executemany("INSERT OR REPLACE INTO part VALUES (?, ?)", parts)
            kept.commit()

    def find(
        self, answer: str, parameter: str, nodes: Collection[str], without: Collection[str] = ()
    ) -> list[Part] | None:
        """The part of each node, with nothing in some columns; None where one is not kept, or is damaged."""
        try:
            with closing(sqlite3.connect(f"{self._path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as kept:
                asked = "SELECT content FROM part WHERE name = ?"
                found = [kept.execute(asked, (_name(answer, parameter, node),)).fetchone() for node in nodes]
            return None if None in found else [_unpack(content, without) for (content,) in found]
        except (sqlite3.Error, *DAMAGED):
            return None


def _name(answer: str, parameter: str, node: str) -> int:
    return int.from_bytes(sha256(f"{answer} {parameter} {node}".encode()).digest()[:_BYTES], signed=True)


def _pack(numbers: Sequence[int], table: Table) -> bytes:
    few = len(numbers) * _SHARE <= len(table.rows)
    part = fold(Table(table.columns, tuple(table.rows[number] for number in numbers))) if few else None
    return zlib.compress(json.dumps([numbers, part], ensure_ascii=False, separators=(",", ":")).encode())


def _unpack(content: bytes, without: Collection[str]) -> Part:
    numbers, part = json.loads(zlib.decompress(content))
    return Part(numbers, None if part is None else unfold(part, without))
