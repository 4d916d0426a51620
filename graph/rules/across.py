"""What each document says of shared nodes in, the graphs that hold for all documents together out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rdflib import RDFS, SKOS, URIRef

from graph.identifiers import thing
from graph.linking.shared import Triple
from graph.rules.editions import document_links
from graph.sources import of_json

__all__ = ["across_documents"]

_NAMING = (str(RDFS.label), str(SKOS.altLabel))


def across_documents(shared: Mapping[URIRef, dict[str, Any]]) -> dict[URIRef, list[Triple]]:
    """The shared nodes that no register has, each as the first document (by IRI) describes it; links of documents.

    What other documents call an organisation or policy is another name of it.
    """
    described: dict[str, list[list[str]]] = {}
    for document in shared.values():
        for node, pairs in document["nodes"].items():
            _add_names(described.setdefault(node, list(pairs)), pairs)
    triples = [triple for node, pairs in sorted(described.items()) for triple in of_json(URIRef(node), pairs)]
    return {thing("register", "named"): triples} | document_links(shared)


def _add_names(known: list[list[str]], more: list[list[str]]) -> None:
    names = {value for naming, _, value in known if naming in _NAMING}
    for naming, language, value in more:
        if naming in _NAMING and value not in names:
            known.append([str(SKOS.altLabel), language, value])
