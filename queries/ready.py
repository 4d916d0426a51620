"""The text of a query in, the answer that was kept beside this version of the graph out; or none where there is none.

An answer is found by all of its query's text: a program with another text finds none. Of an answer over all counties
the rows of one are found by the parameter that narrows it and the node that this is bound to.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from graph.store import ANSWERS
from queries.packing import DAMAGED, pack, unpack
from queries.parts import Part, Parts
from queries.tables import Table

__all__ = ["Ready"]

_FORM = 1  # of what becomes of an answer before it is kept; one of another form is not found
_LETTERS = 20  # of a hash


class Ready:
    """The answers kept in the folder of one version, each in a file of its own, and the parts of all in one."""

    def __init__(self, version: Path) -> None:
        self._folder = version / ANSWERS
        self._parts = Parts(self._folder)
        self._any = self._folder.is_dir()  # a version does not change, and small ones keep none

    def find(self, text: str, without: Collection[str] = ()) -> Table | None:
        """The answer to a query, with nothing in some columns; None where there is none, or a damaged one."""
        try:
            return unpack(self._path(text).read_bytes(), without) if self._any else None
        except DAMAGED:
            return None

    def find_rows(self, text: str, only: Mapping[str, Collection[str]], without: Collection[str] = ()) -> Table | None:
        """Those rows of the answer to a query that are of one of the nodes of each parameter, found as it is."""
        if not self._any or not all(only.values()):
            return None
        found = [self._parts.find(_name(text), parameter, nodes, without) for parameter, nodes in only.items()]
        parts = [several for several in found if several is not None]
        return self._rows_of(text, parts, without) if len(parts) == len(found) else None

    def _rows_of(self, text: str, parts: Sequence[Sequence[Part]], without: Collection[str]) -> Table | None:
        """The rows that are in one part of each parameter, read where they are fewest."""
        numbers = [{number for part in several for number in part.numbers} for several in parts]
        fewest = parts[min(range(len(parts)), key=lambda place: len(numbers[place]))]
        tables = [(part.numbers, part.table) for part in fewest if part.table is not None]
        if len(tables) < len(fewest):
            if (whole := self.find(text, without)) is None:
                return None
            tables = [(range(len(whole.rows)), whole)]
        wanted = set.intersection(*numbers)
        rows = {
            number: row
            for kept, table in tables
            for number, row in zip(kept, table.rows, strict=True)
            if number in wanted
        }
        return Table(tables[0][1].columns, tuple(rows[number] for number in sorted(rows)))

    def keep(self, text: str, answer: Table) -> None:
        """Keep the answer to a query."""
        self._folder.mkdir(exist_ok=True)
        self._path(text).write_bytes(pack(answer))
        self._any = True

    def keep_rows(self, text: str, parameter: str, rows: Mapping[str, Sequence[int]], answer: Table) -> None:
        """Keep which rows of an answer that is kept are of which node of a parameter."""
        self._parts.keep(_name(text), parameter, rows, answer)

    def _path(self, text: str) -> Path:
        return self._folder / f"{_name(text)}.zip"


def _name(text: str) -> str:
    return sha256(f"{_FORM} {text}".encode()).hexdigest()[:_LETTERS]
