"""The label of a target group in, the groups of people that all documents share out, with the words that name them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from rdflib import Literal, URIRef

from graph.linking.shared import Triple, words
from graph.mapping import MappedDocument
from ingest.facts.records import Facts, TargetGroup
from ontology import lexicon
from ontology.cues import cue_expression
from ontology.terms import SAM

__all__ = ["group_triples", "groups_of"]


def groups_of(label: str) -> dict[str, str]:
    """The groups that a label names by IRI, each with the words that name it."""
    return {group: match.group() for group, cues in _expressions() if (match := cues.search(label))}


@cache
def _expressions() -> list[tuple[str, re.Pattern[str]]]:
    return [(one.iri, cue_expression(one.cues)) for one in lexicon.groups()]


def group_triples(facts: Facts, mapped: MappedDocument, body: str) -> list[Triple]:
    """The shared groups of a document's target groups."""
    return [
        triple
        for fact in facts.facts
        if isinstance(fact, TargetGroup) and (found := groups_of(fact.label))
        for triple in _triples(mapped.node(fact), found)
    ]


def _triples(node: URIRef, found: dict[str, str]) -> Iterator[Triple]:
    for group, cue in found.items():
        yield node, SAM.group, URIRef(group)
        yield node, SAM.cue, words(cue)
    yield node, SAM.rule, Literal("target-groups")
    yield node, SAM.premise, node
