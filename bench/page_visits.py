"""A graph in, visits to the pages of its explorer out: each page as if nobody had been there before, and once more."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from starlette.routing import BaseRoute, Mount, Route, compile_path

from bench.asked import VALUES
from ontology.terms import SAM_ID
from queries.catalog import questions
from queries.explorer.addresses import Addresses
from queries.explorer.answers import Answers
from queries.explorer.language import language
from queries.explorer.pages import PAGES
from queries.explorer.site import Asked, Download, Page, Site
from queries.serving import Current, application
from tests.web import fetch, served

__all__ = ["Cost", "Elsewhere", "Visitor", "kinds_of_pages"]

_LINK = re.compile(r'(?:href|action|src)="(/[^"#]*)')
_SEARCHES = ("kommun", "mål", "samverkan nyanlända", "xyzxyz")
_LONGEST = 3  # documents of most pages, which a walk along links might miss
_QUERY = "SELECT ?goal WHERE { ?goal a <https://w3id.org/samsyn#Goal> } LIMIT 20"
_ASKED = quote(_QUERY)
# What is no page of the explorer's own list, with addresses to visit; without any it is handed a draft, or is as large
# as the graph.
_OTHERS = {
    "/fraga/sparql": ("/fraga/sparql", f"/fraga/sparql?query={_ASKED}", "/fraga/sparql?exempel=goals-unassigned"),
    "/fraga/sparql/svar.{form}": (f"/fraga/sparql/svar.csv?query={_ASKED}", f"/fraga/sparql/svar.json?query={_ASKED}"),
    "/granska": ("/granska",),
    "/granska/{key}": (),
    "/granska/{key}.docx": (),
    "/sparql": (f"/sparql?query={_ASKED}",),
    "/sparql/": (),
    "/.well-known/void": ("/.well-known/void",),
    "/catalog": ("/catalog",),
    "/catalog.ttl": ("/catalog.ttl",),
    "/catalog.jsonld": ("/catalog.jsonld",),
    "/catalog.nt": ("/catalog.nt",),
    "/catalog.rdf": ("/catalog.rdf",),
    "/sitemap.xml": ("/sitemap.xml",),
    "/dump.nq.gz": (),
    "/dump.nq": (),
    "/dump.trig.gz": (),
    "/dump.trig": (),
    "/id/{path:path}": ("/id/{document}",),
    "/data/{path:path}": ("/data/{document}",),
    "/endpoint/style.css": ("/endpoint/style.css",),
    "/health": ("/health",),
    "/ready": ("/ready",),
    "/static": ("/static/explorer.css", "/static/explorer.js"),
}
_TO = Addresses("sv")


@dataclass(frozen=True, slots=True)
class Cost:
    """What a page costs: milliseconds at the first visit, when made ready, and once more; and bytes."""

    path: str
    first: float
    ready: float | None
    again: float
    weight: int
    is_file: bool


@dataclass
class Visitor:
    """Visits the pages of a graph."""

    graph: Path
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
        answers = self.answers()
        first, _ = self._timed(path, answers)
        again, content = self._timed(path, answers)
        ready = self._timed(path, self.ready)[0] if self.ready else None
        return Cost(path, first, ready, again, len(content.encode()) + self.own if content else 0, not content)

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
        known_answers = self.ready or self.answers()  # others than those of visits, which are to find nothing kept
        seen: set[str] = set()
        waiting = list(self._begin())
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

    def _begin(self) -> Iterator[str]:
        yield "/"
        yield from (_TO.page("/sok", q=text) for text in _SEARCHES)
        for question in questions().values():
            needed = {one.name: VALUES[one.kind] for one in question.parameters if one.required}
            yield _TO.page(f"/fraga/{question.name}", **needed)
            if any(one.name == "county" for one in question.parameters):
                yield _TO.page(f"/fraga/{question.name}", **{**needed, "county": VALUES["county"]})
        documents = self.answers().look_up("documents")
        for row in sorted(documents, key=lambda row: -int(str(row["pages"] or 0)))[:_LONGEST]:
            yield _TO.document(row["iri"])


class Elsewhere:
    """Visits what is no page of the explorer's own list, by the clock: other processes have a part in it."""

    def __init__(self, graph: Path) -> None:
        self._app = application(graph)
        documents = Visitor(graph).answers().look_up("documents")
        self._document = str(documents[0]["iri"]).removeprefix(SAM_ID)

    def visit(self) -> Iterator[tuple[str, list[Cost]]]:
        """Each kind with its costs."""
        with served(self._app) as address:
            while fetch(f"{address}/ready").status != 200:
                time.sleep(0.1)
            for kind, paths in _OTHERS.items():
                if paths:
                    yield kind, [self._cost(address, path.replace("{document}", self._document)) for path in paths]

    def _cost(self, address: str, path: str) -> Cost:
        (first, content), (again, _) = self._timed(address + path), self._timed(address + path)
        is_page = path.startswith(("/fraga/sparql?", "/granska")) or path == "/fraga/sparql"
        return Cost(path, first, None, again, len(content), not is_page)

    def _timed(self, address: str) -> tuple[float, bytes]:
        began = time.perf_counter()
        reply = fetch(address)
        assert reply.status == 200, f"{address}: {reply.status}"
        return 1000 * (time.perf_counter() - began), reply.text.encode()


def kinds_of_pages(app: Any) -> dict[str, str]:
    """Every route of the application in Swedish, and by what it is visited: "pages", "elsewhere", "" if it is not."""
    pages = {page.path for page in PAGES}
    found = {}
    for route in app.routes:
        if not (path := _path_of(route)).startswith("/en"):
            found[path] = "pages" if path in pages else "elsewhere" if _OTHERS.get(path) else ""
    return {path: by for path, by in found.items() if by or path not in _OTHERS}


def _path_of(route: BaseRoute) -> str:
    assert isinstance(route, Route | Mount)
    return route.path


def _page_of(path: str) -> tuple[Page, dict[str, str]] | None:
    """The page that answers a path, and the names in it; the first whose path fits, as in the routes."""
    bare = unquote(urlsplit(path).path)
    if bare.startswith("/en/") or bare.startswith("/fraga/sparql"):
        return None
    for page in PAGES:
        if match := compile_path(page.path)[0].match(bare):
            return page, match.groupdict()
    return None


def _spread(paths: Sequence[str], number: int) -> list[str]:
    step = max(len(paths) / number, 1.0)
    return [paths[int(i * step)] for i in range(min(number, len(paths)))]
