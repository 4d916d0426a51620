"""What is current in, the routes of the explorer out."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path

from starlette.routing import BaseRoute, Mount
from starlette.staticfiles import StaticFiles

from queries.explorer.answers import Current
from queries.explorer.pages import PAGES
from queries.explorer.site import Site

__all__ = ["explorer_routes"]


def explorer_routes(current: Current) -> list[BaseRoute]:
    """The pages in both languages, and the files that they use."""
    return [*Site(current, PAGES).routes(), Mount("/static", StaticFiles(directory=_static()))]


def _static() -> Path:
    with as_file(files("queries.explorer").joinpath("static")) as folder:
        return folder
