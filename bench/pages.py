"""A graph in; for each kind of page of the explorer what its visits cost, and its weight, out.

    python -m bench.pages graph
    python -m bench.pages graph --only /lan/{county} --of 30
    python -m bench.pages graph --ready

The first visit finds no answer kept, as on a server that has just started; one when ready (with --ready) finds what a
server makes ready in the background, though the page itself is made anew; one again finds the answers of the first.
Times are of this process's processor, so that another's work on the machine does not count; of what other processes
have a part in (queries of visitors), they are of the clock. Files (tables, reports, pictures) are told apart from
pages. Status 1 where a page weighs more than it may, or one of twenty takes longer.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from itertools import chain
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import unquote

from bench.page_visits import Cost, Elsewhere, Visitor

__all__ = ["main"]

_HEAVIEST = 200_000  # bytes of a page with the site's own files
_TITLES = ("first", "ready", "again")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("graph", type=Path)
    parser.add_argument("--only", nargs="+", default=[], metavar="KIND")
    parser.add_argument("--of", type=int, default=6, help="pages of each kind")
    parser.add_argument("--ready", action="store_true", help="visit when what can be made ready is, too")
    parser.add_argument("--most", type=float, default=500, help="milliseconds that one visit of twenty may exceed")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there too")
    asked = parser.parse_args(arguments)
    visitor = Visitor(asked.graph)
    if asked.ready:
        print(f"made ready in {visitor.make_ready():.1f} s")
    visitor.visit("/om")  # templates and texts are read once
    heads = "".join(f" {f'{title} p50':>10} {'most':>8}" for title in _TITLES)
    print(f"{'kind':45} {'pages':>5}{heads} {'kB':>6}  slowest")
    every: list[Cost] = []
    for kind, costs in chain(visitor.walk(asked.of, asked.only), () if asked.only else Elsewhere(asked.graph).visit()):
        every += costs
        worst = max(costs, key=lambda one: one.first)
        heaviest = max(one.weight for one in costs)
        figures = "".join(_middle_and_most(_times(costs, title)) for title in _TITLES)
        over = "  HEAVY" if heaviest > _HEAVIEST and not worst.is_file else ""
        print(f"{kind:45} {len(costs):5}{figures} {heaviest / 1000:6.1f}  {unquote(worst.path)[:90]}{over}", flush=True)
    slowest = max(_sum_up("pages", [one for one in every if not one.is_file]).values(), default=0)
    _sum_up("files", [one for one in every if one.is_file])
    if asked.json:
        asked.json.write_text(json.dumps([asdict(one) for one in every], indent=1))
    return int(slowest > asked.most or any(one.weight > _HEAVIEST and not one.is_file for one in every))


def _times(costs: Sequence[Cost], title: str) -> list[float]:
    return [time for one in costs if (time := getattr(one, title)) is not None]


def _middle_and_most(times: Sequence[float]) -> str:
    return f" {median(times):10.1f} {max(times):8.1f}" if times else f" {'':10} {'':8}"


def _sum_up(what: str, costs: Sequence[Cost]) -> dict[str, float]:
    """Tell the times of all of some; gives what one of twenty exceeds."""
    slow = {}
    for title in _TITLES:
        if times := _times(costs, title):
            slow[title] = max(times) if len(times) < 2 else quantiles(times, n=20, method="inclusive")[-1]
            told = f"p50 {median(times):.1f} ms, p95 {slow[title]:.1f} ms, most {max(times):.1f}"
            print(f"{title}: {len(times)} {what}, {told}")
    return slow


if __name__ == "__main__":
    sys.exit(main())
