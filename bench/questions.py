"""Two graphs of different size in, what each question of the catalogue costs in both out, and how its cost grows.

    python -m bench.questions small big
    python -m bench.questions small big --live

Questions are asked as by `samsyn ask`: answers that were made ready with a graph (`samsyn prepare`) are read, and are
marked so where the big one has them; with --live the store is asked for all of them. A question about one county has
the same answer in both, since that county has the same documents; its cost is not to grow. That of a question about all
is to grow no faster than the graph. An answer that is read costs by its rows, of which pairs of counties have more than
the graph grows: its cost is to grow no faster than they do, and what a row costs is told. Status 1 where one does.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from bench.asked import Asker, Asking, Timed, askings
from graph.store import open_store
from queries.catalog import questions

__all__ = ["Growth", "compare", "main"]

_MOST_OF_ONE, _MOST_OF_ALL = 0.35, 1.1  # powers of the number of facts
_MOST_OF_READ = 1.2  # of the number of rows: ten times as many are more than a processor has at hand
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
        return math.log(self._cost) / math.log(self.times)

    @property
    def _cost(self) -> float:
        """How many times the cost is that of the small graph; endless where an answer did not come."""
        if self.small is None or self.big is None:
            return math.inf
        return max(self.big.middle(), 0.1) / max(self.small.middle(), 0.1)

    @property
    def missed(self) -> bool:
        """Whether the cost grows faster than it may."""
        if self.big is not None and self.big.middle() <= _SMALL:
            return False
        allowed = math.pow(self.times, _MOST_OF_ONE if self.asking.of_one_county else _MOST_OF_ALL)
        if self.small and self.big and self.big.ready:
            allowed = max(allowed, math.pow(self.big.rows / max(self.small.rows, 1), _MOST_OF_READ))
        return self._cost > allowed


def facts_in(graph: Path) -> int:
    """The number of facts that can be asked for."""
    [[number]] = open_store(graph).select(_FACTS).rows
    return int(str(number))


def compare(
    small: Path, big: Path, only: Sequence[str], rounds: int, seconds: float, *, live: bool = False
) -> Iterator[Growth]:
    """Ask each question of both graphs."""
    times = facts_in(big) / facts_in(small)
    with closing(Asker(small, live=live)) as first, closing(Asker(big, live=live)) as second:
        for asking in _all(only):
            yield Growth(asking, first.ask(asking, rounds, seconds), second.ask(asking, rounds, seconds), times)


def _all(only: Sequence[str]) -> Iterator[Asking]:
    for question in questions().values():
        if not only or question.name in only:
            yield from askings(question)


def _shown(timed: Timed | None) -> str:
    return "    too long      " if timed is None else f"{timed.middle():8.1f} {timed.slow():8.1f} "


def _of_a_row(timed: Timed) -> float:
    """Microseconds."""
    return 1000 * timed.middle() / max(timed.rows, 1)


def _tell_growth(graphs: Sequence[Path], asked: argparse.Namespace) -> tuple[list[dict[str, object]], list[str]]:
    small, big = graphs
    print(f"Processor time in ms, median and 95 of 100; {facts_in(small)} and {facts_in(big)} facts that are asked\n")
    print(f"{'question':46} {'rows':>6} {'p50':>8} {'p95':>8} {'rows':>6} {'p50':>8} {'p95':>8} {'power':>6}")
    figures: list[dict[str, object]] = []
    missed: list[str] = []
    whole: list[Growth] = []
    narrowed: list[Growth] = []
    for one in compare(small, big, asked.only, asked.rounds, asked.seconds, live=asked.live):
        (narrowed if one.asking.values else whole).append(one)
        rows = [timed.rows if timed else 0 for timed in (one.small, one.big)]
        mark = (f"  ready, {_of_a_row(one.big):.1f} µs a row" if one.big and one.big.ready else "") + (
            "  grows too fast" if one.missed else ""
        )
        print(
            f"{one.asking!s:46} {rows[0]:6} {_shown(one.small)}{rows[1]:6} {_shown(one.big)}{one.power:6.2f}{mark}",
            flush=True,
        )
        costs = [None if timed is None else round(timed.middle(), 1) for timed in (one.small, one.big)]
        figures.append({"question": str(one.asking), "rows": rows, "p50_ms": costs, "power": round(one.power, 2)})
        missed += [str(one.asking)] if one.missed else []
    print()
    _sum_up("as they stand", whole)
    _sum_up("narrowed", narrowed)
    return figures, missed


def _sum_up(what: str, asked: Sequence[Growth]) -> None:
    """Tell what half of the questions cost at most in the big graph, and 95 of 100; no answer costs most."""
    if costs := sorted(math.inf if one.big is None else one.big.middle() for one in asked):
        middle, slow = (costs[math.ceil(len(costs) * share) - 1] for share in (0.5, 0.95))
        print(f"{len(costs)} questions {what}: p50 {middle:.1f} ms, p95 {slow:.1f} ms, most {costs[-1]:.1f} ms")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("graphs", nargs=2, type=Path, metavar="GRAPH", help="a small and a big one")
    parser.add_argument("--only", nargs="+", default=[], metavar="QUESTION")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--seconds", type=float, default=60, help="that an answer may take")
    parser.add_argument("--live", action="store_true", help="ask the graphs for what was made ready, too")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there too")
    asked = parser.parse_args(arguments)
    figures, missed = _tell_growth(asked.graphs, asked)
    print(f"\nmissed: {'; '.join(missed) or 'nothing'}")
    if asked.json:
        asked.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
