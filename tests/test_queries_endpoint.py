"""A served graph answers SPARQL clients over HTTP, and refuses what would make it fetch or change something."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from SPARQLWrapper import JSON, SPARQLWrapper

import samsyn
from queries.asking import Strategies

ROOT = Path(__file__).resolve().parents[1]
COUNTIES = (
    "PREFIX sam: <https://w3id.org/samsyn#> SELECT DISTINCT ?c WHERE { ?d a sam:StrategyDocument ; sam:county ?c }"
)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def endpoint(example_graph: Path) -> Iterator[str]:
    """The address of the example strategies, served by the real command on the loopback address."""
    port = free_port()
    words = [sys.executable, "-m", "samsyn", "serve", "--graph", str(example_graph), "--port", str(port)]
    with subprocess.Popen(words, cwd=ROOT, stderr=subprocess.DEVNULL, env={**os.environ}) as server:
        try:
            _wait_for(port)
            yield f"http://127.0.0.1:{port}/sparql"
        finally:
            server.terminate()


def _wait_for(port: int) -> None:
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError("the server did not start")


def test_sparqlwrapper_asks_the_endpoint(endpoint: str) -> None:
    """A SPARQLWrapper client gets the counties that have a strategy."""
    client = SPARQLWrapper(endpoint)
    client.setQuery(COUNTIES)
    client.setReturnFormat(JSON)
    answer: Any = client.queryAndConvert()
    assert len(answer["results"]["bindings"]) == 3


def test_a_question_has_the_same_answer_from_disk_and_endpoint(endpoint: str, examples: Strategies) -> None:
    """`samsyn.open` with an address answers as it does with a folder."""
    remote = samsyn.open(endpoint).ask("terms-differ")
    assert remote.equals(examples.ask("terms-differ"))
    assert len(remote) > 3


def test_results_come_in_the_format_asked_for(endpoint: str) -> None:
    """CSV, TSV and XML are had by the Accept header."""
    for media_type, start in (
        ("text/csv", b"c\r\n"),
        ("text/tab-separated-values", b"?c\n"),
        ("application/sparql-results+xml", b"<?xml"),
    ):
        request = urllib.request.Request(
            f"{endpoint}?query={urllib.parse.quote(COUNTIES)}", headers={"Accept": media_type}
        )
        with urllib.request.urlopen(request) as response:
            assert response.headers["content-type"].startswith(media_type)
            assert response.read().startswith(start)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * FROM <file:///etc/passwd> WHERE { ?s ?p ?o }",
        "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
        "SELECT * WHERE { ?s ?p",
        "SELECT * WHERE " + "{" * 5000 + "}" * 5000,
    ],
)
def test_what_would_fetch_change_or_break_is_refused(endpoint: str, query: str) -> None:
    """Such a query gets an answer of the 400s, and the server goes on answering."""
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(endpoint, data=urllib.parse.urlencode({"query": query}).encode())
    assert 400 <= refused.value.code < 500
    with urllib.request.urlopen(f"{endpoint}?query={urllib.parse.quote(COUNTIES)}") as response:
        assert response.status == 200


def test_names_of_persons_are_not_served(endpoint: str) -> None:
    """Who signed is in the owner's export, not in what is served."""
    signed = "?s <https://w3id.org/samsyn#person> ?name"
    query = f"SELECT ?name WHERE {{ {{ {signed} }} UNION {{ GRAPH ?g {{ {signed} }} }} }}"
    request = urllib.request.Request(f"{endpoint}?query={urllib.parse.quote(query)}", headers={"Accept": "text/csv"})
    with urllib.request.urlopen(request) as response:
        assert response.read() == b"name\r\n"
