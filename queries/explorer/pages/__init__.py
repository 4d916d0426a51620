"""The kinds of pages of the explorer, in the order of the menu: each a function from answers to what it shows."""

from __future__ import annotations

from queries.explorer.pages.asking import catalogue, question, question_file
from queries.explorer.pages.document import blocks, document
from queries.explorer.pages.evidence import evidence, page, picture
from queries.explorer.pages.searching import search
from queries.explorer.pages.start import start
from queries.explorer.site import Page

__all__ = ["PAGES"]

_DOCUMENT = "/dokument/{place}/{kind}/{name}"

PAGES = (
    Page("/", start, "start.html"),
    Page(_DOCUMENT, document, "document.html"),
    Page(f"{_DOCUMENT}/block", blocks, "blocks.html"),
    Page(f"{_DOCUMENT}/sida/{{page}}", page, "page.html"),
    Page(f"{_DOCUMENT}/bild/{{page}}.webp", picture),
    Page("/sok", search, "search.html"),
    Page("/fraga", catalogue, "catalogue.html", menu="menu.ask"),
    Page("/fraga/{question}", question, "question.html"),
    Page("/fraga/{question}/svar.{form}", question_file),
    Page("/belagg/{place}/{kind}/{name}/{part:path}", evidence, "page.html"),
)
