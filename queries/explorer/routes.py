"""What is current in, the routes of the explorer out."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path

from starlette.routing import BaseRoute, Mount
from starlette.staticfiles import StaticFiles

from queries.endpoint.asking import Ask
from queries.explorer.answers import Current
from queries.explorer.drafts import draft_routes
from queries.explorer.editing import Editing, editing_routes
from queries.explorer.pages import PAGES
from queries.explorer.site import Site
from queries.explorer.sparql import sparql_routes

__all__ = ["explorer_routes", "explorer_site"]


def explorer_site(current: Current, editing: Editing | None = None) -> Site:
    """The pages over what is current; with `editing`, visitors may say what is wrong."""
    return Site(current, PAGES, editing)


def explorer_routes(site: Site, ask: Ask | None = None) -> list[BaseRoute]:
    """The pages in both languages, and the files that they use; `ask` answers queries of visitors."""
    own = [*sparql_routes(site, ask), *editing_routes(site), *draft_routes(site)]
    return [*own, *site.routes(), Mount("/static", StaticFiles(directory=_static()))]


def _static() -> Path:
    with as_file(files("queries.explorer").joinpath("static")) as folder:
        return folder
