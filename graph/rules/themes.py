"""The facts of a document in, their themes out, with the words that led to each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from rdflib import Literal, URIRef

from graph.corrections import Correction
from graph.linking.shared import Triple, words
from graph.mapping import MappedDocument
from graph.mapping.draft import Draft
from ingest.facts.needles import Needled, caseless
from ingest.facts.records import (
    Action,
    Exclusion,
    Fact,
    Facts,
    FocusArea,
    Goal,
    Principle,
    Responsibility,
    TargetGroup,
)
from ontology import lexicon
from ontology.cues import cue_expression
from ontology.terms import SAM

__all__ = ["cues_in", "theme_triples", "themes_of"]

_NAMED = (FocusArea, Exclusion, TargetGroup)  # a label of a few words, where a theme's plain name is enough
_DESCRIBED = (Goal, Action, Responsibility, Principle)


@cache
def _expressions() -> list[tuple[URIRef, Needled, Needled]]:
    """Each theme with what names it in a label and what betrays it in running text."""
    return [
        (URIRef(one.iri), _quick({one.name_sv, *one.synonyms, *one.cues}), _quick(one.cues)) for one in lexicon.themes()
    ]


def _quick(cues: Iterable[str]) -> Needled:
    return caseless(cue_expression(cues).pattern)


def themes_of(fact: Fact, draft: Draft) -> dict[URIRef, str]:
    """The themes of a fact, each with the words that led to it; kinds of facts that have no theme give none.

    The theme that a person chose has no words.
    """
    if (chosen := draft.themes.get(id(fact))) and chosen.theme:
        return {chosen.theme: ""}
    if isinstance(fact, _NAMED):
        return _found(fact.label, label=True)
    if isinstance(fact, _DESCRIBED):
        return _found(fact.text, label=False)
    return {}


def _found(text: str, *, label: bool) -> dict[URIRef, str]:
    found = {}
    for theme, naming, betraying in _expressions():
        if match := (naming if label else betraying).search(text):
            found[theme] = match.group()
    return found


def cues_in(text: str) -> dict[URIRef, str]:
    """The themes that some running text touches, each with the first words that betray it."""
    return _found(text, label=False)


def theme_triples(facts: Facts, mapped: MappedDocument, body: str) -> list[Triple]:
    """The themes of focus areas, goals, actions, duties, exclusions and target groups."""
    return [
        triple
        for fact in facts.facts
        if not isinstance(fact, Principle) and (found := themes_of(fact, mapped.draft))
        for triple in _triples(mapped.node(fact), found, mapped.draft.themes.get(id(fact)))
    ]


def _triples(node: URIRef, found: dict[URIRef, str], chosen: Correction | None) -> Iterator[Triple]:
    for theme, cue in found.items():
        yield node, SAM.theme, theme
        if cue:
            yield node, SAM.cue, words(cue)
    if chosen:
        yield node, SAM.correctedBy, Literal(chosen.by)
    yield node, SAM.rule, Literal("themes")
    yield node, SAM.premise, node
