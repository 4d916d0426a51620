"""What each document says of itself in, the links between documents out: new editions, and pages about a strategy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import Any

from rdflib import Literal, URIRef
from rdflib.namespace import DCTERMS

from graph.identifiers import fold, plain_title, thing
from graph.linking.shared import Triple
from ontology.terms import SAM

__all__ = ["begun", "document_links", "in_force", "superseded"]

_About = Mapping[URIRef, Mapping[str, Any]]
_FEWEST = 3  # words that a title must have to be known by a part of it


def superseded(about: _About, day: str | None = None) -> dict[URIRef, URIRef]:
    """The documents of which there is a newer edition: of the same place, kind and title, from a later day.

    With a `day` (ISO), only editions that had begun by then count. A draft takes no document's place, unless a person
    said that it is a new edition.
    """
    editions: dict[tuple[str, ...], list[tuple[str, URIRef]]] = {}
    for document, one in about.items():
        if one["day"] and (day is None or one["day"] <= day) and not one.get("draft") and (of := _series(one)):
            editions.setdefault(of, []).append((one["day"], document))
    pairs = [pair for found in editions.values() for pair in pairwise(sorted(found))]
    return {older: newer for (_, older), (_, newer) in pairs} | _said(about, day)


def _said(about: _About, day: str | None) -> dict[URIRef, URIRef]:
    return {
        URIRef(one["replaces"]): document
        for document, one in about.items()
        if one.get("replaces") not in (None, document) and (day is None or (one["day"] or "") <= day)
    }


def _series(one: Mapping[str, Any]) -> tuple[str, ...] | None:
    """What the editions of a document share; None where too little is known: two places' plans often have one title."""
    place = (one["county"], one.get("municipality"))
    issuer = None if any(place) else one.get("publisher")
    if not any((*place, issuer)):
        return None
    return (*(fold(name or "") for name in (*place, issuer)), one["kind"], _without_years(one["title"]))


def _without_years(title: str) -> str:
    """A title as editions share it, without years and spans of years wherever they stand.

    >>> _without_years("Integrationsstrategi 2024–27 för Granviks län")
    'integrationsstrategi för granviks län'
    """
    years = r"\b(?:19|20)\d\d(?:\s*(?:[-–—/]|till|t\.?o\.?m\.?)\s*(?:(?:19|20)\d\d|\d\d)\b)?"
    return fold(re.sub(years, " ", title)) or fold(title)


def in_force(about: _About, day: date) -> set[URIRef]:
    """The documents that held on a day, those of which no days are known among them."""
    last = day.isoformat()
    return {one for one in begun(about, day) if (about[one].get("until") or last) >= last}


def begun(about: _About, day: date) -> set[URIRef]:
    """The newest editions by a day, whether they still held or had run out."""
    replaced = superseded(about, day.isoformat())
    return {
        document
        for document, one in about.items()
        if document not in replaced and (one["day"] or "") <= day.isoformat()
    }


def document_links(about: _About) -> dict[URIRef, list[Triple]]:
    """The graphs that tell which document replaces which, and which tells about which."""
    older = superseded(about)
    replaced = [triple for old, new in older.items() for triple in _replaces(new, old)]
    current = [one for one in about if one not in older]
    told = [triple for document in about for triple in _describes(document, about, current)]
    return {thing("derived", "editions"): replaced, thing("derived", "describes"): told}


def _replaces(new: URIRef, old: URIRef) -> Iterator[Triple]:
    yield new, DCTERMS.replaces, old
    yield new, SAM.rule, Literal("editions")
    yield new, SAM.premise, old


def _describes(document: URIRef, about: _About, current: list[URIRef]) -> Iterator[Triple]:
    told = _find(document, about, current)
    if told is not None:
        yield document, SAM.describes, told
        yield document, SAM.rule, Literal("describes")
        yield document, SAM.premise, document
        yield from ((URIRef(count), SAM.countsIn, told) for count in about[document]["counts_elsewhere"])


def _find(document: URIRef, about: _About, current: list[URIRef]) -> URIRef | None:
    """The document whose title another one names: the newest edition in force of the same county."""
    wanted = about[document]["describes"]
    found = [
        one
        for one in current
        if wanted
        and one != document
        and about[one]["county"] == about[document]["county"]
        and _same_title(wanted, about[one]["title"])
    ]
    return max(found, key=lambda one: (about[one]["day"] or "", one), default=None)


def _same_title(one: str, other: str) -> bool:
    """Whether two titles are the same but for years, or one of some length is a part of the other."""
    first, second = sorted((fold(plain_title(one)), fold(plain_title(other))), key=len)
    part = re.search(rf"(?<!\w){re.escape(first)}(?!\w)", second)
    return first == second or bool(part and len(first.split()) >= _FEWEST)
