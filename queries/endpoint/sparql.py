"""The endpoint: a query comes in by HTTP, its answer goes out in the format that the client likes best."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response

from queries.endpoint.backend import Answered
from queries.endpoint.errors import NoAnswerError
from queries.endpoint.messages import Task
from queries.endpoint.negotiation import RESULTS, TRIPLES, choose
from queries.endpoint.protocol import Asked, read_request
from queries.endpoint.responses import Tag, failure, unchanged, whole
from queries.endpoint.site import Site
from queries.endpoint.spools import Spool
from queries.endpoint.tokens import read_query

__all__ = ["Endpoint", "answer"]

_log = logging.getLogger("samsyn.serve")
_VARY = {"Vary": "Accept, Accept-Encoding"}


class Endpoint:
    """Answers queries; `describe` answers who comes without one."""

    def __init__(self, site: Site, describe: Callable[[Request], Awaitable[Response]]) -> None:
        self._site, self._describe = site, describe

    async def __call__(self, request: Request) -> Response:
        """The response to a request."""
        try:
            asked = await read_request(request, self._site.limits)
            return await self._describe(request) if asked is None else await self._answer(request, asked)
        except NoAnswerError as error:
            return failure(error, self._site.limits)

    async def _answer(self, request: Request, asked: Asked) -> Response:
        if self._site.log_queries:
            _log.info("query %r", asked.query)
        query = read_query(asked.query, self._site.limits)
        offered = choose(request.headers.get("accept"), TRIPLES if query.has_triples else RESULTS)
        base = f"{self._site.address(request)}/sparql"
        task = Task(
            offered.known_as,
            query.text,
            asked.dataset,
            union=not query.own_dataset,
            base=base,
            seconds=asked.seconds,
        )
        key = (query.text, asked.dataset, offered.media_type, base)
        return await answer(request, self._site, task, offered.content_type, key if query.repeatable else None)


async def answer(
    request: Request, site: Site, task: Task, content_type: str, key: tuple[object, ...] | None
) -> Response:
    """The response with what a task gives; `key` tells it from other answers, None if it may differ each time.

    Raises NoAnswerError.
    """
    if key is None:
        answered = await _unless_gone(request, site.backend.answer(task))
        return whole(request, answered.spool, content_type, {**_VARY, **Tag(None).headers()})
    tag = Tag(site.backend.version, key, content_type)
    if request.method in ("GET", "HEAD") and tag.held_by(request.headers):
        return unchanged(tag, _VARY)
    if tag.known and (kept := site.kept.get(str(tag))) is not None:
        return whole(request, Spool.of(kept), content_type, {**_VARY, **tag.headers()})
    answered = await _unless_gone(request, site.backend.answer(task))
    tag = Tag(answered.version, key, content_type)
    if tag.known and (small := answered.spool.small) is not None:
        site.kept.put(str(tag), small)
    return whole(request, answered.spool, content_type, {**_VARY, **tag.headers()})


async def _unless_gone(request: Request, answering: Awaitable[Answered]) -> Answered:
    """The answer, unless the client goes before it is there: then nobody works on it any longer."""
    work = asyncio.ensure_future(answering)
    gone = None
    try:
        done, _ = await asyncio.wait((work,), timeout=_PATIENCE)
        if not done:
            gone = asyncio.ensure_future(_disconnected(request))
            await asyncio.wait((work, gone), return_when=asyncio.FIRST_COMPLETED)
            if not work.done():
                raise _GoneError("the client has gone")
        return work.result()
    finally:
        work.cancel()
        if gone is not None:
            gone.cancel()


_PATIENCE = 0.2  # seconds after which it is worth while to look whether the client is still there


class _GoneError(NoAnswerError):
    """The client has gone; nobody reads this."""

    status = 499


async def _disconnected(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
