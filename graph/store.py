"""Named graphs in, answers out: the store on disk, and the only door to it.

A version of the store has two parts: what is asked, and aside of it the names of persons and the superseded editions,
which an export has but no question sees.

The file is long and still one idea: reading and writing stand together, for nothing else knows the store's library.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from shutil import rmtree
from typing import IO, Any

import pyoxigraph as ox
from rdflib import XSD, BNode, Literal, URIRef

from graph.errors import DamagedGraphError, NoGraphError, is_full, is_refused
from graph.linking.shared import Triple
from graph.spool import Piece, Spool
from graph.versions import Version, current_version, new_version
from graph.withdrawn import Withdrawn

__all__ = [
    "Answer",
    "Dataset",
    "NoGraphError",
    "Store",
    "Term",
    "Writer",
    "as_lines",
    "open_store",
    "refill_store",
    "rewrite",
    "write_store",
]

Term = URIRef | Literal | BNode
_FORMATS = {
    "nq": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "ttl": ox.RdfFormat.TURTLE,
    "jsonld": ox.RdfFormat.JSON_LD,
}
_ASKED, _ASIDE = _PARTS = "graph", "aside"  # folders of a version
_UNREADABLE = (OSError, RuntimeError)  # what the store raises where its files are missing or damaged
_PERSONS = "/persons"  # how the IRIs of graphs with names of persons end
_BATCH = 20_000_000  # bytes of N-Quads that are loaded at once, about 100,000 triples: 140 MB of memory
_FEW_BATCHES = 4


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

    parts = _PARTS  # the folders that are the store's own

    def __init__(self, folder: Path, asked: ox.Store, aside: ox.Store) -> None:
        self.folder = folder
        self._asked, self._aside = asked, aside

    def select(self, query: str) -> Answer:
        """The rows of a SELECT over the union of the graphs that are asked; SyntaxError for a query that is none."""
        found = self._query(query)
        if not isinstance(found, ox.QuerySolutions):
            raise SyntaxError("this is no SELECT query")
        columns = tuple(variable.value for variable in found.variables)
        return Answer(columns, [tuple(_of_ox(row[name]) for name in columns) for row in found])

    def construct(self, query: str) -> list[Triple]:
        """The triples of a CONSTRUCT or DESCRIBE over the union of the graphs that are asked."""
        found = self._query(query)
        if not isinstance(found, ox.QueryTriples):
            raise SyntaxError("this is neither a CONSTRUCT nor a DESCRIBE query")
        return [_triple(one) for one in found]

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
            _write(found, out, media_type, prefixes)
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
        _write((quad.triple for quad in quads) if plain else quads, out, media_type, prefixes)

    def _query(self, query: str) -> Any:
        return self._asked.query(query, use_default_graph_as_union=True)

    def graphs(self, *, aside: bool = False) -> list[URIRef]:
        """The IRIs of the graphs that are asked, sorted; with `aside`, of all others too."""
        stores = (self._asked, self._aside) if aside else (self._asked,)
        return sorted(URIRef(graph.value) for store in stores for graph in store.named_graphs())

    def triples(self, graph: URIRef) -> Iterator[Triple]:
        """The triples of one graph, wherever it is."""
        return map(_triple, self._quads(ox.NamedNode(graph)))

    def about(self, node: URIRef) -> Iterator[Triple]:
        """The triples that say something of a node, in whichever graph that is asked."""
        return map(_triple, self._asked.quads_for_pattern(ox.NamedNode(node), None, None, None))

    def part(self, graphs: Iterable[URIRef], more: Mapping[URIRef, Iterable[Triple]]) -> Store:
        """A store in memory of some graphs, wherever they are, and of `more`; all of them are asked."""
        found = Store(self.folder, ox.Store(), ox.Store())
        for graph in graphs:
            found._asked.bulk_extend(self._quads(ox.NamedNode(graph)))
        for graph, triples in more.items():
            name = ox.NamedNode(graph)
            found._asked.bulk_extend(ox.Quad(_to_ox(s), _to_ox(p), _to_ox(o), name) for s, p, o in triples)
        return found

    def _quads(self, graph: Any) -> Iterator[Any]:
        return chain.from_iterable(
            store.quads_for_pattern(None, None, None, graph) for store in (self._asked, self._aside)
        )

    def serialize(self, path: Path, format_name: str, prefixes: dict[str, str]) -> None:
        """Write all graphs, those aside too, sorted: "nq", "trig", "ttl" (one graph of all) or "jsonld".

        The file appears when it is whole.
        """
        content: list[Any] = sorted(chain(self._asked, self._aside), key=_order)
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
        found = (one for one in self.graphs(aside=True) if one.endswith(_PERSONS))
        return [one for one in found if one.removesuffix(_PERSONS) in asked]

    def dump(self, folder: Path) -> None:
        """Write each part as N-Quads to a file of its name: first what is asked, then what is aside."""
        for part, store in zip(_PARTS, (self._asked, self._aside), strict=True):
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


class Writer(Store):
    """A new version of the store, to be changed; nobody sees the changes before it becomes current.

    What is put is kept aside until it is written; `changed` names the graphs that are other than in the last version.
    """

    def __init__(self, folder: Path, asked: ox.Store, aside: ox.Store) -> None:
        super().__init__(folder, asked, aside)
        self.changed: set[URIRef] = set()
        self._there = self.graphs(aside=True)
        self._spool = Spool(folder)
        self._put: dict[URIRef, Piece] = {}
        self._superseded: frozenset[str] = frozenset()
        self._withdrawn = Withdrawn()

    def put(self, graph: URIRef, triples: Iterable[Triple] | bytes) -> bool:
        """Replace a graph whole by triples, or what `as_lines` makes of them; False where it had these already.

        A graph that is not there has none.
        """
        return self._replace(graph, triples if isinstance(triples, bytes) else as_lines(graph, triples))

    def put_turtle(self, graph: URIRef, text: str) -> bool:
        """Replace a graph whole by the triples of a Turtle text that have no blank nodes; False where it had them."""
        name = ox.NamedNode(graph)
        triples = ox.parse(text, format=ox.RdfFormat.TURTLE)
        named = (one for one in triples if not any(isinstance(x, ox.BlankNode) for x in (one.subject, one.object)))
        return self._replace(graph, _lines(ox.Quad(one.subject, one.predicate, one.object, name) for one in named))

    def _replace(self, graph: URIRef, lines: bytes) -> bool:
        piece = self._put.get(graph)
        before = self._spool.read(piece) if piece else _lines(self._quads(ox.NamedNode(graph)))
        if lines == before:
            return False
        self._withdrawn.compare(before, lines)
        self._put[graph] = self._spool.keep(lines)
        self.changed.add(graph)
        return True

    def put_document(self, document: URIRef, graphs: Mapping[URIRef, Iterable[Triple] | bytes]) -> bool:
        """Replace a document's graph and all that belong to it; False where nothing is other than before."""
        before: dict[URIRef, Iterable[Triple] | bytes] = dict.fromkeys(self._graphs_of(document), b"")
        changes = [self.put(graph, triples) for graph, triples in (before | dict(graphs)).items()]
        return any(changes)

    def _graphs_of(self, document: URIRef) -> Iterator[URIRef]:
        """The graphs that a document had when it was last written."""
        for graph in self._there[bisect_left(self._there, document) :]:
            if not graph.startswith(document):
                break
            if _belongs(graph, {str(document)}):
                yield graph

    def remove_document(self, document: URIRef) -> None:
        """Remove a document's graph and all that belong to it."""
        self.put_document(document, {})

    def supersede(self, documents: Iterable[URIRef]) -> None:
        """Tell which documents' graphs are to be aside, since a newer edition took their place."""
        self._superseded = frozenset(map(str, documents))
        for graph in self._there:
            name = ox.NamedNode(graph)
            if self._home(graph) is not (self._aside if self._aside.contains_named_graph(name) else self._asked):
                lines = _lines(self._quads(name))
                self._withdrawn.compare(lines, b"")
                self._put.setdefault(graph, self._spool.keep(lines))
                self.changed.add(graph)

    def _is_asked_about(self, iri: str) -> bool:
        return next(self._asked.quads_for_pattern(ox.NamedNode(iri), None, None, None), None) is not None

    def is_asked(self, graph: URIRef) -> bool:
        """Whether questions will see a graph."""
        return self._home(graph) is self._asked

    def _home(self, graph: URIRef) -> ox.Store:
        return self._aside if graph.endswith(_PERSONS) or _belongs(graph, self._superseded) else self._asked

    def load(self, folder: Path) -> None:
        """Take over the files that `dump` wrote, at once."""
        for part, store in zip(_PARTS, (self._asked, self._aside), strict=True):
            store.bulk_load(path=str(folder / f"{part}.nq"), format=ox.RdfFormat.N_QUADS)

    def write(self) -> None:
        """Write to disk what was put, so that it can be asked; it can be called again when more has been put."""
        names_removed = any(graph.endswith(_PERSONS) and not piece.length for graph, piece in self._put.items())
        for at in (self._asked, self._aside):
            self._write(at)
        del at  # or the files would stay open
        if names_removed:
            self._refill_aside()
        self._put.clear()
        self._there = self.graphs(aside=True)
        self._withdrawn.write(self.folder, self._is_asked_about)

    def _write(self, store: ox.Store) -> None:
        for name in map(ox.NamedNode, self._put):
            if store.contains_named_graph(name):
                store.remove_graph(name)
        batches = 0
        for batch in self._batches(piece for graph, piece in self._put.items() if self._home(graph) is store):
            store.bulk_load(input=batch, format=ox.RdfFormat.N_QUADS)
            batches += 1
        if batches > _FEW_BATCHES:
            store.optimize()  # each batch wrote files of its own, and many small ones are slow to read
        store.flush()

    def _batches(self, pieces: Iterable[Piece]) -> Iterator[bytes]:
        """The lines of graphs, many at once; not all, since what is loaded at once is sorted in memory."""
        batch: list[bytes] = []
        length = 0
        for piece in pieces:
            batch.append(self._spool.read(piece))
            length += piece.length
            if length > _BATCH:
                yield b"".join(batch)
                batch, length = [], 0
        if length:
            yield b"".join(batch)

    def _refill_aside(self) -> None:
        """Write what is aside to new files: in the old ones, what is removed would stay for long, and no name is to."""
        old, new = self.folder / _ASIDE, self.folder / f"{_ASIDE}-new"
        fresh = ox.Store(str(new))
        fresh.bulk_extend(self._aside)
        fresh.flush()
        del self._aside, fresh  # files are moved only when nobody has them open
        rmtree(old)
        new.rename(old)
        self._aside = ox.Store(str(old))

    def close(self) -> None:
        """Let go of the files, which stay locked until then."""
        self._spool.close()
        for name in ("_asked", "_aside"):
            vars(self).pop(name, None)


def as_lines(graph: URIRef, triples: Iterable[Triple]) -> bytes:
    """The triples of a graph as sorted lines of N-Quads, each once."""
    name = ox.NamedNode(graph)
    return _lines(ox.Quad(_to_ox(s), _to_ox(p), _to_ox(o), name) for s, p, o in triples)


def _lines(quads: Iterable[Any]) -> bytes:
    lines = ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""
    return b"".join(sorted(set(lines.splitlines(keepends=True))))


def _dataset(dataset: Dataset) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "default_graph", dataset.default
    yield "named_graphs", dataset.named


def _write(content: Iterable[Any], out: IO[bytes], media_type: str, prefixes: dict[str, str] | None) -> None:
    """Write triples or quads; raises ValueError for an unknown format."""
    format_ = ox.RdfFormat.from_media_type(media_type)
    if format_ is None:
        raise ValueError(f"unknown format: {media_type}")
    named = None if format_ in (ox.RdfFormat.N_TRIPLES, ox.RdfFormat.N_QUADS) else prefixes
    ox.serialize(content, out, format=format_, prefixes=named)


def rewrite(
    source: IO[bytes],
    given: str,
    out: IO[bytes],
    wanted: str,
    prefixes: dict[str, str] | None = None,
    graph: str | None = None,
) -> None:
    """Write an answer anew in another format, piece by piece; ValueError where there is no way to it.

    With `graph`, triples are those of a graph of that name, where the format can tell.
    """
    results, wanted_results = map(ox.QueryResultsFormat.from_media_type, (given, wanted))
    if results is not None and wanted_results is not None:
        ox.parse_query_results(source, format=results).serialize(out, format=wanted_results)
    elif triples := ox.RdfFormat.from_media_type(given):
        content: Iterator[Any] = (quad.triple for quad in ox.parse(source, format=triples))
        if graph is not None and wanted in ("application/n-quads", "application/trig"):
            name = ox.NamedNode(graph)
            content = (ox.Quad(one.subject, one.predicate, one.object, name) for one in content)
        _write(content, out, wanted, prefixes)
    else:
        raise ValueError(f"there is no way from {given} to {wanted}")


def _belongs(graph: URIRef, documents: Collection[str]) -> bool:
    """Whether a graph is one of the documents' own or one of those that belong to it."""
    path = str(graph)  # an IRI is equal to no plain text
    while documents and path:
        if path in documents:
            return True
        path = path.rpartition("/")[0]
    return False


def _exhaust(quads: Iterable[Any]) -> None:
    for _ in quads:
        pass


def _order(quad: ox.Quad) -> tuple[str, str, str, str]:
    return str(quad.graph_name), str(quad.subject), str(quad.predicate), str(quad.object)


def _to_ox(term: URIRef | Literal) -> Any:
    if isinstance(term, Literal):
        if term.language:
            return ox.Literal(str(term), language=term.language)
        return ox.Literal(str(term), datatype=ox.NamedNode(term.datatype) if term.datatype else None)
    return ox.NamedNode(term)


def _of_ox(term: Any) -> Any:
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.Literal):
        if term.language:
            return Literal(term.value, lang=term.language)
        datatype = URIRef(term.datatype.value)
        return Literal(term.value, datatype=None if datatype == XSD.string else datatype, normalize=False)
    return BNode(term.value) if isinstance(term, ox.BlankNode) else None


def _triple(one: Any) -> Triple:
    return _of_ox(one.subject), _of_ox(one.predicate), _of_ox(one.object)


# -- on disk ---------------------------------------------------------------------------------------------------------


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
        asked = ox.Store.read_only(str(version / _ASKED))
        return Store(version, asked, ox.Store.read_only(str(version / _ASIDE)) if aside else ox.Store())
    except _UNREADABLE as error:
        raise DamagedGraphError(folder, str(error)) from error


@contextmanager
def write_store(folder: Path, base: Path | None = None) -> Iterator[Writer]:
    """A new version of a store, which becomes current when the block ends well and has changed something.

    A store that has none yet may begin with the content of `base`, a version of another one. There is one writer at a
    time. Raises LockedError where another is at work, NotWrittenError and DamagedGraphError.
    """
    with new_version(folder, own=_PARTS, base=base) as version:
        if version.last is not None:
            _copy(version.last, version.folder)
        with _writer(version) as writer:
            yield writer
            writer.write()
            version.finished = bool(writer.changed) or version.last in (None, base)


@contextmanager
def refill_store(folder: Path) -> Iterator[Writer]:
    """A new version of a store with nothing of the last, which becomes current when the block ends well.

    Raises as `write_store`.
    """
    with new_version(folder, fresh=True) as version, _writer(version) as writer:
        yield writer
        writer.write()
        version.finished = True


@contextmanager
def _writer(version: Version) -> Iterator[Writer]:
    writer = Writer(version.folder, *(ox.Store(str(version.folder / part)) for part in _PARTS))
    try:
        yield writer
    finally:
        writer.close()


def _copy(last: Path, new: Path) -> None:
    """Make the parts of a version of those of the last, by hard links."""
    for part in _PARTS:
        try:
            ox.Store.read_only(str(last / part)).backup(str(new / part))
        except _UNREADABLE as error:
            if isinstance(error, OSError) and (is_full(error) or is_refused(error)):
                raise
            raise DamagedGraphError(last.parent, str(error)) from error
