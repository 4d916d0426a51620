"""The goals that nobody answers for in, who could out: who has duties on the same theme in the county, else elsewhere.

Elsewhere are those who answer for a goal that is much alike.
"""

from __future__ import annotations

from collections import Counter, defaultdict
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
        """The actors with the most duties on the goal's themes, each with one of the duties."""
        duties = [duty for theme in goal.fact.themes for duty in self._duties[goal.document.county, theme]]
        counts = Counter(actor for duty in duties for actor in duty.actors)
        ordered = sorted(counts, key=lambda actor: (-counts[actor], actor))[:_MOST]
        return [(actor, next(duty.node for duty in duties if actor in duty.actors)) for actor in ordered]


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
