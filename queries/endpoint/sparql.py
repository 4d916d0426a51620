"""The endpoint: a query comes in by HTTP, its answer goes out in the format that the client likes best."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import closing

from starlette.requests import Request
from starlette.responses import Response

from queries.endpoint.backend import Answered
from queries.endpoint.errors import NoAnswerError
from queries.endpoint.messages import Task
from queries.endpoint.negotiation import RESULTS, TRIPLES, choose
from queries.endpoint.protocol import Asked, read_request
from queries.endpoint.responses import Tag, failure, packs, unchanged, whole
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
    version = site.backend.version
    site.kept.renew(version)
    tag = Tag(version, key, content_type)
    if request.method in ("GET", "HEAD") and tag.held_by(request.headers):
        return unchanged(tag, _VARY)
    spool = site.kept.get(version, str(tag)) if tag.known else None
    if spool is None:
        work = site.flights.join((str(tag), task.seconds), lambda: site.backend.answer(task))
        answered = await _unless_gone(request, work)
        spool, version = answered.spool, answered.version
        tag = await _tag(answered, key, content_type)
        if tag.known:
            site.kept.put(version, str(tag), spool)
        elif request.method in ("GET", "HEAD") and tag.held_by(request.headers):
            spool.close()
            return unchanged(tag, _VARY)
    packing = tag.known and site.kept.fits(spool.size) and packs(request, spool.size, content_type)
    if packing:
        spool = await _packed(site, version, tag, spool)
    return whole(request, spool, content_type, {**_VARY, **tag.headers()}, packed=packing)


async def _tag(answered: Answered, *asked: object) -> Tag:
    """What tells an answer from others: its content, where the version is not known."""
    if answered.version is not None:
        return Tag(answered.version, *asked)
    spool = answered.spool
    content = spool.digest() if spool.small is not None else await asyncio.to_thread(spool.digest)
    return Tag(None, *asked, content=content)


async def _packed(site: Site, version: object, tag: Tag, spool: Spool) -> Spool:
    """An answer compressed, which is kept in that form too; the one that is given is closed."""
    key = f"{tag} packed"
    with closing(spool):
        if (packed := site.kept.get(version, key)) is None:
            packed = spool.packed() if spool.small is not None else await asyncio.to_thread(spool.packed)
            site.kept.put(version, key, packed)
        return packed


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
