"""The themes of a document's facts and its text in, how the document treats each theme out.

A theme is prioritised where a focus area is about it, excluded where the document leaves it out in its own words,
touched where a goal, action, duty or principle is about it, and silent where no word of the body text betrays it. A
theme that the text names in passing only has none of the four, but its words are told. Where only a part of a theme is
left out, the theme is both: prioritised or touched, and excluded in that part.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rdflib import RDF, Literal, URIRef

from graph.linking.shared import Triple, words
from graph.mapping import MappedDocument
from graph.mapping.draft import Draft
from graph.rules.answering import STRATEGIES
from graph.rules.mentions import mention
from graph.rules.strength import telling
from graph.rules.themes import cues_in, is_whole, themes_of
from ingest.facts.records import Action, Exclusion, Fact, Facts, FocusArea, Goal, Principle, Responsibility
from ontology import lexicon
from ontology.terms import SAM

__all__ = ["coverage_triples"]

_MOST = 5  # facts that are named as premises: enough to show, and all can be found by their theme
_TOUCHING = (Goal, Action, Responsibility, Principle)
_Told = tuple[Fact, str]


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
        elif theme in named:
            found += mention(facts, mapped, (SAM.theme, theme), named[theme], "coverage")
        else:
            found += _coverage(mapped, theme, "Silent", [])
    return found


def _facts_by_theme(facts: Facts, draft: Draft) -> dict[URIRef, list[_Told]]:
    about: dict[URIRef, list[_Told]] = {}
    for fact in facts.facts:
        if isinstance(fact, Goal) and fact.level == "NationalGoal":  # the state's words, not the document's
            continue
        if isinstance(fact, (FocusArea, Exclusion, *_TOUCHING)):
            for theme, cue in themes_of(fact, draft).items():
                about.setdefault(theme, []).append((fact, cue))
    return about


def _covered(mapped: MappedDocument, theme: URIRef, about: Sequence[_Told]) -> Iterator[Triple]:
    areas = [one for one in about if isinstance(one[0], FocusArea)]
    excluded = [one for one in about if isinstance(one[0], Exclusion)]
    touching = [one for one in about if isinstance(one[0], _TOUCHING)]
    whole = any(isinstance(fact, Exclusion) and is_whole(theme, fact.label) for fact, _ in excluded)
    if areas:
        yield from _coverage(mapped, theme, "Prioritised", areas)
    elif touching and not whole:
        yield from _coverage(mapped, theme, "Touched", touching)
    if excluded:
        alone = not areas and (whole or not touching)
        yield from _coverage(mapped, theme, "Excluded", excluded, part="" if alone else "/part")


def _coverage(
    mapped: MappedDocument, theme: URIRef, kind: str, told: Sequence[_Told], *, part: str = ""
) -> Iterator[Triple]:
    """The node of how a theme is treated; the premises are the strongest, and of those the ones that say its name."""
    node = URIRef(f"{mapped.iri}/coverage/{theme.rsplit('/', 1)[1]}{part}")
    chosen = sorted(told, key=lambda one: _order(theme, one[0], mapped.draft))[:_MOST]
    yield node, RDF.type, SAM.Coverage
    yield node, SAM.inDocument, mapped.iri
    yield node, SAM.theme, theme
    yield node, SAM.coverageKind, SAM[kind]
    yield node, SAM.rule, Literal("coverage")
    yield from ((node, SAM.premise, mapped.node(fact)) for fact, _ in chosen)
    yield from ((node, SAM.shownBy, mapped.node(fact)) for fact, _ in chosen[:1])
    yield from ((node, SAM.cue, words(cue)) for cue in dict.fromkeys(cue.casefold() for _, cue in chosen if cue))
    if not chosen:
        yield node, SAM.premise, mapped.iri


def _order(theme: URIRef, fact: Fact, draft: Draft) -> tuple[int, bool, bool, int]:
    kind, of_body, themes = telling(fact, len(themes_of(fact, draft)))
    return kind, not is_whole(theme, _text(fact)), of_body, themes


def _text(fact: Fact) -> str:
    return str(getattr(fact, "text", "") or getattr(fact, "label", ""))
