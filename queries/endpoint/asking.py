"""A query of a visitor of the explorer in, its whole answer out, by the same workers and limits as any client's."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from queries.endpoint.backend import Backend
from queries.endpoint.errors import AnswerTooLargeError
from queries.endpoint.limits import Limits
from queries.endpoint.messages import Task
from queries.endpoint.negotiation import RESULTS, TRIPLES, choose
from queries.endpoint.tokens import read_query

__all__ = ["Ask", "asking"]

Ask = Callable[[str, str, int], Awaitable[tuple[str, bytes]]]


def asking(backend: Backend, limits: Limits) -> Ask:
    """A function from a query, the media types that are wanted and the most bytes, to the media type and the answer.

    It raises NoAnswerError.
    """

    async def ask(text: str, accept: str, most: int) -> tuple[str, bytes]:
        query = read_query(text, limits)
        offered = choose(accept, TRIPLES if query.has_triples else RESULTS)
        task = Task(offered.known_as, query.text, union=not query.own_dataset, seconds=limits.seconds)
        answered = await backend.answer(task)
        try:
            if answered.spool.size > most:
                raise AnswerTooLargeError(f"the answer has {answered.spool.size} bytes; ask for less, with LIMIT")
            return offered.content_type, await asyncio.to_thread(lambda: b"".join(answered.spool.pieces()))
        finally:
            answered.spool.close()

    return ask
