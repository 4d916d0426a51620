"""The facts of all documents in, what counties have in common out: focus areas, goals, actions, duties, target groups.

An overlap of equal facts has all of them; of those that are only close, each fact keeps its few best. Of one that holds
the other, the kind is Broader.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import permutations

from rdflib import RDF, XSD, Literal, URIRef

from graph.identifiers import letters, thing
from graph.linking.shared import Triple, words
from graph.rules.carrying import carrying
from graph.rules.corpus import Corpus, Place, Standing
from graph.rules.likeness import Likeness, Pair, Weights
from graph.rules.wording import patterns
from ontology.terms import SAM

__all__ = ["overlaps"]

_GOALS = ("OverallGoal", "StrategicGoal", "SubGoal", "Goal")  # not the state's, and not the purpose
_BEST = 2  # overlaps that a fact has with facts which are only close
_PREMISES = 5  # facts that are named as premises: enough to show, and all stand in sam:between
_SHARED = 5  # words that are named
_RANKED = 1000  # overlaps of a rule that have a rank: more than anybody turns pages for
_SAME, _HELD = 0.85, 0.9
_LEAST = {"goals-alike": 0.45, "actions-alike": 0.24, "duties-alike": 0.45, "double-work": 0.5}


@dataclass(frozen=True, slots=True)
class _Overlap:
    rule: str
    kind: str
    score: float
    nodes: tuple[str, ...]
    shared: tuple[str, ...]

    @property
    def iri(self) -> URIRef:
        return thing("derived", self.rule, letters("\n".join((*self.nodes, *self.shared[:1]))))


def overlaps(corpus: Corpus) -> Iterator[tuple[URIRef, list[Triple]]]:
    """What is common, by rule, in graphs of their own."""
    found: dict[str, Iterator[_Overlap]] = {
        "focus-areas-alike": _areas(corpus),
        "goals-alike": _alike("goals-alike", corpus, _GOALS),
        "actions-alike": _alike("actions-alike", corpus, ("Action",)),
        "duties-alike": _alike("duties-alike", corpus, ("Responsibility",), by_actor=True),
        "double-work": _double_work(corpus),
        "target-groups-shared": _groups(corpus),
    }
    for rule, many in ((rule, list(many)) for rule, many in found.items()):
        yield thing("derived", rule), [triple for one in many for triple in _triples(one)] + _ranks(many)


def _ranks(found: Sequence[_Overlap]) -> list[Triple]:
    """The ranks of the most alike, so that these are a look-up, however many there are."""
    ranked = nsmallest(_RANKED, {(-round(one.score, 2), one.iri) for one in found})
    return [(node, SAM.overlapRank, Literal(rank)) for rank, (_, node) in enumerate(ranked, start=1)]


def _alike(rule: str, corpus: Corpus, kinds: tuple[str, ...], *, by_actor: bool = False) -> Iterator[_Overlap]:
    """Facts of different places that say the same or nearly the same; with `by_actor`, of the same actor."""
    by: dict[str, list[Standing]] = defaultdict(list)
    for one in corpus.facts(*kinds):
        for actor in one.fact.acting if by_actor else [""]:
            by[actor].append(one)
    for _, facts in sorted(by.items()):
        yield from _alike_among(rule, facts, corpus)


def _alike_among(rule: str, facts: Sequence[Standing], corpus: Corpus) -> Iterator[_Overlap]:
    """Equal facts are compared once with the others: a template may have them in hundreds of documents."""
    equal: dict[tuple[str, ...], list[Standing]] = defaultdict(list)
    for one in facts:
        if features := corpus.features(one.fact):
            equal[features].append(one)
    groups = sorted(equal.items())
    places = [frozenset(one.place for one in found) for _, found in groups]
    for (features, found), where in zip(groups, places, strict=True):
        if len(where) > 1:
            yield _Overlap(rule, "Same", 1.0, _nodes(found), tuple(corpus.weights.ordered(features)))

    def may(one: int, other: int) -> bool:
        return len(places[one]) > 1 or places[one] != places[other]

    likeness = Likeness([features for features, _ in groups], corpus.weights)

    def holds(pair: Pair) -> bool:
        return _is_enough(rule, pair.shared, corpus.weights)

    for pair in likeness.pairs(_LEAST[rule], _BEST, may, holds):
        apart = _of_two_places(groups[pair.one][1], groups[pair.other][1])
        if apart:
            yield _Overlap(rule, _kind(pair), pair.score, _nodes(apart), pair.shared)


def _is_enough(rule: str, shared: Collection[str], weights: Weights) -> bool:
    """Whether facts have more than one thing in common.

    One is enough for a task that two counties give the same actor, and for what two actions of one theme call by a rare
    word: a measure has a name of its own, where goals speak of the same few things.
    """
    carried = carrying(shared)
    named = rule == "actions-alike" and any(map(weights.is_rare, carried)) and len(shared) > len(_words(shared))
    return len(shared if rule == "duties-alike" else carried) > 1 or named


def _words(shared: Iterable[str]) -> list[str]:
    return [one for one in shared if not one.startswith("http")]


def _of_two_places(facts: Sequence[Standing], others: Sequence[Standing]) -> tuple[Standing, Standing] | None:
    return next(((one, other) for one in facts for other in others if one.place != other.place), None)


def _kind(pair: Pair) -> str:
    return "Same" if pair.score >= _SAME else "Broader" if pair.held >= _HELD else "Close"


def _double_work(corpus: Corpus) -> Iterator[_Overlap]:
    """Duties that two actors of one place have each alone; what they are to do together is no double work."""
    by_place: dict[Place, list[Standing]] = defaultdict(list)
    for one in corpus.facts("Responsibility"):
        if one.place and one.fact.actors:
            by_place[one.place].append(one)
    for _, facts in sorted(by_place.items(), key=lambda item: str(item[0])):
        yield from _double_work_among(facts, corpus)


def _double_work_among(facts: Sequence[Standing], corpus: Corpus) -> Iterator[_Overlap]:
    def may(one: int, other: int) -> bool:
        first, second = facts[one], facts[other]
        one_sentence = (first.document.iri, first.fact.start) == (second.document.iri, second.fact.start)
        return not one_sentence and set(first.fact.actors).isdisjoint(second.fact.actors)

    likeness = Likeness([corpus.features(one.fact) for one in facts], corpus.weights)
    for pair in likeness.pairs(_LEAST["double-work"], _BEST, may):
        if len(_matter(pair)) > 1:  # a task and its cue are one thing
            yield _Overlap(
                "double-work", _kind(pair), pair.score, _nodes((facts[pair.one], facts[pair.other])), pair.shared
            )


def _matter(pair: Pair) -> list[str]:
    """The words that two duties share, without those that only tell in which way something is done."""
    return [one for one in _words(pair.shared) if one not in patterns("likeness", "ways")]


def _areas(corpus: Corpus) -> Iterator[_Overlap]:
    """Focus areas of the same themes, whatever they are called; and those whose themes are part of another's."""
    by_themes: dict[tuple[str, ...], list[Standing]] = defaultdict(list)
    for one in corpus.facts("FocusArea"):
        if one.fact.themes:
            by_themes[tuple(sorted(one.fact.themes))].append(one)
    for themes, areas in sorted(by_themes.items()):
        if len({one.place for one in areas}) > 1:
            named = {label: [one for one in areas if one.fact.label == label] for label in _labels(areas)}
            for same in named.values():
                if len({one.place for one in same}) > 1:
                    yield _Overlap("focus-areas-alike", "Same", 1.0, _nodes(same), themes)
            if len(named) > 1:
                yield _Overlap("focus-areas-alike", "Close", 1.0, _nodes(areas), themes)
    for (themes, areas), (more, wider) in permutations(sorted(by_themes.items()), 2):
        if set(themes) < set(more):
            yield from _broader(areas, wider, themes, round(len(themes) / len(more), 2))


def _labels(areas: Iterable[Standing]) -> list[str]:
    return sorted({one.fact.label for one in areas})


def _broader(
    areas: Sequence[Standing], wider: Sequence[Standing], themes: tuple[str, ...], score: float
) -> Iterator[_Overlap]:
    """For each area the first few wider ones of other places."""
    for area in areas:
        others = [one for one in wider if one.place != area.place][:_BEST]
        yield from (_Overlap("focus-areas-alike", "Broader", score, _nodes((area, one)), themes) for one in others)


def _groups(corpus: Corpus) -> Iterator[_Overlap]:
    """The target groups of several places that name one group of people."""
    by_group: dict[str, list[Standing]] = defaultdict(list)
    for one in corpus.facts("TargetGroup"):
        for group in one.fact.groups:
            by_group[group].append(one)
    for group, facts in sorted(by_group.items()):
        if len({one.place for one in facts}) > 1:
            kind = "Same" if all(one.fact.groups == (group,) for one in facts) else "Close"
            yield _Overlap("target-groups-shared", kind, 1.0, _nodes(facts), (group,))


def _nodes(facts: Iterable[Standing]) -> tuple[str, ...]:
    return tuple(sorted({one.fact.node for one in facts}))


def _triples(found: _Overlap) -> Iterator[Triple]:
    node = found.iri
    yield node, RDF.type, SAM.Overlap
    yield from ((node, SAM.between, URIRef(one)) for one in found.nodes)
    yield node, SAM.overlapKind, SAM[found.kind]
    yield node, SAM.score, Literal(f"{found.score:.2f}".rstrip("0").rstrip("."), datatype=XSD.decimal, normalize=False)
    for one in found.shared[:_SHARED]:
        yield node, SAM.shared, URIRef(one) if one.startswith("http") else words(one)
    yield node, SAM.rule, Literal(found.rule)
    yield from ((node, SAM.premise, URIRef(one)) for one in found.nodes[:_PREMISES])
