"""Pages as functions in, responses out: routes in both languages, rendered by templates, kept by version."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from hashlib import sha256
from http import HTTPStatus
from importlib.resources import files
from threading import Lock, Thread
from time import time
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from graph.identifiers import slug
from queries.explorer.addresses import Addresses
from queries.explorer.answers import Answers, Current
from queries.explorer.documents import number_of_documents
from queries.explorer.editing import Editing
from queries.explorer.language import LANGUAGES, Language, concept, language
from queries.explorer.waiting import UnderWay, Waiting
from queries.preparing import LARGE

__all__ = ["Asked", "Context", "Download", "NotHereError", "Page", "Site"]

Context = Mapping[str, Any]
_PATIENCE, _AGAIN = 0.35, 2  # seconds until a visitor is told that a page takes long; and until it is looked at again
_WORKERS = 3  # pages that are made at a time
_KEPT = 300  # pages that are kept: of 200 kB at most each


class NotHereError(Exception):
    """There is no such page: the name in its address is of nothing in the graph."""


@dataclass(frozen=True)
class Asked:
    """What a visitor asks a page for: the names in its address, the values of its form, in which language, when."""

    language: Language
    path: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    day: date = field(default_factory=date.today)

    @cached_property
    def addresses(self) -> Addresses:
        return Addresses(self.language.code)


@dataclass(frozen=True)
class Download:
    """A file that a page offers instead of itself; one that is `inline` is a part of other pages."""

    name: str
    media_type: str
    content: bytes | str
    inline: bool = False


@dataclass(frozen=True)
class Page:
    """A kind of page: its path, its template, and the function that gives the template what it shows.

    `menu` is the key of its name in the main menu, if it is there. A page whose function gives a Download has no
    template. `ready` gives the names in addresses, or values of the form, with which the page is worth making before
    it is asked for: in a large graph, or `always` where the first visit loads what later ones share.
    """

    path: str
    build: Callable[[Answers, Asked], Context | Download]
    template: str = ""
    menu: str | None = None
    ready: Callable[[Answers], Iterable[Mapping[str, str]]] | None = None
    always: bool = False


class Site:
    """Serves pages over what is current.

    Over a `large` number of documents, pages are made before they are asked for, and visitors told of those that take
    long.
    """

    def __init__(
        self,
        current: Current,
        pages: tuple[Page, ...],
        editing: Editing | None = None,
        *,
        large: int = LARGE,
        patience: float = _PATIENCE,
    ) -> None:
        self.current, self.pages, self.editing = current, pages, editing
        self._large, self._patience = large, patience
        self._answers: Answers | None = None
        self._door = Lock()
        self._shelf: OrderedDict[tuple[object, ...], Response] = OrderedDict()
        self._waiting: Waiting[Response] = Waiting(_WORKERS)

    def routes(self) -> list[BaseRoute]:
        """A route for each page and language."""
        return [
            Route(Addresses(code).page(page.path), self._endpoint(page, language(code)), methods=["GET"])
            for code in LANGUAGES
            for page in self.pages
        ]

    def answers(self) -> Answers:
        """The answers of the version that is current now."""
        version = self.current.version() or f"minute {time() // 60:.0f}"  # an endpoint tells no versions
        with self._door:
            if self._answers is None or self._answers.version != version:
                self._answers = Answers(self.current.strategies(), version, self.current.store)
                self._shelf.clear()
                Thread(target=self.prepare, args=[self._answers], daemon=True).start()
            return self._answers

    def forget(self) -> None:
        """Make all pages anew when they are next asked for."""
        with self._door:
            self._shelf.clear()

    def _endpoint(self, page: Page, spoken: Language) -> Callable[[Request], Any]:
        async def endpoint(request: Request) -> Response:
            return await run_in_threadpool(self.respond, page, spoken, request)

        return endpoint

    def respond(self, page: Page, spoken: Language, request: Request) -> Response:
        """The response to a request for a page; who reads pages is told of one that takes long, meanwhile."""
        answers, asked = self.answers(), Asked(spoken, request.path_params, _query_of(request))
        path = request.url.path

        def make() -> Response:
            return self._kept(page, answers, asked, path)

        if "text/html" not in request.headers.get("accept", "") or number_of_documents(answers) < self._large:
            return make()
        made = self._waiting.soon(_key(answers, asked, path), make, self._patience)
        return self._not_yet(page, answers, asked, path, made) if isinstance(made, UnderWay) else made

    def _not_yet(self, page: Page, answers: Answers, asked: Asked, path: str, made: UnderWay) -> Response:
        """A page that says that another is being made, and loads itself again."""
        county = asked.path.get("county")
        context = {
            "is_file": not page.template,
            "progress": answers.progress.get(county),
            "seconds": round(made.seconds),
            "back": asked.addresses.county(county) if county else None,
        }
        headers = {"Cache-Control": "no-store", "Refresh": str(_AGAIN)}
        return HTMLResponse(self.render("waiting.html", asked, path, context), HTTPStatus.ACCEPTED, headers)

    def prepare(self, answers: Answers) -> None:
        """Make pages before they are asked for: in a large graph, where many take seconds, all that can be.

        Those without names in their addresses come first, for most visitors begin there.
        """
        spoken = language(LANGUAGES[0])
        large = number_of_documents(answers) >= self._large
        for page in self.pages:
            if large and page.template and "{" not in page.path:
                self._kept(page, answers, Asked(spoken), page.path)
        for page in self.pages:
            for given in page.ready(answers) if page.ready and (large or page.always) else ():
                names = {name: value for name, value in given.items() if f"{{{name}}}" in page.path}
                query = {name: value for name, value in given.items() if name not in names}
                self._kept(page, answers, Asked(spoken, names, query), page.path.format(**names))

    def _kept(self, page: Page, answers: Answers, asked: Asked, path: str) -> Response:
        """A page as it was made before where nothing has changed since."""
        key = _key(answers, asked, path)
        with self._door:
            if key in self._shelf:
                self._shelf.move_to_end(key)
                return self._shelf[key]
        response = self._made(page, answers, asked, path)
        if response.status_code != HTTPStatus.OK or "Cache-Control" in response.headers:
            return response
        with self._door:
            self._shelf[key] = response
            while len(self._shelf) > _KEPT:
                self._shelf.popitem(last=False)
        return response

    def _made(self, page: Page, answers: Answers, asked: Asked, path: str) -> Response:
        try:
            content = page.build(answers, asked)
        except NotHereError as error:
            return self.not_here(asked, path, str(error))
        if isinstance(content, Download):
            how = "inline" if content.inline else "attachment"
            saved = {"Content-Disposition": f'{how}; filename="{content.name}"'}
            return Response(content.content, media_type=content.media_type, headers=saved)
        fleeting = {"Cache-Control": "no-store"} if content.get("fleeting") else None  # it may be whole the next time
        return HTMLResponse(self.render(page.template, asked, path, content), headers=fleeting)

    def nowhere(self, path: str) -> Response:
        """The page at an address that no route has, in the language of the address."""
        code = LANGUAGES[-1] if path.startswith(f"/{LANGUAGES[-1]}/") else LANGUAGES[0]
        return self.not_here(Asked(language(code)), path, path)

    def not_here(self, asked: Asked, path: str, name: str) -> Response:
        """The page that says that there is no such page."""
        return HTMLResponse(self.render("not-here.html", asked, path, {"name": name}), status_code=404)

    def _menu(self) -> Iterator[tuple[str, str]]:
        yield from ((page.path, page.menu) for page in self.pages if page.menu)
        yield "/granska", "menu.review"

    def render(self, template: str, asked: Asked, path: str, context: Context) -> str:
        """A page as HTML; `path` is its own address, for the menu and the other language."""
        common = {
            "language": asked.language,
            "say": asked.language.say,
            "count": asked.language.count,
            "word": asked.language.word,
            "spoken": asked.language.spoken,
            "column": asked.language.column,
            "concept": concept,
            "slug": slug,
            "limit": asked.language.limit,
            "number": asked.language.number,
            "share": asked.language.share,
            "day": asked.language.day,
            "to": asked.addresses,
            "here": path,
            "other": asked.addresses.other(path, asked.query),
            "menu": [
                (asked.addresses.page(path), key)
                for path, key in sorted(self._menu(), key=lambda pair: pair[1] == "menu.about")
            ],
            "today": asked.day,
            "editing": self.editing,
        }
        return templates().get_template(template).render({**common, **context})


@cache
def templates() -> Environment:
    """The templates; everything that is put into one is escaped, be it HTML or SVG."""
    made = Environment(
        loader=PackageLoader("queries.explorer"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["static"] = _static
    made.filters["capitalize"] = lambda text: text[:1].upper() + text[1:]  # "koppling till Agenda 2030" keeps its A
    return made


@cache
def _static(name: str) -> str:
    """The address of a file of the site, which changes with its content, so that browsers may keep it."""
    content = files("queries.explorer").joinpath("static", name).read_bytes()
    return f"/static/{name}?v={sha256(content).hexdigest()[:10]}"


def _key(answers: Answers, asked: Asked, path: str) -> tuple[object, ...]:
    """What tells one page from all others."""
    return (answers.version, asked.day, path, *sorted(asked.query.items()))


def _query_of(request: Request) -> dict[str, str]:
    """The values of a form; several of one name are joined by ";"."""
    values = request.query_params
    return {name: ";".join(values.getlist(name)) for name in values}
