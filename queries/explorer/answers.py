"""One version of a graph in, its answers out, each asked once and kept as long as the version is served."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from threading import Lock
from typing import Any, Protocol, TypeVar

from graph.store import Store
from queries.asking import Strategies
from queries.proofs import facts_of, with_proofs
from queries.tables import Cell

__all__ = ["Answers", "Current", "Row"]

Row = dict[str, Cell]
T = TypeVar("T")


class Current(Protocol):
    """What is served: the strategies of the newest version, and what tells one version from the next."""

    def strategies(self) -> Strategies: ...

    def store(self) -> Store: ...

    def version(self) -> str: ...


class Answers:
    """The answers of one version; a version never changes, so nothing is asked twice, nor by two at the same time."""

    def __init__(self, strategies: Strategies, version: str, store: Callable[[], Store]) -> None:
        self.strategies, self.version = strategies, version
        self.progress: dict[
            str | None, tuple[int, int]
        ] = {}  # of a report, by the county in its address: parts done, all
        self._store = store
        self._quick = strategies.without_proofs()
        self._proofs: dict[str, tuple[Cell, ...]] = {}
        self._kept: dict[object, Any] = {}
        self._locks: dict[object, Lock] = {}
        self._door = Lock()

    def store(self) -> Store:
        """The graphs themselves, with what lies beside them; raises RemoteError where they are not on disk."""
        return self.once("store", self._store)

    def rows(self, question: str, **parameters: str) -> list[Row]:
        """The rows of a question of the catalogue, each with its fact; `proven` adds the sentences of those shown."""
        key = ("rows", question, *sorted(parameters.items()))
        return self.once(key, lambda: self._quick.table(question, **parameters).dicts())

    def look_up(self, name: str, **values: str | tuple[str, ...]) -> list[Row]:
        """The rows of a query of queries/lookups; `values` bind its marked lines to an IRI each, or to several."""
        bound = {variable: (value,) if isinstance(value, str) else value for variable, value in values.items()}
        key = ("look-up", name, *sorted(bound.items()))
        return self.once(key, lambda: self._quick.look_up(name, **bound).dicts())

    def proven(self, rows: Iterable[Row]) -> list[Row]:
        """The rows with document, page and quotation of their facts; a table of thousands needs few at a time."""
        found = list(rows)
        if missing := facts_of(found) - self._proofs.keys():
            self._proofs |= dict.fromkeys(missing, (None, None, None)) | self.strategies.proofs(missing)
        return [with_proofs(row, self._proofs) for row in found]

    def once(self, key: object, make: Callable[[], T]) -> T:
        """What `make` gives, made at the first call with this key only."""
        with self._door:
            lock = self._locks.setdefault(key, Lock())
        with lock:
            if key not in self._kept:
                self._kept[key] = make()
            found: T = self._kept[key]
            return found
