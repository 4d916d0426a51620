"""A graph in; for each kind of page of the explorer what its first visit and a later one cost, and its weight, out.

    python -m bench.pages graph
    python -m bench.pages graph --only /lan/{county} --of 30
    python -m bench.pages graph --ready

The first visit finds no answer kept, as on a server that has just started, or with --ready what a server makes ready in
the background once it has started; a later one finds the answers of the first.
Times are of this process's processor, so that another's work on the machine does not count. Status 1 where a page
weighs more or takes longer than it may.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape
from importlib.resources import files
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import parse_qsl, unquote, urlsplit

from starlette.routing import compile_path

from bench.asked import VALUES
from queries.catalog import questions
from queries.explorer.addresses import Addresses
from queries.explorer.answers import Answers
from queries.explorer.language import language
from queries.explorer.pages import PAGES
from queries.explorer.site import Asked, Download, Page, Site
from queries.serving import Current

__all__ = ["Cost", "Visitor", "main"]

_HEAVIEST = 200_000  # bytes of a page with the site's own files
_LINK = re.compile(r'(?:href|action|src)="(/[^"#]*)')
_SEARCHES = ("kommun", "mål", "samverkan nyanlända", "xyzxyz")
_LONGEST = 3  # documents of most pages, which a walk along links might miss
_ELSEWHERE = ("/fraga/sparql",)  # pages that ask the endpoint, which bench.serving measures
_TO = Addresses("sv")


@dataclass(frozen=True, slots=True)
class Cost:
    """What a page costs: milliseconds at the first visit and at a later one, and bytes."""

    path: str
    first: float
    later: float
    weight: int


@dataclass
class Visitor:
    """Visits the pages of a graph, each as if nobody had been there before."""

    graph: Path
    rounds: int = 1
    ready: Answers | None = None
    current: Current = field(init=False)
    site: Site = field(init=False)
    own: int = field(init=False)

    def __post_init__(self) -> None:
        self.current = Current(self.graph)
        self.site = Site(self.current, PAGES)
        static = files("queries.explorer").joinpath("static")
        self.own = sum(len(static.joinpath(name).read_bytes()) for name in ("explorer.css", "explorer.js"))

    def answers(self) -> Answers:
        """Answers of which none is known yet."""
        return Answers(self.current.strategies(), self.current.version(), self.current.store)

    def make_ready(self) -> float:
        """Make ready what a server does; gives the seconds that it took."""
        self.ready, began = self.answers(), time.process_time()
        self.site.prepare(self.ready)
        return time.process_time() - began

    def visit(self, path: str) -> Cost:
        """What a page costs; a file weighs nothing here."""
        times: list[tuple[float, float]] = []
        for _ in range(self.rounds):
            answers = self.ready or self.answers()
            first, content = self._timed(path, answers)
            later, content = self._timed(path, answers)
            times.append((first, later))
        first, later = (median(one) for one in zip(*times, strict=True))
        return Cost(path, first, later, len(content.encode()) + self.own if content else 0)

    def _timed(self, path: str, answers: Answers) -> tuple[float, str]:
        began = time.process_time()
        content = self._content(path, answers)
        return 1000 * (time.process_time() - began), content

    def _content(self, path: str, answers: Answers) -> str:
        page, names = _page_of(path) or (None, {})
        assert page is not None, path
        asked = Asked(language("sv"), names, dict(parse_qsl(urlsplit(path).query)))
        made = page.build(answers, asked)
        if isinstance(made, Download):
            return ""
        return self.site.render(page.template, asked, urlsplit(path).path, made)

    def walk(self, of: int, only: Sequence[str]) -> Iterator[tuple[str, list[Cost]]]:
        """For each kind of page what up to `of` of its pages cost, spread over those that links lead to."""
        found: dict[str, list[str]] = {page.path: [] for page in PAGES}
        known_answers = self.answers()  # others than those of the visits, which are to find nothing kept
        seen: set[str] = set()
        waiting = list(self._first())
        while waiting:
            path = waiting.pop(0)
            known = _page_of(path)
            if path in seen or known is None:
                continue
            seen.add(path)
            its = found[known[0].path]
            its.append(path)
            if known[0].template and len(its) <= 4:
                waiting += map(unescape, _LINK.findall(self._content(path, known_answers)))
        for kind, paths in found.items():
            if paths and (not only or kind in only):
                every = of if kind != "/fraga/{question}" else len(paths)
                yield kind, [self.visit(path) for path in _spread(paths, every)]

    def _first(self) -> Iterator[str]:
        yield "/"
        yield from (_TO.page("/sok", q=text) for text in _SEARCHES)
        for question in questions().values():
            yield _TO.page(
                f"/fraga/{question.name}", **{one.name: VALUES[one.kind] for one in question.parameters if one.required}
            )
        documents = self.answers().look_up("documents")
        for row in sorted(documents, key=lambda row: -int(str(row["pages"] or 0)))[:_LONGEST]:
            yield _TO.document(row["iri"])


def _page_of(path: str) -> tuple[Page, dict[str, str]] | None:
    """The page that answers a path, and the names in it; the first whose path fits, as in the routes."""
    bare = unquote(urlsplit(path).path)
    if bare.startswith("/en/") or bare.startswith(_ELSEWHERE):
        return None
    for page in PAGES:
        if match := compile_path(page.path)[0].match(bare):
            return page, match.groupdict()
    return None


def _spread(paths: Sequence[str], number: int) -> list[str]:
    step = max(len(paths) / number, 1.0)
    return [paths[int(i * step)] for i in range(min(number, len(paths)))]


def _slow(times: Sequence[float]) -> float:
    return max(times) if len(times) < 2 else quantiles(times, n=20, method="inclusive")[-1]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("graph", type=Path)
    parser.add_argument("--only", nargs="+", default=[], metavar="KIND")
    parser.add_argument("--of", type=int, default=6, help="pages of each kind")
    parser.add_argument("--ready", action="store_true", help="visit when what can be made ready is")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--most", type=float, default=500, help="milliseconds that a first visit may take")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there too")
    asked = parser.parse_args(arguments)
    visitor = Visitor(asked.graph, asked.rounds)
    if asked.ready:
        print(f"made ready in {visitor.make_ready():.1f} s")
    visitor.visit("/om")  # templates and texts are read once
    print(f"{'kind':38} {'pages':>5} {'first p50':>9} {'most':>7} {'later p50':>9} {'most':>7} {'kB':>6}  slowest")
    every: list[Cost] = []
    for kind, costs in visitor.walk(asked.of, asked.only):
        every += costs
        worst = max(costs, key=lambda one: one.first)
        heaviest = max(one.weight for one in costs)
        over = worst.first > asked.most or heaviest > _HEAVIEST
        first, later = [one.first for one in costs], [one.later for one in costs]
        print(
            f"{kind:38} {len(costs):5} {median(first):9.1f} {max(first):7.1f} {median(later):9.1f} {max(later):7.1f}"
            f" {heaviest / 1000:6.1f}  {unquote(worst.path)}{'  OVER' if over else ''}",
            flush=True,
        )
    for name, times in (("first", [one.first for one in every]), ("later", [one.later for one in every])):
        print(
            f"{name}: {len(times)} pages, p50 {median(times):.1f} ms, p95 {_slow(times):.1f} ms, most {max(times):.1f}"
        )
    if asked.json:
        asked.json.write_text(json.dumps([_as_json(one) for one in every], indent=1))
    return int(any(one.first > asked.most or one.weight > _HEAVIEST for one in every))


def _as_json(one: Cost) -> dict[str, object]:
    return {"path": one.path, "first_ms": round(one.first, 1), "later_ms": round(one.later, 1), "bytes": one.weight}


if __name__ == "__main__":
    sys.exit(main())
