"""The facts of a document in, the targets of the 2030 Agenda that they speak of out, with the words that speak of them.

A focus area or goal has links of its own. An action speaks for the document, and so do duties and principles where
several of them do: one word in one sentence is not yet a concern of a strategy. What the text names otherwise is told
as named in passing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from rdflib import RDF, Literal, URIRef

from graph.linking.shared import Triple, words
from graph.mapping import MappedDocument
from graph.mapping.draft import Draft
from graph.rules.answering import STRATEGIES
from graph.rules.mentions import mention
from graph.rules.names import without_names
from graph.rules.strength import telling
from graph.rules.themes import themes_of
from ingest.facts.needles import Needled, Several
from ingest.facts.records import Action, Fact, Facts, FocusArea, Goal, Principle, Responsibility
from ontology import lexicon
from ontology.cues import cue_expression
from ontology.terms import SAM

__all__ = ["agenda_triples"]

_WEIGHTS: dict[type[Fact], int] = {Action: 2, Responsibility: 1, Principle: 1}
_ENOUGH = 2  # weight of the facts that together speak for a document
_MOST = 3  # of them that are named as premises
_Told = tuple[Fact, str]


def agenda_triples(facts: Facts, mapped: MappedDocument, body: str) -> list[Triple]:
    """The links that a strategy does not state but that its words tell, and the targets that it names in passing."""
    if facts.document.kind not in STRATEGIES:
        return []
    found: list[Triple] = []
    linked: set[str] = set()
    for fact in facts.facts:
        if isinstance(fact, FocusArea) or (isinstance(fact, Goal) and fact.level != "NationalGoal"):
            node = mapped.node(fact)
            for target, cue in _targets_of(fact, mapped.draft).items():
                linked.add(target)
                found += _link(node, target, [node], [cue])
    for target, told in _told_by_document(facts, mapped.draft).items():
        if target in linked:  # what an area or goal says needs no duties to say it
            continue
        linked.add(target)
        found += _link(mapped.iri, target, [mapped.node(fact) for fact, _ in told], [cue for _, cue in told])
    for target, cue in _named_in(without_names(body, mapped.draft)).items():
        if target not in linked:
            found += mention(facts, mapped, (SAM.sdg, URIRef(target)), cue, "agenda-links")
    return found


def _told_by_document(facts: Facts, draft: Draft) -> dict[str, Sequence[_Told]]:
    """The targets that facts of enough weight speak of, each with the strongest of them."""
    told: dict[str, list[tuple[Fact, str, int]]] = defaultdict(list)
    for fact in facts.facts:
        if isinstance(fact, tuple(_WEIGHTS)):
            targets = _targets_of(fact, draft)
            for target, cue in targets.items():
                told[target].append((fact, cue, len(targets)))
    return {
        target: [one[:2] for one in sorted(found, key=lambda one: telling(one[0], one[2]))[:_MOST]]
        for target, found in sorted(told.items())
        if _weight([fact for fact, *_ in found]) >= _ENOUGH
    }


def _weight(facts: Sequence[Fact]) -> int:
    """What facts weigh together; those of one sentence weigh as one."""
    sentences = {(one.evidence[0].page, one.evidence[0].quote): _WEIGHTS[type(one)] for one in facts}
    return sum(sentences.values())


def _targets_of(fact: Fact, draft: Draft) -> dict[str, str]:
    """The targets of a fact, each with the words that speak of it."""
    text = str(getattr(fact, "text", "") or getattr(fact, "label", ""))
    by_cue = _named_in(without_names(text, draft))
    themes = (
        {str(theme): cue for theme, cue in themes_of(fact, draft).items() if cue} if isinstance(fact, FocusArea) else {}
    )
    by_theme = {one.iri: themes[theme] for one in lexicon.targets() for theme in one.themes if theme in themes}
    return by_theme | by_cue


def _named_in(text: str) -> dict[str, str]:
    return {target: match.group() for target, cues in _expressions().of(text) if (match := cues.search(text))}


@cache
def _expressions() -> Several[str]:
    expressions = ((one.iri, cue_expression(one.cues)) for one in lexicon.targets())
    return Several((iri, Needled(found.pattern, found.flags)) for iri, found in expressions)


def _link(about: URIRef, target: str, premises: list[URIRef], cues: list[str]) -> Iterator[Triple]:
    """A link and what it rests on, the strongest of which shows it."""
    node = URIRef(f"{about}/agenda-link/{target.rpartition('/')[2]}")
    yield node, RDF.type, SAM.AgendaLink
    yield node, SAM.sdg, URIRef(target)
    yield node, SAM.about, about
    yield node, SAM.basis, SAM.Inferred
    yield from ((node, SAM.cue, words(cue)) for cue in dict.fromkeys(cue.casefold() for cue in cues[:_MOST]))
    yield node, SAM.rule, Literal("agenda-links")
    yield from ((node, SAM.premise, one) for one in premises)
    yield node, SAM.shownBy, premises[0]
