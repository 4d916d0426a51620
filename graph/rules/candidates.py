"""The goals that nobody answers for in, who could out: whose duties on the same theme in the county are the nearest.

Elsewhere are those who answer for a goal that is much alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from rdflib import URIRef

from graph.linking.shared import Triple
from graph.rules.compared import Compared
from graph.rules.corpus import Corpus, Standing
from graph.rules.likeness import Likeness
from ontology.terms import SAM

__all__ = ["candidates"]

_GOALS = ("OverallGoal", "StrategicGoal", "SubGoal", "Goal")
_MOST = 3
_ALIKE = 0.3
_STRENGTHS = {
    "Shall": 3,
    "Responsible": 3,
    "Does": 2,
    "Offers": 1,
}  # who is to do something answers sooner than who helps


def candidates(corpus: Corpus) -> list[Triple]:
    """Who could answer for each goal that nobody answers for, with the duties from which that follows."""
    here, elsewhere = _Here(corpus), _Elsewhere(corpus)
    found: list[Triple] = []
    for document in corpus.strategies:
        goals = {one.node: one for one in document.compared.of(*_GOALS)}
        for row in document.compared.counted("Gap"):
            if row.by.get("gapKind") == str(SAM.NobodyAnswers) and (goal := goals.get(row.by.get("concerns", ""))):
                standing = Standing(goal, document)
                for actor, duty in here.find(standing) or elsewhere.find(standing):
                    found += [
                        (URIRef(row.node), SAM.candidate, URIRef(actor)),
                        (URIRef(row.node), SAM.premise, URIRef(duty)),
                    ]
    return found


class _Here:
    """The duties of each county by their themes."""

    def __init__(self, corpus: Corpus) -> None:
        self._duties: dict[tuple[str | None, str], list[Compared]] = defaultdict(list)
        for one in corpus.facts("Responsibility"):
            for theme in one.fact.themes:
                self._duties[one.document.county, theme].append(one.fact)

    def find(self, goal: Standing) -> list[tuple[str, str]]:
        """The actors whose duties on the goal's themes are the nearest to it, each with the nearest of them."""
        duties = {duty.node: duty for theme in goal.fact.themes for duty in self._duties[goal.document.county, theme]}
        nearest: dict[str, tuple[tuple[int, int], str]] = {}
        for node, duty in sorted(duties.items()):
            near = len(set(duty.words) & set(goal.fact.words)), _STRENGTHS.get(duty.modality, 0)
            for actor in duty.actors:
                nearest[actor] = max(nearest.get(actor, (near, node)), (near, node), key=lambda one: one[0])
        best = max((near for near, _ in nearest.values()), default=None)
        return [(actor, node) for actor, (near, node) in sorted(nearest.items()) if near == best][:_MOST]


class _Elsewhere:
    """The goals of other counties for which somebody answers."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._answering: dict[str, list[Compared]] = defaultdict(list)
        for one in corpus.facts("Responsibility"):
            for what in one.fact.concerns:
                self._answering[what].append(one.fact)
        self._goals = [one for one in corpus.facts(*_GOALS) if one.fact.node in self._answering]

    def find(self, goal: Standing) -> list[tuple[str, str]]:
        """The organisations that answer for the goals of other places which are the most alike."""
        others = [one for one in self._goals if one.place != goal.place and self._shares(goal.fact, one.fact)]
        features = [self._corpus.features(one.fact) for one in (goal, *others)]
        compared = Likeness(features, self._corpus.weights)
        pairs = [compared.compare(0, number) for number in range(1, len(features))]
        near = sorted((pair for pair in pairs if pair.score >= _ALIKE), key=lambda pair: (-pair.score, pair.other))
        return list(self._organisations(others[pair.other - 1].fact.node for pair in near))[:_MOST]

    def _shares(self, goal: Compared, other: Compared) -> bool:
        return not set(goal.themes).isdisjoint(other.themes) or not set(goal.words).isdisjoint(other.words)

    def _organisations(self, goals: Iterator[str]) -> Iterator[tuple[str, str]]:
        """A body of another county cannot answer here; an organisation that both have can."""
        seen: set[str] = set()
        for duty in (duty for goal in goals for duty in self._answering[goal]):
            for actor in duty.acting:
                if actor.startswith("http") and actor not in seen:
                    seen.add(actor)
                    yield actor, duty.node
