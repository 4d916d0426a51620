"""The endpoint before a store of somebody else's: the same protocol, formats and pages over a real Virtuoso."""

from __future__ import annotations

import gzip
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import VOID, Graph, URIRef

import samsyn
from graph.publishing import publish
from graph.remote import Access, Remote
from graph.store import open_store
from graph.writing import write_store
from ontology.terms import SAM_ID
from queries.asking import Strategies
from tests.serving import Served, ask, served
from tests.virtuoso import INSTALLED, Settings, free_port, virtuoso

pytestmark = pytest.mark.skipif(not INSTALLED, reason="Virtuoso is not installed (virtuoso-opensource-7-bin)")
BASE = "https://w3id.org/samsyn"


@pytest.fixture(scope="module")
def server(example_graph: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The example strategies in a Virtuoso, served by `samsyn serve --endpoint`."""
    with virtuoso(tmp_path_factory.mktemp("virtuoso")) as address:
        for _ in publish(open_store(example_graph), Remote(f"{address}/sparql-auth", Access("dba", "dba"))):
            pass
        with served(f"{address}/sparql", "--no-explorer") as running:
            yield running


def test_a_question_has_the_same_answer_through_the_endpoint(server: Served, examples: Strategies) -> None:
    """Asked through the endpoint before the store, a question is answered as by the graph on disk."""
    assert samsyn.open(server.sparql).ask("terms-differ").equals(examples.ask("terms-differ"))


@pytest.mark.parametrize("accept", ["application/sparql-results+json", "application/sparql-results+xml", "text/csv"])
def test_tables_come_in_the_format_that_is_wanted(server: Served, accept: str) -> None:
    """The store's own format or one made of it."""
    query = f"SELECT DISTINCT ?c WHERE {{ ?d a <{BASE}#StrategyDocument> ; <{BASE}#county> ?c }}"
    reply = ask(server.sparql, query, accept=accept)
    assert reply.status == 200
    assert reply.headers["Content-Type"].startswith(accept)
    assert reply.text.count("/id/county/") == 3


def test_an_unchanged_answer_is_not_sent_again(server: Served) -> None:
    """The store tells no version, and still who has an answer by its tag is told so."""
    query = f"SELECT DISTINCT ?d WHERE {{ ?d a <{BASE}#StrategyDocument> }} ORDER BY ?d"
    held = ask(server.sparql, query).headers["ETag"]
    again = ask(server.sparql, query, headers={"If-None-Match": held})
    assert (again.status, again.body) == (304, b"")
    assert ask(server.sparql, f"{query} LIMIT 1", headers={"If-None-Match": held}).status == 200


@pytest.mark.parametrize("ending", ["ttl", "nt", "rdf", "jsonld"])
def test_things_and_documents_dereference(server: Served, example_graph: Path, ending: str) -> None:
    """The IRI of a document leads to what the store says of it, and its graph comes whole."""
    store = open_store(example_graph)
    document = store.select(f"SELECT ?d WHERE {{ ?d a <{BASE}#StrategyDocument> }} ORDER BY ?d").rows[0][0]
    address = f"{server.address}/id/{str(document).removeprefix(f'{BASE}/id/')}"
    assert ask(address).status == 303
    kinds = {"ttl": "turtle", "nt": "nt", "rdf": "xml", "jsonld": "json-ld"}
    graph = Graph().parse(data=ask(f"{address}.{ending}").text, format=kinds[ending])
    assert (URIRef(str(document)), None, None) in graph
    whole = Graph().parse(data=ask(address.replace("/id/", "/data/") + f".{ending}").text, format=kinds[ending])
    checksum = 1  # publishing leaves one in each graph
    assert len(whole) == len(list(store.triples(URIRef(str(document))))) + checksum


def test_what_is_refused_does_not_reach_the_store(server: Served) -> None:
    """Updates, SERVICE and what is no query get a status of the 400s."""
    for query in ("INSERT DATA { <urn:a> <urn:b> <urn:c> }", "SELECT * { SERVICE <urn:a> { ?s ?p ?o } }", "SELECT {"):
        assert 400 <= ask(server.sparql, query).status < 500
    assert ask(f"{server.address}/ready").status == 200


def test_all_of_it_comes_as_a_file(server: Served, example_graph: Path) -> None:
    """The dumps that the description names hold each graph that was published, whole, and none of the store's own."""
    store = open_store(example_graph)
    checksum = 1  # publishing leaves one in each graph
    expected = {str(name): len(list(store.triples(name))) + checksum for name in store.graphs()}
    described = Graph().parse(
        data=ask(f"{server.address}/.well-known/void", accept="text/turtle").text, format="turtle"
    )
    dumps = {str(one) for one in described.objects(None, VOID.dataDump)}
    assert {f"{server.address}/dump.nq.gz", f"{server.address}/dump.trig"} <= dumps
    lines = gzip.decompress(ask(f"{server.address}/dump.nq.gz").body).decode().splitlines()
    assert Counter(line.removesuffix("> .").rpartition(" <")[2] for line in lines) == expected
    trig = ask(f"{server.address}/dump.trig").text
    assert len(re.findall(r"^\S+ \{$", trig, re.MULTILINE)) == len(expected)
    assert f"{server.address}/dump.nq.gz" in ask(f"{server.address}/sitemap.xml").text


def test_a_dump_that_the_store_cuts_off_is_none(tmp_path: Path) -> None:
    """Where a store sends fewer triples of a graph than it has, the answer is an error, and no part of the file."""
    with write_store(tmp_path / "graph") as writer:
        writer.put_turtle(SAM_ID["g"], "\n".join(f"<urn:s{number}> <urn:p> <urn:o> ." for number in range(300)))
    (tmp_path / "virtuoso").mkdir()
    with virtuoso(tmp_path / "virtuoso", Settings(rows=200)) as address:
        for _ in publish(open_store(tmp_path / "graph"), Remote(f"{address}/sparql-auth", Access("dba", "dba"))):
            pass
        with served(f"{address}/sparql", "--no-explorer") as running:
            refused = [ask(f"{running.address}/{path}") for path in ("dump.nq.gz", "data/g.nt")]
    assert [one.status for one in refused] == [503, 503]
    assert all("301 triples" in one.text for one in refused)


def test_a_store_that_is_away_is_told() -> None:
    """Where nothing answers at the address, queries get 503 and the server is up, but not ready."""
    with served(f"http://127.0.0.1:{free_port()}/sparql", "--no-explorer", up="/health") as running:
        refused = ask(running.sparql, "ASK { ?s ?p ?o }")
        assert refused.status == 503
        assert refused.headers["Retry-After"]
        assert ask(f"{running.address}/ready").status == 503
