"""A store in, one file of all its graphs out: sorted, without blank nodes, the same bytes for the same graph."""

from __future__ import annotations

from pathlib import Path

from rdflib import OWL, RDF, RDFS, SKOS, XSD
from rdflib.namespace import DCTERMS

from graph.store import Store
from ontology.terms import SAM, SDG

__all__ = ["FORMATS", "PREFIXES", "export"]

FORMATS = ("nq", "trig", "ttl", "jsonld")
PREFIXES = {
    "dcterms": str(DCTERMS),
    "owl": str(OWL),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "sam": str(SAM),
    "sdg": str(SDG),
    "skos": str(SKOS),
    "xsd": str(XSD),
}


def export(store: Store, path: Path) -> None:
    """Write all graphs of a store in the format that the file's ending names; Turtle has no named graphs.

    Raises ValueError for another ending.
    """
    ending = path.suffix.removeprefix(".").casefold()
    if ending not in FORMATS:
        raise ValueError(f"{path.name}: the ending tells the format and is one of .{', .'.join(FORMATS)}")
    store.serialize(path, ending, PREFIXES)
