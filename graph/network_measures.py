"""A network in, where each node stands in it out: who joins counties, which belong together, which stand alone."""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx

__all__ = ["Standing", "counties_of", "standings"]

_STEPS = 2_000_000  # of the search for shortest ways; in larger networks centrality is estimated from some nodes
_SEED = 1


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a node stands: how many links it has, in which counties, how many shortest ways lead through it.

    `community` numbers the groups that are linked more closely within than to others, the largest first. A node is
    `isolated` where its part of the network reaches a single county.
    """

    node: str
    label: str
    kind: str
    organisation_kind: str | None
    counties: tuple[str, ...]
    links: int
    betweenness: float
    community: int
    isolated: bool


def standings(network: nx.Graph[str]) -> list[Standing]:
    """All nodes but counties, those that join the most first: by betweenness (Freeman 1977), counties and name."""
    if not network:
        return []
    sample = max(10, _STEPS // (len(network) + network.number_of_edges()))
    centrality = nx.betweenness_centrality(network, k=sample if sample < len(network) else None, seed=_SEED)
    community = _communities(network)
    isolated = {
        node
        for part in nx.connected_components(network)
        if sum(network.nodes[one]["kind"] == "county" for one in part) < 2
        for node in part
    }
    found = [
        Standing(
            node=node,
            label=str(data["label"]),
            kind=data["kind"],
            organisation_kind=data.get("organisation_kind"),
            counties=tuple(sorted(str(network.nodes[one]["label"]) for one in counties_of(network, node))),
            links=network.degree(node),
            betweenness=round(centrality[node], 3),
            community=community[node],
            isolated=node in isolated,
        )
        for node, data in network.nodes(data=True)
        if data["kind"] != "county"
    ]
    return sorted(found, key=lambda one: (-one.betweenness, -len(one.counties), one.label, one.node))


def counties_of(network: nx.Graph[str], node: str) -> set[str]:
    """The counties that a node is linked to, directly or by the bodies and goals that it belongs to."""
    near = set(network.neighbors(node))
    middle = {one for one in near if "county" in network.nodes[one]}
    own = {network.nodes[node]["county"]} if "county" in network.nodes[node] else set()
    return (
        {one for one in near if network.nodes[one]["kind"] == "county"}
        | own
        | {str(network.nodes[one]["county"]) for one in middle if not own}
    )


def _communities(network: nx.Graph[str]) -> dict[str, int]:
    """The number of each node's community: those of the Louvain method (Blondel 2008), the largest first."""
    found = nx.community.louvain_communities(network, seed=_SEED)
    ordered = sorted(found, key=lambda one: (-len(one), min(one)))
    return {node: number for number, community in enumerate(ordered, start=1) for node in community}
