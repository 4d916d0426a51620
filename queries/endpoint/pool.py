"""Tasks in, whole answers out: the workers, who gets which when, and when one is ended.

There are two lanes. A query that has not ended after a moment goes on in a process of low priority, and a fresh process
takes its place, so that quick queries never wait behind long ones. When there are as many long ones as may be, one more
stands still until there is room; what was once found to be long starts there the next time. Too many that stand still
would take too much memory, and the next is ended and begins anew.
"""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from pathlib import Path

from graph.versions import stamp
from queries.endpoint.backend import Answered
from queries.endpoint.errors import BusyError, FailedError, NoAnswerError, NotServedError
from queries.endpoint.limits import Limits
from queries.endpoint.messages import Task
from queries.endpoint.nursery import Nursery, nursery_for
from queries.endpoint.places import Places
from queries.endpoint.processes import Worker, start_worker
from queries.endpoint.runs import Run
from queries.endpoint.spools import Room, Spool

__all__ = ["Pool"]

_log = logging.getLogger("samsyn.serve")
_REMEMBERED = 1000  # queries that were found to be long
_KEPT_BYTES = 150_000_000  # a worker that has grown by more than this is not used again, and its memory given back
_KEPT_SECONDS = 3.0  # in which the next long query finds the process of the last
_NEARLY = 0.9
_AGAIN = 1.0  # seconds until one that could not start is started again
_ATTEMPTS = 3


class _TooLongError(NoAnswerError):
    """A query is to begin anew in the other lane."""


class _OutdatedError(NoAnswerError):
    """A query failed on a version that has gone meanwhile."""


class Pool:
    """Workers on the newest version of the graph in a folder; `start` it, and `close` it in the end."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        self.limits = limits
        self._folder, self._version = folder, stamp(folder)
        self._room = Room(limits.spool_bytes)
        self._nursery: Nursery | None = None
        self._idle: Places[Worker] = Places(limits.waiting, limits.waiting_seconds)
        self._quick: set[Worker] = set()  # the idle ones, and those at work on what is quick so far
        self._kept: list[Worker] = []  # of low priority, for the next long query
        self._slots: Places[int] = Places(limits.waiting, limits.waiting_seconds)  # of the long lane
        self._slots.free = list(range(limits.long_queries))
        self._standing = 0  # long queries that wait for a slot where they are
        self._starting: set[asyncio.Task[None]] = set()
        self._long: OrderedDict[tuple[object, ...], None] = OrderedDict()
        self._trouble: NoAnswerError | None = None
        self._stopping = self._told = False

    async def start(self) -> None:
        """Start the workers; returns when the first is ready or could not be started."""
        self._nursery = await asyncio.to_thread(nursery_for, self._folder, self.limits)
        self._fill()
        await asyncio.wait(self._starting, return_when=asyncio.FIRST_COMPLETED)

    @property
    def version(self) -> tuple[int, int] | None:
        """What tells the version that is current from all others."""
        return stamp(self._folder)

    @property
    def ready(self) -> bool:
        """Whether a query would be answered."""
        return bool(self._quick) and not self._stopping

    def stop(self) -> None:
        """Take no more tasks; those at work go on."""
        self._stopping = True
        for places in (self._idle, self._slots):
            places.refuse(_stopped())

    async def close(self) -> None:
        """End all workers."""
        self.stop()
        for task in self._starting:
            task.cancel()
        if self._nursery is not None:
            await asyncio.to_thread(self._nursery.close)

    async def answer(self, task: Task) -> Answered:
        """The answer to a task; raises NoAnswerError."""
        for _ in range(_ATTEMPTS):
            try:
                return await self._answer(task)
            except _OutdatedError:
                continue
        raise FailedError("the graph changes faster than the query is answered; ask again in a while")

    async def _answer(self, task: Task) -> Answered:
        self._renew()
        if task.query is not None and _key(task) not in self._long:
            try:
                return await self._work(await self._take(), task)
            except _TooLongError:
                self._remember(task)
        slot = await self._slots.take()
        try:
            worker = await self._take_long()
            return await self._work(worker, task)
        finally:
            self._slots.give(slot)

    # -- one query ---------------------------------------------------------------------------------------------------

    async def _work(self, worker: Worker, task: Task) -> Answered:
        spool = Spool(self._room)
        was_long = worker.long
        run = Run(worker, task)
        run.end_in(task.seconds)
        if not was_long:
            run.again = self._look_again(run, worker.cpu_seconds())
        try:
            await worker.write(task, spool)
        except NoAnswerError as error:
            spool.close()
            if isinstance(error, FailedError) and worker.version != stamp(self._folder):
                raise _OutdatedError(error.text) from error
            raise
        except BaseException:  # nobody waits for the answer any more
            spool.close()
            worker.end()
            raise
        finally:
            run.cancel()
            if run.has_slot:
                self._slots.give(0)
            self._give_back(worker)
        return Answered(spool, worker.version)

    def _look_again(
        self, run: Run, began: float | None, taken: float = 0.0, since: float | None = None
    ) -> asyncio.TimerHandle:
        """Look at a worker again when it may have taken the time of a quick query.

        That is its own time; when others wait, it is that of the clock, too.
        """

        def look() -> None:
            now = run.worker.cpu_seconds()
            used = self.limits.quick_seconds if began is None or now is None else now - began
            pressed = self._idle.wanted and loop.time() - first > self.limits.patient_seconds
            if used < _NEARLY * self.limits.quick_seconds and not pressed:
                run.again = self._look_again(run, began, used, first)
            else:
                self._change_lane(run)

        loop = asyncio.get_running_loop()
        first = loop.time() if since is None else since
        return loop.call_later(self.limits.quick_seconds - taken, look)

    def _change_lane(self, run: Run) -> None:
        if self._slots.free:
            self._slots.free.pop()
            run.has_slot = True
        elif self._standing < self.limits.standing_queries:
            run.worker.pause()
            run.again = asyncio.get_running_loop().create_task(self._stand(run))
        else:
            run.worker.stop(_TooLongError("too long"))
            return
        self._remember(run.task)
        self._lengthen(run.worker)

    async def _stand(self, run: Run) -> None:
        """Wait for a slot and go on; the time of the query is that in which it runs."""
        left = run.time_left()
        self._standing += 1
        try:
            await self._slots.take()
        except NoAnswerError as error:
            run.worker.stop(error)
            return
        finally:
            self._standing -= 1
        run.has_slot = True
        run.end_in(left)
        run.worker.resume()

    def _lengthen(self, worker: Worker) -> None:
        worker.lower()
        self._quick.discard(worker)
        self._fill()

    def _remember(self, task: Task) -> None:
        self._long[_key(task)] = None
        if len(self._long) > _REMEMBERED:
            self._long.popitem(last=False)

    # -- who works ---------------------------------------------------------------------------------------------------

    async def _take(self) -> Worker:
        """A worker that is free, on the newest version."""
        while True:
            if self._stopping:
                raise _stopped()
            if not self._idle.free:
                self._fill()
                if self._trouble is not None:
                    raise self._trouble
            if not (worker := await self._idle.take()).gone:
                return worker
            self._quick.discard(worker)

    async def _take_long(self) -> Worker:
        """The same of low priority."""
        while self._kept:
            if not (worker := self._kept.pop()).gone:
                return worker
        worker = await self._take()
        self._lengthen(worker)
        return worker

    def _give_back(self, worker: Worker) -> None:
        if worker.gone or worker.version != self._version or worker.grown > _KEPT_BYTES:
            worker.end()
            self._quick.discard(worker)
            self._fill()
        elif worker.long and len(self._kept) >= self.limits.long_queries:
            worker.end()
        elif worker.long:
            self._kept.append(worker)
            asyncio.get_running_loop().call_later(_KEPT_SECONDS, self._let_go, worker)
        else:
            self._idle.give(worker)

    def _let_go(self, worker: Worker) -> None:
        """End one that no long query has needed for a while."""
        if worker in self._kept:
            self._kept.remove(worker)
            worker.end()

    def _renew(self) -> None:
        """Let go of workers on an earlier version."""
        found = stamp(self._folder)
        if found == self._version:
            return
        self._version, self._trouble = found, None
        self._long.clear()
        for worker in (*self._idle.free, *self._kept):
            worker.end()
            self._quick.discard(worker)
        self._idle.free.clear()
        self._kept.clear()
        self._fill()

    def _fill(self) -> None:
        """Start as many workers as are missing."""
        if self._stopping or self._nursery is None:
            return
        current = sum(worker.version == self._version for worker in self._quick)
        for _ in range(self.limits.workers - current - len(self._starting)):
            starting = asyncio.get_running_loop().create_task(self._start(self._nursery))
            self._starting.add(starting)
            starting.add_done_callback(self._started)

    def _started(self, starting: asyncio.Task[None]) -> None:
        self._starting.discard(starting)
        if self._idle.wanted:
            self._fill()

    async def _start(self, nursery: Nursery) -> None:
        try:
            worker = await start_worker(nursery)
        except (NoAnswerError, OSError) as error:
            self._trouble = NotServedError(str(error))
            _log.error("no process for queries starts: %s", error)
            self._idle.refuse(self._trouble)
            await asyncio.sleep(_AGAIN)
            self._trouble = None
            return
        self._trouble = None
        if worker.told and not self._told:
            _log.warning("queries are less confined than they could be: %s", "; ".join(worker.told))
        self._told = True
        self._quick.add(worker)
        self._give_back(worker)


def _key(task: Task) -> tuple[object, ...]:
    return task.query, task.dataset, task.media_type


def _stopped() -> BusyError:
    return BusyError("the server is being stopped; ask again in a while")
