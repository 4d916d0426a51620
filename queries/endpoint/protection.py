"""A web application in, the same with what every response needs out: headers that protect, CORS, a line in the log."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["Protection"]

_log = logging.getLogger("samsyn.serve")
_PAGE = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_DATA = "default-src 'none'; frame-ancestors 'none'; sandbox"
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Last-Modified, Link, Location, Retry-After, X-Error-Line, X-Error-Column",
}
_PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, Content-Type, If-None-Match, If-Modified-Since",
    "Access-Control-Max-Age": "86400",
}


class Protection:
    """Around an application; `open_to_all` tells which addresses pages of other origins may read."""

    def __init__(self, app: ASGIApp, open_to_all: Callable[[str], bool]) -> None:
        self._app, self._open = app, open_to_all

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, status, size = time.monotonic(), 0, 0
        shared = self._open(scope["path"])

        async def send_protected(message: Message) -> None:
            nonlocal status, size
            if message["type"] == "http.response.start":
                status = message["status"]
                self._add(MutableHeaders(scope=message), shared)
            else:
                size += len(message.get("body", b""))
            await send(message)

        if scope["method"] == "OPTIONS" and shared:
            await _preflight(send_protected)
        else:
            await self._app(scope, receive, send_protected)
        # the path alone: what stands behind it is a query, which concerns nobody else
        _log.info(
            "%s %s %d %d B %.0f ms", scope["method"], scope["path"], status, size, 1000 * (time.monotonic() - began)
        )

    def _add(self, headers: MutableHeaders, shared: bool) -> None:
        is_page = headers.get("content-type", "").startswith("text/html")
        headers.setdefault("Content-Security-Policy", _PAGE if is_page else _DATA)
        for name, value in _HEADERS.items():
            headers.setdefault(name, value)
        if shared:
            headers.update(_CORS)
            headers.setdefault("Cross-Origin-Resource-Policy", "cross-origin")


async def _preflight(send: Send) -> None:
    told = {"Allow": _PREFLIGHT["Access-Control-Allow-Methods"], **_PREFLIGHT}
    headers = [(name.lower().encode(), value.encode()) for name, value in told.items()]
    await send({"type": "http.response.start", "status": 204, "headers": headers})
    await send({"type": "http.response.body", "body": b""})
