"""Named graphs in, answers out: the store on disk, and the only door to what is asked.

A version of the store has two parts: what is asked, and aside of it the names of persons and the superseded editions,
which an export has but no question sees.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import IO, Any

import pyoxigraph as ox
from rdflib import URIRef

from graph.errors import DamagedGraphError, NoGraphError
from graph.linking.shared import Triple
from graph.oxigraph import Term, of_ox, order_of, to_ox, triple_of, write_content
from graph.versions import current_version

__all__ = ["ANSWERS", "ASIDE", "ASKED", "PARTS", "PERSONS", "UNREADABLE", "Answer", "Dataset", "Store", "open_store"]

_FORMATS = {
    "nq": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "ttl": ox.RdfFormat.TURTLE,
    "jsonld": ox.RdfFormat.JSON_LD,
}
ASKED, ASIDE = PARTS = "graph", "aside"  # folders of a version
ANSWERS = "answers"  # another, with what was asked of this very version; the next one is to have its own
UNREADABLE = (OSError, RuntimeError)  # what the store raises where its files are missing or damaged
PERSONS = "/persons"  # how the IRIs of graphs with names of persons end


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of a SELECT, in the order of its columns; None where a variable has no value."""

    columns: tuple[str, ...]
    rows: list[tuple[Term | None, ...]]


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs that a query reads: the `default` ones as one graph, and the `named` ones by GRAPH."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


class Store:
    """The graphs of one version, to be read; `folder` also holds the documents' texts and files."""

    parts = PARTS  # the folders that are the store's own

    def __init__(self, folder: Path, asked: ox.Store, aside: ox.Store) -> None:
        self.folder = folder
        self._asked, self._aside = asked, aside

    def select(self, query: str) -> Answer:
        """The rows of a SELECT over the union of the graphs that are asked; SyntaxError for a query that is none."""
        found = self._query(query)
        if not isinstance(found, ox.QuerySolutions):
            raise SyntaxError("this is no SELECT query")
        columns = tuple(variable.value for variable in found.variables)
        return Answer(columns, [tuple(of_ox(row[name]) for name in columns) for row in found])

    def construct(self, query: str) -> list[Triple]:
        """The triples of a CONSTRUCT or DESCRIBE over the union of the graphs that are asked."""
        found = self._query(query)
        if not isinstance(found, ox.QueryTriples):
            raise SyntaxError("this is neither a CONSTRUCT nor a DESCRIBE query")
        return [triple_of(one) for one in found]

    def ask(self, query: str) -> bool:
        """Whether an ASK over the union of the graphs that are asked holds."""
        found = self._query(query)
        if not isinstance(found, ox.QueryBoolean):
            raise SyntaxError("this is no ASK query")
        return bool(found)

    def answer(self, query: str, media_type: str = "application/sparql-results+json") -> bytes:
        """The answer to a SELECT or ASK, written in a format of SPARQL 1.1 results.

        Raises SyntaxError for a query that is none, and ValueError for a format in which it has no answer.
        """
        found = self._query(query)
        if isinstance(found, ox.QueryTriples):
            raise ValueError("only SELECT and ASK have an answer in this format")
        format_ = ox.QueryResultsFormat.from_media_type(media_type)
        if format_ is None:
            raise ValueError(f"unknown format: {media_type}")
        return bytes(found.serialize(format=format_))

    def write_answer(
        self,
        out: IO[bytes],
        query: str,
        media_type: str,
        *,
        dataset: Dataset | None = None,
        union: bool = True,
        base: str | None = None,
        prefixes: dict[str, str] | None = None,
    ) -> None:
        """Write the answer to any query piece by piece, in a format of results, or of triples where it has triples.

        It reads the graphs of `dataset`, else with `union` all that are asked as one, else those that it names itself.
        Raises SyntaxError for a query that is none, and ValueError for a format in which it has no answer.
        """
        graphs: dict[str, Any] = {"use_default_graph_as_union": union}
        if dataset is not None:
            graphs = {name: [ox.NamedNode(one) for one in named] for name, named in _dataset(dataset)}
        found = self._asked.query(query, base_iri=base, **graphs)
        if isinstance(found, ox.QueryTriples):
            write_content(found, out, media_type, prefixes)
        elif format_ := ox.QueryResultsFormat.from_media_type(media_type):
            found.serialize(out, format=format_)
        else:
            raise ValueError(f"only CONSTRUCT and DESCRIBE have an answer as {media_type}")

    def write_graphs(
        self, out: IO[bytes], media_type: str, graph: str | None = None, prefixes: dict[str, str] | None = None
    ) -> None:
        """Write all graphs that are asked, or one of them, piece by piece and in the order of the store."""
        name = None if graph is None else ox.NamedNode(graph)
        quads: Iterator[Any] = self._asked.quads_for_pattern(None, None, None, name)
        format_ = ox.RdfFormat.from_media_type(media_type)
        plain = format_ in (ox.RdfFormat.JSON_LD, ox.RdfFormat.TURTLE, ox.RdfFormat.N_TRIPLES, ox.RdfFormat.RDF_XML)
        write_content((quad.triple for quad in quads) if plain else quads, out, media_type, prefixes)

    def _query(self, query: str) -> Any:
        return self._asked.query(query, use_default_graph_as_union=True)

    def graphs(self, *, aside: bool = False) -> list[URIRef]:
        """The IRIs of the graphs that are asked, sorted; with `aside`, of all others too."""
        stores = (self._asked, self._aside) if aside else (self._asked,)
        return sorted(URIRef(graph.value) for store in stores for graph in store.named_graphs())

    def triples(self, graph: URIRef) -> Iterator[Triple]:
        """The triples of one graph, wherever it is."""
        return map(triple_of, self._quads(ox.NamedNode(graph)))

    def about(self, node: URIRef) -> Iterator[Triple]:
        """The triples that say something of a node, in whichever graph that is asked."""
        return map(triple_of, self._asked.quads_for_pattern(ox.NamedNode(node), None, None, None))

    def part(self, graphs: Iterable[URIRef], more: Mapping[URIRef, Iterable[Triple]]) -> Store:
        """A store in memory of some graphs, wherever they are, and of `more`; all of them are asked."""
        found = Store(self.folder, ox.Store(), ox.Store())
        for graph in graphs:
            found._asked.bulk_extend(self._quads(ox.NamedNode(graph)))
        for graph, triples in more.items():
            name = ox.NamedNode(graph)
            found._asked.bulk_extend(ox.Quad(to_ox(s), to_ox(p), to_ox(o), name) for s, p, o in triples)
        return found

    def _quads(self, graph: Any) -> Iterator[Any]:
        return chain.from_iterable(
            store.quads_for_pattern(None, None, None, graph) for store in (self._asked, self._aside)
        )

    def serialize(self, path: Path, format_name: str, prefixes: dict[str, str]) -> None:
        """Write all graphs, those aside too, sorted: "nq", "trig", "ttl" (one graph of all) or "jsonld".

        The file appears when it is whole.
        """
        content: list[Any] = sorted(chain(self._asked, self._aside), key=order_of)
        if format_name == "ttl":
            content = sorted({quad.triple for quad in content}, key=lambda triple: tuple(map(str, triple)))
        partial = path.with_name(f"{path.name}.part")
        named = None if format_name == "nq" else prefixes
        ox.serialize(content, str(partial), format=_FORMATS[format_name], prefixes=named)
        partial.replace(path)

    def lines(self, graph: URIRef) -> list[str]:
        """The triples of one graph as lines of N-Triples, sorted."""
        return sorted(f"{one.triple} ." for one in self._quads(ox.NamedNode(graph)))

    def persons(self) -> list[URIRef]:
        """The graphs with names of persons that belong to documents that are asked, sorted."""
        asked = set(map(str, self.graphs()))
        found = (one for one in self.graphs(aside=True) if one.endswith(PERSONS))
        return [one for one in found if one.removesuffix(PERSONS) in asked]

    def dump(self, folder: Path) -> None:
        """Write each part as N-Quads to a file of its name: first what is asked, then what is aside."""
        for part, store in zip(PARTS, (self._asked, self._aside), strict=True):
            store.dump(str(folder / f"{part}.nq"), format=ox.RdfFormat.N_QUADS)

    def size(self) -> int:
        """The number of triples in all graphs; reads each of them, and raises OSError where one cannot be read."""
        return sum(1 for _ in chain(self._asked, self._aside))

    def read_through(self) -> None:
        """Read every triple by each of the orders that the store keeps; raises OSError where one cannot be read.

        A question reads the order that suits it, so that damage in another one would show only to another question.
        """
        for store in (self._asked, self._aside):
            seen: set[int] = set()  # hashes: the nodes themselves would fill the memory
            for graph in store.named_graphs():
                of_graph: set[Any] = set()
                for quad in store.quads_for_pattern(None, None, None, graph):
                    of_graph |= {(None, quad.predicate, None), (None, None, quad.object)}
                    for s, p, o in (
                        (quad.subject, None, None),
                        (None, quad.predicate, None),
                        (None, None, quad.object),
                    ):
                        if (number := hash((s, p, o))) not in seen:
                            seen.add(number)
                            _exhaust(store.quads_for_pattern(s, p, o, None))
                for s, p, o in of_graph:
                    _exhaust(store.quads_for_pattern(s, p, o, graph))


def _dataset(dataset: Dataset) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "default_graph", dataset.default
    yield "named_graphs", dataset.named


def _exhaust(quads: Iterable[Any]) -> None:
    for _ in quads:
        pass


def open_store(folder: Path, *, aside: bool = True) -> Store:
    """The current version of a store, to be read; without `aside`, what is aside is not even opened.

    Raises NoGraphError where there is none, and DamagedGraphError.
    """
    for _ in range(2):  # a writer may have cleared a version away between the look at its name and its opening
        with suppress(DamagedGraphError):
            return _opened(folder, aside)
    return _opened(folder, aside)


def _opened(folder: Path, aside: bool) -> Store:
    version = current_version(folder)
    if version is None:
        raise NoGraphError(folder)
    try:
        asked = ox.Store.read_only(str(version / ASKED))
        return Store(version, asked, ox.Store.read_only(str(version / ASIDE)) if aside else ox.Store())
    except UNREADABLE as error:
        raise DamagedGraphError(folder, str(error)) from error
