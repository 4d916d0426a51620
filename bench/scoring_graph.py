"""A built graph in, its documents and facts out as plain nodes; all named graphs are read as one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from rdflib import Literal, URIRef

from bench.scoring import Item, name_words
from graph.oxigraph import Term
from graph.store import Store

__all__ = ["Graph", "Node", "local"]

_NAMES = ("label", "prefLabel", "altLabel", "mentionedAs")


def local(term: Term) -> str:
    """The last part of an IRI ("Goal", "8.5"); the text of any other term."""
    return str(term).replace("#", "/").rpartition("/")[2] if isinstance(term, URIRef) else str(term)


@dataclass(eq=False)
class Node:
    """A node with its values, by the last part of the property's IRI."""

    iri: str
    values: dict[str, list[Term]] = field(default_factory=lambda: defaultdict(list))

    def get(self, name: str) -> list[Term]:
        return self.values.get(name, [])

    def texts(self, *names: str) -> list[str]:
        """The texts of some properties: those in Swedish or in no language, or else all."""
        found = [value for name in names for value in self.get(name) if isinstance(value, Literal)]
        return [str(one) for one in found if (one.language or "sv")[:2] == "sv"] or [str(one) for one in found]

    def words(self, name: str) -> list[str]:
        """The last parts of the IRIs that a property leads to, or the texts of its literals."""
        return [local(value) for value in self.get(name)]

    def says(self, name: str, value: bool) -> bool:
        """Whether a property that is true or false has this value."""
        return any(str(one) in (("true", "1") if value else ("false", "0")) for one in self.get(name))


class Graph:
    """The union of a store's graphs."""

    def __init__(self, store: Store) -> None:
        self.folder: Path = store.folder
        self.nodes: dict[str, Node] = {}
        for graph in store.graphs(aside=True):
            for subject, name, value in store.triples(graph):
                node = self.nodes.setdefault(str(subject), Node(str(subject)))
                values = node.values[local(name)]
                if value not in values:
                    values.append(value)
        for node in self.nodes.values():
            for values in node.values.values():
                values.sort(key=lambda term: (str(term), str(type(term))))

    @cached_property
    def documents(self) -> dict[str, Node]:
        """The documents by the names of their files."""
        return {name: node for node in self.nodes.values() for name in node.texts("fileName")}

    def document(self, file: str) -> Node:
        """The document of a file, or else of a file with another ending; a node without facts where there is none."""
        stems = {Path(name).stem: node for name, node in self.documents.items()}
        return self.documents.get(file) or stems.get(Path(file).stem) or Node("urn:absent")

    @cached_property
    def _facts(self) -> dict[str, list[Node]]:
        found: dict[str, list[Node]] = defaultdict(list)
        for iri in sorted(self.nodes, key=lambda iri: f"{iri}>"):
            for whole in self.nodes[iri].get("isPartOf"):
                found[str(whole)].append(self.nodes[iri])
        return found

    def facts(self, document: Node, *classes: str) -> list[Node]:
        """The facts of a document that are in one of the classes, or all, in the order of their IRIs."""
        wanted = set(classes)
        return [node for node in self._facts[document.iri] if not wanted or wanted & set(node.words("type"))]

    def parts(self, node: Node, name: str) -> list[Node]:
        """The nodes that a property leads to."""
        return [self.nodes[str(value)] for value in node.get(name) if str(value) in self.nodes]

    def names(self, term: Term) -> list[str]:
        """What an organisation, a body or a place is called; a text is its own name."""
        if isinstance(term, Literal):
            return [str(term)]
        node = self.nodes.get(str(term))
        return [str(value) for name in _NAMES for value in node.get(name)] if node else []

    def parties(self, terms: Iterable[Term], mentioned: list[str] | None = None) -> list[Item]:
        """Organisations, bodies or places as items; the words that a fact uses name its only party."""
        names = [self.names(term) for term in terms]
        if mentioned and len(names) < 2:
            names = [[*(names[0] if names else ()), *mentioned]]
        return [Item(of[0] if of else "?", (), (tuple(map(name_words, of)),)) for of in names]
