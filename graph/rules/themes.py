"""The facts of a document in, their themes out, with the words that led to each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from rdflib import RDF, Literal, URIRef

from graph.corrections import Correction
from graph.linking.shared import Triple, words
from graph.mapping import MappedDocument
from graph.mapping.draft import Draft
from graph.rules.names import without_names
from graph.rules.wording import patterns
from ingest.facts.needles import Needled, Several, caseless
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

__all__ = ["cues_in", "is_whole", "theme_triples", "themes_of"]

_NAMED = (FocusArea, Exclusion, TargetGroup)  # a label of a few words, where a theme's plain name is enough
_DESCRIBED = (Goal, Action, Responsibility, Principle)


@cache
def _expressions() -> list[tuple[URIRef, Needled, Needled]]:
    """Each theme with what names it in a label and what betrays it in running text."""
    return [
        (URIRef(one.iri), _quick({one.name_sv, *one.synonyms, *one.cues}), _quick(one.cues)) for one in lexicon.themes()
    ]


@cache
def _betraying() -> Several[URIRef]:
    return Several((theme, betraying) for theme, _, betraying in _expressions())


@cache
def _wholes() -> dict[URIRef, Needled]:
    """What names each theme as a whole."""
    return {URIRef(one.iri): _quick({one.name_sv, *one.synonyms} - set(one.parts)) for one in lexicon.themes()}


def _quick(cues: Iterable[str]) -> Needled:
    return caseless(cue_expression(cues).pattern)


def themes_of(fact: Fact, draft: Draft) -> dict[URIRef, str]:
    """The themes of a fact, each with the words that led to it; kinds of facts that have no theme give none.

    The theme that a person chose has no words. Names of organisations and bodies lead to none.
    """
    if (chosen := draft.themes.get(id(fact))) and chosen.theme:
        return {chosen.theme: ""}
    if isinstance(fact, _NAMED):
        return _found(fact.label, label=True)
    if isinstance(fact, _DESCRIBED):
        found = _betrayed(without_names(fact.text, draft))
        return _own_share(fact, found) if isinstance(fact, Responsibility) else found
    return {}


def _found(text: str, *, label: bool) -> dict[URIRef, str]:
    found = {}
    for theme, naming, betraying in _expressions():
        if match := (naming if label else betraying).search(text):
            found[theme] = match.group()
    return found


def _betrayed(text: str) -> dict[URIRef, str]:
    """The themes that running text is about, and not only uses the words of."""
    found = {}
    for theme, betraying in _betraying().of(text):
        empty = _empty().get(theme)
        if match := betraying.search(empty.sub(_blank, text) if empty else text):
            found[theme] = match.group()
    return found


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


@cache
def _empty() -> dict[URIRef, Needled]:
    return {URIRef(one.iri): _quick(one.no_cues) for one in lexicon.themes() if one.no_cues}


def _own_share(duty: Responsibility, found: dict[URIRef, str]) -> dict[URIRef, str]:
    """Of a sentence that deals areas out to several, the themes of the areas that this duty is for."""
    areas = [one for one in duty.concerns if isinstance(one, FocusArea)]
    if areas and _deals_out().search(duty.text):
        return {theme: cue for area in areas for theme, cue in _found(area.label, label=True).items()} or found
    return found


@cache
def _deals_out() -> Needled:
    return caseless(rf"\b(?:{'|'.join(patterns('themes', 'dealing_out'))})\b")


def is_whole(theme: URIRef, text: str) -> bool:
    """Whether a text calls a theme by a name of all of it."""
    return bool(_wholes()[theme].search(text))


def cues_in(text: str) -> dict[URIRef, str]:
    """The themes that some running text touches, each with the first words that betray it."""
    return _found(text, label=False)


def theme_triples(facts: Facts, mapped: MappedDocument, body: str) -> list[Triple]:
    """The themes of focus areas, goals, actions, duties, exclusions and target groups."""
    return [triple for fact in facts.facts if not isinstance(fact, Principle) for triple in _of(fact, facts, mapped)]


def _of(fact: Fact, facts: Facts, mapped: MappedDocument) -> Iterator[Triple]:
    """The themes of a fact; of an area whose label betrays none, those of its goals and actions."""
    found, node = themes_of(fact, mapped.draft), mapped.node(fact)
    if found:
        yield from _triples(node, found, mapped.draft.themes.get(id(fact)), [node])
    elif isinstance(fact, FocusArea):
        within = [one for one in facts.facts if isinstance(one, Goal | Action) and one.focus_area is fact]
        if shared := _shared({mapped.node(one): themes_of(one, mapped.draft) for one in within}):
            told = {theme: next(iter(cues.values())) for theme, cues in shared.items()}
            premises = list(dict.fromkeys(one for cues in shared.values() for one in cues))
            yield from _triples(node, told, None, premises)


def _shared(within: Mapping[URIRef, Mapping[URIRef, str]]) -> dict[URIRef, dict[URIRef, str]]:
    """The themes of two or more, of those that most have, each with who has it and by which words."""
    having: defaultdict[URIRef, dict[URIRef, str]] = defaultdict(dict)
    for node, found in within.items():
        for theme, cue in found.items():
            having[theme][node] = cue
    most = max(map(len, having.values()), default=0)
    return {theme: cues for theme, cues in having.items() if len(cues) == most > 1}


def _triples(
    node: URIRef, found: dict[URIRef, str], chosen: Correction | None, premises: Iterable[URIRef]
) -> Iterator[Triple]:
    for theme, cue in found.items():
        yield node, SAM.theme, theme
        if cue:
            yield node, SAM.cue, words(cue)
    if chosen:
        yield node, SAM.correctedBy, Literal(chosen.by)
    yield node, SAM.rule, Literal("themes")
    for premise in premises:
        yield node, SAM.premise, premise
    if len(found) > 1:
        yield from _words_of_each(node, found)


def _words_of_each(node: URIRef, found: dict[URIRef, str]) -> Iterator[Triple]:
    """Which words led to which of the themes, where the fact's own cues do not tell."""
    for theme, cue in found.items():
        mention = URIRef(f"{node}/mention/{theme.rpartition('/')[2]}")
        yield mention, RDF.type, SAM.Mention
        yield mention, SAM.theme, theme
        yield mention, SAM.cue, words(cue)
        yield mention, SAM.rule, Literal("themes")
        yield mention, SAM.premise, node
