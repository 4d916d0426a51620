"""A running server in, what hostile requests do to it out: answers, others' waiting, memory before and after.

All of it goes to the loopback address, in numbers and times that are bounded here.
"""

from __future__ import annotations

import os
import signal
import socket
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.serving.clients import percentile
from bench.serving.servers import Server, processes, samsyn

__all__ = ["ATTACKS", "Suffered", "Target", "suffer", "suffering"]

_RATE, _SECONDS = 20, 6.0  # requests a second of other clients, and how long they go on
_ASKED = "SELECT ?d WHERE { ?d a <https://w3id.org/samsyn#StrategyDocument> } LIMIT %d"
_CROSS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . FILTER(?c != ?l) }"
_END = b"\r\nHost: x\r\nConnection: close\r\n\r\n"
_SETTLED = 4.0  # seconds after which memory is looked at again


@dataclass(frozen=True)
class Target:
    """The server that is attacked."""

    server: Server
    listening: socket.socket  # where nobody may connect

    @property
    def place(self) -> tuple[str, int]:
        parts = urllib.parse.urlsplit(self.server.address)
        return str(parts.hostname), int(parts.port or 80)

    def send(self, query: str | None = None, body: bytes | None = None, **headers: str) -> str:
        """Send a request, and tell the status that it gets, or how it ends."""
        address = (
            self.server.address
            if query is None
            else f"{self.server.address}?{urllib.parse.urlencode({'query': query})}"
        )
        request = urllib.request.Request(
            address, body, {name.replace("_", "-"): value for name, value in headers.items()}
        )
        try:
            with urllib.request.urlopen(request, timeout=60) as response:
                response.read()
                return str(response.status)
        except urllib.error.HTTPError as error:
            with error:
                error.read()
                return str(error.code)
        except OSError as error:
            return f"closed ({type(error).__name__})"

    def raw(self, content: bytes, seconds: float = 5.0) -> str:
        """Send bytes, and tell the status that they get."""
        with socket.create_connection(self.place, timeout=seconds) as connection:
            connection.sendall(content)
            with suppress(OSError):
                return connection.recv(65536).decode("latin-1").split(" ")[1]
        return "closed"

    def workers(self) -> set[int]:
        """The processes that answer queries: all below the server that have no other below them, but the nursery."""
        nursery = next(iter(list(processes(self.server.pid))[1:2]), None)
        return {pid for pid in processes(self.server.pid) if pid not in (self.server.pid, nursery)}


def _nested(target: Target) -> str:
    deep = "SELECT * WHERE " + "{" * 20_000 + "}" * 20_000
    return target.send(body=deep.encode(), Content_Type="application/sparql-query")


def _cross(target: Target) -> str:
    return target.send(_CROSS)


def _many_cross(target: Target) -> str:
    """Twelve at once, each another query."""
    return _together(12, lambda number: target.send(f"{_CROSS} #{number}"))


def _regex(target: Target) -> str:
    bomb = 'SELECT * WHERE { ?a ?b ?c . ?d ?e ?f FILTER(REGEX(CONCAT(STR(?c), STR(?f)), "(a*)*(b|b?)*(.*)*[^x]$")) }'
    return target.send(bomb)


def _large(target: Target) -> str:
    return target.send("SELECT * WHERE { ?a ?b ?c . ?d ?e ?f }")


def _memory(target: Target) -> str:
    return target.send("SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?f))) AS ?all) WHERE { ?a ?b ?c . ?d ?e ?f }")


def _service(target: Target) -> str:
    there = f"http://127.0.0.1:{target.listening.getsockname()[1]}/"
    texts = (
        f"SELECT * WHERE {{ SERVICE <{there}> {{ ?s ?p ?o }} }}",
        f"PREFIX ex: <{there}> SELECT * WHERE {{ ?s ?p 1SERVICEex:a {{ ?s ?p ?o }} }}",
        f"PREFIX ex: <{there}> SELECT * WHERE {{ ?a ?b ?c FILTER(?a<1)SERVICEex:a#>\n{{ ?s ?p ?o }} }}",
    )
    statuses = ", ".join(map(target.send, texts))
    target.listening.settimeout(0.5)
    try:
        target.listening.accept()[0].close()
    except TimeoutError:
        return f"{statuses}; no connection seen"
    return f"{statuses}; A CONNECTION WAS SEEN"


def _file(target: Target) -> str:
    return target.send("SELECT * FROM <file:///etc/passwd> WHERE { ?s ?p ?o }")


def _load(target: Target) -> str:
    port = target.listening.getsockname()[1]
    query = f"LOAD <http://127.0.0.1:{port}/>"
    as_update = urllib.parse.urlencode({"update": query}).encode()
    return f"{target.send(query)}, {target.send(body=as_update)}"


def _body(target: Target) -> str:
    told = target.send(body=b"a" * 10_000_000, Content_Type="application/sparql-query")
    head = b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\n"
    head += b"Transfer-Encoding: chunked\r\n\r\n"
    with suppress(OSError), socket.create_connection(target.place, timeout=10) as connection:
        connection.sendall(head)
        for _ in range(160):
            connection.sendall(b"10000\r\n" + b"a" * 65536 + b"\r\n")
        return f"{told}, in pieces {connection.recv(1000).decode('latin-1').split(' ')[1]}"
    return f"{told}, in pieces closed"


def _slow(target: Target) -> str:
    """Fifty clients that send a letter a second, in headers and in bodies."""
    head = b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\nContent-Length: 9000\r\n"
    held = [socket.create_connection(target.place, timeout=30) for _ in range(50)]
    began = time.monotonic()
    for number, connection in enumerate(held):
        connection.sendall(head if number % 2 else head + b"\r\n")
    ended: list[socket.socket] = []
    while len(ended) < len(held) and time.monotonic() - began < 20:
        time.sleep(1)
        for connection in held:
            if connection not in ended and not _drip(connection):
                ended.append(connection)
    for connection in held:
        connection.close()
    return f"{len(ended)} of {len(held)} ended within {time.monotonic() - began:.0f} s"


def _drip(connection: socket.socket) -> bool:
    try:
        connection.sendall(b"a")
        connection.settimeout(0.001)
        return bool(connection.recv(1) and False)
    except TimeoutError:
        return True
    except OSError:
        return False


def _many(target: Target) -> str:
    """Two hundred connections at once, each with a query of its own."""
    return _together(200, lambda number: target.send(_ASKED % (number + 1)))


def _together(number: int, send: Callable[[int], str]) -> str:
    found: list[str] = []
    threads = [threading.Thread(target=lambda one=one: found.append(send(one))) for one in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return ", ".join(f"{found.count(one)} x {one}" for one in sorted(set(found)))


def _not_utf8(target: Target) -> str:
    direct = target.send(body=b"ASK { ?s ?p '\xff\xfe' }", Content_Type="application/sparql-query")
    return f"{direct}, {target.raw(b'GET /sparql?query=ASK%20%ff HTTP/1.1' + _END)}"


def _headers(target: Target) -> str:
    split = target.raw(b"GET /id/a%0d%0aSet-Cookie:%20a=b HTTP/1.1" + _END)
    host = target.raw(b'GET /sparql HTTP/1.1\r\nHost: a"><script>\r\nConnection: close\r\n\r\n')
    huge = target.raw(b"GET /sparql HTTP/1.1\r\nX: " + b"a" * 200_000 + b"\r\n" + _END)
    return f"{split}, {host}, {huge}"


def _killed(target: Target) -> str:
    """A worker is killed while it answers."""
    before = target.workers()
    found: list[str] = []
    thread = threading.Thread(target=lambda: found.append(target.send(_CROSS)))
    thread.start()
    time.sleep(1.5)
    earlier = {pid: _cpu(pid) for pid in target.workers()}
    time.sleep(0.5)
    busiest = max(earlier, key=lambda pid: _cpu(pid) - earlier[pid])
    os.kill(busiest, signal.SIGKILL)
    thread.join()
    time.sleep(0.5)
    return f"{found[0]}; {len(before)} workers before, {len(target.workers())} after"


def _cpu(pid: int) -> float:
    with suppress(OSError):
        return time.clock_gettime((~pid << 3) | 2)
    return 0.0


ATTACKS: dict[str, Callable[[Target], str]] = {
    "20,000 nested braces": _nested,
    "cross product over everything": _cross,
    "twelve cross products at once": _many_cross,
    "regex bomb": _regex,
    "answer without end": _large,
    "memory bomb": _memory,
    "SERVICE to a listening port": _service,
    "FROM <file:...>": _file,
    "LOAD": _load,
    "body of 10 MB": _body,
    "slow clients (slowloris)": _slow,
    "200 connections at once": _many,
    "invalid UTF-8": _not_utf8,
    "header injection": _headers,
    "kill -9 of a worker in mid-query": _killed,
}


@dataclass(frozen=True)
class Suffered:
    """One attack: how it was answered, what others saw meanwhile (milliseconds, the median of runs), and the memory."""

    attack: str
    answer: str
    p99: float
    failed: int
    before: int
    after: int


@contextmanager
def suffering(graph: Path) -> Iterator[Target]:
    """A server of its own for attacks, which has answered once."""
    with (
        samsyn(graph, "--no-explorer", "--timeout", "5") as server,
        socket.create_server(("127.0.0.1", 0)) as listening,
    ):
        target = Target(server, listening)
        target.send(_ASKED % 1)
        yield target


def suffer(graph: Path, *, runs: int, only: str = "") -> list[Suffered]:
    """Let a server of its own suffer each attack."""
    found = []
    with suffering(graph) as target:
        time.sleep(_SETTLED)
        for name, attack in ATTACKS.items():
            if only in name:
                found.append(_suffered(target, name, attack, runs))
    return found


def _suffered(target: Target, name: str, attack: Callable[[Target], str], runs: int) -> Suffered:
    before, answer, waits, failed = target.server.memory(), "", [], 0
    for _ in range(runs):
        others = _Others(target)
        answer = attack(target)
        seconds, wrong = others.end()
        waits.append(1000 * percentile(seconds, 0.99))
        failed += wrong
    time.sleep(_SETTLED)
    return Suffered(name, answer, median(waits), failed, before, target.server.memory())


class _Others:
    """Other clients, who ask at an even rate, each query another so that nothing is kept, until the attack is over."""

    def __init__(self, target: Target) -> None:
        self._target = target
        self._seconds: list[float] = []
        self._failed = 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._ask)
        self._thread.start()

    def _ask(self) -> None:
        began, number = time.monotonic(), 0
        threads = []
        while not self._over.is_set() or time.monotonic() - began < _SECONDS:
            number += 1
            threads.append(threading.Thread(target=self._one, args=(number,)))
            threads[-1].start()
            time.sleep(max(0.0, began + number / _RATE - time.monotonic()))
        for thread in threads:
            thread.join()

    def _one(self, number: int) -> None:
        start = time.monotonic()
        status = self._target.send(_ASKED % (1000 + number + int(1e6 * (time.monotonic() % 1000))))
        self._seconds.append(time.monotonic() - start)
        self._failed += status != "200"

    def end(self) -> tuple[list[float], int]:
        self._over.set()
        self._thread.join()
        return self._seconds, self._failed
