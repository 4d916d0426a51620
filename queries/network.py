"""The network of counties and partners in, who joins counties out."""

from __future__ import annotations

import networkx as nx

from queries.tables import Cell, Table

__all__ = ["bridges"]


def bridges(network: nx.Graph[str]) -> Table:
    """The partners by how far they join counties: their betweenness centrality (Freeman 1977), highest first."""
    centrality = nx.betweenness_centrality(network)
    rows: list[tuple[Cell, ...]] = []
    for node, data in network.nodes(data=True):
        if data["kind"] == "partner":
            counties = tuple(sorted(str(network.nodes[other]["label"]) for other in network.neighbors(node)))
            rows.append((data["label"], data["organisation_kind"], len(counties), round(centrality[node], 3), counties))
    rows.sort(key=lambda row: (-float(str(row[3])), -int(str(row[2])), str(row[0])))
    return Table(("partner", "kind", "counties", "betweenness", "in"), tuple(rows))
