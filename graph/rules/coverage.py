"""The themes of a document's facts and its text in, how the document treats each theme out.

A theme is prioritised where a focus area is about it, excluded where the document leaves it out in its own words,
touched where a goal, action, duty or principle is about it, and silent where no word of the body text betrays it. A
theme that the text names in passing only has none of the four.
"""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import RDF, Literal, URIRef

from graph.linking.shared import Triple, words
from graph.mapping import MappedDocument
from graph.mapping.draft import Draft
from graph.rules.answering import STRATEGIES
from graph.rules.themes import cues_in, themes_of
from ingest.facts.records import Action, Exclusion, Fact, Facts, FocusArea, Goal, Principle, Responsibility
from ontology import lexicon
from ontology.terms import SAM

__all__ = ["coverage_triples"]

_MOST = 5  # facts that are named as premises: enough to show, and all can be found by their theme
# The first kind of fact that is about a theme tells how the document treats it.
_RANKS: tuple[tuple[str, type[Fact]], ...] = (
    ("Prioritised", FocusArea),
    ("Excluded", Exclusion),
    ("Touched", Goal),
    ("Touched", Action),
    ("Touched", Responsibility),
    ("Touched", Principle),
)


def coverage_triples(facts: Facts, mapped: MappedDocument, body: str) -> list[Triple]:
    """How a strategy treats each theme; a leaflet or web page about a strategy is no second strategy."""
    if facts.document.kind not in STRATEGIES:
        return []
    about = _facts_by_theme(facts, mapped.draft)
    named = cues_in(body)
    found: list[Triple] = []
    for theme in map(URIRef, (one.iri for one in lexicon.themes())):
        if theme in about:
            found += _covered(mapped, theme, about[theme])
        elif theme not in named:
            found += _coverage(mapped, theme, "Silent", [mapped.iri], [])
    return found


def _facts_by_theme(facts: Facts, draft: Draft) -> dict[URIRef, list[tuple[Fact, str]]]:
    about: dict[URIRef, list[tuple[Fact, str]]] = {}
    for fact in facts.facts:
        if isinstance(fact, Goal) and fact.level == "NationalGoal":  # the state's words, not the document's
            continue
        for theme, cue in themes_of(fact, draft).items():
            if any(isinstance(fact, kind) for _, kind in _RANKS):
                about.setdefault(theme, []).append((fact, cue))
    return about


def _covered(mapped: MappedDocument, theme: URIRef, about: list[tuple[Fact, str]]) -> Iterator[Triple]:
    kind = next(kind for kind, of in _RANKS if any(isinstance(fact, of) for fact, _ in about))
    kinds = [of for name, of in _RANKS if name == kind]
    chosen = [(fact, cue) for of in kinds for fact, cue in about if isinstance(fact, of)][:_MOST]
    premises = [mapped.node(fact) for fact, _ in chosen]
    yield from _coverage(mapped, theme, kind, premises, list(dict.fromkeys(cue.casefold() for _, cue in chosen if cue)))


def _coverage(
    mapped: MappedDocument, theme: URIRef, kind: str, premises: list[URIRef], cues: list[str]
) -> Iterator[Triple]:
    node = URIRef(f"{mapped.iri}/coverage/{theme.rsplit('/', 1)[1]}")
    yield node, RDF.type, SAM.Coverage
    yield node, SAM.inDocument, mapped.iri
    yield node, SAM.theme, theme
    yield node, SAM.coverageKind, SAM[kind]
    yield node, SAM.rule, Literal("coverage")
    yield from ((node, SAM.premise, premise) for premise in premises)
    yield from ((node, SAM.cue, words(cue)) for cue in cues)
