"""The text of a query in, the answer that was kept beside this version of the graph out; or none where there is none.

An answer is found by all of its query's text: a program with another text finds none, nor does any narrowed question.
"""

from __future__ import annotations

from collections.abc import Collection
from hashlib import sha256
from pathlib import Path

from graph.store import ANSWERS
from queries.packing import DAMAGED, pack, unpack
from queries.tables import Table

__all__ = ["Ready"]

_FORM = 1  # of what becomes of an answer before it is kept; one of another form is not found
_LETTERS = 20  # of a hash


class Ready:
    """The answers kept in the folder of one version, each in a file of its own."""

    def __init__(self, version: Path) -> None:
        self._folder = version / ANSWERS
        self._any = self._folder.is_dir()  # a version does not change, and small ones keep none

    def find(self, text: str, without: Collection[str] = ()) -> Table | None:
        """The answer to a query, with nothing in some columns; None where there is none, or a damaged one."""
        try:
            return unpack(self._path(text).read_bytes(), without) if self._any else None
        except DAMAGED:
            return None

    def keep(self, text: str, answer: Table) -> None:
        """Keep the answer to a query."""
        self._folder.mkdir(exist_ok=True)
        self._path(text).write_bytes(pack(answer))
        self._any = True

    def _path(self, text: str) -> Path:
        return self._folder / f"{sha256(f'{_FORM} {text}'.encode()).hexdigest()[:_LETTERS]}.zip"
