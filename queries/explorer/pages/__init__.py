"""The kinds of pages of the explorer, in the order of the menu: each a function from answers to what it shows."""

from __future__ import annotations

from queries.explorer.pages.about import about, accessibility
from queries.explorer.pages.actor import actor
from queries.explorer.pages.alike import alike
from queries.explorer.pages.asking import catalogue, question, question_file
from queries.explorer.pages.compare import agenda_grid, bodies_by_county, partner_grid
from queries.explorer.pages.county import county, county_part, every_county
from queries.explorer.pages.document import blocks, document
from queries.explorer.pages.duties import national_duties
from queries.explorer.pages.evidence import evidence, first_picture, page, picture
from queries.explorer.pages.gaps import gaps, gaps_file
from queries.explorer.pages.network import every_network, network
from queries.explorer.pages.report import county_report_file
from queries.explorer.pages.searching import search, some_words
from queries.explorer.pages.start import start
from queries.explorer.pages.terms import every_term, term, terms
from queries.explorer.pages.themes import every_theme, theme, theme_grid
from queries.explorer.pages.two import two_counties
from queries.explorer.site import Page

__all__ = ["PAGES"]

_DOCUMENT = "/dokument/{place}/{kind}/{name}"

PAGES = (
    Page("/", start, "start.html"),
    # counties side by side, and each of them
    Page("/jamfor", theme_grid, "themes.html", menu="menu.compare"),
    Page("/jamfor/agenda-2030", agenda_grid, "agenda.html"),
    Page("/jamfor/samverkansparter", partner_grid, "partners.html"),
    Page("/jamfor/organ", bodies_by_county, "bodies.html"),
    Page("/jamfor/mal", alike, "alike.html"),
    Page("/jamfor/uppdrag", national_duties, "duties.html"),
    Page("/jamfor/lan", two_counties, "two.html"),
    Page("/tema/{theme}", theme, "theme.html", ready=every_theme),
    Page("/begrepp", terms, "terms.html", menu="menu.definitions"),
    Page("/begrepp/{term}", term, "term.html", ready=every_term),
    Page("/luckor", gaps, "gaps.html", menu="menu.gaps"),
    Page("/luckor.csv", gaps_file),
    Page("/natverk", network, "network.html", menu="menu.network"),
    Page("/natverk/{kind}", network, "network.html", ready=every_network),
    Page("/aktor/{actor}", actor, "actor.html"),
    Page("/lan/{county}", county, "county.html", ready=every_county),
    Page("/lan/{county}/rapport.{form}", county_report_file),
    Page("/lan/{county}/{part}", county_part, "county-part.html"),
    # the documents and their sentences
    Page(_DOCUMENT, document, "document.html"),
    Page(f"{_DOCUMENT}/block", blocks, "blocks.html"),
    Page(f"{_DOCUMENT}/sida/{{page}}", page, "page.html"),
    Page(f"{_DOCUMENT}/bild/{{page}}.webp", picture, ready=first_picture, always=True),
    Page("/belagg/{place}/{kind}/{name}/{part:path}", evidence, "page.html"),
    # questions of the visitor's own
    Page("/sok", search, "search.html", ready=some_words, always=True),
    Page("/fraga", catalogue, "catalogue.html", menu="menu.ask"),
    Page("/fraga/{question}", question, "question.html"),
    Page("/fraga/{question}/svar.{form}", question_file),
    # about these pages
    Page("/om", about, "about.html", menu="menu.about"),
    Page("/om/tillganglighet", accessibility, "accessibility.html"),
)
