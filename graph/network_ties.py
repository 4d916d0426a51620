"""A network or its sums in, who is tied to which counties and how strongly out, and the strongest of these ties.

Of a network with thousands of nodes nobody sees more than those that join the most counties: they are found by counting
alone, without any look at shortest ways.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import networkx as nx

from graph.network_measures import counties_of

__all__ = ["JOINED", "Joining", "Tie", "joining", "strongest", "ties_of"]

JOINED = ("county", "body", "goal")  # kinds of nodes that join nobody, but are joined


class Tie(NamedTuple):
    """In how many strategies, bodies or goals of a county an organisation has a part; the kind is such as "Agency"."""

    county: str
    county_name: str
    organisation: str
    name: str
    number: int
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Joining:
    """An organisation with its ties, those with the highest numbers first."""

    node: str
    name: str
    kind: str | None
    ties: tuple[Tie, ...]

    @property
    def number(self) -> int:
        """In how many strategies, bodies or goals it has a part, of all counties."""
        return sum(tie.number for tie in self.ties)


def ties_of(network: nx.Graph[str]) -> Iterator[Tie]:
    """The ties in a network of `graph.network`."""
    for node, data in network.nodes(data=True):
        if data["kind"] in JOINED:
            continue
        found = Counter(county for one in network.neighbors(node) for county in _counties_at(network, one))
        kind = data.get("organisation_kind")
        for county, number in sorted(found.items()):
            yield Tie(county, str(network.nodes[county]["label"]), node, str(data["label"]), number, kind)


def _counties_at(network: nx.Graph[str], node: str) -> set[str]:
    return {node} if network.nodes[node]["kind"] == "county" else counties_of(network, node)


def joining(ties: Iterable[Tie]) -> list[Joining]:
    """Who has ties, those of the most counties first, then those with the most, then by name."""
    found: dict[str, list[Tie]] = defaultdict(list)
    for tie in ties:
        found[tie.organisation].append(tie)
    every = (
        Joining(node, its[0].name, its[0].kind, tuple(sorted(its, key=lambda tie: (-tie.number, tie.county_name))))
        for node, its in found.items()
    )
    return sorted(every, key=lambda one: (-len(one.ties), -one.number, one.name, one.node))


def strongest(joined: Sequence[Joining], lines: int) -> list[Tie]:
    """The strongest ties of each, and of each county, so that none stands without a line.

    >>> ties = [Tie(f"c{n}", f"{n} län", "o", "Skatteverket", 9 - n) for n in range(4)]
    >>> [tie.county for tie in strongest(joining([*ties, Tie("c3", "3 län", "p", "Polisen", 1)]), 2)]
    ['c0', 'c1', 'c3', 'c2']
    """
    found = dict.fromkeys(tie for one in joined for tie in one.ties[:lines])
    drawn = {tie.county for tie in found}
    others = sorted((tie for one in joined for tie in one.ties[lines:]), key=lambda tie: (-tie.number, tie.name))
    for tie in others:
        if tie.county not in drawn:
            drawn.add(tie.county)
            found[tie] = None
    return list(found)
