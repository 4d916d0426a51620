"""What is counted in a graph in, its description out: VoID, DCAT-AP-SE and the SPARQL service, as RDF.

The counts are answers to the queries of `QUERIES`, wherever they were asked; this module asks nothing and reads no file
but these.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from importlib.resources import files

from rdflib import DCAT, DCTERMS, FOAF, OWL, RDF, RDFS, SKOS, VOID, XSD, BNode, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from ontology.licences import registers
from ontology.terms import SAM, SAM_ID

__all__ = ["DATASET", "QUERIES", "SD", "Named", "Overview", "Served", "describe_dataset", "describe_service"]

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
QUERIES = {
    name: files("graph.description").joinpath(f"{name}.rq").read_text(encoding="utf-8")
    for name in ("graphs", "classes", "properties")
}
DATASET = SAM_ID["dataset"]
_CATALOG, _SERVICE = SAM_ID["catalog"], SAM_ID["service"]
_FORMATS = Namespace("http://www.w3.org/ns/formats/")
_LISTED = 1000  # graphs; a description of all documents of a large store would be longer than anybody reads
_MEDIA = "https://www.iana.org/assignments/media-types/"
_RESULTS = ("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV")
_TRIPLES = ("Turtle", "N-Triples", "RDF_XML", "JSON-LD")
_VOCABULARIES = (SAM, DCTERMS, SKOS, RDFS, OWL)
_THEME = URIRef("http://publications.europa.eu/resource/authority/data-theme/SOCI")
_SWEDISH = URIRef("http://publications.europa.eu/resource/authority/language/SWE")
_TEXTS = {
    "title": {
        "sv": "Samsyn: svenska läns strategier som kunskapsgraf",
        "en": "Samsyn: strategies of Swedish counties as a knowledge graph",
    },
    "description": {
        "sv": "Vad läns strategier, överenskommelser och planer säger om mål, insatser, ansvar och begrepp; "
        "varje uppgift med dokument, sida och ordagrant citat.",
        "en": "What strategies, agreements and plans of counties say of goals, actions, responsibilities and terms; "
        "each fact with its document, page and quotation.",
    },
    "rights": {
        "sv": "Licensen gäller uppgifterna. Citaten och dokumentens texter tillhör dem som gav ut dokumenten, och "
        "registren har var sin licens.",
        "en": "The licence is that of the facts. Quotations and the documents' texts belong to those who published the "
        "documents; each register has a licence of its own.",
    },
    "service": {"sv": "Samsyns SPARQL-tjänst", "en": "Samsyn's SPARQL endpoint"},
}


@dataclass(frozen=True, slots=True)
class Named:
    """A graph of its own, the number of its triples, and its title if it is a document."""

    iri: str
    triples: int
    title: str | None = None


@dataclass(frozen=True)
class Overview:
    """What a graph holds, counted."""

    graphs: tuple[Named, ...] = ()
    classes: Mapping[str, int] = field(default_factory=dict)
    properties: Mapping[str, int] = field(default_factory=dict)
    modified: date | None = None

    @property
    def triples(self) -> int:
        return sum(one.triples for one in self.graphs)

    @property
    def documents(self) -> tuple[Named, ...]:
        return tuple(one for one in self.graphs if one.title)

    @classmethod
    def of_rows(cls, rows: Mapping[str, Iterable[tuple[object, ...]]], modified: date | None = None) -> Overview:
        """The overview that the answers to `QUERIES` give."""
        graphs = (
            Named(str(iri), int(str(n)), None if title is None else str(title)) for iri, n, title in rows["graphs"]
        )
        classes, properties = ({str(iri): int(str(n)) for iri, n in rows[name]} for name in ("classes", "properties"))
        return cls(tuple(graphs), classes, properties, modified)


@dataclass(frozen=True, slots=True)
class Served:
    """Where and by whom a graph is offered; `dumps` are media types and addresses of files with all of it.

    `endpoint` is where it can be asked, None for one that lies in files only.
    """

    address: str
    endpoint: str | None
    dumps: tuple[tuple[str, str], ...] = ()
    publisher: str = "Samsyn"
    licence: str = "https://creativecommons.org/licenses/by/4.0/"


def describe_dataset(overview: Overview, served: Served) -> Graph:
    """The dataset by VoID and DCAT-AP-SE, with its catalogue, its dumps and its service."""
    graph = _graph()
    _void(graph, overview, served)
    _catalog(graph, overview, served)
    return graph


def _graph() -> Graph:
    graph = Graph()
    for prefix, namespace in (("void", VOID), ("dcat", DCAT), ("foaf", FOAF), ("sd", SD), ("sam", SAM)):
        graph.bind(prefix, namespace)
    return graph


def _add(graph: Graph, subject: Node, *pairs: tuple[URIRef, Node]) -> None:
    for name, value in pairs:
        graph.add((subject, name, value))


def _texts(graph: Graph, subject: Node, property_: URIRef, key: str) -> None:
    for language, text in _TEXTS[key].items():
        graph.add((subject, property_, Literal(text, lang=language)))


def _void(graph: Graph, overview: Overview, served: Served) -> None:
    _add(
        graph,
        DATASET,
        (RDF.type, VOID.Dataset),
        *([(VOID.sparqlEndpoint, URIRef(served.endpoint))] if served.endpoint else []),
        (VOID.uriSpace, Literal(str(SAM_ID))),
        (VOID.triples, Literal(overview.triples)),
        (VOID.documents, Literal(len(overview.documents))),
        *((VOID.vocabulary, URIRef(str(one))) for one in _VOCABULARIES),
        *((VOID.dataDump, URIRef(one)) for _, one in served.dumps),
        *((VOID.exampleResource, URIRef(one.iri)) for one in overview.documents[:3]),
    )
    for iri, number in overview.classes.items():
        part: Node = BNode()
        _add(graph, part, (VOID["class"], URIRef(iri)), (VOID.entities, Literal(number)))
        graph.add((DATASET, VOID.classPartition, part))
    for iri, number in overview.properties.items():
        part = BNode()
        _add(graph, part, (VOID.property, URIRef(iri)), (VOID.triples, Literal(number)))
        graph.add((DATASET, VOID.propertyPartition, part))
    for one in overview.documents[:_LISTED]:
        path = one.iri.removeprefix(str(SAM_ID))
        part = URIRef(f"{served.address}/data/{path}")
        _add(graph, part, (RDF.type, VOID.Dataset), (VOID.triples, Literal(one.triples)))
        _add(graph, part, (DCTERMS.title, Literal(one.title)), (FOAF.primaryTopic, URIRef(one.iri)))
        _add(graph, part, (VOID.dataDump, URIRef(f"{served.address}/data/{path}.nq")))
        graph.add((DATASET, VOID.subset, part))


def _catalog(graph: Graph, overview: Overview, served: Served) -> None:
    publisher = SAM_ID["publisher"]
    _add(graph, publisher, (RDF.type, FOAF.Agent), (FOAF.name, Literal(served.publisher, lang="sv")))
    kinds = [(_CATALOG, DCAT.Catalog), (DATASET, DCAT.Dataset)]
    for subject, kind in [*kinds, *([(_SERVICE, DCAT.DataService)] if served.endpoint else [])]:
        _add(graph, subject, (RDF.type, kind), (DCTERMS.publisher, publisher))
        _add(graph, subject, (DCTERMS.license, URIRef(served.licence)))
        _texts(graph, subject, DCTERMS.title, "service" if subject == _SERVICE else "title")
        _texts(graph, subject, DCTERMS.description, "description")
        if overview.modified is not None:
            graph.add((subject, DCTERMS.modified, Literal(overview.modified.isoformat(), datatype=XSD.date)))
    _add(graph, _CATALOG, (DCAT.dataset, DATASET), (DCTERMS.language, _SWEDISH))
    _add(graph, _CATALOG, (FOAF.homepage, URIRef(f"{served.address}/")))
    _add(
        graph,
        DATASET,
        (DCAT.theme, _THEME),
        (DCTERMS.language, _SWEDISH),
        (DCAT.landingPage, URIRef(f"{served.address}/")),
    )
    if served.endpoint:
        _service(graph, served, served.endpoint)
    for media_type, address in served.dumps:
        part = URIRef(address)
        _add(graph, part, (RDF.type, DCAT.Distribution), (DCAT.accessURL, part), (DCAT.downloadURL, part))
        _add(graph, part, (DCTERMS.format, URIRef(f"{_MEDIA}{media_type}")), (DCTERMS.license, URIRef(served.licence)))
        graph.add((DATASET, DCAT.distribution, part))
    _went_in(graph)


def _went_in(graph: Graph) -> None:
    """What went into the dataset, each under its own licence: the registers, and the documents."""
    for one in registers():
        node = URIRef(one.iri)
        _add(graph, node, (RDF.type, SKOS.ConceptScheme), (DCTERMS.license, URIRef(one.licence)))
        _add(graph, node, *((DCTERMS.rights, Literal(text, lang="en")) for text in one.rights))
        _add(graph, node, *((DCTERMS.source, URIRef(source)) for source in one.sources))
        if one.name:
            graph.add((node, DCTERMS.title, Literal(one.name, lang="sv")))
        graph.add((DATASET, DCTERMS.source, node))
    _texts(graph, DATASET, DCTERMS.rights, "rights")


def _service(graph: Graph, served: Served, endpoint: str) -> None:
    graph.add((_CATALOG, DCAT.service, _SERVICE))
    _add(
        graph,
        _SERVICE,
        (DCAT.endpointURL, URIRef(endpoint)),
        (DCAT.endpointDescription, URIRef(f"{served.address}/.well-known/void")),
        (DCAT.servesDataset, DATASET),
        (DCTERMS.format, URIRef(f"{_MEDIA}application/sparql-results+json")),
    )


def describe_service(overview: Overview, served: Served) -> Graph:
    """The endpoint by SPARQL 1.1 Service Description, and the dataset that it serves."""
    graph = _graph()
    service, dataset, default = URIRef(served.endpoint or f"{served.address}/sparql"), BNode(), BNode()
    _add(
        graph,
        service,
        (RDF.type, SD.Service),
        (SD.endpoint, service),
        (SD.supportedLanguage, SD.SPARQL11Query),
        (SD.feature, SD.UnionDefaultGraph),
        (SD.defaultDataset, dataset),
        *((SD.resultFormat, _FORMATS[one]) for one in (*_RESULTS, *_TRIPLES)),
    )
    _texts(graph, service, RDFS.label, "service")
    _add(graph, dataset, (RDF.type, SD.Dataset), (SD.defaultGraph, default), (RDFS.seeAlso, DATASET))
    _add(graph, default, (RDF.type, SD.Graph), (VOID.triples, Literal(overview.triples)))
    for one in overview.graphs[:_LISTED]:
        name, content = BNode(), BNode()
        _add(graph, name, (RDF.type, SD.NamedGraph), (SD.name, URIRef(one.iri)), (SD.graph, content))
        _add(graph, content, (RDF.type, SD.Graph), (VOID.triples, Literal(one.triples)))
        graph.add((dataset, SD.namedGraph, name))
    return graph
