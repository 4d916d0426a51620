"""A graph on disk in, a SPARQL 1.1 query endpoint out (GET and POST, JSON, XML, CSV and TSV); it changes nothing.

It listens on the loopback address unless told otherwise, and refuses what would make the server fetch something.
"""

from __future__ import annotations

import re
from typing import Protocol
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from graph.store import Store

__all__ = ["endpoint_routes"]

LONGEST_QUERY = 16_000  # characters; a deeply nested longer one can end the process
DEEPEST_NESTING = 64
_TYPES = ("application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values")
_ASIDE = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|<[^<>"{}|^`\\\s]*>|#[^\n]*'
)
_REFUSED = re.compile(r"\b(SERVICE|LOAD|FROM)\b", re.IGNORECASE)


class Current(Protocol):
    """What has the newest version of the graph."""

    def store(self) -> Store: ...


def endpoint_routes(current: Current) -> list[BaseRoute]:
    """The endpoint over what is current."""

    async def sparql(request: Request) -> Response:
        query = await _query_of(request)
        if isinstance(query, Response):
            return query
        return await run_in_threadpool(_answer, current.store(), query, request.headers.get("accept", ""))

    return [Route("/sparql", sparql, methods=["GET", "POST"])]


async def _query_of(request: Request) -> str | Response:
    if request.method == "GET":
        query = request.query_params.get("query")
    elif request.headers.get("content-type", "").startswith("application/sparql-query"):
        query = (await request.body()).decode("utf-8", "replace")
    else:
        form = parse_qs((await request.body()).decode("utf-8", "replace"))
        query = form.get("query", [None])[0]
    if query is None:
        return PlainTextResponse("a SPARQL query is needed: /sparql?query=...\n", 400)
    return _refusal(query) or query


def _refusal(query: str) -> Response | None:
    bare = _ASIDE.sub(" ", query)
    if found := _REFUSED.search(bare):
        return PlainTextResponse(f"{found[0].upper()} is not allowed here\n", 400)
    if len(query) > LONGEST_QUERY or max(bare.count(mark) for mark in "{([") > DEEPEST_NESTING:
        return PlainTextResponse(
            f"the query is too long or too deeply nested ({LONGEST_QUERY} characters at most)\n", 413
        )
    return None


def _answer(store: Store, query: str, accept: str) -> Response:
    media_type = next((name for name in _TYPES if name in accept), _TYPES[0])
    try:
        return Response(store.answer(query, media_type), media_type=media_type)
    except (SyntaxError, ValueError) as error:
        return PlainTextResponse(f"{error}\n", 400)
