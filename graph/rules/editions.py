"""What each document says of itself in, the links between documents out: new editions, and pages about a strategy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from rdflib import Literal, URIRef
from rdflib.namespace import DCTERMS

from graph.identifiers import fold, plain_title, thing
from graph.linking.shared import Triple
from ontology.terms import SAM

__all__ = ["document_links", "superseded"]

_About = Mapping[URIRef, Mapping[str, Any]]
_FEWEST = 3  # words that a title must have to be known by a part of it


def superseded(about: _About) -> dict[URIRef, URIRef]:
    """The documents of which there is a newer edition: the same county, kind and title from a later day."""
    editions: dict[tuple[str, ...], list[tuple[str, URIRef]]] = {}
    for document, one in about.items():
        if one["day"]:
            key = (one["county"] or "", one["kind"], fold(plain_title(one["title"])))
            editions.setdefault(key, []).append((one["day"], document))
    pairs = (pair for found in editions.values() for pair in pairwise(sorted(found)))
    return {older: newer for (_, older), (_, newer) in pairs}


def document_links(about: _About) -> dict[URIRef, list[Triple]]:
    """The graphs that tell which document replaces which, and which tells about which."""
    replaced = [triple for old, new in superseded(about).items() for triple in _replaces(new, old)]
    told = [triple for document in about for triple in _describes(document, about)]
    return {thing("derived", "editions"): replaced, thing("derived", "describes"): told}


def _replaces(new: URIRef, old: URIRef) -> Iterator[Triple]:
    yield new, DCTERMS.replaces, old
    yield new, SAM.rule, Literal("editions")
    yield new, SAM.premise, old


def _describes(document: URIRef, about: _About) -> Iterator[Triple]:
    told = _find(document, about)
    if told is not None:
        yield document, SAM.describes, told
        yield document, SAM.rule, Literal("describes")
        yield document, SAM.premise, document
        yield from ((URIRef(count), SAM.countsIn, told) for count in about[document]["counts_elsewhere"])


def _find(document: URIRef, about: _About) -> URIRef | None:
    """The document whose title another one names: the newest edition in force of the same county."""
    wanted = about[document]["describes"]
    if not wanted:
        return None
    current = set(about) - set(superseded(about)) - {document}
    found = [
        one
        for one in sorted(current, key=lambda one: (about[one]["day"] or "", one), reverse=True)
        if about[one]["county"] == about[document]["county"] and _same_title(wanted, about[one]["title"])
    ]
    return found[0] if found else None


def _same_title(one: str, other: str) -> bool:
    """Whether two titles are the same but for years, or one of some length is a part of the other."""
    first, second = sorted((fold(plain_title(one)), fold(plain_title(other))), key=len)
    part = re.search(rf"(?<!\w){re.escape(first)}(?!\w)", second)
    return first == second or bool(part and len(first.split()) >= _FEWEST)
