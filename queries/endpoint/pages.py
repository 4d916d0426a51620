"""A template and what it shows in, a page for people out; whatever is put into a template is escaped."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

__all__ = ["page", "page_routes", "render"]

_STYLE = "/endpoint/style.css"
_A_DAY = {"Cache-Control": "max-age=86400"}


@cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("queries.endpoint"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def page(
    template: str, shown: Mapping[str, Any], status: int = 200, headers: Mapping[str, str] | None = None
) -> Response:
    """A page, in Swedish as all pages that people see first."""
    content = render(template, {"style": _STYLE, **shown})
    return HTMLResponse(content, status, {"Vary": "Accept", "Cache-Control": "no-cache", **(headers or {})})


def render(template: str, shown: Mapping[str, Any]) -> str:
    """A template filled in."""
    return _templates().get_template(template).render(**shown)


def page_routes() -> list[BaseRoute]:
    """What the pages need."""
    content = files("queries.endpoint").joinpath("static", "style.css").read_bytes()

    async def style(_: Request) -> Response:
        return Response(content, media_type="text/css", headers=_A_DAY)

    return [Route(_STYLE, style)]
