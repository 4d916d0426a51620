"""A request in, the query that it brings out, by the SPARQL 1.1 Protocol: in the address, in a form, or as it is.

What the protocol does not allow is refused with the status that HTTP has for it.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request

from graph.store import Dataset
from queries.endpoint.errors import (
    BadQueryError,
    ReadOnlyError,
    TooLargeError,
    TooSlowError,
    UnsupportedError,
)
from queries.endpoint.limits import Limits

__all__ = ["Asked", "read_request"]

_FORM, _QUERY, _UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
_FIELDS = 200
_DROPPED, _DROPPED_SECONDS = 20_000_000, 2.0  # bytes, and the time for them


@dataclass(frozen=True, slots=True)
class Asked:
    """What a client asks for: a query, the graphs that it is to read if it says so, and how long it may take."""

    query: str
    dataset: Dataset | None
    seconds: float


async def read_request(request: Request, limits: Limits) -> Asked | None:
    """What a request asks; None where a GET asks nothing, which means the description of the service.

    Raises NoAnswerError of the kinds that a request alone can give rise to.
    """
    fields = _fields(_decoded(request.scope["query_string"]))
    if request.method == "POST":
        fields += await _body_fields(request, limits)
    if any(name in ("update", "using-graph-uri", "using-named-graph-uri") for name, _ in fields):
        raise ReadOnlyError("this endpoint is for reading only; it takes no updates")
    queries = [value for name, value in fields if name == "query"]
    if not queries and request.method != "POST":
        return None
    if len(queries) != 1:
        raise BadQueryError(f"one query is needed, and there are {len(queries)}")
    return Asked(queries[0], _dataset(fields), _seconds(fields, limits))


async def _body_fields(request: Request, limits: Limits) -> list[tuple[str, str]]:
    kind, _, parameters = request.headers.get("content-type", "").partition(";")
    kind = kind.strip().casefold()
    if kind == _UPDATE:
        raise ReadOnlyError("this endpoint is for reading only; it takes no updates")
    if kind not in (_FORM, _QUERY):
        raise UnsupportedError(f"a query is sent as {_QUERY} or {_FORM}, not as {kind or 'nothing'}")
    charset = parameters.strip().casefold().removeprefix("charset=").strip('"')
    if charset not in ("", "utf-8", "utf8"):
        raise UnsupportedError("a query is sent in UTF-8")
    content = await _body(request, limits)
    text = _decoded(content)
    return _fields(text) if kind == _FORM else [("query", text)]


async def _body(request: Request, limits: Limits) -> bytes:
    """The body, no more than allowed, and no later."""
    content, read = bytearray(), 0
    try:
        async with asyncio.timeout(limits.body_seconds) as patience:
            async for piece in request.stream():
                read += len(piece)
                if read <= limits.body_bytes:
                    content += piece
                elif read > _DROPPED:
                    break
                elif content:
                    # who is still sending does not hear why it is refused, so that some more is read, and dropped
                    content.clear()
                    patience.reschedule(asyncio.get_running_loop().time() + _DROPPED_SECONDS)
            if read <= limits.body_bytes:
                return bytes(content)
    except TimeoutError:
        if read <= limits.body_bytes:
            raise TooSlowError(f"the request did not come within {limits.body_seconds:g} seconds") from None
    except ClientDisconnect:
        raise BadQueryError("the client has gone") from None
    raise TooLargeError(f"a request has at most {limits.body_bytes} bytes, and its query {limits.query_bytes}")


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadQueryError(f"the request is not in UTF-8: {error.reason} at byte {error.start}") from None


def _fields(text: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_FIELDS)
    except UnicodeDecodeError as error:
        raise BadQueryError(f"the request is not in UTF-8: {error.reason}") from None
    except ValueError as error:
        raise BadQueryError(f"the request has too many fields: {error}") from None


def _dataset(fields: list[tuple[str, str]]) -> Dataset | None:
    default, named = (
        tuple(value for name, value in fields if name == wanted) for wanted in ("default-graph-uri", "named-graph-uri")
    )
    return Dataset(default, named) if default or named else None


def _seconds(fields: list[tuple[str, str]], limits: Limits) -> float:
    """The client may ask for less time than there is, as `timeout` in seconds."""
    asked = next((value for name, value in fields if name == "timeout" and value), None)
    if asked is None:
        return limits.seconds
    try:
        seconds = float(asked)
    except ValueError:
        seconds = 0.0
    if not seconds > 0:
        raise BadQueryError(f"timeout is a number of seconds, not {asked[:20]!r}")
    return min(seconds, limits.seconds)
