"""A graph of strategies in, its networks out, and who joins counties in them."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING

import networkx as nx

from graph.network import Link, Partner, body_network, goal_network, network_of
from graph.network_measures import standings
from graph.network_ties import Tie
from queries.tables import Table

if TYPE_CHECKING:
    from queries.asking import Strategies

__all__ = ["NetworkKind", "bridges", "read_network", "read_ties"]


class NetworkKind(StrEnum):
    """What a network is of: partners of counties, members of bodies, or those who answer for goals."""

    PARTNERS = "partners"
    BODIES = "bodies"
    GOALS = "goals"


def read_network(strategies: Strategies, kind: NetworkKind = NetworkKind.PARTNERS) -> nx.Graph[str]:
    """The network of a kind, as `graph.network` describes it."""
    if kind is NetworkKind.PARTNERS:
        return network_of(Partner(*row) for row in _rows(strategies, "partners"))
    links = (Link(*row) for row in _rows(strategies, f"{kind}-network"))
    return body_network(links) if kind is NetworkKind.BODIES else goal_network(links)


def read_ties(strategies: Strategies, kind: NetworkKind = NetworkKind.PARTNERS) -> list[Tie]:
    """In how much of each county an organisation has a part, as the network of a kind has it, without reading all."""
    rows = strategies.look_up(f"{kind}-tied").dicts()
    return [
        Tie(
            str(row["county"]),
            str(row["countyName"]),
            str(row["organisation"]),
            str(row["name"]),
            int(str(row["number"])),
            str(row["kind"]).rpartition("#")[2] if row["kind"] else None,
        )
        for row in rows
    ]


def partners_beside(strategies: Strategies, counties: Iterable[str]) -> nx.Graph[str]:
    """The partners of some counties, by the IRIs of these, with all counties that have them too."""
    return network_of(Partner(*row) for row in _rows(strategies, "partners-beside", own=tuple(counties)))


def _rows(strategies: Strategies, lookup: str, **values: tuple[str, ...]) -> list[list[str]]:
    # only the last columns of a row may be without a value
    rows = strategies.look_up(lookup, **values).rows
    return [[str(cell) for cell in row if cell is not None] for row in rows]


def bridges(network: nx.Graph[str]) -> Table:
    """Who joins counties, by their betweenness centrality (Freeman 1977), highest first.

    `community` numbers the groups with many links within, the largest first; "yes" in `alone` marks what hangs on one
    county that is linked to no other.
    """
    columns = ("name", "kind", "counties", "links", "betweenness", "community", "alone", "in")
    rows = tuple(
        (
            one.label,
            one.organisation_kind or one.kind,
            len(one.counties),
            one.links,
            one.betweenness,
            one.community,
            "yes" if one.isolated else None,
            one.counties,
        )
        for one in standings(network)
    )
    return Table(columns, rows)
