"""A network in, where its nodes stand in a picture out: three columns, in which linked nodes are near each other.

Counties stand in the middle where the network is one of partners: at their left, those of one county only; at their
right, those that counties share. In other networks counties stand at the left, what is theirs in the middle, and who
takes part at the right. Every node has a row of its own, so that no two names meet. Places are rounded to whole points.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import networkx as nx

from graph.network_measures import counties_of

__all__ = ["Layout", "lay_out"]

ROW = 22
_SHARE = 0.6  # of the rows that go to what counties share, where not all have room


@dataclass(frozen=True, slots=True)
class Layout:
    """The nodes of each column from top to bottom, the height of each node, and how many had no room, by county.

    `omitted` has the number of those that several counties share under an empty name.
    """

    columns: tuple[tuple[str, ...], ...]
    heights: Mapping[str, int]
    omitted: Mapping[str, int] = field(default_factory=dict)

    @property
    def height(self) -> int:
        return max(self.heights.values(), default=0) + ROW


def lay_out(network: nx.Graph[str], most: int) -> Layout:
    """Place the nodes of a network, at most so many in a column beside the counties'."""
    kinds = {data["kind"] for _, data in network.nodes(data=True)}
    return _around_counties(network, most) if kinds <= {"county", "partner"} else _from_counties(network, most)


def _around_counties(network: nx.Graph[str], most: int) -> Layout:
    counties = _in_order(network, _of_kind(network, "county"))
    others = _of_kind(network, "partner")
    shared = sorted((one for one in others if network.degree(one) > 1), key=lambda one: (-network.degree(one), one))
    single = {county: _by_label(network, _single(network, county)) for county in counties}
    kept = shared[: max(most - sum(map(len, single.values())), round(most * _SHARE))]
    room = max(1, (most - len(kept)) // max(1, len(counties)))
    if len(kept) + sum(map(len, single.values())) <= most:
        room = most
    shown = {county: ones[:room] for county, ones in single.items()}
    left = [one for county in counties for one in shown[county]]
    gaps = {ones[0] for county in counties[1:] if (ones := shown[county])}
    heights = _spread(left, {}, gaps)
    wanted = {county: _mean(heights[one] for one in shown[county]) for county in counties if shown[county]}
    rows = max(len(left) + len(gaps), len(kept), 2 * len(counties))
    heights |= _spread(counties, _filled(counties, wanted, rows), set(counties))
    centre = {one: _mean(heights[county] for county in network.neighbors(one)) for one in kept}
    right = sorted(kept, key=lambda one: (centre[one], network.nodes[one]["label"], one))
    heights |= _spread(right, _even(right, rows), set())
    omitted = {county: len(single[county]) - len(shown[county]) for county in counties}
    return Layout((tuple(left), tuple(counties), tuple(right)), heights, omitted | {"": len(shared) - len(kept)})


def _from_counties(network: nx.Graph[str], most: int) -> Layout:
    counties = _in_order(network, _of_kind(network, "county"))
    room = max(1, most // max(1, len(counties)))
    middle: list[str] = []
    omitted: dict[str, int] = {}
    first: set[str] = set()
    for county in counties:
        own = [one for one in network.neighbors(county) if network.nodes[one]["kind"] != "county"]
        ranked = sorted(own, key=lambda one: (-network.degree(one), network.nodes[one]["label"], one))
        omitted[county] = len(ranked) - room if len(ranked) > room else 0
        first |= set(ranked[:1] if middle else ())
        middle += ranked[:room]
    heights = _spread(middle, {}, first)
    wanted = {
        county: _mean(heights[one] for one in network.neighbors(county) if one in heights)
        for county in counties
        if any(one in heights for one in network.neighbors(county))
    }
    places = {one for node in middle for one in network.neighbors(node)} - set(counties) - set(middle)
    ranked = sorted(places, key=lambda one: (-network.degree(one), network.nodes[one]["label"], one))
    kept = ranked[:most]
    rows = max(len(middle) + len(first), len(kept), 2 * len(counties))
    heights |= _spread(counties, _filled(counties, wanted, rows), set(counties))
    centre = {one: _mean(heights[node] for node in network.neighbors(one) if node in heights) for one in kept}
    right = sorted(kept, key=lambda one: (centre[one], network.nodes[one]["label"], one))
    heights |= _spread(right, _even(right, rows), set())
    return Layout((tuple(counties), tuple(middle), tuple(right)), heights, omitted | {"": len(ranked) - len(kept)})


def _of_kind(network: nx.Graph[str], kind: str) -> list[str]:
    return [node for node, data in network.nodes(data=True) if data["kind"] == kind]


def _by_label(network: nx.Graph[str], nodes: Iterable[str]) -> list[str]:
    return sorted(
        nodes, key=lambda one: (str(network.nodes[one].get("organisation_kind")), network.nodes[one]["label"])
    )


def _single(network: nx.Graph[str], county: str) -> list[str]:
    return [one for one in network.neighbors(county) if network.degree(one) == 1]


def _in_order(network: nx.Graph[str], counties: Sequence[str]) -> list[str]:
    """The counties so that those that share the most stand side by side: each next to the nearest one left."""
    left = sorted(counties, key=lambda one: (network.nodes[one]["label"], one))
    reach = {one: _reach(network, one) for one in left}
    found = left[:1]
    left = left[1:]
    while left:
        nearest = max(left, key=lambda one: (len(reach[one] & reach[found[-1]]), -left.index(one)))
        found.append(nearest)
        left.remove(nearest)
    return found


def _reach(network: nx.Graph[str], county: str) -> set[str]:
    """What a county is linked to, by way of what is its own too."""
    near = set(network.neighbors(county))
    return near | {one for node in near if counties_of(network, node) == {county} for one in network.neighbors(node)}


def _mean(heights: Iterable[int]) -> int:
    found = list(heights)
    return round(sum(found) / len(found)) if found else 0


def _even(nodes: Sequence[str], rows: int) -> dict[str, int]:
    """The heights of nodes that fill a number of rows."""
    step = rows * ROW / max(1, len(nodes))
    return {node: round((number + 0.5) * step) for number, node in enumerate(nodes)}


def _filled(nodes: Sequence[str], wanted: Mapping[str, int], rows: int) -> dict[str, int]:
    return _even(nodes, rows) | dict(wanted)


def _spread(nodes: Sequence[str], wanted: Mapping[str, int], gaps: set[str]) -> dict[str, int]:
    """A row for each node, as near to the height that is wanted as those before it allow; a gap before some."""
    heights: dict[str, int] = {}
    lowest = ROW
    for node in nodes:
        lowest += ROW if node in gaps else 0
        heights[node] = max(lowest, wanted.get(node, 0))
        lowest = heights[node] + ROW
    return heights
