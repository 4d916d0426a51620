"""All graphs that are served as one file out, for who wants everything."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
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
        path = request.url.path
        written, content_type = _FILES[path]
        task = Task(written, packed=path.endswith(".gz"), seconds=site.limits.dump_seconds)
        try:
            return await answer(request, site, task, content_type, ("dump", path))
        except NoAnswerError as error:
            return failure(error, site.limits)

    return [Route(path, dump) for path in _FILES]
