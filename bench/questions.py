"""Two graphs of different size in, what each question of the catalogue costs in both out, and how its cost grows.

    python -m bench.questions small big
    python -m bench.questions small --virtuoso

A question about one county has the same answer in both, since that county has the same documents; its cost is not to
grow. That of a question about all is to grow no faster than the graph. Status 1 where one does.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.asked import Asker, Asking, Timed, askings
from graph.publishing import publish
from graph.remote import Access, Remote
from graph.store import open_store
from queries.catalog import questions

__all__ = ["Growth", "compare", "main"]

_MOST_OF_ONE, _MOST_OF_ALL = 0.35, 1.1  # powers of the number of facts
_SMALL = 40.0  # milliseconds, below which growth is noise
_FACTS = (
    "PREFIX sam: <https://w3id.org/samsyn#> SELECT (COUNT(DISTINCT ?fact) AS ?n) WHERE { ?fact sam:confidence ?any }"
)


@dataclass(frozen=True, slots=True)
class Growth:
    """A question's cost in a small and a big graph, which has so many times the facts; None where it took too long."""

    asking: Asking
    small: Timed | None
    big: Timed | None
    times: float

    @property
    def power(self) -> float:
        """The power of the number of facts by which the cost grows; endless where an answer did not come."""
        if self.small is None or self.big is None:
            return math.inf
        return math.log(max(self.big.middle(), 0.1) / max(self.small.middle(), 0.1)) / math.log(self.times)

    @property
    def missed(self) -> bool:
        """Whether the cost grows faster than it may."""
        if self.big is not None and self.big.middle() <= _SMALL:
            return False
        return self.power > (_MOST_OF_ONE if self.asking.of_one_county else _MOST_OF_ALL)


def facts_in(graph: Path) -> int:
    """The number of facts that can be asked for."""
    [[number]] = open_store(graph).select(_FACTS).rows
    return int(str(number))


def compare(small: Path, big: Path, only: Sequence[str], rounds: int, seconds: float) -> Iterator[Growth]:
    """Ask each question of both graphs."""
    times = facts_in(big) / facts_in(small)
    with closing(Asker(small)) as first, closing(Asker(big)) as second:
        for asking in _all(only):
            yield Growth(asking, first.ask(asking, rounds, seconds), second.ask(asking, rounds, seconds), times)


def _all(only: Sequence[str]) -> Iterator[Asking]:
    for question in questions().values():
        if not only or question.name in only:
            yield from askings(question)


@contextmanager
def _virtuoso(graph: Path) -> Iterator[str]:
    """The address of a Virtuoso that holds a graph."""
    from tests.virtuoso import virtuoso

    with tempfile.TemporaryDirectory() as folder, virtuoso(Path(folder)) as address:
        access = Access("dba", "dba", timeout=600)
        for _ in publish(open_store(graph), Remote(f"{address}/sparql-auth", access)):
            pass
        yield f"{address}/sparql"


def _shown(timed: Timed | None, *, wall: bool = False) -> str:
    return "    too long      " if timed is None else f"{timed.middle(wall=wall):8.1f} {timed.slow(wall=wall):8.1f} "


def _tell_growth(graphs: Sequence[Path], asked: argparse.Namespace) -> tuple[list[dict[str, object]], list[str]]:
    small, big = graphs
    print(f"Processor time in ms, median and 95 of 100; {facts_in(small)} and {facts_in(big)} facts that are asked\n")
    print(f"{'question':46} {'rows':>6} {'p50':>8} {'p95':>8} {'rows':>6} {'p50':>8} {'p95':>8} {'power':>6}")
    figures: list[dict[str, object]] = []
    missed: list[str] = []
    for one in compare(small, big, asked.only, asked.rounds, asked.seconds):
        rows = [timed.rows if timed else 0 for timed in (one.small, one.big)]
        mark = "  grows too fast" if one.missed else ""
        print(
            f"{one.asking!s:46} {rows[0]:6} {_shown(one.small)}{rows[1]:6} {_shown(one.big)}{one.power:6.2f}{mark}",
            flush=True,
        )
        costs = [None if timed is None else round(timed.middle(), 1) for timed in (one.small, one.big)]
        figures.append({"question": str(one.asking), "rows": rows, "p50_ms": costs, "power": round(one.power, 2)})
        missed += [str(one.asking)] if one.missed else []
    return figures, missed


def _tell_stores(graph: Path, asked: argparse.Namespace) -> tuple[list[dict[str, object]], list[str]]:
    print("Time by the clock in ms, median and 95 of 100: the store on disk, and Virtuoso\n")
    print(f"{'question':46} {'rows':>6} {'p50':>8} {'p95':>8}  {'p50':>8} {'p95':>8}")
    figures: list[dict[str, object]] = []
    missed: list[str] = []
    with _virtuoso(graph) as address, closing(Asker(graph)) as here, closing(Asker(address)) as there:
        for asking in _all(asked.only):
            one, other = (asker.ask(asking, asked.rounds, asked.seconds) for asker in (here, there))
            alike = one is not None and other is not None and one.content == other.content
            end = "" if alike else "  another answer" if one and other else "  no answer"
            print(
                f"{asking!s:46} {one.rows if one else 0:6} {_shown(one, wall=True)} {_shown(other, wall=True)}{end}",
                flush=True,
            )
            costs = [None if timed is None else round(timed.middle(wall=True), 1) for timed in (one, other)]
            figures.append({"question": str(asking), "p50_ms": costs, "alike": alike})
            missed += [] if alike else [str(asking)]
    return figures, missed


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("graphs", nargs="+", type=Path, metavar="GRAPH", help="one, or a small and a big one")
    parser.add_argument("--only", nargs="+", default=[], metavar="QUESTION")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--seconds", type=float, default=60, help="that an answer may take")
    parser.add_argument("--virtuoso", action="store_true", help="compare with a Virtuoso that holds the (first) graph")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there too")
    asked = parser.parse_args(arguments)
    if len(asked.graphs) > 2 or (len(asked.graphs) < 2 and not asked.virtuoso):
        parser.error("name a small and a big graph, or one with --virtuoso")
    if asked.virtuoso:
        figures, missed = _tell_stores(asked.graphs[0], asked)
    else:
        figures, missed = _tell_growth(asked.graphs, asked)
    print(f"\nmissed: {'; '.join(missed) or 'nothing'}")
    if asked.json:
        asked.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
