"""What answers tasks: workers of our own (`pool`), or a store behind this endpoint (`remote`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from queries.endpoint.messages import Task
from queries.endpoint.spools import Spool

__all__ = ["Answered", "Backend"]


@dataclass(frozen=True, slots=True)
class Answered:
    """A whole answer, and the version of the graph that it is of, if that is known."""

    spool: Spool
    version: tuple[int, int] | None


class Backend(Protocol):
    """`start` it before it is asked, and `close` it in the end."""

    @property
    def version(self) -> tuple[int, int] | None:
        """What tells the version of the graph that is asked now from all others; None where it is not known."""
        ...

    @property
    def ready(self) -> bool:
        """Whether a query would be answered."""
        ...

    async def start(self) -> None: ...

    async def answer(self, task: Task) -> Answered:
        """The answer to a task; raises NoAnswerError."""
        ...

    def stop(self) -> None:
        """Take no more tasks; those at work go on."""
        ...

    async def close(self) -> None: ...
