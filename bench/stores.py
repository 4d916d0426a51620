"""A graph in, the answers of the store on disk and of Virtuoso to each question of the catalogue out, and their times.

    python -m bench.stores GRAPH
    python -m bench.stores GRAPH --endpoint URL

Each question is asked as it stands, and narrowed by values of each parameter, which are taken from the graph itself.
Status 1 where a question has another answer, or none within the time.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from bench.asked import Asker, Asking, Timed
from graph.publishing import Published, publish
from graph.remote import Access, GraphStore, Remote
from graph.store import open_store
from queries.asking import Strategies
from queries.catalog import Parameter, Question, questions
from queries.sources import open_source

__all__ = ["askings_in", "main", "published"]

_PATIENCE = 600  # seconds that Virtuoso may take for a graph that it is sent
_BUFFERS = 100_000  # pages of 8 kB that it may keep in memory
_ROWS = 1_000_000  # of an answer that it may send; it cuts off without a word


def askings_in(strategies: Strategies, question: Question, most: int) -> Iterator[Asking]:
    """A question as it stands, and narrowed by so many values of each parameter that the graph knows."""
    known = {one.name: _values(strategies, one, most) for one in question.parameters if not one.is_date}
    needed = {one.name: known[one.name][0] for one in question.parameters if one.required and known[one.name]}
    if any(one.required and one.name not in needed for one in question.parameters):
        return  # no value of it is known here
    yield Asking(question.name, needed)
    for name, values in known.items():
        for value in values:
            if needed.get(name) != value:
                yield Asking(question.name, {**needed, name: value})


def _values(strategies: Strategies, parameter: Parameter, most: int) -> list[str]:
    """So many of the nodes that a parameter may be, from all over their order."""
    nodes = sorted({node for node, _ in strategies.names(parameter)})
    return nodes[:: max(1, -(-len(nodes) // most))]


@contextmanager
def published(graph: Path, seconds: float) -> Iterator[tuple[str, Published]]:
    """The address of a Virtuoso that holds a graph, with so many seconds for an answer, and what was sent there."""
    from tests.virtuoso import Settings, virtuoso

    settings = Settings(_BUFFERS, rows=_ROWS, seconds=seconds)
    with tempfile.TemporaryDirectory() as folder, virtuoso(Path(folder), settings) as address:
        access = Access("dba", "dba", timeout=_PATIENCE)
        whole = GraphStore(f"{address}/sparql-graph-crud-auth", access)
        *_, done = publish(open_store(graph), Remote(f"{address}/sparql-auth", access), graph_store=whole)
        yield f"{address}/sparql", done


@dataclass
class _Compared:
    """The times of a question in all its forms at two stores, and the forms in which the answers differ."""

    name: str
    here: list[Timed | None] = field(default_factory=list)
    there: list[Timed | None] = field(default_factory=list)
    other: list[Asking] = field(default_factory=list)
    late: list[Asking] = field(default_factory=list)

    def add(self, asking: Asking, here: Timed | None, there: Timed | None) -> None:
        self.here.append(here)
        self.there.append(there)
        if here is None or there is None:
            self.late.append(asking)
        elif here.content != there.content:
            self.other.append(asking)

    @property
    def missed(self) -> list[Asking]:
        return [*self.other, *self.late]

    def line(self) -> str:
        """How often it was asked, the rows of all, and for each store the times of all and of what was narrowed."""
        told = f"{len(self.other)} other answers " if self.other else ""
        told += f"{len(self.late)} too long" if self.late else ""
        rows = self.here[0].rows if self.here[0] else 0
        times = "".join(f"{_shown(times[:1])} {_shown(times[1:])}" for times in (self.here, self.there))
        return f"{self.name:32} {len(self.here):5} {rows:6} {times}  {told or 'same'}"

    def figures(self) -> dict[str, object]:
        return {
            "question": self.name,
            "asked": len(self.here),
            "embedded_ms": [None if one is None else round(one.middle(wall=True), 1) for one in self.here],
            "virtuoso_ms": [None if one is None else round(one.middle(wall=True), 1) for one in self.there],
            "other": [dict(one.values) for one in self.other],
            "too_long": [dict(one.values) for one in self.late],
        }


def _shown(times: Sequence[Timed | None]) -> str:
    """The median; of what took too long, that it did."""
    if not times:
        return f"{'':>8}"
    if any(one is None for one in times):
        return f"{'> limit':>8}"
    return f"{median(one.middle(wall=True) for one in times if one):8.1f}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("graph", type=Path, metavar="GRAPH")
    parser.add_argument("--only", nargs="+", default=list(questions()), metavar="QUESTION")
    parser.add_argument("--values", type=int, default=3, help="of each parameter")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=20, help="that an answer may take")
    parser.add_argument(
        "--endpoint", metavar="URL", help="of a store that holds the graph already, instead of Virtuoso"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there too")
    asked = parser.parse_args(arguments)
    strategies = Strategies(open_source(asked.graph))
    found: list[_Compared] = []
    filled = nullcontext((asked.endpoint, Published())) if asked.endpoint else published(asked.graph, asked.seconds)
    with (
        filled as (address, sent),
        closing(Asker(asked.graph)) as here,
        closing(Asker(address)) as there,
    ):
        if sent.triples:
            print(f"{sent.triples} triples. {sent.refused or 'They were taken as whole graphs.'}")
        print("Time by the clock in ms, median: the question as it stands, and narrowed by each value\n")
        print(f"{'':32} {'':5} {'':6} {'on disk':^17} {'Virtuoso':^17}")
        print(f"{'question':32} {'asked':>5} {'rows':>6} {'all':>8} {'one':>8}{'all':>8} {'one':>8}  answers")
        for name in asked.only:
            one = _Compared(name)
            for asking in askings_in(strategies, questions()[name], asked.values):
                one.add(asking, *(asker.ask(asking, asked.rounds, asked.seconds) for asker in (here, there)))
            if one.here:
                print(one.line(), flush=True)
                found.append(one)
    missed = [asking for one in found for asking in one.missed]
    print(f"\n{sum(len(one.here) for one in found)} answers; other or none: {len(missed)}")
    for asking in missed:
        print(f"  {asking.question} {dict(asking.values)}")
    if asked.json:
        asked.json.write_text(json.dumps([one.figures() for one in found], indent=1) + "\n", encoding="utf-8")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
