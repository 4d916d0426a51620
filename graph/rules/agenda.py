"""The facts of a document in, the targets of the 2030 Agenda that they speak of out, with the words that speak of them.

A focus area or goal has links of its own. Actions, duties and principles speak for the document where several of them
do: one word in one sentence is not yet a concern of a strategy.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from rdflib import RDF, Literal, URIRef

from graph.linking.shared import Triple, words
from graph.mapping import MappedDocument
from graph.mapping.draft import Draft
from graph.rules.answering import STRATEGIES
from graph.rules.themes import themes_of
from ingest.facts.records import Action, Fact, Facts, FocusArea, Goal, Principle, Responsibility
from ontology import lexicon
from ontology.cues import cue_expression
from ontology.terms import SAM

__all__ = ["agenda_triples"]

_FEWEST = 2  # actions, duties and principles that speak of a target
_MOST = 3  # of them that are named as premises


def agenda_triples(facts: Facts, mapped: MappedDocument, body: str) -> list[Triple]:
    """The links that a strategy does not state but that its words tell."""
    if facts.document.kind not in STRATEGIES:
        return []
    found: list[Triple] = []
    for fact in facts.facts:
        if isinstance(fact, FocusArea) or (isinstance(fact, Goal) and fact.level != "NationalGoal"):
            node = mapped.node(fact)
            for target, cue in _targets_of(fact, mapped.draft).items():
                found += _link(node, target, [node], [cue])
    for target, told in _told_by_document(facts, mapped.draft).items():
        found += _link(mapped.iri, target, [mapped.node(fact) for fact, _ in told[:_MOST]], [cue for _, cue in told])
    return found


def _told_by_document(facts: Facts, draft: Draft) -> dict[str, list[tuple[Fact, str]]]:
    told: dict[str, list[tuple[Fact, str]]] = defaultdict(list)
    for fact in facts.facts:
        if isinstance(fact, Action | Responsibility | Principle):
            for target, cue in _targets_of(fact, draft).items():
                told[target].append((fact, cue))
    return {target: found for target, found in sorted(told.items()) if len(found) >= _FEWEST}


def _targets_of(fact: Fact, draft: Draft) -> dict[str, str]:
    """The targets of a fact, each with the words that speak of it."""
    text = str(getattr(fact, "text", "") or getattr(fact, "label", ""))
    by_cue = {target: match.group() for target, cues in _expressions() if (match := cues.search(text))}
    themes = (
        {str(theme): cue for theme, cue in themes_of(fact, draft).items() if cue} if isinstance(fact, FocusArea) else {}
    )
    by_theme = {one.iri: themes[theme] for one in lexicon.targets() for theme in one.themes if theme in themes}
    return by_theme | by_cue


@cache
def _expressions() -> list[tuple[str, re.Pattern[str]]]:
    return [(one.iri, cue_expression(one.cues)) for one in lexicon.targets()]


def _link(about: URIRef, target: str, premises: list[URIRef], cues: list[str]) -> Iterator[Triple]:
    node = URIRef(f"{about}/agenda-link/{target.rpartition('/')[2]}")
    yield node, RDF.type, SAM.AgendaLink
    yield node, SAM.sdg, URIRef(target)
    yield node, SAM.about, about
    yield node, SAM.basis, SAM.Inferred
    yield from ((node, SAM.cue, words(cue)) for cue in dict.fromkeys(cue.casefold() for cue in cues[:_MOST]))
    yield node, SAM.rule, Literal("agenda-links")
    yield from ((node, SAM.premise, one) for one in premises)
