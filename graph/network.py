"""Who takes part where in, networks out, as networkx graphs: of partners, of bodies, of goals and those who answer.

Every node has a `kind` and a `label`. Those of organisations have their `organisation_kind` too ("Agency"), those of
bodies and goals the `county` that they belong to.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import networkx as nx
from networkx.readwrite import generate_graphml

__all__ = ["Link", "Partner", "as_graphml", "body_network", "goal_network", "network_of"]


class Partner(NamedTuple):
    """An organisation that is a partner in a county: nodes and names; the kind is the IRI of the ontology, or None."""

    county: str
    county_name: str
    partner: str
    partner_name: str
    partner_kind: str | None = None


class Link(NamedTuple):
    """A body or goal of a county, and an organisation or body that belongs to it, if there is one."""

    county: str
    county_name: str
    of: str
    of_name: str
    other: str | None = None
    other_name: str | None = None
    other_kind: str | None = None


def network_of(partners: Iterable[Partner]) -> nx.Graph[str]:
    """Counties and organisations as nodes, an edge where an organisation is a county's partner.

    Kinds are "county" and "partner".

    >>> network = network_of([Partner("c1", "Granviks län", "o1", "Skatteverket", "https://w3id.org/samsyn#Agency")])
    >>> network.nodes["o1"]
    {'kind': 'partner', 'label': 'Skatteverket', 'organisation_kind': 'Agency'}
    """
    network: nx.Graph[str] = nx.Graph()
    for one in partners:
        network.add_node(one.county, kind="county", label=one.county_name)
        network.add_node(
            one.partner, kind="partner", label=one.partner_name, organisation_kind=_local(one.partner_kind)
        )
        network.add_edge(one.county, one.partner)
    return network


def body_network(links: Iterable[Link]) -> nx.Graph[str]:
    """Counties, their bodies and the members of these; kinds are "county", "body" and "member"."""
    return _three_kinds(links, "body", "member")


def goal_network(links: Iterable[Link]) -> nx.Graph[str]:
    """Counties, their goals and those who answer for these; kinds are "county", "goal" and "actor"."""
    return _three_kinds(links, "goal", "actor")


def _three_kinds(links: Iterable[Link], of: str, other: str) -> nx.Graph[str]:
    network: nx.Graph[str] = nx.Graph()
    for one in links:
        network.add_node(one.county, kind="county", label=one.county_name)
        network.add_node(one.of, kind=of, label=one.of_name, county=one.county)
        network.add_edge(one.county, one.of)
        if one.other is not None:
            if one.other not in network:  # a body may be a member or actor too, and stays what it is
                name = one.other_name or one.other
                network.add_node(one.other, kind=other, label=name, organisation_kind=_local(one.other_kind))
            network.add_edge(one.of, one.other)
    return network


def as_graphml(network: nx.Graph[str]) -> str:
    """The network in GraphML, which Gephi, Cytoscape and the like read; what is not known of a node is left out."""
    told = network.copy()
    for _, data in told.nodes(data=True):
        for name in [name for name, value in data.items() if value is None]:
            del data[name]
    return "\n".join(generate_graphml(told))


def _local(iri: str | None) -> str | None:
    return iri.rpartition("#")[2] if iri else None
