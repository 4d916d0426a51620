"""The ontology and its shapes in, a codebook out: each class with its properties, their types, names and values.

python -m ontology.codebook docs/codebook.md
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from rdflib import OWL, RDF, RDFS, SH, XSD, Graph, URIRef
from rdflib.collection import Collection
from rdflib.namespace import DCTERMS, SKOS
from rdflib.term import Node

from ontology.terms import SAM

__all__ = ["CodedClass", "CodedProperty", "classes_below", "codebook", "coded_property", "page_of_codebook"]

_INTRODUCTION = """# The codebook of the graph
Made from `ontology/samsyn.ttl` and the shapes by `make codebook`; a test fails when it is stale.

Each class of the graph with what is said of it. A fact also has what stands under *Fact*: its document,
its evidence, where it was read and how sure the reading is. Words of documents are literals in Swedish; other values
are IRIs, numbers, days and truths. Under *values* stand those that a property may have, where they are a fixed list.
"""
_PREFIXES = {
    str(RDF): "rdf:",
    str(SAM): "sam:",
    str(DCTERMS): "dcterms:",
    str(RDFS): "rdfs:",
    str(SKOS): "skos:",
    str(XSD): "xsd:",
    str(OWL): "owl:",
}
_BORROWED = {
    RDFS.label: ("benämning", "what it is called"),
    DCTERMS.description: ("text", "what it says"),
    DCTERMS.title: ("titel", "title"),
    DCTERMS.isPartOf: ("ingår i dokument", "the document that states it"),
    DCTERMS.publisher: ("utgivare", "publisher"),
    DCTERMS.source: ("källa", "the law or authority that is named"),
    DCTERMS.language: ("språk", "language"),
    RDFS.seeAlso: ("se även", "see also"),
    DCTERMS.bibliographicCitation: ("hänvisning", "citation"),
    DCTERMS.type: ("slag", "kind"),
    DCTERMS.identifier: ("beteckning", "identifier"),
    SKOS.definition: ("definition", "the explanation of the term"),
    SKOS.altLabel: ("annan benämning", "another name"),
    SKOS.inScheme: ("i register", "the register that it stands in"),
    OWL.sameAs: ("samma som", "the same in Wikidata"),
}


@dataclass(frozen=True, slots=True)
class CodedProperty:
    """What may be said of a class: the property, the type of its values, its names, and the values that are allowed."""

    name: str
    type: str
    swedish: str
    english: str
    comment: str
    values: tuple[str, ...] = ()

    @property
    def iri(self) -> URIRef:
        """The property itself."""
        long, short = next(pair for pair in _PREFIXES.items() if self.name.startswith(pair[1]))
        return URIRef(f"{long}{self.name.removeprefix(short)}")


@dataclass(frozen=True, slots=True)
class CodedClass:
    """A class, those above it, its names, what it is, and what is said of it."""

    name: str
    above: tuple[str, ...]
    swedish: str
    english: str
    comment: str
    properties: tuple[CodedProperty, ...]


@cache
def codebook() -> tuple[CodedClass, ...]:
    """All classes by name, of documents, facts and conclusions, but for those of which nothing is said."""
    ontology, shapes = _parsed(("samsyn.ttl",)), _parsed(tuple(_shape_files()))
    found = (_class(ontology, shapes, one) for one in sorted(set(ontology.subjects(RDF.type, OWL.Class)), key=str))
    return tuple(one for one in found if one is not None)


def coded_property(of: URIRef, one: URIRef) -> CodedProperty:
    """What the ontology and its shapes say of a property of a class, whether it stands in the codebook there or not."""
    return _property(_parsed(("samsyn.ttl",)), _parsed(tuple(_shape_files())), of, one)


def classes_below(of: URIRef) -> frozenset[URIRef]:
    """A class and all that are kinds of it."""
    ontology = _parsed(("samsyn.ttl",))
    return frozenset(one for one in ontology.transitive_subjects(RDFS.subClassOf, of) if isinstance(one, URIRef))


def _shape_files() -> list[str]:
    return sorted(f"shapes/{path.name}" for path in files("ontology").joinpath("shapes").iterdir())


@cache
def _parsed(names: tuple[str, ...]) -> Graph:
    graph = Graph()
    for name in names:
        graph.parse(data=files("ontology").joinpath(name).read_text(encoding="utf-8"), format="turtle")
    return graph


def _class(ontology: Graph, shapes: Graph, node: Node) -> CodedClass | None:
    if not isinstance(node, URIRef) or not str(node).startswith(str(SAM)):
        return None
    borrowed = {path for path in _BORROWED if path in _paths(shapes, node)}
    own = {one for one in ontology.subjects(RDFS.domain) if isinstance(one, URIRef) and node in _classes(ontology, one)}
    properties = [_property(ontology, shapes, node, one) for one in sorted(own | borrowed, key=str)]
    if not properties:
        return None
    above = tuple(_short(one) for one in sorted(ontology.objects(node, RDFS.subClassOf), key=str) if _is_ours(one))
    names = {language: _text(ontology, node, RDFS.label, language) for language in ("sv", "en")}
    comment = _text(ontology, node, RDFS.comment, "en")
    return CodedClass(_short(node), above, names["sv"], names["en"], comment, tuple(properties))


def _is_ours(node: Node) -> bool:
    return isinstance(node, URIRef) and str(node).startswith(str(SAM))


def _classes(ontology: Graph, one: Node) -> set[Node]:
    """The classes of which a property is said, each of a union."""
    found: set[Node] = set()
    for domain in ontology.objects(one, RDFS.domain):
        union = ontology.value(domain, OWL.unionOf)
        found |= {domain} if union is None else set(Collection(ontology, union))
    return found


def _paths(shapes: Graph, node: Node) -> set[Node]:
    held = (shape for shape in shapes.subjects(SH.targetClass, node))
    return {
        path for shape in held for one in shapes.objects(shape, SH.property) for path in shapes.objects(one, SH.path)
    }


def _property(ontology: Graph, shapes: Graph, of: Node, one: URIRef) -> CodedProperty:
    if one in _BORROWED:
        swedish, english = _BORROWED[one]
        kind = (
            "IRI" if one in (DCTERMS.isPartOf, DCTERMS.publisher, RDFS.seeAlso, SKOS.inScheme, OWL.sameAs) else "text"
        )
        return CodedProperty(_short(one), kind, swedish, english, "")
    names = {language: _text(ontology, one, RDFS.label, language) for language in ("sv", "en")}
    comment = _text(ontology, one, RDFS.comment, "en")
    values = tuple(sorted(_allowed(shapes, of, one)))
    return CodedProperty(_short(one), _type(ontology, one), names["sv"], names["en"], comment, values)


def _type(ontology: Graph, one: URIRef) -> str:
    if (kind := ontology.value(one, RDFS.range)) is not None and isinstance(kind, URIRef):
        return _short(kind)
    return "text" if (one, RDF.type, OWL.DatatypeProperty) in ontology else "IRI"


def _allowed(shapes: Graph, of: Node, path: Node) -> Iterator[str]:
    for shape in shapes.subjects(SH.targetClass, of):
        for one in shapes.objects(shape, SH.property):
            if (one, SH.path, path) in shapes and (choice := shapes.value(one, SH["in"])) is not None:
                yield from (_short(value) for value in Collection(shapes, choice))


def _text(graph: Graph, node: Node, name: URIRef, language: str) -> str:
    return next((str(one) for one in graph.objects(node, name) if getattr(one, "language", None) == language), "")


def _short(node: object) -> str:
    """An IRI with its prefix.

    >>> _short(SAM.Goal)
    'sam:Goal'
    """
    text = str(node)
    return next(
        (f"{short}{text.removeprefix(long)}" for long, short in _PREFIXES.items() if text.startswith(long)), text
    )


def page_of_codebook() -> str:
    """The codebook as Markdown."""
    return _INTRODUCTION + "".join(map(_section, codebook()))


def _section(one: CodedClass) -> str:
    above = f", a kind of {', '.join(f'`{name}`' for name in one.above)}" if one.above else ""
    rows = "".join(map(_row, one.properties))
    head = "| property | type | Swedish | English | meaning | values |\n| --- | --- | --- | --- | --- | --- |\n"
    return f"\n## {one.name.removeprefix('sam:')}\n`{one.name}` (*{one.swedish}*){above}. {one.comment}\n\n{head}{rows}"


def _row(one: CodedProperty) -> str:
    values = ", ".join(f"`{value}`" for value in one.values)
    return f"| `{one.name}` | {one.type} | {one.swedish} | {one.english} | {one.comment} | {values} |\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page_of_codebook(), encoding="utf-8", newline="\n")
