"""What is served is the newest version of the graph, and who is still reading an older one may go on."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from rdflib import Literal, URIRef

from graph.errors import NoGraphError
from graph.writing import write_store
from queries.errors import RemoteError
from queries.serving import Current

NODE, NAME = URIRef("https://example.org/a"), URIRef("https://example.org/name")
ALL = "SELECT ?name WHERE { ?s <https://example.org/name> ?name }"


def put(folder: Path, name: str) -> None:
    with write_store(folder) as writer:
        writer.put(NODE, [(NODE, NAME, Literal(name))])


def test_a_new_version_is_served_and_the_old_one_stays_readable(tmp_path: Path) -> None:
    """After a build, whoever asks for the store gets the new one; an answer begun on the old one still comes."""
    put(tmp_path, "first")
    current = Current(tmp_path)
    old, version = current.store(), current.version()
    assert current.store() is old
    put(tmp_path, "second")
    assert current.version() != version
    assert [str(row[0]) for row in current.store().select(ALL).rows] == ["second"]
    assert [str(row[0]) for row in old.select(ALL).rows] == ["first"]
    assert list(current.strategies().sparql(ALL)["name"]) == ["second"]


def test_threads_open_a_version_once(tmp_path: Path) -> None:
    """Many that ask at once are given one and the same store."""
    put(tmp_path, "first")
    current = Current(tmp_path)
    with ThreadPoolExecutor(8) as pool:
        stores = set(pool.map(lambda _: current.store(), range(32)))
    assert len(stores) == 1


def test_what_cannot_be_served_is_told(tmp_path: Path) -> None:
    """A folder without a graph and an endpoint without files say so when they are asked."""
    with pytest.raises(NoGraphError):
        Current(tmp_path).version()
    remote = Current("http://127.0.0.1:1/sparql")
    assert remote.version() == ""
    with pytest.raises(RemoteError):
        remote.store()
