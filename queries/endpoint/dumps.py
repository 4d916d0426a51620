"""All graphs that are served as one file out, for who wants everything: written once a version, and sent from there."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from queries.endpoint.errors import NoAnswerError
from queries.endpoint.messages import Task
from queries.endpoint.responses import failure
from queries.endpoint.site import Site
from queries.endpoint.sparql import answer

__all__ = ["dump_routes"]

_FILES = {
    "/dump.nq.gz": ("application/n-quads", "application/gzip"),
    "/dump.nq": ("application/n-quads", "application/n-quads"),
    "/dump.trig.gz": ("application/trig", "application/gzip"),
    "/dump.trig": ("application/trig", "application/trig"),
}


def dump_routes(site: Site) -> list[BaseRoute]:
    """The addresses of the files."""

    async def dump(request: Request) -> Response:
        if site.remote:
            return PlainTextResponse("the graph is in another store: fetch documents one by one, by the sitemap\n", 404)
        path = request.url.path
        written, content_type = _FILES[path]
        task = Task(written, packed=path.endswith(".gz"), seconds=site.limits.dump_seconds)
        try:
            return await answer(request, site, task, content_type, ("dump", path))
        except NoAnswerError as error:
            return failure(error, site.limits)

    return [Route(path, dump) for path in _FILES]
