"""A served graph answers SPARQL clients over HTTP, and refuses what would make it fetch or change something."""

from __future__ import annotations

import gzip
import json
import socket
import subprocess
import threading
import urllib.parse
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Error
from rdflib import Graph
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, JSONLD, N3, POST, RDFXML, TSV, TURTLE, XML, SPARQLWrapper

import samsyn
from queries.asking import Strategies
from tests.browsing import chromium
from tests.serving import Served, ask, served

PREFIX = "PREFIX sam: <https://w3id.org/samsyn#> PREFIX dcterms: <http://purl.org/dc/terms/> "
COUNTIES = f"{PREFIX} SELECT DISTINCT ?c WHERE {{ ?d a sam:StrategyDocument ; sam:county ?c }}"
TITLES = f"{PREFIX} CONSTRUCT {{ ?d dcterms:title ?t }} WHERE {{ ?d a sam:StrategyDocument ; dcterms:title ?t }}"
ALL = "SELECT ?s ?p ?o WHERE { ?s ?p ?o }"
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
SLOW = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.fixture(scope="module")
def server(example_graph: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The example strategies, served by the real command on the loopback address."""
    with served(example_graph, log=tmp_path_factory.mktemp("log") / "server.log") as running:
        yield running


def documents(server: Served) -> list[str]:
    query = f"{PREFIX} SELECT ?d WHERE {{ ?d a sam:StrategyDocument }} ORDER BY ?d"
    return ask(server.sparql, query, accept="text/csv").text.split()[1:]


@pytest.mark.parametrize("method", ["GET", POST])
@pytest.mark.parametrize("wanted", [JSON, XML, CSV, TSV])
def test_sparqlwrapper_gets_tables(server: Served, wanted: str, method: str) -> None:
    """A SPARQLWrapper client gets the three counties that have a strategy, in each format of results."""
    client = SPARQLWrapper(server.sparql)
    client.setQuery(COUNTIES)
    client.setMethod(method)
    client.setReturnFormat(wanted)
    answer: Any = client.queryAndConvert()
    if wanted == JSON:
        assert len(answer["results"]["bindings"]) == 3
    elif wanted == XML:
        assert len(answer.getElementsByTagName("result")) == 3
    else:
        assert len(answer.decode().splitlines()) == 4


@pytest.mark.parametrize("wanted", [RDFXML, TURTLE, JSONLD, N3])
def test_sparqlwrapper_gets_graphs(server: Served, wanted: str) -> None:
    """A CONSTRUCT comes in each format of RDF that SPARQLWrapper knows, with the same triples."""
    client = SPARQLWrapper(server.sparql)
    client.setQuery(TITLES)
    client.setReturnFormat(wanted)
    answer: Any = client.queryAndConvert()
    graph = answer if isinstance(answer, Graph) else Graph().parse(data=answer, format="turtle")
    assert len(graph) == len(documents(server))


def test_rdflib_reads_the_endpoint_as_a_store(server: Served) -> None:
    """A graph of rdflib on a SPARQLStore finds the triples, by pattern and by query."""
    graph = Graph(SPARQLStore(server.sparql))
    assert len(list(graph.query(COUNTIES))) == 3
    title = next(iter(graph.query(f"{PREFIX} SELECT ?t WHERE {{ ?d a sam:StrategyDocument ; dcterms:title ?t }}")))
    assert list(graph.subjects(None, title[0]))  # type: ignore[index]


def test_curl_asks_by_all_three_ways(server: Served) -> None:
    """GET, a form and the query as it is give the same bytes; HEAD gives the headers alone."""
    query = ["curl", "-sS", "-H", "Accept: text/csv"]
    direct = ["-H", "Content-Type: application/sparql-query", "--data-binary", COUNTIES]
    ways = (["-G", "--data-urlencode", f"query={COUNTIES}"], ["--data-urlencode", f"query={COUNTIES}"], direct)
    answers = {subprocess.run([*query, *way, server.sparql], capture_output=True, check=True).stdout for way in ways}
    assert len(answers) == 1
    assert len(answers.pop().split()) == 4
    head = ask(server.sparql, COUNTIES, method="HEAD")
    assert (head.status, head.body) == (200, b"")
    assert int(head.headers["Content-Length"]) == len(ask(server.sparql, COUNTIES).body)


def test_a_question_has_the_same_answer_from_disk_and_endpoint(server: Served, examples: Strategies) -> None:
    """`samsyn.open` with an address answers as it does with a folder."""
    remote = samsyn.open(server.sparql).ask("terms-differ")
    assert remote.equals(examples.ask("terms-differ"))
    assert len(remote) > 3


@pytest.mark.parametrize(
    ("accept", "content_type"),
    [
        ("", "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("application/json", "application/json"),
        ("text/csv;q=0.5, application/sparql-results+xml;q=0.9", "application/sparql-results+xml"),
        ("text/*", "text/xml; charset=utf-8"),
        ("text/tab-separated-values, */*;q=0.1", "text/tab-separated-values"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "application/xml"),
        ("text/csv, application/sparql-results+json;q=0, */*;q=0", "text/csv; charset=utf-8"),
    ],
)
def test_the_client_chooses_the_format(server: Served, accept: str, content_type: str) -> None:
    """The Accept header decides, with its weights; the most particular range counts."""
    assert ask(server.sparql, COUNTIES, headers={"Accept": accept}).headers["Content-Type"] == content_type


@pytest.mark.parametrize("accept", ["image/png", "text/turtle", "application/sparql-results+json;q=0"])
def test_a_format_that_there_is_none_of_is_not_acceptable(server: Served, accept: str) -> None:
    """A table as Turtle or as a picture is 406, and the formats that there are are named."""
    refused = ask(server.sparql, COUNTIES, accept=accept)
    assert refused.status == 406
    assert "text/csv" in refused.text


def test_errors_of_syntax_tell_the_place(server: Served) -> None:
    """A query that is none is 400, with line and column."""
    refused = ask(server.sparql, "SELECT ?a\nWHERE { ?a ?b }")
    assert refused.status == 400
    assert refused.text.startswith("line 2, column 16: ")
    assert (refused.headers["X-Error-Line"], refused.headers["X-Error-Column"]) == ("2", "16")


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "PREFIX ex: <http://127.0.0.1:1/> SELECT * WHERE { ?s ?p 1SERVICEex:a { ?s ?p ?o } }",
        "PREFIX ex: <http://127.0.0.1:1/> SELECT * WHERE { ?a ?b ?c FILTER(?a<1)SERVICEex:a#>\n{ ?s ?p ?o } }",
        "SELECT * WHERE { <http://a/\\u0041#x> SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * FROM <file:///etc/passwd> WHERE { ?s ?p ?o }",
        "SELECT * FROM NAMED <\\u0066ile:///etc/passwd> WHERE { GRAPH ?g { ?s ?p ?o } }",
        "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
        "PREFIX a: <urn:a:> # SELECT\nLOAD <http://127.0.0.1:1/>",
        "SELECT * WHERE { ?s ?p",
        "SELECT * WHERE " + "{" * 100 + "}" * 100,
        "SELECT * WHERE { ?s ?p ?o FILTER(" + "!" * 9000 + "?o) }",
        COUNTIES + " " * 16_000,
    ],
)
def test_what_would_fetch_change_or_break_is_refused(server: Served, query: str) -> None:
    """Such a query gets an answer of the 400s, and the server goes on answering."""
    form = urllib.parse.urlencode({"query": query}).encode()
    refused = ask(server.sparql, body=form, method="POST")
    assert 400 <= refused.status < 500
    assert ask(server.sparql, COUNTIES).status == 200


def test_words_in_strings_and_names_are_no_reason_to_refuse(server: Served) -> None:
    """A query may speak of a service, and of `file:` too."""
    query = 'PREFIX ex: <urn:ex:> ASK { ?service ex:SERVICE "SERVICE <x> { FROM" } # SERVICE'
    assert json.loads(ask(server.sparql, query).body) == {"head": {}, "boolean": False}


def test_the_default_graph_is_the_union(server: Served) -> None:
    """Documents, registers and derived graphs are asked as one, unless the request or the query names graphs."""
    first = documents(server)[0]
    named = f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{first}> {{ ?s ?p ?o }} }}"
    one, all_ = (int(ask(server.sparql, query, accept="text/csv").text.split()[1]) for query in (named, COUNT))
    assert 0 < one < all_
    by_request = ask(server.sparql, COUNT, accept="text/csv", fields={"default-graph-uri": first})
    by_query = ask(server.sparql, COUNT.replace("WHERE", f"FROM <{first}> WHERE"), accept="text/csv")
    assert int(by_request.text.split()[1]) == int(by_query.text.split()[1]) == one
    only_named = ask(server.sparql, COUNT, accept="text/csv", fields={"named-graph-uri": first})
    assert int(only_named.text.split()[1]) == 0


def test_an_unchanged_answer_is_not_sent_again(server: Served) -> None:
    """Who has the answer by its tag or day is told so; other formats and changing functions have no part in it."""
    first = ask(server.sparql, COUNTIES)
    assert ask(server.sparql, COUNTIES, headers={"If-None-Match": first.headers["ETag"]}).status == 304
    day = first.headers["Last-Modified"]
    assert ask(server.sparql, COUNTIES, headers={"If-Modified-Since": day}).status == 304
    other = ask(server.sparql, COUNTIES, accept="text/csv", headers={"If-None-Match": first.headers["ETag"]})
    assert other.status == 200
    assert "ETag" not in ask(server.sparql, "SELECT (RAND() AS ?n) WHERE {}").headers


def test_answers_are_compressed_for_who_takes_that(server: Served) -> None:
    """Large and small answers come packed, and unpacked they are the same."""
    plain = ask(server.sparql, ALL, accept="text/csv")
    packed = ask(server.sparql, ALL, accept="text/csv", headers={"Accept-Encoding": "br, gzip;q=0.8"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert len(packed.body) < len(plain.body) / 3
    assert gzip.decompress(packed.body) == plain.body
    refused = ask(server.sparql, COUNTIES, headers={"Accept-Encoding": "gzip;q=0"})
    assert "Content-Encoding" not in refused.headers


def test_pages_of_other_origins_may_ask(server: Served) -> None:
    """The answer to a preflight and each answer allow any origin, without credentials."""
    preflight = ask(server.sparql, method="OPTIONS", headers={"Origin": "https://example.org"})
    assert preflight.status == 204
    assert "POST" in preflight.headers["Access-Control-Allow-Methods"]
    for answer in (preflight, ask(server.sparql, COUNTIES), ask(server.sparql, "SELECT")):
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert "Access-Control-Allow-Credentials" not in answer.headers
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


FETCHING = """async ([address, query]) => {
    const sent = { method: "POST", body: query, headers: { "Content-Type": "application/sparql-query" } };
    const posted = await (await fetch(address, sent)).json();
    const got = await fetch(address + "?query=" + encodeURIComponent(query), { headers: { Accept: "text/csv" } });
    return [location.origin, posted.results.bindings.length, (await got.text()).trim().split("\\n").length];
}"""


@pytest.mark.parametrize(("page_host", "server_host"), [("127.0.0.1", "127.0.0.1"), ("site.test", "data.test")])
def test_a_page_of_another_origin_fetches_answers(server: Served, page_host: str, server_host: str) -> None:
    """In a browser, a page of another origin sends a preflighted POST and a GET, and reads both answers."""
    with other_origin() as origin, chromium("--host-resolver-rules=MAP *.test 127.0.0.1") as browser:
        page = browser.new_page()
        place = origin.replace("127.0.0.1", page_host)
        page.goto(place)
        address = server.sparql.replace("127.0.0.1", server_host)
        assert page.evaluate(FETCHING, [address, COUNTIES]) == [place, 3, 4]


def test_a_page_of_the_web_fetches_answers_from_this_computer_once_it_may(server: Served) -> None:
    """A browser asks its user first, whatever a server sends: then such a page reads the answers as any other."""
    with other_origin() as origin:
        port = origin.rpartition(":")[2]
        # to the browser, the page comes from the internet, and the server is on the computer itself
        with chromium(f"--ip-address-space-overrides=127.0.0.1:{port}=public") as browser:
            page = browser.new_page()
            page.goto(origin)
            with pytest.raises(Error, match="Failed to fetch"):
                page.evaluate(FETCHING, [server.sparql, COUNTIES])
            page.context.grant_permissions(["local-network-access"])
            assert page.evaluate(FETCHING, [server.sparql, COUNTIES]) == [origin, 3, 4]


@contextmanager
def other_origin() -> Iterator[str]:
    """Another server on the loopback address, with a page of its own."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<p>Another origin")

        def log_message(self, *_: object) -> None:
            """Nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Page) as other:
        threading.Thread(target=other.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{other.server_address[1]}"
        other.shutdown()


def test_a_query_out_of_time_gets_a_whole_answer(server: Served) -> None:
    """A client that asks for half a second gets 504 about then, and others are answered meanwhile."""
    refused = ask(server.sparql, SLOW, fields={"timeout": "0.5"})
    assert refused.status == 504
    assert "0.5 seconds" in refused.text
    assert ask(server.sparql, COUNTIES).status == 200
    assert ask(server.sparql, COUNTIES, fields={"timeout": "soon"}).status == 400


def test_names_of_persons_are_not_served(server: Served) -> None:
    """Who signed is in the owner's export, not in what is served."""
    signed = "?s <https://w3id.org/samsyn#person> ?name"
    query = f"SELECT ?name WHERE {{ {{ {signed} }} UNION {{ GRAPH ?g {{ {signed} }} }} }}"
    assert ask(server.sparql, query, accept="text/csv").body == b"name\r\n"
    dump = gzip.decompress(ask(f"{server.address}/dump.nq.gz").body).decode()
    assert "samsyn#Partnership> " in dump
    assert "/persons> ." not in dump


def test_the_log_tells_no_queries(example_graph: Path, tmp_path: Path) -> None:
    """What people ask stays out of the log, unless its keeper wants it there."""
    for options, told in (((), False), (("--log-queries",), True)):
        with served(example_graph, "--no-explorer", *options, log=tmp_path / "log") as running:
            ask(running.sparql, "ASK { ?s ?p 'secret' }")
        log = (tmp_path / "log").read_text()
        assert "GET /sparql 200" in log
        assert ("secret" in log) is told


def test_headers_cannot_be_put_into_answers(server: Served) -> None:
    """Line ends in an address or a field do not become headers."""
    address = server.address.removeprefix("http://")
    host, port = address.split(":")
    for target in ("/id/a%0d%0aX-Injected:%201", "/sparql?query=ASK%7B%7D%0d%0aX-Injected:1", "/%0d%0aX-Injected:1"):
        with socket.create_connection((host, int(port)), timeout=5) as connection:
            connection.sendall(f"GET {target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
            answer = b"".join(iter(lambda: connection.recv(65536), b""))
        head = answer.partition(b"\r\n\r\n")[0].decode().lower()
        assert head.startswith("http/1.1 ")
        assert not [line for line in head.split("\r\n") if line.startswith("x-injected")]
