"""What a document says of nodes that documents share and no register describes: organisations, terms, policies.

It also keeps which name led to which node, and knows what a person decided about the names.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from rdflib import RDF, RDFS, SKOS, Literal, URIRef

from graph.decisions import Decisions, Ruling
from graph.identifiers import letters
from graph.naming import Kind

__all__ = ["Linked", "SharedNodes", "Triple", "words"]

Triple = tuple[URIRef, URIRef, URIRef | Literal]


def words(text: str) -> Literal:
    """A text of a document as a literal in Swedish."""
    return Literal(" ".join(text.split()), lang="sv")


@dataclass(frozen=True)
class Linked:
    """A name that led to a node, with the words used for it and what a person decided about it."""

    kind: Kind
    name: str
    node: URIRef
    ruling: Ruling
    words: set[str] = field(default_factory=set)


class SharedNodes:
    """The shared nodes that one document uses, each described once; `county` and `document` tell where names stand."""

    def __init__(self, decisions: Decisions | None = None, county: str | None = None, document: str = "") -> None:
        self.nodes: dict[URIRef, list[Triple]] = {}
        self.names: dict[tuple[Kind, str, URIRef], Linked] = {}
        self._decisions, self._county, self._document = decisions or Decisions(), county, document

    def ruling(self, kind: Kind, name: str) -> Ruling:
        """What a person decided about a name of the document."""
        return self._decisions.about(kind, name, self._county, self._document)

    def keep(self, kind: Kind, name: str, node: URIRef, used: str | None = None) -> URIRef:
        """Keep that a name led to a node; `used` are the words of the document, where they are others."""
        linked = self.names.setdefault((kind, name, node), Linked(kind, name, node, self.ruling(kind, name)))
        linked.words.add(used or name)
        return node

    def own_node(self, node: URIRef, ruling: Ruling) -> URIRef:
        """The node of a name that no register has: `node`, unless a person decided that the name means another."""
        return URIRef(f"{node}-{letters(self._document)}") if node in ruling.excluded else node

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

    def call(self, node: URIRef, name: str) -> None:
        """Say what else a node is called, where it has a label already."""
        known = {value for _, naming, value in self.nodes[node] if naming in (RDFS.label, SKOS.altLabel)}
        if words(name) not in known:
            self.nodes[node].append((node, SKOS.altLabel, words(name)))
