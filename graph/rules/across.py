"""What each document says of shared nodes in, the graphs that hold for all documents together out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rdflib import URIRef

from graph.identifiers import thing
from graph.linking.shared import Triple
from graph.rules.editions import document_links
from graph.sources import of_json

__all__ = ["across_documents"]


def across_documents(shared: Mapping[URIRef, dict[str, Any]]) -> dict[URIRef, list[Triple]]:
    """The shared nodes that no register has, each as the first document (by IRI) describes it; links of documents."""
    described: dict[str, list[list[str]]] = {}
    for document in shared.values():
        for node, pairs in document["nodes"].items():
            described.setdefault(node, pairs)
    triples = [triple for node, pairs in sorted(described.items()) for triple in of_json(URIRef(node), pairs)]
    return {thing("register", "named"): triples} | document_links(shared)
