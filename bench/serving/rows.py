"""A graph in, what an answer of a million rows takes out: seconds, bytes, and the memory of all processes meanwhile."""

from __future__ import annotations

import threading
import time
import urllib.parse
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from bench.serving.servers import Server, samsyn

__all__ = ["Rows", "fetch_rows"]

_QUERY = "SELECT ?a ?e WHERE {{ ?a ?b ?c . ?d ?e ?f }} LIMIT {}"


@dataclass(frozen=True)
class Rows:
    """The rows that came, in how many bytes and seconds; megabytes of memory before, at the most, and after."""

    rows: int
    megabytes: float
    first_byte: float
    seconds: float
    before: float
    most: float
    after: float


def fetch_rows(graph: Path, rows: int = 1_000_000) -> Rows:
    """Fetch so many rows as CSV, piece by piece."""
    with samsyn(graph, "--timeout", "120") as server:
        address = f"{server.address}?{urllib.parse.urlencode({'query': _QUERY.format(rows)})}"
        request = urllib.request.Request(address, headers={"Accept": "text/csv"})
        before, watching = server.memory() / 1e6, _Watching(server)
        began, number, size = time.monotonic(), 0, 0
        with urllib.request.urlopen(request, timeout=150) as response:
            first = time.monotonic() - began
            while piece := response.read(1 << 16):
                number += piece.count(b"\n")
                size += len(piece)
        taken = time.monotonic() - began
        most = watching.end()
        time.sleep(2)
        return Rows(number - 1, size / 1e6, first, taken, before, most, server.memory() / 1e6)


class _Watching(threading.Thread):
    """Looks at the memory of a server again and again."""

    def __init__(self, server: Server) -> None:
        super().__init__()
        self._server, self._over, self._most = server, threading.Event(), 0
        self.start()

    def run(self) -> None:
        while not self._over.wait(0.1):
            self._most = max(self._most, self._server.memory())

    def end(self) -> float:
        """The most that was seen, in megabytes."""
        self._over.set()
        self.join()
        return self._most / 1e6
