"""The W3C's own tests of the SPARQL 1.1 Protocol and of service descriptions, against the running server."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from graph.writing import write_store
from tests import w3c_protocol
from tests.serving import Served, served
from tests.w3c_protocol import SUITE, Test

TESTS = w3c_protocol.tests()
QUERIES, UPDATES = ([test for test in TESTS if test.updates is wanted] for wanted in (False, True))
pytestmark = pytest.mark.skipif(not SUITE.is_dir(), reason="the W3C's tests are not in ../shared")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The graphs of the tests, served."""
    folder = tmp_path_factory.mktemp("w3c") / "graph"
    with write_store(folder) as writer:
        for graph, turtle in w3c_protocol.graphs().items():
            writer.put_turtle(graph, turtle)
    with served(folder, "--no-explorer") as running:
        yield running


def name_of(test: Test) -> str:
    return test.name


def test_the_suite_is_whole() -> None:
    """There are the 20 tests of queries and the 14 of updates that the suite had when it was fetched."""
    assert (len(QUERIES), len(UPDATES)) == (20, 14)


@pytest.mark.parametrize("test", QUERIES, ids=name_of)
def test_queries(server: Served, test: Test) -> None:
    """Each request of a test of queries gets the response that the W3C expects."""
    assert [fault for request in test.requests for fault in w3c_protocol.faults(request, server.sparql)] == []


@pytest.mark.parametrize("test", UPDATES, ids=name_of)
def test_updates_are_refused(server: Served, test: Test) -> None:
    """Whatever wants to change something is refused with a status of the 400s."""
    updates = [one for one in test.requests if one.updates or test.name.startswith("bad_update")]
    assert updates
    for request in updates:
        refused = w3c_protocol.expecting(request, "4xx")
        assert w3c_protocol.faults(refused, server.sparql) == []
