"""The graphs of another store in, one file of them out, graph by graph; what the store cut off is no file.

A store may send no more than so many triples of a graph and say nothing of it. So the triples of each are counted there
and here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import replace
from gzip import GzipFile
from tempfile import SpooledTemporaryFile
from typing import IO, cast

from graph.description import QUERIES
from graph.oxigraph import rewrite
from graph.turtle import PREFIXES
from ontology.terms import SAM_ID
from queries.endpoint.errors import NotServedError
from queries.endpoint.messages import Task
from queries.endpoint.spools import Room, Spool
from queries.tables import read_results

__all__ = ["Sink", "gather"]

_LINES = "application/n-quads"
_IN_MEMORY = 1 << 20
_PIECE = 1 << 16
_ROWS = 1_000_000_000  # bytes that a list of graphs is sure not to have
_PERSONS = "/persons"  # how the IRIs of graphs with names of persons end, which are not served
_COUNT = "SELECT (COUNT(*) AS ?triples) WHERE {{ GRAPH <{}> {{ ?s ?p ?o }} }}"

Fetch = Callable[[Task, "Sink | Spool"], None]


class Sink:
    """Lines that are kept, to be read again, and counted."""

    def __init__(self, file: IO[bytes]) -> None:
        self.size = self.lines = 0
        self._file = file

    def write(self, piece: bytes) -> None:
        self.size += len(piece)
        self.lines += piece.count(b"\n")
        self._file.write(piece)


def gather(task: Task, out: IO[bytes], fetch: Fetch) -> None:
    """Write the graph of a task, or all that are served; `fetch` has the store answer a task. Raises NoAnswerError."""
    with ExitStack() as stack:
        if task.packed:
            out = cast("IO[bytes]", stack.enter_context(GzipFile(filename="", mode="wb", fileobj=out, mtime=0)))
        for graph, number in _counted(task, fetch).items():
            with SpooledTemporaryFile(_IN_MEMORY) as file:
                sink = Sink(cast("IO[bytes]", file))
                fetch(replace(task, media_type=_LINES, graph=graph, packed=False), sink)
                if sink.lines != number:
                    raise NotServedError(f"the store has {number} triples in {graph} and sends {sink.lines}")
                file.seek(0)
                _copy(cast("IO[bytes]", file), out, task.media_type, graph)


def _counted(task: Task, fetch: Fetch) -> Mapping[str, int]:
    """The triples of each graph that is wanted."""
    query = QUERIES["graphs"] if task.graph is None else _COUNT.format(task.graph)
    spool = Spool(Room(_ROWS))
    fetch(replace(task, media_type="application/sparql-results+json", query=query, graph=None, packed=False), spool)
    rows = read_results(b"".join(spool.pieces())).rows
    spool.close()
    if task.graph is not None:
        return {task.graph: int(str(rows[0][0]))}
    named = ((str(row[0]), int(str(row[1]))) for row in rows)
    return {name: number for name, number in named if name.startswith(SAM_ID) and not name.endswith(_PERSONS)}


def _copy(lines: IO[bytes], out: IO[bytes], wanted: str, graph: str) -> None:
    if wanted == _LINES:
        while piece := lines.read(_PIECE):
            out.write(piece)
    else:
        rewrite(lines, _LINES, out, wanted, PREFIXES, graph)
