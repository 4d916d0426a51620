"""Where a question can be asked: a graph on disk, or a SPARQL endpoint of anybody's by SPARQLWrapper."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from SPARQLWrapper import JSON, POST, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

from graph.store import open_store
from queries.errors import RemoteError

__all__ = ["LocalSource", "RemoteSource", "Source", "open_source"]

_TIMEOUT = 60  # seconds that a remote endpoint has for an answer


class Source(Protocol):
    """What can be asked."""

    def select(self, text: str) -> bytes:
        """The answer to a SELECT query as SPARQL 1.1 Query Results JSON."""
        ...


class LocalSource:
    """A graph on disk, opened for reading."""

    def __init__(self, folder: Path) -> None:
        self._store = open_store(folder)

    def select(self, text: str) -> bytes:
        return self._store.answer(text)


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


def open_source(place: str | Path) -> Source:
    """A graph on disk by its folder, or an endpoint by its address (http://... or https://...)."""
    if str(place).startswith(("http://", "https://")):
        return RemoteSource(str(place))
    return LocalSource(Path(place))
