"""Partnerships in, the network of counties and their partners out, as a networkx graph."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import networkx as nx

from graph.store import Store

__all__ = ["PARTNERS", "Partner", "county_network", "network_of"]

# The partners of each county's strategies; the columns are the fields of `Partner`.
PARTNERS = """
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX sam: <https://w3id.org/samsyn#>
SELECT DISTINCT ?county ?countyName ?partner ?partnerName ?partnerKind WHERE {
  ?document a sam:StrategyDocument ; sam:county ?county .
  ?county rdfs:label ?countyName .
  ?partnership a sam:Partnership ; dcterms:isPartOf ?document ; sam:organisation ?partner .
  ?partner rdfs:label ?partnerName .
  OPTIONAL { ?partner sam:organisationKind ?partnerKind }
}
ORDER BY ?county ?partner
"""


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


def county_network(store: Store) -> nx.Graph[str]:
    """The network of the counties and partners of a store."""
    rows = store.select(PARTNERS).rows
    return network_of(Partner(*(None if cell is None else str(cell) for cell in row)) for row in rows)  # type: ignore[arg-type]
