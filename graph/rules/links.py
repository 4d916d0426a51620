"""The facts of a document in, what follows for its goals and actions from the property chain of the ontology out.

A goal or action of a focus area of a strategy is in that strategy. Inverses are not stored: the store reads every
triple from either end, and `^sam:focusArea` in a query says the same as `sam:gathers`.
"""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import Literal

from graph.linking.shared import Triple
from graph.mapping import MappedDocument
from graph.rules.answering import STRATEGIES
from ingest.facts.records import Action, Facts, Goal
from ontology.terms import SAM

__all__ = ["link_triples"]


def link_triples(facts: Facts, mapped: MappedDocument, body: str) -> list[Triple]:
    """The goals and actions in a strategy, by their focus areas."""
    if facts.document.kind not in STRATEGIES:
        return []
    found = (one for one in facts.facts if isinstance(one, Goal | Action))
    return [triple for one in found for triple in _triples(one, mapped)]


def _triples(fact: Goal | Action, mapped: MappedDocument) -> Iterator[Triple]:
    area = mapped.draft.node(fact.focus_area) if fact.focus_area else None
    if area is not None:
        node = mapped.node(fact)
        yield node, SAM.inStrategy, mapped.iri
        yield node, SAM.rule, Literal("links")
        yield node, SAM.premise, area
