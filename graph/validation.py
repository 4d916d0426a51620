"""A store in, what is wrong with it out: the shapes of the ontology, and checks whose every row is a fault."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import pyshacl
from rdflib import RDF, SH, Graph, URIRef
from rdflib.term import Node

from graph.faults import Fault
from graph.identifiers import thing
from graph.store import Store
from graph.tables import short_iri
from ontology.reasoning import OntologyInconsistentError, unsatisfiable
from ontology.terms import SAM

__all__ = ["check", "contradictions", "run_checks", "run_shapes"]


def check(store: Store) -> list[Fault]:
    """All faults of a store, sorted."""
    return sorted({*run_checks(store), *run_shapes(store)})


def contradictions(store: Store) -> list[Fault]:
    """What HermiT finds: classes that nothing could belong to, and a document that contradicts the ontology.

    It reasons over the ontology with the smallest document of the store as a sample, since its time grows fast. Raises
    ReasonerUnavailableError without Java.
    """
    document, sample = _sample(store)
    try:
        found = unsatisfiable(sample.serialize(format="turtle"))
    except OntologyInconsistentError as error:
        return [Fault("reasoner", short_iri(document), str(error))]
    return [Fault("reasoner", short_iri(one), "nothing could belong to this class") for one in found]


def _sample(store: Store) -> tuple[str, Graph]:
    """The document with the fewest triples, without its evidence and links to other vocabularies' things."""
    own = {document: list(store.triples(document)) for document in _documents(store)}
    document = min(own, key=lambda one: (len(own[one]), one), default=URIRef(""))
    sample = Graph()
    _add(sample, (triple for triple in own.get(document, ()) if triple[1] != SAM.evidence and not _is_place(triple[0])))
    return document, sample


def _is_place(node: Node) -> bool:
    return "/evidence/" in str(node)


def run_checks(store: Store) -> Iterator[Fault]:
    """The rows of each check of `ontology/checks`; the title in the file's head says what is wrong."""
    for file in _files("checks", ".rq"):
        text = file.read_text(encoding="utf-8")
        title = text.partition("# title: ")[2].partition("\n")[0]
        for row in store.select(text).rows:
            cells = [short_iri(str(cell)) for cell in row if cell is not None]
            yield Fault(file.name.removesuffix("-violation.rq"), cells[0], f"{title}: {', '.join(cells[1:])}")


def run_shapes(store: Store) -> Iterator[Fault]:
    """What the shapes of `ontology/shapes` find in each document, the names of persons too, and in what joins them."""
    for document in _documents(store):
        yield from _faults(_document_graph(store, document))
    for graph in store.graphs():
        if graph.startswith(thing("derived", "")):
            joined = Graph()
            _add(joined, store.triples(graph))
            yield from _faults(joined)


def _documents(store: Store) -> list[URIRef]:
    rows = store.select(f"SELECT ?d WHERE {{ ?d {SAM.fileName.n3()} ?name }}").rows
    return sorted(URIRef(str(row[0])) for row in rows)


def _document_graph(store: Store, document: URIRef) -> Graph:
    """A document's own triples and derived ones, with the description of every shared node that it points to."""
    data = Graph()
    for graph in store.graphs(aside=True):
        if graph == document or graph.startswith(f"{document}/"):
            _add(data, store.triples(graph))
    outside = {value for value in data.objects() if isinstance(value, URIRef)} - set(data.subjects())
    for node in sorted(outside):
        _add(data, store.about(node))
    return data


def _add(graph: Graph, triples: Iterable[tuple[Node, Node, Node]]) -> None:
    for triple in triples:
        graph.add(triple)


def _faults(data: Graph) -> Iterator[Fault]:
    conforms, report, _ = pyshacl.validate(data, shacl_graph=_shapes(), ont_graph=_ontology(), inplace=False)
    if conforms:
        return
    for result in report.subjects(RDF.type, SH.ValidationResult):
        node, path = report.value(result, SH.focusNode), report.value(result, SH.resultPath)
        message = report.value(result, SH.resultMessage)
        shown = f"{short_iri(str(path))}: {message}" if path else str(message)
        yield Fault("shape", short_iri(str(node)), shown)


@cache
def _shapes() -> Graph:
    return _parsed(_files("shapes", ".ttl"))


@cache
def _ontology() -> Graph:
    return _parsed([files("ontology").joinpath("samsyn.ttl")])


def _parsed(found: Iterable[Traversable]) -> Graph:
    graph = Graph()
    for file in found:
        graph.parse(data=file.read_text(encoding="utf-8"), format="turtle")
    return graph


def _files(folder: str, ending: str) -> list[Traversable]:
    found = files("ontology").joinpath(folder).iterdir()
    return sorted((file for file in found if file.name.endswith(ending)), key=lambda file: file.name)
