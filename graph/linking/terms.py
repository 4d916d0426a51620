"""A defined term, or the words of a criterion, in; the concept that all documents share out."""

from __future__ import annotations

from rdflib import SKOS, URIRef

from graph.identifiers import slug, thing
from graph.linking.shared import SharedNodes
from ontology.criteria import conditions_in

__all__ = ["link_term", "link_value"]


def link_term(term: str, shared: SharedNodes) -> URIRef:
    """The concept of a term, which is given singular and indefinite; "utrikes född" and "utrikesfödd" are one."""
    ruling = shared.ruling("term", term)
    iri = ruling.node or shared.own_node(thing("term", slug(term).replace("-", "")), ruling)
    return shared.keep("term", term, shared.describe(iri, SKOS.Concept, term, naming=SKOS.prefLabel))


def link_value(value: str, shared: SharedNodes) -> URIRef:
    """The concept of a status, permit, origin or event that limits a term, under those that all documents share."""
    broader = [(SKOS.broader, URIRef(one)) for one in conditions_in(value)]
    return shared.describe(thing("value", slug(value)), SKOS.Concept, value, *broader, naming=SKOS.prefLabel)
