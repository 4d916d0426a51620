"""Where a question can be asked: a graph on disk, or a SPARQL endpoint of anybody's by SPARQLWrapper."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path
from typing import Protocol

from SPARQLWrapper import JSON, POST, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

from graph.as_of import as_of
from graph.store import Store, open_store
from queries.errors import RemoteError
from queries.ready import Ready
from queries.tables import Table

__all__ = ["LocalSource", "Only", "RemoteSource", "Source", "open_source"]

Only = Mapping[str, Collection[str]]  # the nodes that a parameter is bound to
_TIMEOUT = 60  # seconds that a remote endpoint has for an answer
_ALL: Only = {}


class Source(Protocol):
    """What can be asked."""

    def select(self, text: str) -> bytes:
        """The answer to a SELECT query as SPARQL 1.1 Query Results JSON."""
        ...

    def kept(self, text: str, without: Collection[str] = (), only: Only = _ALL) -> Table | None:
        """The answer to a query that was made ready with the graph, with nothing in some columns; None without one.

        With `only`, those of its rows that are of one of the nodes of each parameter.
        """
        ...

    def as_of(self, day: date, *, ended_too: bool) -> tuple[Source, str]:
        """The documents that were in force on a day, and a note on which they are; see `graph.as_of`."""
        ...

    def version(self) -> Path:
        """The folder of the version that is asked."""
        ...


class LocalSource:
    """A graph on disk, opened for reading; one that is asked `live` is asked for what was made ready, too."""

    def __init__(self, store: Path | Store, *, live: bool = False) -> None:
        self._store = open_store(store) if isinstance(store, Path) else store
        self._ready = None if live else Ready(self._store.folder)

    def select(self, text: str) -> bytes:
        return self._store.answer(text)

    def kept(self, text: str, without: Collection[str] = (), only: Only = _ALL) -> Table | None:
        if self._ready is None:
            return None
        return self._ready.find_rows(text, only, without) if only else self._ready.find(text, without)

    def as_of(self, day: date, *, ended_too: bool) -> tuple[Source, str]:
        found = as_of(self._store, day, ended_too=ended_too)
        return LocalSource(found.store, live=True), found.note

    def version(self) -> Path:
        return self._store.folder


class RemoteSource:
    """A SPARQL 1.1 endpoint."""

    def __init__(self, address: str) -> None:
        self._address = address

    def select(self, text: str) -> bytes:
        client = SPARQLWrapper(self._address, agent="samsyn")
        client.setTimeout(_TIMEOUT)
        client.setMethod(POST)
        client.setReturnFormat(JSON)
        client.setQuery(text)
        try:
            response = client.query()
            return bytes(response.response.read())
        except (SPARQLWrapperException, OSError) as error:
            raise RemoteError(f"{self._address} did not answer: {error}") from error

    def kept(self, text: str, without: Collection[str] = (), only: Only = _ALL) -> Table | None:
        return None

    def as_of(self, day: date, *, ended_too: bool) -> tuple[Source, str]:
        raise RemoteError(
            f"{self._address} has the newest editions only: ask a graph on disk as of a day (--graph FOLDER)"
        )

    def version(self) -> Path:
        raise RemoteError(f"{self._address} keeps its files to itself: name a graph on disk instead, by its folder")


def open_source(place: str | Path) -> Source:
    """A graph on disk by its folder, or an endpoint by its address (http://... or https://...)."""
    if str(place).startswith(("http://", "https://")):
        return RemoteSource(str(place))
    return LocalSource(Path(place))
