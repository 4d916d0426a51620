"""A web application in, a server for it out: on one address, patient with nobody, and graceful when it is stopped."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from queries.endpoint.limits import Limits

__all__ = ["serve"]

_HEAD_SECONDS = 10.0  # from the first letter of a request to the end of its headers
_HEAD_BYTES = 100_000
_KEPT_OPEN = 30  # seconds between two requests of a client
_CONNECTIONS = 2000
_OPEN_FILES = 8192


class _Protocol(HttpToolsProtocol):
    """HTTP for clients that send their requests within a time and a size."""

    _patience: asyncio.TimerHandle | None = None
    _size = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._expect()

    def _expect(self) -> None:
        self._size = 0
        if self._patience is None:
            self._patience = self.loop.call_later(_HEAD_SECONDS, self.transport.abort)

    def data_received(self, data: bytes) -> None:
        if self.cycle is None or self.cycle.response_complete:
            self._expect() if self._patience is None else None
            end = data.find(b"\r\n\r\n")  # what comes after it is a body, which others measure
            self._size += len(data) if end < 0 else end
            if self._size > _HEAD_BYTES:
                self.send_400_response("the headers of the request are too large")
                return
        super().data_received(data)

    def on_headers_complete(self) -> None:
        self._calm()
        super().on_headers_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        self._calm()
        super().connection_lost(exc)

    def _calm(self) -> None:
        if self._patience is not None:
            self._patience.cancel()
            self._patience = None


class _Server(uvicorn.Server):
    """Tells the application that it is to be stopped before it waits for the running requests."""

    def __init__(self, config: uvicorn.Config, stopping: Callable[[], None]) -> None:
        super().__init__(config)
        self._stopping = stopping

    async def shutdown(self, sockets: Any = None) -> None:
        self._stopping()
        await super().shutdown(sockets)


def serve(app: ASGIApp, host: str, port: int, limits: Limits, stopping: Callable[[], None]) -> None:
    """Serve until interrupted; running queries have their time to end, and those in line are told."""
    _raise_open_files()
    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        loop="asyncio" if sys.platform == "win32" else "uvloop",
        http=_Protocol,
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_keep_alive=_KEPT_OPEN,
        limit_concurrency=_CONNECTIONS,
        timeout_graceful_shutdown=int(limits.seconds) + 2,
    )
    _Server(config, stopping).run()


def _raise_open_files() -> None:
    """Each connection is an open file, and the usual limit is low."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        most = _OPEN_FILES if hard == resource.RLIM_INFINITY else min(hard, _OPEN_FILES)
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, most), hard))
