"""The page on which a visitor asks in SPARQL: the query in the address, its answer as a table or a file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from ontology.terms import SAM, SAM_ID
from queries.catalog import questions
from queries.endpoint.asking import Ask
from queries.endpoint.errors import NoAnswerError
from queries.explorer.addresses import Addresses
from queries.explorer.language import LANGUAGES, Language, language
from queries.explorer.site import Asked, Site
from queries.parameters import bind

__all__ = ["sparql_routes"]

_PATH = "/fraga/sparql"
_TABLE = "application/sparql-results+json, text/turtle;q=0.9"
_FILES = {
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "ttl": "text/turtle",
}
_SHOWN = 500  # rows or lines on the page
_MOST_SHOWN, _MOST_SAVED = 4_000_000, 200_000_000  # bytes of an answer
_PREFIXES = """PREFIX sam: <https://w3id.org/samsyn#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX dcterms: <http://purl.org/dc/terms/>
"""
_FIRST = f"""{_PREFIXES}
SELECT ?county ?goal WHERE {{
  ?fact a sam:Goal ; dcterms:description ?goal ; dcterms:isPartOf ?document .
  ?document sam:county/rdfs:label ?county . FILTER(LANG(?county) = "sv")
}}
ORDER BY ?county LIMIT 20
"""


@dataclass(frozen=True, slots=True)
class Value:
    """A value of an answer: its text, the page of what it names if it names something of ours, its language."""

    text: str
    address: str | None = None
    language: str | None = None


def sparql_routes(site: Site, ask: Ask | None) -> list[BaseRoute]:
    """The page and its files in both languages; without `ask` there is nobody to answer, and no page."""
    if ask is None:
        return []
    return [route for code in LANGUAGES for route in _Page(site, ask, language(code)).routes()]


class _Page:
    def __init__(self, site: Site, ask: Ask, spoken: Language) -> None:
        self.site, self.ask, self.spoken = site, ask, spoken
        self.to = Addresses(spoken.code)

    def routes(self) -> list[BaseRoute]:
        return [
            Route(self.to.page(_PATH), self.page, methods=["GET"]),
            Route(self.to.page(f"{_PATH}/svar.{{form}}"), self.file, methods=["GET"]),
        ]

    async def page(self, request: Request) -> Response:
        """The form, and the answer if there is a query."""
        query, example = request.query_params.get("query", ""), request.query_params.get("exempel")
        shown: dict[str, Any] = {"columns": (), "rows": [], "text": None, "fault": None, "total": None}
        if query.strip():
            shown |= await self._answer(query)
        asked = Asked(self.spoken, {}, dict(request.query_params))
        context = shown | {
            "query": query or _text_of(example),
            "example": example,
            "asked": bool(query.strip()),
            "examples": sorted(questions().values(), key=lambda one: one.titles[self.spoken.code]),
            "files": self._files(query, shown["text"] is not None),
            "most": _SHOWN,
        }
        text = await run_in_threadpool(self.site.render, "sparql.html", asked, request.url.path, context)
        return HTMLResponse(text, headers={"Cache-Control": "no-cache"})

    async def _answer(self, query: str) -> dict[str, Any]:
        try:
            kind, content = await self.ask(query, _TABLE, _MOST_SHOWN)
        except NoAnswerError as error:
            return {"fault": str(error)}
        if kind.startswith("text/turtle"):
            lines = content.decode("utf-8").splitlines()
            return {"text": "\n".join(lines[:_SHOWN]), "total": len(lines)}
        return await run_in_threadpool(self._table, content)

    def _table(self, content: bytes) -> dict[str, Any]:
        found = json.loads(content)
        if "boolean" in found:
            return {"text": str(found["boolean"]).lower(), "total": 1}
        columns, rows = found["head"]["vars"], found["results"]["bindings"]
        return {
            "columns": columns,
            "rows": [[self._value(row.get(name)) for name in columns] for row in rows[:_SHOWN]],
            "total": len(rows),
        }

    def _value(self, term: Mapping[str, Any] | None) -> Value:
        if term is None:
            return Value("")
        if term["type"] != "uri":
            return Value(str(term["value"]), language=term.get("xml:lang"))
        iri = str(term["value"])
        if iri.startswith(str(SAM_ID)):
            return Value(iri.removeprefix(str(SAM_ID)), f"/id/{iri.removeprefix(str(SAM_ID))}")
        return Value(f"sam:{iri.removeprefix(str(SAM))}" if iri.startswith(str(SAM)) else iri)

    def _files(self, query: str, triples: bool) -> list[tuple[str, str]]:
        forms = ("ttl",) if triples else ("csv", "tsv", "json", "xml")
        return [(form, f"{self.to.page(f'{_PATH}/svar.{form}')}?{urlencode({'query': query})}") for form in forms]

    async def file(self, request: Request) -> Response:
        """The answer in one of the formats."""
        form = request.path_params["form"]
        if form not in _FILES:
            asked = Asked(self.spoken)
            return await run_in_threadpool(self.site.not_here, asked, request.url.path, form)
        try:
            kind, content = await self.ask(request.query_params.get("query", ""), _FILES[form], _MOST_SAVED)
        except NoAnswerError as error:
            return Response(f"{error}\n", error.status, media_type="text/plain")
        return Response(
            content, media_type=kind, headers={"Content-Disposition": f'attachment; filename="samsyn.{form}"'}
        )


def _text_of(example: str | None) -> str:
    """A question of the catalogue as a query that can be run, with its parameters open."""
    question = questions().get(example or "")
    return bind(question, {}) if question else _FIRST
