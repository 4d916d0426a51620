"""The facts of a document in, derived triples out: each rule in a graph of its own, naming itself and its premises."""

from __future__ import annotations

from collections.abc import Callable

from rdflib import URIRef

from graph.identifiers import graph_iri
from graph.linking.shared import Triple
from graph.mapping import MappedDocument
from graph.rules.agenda import agenda_triples
from graph.rules.coverage import coverage_triples
from graph.rules.gaps import gap_triples
from graph.rules.groups import group_triples
from graph.rules.links import link_triples
from graph.rules.missing import missing_triples
from graph.rules.themes import theme_triples
from ingest.facts.records import Facts
from ingest.garbage import rest_left_alone

__all__ = ["derive"]

Rule = Callable[[Facts, MappedDocument, str], list[Triple]]

RULES: dict[str, Rule] = {
    "themes": theme_triples,
    "coverage": coverage_triples,
    "gaps": gap_triples,
    "missing": missing_triples,
    "agenda-links": agenda_triples,
    "target-groups": group_triples,
    "links": link_triples,
}


@rest_left_alone()
def derive(facts: Facts, mapped: MappedDocument, body: str) -> dict[URIRef, list[Triple]]:
    """What each rule concludes from a document, by the graph that it goes to; `body` is the document's body text."""
    return {graph_iri(mapped.iri, "derived", name): rule(facts, mapped, body) for name, rule in RULES.items()}
