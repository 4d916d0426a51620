"""One query at work: what ends it at its time, and what looks at it again or waits for it to go on."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from queries.endpoint.errors import OutOfTimeError
from queries.endpoint.messages import Task
from queries.endpoint.processes import Worker

__all__ = ["Run"]


@dataclass(slots=True)
class Run:
    """A task that a worker has; `cancel` it when the worker is done."""

    worker: Worker
    task: Task
    again: asyncio.TimerHandle | asyncio.Task[None] | None = None
    has_slot: bool = False  # among the long ones, which it was not when it began
    _end: asyncio.TimerHandle | None = None

    def end_in(self, seconds: float) -> None:
        """Let the worker be ended when it has not answered within so many seconds."""
        said = f"the query took longer than {self.task.seconds:g} seconds; ask for less at a time"
        self._end = asyncio.get_running_loop().call_later(seconds, self.worker.stop, OutOfTimeError(said))

    def time_left(self) -> float:
        """Stop the clock, and tell the seconds that are left."""
        if self._end is None:
            return 0.0
        self._end.cancel()
        return self._end.when() - asyncio.get_running_loop().time()

    def cancel(self) -> None:
        """Let go of what would end it or look at it."""
        for one in (self._end, self.again):
            if one is not None:
                one.cancel()
