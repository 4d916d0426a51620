"""What several ask for at the same time in, one piece of work for all of them out."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from queries.endpoint.backend import Answered

__all__ = ["Flights"]


@dataclass
class _Flight:
    """Work that is under way, and how many wait for it."""

    work: asyncio.Future[Answered]
    waiting: int = 0


class Flights:
    """Work by what tells it from all other; it is given up when nobody waits for it any longer."""

    def __init__(self) -> None:
        self._flying: dict[object, _Flight] = {}

    async def join(self, key: object, start: Callable[[], Awaitable[Answered]]) -> Answered:
        """The answer that is being worked on under this key, or that of work to be started; raises what that raises."""
        flight = self._flying.get(key)
        if flight is None:
            flight = self._flying[key] = _Flight(asyncio.ensure_future(start()))
            flight.work.add_done_callback(lambda _: self._forget(key, flight))
        flight.waiting += 1
        try:
            found = await asyncio.shield(flight.work)
            return Answered(found.spool.share(), found.version)
        finally:
            flight.waiting -= 1
            if not flight.waiting:
                self._land(key, flight)

    def _land(self, key: object, flight: _Flight) -> None:
        """Nobody needs it any more."""
        if not flight.work.done():
            self._forget(key, flight)
            flight.work.cancel()
        elif not flight.work.cancelled() and flight.work.exception() is None:
            flight.work.result().spool.close()

    def _forget(self, key: object, flight: _Flight) -> None:
        if self._flying.get(key) is flight:
            del self._flying[key]
