"""What is served in, what programs speak to out: routes, and what must run for them."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from queries.endpoint.discovery import Discovery
from queries.endpoint.dumps import dump_routes
from queries.endpoint.linked_data import LinkedData
from queries.endpoint.pages import page_routes
from queries.endpoint.responses import ALLOWED
from queries.endpoint.site import Site
from queries.endpoint.sparql import Endpoint

__all__ = ["endpoint_routes", "open_to_all"]

_SHARED = ("/sparql", "/id/", "/data/", "/dump.", "/.well-known/void", "/catalog", "/sitemap.xml", "/health", "/ready")
_CHANGING = ("PUT", "PATCH", "DELETE")
_NOW = {"Cache-Control": "no-store"}


def open_to_all(path: str) -> bool:
    """Whether pages of other origins may read what is at a path: all that programs speak to."""
    return path.startswith(_SHARED)


def endpoint_routes(site: Site) -> list[BaseRoute]:
    """The addresses of the endpoint and of all that describes it."""
    discovery = Discovery(site)
    endpoint = Endpoint(site, discovery.describe)

    async def sparql(request: Request) -> Response:
        if request.method in _CHANGING:
            return PlainTextResponse("this endpoint is for reading only\n", 405, {"Allow": ALLOWED})
        return await endpoint(request)

    async def health(_: Request) -> Response:
        return JSONResponse({"status": "up"}, headers=_NOW)

    async def ready(_: Request) -> Response:
        able = site.backend.ready
        return JSONResponse({"status": "ready" if able else "not ready"}, 200 if able else 503, _NOW)

    methods = ["GET", "HEAD", "POST", *_CHANGING]
    return [
        *(Route(path, sparql, methods=methods) for path in ("/sparql", "/sparql/")),
        *discovery.routes(),
        *dump_routes(site),
        *LinkedData(site).routes(),
        *page_routes(),
        Route("/health", health),
        Route("/ready", ready),
    ]
