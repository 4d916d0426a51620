"""What a document says of nodes that documents share and no register describes: organisations, terms, policies."""

from __future__ import annotations

from rdflib import RDF, RDFS, Literal, URIRef

__all__ = ["SharedNodes", "Triple", "words"]

Triple = tuple[URIRef, URIRef, URIRef | Literal]


def words(text: str) -> Literal:
    """A text of a document as a literal in Swedish."""
    return Literal(" ".join(text.split()), lang="sv")


class SharedNodes:
    """The shared nodes that one document uses, each described once."""

    def __init__(self) -> None:
        self.nodes: dict[URIRef, list[Triple]] = {}

    def describe(
        self,
        node: URIRef,
        kind: URIRef,
        label: str,
        *more: tuple[URIRef, URIRef | Literal],
        naming: URIRef = RDFS.label,
    ) -> URIRef:
        """Say what a node is and what it is called; what was said first stays."""
        if node not in self.nodes:
            self.nodes[node] = [(node, RDF.type, kind), (node, naming, words(label)), *((node, *pair) for pair in more)]
        return node
