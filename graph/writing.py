"""Graphs in, a new version of the store out, which readers see when it is whole."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree

import pyoxigraph as ox
from rdflib import URIRef

from graph.errors import DamagedGraphError, is_full, is_refused
from graph.linking.shared import Triple
from graph.oxigraph import as_lines, lines_of
from graph.spool import Piece, Spool
from graph.store import ANSWERS, ASIDE, PARTS, PERSONS, UNREADABLE, Store
from graph.versions import Version, new_version
from graph.withdrawn import Withdrawn

__all__ = ["Writer", "refill_store", "write_store"]

_BATCH = 20_000_000  # bytes of N-Quads that are loaded at once, about 100,000 triples: 140 MB of memory
_FEW_BATCHES = 4


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
        return self._replace(graph, lines_of(ox.Quad(one.subject, one.predicate, one.object, name) for one in named))

    def _replace(self, graph: URIRef, lines: bytes) -> bool:
        piece = self._put.get(graph)
        before = self._spool.read(piece) if piece else lines_of(self._quads(ox.NamedNode(graph)))
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
                lines = lines_of(self._quads(name))
                self._withdrawn.compare(lines, b"")
                self._put.setdefault(graph, self._spool.keep(lines))
                self.changed.add(graph)

    def _is_asked_about(self, iri: str) -> bool:
        return next(self._asked.quads_for_pattern(ox.NamedNode(iri), None, None, None), None) is not None

    def is_asked(self, graph: URIRef) -> bool:
        """Whether questions will see a graph."""
        return self._home(graph) is self._asked

    def _home(self, graph: URIRef) -> ox.Store:
        return self._aside if graph.endswith(PERSONS) or _belongs(graph, self._superseded) else self._asked

    def load(self, folder: Path) -> None:
        """Take over the files that `dump` wrote, at once."""
        for part, store in zip(PARTS, (self._asked, self._aside), strict=True):
            store.bulk_load(path=str(folder / f"{part}.nq"), format=ox.RdfFormat.N_QUADS)

    def write(self) -> None:
        """Write to disk what was put, so that it can be asked; it can be called again when more has been put."""
        names_removed = any(graph.endswith(PERSONS) and not piece.length for graph, piece in self._put.items())
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
        old, new = self.folder / ASIDE, self.folder / f"{ASIDE}-new"
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


def _belongs(graph: URIRef, documents: Collection[str]) -> bool:
    """Whether a graph is one of the documents' own or one of those that belong to it."""
    path = str(graph)  # an IRI is equal to no plain text
    while documents and path:
        if path in documents:
            return True
        path = path.rpartition("/")[0]
    return False


@contextmanager
def write_store(folder: Path, base: Path | None = None) -> Iterator[Writer]:
    """A new version of a store, which becomes current when the block ends well and has changed something.

    A store that has none yet may begin with the content of `base`, a version of another one. There is one writer at a
    time. Raises LockedError where another is at work, NotWrittenError and DamagedGraphError.
    """
    with new_version(folder, own=(*PARTS, ANSWERS), base=base) as version:
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
    writer = Writer(version.folder, *(ox.Store(str(version.folder / part)) for part in PARTS))
    try:
        yield writer
    finally:
        writer.close()


def _copy(last: Path, new: Path) -> None:
    """Make the parts of a version of those of the last, by hard links."""
    for part in PARTS:
        try:
            ox.Store.read_only(str(last / part)).backup(str(new / part))
        except UNREADABLE as error:
            if isinstance(error, OSError) and (is_full(error) or is_refused(error)):
                raise
            raise DamagedGraphError(last.parent, str(error)) from error
