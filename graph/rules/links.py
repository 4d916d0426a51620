"""The facts of a document in, what follows for its goals from the property chain of the ontology out.

A goal of a focus area of a strategy is a goal in that strategy. Inverses are not stored: the store reads every triple
from either end, and `^sam:focusArea` in a query says the same as `sam:gathers`.
"""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import Literal, URIRef

from graph.linking.shared import Triple
from graph.mapping import MappedDocument
from graph.rules.answering import STRATEGIES
from ingest.facts.records import Facts, Goal
from ontology.terms import SAM

__all__ = ["link_triples"]


def link_triples(facts: Facts, mapped: MappedDocument, body: str) -> list[Triple]:
    """The goals in a strategy, by their focus areas."""
    if facts.document.kind not in STRATEGIES:
        return []
    goals = (one for one in facts.facts if isinstance(one, Goal) and one.focus_area is not None)
    return [triple for goal in goals for triple in _triples(goal, mapped)]


def _triples(goal: Goal, mapped: MappedDocument) -> Iterator[Triple]:
    area = mapped.draft.node(goal.focus_area) if goal.focus_area else None
    if area is not None:
        node: URIRef = mapped.node(goal)
        yield node, SAM.goalInStrategy, mapped.iri
        yield node, SAM.rule, Literal("links")
        yield node, SAM.premise, area
