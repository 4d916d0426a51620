"""What a graph holds in, its descriptions out: RDF and a sitemap of dumps for programs, a page for people."""

from __future__ import annotations

import asyncio
import io
from datetime import UTC, datetime

from rdflib import Graph
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from graph.description import DATASET, QUERIES, Overview, Served, describe_dataset, describe_service
from ontology.terms import SAM_ID
from queries.catalog import questions
from queries.endpoint.errors import NoAnswerError
from queries.endpoint.messages import Task
from queries.endpoint.negotiation import HTML, RESULTS, TRIPLES, Format, choose
from queries.endpoint.pages import page, render
from queries.endpoint.responses import Tag, failure, unchanged
from queries.endpoint.site import Site
from queries.tables import Table, read_results

__all__ = ["Discovery"]

DUMPS = {"application/n-quads": "dump.nq.gz", "application/trig": "dump.trig"}
_WRITTEN = {"text/turtle": "turtle", "application/ld+json": "json-ld", "application/n-triples": "nt"}
_OFFERED = tuple(one for one in TRIPLES if one.media_type == one.known_as)
_KEPT = 50


class Discovery:
    """Describes the graph that a site serves; what is counted is kept as long as the version is current."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._counting = asyncio.Lock()
        self._counted: tuple[object, Overview] | None = None
        self._written: dict[tuple[object, ...], bytes] = {}

    def routes(self) -> list[BaseRoute]:
        """The addresses at which programs look."""
        return [
            Route("/.well-known/void", self._dataset),
            Route("/catalog", self._dataset),
            *(Route(f"/catalog.{one.ending}", self._dataset) for one in _OFFERED),
            Route("/sitemap.xml", self._sitemap),
        ]

    async def overview(self) -> Overview:
        """What the current version holds; raises NoAnswerError."""
        async with self._counting:
            version = self._site.backend.version
            if self._counted is None or version is None or self._counted[0] != version:
                self._counted = (version, await self._count(version))
                self._written.clear()
            return self._counted[1]

    async def _count(self, version: tuple[int, int] | None) -> Overview:
        rows = {name: (await self._answer(query)).rows for name, query in QUERIES.items()}
        day = None if version is None else datetime.fromtimestamp(version[0] / 1e9, UTC).date()
        return Overview.of_rows(rows, day)

    async def _answer(self, query: str) -> Table:
        """What was made ready with the graph, as it is with a large one, or else what is counted now."""
        if (known := await asyncio.to_thread(self._site.ready, query)) is not None:
            return known
        task = Task(RESULTS[0].known_as, query, seconds=self._site.limits.dump_seconds)
        answered = await self._site.backend.answer(task)
        try:
            return read_results(b"".join(answered.spool.pieces()))
        finally:
            answered.spool.close()

    async def describe(self, request: Request) -> Response:
        """The description of the service, which a query-less GET asks for; raises NoAnswerError."""
        wanted = choose(request.headers.get("accept"), (*TRIPLES, HTML))
        if wanted is HTML:
            shown = {"questions": questions().values(), "limits": self._site.limits, "form": self._site.form}
            return page("sparql.html", shown)
        return await self._respond(request, wanted, "service")

    async def _dataset(self, request: Request) -> Response:
        ending = request.url.path.rpartition(".")[2]
        try:
            named = next((one for one in _OFFERED if one.ending == ending), None)
            wanted = named or choose(request.headers.get("accept"), TRIPLES)
            return await self._respond(request, wanted, "dataset")
        except NoAnswerError as error:
            return failure(error, self._site.limits)

    async def _respond(self, request: Request, wanted: Format, what: str) -> Response:
        site, headers = self._site, {"Vary": "Accept"}
        tag = Tag(site.backend.version, what, site.address(request), wanted.media_type)
        if tag.held_by(request.headers):
            return unchanged(tag, headers)
        overview = await self.overview()
        key = (what, site.address(request), wanted.known_as)
        if key not in self._written:
            made = await asyncio.to_thread(self._write, overview, self._served(request), what, wanted)
            if len(self._written) >= _KEPT:  # the address comes from the request: any number of them may come
                self._written.clear()
            self._written[key] = made
        return Response(self._written[key], headers={**headers, **tag.headers(), "Content-Type": wanted.content_type})

    def _served(self, request: Request) -> Served:
        address = self._site.address(request)
        return Served(
            address,
            f"{address}/sparql",
            tuple((kind, f"{address}/{name}") for kind, name in DUMPS.items()),
            self._site.publisher,
            self._site.licence,
        )

    def _write(self, overview: Overview, served: Served, what: str, wanted: Format) -> bytes:
        graph: Graph = (describe_service if what == "service" else describe_dataset)(overview, served)
        out = io.BytesIO()
        graph.serialize(out, format=_WRITTEN.get(wanted.known_as, "pretty-xml"), encoding="utf-8")
        return out.getvalue()

    async def _sitemap(self, request: Request) -> Response:
        """The dumps, and the page and data of each document: to be fetched, instead of asking for all of it."""
        try:
            overview = await self.overview()
            served = self._served(request)
        except NoAnswerError as error:
            return failure(error, self._site.limits)
        paths = [one.iri.removeprefix(str(SAM_ID)) for one in overview.documents]
        dumps = [address for _, address in served.dumps]
        things = [f"{served.address}/id/{path}" for path in paths]
        places = [*dumps, *things, *(f"{served.address}/data/{path}.nq" for path in paths)]
        shown = {"places": places, "dumps": dumps, "day": overview.modified, "endpoint": served.endpoint}
        content = render("sitemap.xml", {**shown, "dataset": DATASET})
        return Response(content, media_type="application/xml", headers={"Cache-Control": "no-cache"})
