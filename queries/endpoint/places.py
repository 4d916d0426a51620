"""Things that many want in, one for each in turn out: who waits too long, or finds too many waiting, is told so."""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import suppress
from typing import Generic, TypeVar

from queries.endpoint.errors import BusyError, NoAnswerError

__all__ = ["Places"]

T = TypeVar("T")
_FULL = "there are too many queries just now; ask again in a while"


class Places(Generic[T]):
    """What is free, and who waits for it."""

    def __init__(self, most_waiting: int, seconds: float) -> None:
        self.free: list[T] = []
        self._most, self._seconds = most_waiting, seconds
        self._waiting: deque[asyncio.Future[T]] = deque()

    @property
    def wanted(self) -> bool:
        """Whether anybody waits."""
        return bool(self._waiting)

    async def take(self) -> T:
        """The next that is free; raises BusyError."""
        if self.free:
            return self.free.pop()
        if len(self._waiting) >= self._most:
            raise BusyError(_FULL)
        turn: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        try:
            async with asyncio.timeout(self._seconds):
                return await turn
        except BaseException as error:
            if turn.done() and not turn.cancelled() and turn.exception() is None:
                self.give(turn.result())  # it came in the moment in which the waiting was given up
            with suppress(ValueError):
                self._waiting.remove(turn)
            if isinstance(error, TimeoutError):
                raise BusyError(_FULL) from None
            raise

    def give(self, one: T) -> None:
        """Give one back, or a new one."""
        while self._waiting:
            if not (turn := self._waiting.popleft()).done():
                turn.set_result(one)
                return
        self.free.append(one)

    def refuse(self, error: NoAnswerError) -> None:
        """Let nobody wait any longer."""
        while self._waiting:
            if not (turn := self._waiting.popleft()).done():
                turn.set_exception(error)
