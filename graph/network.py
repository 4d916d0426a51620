"""Partnerships in, the network of counties and their partners out, as a networkx graph."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import networkx as nx

__all__ = ["Partner", "network_of"]


class Partner(NamedTuple):
    """An organisation that is a partner in a county: nodes and names; the kind is the IRI of the ontology, or None."""

    county: str
    county_name: str
    partner: str
    partner_name: str
    partner_kind: str | None = None


def network_of(partners: Iterable[Partner]) -> nx.Graph[str]:
    """Counties and organisations as nodes, an edge where an organisation is a county's partner.

    Every node has a `kind` ("county" or "partner") and a `label`, a partner also its `organisation_kind` ("Agency").

    >>> network = network_of([Partner("c1", "Granviks län", "o1", "Skatteverket", "https://w3id.org/samsyn#Agency")])
    >>> network.nodes["o1"]
    {'kind': 'partner', 'label': 'Skatteverket', 'organisation_kind': 'Agency'}
    """
    network: nx.Graph[str] = nx.Graph()
    for one in partners:
        kind = one.partner_kind.rpartition("#")[2] if one.partner_kind else None
        network.add_node(one.county, kind="county", label=one.county_name)
        network.add_node(one.partner, kind="partner", label=one.partner_name, organisation_kind=kind)
        network.add_edge(one.county, one.partner)
    return network
