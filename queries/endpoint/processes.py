"""One worker, as the serving process sees it: a connection that is given a task and gives back the answer."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import time
from pathlib import Path
from typing import Any, cast

from queries.endpoint import errors
from queries.endpoint.errors import FailedError, NoAnswerError
from queries.endpoint.messages import DATA, END, FAILED, READY, TASK, Frames, Task, frame
from queries.endpoint.nursery import Nursery
from queries.endpoint.spools import Spool

__all__ = ["Worker", "start_worker"]

_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096
_PROCESSOR_TIME = 2  # of a clock of Linux that is a process's
_GONE = "the process that answered ended; it may have taken more memory than allowed"


class Worker(asyncio.Protocol):
    """A worker process; `version` tells which version of the graph it has open."""

    def __init__(self, nursery: Nursery) -> None:
        self.pid = 0
        self.version: tuple[int, int] | None = None
        self.told: list[str] = []
        self.gone = False
        self.long = False  # whether it is among those of low priority
        self._nursery = nursery
        self._memory = 0
        self._frames = Frames()
        self._spool: Spool | None = None
        self._transport: asyncio.Transport | None = None
        self._done: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)  # uvloop's are of no class of asyncio's

    def data_received(self, data: bytes) -> None:
        try:
            for kind, content in self._frames.add(data):
                self._take(kind, content)
        except NoAnswerError as error:  # the answer does not fit
            self.stop(error)

    def _take(self, kind: bytes, content: bytes) -> None:
        if kind == DATA and self._spool is not None:
            self._spool.write(content)
        elif kind == END:
            self._settle(None)
        elif kind == FAILED:
            self._settle(_error(json.loads(content)))
        elif kind == READY:
            found = json.loads(content)
            self.pid, self.told = found["pid"], found["told"]
            self.version = tuple(found["version"]) if found["version"] else None
            self._memory = _memory(self.pid)
            self._settle(None)

    def connection_lost(self, exc: Exception | None) -> None:
        self.gone = True
        self._settle(FailedError(_GONE))

    def _settle(self, error: NoAnswerError | None) -> None:
        if self._done.done():
            return
        if error is None:
            self._done.set_result(None)
        else:
            self._done.set_exception(error)
            self._done.exception()  # whoever waits is told; nobody may be waiting

    async def ready(self) -> None:
        """Wait until it can be given a task; raises NoAnswerError where there is nothing to ask."""
        await self._done

    async def write(self, task: Task, spool: Spool) -> None:
        """Have it write an answer; raises NoAnswerError."""
        if self._transport is None or self.gone:
            raise FailedError(_GONE)
        self._spool = spool
        self._done = asyncio.get_running_loop().create_future()
        self._transport.write(frame(TASK, task.as_bytes()))
        await self._done

    @property
    def grown(self) -> int:
        """The bytes of memory that it has more than when it began; 0 where the platform does not tell."""
        return _memory(self.pid) - self._memory

    def cpu_seconds(self) -> float | None:
        """The processor time that it has taken; None where the platform does not tell."""
        try:
            return time.clock_gettime(_PROCESSOR_TIME | ~self.pid << 3)
        except (AttributeError, OSError):
            return None

    def lower(self) -> None:
        """Let it go on with low priority."""
        self.long = True
        self._nursery.lower(self.pid)

    def pause(self) -> None:
        """Let it stand still."""
        self._nursery.pause(self.pid)

    def resume(self) -> None:
        """Let it go on."""
        self._nursery.resume(self.pid)

    def stop(self, error: NoAnswerError) -> None:
        """End it, and tell whoever waits for its answer so."""
        self._settle(error)
        self.end()

    def end(self) -> None:
        """End it at once."""
        self.gone = True
        self._nursery.end(self.pid)
        if self._transport is not None:
            self._transport.abort()


def _memory(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]) * _PAGE
    except (OSError, IndexError):
        return 0


def _error(found: dict[str, Any]) -> NoAnswerError:
    """What a worker told, as the error that it is."""
    kind: type[NoAnswerError] = getattr(errors, found["error"])
    if kind is errors.BadQueryError and found["line"]:
        return kind(found["text"], found["line"], found["column"])
    return kind(found["text"])


async def start_worker(nursery: Nursery) -> Worker:
    """A new worker, ready to be given tasks; raises NoAnswerError where there is nothing to ask."""
    ours, theirs = socket.socketpair()
    ours.setblocking(False)
    await asyncio.to_thread(nursery.start, theirs)
    _, worker = await asyncio.get_running_loop().create_connection(lambda: Worker(nursery), sock=ours)
    await worker.ready()
    return worker
