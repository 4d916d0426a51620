"""Facts as sets of features in, for each the few others that are the most alike out.

Features are lemmas, parts of compounds, themes and tasks. A feature weighs the more the fewer facts have it, and two
facts are as alike as the cosine of their weights (TF-IDF). Candidates come from an index of the features, and features
that very many facts have lead to none, so that the work grows with the facts and not with their pairs. See
docs/decisions/0009-likeness-without-a-library.md.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from math import log, sqrt

__all__ = ["Likeness", "Pair", "Weights"]

_LEADING = 8  # of a fact's features, the rarest, lead to candidates
_COMMON = 400  # facts with a feature, beyond which it leads to none
_COMPARED = 20  # candidates that are compared in full
_RARE = 0.65  # of what a feature weighs that one fact has


@dataclass(frozen=True, slots=True)
class Pair:
    """Two facts by their numbers, how alike they are (0-1), what they share (the weightiest first).

    `held` is the share of the smaller one's weight that both have.
    """

    one: int
    other: int
    score: float
    shared: tuple[str, ...]
    held: float


class Weights:
    """What features weigh by all the facts that there are: the more, the fewer facts have them."""

    def __init__(self, facts: Sequence[Collection[str]]) -> None:
        counts = Counter(feature for one in facts for feature in one)
        self._weights = {feature: (log((1 + len(facts)) / (1 + n)) + 1) ** 2 for feature, n in counts.items()}
        self._most = (log((1 + len(facts)) / 2) + 1) ** 2

    def of(self, feature: str) -> float:
        return self._weights[feature]

    def is_rare(self, feature: str) -> bool:
        """Whether hardly any fact has a feature, so that it tells much by itself."""
        return self._weights[feature] >= _RARE * self._most

    def ordered(self, features: Collection[str]) -> list[str]:
        """The weightiest first."""
        return sorted(features, key=lambda feature: (-self._weights[feature], feature))


class Likeness:
    """Facts to be compared, each as its features."""

    def __init__(self, facts: Sequence[Collection[str]], weights: Weights) -> None:
        self._weights = weights
        self._features = [weights.ordered(one) for one in facts]
        self._sets = list(map(frozenset, facts))
        self._lengths = [sqrt(sum(weights.of(feature) for feature in one)) for one in self._features]
        self._index: dict[str, list[int]] = defaultdict(list)
        for number, found in enumerate(self._features):
            for feature in found[:_LEADING]:
                self._index[feature].append(number)

    def pairs(
        self,
        least: float,
        most: int,
        may_pair: Callable[[int, int], bool] = lambda one, other: True,
        holds: Callable[[Pair], bool] = lambda pair: True,
    ) -> list[Pair]:
        """The pairs that are at least so alike and hold, for each fact at most the `most` best, in the facts' order."""
        kept: dict[tuple[int, int], Pair] = {}
        for number in range(len(self._features)):
            near = filter(holds, self._near(number, least, may_pair))
            found = sorted(near, key=lambda pair: (-pair.score, pair.one, pair.other))
            kept |= {(pair.one, pair.other): pair for pair in found[:most]}
        return [kept[key] for key in sorted(kept)]

    def _near(self, number: int, least: float, may_pair: Callable[[int, int], bool]) -> Iterator[Pair]:
        """The likely ones first by what leads to them, against their own weight, then compared in full."""
        likely: dict[int, float] = defaultdict(float)
        for feature in self._features[number][:_LEADING]:
            others = self._index[feature]
            if len(others) <= _COMMON:
                weight = self._weights.of(feature)
                for other in others:
                    likely[other] += weight
        likely.pop(number, None)
        paired = ((-weight / self._lengths[other], other) for other, weight in likely.items())
        allowed = ((weight, other) for weight, other in paired if may_pair(number, other))
        for _, other in nsmallest(_COMPARED, allowed):
            if (pair := self.compare(number, other)).score >= least:
                yield pair

    def compare(self, one: int, other: int) -> Pair:
        """Two facts, whatever they share."""
        first, second = (one, other) if one < other else (other, one)
        mine = self._sets[second]
        shared = tuple(feature for feature in self._features[first] if feature in mine)
        weight = sum(map(self._weights.of, shared))
        lengths = self._lengths[first], self._lengths[second]
        score = weight / (lengths[0] * lengths[1]) if weight else 0.0
        return Pair(first, second, round(score, 2), shared, round(weight / min(lengths) ** 2, 2) if weight else 0.0)
