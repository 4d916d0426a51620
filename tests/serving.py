"""A graph in, the address of the real server over it out, on the loopback address, for as long as a test needs it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message
from pathlib import Path

from tests.virtuoso import free_port

__all__ = ["Reply", "Served", "ask", "served"]

_ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Served:
    """A running server: its address, and its process."""

    address: str
    process: subprocess.Popen[bytes]

    @property
    def sparql(self) -> str:
        return f"{self.address}/sparql"


@dataclass(frozen=True)
class Reply:
    """What a server answered, be it well or not."""

    status: int
    headers: Message
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


@contextmanager
def served(graph: Path | str, *options: str, log: Path | None = None, up: str = "/ready") -> Iterator[Served]:
    """The server of `samsyn serve`, once it answers at `up`, until the block ends; what it logs goes to a file."""
    port = free_port()
    place = ("--endpoint", graph) if isinstance(graph, str) else ("--graph", str(graph))
    words = [sys.executable, "-m", "samsyn", "serve", *place, "--port", str(port), *options]
    with (log or Path(os.devnull)).open("w") as out, subprocess.Popen(words, cwd=_ROOT, stderr=out) as process:
        try:
            _wait_for(f"http://127.0.0.1:{port}{up}", process)
            yield Served(f"http://127.0.0.1:{port}", process)
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with status {process.returncode}")
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except OSError:
            time.sleep(0.05)
    raise TimeoutError("the server did not start")


def ask(
    address: str,
    query: str | None = None,
    *,
    accept: str | None = None,
    method: str = "GET",
    headers: Mapping[str, str] | None = None,
    body: bytes | None = None,
    fields: Mapping[str, str] | None = None,
) -> Reply:
    """Send a request, by GET with a query in the address unless told otherwise."""
    asked = {**(fields or {}), **({"query": query} if query is not None else {})}
    target = f"{address}?{urllib.parse.urlencode(asked)}" if asked else address
    told = {**(headers or {}), **({"Accept": accept} if accept else {})}
    request = urllib.request.Request(target, data=body, headers=told, method=method)
    opener = urllib.request.build_opener(_Staying)
    try:
        with opener.open(request, timeout=60) as response:
            return Reply(response.status, response.headers, response.read())
    except urllib.error.HTTPError as error:
        with error:
            return Reply(error.code, error.headers, error.read())


class _Staying(urllib.request.HTTPRedirectHandler):
    """A redirection is an answer, too."""

    def redirect_request(self, *_: object) -> None:
        return None
