"""What is current in, what programs speak to out: routes, and what must run for them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from queries.endpoint.asking import Ask, asking
from queries.endpoint.errors import BadQueryError
from queries.endpoint.limits import Limits
from queries.endpoint.pool import Pool
from queries.endpoint.responses import ALLOWED
from queries.endpoint.sparql import Endpoint

__all__ = ["Parts", "endpoint_parts", "open_to_all"]

_SHARED = ("/sparql", "/id/", "/data/", "/dump.", "/.well-known/void", "/catalog", "/sitemap", "/health", "/ready")
_METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]


def open_to_all(path: str) -> bool:
    """Whether pages of other origins may read what is at a path: all that programs speak to."""
    return path.startswith(_SHARED)


@dataclass(frozen=True)
class Parts:
    """The routes of the endpoint, the workers behind them, to be started and closed, and a way to ask them."""

    routes: list[BaseRoute]
    pool: Pool
    ask: Ask


def endpoint_parts(
    place: Path | str, limits: Limits, *, address: str | None = None, log_queries: bool = False
) -> Parts:
    """The endpoint over a graph; `address` is where clients see the application, where a proxy stands before it."""
    pool = Pool(Path(place), limits)

    def own(request: Request) -> str:
        return f"{address.rstrip('/')}/sparql" if address else str(request.url.replace(query="", fragment=""))

    async def describe(request: Request) -> Response:
        raise BadQueryError("a SPARQL query is needed: /sparql?query=...")

    endpoint = Endpoint(pool, limits, describe, address=own, log_queries=log_queries)

    async def sparql(request: Request) -> Response:
        if request.method in ("PUT", "PATCH", "DELETE"):
            return PlainTextResponse("this endpoint is for reading only\n", 405, {"Allow": ALLOWED})
        return await endpoint(request)

    async def health(_: Request) -> Response:
        return JSONResponse({"status": "up"}, headers={"Cache-Control": "no-store"})

    async def ready(_: Request) -> Response:
        status = "ready" if pool.ready else "not ready"
        return JSONResponse({"status": status}, 200 if pool.ready else 503, {"Cache-Control": "no-store"})

    routes: list[BaseRoute] = [
        *(Route(path, sparql, methods=_METHODS) for path in ("/sparql", "/sparql/")),
        Route("/health", health),
        Route("/ready", ready),
    ]
    return Parts(routes, pool, asking(pool, limits))
