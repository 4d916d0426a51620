"""A graph in, how its server does beside others, under attack and while the graph is built anew, out.

python -m bench.serving --graph my-graph [--part load|hostile|memory|rebuilds|rows] [--runs 5]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from bench.serving.hostile import suffer
from bench.serving.load import RIVALS, measure_load
from bench.serving.memory import remember
from bench.serving.rebuilds import rebuild_under_load
from bench.serving.rows import fetch_rows

_PARTS = ("load", "hostile", "memory", "rebuilds", "rows")
_MB = 1_000_000


def main(arguments: Sequence[str] | None = None) -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--graph", type=Path, required=True)
    parser.add_argument("--part", choices=_PARTS, action="append")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=5.0, help="of each server in each round of load")
    parser.add_argument("--leave-out", nargs="*", default=[], help="questions that others are known not to answer")
    parser.add_argument("--beside", nargs="*", default=list(RIVALS), choices=RIVALS, help="which other servers")
    parser.add_argument(
        "--unchecked", nargs="*", default=[], choices=RIVALS, help="who is not asked each question alone first"
    )
    parser.add_argument("--counties", type=int, default=8, help="about how many counties each question is asked")
    options = parser.parse_args(arguments)
    console = Console(width=max(120, Console().width))
    for part in options.part or _PARTS:
        if part == "load":
            _load(console, options)
        elif part == "hostile":
            _hostile(console, options.graph, options.runs)
        elif part == "memory":
            _memory(console, options.graph, options.runs)
        elif part == "rows":
            print(fetch_rows(options.graph))
        else:
            with TemporaryDirectory(prefix="samsyn-") as folder:
                print(rebuild_under_load(Path(folder, "graph"), builds=20, seconds=60))


def _load(console: Console, options: argparse.Namespace) -> None:
    found = measure_load(
        options.graph,
        rounds=options.runs,
        seconds=options.seconds,
        counties=options.counties,
        known=options.leave_out,
        beside=options.beside,
        unchecked=options.unchecked,
    )
    for title, rows in (("each query for the first time", found.first), ("again and again", found.again)):
        table = Table(
            "server", "requests a processor second", "requests a second", "p50 ms", "p99 ms", "answered", "failed"
        )
        table.title = f"{title}: {found.questions} questions, {found.queries} queries"
        for row in rows:
            numbers = (row.per_cpu_second, row.per_second, row.p50, row.p99)
            table.add_row(row.name, *(f"{number:.1f}" for number in numbers), str(row.answered), str(row.failed))
        console.print(table)
    for server, refused in found.refused.items():
        if refused:
            print(f"not answered well by {server}: {dict(refused)}", file=sys.stderr)
    print(f"left out: {dict(found.left_out)}", file=sys.stderr)


def _hostile(console: Console, graph: Path, runs: int) -> None:
    table = Table("attack", "answer", "p99 of others, ms", "of whom failed", "MB before", "MB after")
    for one in suffer(graph, runs=runs):
        memory = (f"{number / _MB:.0f}" for number in (one.before, one.after))
        table.add_row(one.attack, one.answer, f"{one.p99:.0f}", str(one.failed), *memory)
    console.print(table)


def _memory(console: Console, graph: Path, rounds: int) -> None:
    table = Table("all attacks", "MB of the serving process", "MB of all others", "processes", "MB together")
    for number, held in enumerate(remember(graph, rounds)):
        memory = (f"{one / _MB:.1f}" for one in (held.serving, held.others))
        together = f"{(held.serving + held.others) / _MB:.1f}"
        table.add_row(f"after round {number}" if number else "before", *memory, str(held.processes), together)
    console.print(table)


if __name__ == "__main__":
    main()
