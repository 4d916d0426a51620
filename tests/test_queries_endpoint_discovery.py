"""Programs find out by themselves what is served, how to get all of it, and what each of its IRIs means."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from rdflib import DCAT, DCTERMS, FOAF, RDF, VOID, Dataset, Graph, Literal, URIRef

from graph.description import SD
from graph.store import open_store
from queries.catalog import questions
from tests.serving import Served, ask, served

BASE = "https://w3id.org/samsyn"
DOCUMENTS = f"SELECT ?d WHERE {{ ?d a <{BASE}#StrategyDocument> }} ORDER BY ?d"
FORMATS = {"turtle": "text/turtle", "json-ld": "application/ld+json", "nt": "application/n-triples"}


@pytest.fixture(scope="module")
def server(example_graph: Path) -> Iterator[Served]:
    """The example strategies, served."""
    with served(example_graph, "--no-explorer") as running:
        yield running


def described(address: str, accept: str = "text/turtle") -> Graph:
    reply = ask(address, accept=accept)
    assert reply.status == 200
    return Graph().parse(data=reply.text, format=accept)


def document(server: Served) -> str:
    """The path of a document below the address of the server."""
    iri = ask(server.sparql, DOCUMENTS, accept="text/csv").text.split()[1]
    return iri.removeprefix(f"{BASE}/id/")


@pytest.mark.parametrize("accept", ["*/*", *FORMATS.values(), "application/rdf+xml"])
def test_a_get_without_a_query_returns_rdf(server: Served, accept: str) -> None:
    """W3C, returns-rdf: the address of the endpoint gives RDF, in each format."""
    reply = ask(server.sparql, accept=accept)
    kind = reply.headers["Content-Type"].partition(";")[0]
    assert reply.status == 200
    assert len(Graph().parse(data=reply.text, format=kind)) > 30


def test_the_description_names_the_endpoint(server: Served) -> None:
    """W3C, has-endpoint-triple: the address that was asked is the object of sd:endpoint."""
    assert list(described(server.sparql).subjects(SD.endpoint, URIRef(server.sparql)))


def test_the_description_keeps_to_the_schema(server: Served) -> None:
    """W3C, conforms-to-schema: what stands in it is of the classes that the vocabulary asks for."""
    graph = described(server.sparql)
    service = next(graph.subjects(RDF.type, SD.Service))
    ranges = {
        SD.defaultDataset: SD.Dataset,
        SD.defaultGraph: SD.Graph,
        SD.namedGraph: SD.NamedGraph,
        SD.graph: SD.Graph,
    }
    for property_, kind in ranges.items():
        found = list(graph.objects(None, property_))
        assert found
        assert all((one, RDF.type, kind) in graph for one in found)
    assert (service, SD.supportedLanguage, SD.SPARQL11Query) in graph
    assert (service, SD.feature, SD.UnionDefaultGraph) in graph
    assert len(list(graph.objects(service, SD.resultFormat))) == 8
    names = {str(one) for one in graph.objects(None, SD.name)}
    assert f"{BASE}/id/register/ontology" in names
    assert not [name for name in names if name.endswith("/persons")]


def test_void_counts_what_is_there(server: Served, example_graph: Path) -> None:
    """The numbers of VoID are those of the store, and its dumps are there."""
    graph = described(f"{server.address}/.well-known/void")
    store = open_store(example_graph)
    dataset = next(graph.subjects(VOID.sparqlEndpoint, URIRef(server.sparql)))
    served_triples = sum(1 for name in store.graphs() for _ in store.triples(name))
    assert graph.value(dataset, VOID.triples) == Literal(served_triples)
    goals = next(graph.subjects(VOID["class"], URIRef(f"{BASE}#Goal")))
    counted = store.select(f"SELECT (COUNT(DISTINCT ?g) AS ?n) WHERE {{ ?g a <{BASE}#Goal> }}").rows[0][0]
    assert str(graph.value(goals, VOID.entities)) == str(counted)
    for dump in graph.objects(dataset, VOID.dataDump):
        assert ask(str(dump), method="HEAD").status == 200


def test_the_catalogue_has_what_dcat_ap_se_asks_for(server: Served) -> None:
    """Catalogue, dataset, distributions and service have the properties that the Swedish profile requires."""
    graph = described(f"{server.address}/catalog", "application/rdf+xml")
    required = {
        DCAT.Catalog: (DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCTERMS.license, DCAT.dataset),
        DCAT.Dataset: (DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCAT.distribution),
        DCAT.Distribution: (DCAT.accessURL, DCTERMS.format),
        DCAT.DataService: (DCTERMS.title, DCAT.endpointURL, DCTERMS.format),
        FOAF.Agent: (FOAF.name,),
    }
    for kind, properties in required.items():
        things = list(graph.subjects(RDF.type, kind))
        assert things
        assert not [(one, name) for one in things for name in properties if (one, name, None) not in graph]
    titles = {one.language for one in graph.objects(None, DCTERMS.title) if isinstance(one, Literal)}
    assert {"sv", "en"} <= titles


def test_the_sitemap_leads_to_all_of_it(server: Served) -> None:
    """Each address of the sitemap answers; the whole dump and the documents' own files are among them."""
    root = ElementTree.fromstring(ask(f"{server.address}/sitemap.xml").body)
    places = [one.text or "" for one in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert f"{server.address}/dump.nq.gz" in places
    assert len(places) > 10
    assert {ask(place).status for place in places} == {200, 303}


def test_a_dump_is_the_graph_that_is_served(server: Served, example_graph: Path) -> None:
    """N-Quads and TriG hold the same quads as the store, no more and no fewer."""
    store = open_store(example_graph)
    lines = sorted(gzip.decompress(ask(f"{server.address}/dump.nq.gz").body).decode().splitlines())
    expected = [line.removesuffix(" .") + f" <{name}> ." for name in store.graphs() for line in store.lines(name)]
    assert lines == sorted(expected)
    trig = Dataset().parse(data=ask(f"{server.address}/dump.trig").text, format="trig")
    assert sum(1 for _ in trig.quads()) == len(lines)


def test_a_document_is_had_as_a_file(server: Served, example_graph: Path) -> None:
    """The graph of one document comes in all formats, with exactly its triples."""
    path = document(server)
    expected = len(list(open_store(example_graph).triples(URIRef(f"{BASE}/id/{path}"))))
    for ending, kind in (("ttl", "turtle"), ("jsonld", "json-ld"), ("nt", "nt"), ("rdf", "xml"), ("trig", "trig")):
        reply = ask(f"{server.address}/data/{path}.{ending}")
        found = (Dataset() if ending == "trig" else Graph()).parse(data=reply.text, format=kind)
        assert len(found) == expected
    assert ask(f"{server.address}/data/nothing.nq").status == 404


@pytest.mark.parametrize(
    ("accept", "ending"),
    [
        ("text/html,application/xhtml+xml,*/*;q=0.8", "html"),
        ("application/ld+json", "jsonld"),
        ("text/turtle;q=0.9, application/n-triples;q=0.8", "ttl"),
        ("application/rdf+xml", "rdf"),
        ("*/*", "ttl"),
    ],
)
def test_an_iri_sends_on_to_what_the_client_likes(server: Served, accept: str, ending: str) -> None:
    """The address of a thing is 303 to one of its representations, which are all named."""
    path = document(server)
    reply = ask(f"{server.address}/id/{path}", accept=accept)
    assert reply.status == 303
    assert reply.headers["Location"] == f"{server.address}/id/{path}.{ending}"
    assert reply.headers["Vary"] == "Accept"
    assert reply.headers["Link"].count('rel="alternate"') == 5
    assert ask(reply.headers["Location"]).status == 200


def test_each_kind_of_thing_dereferences(server: Served) -> None:
    """A thing of each class that is under the base has RDF that speaks of it, and a page."""
    query = "SELECT ?c (MIN(STR(?s)) AS ?one) WHERE { ?s a ?c FILTER(STRSTARTS(STR(?s), '%s/id/')) } GROUP BY ?c"
    rows = ask(server.sparql, query % BASE, accept="text/csv").text.splitlines()[1:]
    assert len(rows) > 25
    for iri in {row.partition(",")[2].strip('"') for row in rows}:
        address = iri.replace(BASE, server.address)
        graph = described(f"{address}.ttl")
        assert (URIRef(iri), None, None) in graph
        page = ask(f"{address}.html")
        assert page.status == 200
        assert "<h1>" in page.text
        assert page.headers["Content-Type"] == "text/html; charset=utf-8"


def test_the_evidence_of_a_fact_comes_with_it(server: Served) -> None:
    """Who follows the IRI of a goal gets its quotation, too."""
    query = f"SELECT ?g WHERE {{ ?g a <{BASE}#Goal> ; <{BASE}#evidence> ?e }} ORDER BY ?g LIMIT 1"
    goal = ask(server.sparql, query, accept="text/csv").text.split()[1]
    graph = described(f"{goal.replace(BASE, server.address)}.nt", "application/n-triples")
    assert list(graph.objects(None, URIRef(f"{BASE}#quote")))


@pytest.mark.parametrize("path", ["id/nothing", "id/document/nothing.html", "id/", "id/a%3Cscript%3E", "data/nothing"])
def test_what_is_unknown_is_not_found(server: Served, path: str) -> None:
    """404, with a page that shows the name and does not run it."""
    reply = ask(f"{server.address}/{path}", accept="text/html")
    assert reply.status == 404
    assert "<script>" not in reply.text


def test_a_page_shows_how_to_ask(server: Served) -> None:
    """A person who opens the endpoint's address finds a form and each question of the catalogue, with its comments."""
    page = ask(server.sparql, accept="text/html").text
    assert '<label for="query">' in page
    assert all(question.titles["sv"] in page for question in questions().values())
    assert page.count("# question-sv:") == len(questions())
    assert not re.search(r'(?:src|href)="(?:https?:)?//', page.replace(server.address, ""))
