"""A report in, one web page out: accessible, good to print, and whole in itself, without anything fetched elsewhere."""

from __future__ import annotations

from datetime import date
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from queries.reports.length import abridged
from queries.reports.model import Block, Report
from queries.reports.wording import Wording
from queries.tables import Cell

__all__ = ["as_page", "sections_html"]


def as_page(report: Report) -> str:
    """The whole page."""
    return _environment().get_template("page.html").render(report=abridged(report), wording=Wording(report.language))


def sections_html(report: Report, depth: int = 2) -> Markup:
    """The report's sections alone, for a page of others; their headings are of level `depth` and below."""
    template = _environment().get_template("sections.html")
    return Markup(template.render(report=report, wording=Wording(report.language), depth=depth))


@cache
def _environment() -> Environment:
    found = Environment(
        loader=PackageLoader("queries.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters["drawing"] = Markup  # of our own pictures, whose texts are escaped where they are drawn
    found.tests["kind"] = _is_kind
    found.tests["date"] = _is_date
    found.tests["number"] = _is_number
    return found


def _is_kind(block: Block, name: str) -> bool:
    return type(block).__name__ == name


def _is_date(cell: Cell) -> bool:
    return isinstance(cell, date)


def _is_number(cell: Cell) -> bool:
    return isinstance(cell, int | float) and not isinstance(cell, bool)
