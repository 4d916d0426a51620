"""A web application in, its address while it is served out; and what an address answers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Thread
from time import sleep
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import uvicorn
from starlette.applications import Starlette

__all__ = ["Reply", "fetch", "served"]


@dataclass(frozen=True)
class Reply:
    """What came back."""

    status: int
    text: str
    headers: dict[str, str]


def fetch(address: str, **headers: str) -> Reply:
    """What an address answers, whatever the status."""
    try:
        with urlopen(Request(address, headers=headers), timeout=30) as response:
            return Reply(response.status, response.read().decode("utf-8"), dict(response.headers))
    except HTTPError as error:
        return Reply(error.code, error.read().decode("utf-8"), dict(error.headers))


@contextmanager
def served(application: Starlette) -> Iterator[str]:
    """The address (without a slash at the end) at which an application is served on this computer."""
    server = uvicorn.Server(uvicorn.Config(application, host="127.0.0.1", port=0, log_level="warning"))
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the server ended before it started"
        sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()
