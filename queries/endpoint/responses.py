"""Whole answers in, responses out: compressed if the client takes that, tagged so that it need not fetch them twice."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import closing
from email.utils import formatdate, parsedate_to_datetime
from hashlib import blake2b

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from queries.endpoint.errors import BadQueryError, NoAnswerError, ReadOnlyError
from queries.endpoint.limits import Limits
from queries.endpoint.spools import Spool, pack

__all__ = ["ALLOWED", "Tag", "failure", "packs", "unchanged", "whole"]

ALLOWED = "GET, HEAD, POST, OPTIONS"
_WORTH_PACKING = 1000  # bytes
_FETCHED_IN = 60.0  # seconds in which a client has to take a piece of a large answer
_CLOSING = (408, 413)  # what a client may still be sending is not read


class Tag:
    """What tells an answer from others: the version of the graph, and what was asked of it.

    Where no version is known, `content` may tell it: what stands for all that the answer says.
    """

    def __init__(self, version: tuple[int, int] | None, *asked: object, content: str | None = None) -> None:
        self._version, self._told = version, version is not None or content is not None
        self._asked = blake2b(repr((*asked, content)).encode(), digest_size=9).hexdigest()

    @property
    def known(self) -> bool:
        """Whether the version is known; if not, the same may be answered otherwise the next time."""
        return self._version is not None

    def headers(self) -> dict[str, str]:
        """Headers for a response, which is not to be kept where nothing tells it from a later one."""
        if not self._told:
            return {"Cache-Control": "no-store"}
        found = {"ETag": str(self), "Cache-Control": "no-cache"}
        if self._version is not None:
            found["Last-Modified"] = formatdate(self._version[0] // 10**9, usegmt=True)
        return found

    def __str__(self) -> str:
        first, second = self._version or (0, 0)
        # weak, for it stands for all ways in which the same answer may be compressed
        return f'W/"{first:x}-{second:x}-{self._asked}"'

    def held_by(self, headers: Headers) -> bool:
        """Whether a client says that it has this answer."""
        if not self._told:
            return False
        if (held := headers.get("if-none-match")) is not None:
            return held.strip() == "*" or str(self) in (one.strip() for one in held.split(","))
        return self._version is not None and _not_since(headers.get("if-modified-since"), self._version[0] // 10**9)


def _not_since(text: str | None, changed: int) -> bool:
    try:
        return text is not None and parsedate_to_datetime(text).timestamp() >= changed
    except ValueError:
        return False


def unchanged(tag: Tag, headers: Mapping[str, str]) -> Response:
    """The response to a client that has the answer already."""
    return Response(status_code=304, headers={**headers, **tag.headers()})


def failure(error: NoAnswerError, limits: Limits) -> Response:
    """The response that tells why there is no answer."""
    headers = {"Cache-Control": "no-store"}
    if error.retry:
        headers["Retry-After"] = str(limits.retry_seconds)
    if isinstance(error, ReadOnlyError):
        headers["Allow"] = ALLOWED
    if isinstance(error, BadQueryError) and len(error.args) == 3:
        headers["X-Error-Line"], headers["X-Error-Column"] = map(str, error.args[1:])
    if error.status in _CLOSING:
        headers["Connection"] = "close"
    return PlainTextResponse(f"{error}\n", error.status, headers)


def packs(request: Request, size: int, content_type: str) -> bool:
    """Whether an answer is to be compressed for a client: it takes that, and it is worth while."""
    worth = size >= _WORTH_PACKING and content_type != "application/gzip"
    return worth and _takes_gzip(request.headers.get("accept-encoding", ""))


def whole(
    request: Request, spool: Spool, content_type: str, headers: Mapping[str, str], *, packed: bool = False
) -> Response:
    """The response with an answer, whatever its size; `packed` tells that it is compressed already."""
    packing = not packed and packs(request, spool.size, content_type)
    told = {**headers, "Content-Type": content_type}
    if packed or packing:
        told["Content-Encoding"] = "gzip"
    if (content := spool.small) is not None:
        spool.close()
        return Response(b"".join(pack(iter([content]))) if packing else content, headers=told)
    if not packing:
        told["Content-Length"] = str(spool.size)
    if request.method == "HEAD":
        spool.close()
        return Response(headers=told)
    pieces = spool.pieces()
    return _Large(spool, _pieces(pack(pieces) if packing else pieces), headers=told)


def _takes_gzip(accepted: str) -> bool:
    for one in accepted.casefold().split(","):
        name, _, weight = one.replace(" ", "").partition(";q=")
        if name in ("gzip", "x-gzip", "*"):
            return weight.rstrip("0.") != "" if weight else True
    return False


async def _pieces(pieces: Iterator[bytes]) -> AsyncIterator[bytes]:
    """The same, made in a thread, for reading and compressing take their time."""
    while (piece := await asyncio.to_thread(next, pieces, None)) is not None:
        yield piece


class _Large(StreamingResponse):
    """A response that is sent piece by piece, and ended where the client does not fetch them."""

    def __init__(self, spool: Spool, pieces: AsyncIterator[bytes], headers: Mapping[str, str]) -> None:
        super().__init__(pieces, headers=headers)
        self._spool = spool

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_in_time(message: object) -> None:
            async with asyncio.timeout(_FETCHED_IN):
                await send(message)  # type: ignore[arg-type]

        with closing(self._spool):
            try:
                await super().__call__(scope, receive, send_in_time)
            except TimeoutError:
                return  # the connection is closed without an end, which tells the client
