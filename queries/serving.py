"""A graph's folder in, what is served of it out: the newest version always, and the web application around it.

The serving process asks the graph only the catalogue's questions; queries from others run in processes of their own
(`queries.endpoint`).
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute

from graph.errors import NoGraphError
from graph.store import Store, open_store
from graph.versions import stamp
from graph.withdrawn import read_withdrawn
from ontology.licences import registers
from queries.asking import Strategies
from queries.endpoint.application import endpoint_routes, open_to_all
from queries.endpoint.asking import Ask, asking
from queries.endpoint.backend import Backend
from queries.endpoint.limits import Limits
from queries.endpoint.pool import Pool
from queries.endpoint.protection import Protection
from queries.endpoint.remote import Remote
from queries.endpoint.shelf import Shelf
from queries.endpoint.site import Site
from queries.errors import RemoteError
from queries.explorer.editing import Editing
from queries.sources import LocalSource, RemoteSource

if TYPE_CHECKING:
    from queries.explorer.site import Site as Pages

__all__ = ["Current", "application"]

_FORM = "/fraga/sparql"  # the explorer's page for queries


@dataclass(slots=True)
class _Opened:
    stamp: tuple[int, int]
    store: Store
    strategies: Strategies
    withdrawn: frozenset[str] | None = None


class Current:
    """The newest version of a graph on disk, reopened when a build has put another in its place.

    Threads may share it. Who got a store or strategies may go on asking them; an old version is let go of when its last
    reader is. At the address of an endpoint there are strategies only, and nothing is known of versions.
    """

    def __init__(self, place: Path | str) -> None:
        self.place = place
        self.remote = isinstance(place, str)
        self._opening = Lock()
        self._opened: _Opened | None = None
        self._remote = Strategies(RemoteSource(place)) if isinstance(place, str) else None

    def store(self) -> Store:
        """The graphs; raises NoGraphError and DamagedGraphError, and RemoteError where the graph is not on disk."""
        return self._newest().store

    def strategies(self) -> Strategies:
        """The graphs, ready to be asked; raises NoGraphError and DamagedGraphError."""
        return self._remote or self._newest().strategies

    def withdrawn(self, iri: str) -> bool:
        """Whether the graph once told of a thing and no longer does; nothing is known of that at an endpoint."""
        if self.remote:
            return False
        opened = self._newest()
        if opened.withdrawn is None:
            opened.withdrawn = read_withdrawn(opened.store.folder)
        return str(iri) in opened.withdrawn  # an IRI of rdflib is equal to no text

    def version(self) -> str:
        """What tells the version that is current from all others; empty for an endpoint. Raises NoGraphError."""
        return "" if self.remote else "-".join(f"{number:x}" for number in self._stamp())

    def modified(self) -> float | None:
        """When the version became current, in seconds since 1970; None for an endpoint. Raises NoGraphError."""
        return None if self.remote else self._stamp()[0] / 1e9

    def _stamp(self) -> tuple[int, int]:
        found = stamp(self.folder())
        if found is None:
            raise NoGraphError(self.folder())
        return found

    def folder(self) -> Path:
        """Where the graph is on disk; raises RemoteError where it is not."""
        if isinstance(self.place, str):
            raise RemoteError(
                f"{self.place} is an endpoint, which has no files; serve a graph on disk (--graph FOLDER)"
            )
        return self.place

    def _newest(self) -> _Opened:
        found, opened = self._stamp(), self._opened
        if opened is None or opened.stamp != found:
            with self._opening:
                opened = self._opened  # another thread may have been first
                if opened is None or opened.stamp != found:
                    store = open_store(self.folder())
                    opened = self._opened = _Opened(found, store, Strategies(LocalSource(store)))
        return opened


def application(
    place: Path | str,
    *,
    explorer: bool = True,
    limits: Limits | None = None,
    address: str | None = None,
    log_queries: bool = False,
    edit: bool = False,
) -> Starlette:
    """The web application over the graph of a folder, or over an endpoint: SPARQL, linked data, and the explorer.

    With `edit`, visitors of the explorer may say what is wrong, which goes into the graph's decisions. `address` is
    where clients find it, if that is another than where it listens. `app.state.stop()` lets it take no more queries.
    """
    current = Current(place)
    limits = limits or Limits()
    editing = Editing(current.folder(), filter(None, [urlsplit(address or "").hostname])) if edit else None
    backend: Backend = Remote(place, limits) if isinstance(place, str) else Pool(place, limits)
    site = Site(
        backend,
        limits,
        current.withdrawn,
        address,
        kept=Shelf(limits.kept_bytes),
        form=_FORM if explorer else "/sparql",
        log_queries=log_queries,
        ready=lambda text: current.strategies().kept(text),
    )

    pages = _pages(current, editing) if explorer else None

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        await backend.start()
        Thread(target=registers, daemon=True).start()  # read once, and else by the first who asks for a description
        if pages is not None:
            Thread(target=pages.answers, daemon=True).start()  # what can be made ready before it is asked for
        yield
        await backend.close()

    routes = [*endpoint_routes(site), *(_routes(pages, asking(backend, limits)) if pages is not None else ())]
    app = Starlette(
        routes=routes,
        middleware=[Middleware(Protection, open_to_all=open_to_all)],
        exception_handlers={HTTPStatus.NOT_FOUND: _not_here(pages)},
        lifespan=lifespan,
    )
    app.state.stop = backend.stop
    return app


def _not_here(pages: Pages | None) -> Callable[[Request, Exception], Awaitable[Response]]:
    """What answers at an address of nothing: a page for those who read pages, a line for programs."""

    async def not_here(request: Request, error: Exception) -> Response:
        if pages is None or "text/html" not in request.headers.get("accept", ""):
            return PlainTextResponse("Not Found", HTTPStatus.NOT_FOUND)
        return await run_in_threadpool(pages.nowhere, request.url.path)

    return not_here


def _pages(current: Current, editing: Editing | None) -> Pages:
    from queries.explorer.routes import explorer_site  # late: an endpoint alone needs no pages

    return explorer_site(current, editing)


def _routes(pages: Pages, ask: Ask) -> list[BaseRoute]:
    from queries.explorer.routes import explorer_routes

    return explorer_routes(pages, ask)
