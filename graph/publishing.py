"""A store in, its graphs in a SPARQL 1.1 store of anybody's out, sent graph by graph and verified by counts.

Each graph that has arrived whole bears the checksum of its content there, and one that is on its way a mark in that
place. So a run that broke off goes on where it was, and a second run sends nothing. The store is never asked about all
of its triples at once: with tens of thousands of graphs it would not answer in time.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Protocol

from rdflib import URIRef

from graph.remote import GraphStore, PublishingError, Remote
from graph.store import Store
from ontology.terms import SAM_ID

__all__ = ["Published", "publish"]

_CHECKSUM = "<http://spdx.org/rdf/terms#checksumValue>"  # of a graph, at the graph's own IRI
_TRIPLES, _BYTES = 500, 100_000  # of a request: stores compile what is inserted, and refuse what is long
_PAGE = 1000  # rows of an answer: stores cut longer ones off without a word
_NAMED = 100  # graphs whose triples one question counts
_ON_ITS_WAY = "on its way"  # in place of the checksum, so that what a break has left is found again


@dataclass
class Published:
    """The numbers of graphs that were sent, that were there already and that were removed; of triples there now.

    `union` tells whether the store looks into its named graphs when a question names none, as the catalogue's do;
    `refused` why it did not take a graph whole, so that this one and all after it were sent in batches.
    """

    sent: int = 0
    unchanged: int = 0
    removed: int = 0
    triples: int = 0
    union: bool = True
    refused: str = ""


@dataclass(frozen=True)
class _Content:
    """The lines of a graph in N-Triples, the last of which is the checksum of the others."""

    graph: URIRef
    lines: list[str] = field(repr=False)

    @property
    def checksum(self) -> str:
        return sha256("\n".join(self.lines).encode()).hexdigest()

    @property
    def sealed(self) -> list[str]:
        return [*self.lines, _seal(self.graph, self.checksum)]


def _seal(graph: URIRef, value: str) -> str:
    return f'<{graph}> {_CHECKSUM} "{value}" .'


class _Way(Protocol):
    """How a graph is replaced and removed."""

    def put(self, content: _Content) -> None: ...
    def drop(self, graph: URIRef) -> None: ...


class _ByUpdate:
    """By SPARQL Update: the old graph goes, the new one comes in batches, its checksum with the last."""

    def __init__(self, remote: Remote) -> None:
        self._remote = remote

    def put(self, content: _Content) -> None:
        mark = _seal(content.graph, _ON_ITS_WAY)
        self.drop(content.graph)
        for batch in _batches([mark, *content.sealed]):
            lines = "\n".join(batch)
            self._remote.update(f"INSERT DATA {{ GRAPH <{content.graph}> {{\n{lines}\n}} }}")
        self._remote.update(f"DELETE DATA {{ GRAPH <{content.graph}> {{ {mark} }} }}")

    def drop(self, graph: URIRef) -> None:
        self._remote.update(f"DROP SILENT GRAPH <{graph}>")


class _ByGraphStore:
    """By the Graph Store Protocol: each graph whole."""

    def __init__(self, store: GraphStore) -> None:
        self._store = store

    def put(self, content: _Content) -> None:
        self._store.put(content.graph, "\n".join(content.sealed))

    def drop(self, graph: URIRef) -> None:
        self._store.delete(graph)


class _WholeIfTaken:
    """Each graph whole, until the store does not take one; from then on by updates."""

    def __init__(self, whole: _Way, batches: _Way) -> None:
        self._way, self._batches = whole, batches
        self.refused = ""

    def put(self, content: _Content) -> None:
        self._try(lambda way: way.put(content))

    def drop(self, graph: URIRef) -> None:
        self._try(lambda way: way.drop(graph))

    def _try(self, send: Callable[[_Way], None]) -> None:
        try:
            send(self._way)
        except PublishingError as error:
            if self._way is self._batches:
                raise
            self._way, self.refused = self._batches, str(error)
            send(self._way)


def publish(
    store: Store, remote: Remote, *, graph_store: GraphStore | None = None, persons: bool = False
) -> Generator[Published, None, None]:
    """Make a remote store hold the graphs that are asked here, and tell after each how far it has come.

    Graphs of ours that are there and no longer here are removed; other people's are left alone. Superseded editions
    stay at home, and so do names of persons unless asked for. A store that does not take graphs whole by `graph_store`
    gets them in batches. Raises PublishingError where the remote store refuses, does not answer, or counts other
    numbers of triples in the end.
    """
    batches = _ByUpdate(remote)
    way = _WholeIfTaken(_ByGraphStore(graph_store) if graph_store else batches, batches)
    wanted = [*store.graphs(), *(store.persons() if persons else [])]
    sums = _checksums(remote)
    before = _counts(remote, sums)
    done = Published()
    for graph in sorted(set(sums) - set(wanted)):
        way.drop(graph)
        done.removed += 1
    counts: dict[URIRef, int] = {}
    for graph in wanted:
        content = _Content(graph, store.lines(graph))
        counts[graph] = len(content.sealed)
        if sums.get(graph) == {content.checksum} and before[graph] == counts[graph]:
            done.unchanged += 1
        else:
            way.put(content)
            done.sent += 1
        yield done
    _verify(remote, counts)
    done.triples = sum(counts.values())
    done.refused = way.refused
    done.union = bool(remote.select(f"SELECT ?s WHERE {{ ?s {_CHECKSUM} ?sum }} LIMIT 1"))
    yield done


def _batches(lines: Sequence[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    size = 0
    for line in lines:
        if batch and (len(batch) == _TRIPLES or size + len(line.encode()) > _BYTES):
            yield batch
            batch, size = [], 0
        batch.append(line)
        size += len(line.encode())
    yield batch


def _checksums(remote: Remote) -> dict[URIRef, set[str]]:
    """What our graphs in a remote store bear as checksums, asked page by page."""
    sums: dict[URIRef, set[str]] = {}
    last = ""
    while True:
        rows = remote.select(
            f'SELECT ?g ?sum WHERE {{ GRAPH ?g {{ ?g {_CHECKSUM} ?sum }} FILTER(STRSTARTS(STR(?g), "{SAM_ID}")'
            f' && STR(?g) > "{last}") }} ORDER BY ?g ?sum LIMIT {_PAGE}'
        )
        for row in rows:
            sums.setdefault(URIRef(row["g"]), set()).add(row["sum"])
        if len(rows) < _PAGE:
            return sums
        last = rows[-1]["g"]


def _counts(remote: Remote, graphs: Iterable[URIRef]) -> dict[URIRef, int]:
    """The number of triples in each of some graphs in a remote store."""
    counts = dict.fromkeys(graphs, 0)
    every = list(counts)
    for first in range(0, len(every), _NAMED):
        names = " ".join(graph.n3() for graph in every[first : first + _NAMED])
        rows = remote.select(
            f"SELECT ?g (COUNT(*) AS ?value) WHERE {{ VALUES ?g {{ {names} }} GRAPH ?g {{ ?s ?p ?o }} }} GROUP BY ?g"
        )
        counts |= {URIRef(row["g"]): int(row["value"]) for row in rows}
    return counts


def _verify(remote: Remote, counts: dict[URIRef, int]) -> None:
    there = _counts(remote, {**counts, **dict.fromkeys(_checksums(remote))})
    wrong = sorted(graph for graph in there if there[graph] != counts.get(graph, 0))
    if wrong:
        graph = wrong[0]
        raise PublishingError(
            f"{remote.address} holds {len(wrong)} graphs that are not as sent; of {graph} it counts "
            f"{there[graph]} triples and not {counts.get(graph, 0)}; run the command again to send these anew"
        )
