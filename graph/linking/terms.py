"""A defined term, or the words of a criterion, in; the concept that all documents share out."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from rdflib import SKOS, Literal, URIRef

from graph.identifiers import slug, thing
from graph.linking.shared import SharedNodes, words
from ontology.criteria import conditions_in
from ontology.terms import SAM

__all__ = ["link_term", "link_value", "restriction_in"]


def link_term(term: str, shared: SharedNodes) -> URIRef:
    """The concept of a term, which is given singular and indefinite; "utrikes född" and "utrikesfödd" are one."""
    ruling = shared.ruling("term", term)
    iri = ruling.node or shared.own_node(thing("term", slug(term).replace("-", "")), ruling)
    return shared.keep("term", term, shared.describe(iri, SKOS.Concept, term, naming=SKOS.prefLabel))


def link_value(value: str, kind: str, shared: SharedNodes) -> URIRef:
    """The concept of a status, permit, origin or event that limits a term, under those that all documents share."""
    more: list[tuple[URIRef, URIRef | Literal]] = [(SKOS.broader, URIRef(one)) for one in conditions_in(value)]
    if kind in _lists()["restricted_kinds"] and (restricted := restriction_in(value)):
        more.append((SAM.restriction, words(restricted)))
    return shared.describe(thing("value", slug(value)), SKOS.Concept, value, *more, naming=SKOS.prefLabel)


def restriction_in(value: str) -> str:
    """The words that make a permit or an origin narrower; "" where none do.

    >>> restriction_in("uppehållstillstånd som kan förlängas"), restriction_in("uppehållstillstånd i Sverige")
    ('som kan förlängas', '')
    """
    found = _restricting().search(value)
    return value[found.start(1) :] if found else ""


@cache
def _lists() -> dict[str, list[str]]:
    return tomllib.loads(files("graph.linking").joinpath("local.toml").read_text(encoding="utf-8"))


@cache
def _restricting() -> re.Pattern[str]:
    return re.compile(rf"\w\s+((?:{'|'.join(_lists()['restricting'])})\b)", re.IGNORECASE)
