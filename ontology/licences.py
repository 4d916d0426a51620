"""The registers and word lists that go into a graph -> what each is called, its licence and where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rdflib import RDF, RDFS, SKOS, Graph, URIRef
from rdflib.namespace import DCTERMS

__all__ = ["Register", "registers"]


@dataclass(frozen=True, slots=True)
class Register:
    """A register: its IRI, its name in Swedish, its licence, what else its owner asks for, and its sources."""

    iri: str
    name: str
    licence: str
    rights: tuple[str, ...]
    sources: tuple[str, ...]


@cache
def registers() -> tuple[Register, ...]:
    """All registers by IRI."""
    found = []
    for file in files("ontology").joinpath("concepts").iterdir():
        if file.name.endswith(".ttl"):
            graph = Graph().parse(data=file.read_text(encoding="utf-8"), format="turtle")
            schemes = (one for one in graph.subjects(RDF.type, SKOS.ConceptScheme) if isinstance(one, URIRef))
            found += [_register(graph, one) for one in schemes if (one, DCTERMS.license, None) in graph]
    return tuple(sorted(found, key=lambda one: one.iri))


def _register(graph: Graph, node: URIRef) -> Register:
    rights, sources = (tuple(sorted(map(str, graph.objects(node, name)))) for name in (DCTERMS.rights, DCTERMS.source))
    names = sorted(str(one) for one in graph.objects(node, RDFS.label) if getattr(one, "language", "sv") == "sv")
    return Register(str(node), names[0] if names else "", str(graph.value(node, DCTERMS.license)), rights, sources)
