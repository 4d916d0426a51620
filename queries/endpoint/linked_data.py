"""The IRI of a thing in, what the graph says of it out: each IRI under the base leads somewhere when it is served.

`/id/X` sends on to `/id/X.html`, `.ttl`, `.jsonld`, `.nt` or `.rdf`, whichever the client likes best; what is unknown
is 404, what once was there 410.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from ontology.terms import SAM_ID
from queries.catalog import lookup_text
from queries.endpoint.errors import NoAnswerError
from queries.endpoint.messages import Task
from queries.endpoint.negotiation import GRAPHS, HTML, RESULTS, TRIPLES, Format, choose
from queries.endpoint.pages import page
from queries.endpoint.responses import failure
from queries.endpoint.site import Site
from queries.endpoint.sparql import answer
from queries.endpoint.things import Row, Thing
from queries.parameters import bind_values
from queries.tables import read_results

__all__ = ["LinkedData"]

_OFFERED = tuple(one for one in TRIPLES if one.media_type == one.known_as)
_GRAPH_OFFERED = (*_OFFERED[:2], *GRAPHS, *_OFFERED[2:])
_PATH = re.compile(r"[^\x00-\x20<>\"{}|^`\\]+")


class LinkedData:
    """The things of a graph and the graphs themselves, at their addresses."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def routes(self) -> list[BaseRoute]:
        """The addresses of things, and those of whole graphs."""
        return [Route("/id/{path:path}", self._thing), Route("/data/{path:path}", self._graph)]

    async def _thing(self, request: Request) -> Response:
        path = request.path_params["path"]
        name, wanted = _split(path, (*_OFFERED, HTML))
        try:
            if not _PATH.fullmatch(path) or not (status := await self._status(SAM_ID[name])):
                return self._missing(request, path)
            if status == "withdrawn":
                return await self._withdrawn(request, SAM_ID[name])
            if wanted is None:
                liked = choose(request.headers.get("accept"), (*_OFFERED, HTML))
                target = f"{self._site.address(request)}/id/{quote(name)}.{liked.ending}"
                return RedirectResponse(target, 303, {"Vary": "Accept", "Cache-Control": "no-cache", **_links(name)})
            if wanted is HTML:
                return await self._page(request, name)
            return await self._triples(request, name, wanted)
        except NoAnswerError as error:
            return failure(error, self._site.limits)

    async def _status(self, iri: str) -> str:
        """Whether a thing is "here" or "withdrawn"; empty for what is unknown."""
        rows = await self._rows("thing-status", iri)
        status = next((str(row[0]) for row in rows if row[0]), "")
        return "withdrawn" if not status and await asyncio.to_thread(self._site.withdrawn, iri) else status

    async def _rows(self, lookup: str, iri: str) -> Sequence[Row]:
        query = bind_values(lookup_text(lookup), "node", [iri])
        answered = await self._site.backend.answer(Task(RESULTS[0].known_as, query, seconds=self._site.limits.seconds))
        rows = read_results(b"".join(answered.spool.pieces())).rows
        answered.spool.close()
        return rows

    async def _triples(self, request: Request, name: str, wanted: Format) -> Response:
        query = bind_values(lookup_text("thing"), "node", [SAM_ID[name]])
        task = Task(wanted.known_as, query, seconds=self._site.limits.seconds)
        response = await answer(request, self._site, task, wanted.content_type, ("thing", name, wanted.ending))
        response.headers.update(_links(name))
        return response

    async def _page(self, request: Request, name: str) -> Response:
        thing = Thing.of_rows(SAM_ID[name], await self._rows("thing-shown", SAM_ID[name]))
        return page(
            "thing.html",
            {"thing": thing, "name": name, "formats": _OFFERED, "form": self._site.form},
            headers=_links(name),
        )

    async def _graph(self, request: Request) -> Response:
        path = request.path_params["path"]
        name, wanted = _split(path, _GRAPH_OFFERED)
        try:
            if not _PATH.fullmatch(path) or not await self._rows("graph-status", SAM_ID[name]):
                return self._missing(request, path)
            offered = wanted or choose(request.headers.get("accept"), _GRAPH_OFFERED)
            task = Task(offered.known_as, graph=SAM_ID[name], seconds=self._site.limits.dump_seconds)
            key = ("graph", name, offered.ending)
            return await answer(request, self._site, task, offered.content_type, key)
        except NoAnswerError as error:
            return failure(error, self._site.limits)

    def _missing(self, request: Request, path: str) -> Response:
        return page("missing.html", {"path": path, "successor": None, "withdrawn": False}, 404)

    async def _withdrawn(self, request: Request, iri: str) -> Response:
        """Gone, with what took its place where that is known."""
        rows = await self._rows("thing-successor", iri)
        successor = next((str(row[0]).removeprefix(str(SAM_ID)) for row in rows if row[0]), None)
        headers = {} if successor is None else {"Link": f'</id/{quote(successor)}>; rel="successor-version"'}
        path = iri.removeprefix(str(SAM_ID))
        return page("missing.html", {"path": path, "successor": successor, "withdrawn": True}, 410, headers)


def _split(path: str, offered: Sequence[Format]) -> tuple[str, Format | None]:
    """A path without its ending, and the format of that; None where it has none that is known."""
    name, _, ending = path.rpartition(".")
    wanted = next((one for one in offered if one.ending == ending), None)
    return (name, wanted) if wanted is not None and name else (path, None)


def _links(name: str) -> dict[str, str]:
    offered = (*_OFFERED, HTML)
    links = (f'</id/{quote(name)}.{one.ending}>; rel="alternate"; type="{one.media_type}"' for one in offered)
    return {"Link": ", ".join(links)}
