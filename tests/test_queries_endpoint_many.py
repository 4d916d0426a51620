"""Many clients at once: what they ask alike is worked on once and kept, and what takes long waits for its turn."""

from __future__ import annotations

import gzip
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bench.serving.servers import Server, processes
from graph.writing import write_store
from ontology.terms import SAM_ID
from tests.serving import Served, ask, served

# a tenth of a second of work for every 2,000, with an answer of one row; and rows that fill megabytes
PAIRS = "SELECT (COUNT(*) AS ?n) { { SELECT ?a { ?a ?b ?c } LIMIT %d } { SELECT ?d { ?d ?e ?f } LIMIT 1000 } }"
ALL = "SELECT * WHERE { ?s ?p ?o }"


@pytest.fixture(scope="module")
def server(example_graph: Path) -> Iterator[Served]:
    """The example strategies, served."""
    with served(example_graph, "--no-explorer", "--timeout", "30") as running:
        yield running


def work(server: Served, do: Callable[[], object]) -> float:
    """The processor time that the server and its workers take for something."""
    running = Server("samsyn", server.sparql, server.process.pid)
    before = running.cpu_seconds()
    do()
    return running.cpu_seconds() - before


def test_the_same_asked_at_once_is_worked_on_once(server: Served) -> None:
    """Eight clients with one query cost about what one costs, and get the same answer."""
    alone = work(server, lambda: ask(server.sparql, PAIRS % 2000))
    with ThreadPoolExecutor(8) as clients:
        answers: list[bytes] = []
        together = work(
            server, lambda: answers.extend(clients.map(lambda _: ask(server.sparql, PAIRS % 2001).body, range(8)))
        )
    assert len(answers) == 8
    assert len(set(answers)) == 1
    assert together < 3 * alone


def test_long_queries_without_room_stand_still_and_are_answered(server: Served) -> None:
    """Of a dozen long queries some wait where they are until others have ended, and quick ones go first."""
    running = Server("samsyn", server.sparql, server.process.pid)
    stood, quick = 0, set()
    with ThreadPoolExecutor(12) as clients:
        asked = [clients.submit(ask, server.sparql, PAIRS % (8000 + number)) for number in range(12)]
        while not all(one.done() for one in asked):
            quick.add(ask(server.sparql, f"ASK {{ ?s ?p {time.monotonic()} }}").status)
            stood = max(stood, sum(map(stands, processes(running.pid))))
    assert {one.result().status for one in asked} == quick == {200}
    assert stood > 0
    assert not any(map(stands, processes(running.pid)))


def stands(pid: int) -> bool:
    try:
        return "\nState:\tT" in Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    except OSError:  # it has ended meanwhile
        return False


def test_who_goes_does_not_take_the_answer_from_others(server: Served) -> None:
    """When the one that asked first has no more time, who asks the same with more time is answered."""
    with ThreadPoolExecutor(2) as clients:
        first = clients.submit(ask, server.sparql, PAIRS % 12000, fields={"timeout": "0.1"})
        second = clients.submit(ask, server.sparql, PAIRS % 12000)
        assert (first.result().status, second.result().status) == (504, 200)


@pytest.mark.parametrize("accepted", ["identity", "gzip"])
def test_a_large_answer_comes_again_without_work(server: Served, accepted: str) -> None:
    """Rows that fill megabytes are sent again from where they are kept, compressed or not."""
    query = f"{ALL} # {accepted}"
    answers: list[bytes] = []

    def fetch() -> None:
        answers.append(ask(server.sparql, query, headers={"Accept-Encoding": accepted}).body)

    first, again = work(server, fetch), [work(server, fetch) for _ in range(5)]
    assert len(gzip.decompress(answers[0]) if accepted == "gzip" else answers[0]) > 1_000_000
    assert len(set(answers)) == 1
    assert sum(again) / 5 < first / 4


def test_what_is_kept_is_forgotten_with_its_version(tmp_path: Path) -> None:
    """After a build, large and small answers are those of the new graph."""
    folder = tmp_path / "graph"
    with write_store(folder) as writer:
        writer.put_turtle(SAM_ID["g"], "\n".join(f"<urn:s{n}> <urn:p> <urn:o> ." for n in range(5000)))
    with served(folder, "--no-explorer") as running:
        assert {ask(running.sparql, ALL, accept="text/csv").text.count("urn:o") for _ in range(2)} == {5000}
        with write_store(folder) as writer:
            writer.put_turtle(SAM_ID["g"], "\n".join(f"<urn:s{n}> <urn:p> <urn:o> ." for n in range(6000)))
        assert ask(running.sparql, ALL, accept="text/csv").text.count("urn:o") == 6000
