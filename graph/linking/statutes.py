"""A reference to a law in, the node of the statute out: by its number, or by the name in everyday use."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import cache

from rdflib import Literal, URIRef
from rdflib.namespace import DCTERMS

from graph.decisions import Ruling
from graph.identifiers import fold, slug, thing
from graph.linking.shared import SharedNodes
from ingest.facts.records import LegalReference
from ontology import lexicon
from ontology.lexicon import Statute
from ontology.terms import SAM

__all__ = ["link_statute"]


@cache
def _by_number() -> dict[str, Statute]:
    return {statute.number: statute for statute in lexicon.statutes() if statute.number}


@cache
def _by_name() -> dict[str, list[Statute]]:
    found: dict[str, list[Statute]] = defaultdict(list)
    for statute in lexicon.statutes():
        for name in dict.fromkeys(map(fold, (statute.title, *statute.names))):
            found[name].append(statute)
    return found


def link_statute(reference: LegalReference, day: date | None, shared: SharedNodes) -> URIRef:
    """The node of a statute; where two acts had one name, the one that was in force on the document's day."""
    ruling = shared.ruling("statute", reference.label)
    node = ruling.node or _in_register(reference, day)
    if node is None or node in ruling.excluded:
        node = _own_node(reference, ruling, shared)
    return shared.keep("statute", reference.label, node)


def _in_register(reference: LegalReference, day: date | None) -> URIRef | None:
    if reference.number:
        known = _by_number().get(reference.number)
    else:
        name = fold(reference.label)
        known = _in_force(_by_name().get(name) or _by_name().get(name.removesuffix("s"), []), day)
    return URIRef(known.iri) if known else None


def _own_node(reference: LegalReference, ruling: Ruling, shared: SharedNodes) -> URIRef:
    number = [(DCTERMS.identifier, Literal(reference.number))] if reference.number else []
    iri = shared.own_node(thing("statute", slug((reference.number or reference.label).replace(":", "-"))), ruling)
    return shared.describe(iri, SAM.Statute, reference.label, *number)


def _in_force(statutes: list[Statute], day: date | None) -> Statute | None:
    if day is None or len(statutes) < 2:
        return statutes[-1] if statutes else None
    valid = [one for one in statutes if not one.repealed_on or one.repealed_on > day]
    made = [one for one in valid if not one.number or int(one.number.split(":")[0]) <= day.year]
    return (made or valid or statutes)[-1]
