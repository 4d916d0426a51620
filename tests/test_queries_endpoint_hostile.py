"""Whatever a client sends, the server stays up, tells what it refuses, and opens no way to anything else."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.serving.hostile import ATTACKS, Target
from bench.serving.rebuilds import rebuild_under_load
from bench.serving.servers import Server, processes
from tests.serving import Served, ask, served

SLOW = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
ANSWERS = {
    "20,000 nested braces": "413",
    "SERVICE to a listening port": "400, 400, 400; no connection seen",
    "FROM <file:...>": "400",
    "LOAD": "405, 405",
    "invalid UTF-8": "400, 400",
    "header injection": "404, 400, 400",
    "kill -9 of a worker in mid-query": "503; ",
    "memory bomb": "50",
}


@pytest.fixture(scope="module")
def server(example_graph: Path) -> Iterator[Served]:
    """The example strategies, served with little time and memory."""
    with served(example_graph, "--no-explorer", "--timeout", "4", "--memory", "60") as running:
        yield running


@pytest.fixture
def target(server: Served) -> Iterator[Target]:
    """The same as a target, with a port at which nobody may knock."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield Target(Server("samsyn", server.sparql, server.process.pid), listening)


@pytest.mark.parametrize("attack", ANSWERS)
def test_an_attack_is_answered_and_others_are_too(server: Served, target: Target, attack: str) -> None:
    """The attack gets the answer that it should, and the next client its own."""
    assert ATTACKS[attack](target).startswith(ANSWERS[attack])
    assert ask(server.sparql, "ASK { ?s ?p ?o }").status == 200


def test_a_body_is_read_no_further_than_allowed(server: Served, target: Target) -> None:
    """Ten megabytes are refused, whether the client tells the length or not."""
    assert ATTACKS["body of 10 MB"](target) == "413, in pieces 413"
    assert ask(server.sparql, "ASK { ?s ?p ?o }").status == 200


def test_a_worker_can_open_nothing(server: Served, target: Target) -> None:
    """The kernel confines the processes that answer: seccomp and no new privileges, on machines that have both."""
    for pid in target.workers():
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
        assert "NoNewPrivs:\t1" in status
        assert "Seccomp:\t2" in status
        names = {os.readlink(f"/proc/{pid}/fd/{one}") for one in os.listdir(f"/proc/{pid}/fd")}  # noqa: PTH115, PTH208
        assert not [name for name in names if "/aside/" in name]


def test_a_long_query_makes_room_and_is_replaced(server: Served, target: Target) -> None:
    """At its limit a query gets 504 within half a second, and as many workers as before are there again."""
    before = len(target.workers())
    began = time.monotonic()
    assert ask(server.sparql, SLOW, fields={"timeout": "1"}).status == 504
    assert time.monotonic() - began < 3.5  # the machine may be busy; the server's own part is told by the bench
    for _ in range(50):
        if len(target.workers()) == before:
            break
        time.sleep(0.1)
    assert len(target.workers()) == before


def test_who_goes_away_leaves_nothing_running(server: Served, target: Target) -> None:
    """When a client hangs up, its query is ended."""
    with socket.create_connection(target.place, timeout=5) as connection:
        text = SLOW.replace(" ", "%20").replace("{", "%7B").replace("}", "%7D").replace("?", "%3F")
        connection.sendall(f"GET /sparql?query={text} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        time.sleep(1)
    time.sleep(1)
    assert all(_idle(pid) for pid in target.workers())


def _idle(pid: int) -> bool:
    clock = (~pid << 3) | 2
    try:
        before = time.clock_gettime(clock)
        time.sleep(0.2)
        return time.clock_gettime(clock) - before < 0.1
    except OSError:  # it has ended meanwhile
        return True


def test_stopping_lets_running_queries_end(example_graph: Path) -> None:
    """A query that runs when the server is stopped still gets its answer; then all its processes end."""
    with served(example_graph, "--no-explorer", "--timeout", "3") as running:
        pids = list(processes(running.process.pid))
        found: list[int] = []
        thread = threading.Thread(target=lambda: found.append(ask(running.sparql, SLOW).status))
        thread.start()
        time.sleep(0.7)
        running.process.send_signal(signal.SIGTERM)
        thread.join()
        assert found == [504]
        assert running.process.wait(15) in (0, -signal.SIGTERM)
    time.sleep(1.5)
    assert len(pids) > 2
    assert not [pid for pid in pids if _runs(pid)]


def _runs(pid: int) -> bool:
    """Whether a process is there and has not ended; one that has may wait for its new parent to notice."""
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_a_build_is_served_at_once_and_without_a_failed_request(tmp_path: Path) -> None:
    """While a graph is built anew, each answer is whole and of one of the states."""
    found = rebuild_under_load(tmp_path / "graph", builds=4, seconds=4, clients=3)
    assert (found.failed, found.torn) == (0, 0)
    assert found.seen > 2


def test_there_must_be_a_graph(tmp_path: Path) -> None:
    """Without a graph the command ends at once and says how to make one."""
    words = [sys.executable, "-m", "samsyn", "serve", "--graph", str(tmp_path / "nothing")]
    ran = subprocess.run(words, capture_output=True, text=True, check=False, timeout=60)
    assert ran.returncode == 3
    assert "samsyn build" in ran.stderr


def test_health_and_readiness(server: Served) -> None:
    """Who watches over the server learns that it is up, and whether it can answer."""
    assert json.loads(ask(f"{server.address}/health").body) == {"status": "up"}
    assert json.loads(ask(f"{server.address}/ready").body) == {"status": "ready"}
