"""Tasks in, whole answers of another store out: this endpoint before a SPARQL 1.1 store that has outgrown one disk.

The store keeps its own limits of memory; here are those of time, size and of how many ask at once, the check of a
query's text, and the formats: what the store does not write is made of what it does.
"""

from __future__ import annotations

import asyncio
import logging
import time
import urllib.error
import urllib.parse
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from http.client import HTTPException
from typing import IO, cast

from graph.oxigraph import rewrite
from graph.turtle import PREFIXES
from queries.endpoint.backend import Answered
from queries.endpoint.errors import (
    AnswerTooLargeError,
    BadQueryError,
    BusyError,
    NoAnswerError,
    NotServedError,
    OutOfTimeError,
)
from queries.endpoint.gathering import Sink, gather
from queries.endpoint.limits import Limits
from queries.endpoint.messages import Task
from queries.endpoint.places import Places
from queries.endpoint.spools import Room, Spool

__all__ = ["Remote"]

_log = logging.getLogger("samsyn.serve")
_PIECE = 1 << 16
_SHOWN = 500  # letters of what the store says
_AT_ONCE = 8  # queries for each worker that there would be for a graph on disk
_RESULTS = ("application/sparql-results+json", "application/sparql-results+xml")
_TRIPLES = ("application/n-triples", "text/turtle", "application/rdf+xml")


class Remote:
    """The store at an address."""

    def __init__(self, address: str, limits: Limits) -> None:
        number = limits.workers * _AT_ONCE
        self._address, self._limits = address, limits
        self._room = Room(limits.spool_bytes)
        self._places: Places[int] = Places(limits.waiting, limits.waiting_seconds)
        self._places.free = list(range(number))
        self._threads = ThreadPoolExecutor(number, thread_name_prefix="store")
        self._stopping = self._reached = False

    @property
    def version(self) -> None:
        """Nothing: a store does not tell when it changes."""

    @property
    def ready(self) -> bool:
        """Whether the store answered when it was asked last."""
        return self._reached and not self._stopping

    async def start(self) -> None:
        """See whether the store answers; if not, it may do so later."""
        try:
            (await self.answer(Task(_RESULTS[0], "ASK {}", seconds=self._limits.seconds))).spool.close()
        except NoAnswerError as error:
            _log.warning("%s", error)

    async def answer(self, task: Task) -> Answered:
        """The answer to a task; raises NoAnswerError."""
        if self._stopping:
            raise BusyError("the server is being stopped; ask again in a while")
        place = await self._places.take()
        spool = Spool(self._room)
        try:
            work = _Fetching(self._address, task, spool, self._limits.result_bytes)
            await asyncio.get_running_loop().run_in_executor(self._threads, work.fetch if task.query else work.gather)
            self._reached = True
        except BaseException as error:
            if isinstance(error, NotServedError):
                self._reached = False
            spool.close()
            raise
        finally:
            self._places.give(place)
        return Answered(spool, None)

    def stop(self) -> None:
        """Take no more tasks; those at work go on."""
        self._stopping = True
        self._places.refuse(BusyError("the server is being stopped; ask again in a while"))

    async def close(self) -> None:
        """Wait for nothing more."""
        self.stop()
        self._threads.shutdown(wait=False, cancel_futures=True)


@dataclass
class _Fetching:
    """One answer, fetched in a thread."""

    address: str
    task: Task
    spool: Sink | Spool
    most: int

    def gather(self) -> None:
        """Fill the spool with whole graphs; raises NoAnswerError."""
        until = time.monotonic() + self.task.seconds
        self._until = until

        def fetch(task: Task, sink: Sink | Spool) -> None:
            left = until - time.monotonic()
            if left <= 0:
                raise self._too_late()
            _Fetching(self.address, replace(task, seconds=left), sink, self.most).fetch()

        gather(self.task, cast("IO[bytes]", self), fetch)

    def fetch(self) -> None:
        """Fill the spool; raises NoAnswerError."""
        self._until = time.monotonic() + self.task.seconds
        try:
            with urllib.request.urlopen(self._request(), timeout=self.task.seconds) as response:
                given = response.headers.get_content_type()
                if given == self.task.media_type and self.task.graph is None:
                    while piece := response.read(_PIECE):
                        self.write(piece)
                else:
                    out = cast("IO[bytes]", self)
                    rewrite(
                        cast("IO[bytes]", _Timed(response, self)),
                        given,
                        out,
                        self.task.media_type,
                        PREFIXES,
                        self.task.graph,
                    )
        except urllib.error.HTTPError as error:
            raise _told(self.address, error) from error
        except TimeoutError as error:
            raise self._too_late() from error
        except (SyntaxError, ValueError) as error:
            raise NotServedError(f"{self.address} answers in no form that is understood: {error}") from error
        except (OSError, HTTPException) as error:
            if isinstance(getattr(error, "reason", None), TimeoutError):
                raise self._too_late() from error
            raise NotServedError(f"{self.address} does not answer: {error}") from error

    def _request(self) -> urllib.request.Request:
        task = self.task
        query = task.query or f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{task.graph}> {{ ?s ?p ?o }} }}"
        fields = [("query", query)]
        if task.dataset is not None:
            fields += [("default-graph-uri", one) for one in task.dataset.default]
            fields += [("named-graph-uri", one) for one in task.dataset.named]
        others = _RESULTS if task.media_type.startswith(("application/sparql", "text/csv", "text/tab")) else _TRIPLES
        accept = ", ".join((task.media_type, *(f"{one};q=0.{5 - n}" for n, one in enumerate(others))))
        headers = {"Accept": accept, "User-Agent": "samsyn"}
        return urllib.request.Request(self.address, urllib.parse.urlencode(fields).encode(), headers)

    def write(self, piece: bytes) -> int:
        """Keep a piece of the answer, which is written anew or as the store gave it."""
        self.check()
        self.spool.write(bytes(piece))
        if self.spool.size > self.most:
            raise AnswerTooLargeError("the answer is larger than is served here; ask for less, as by LIMIT")
        return len(piece)

    def flush(self) -> None:
        """Nothing: all is kept at once."""

    def check(self) -> None:
        """Raise OutOfTimeError if it is time."""
        if time.monotonic() > self._until:
            raise self._too_late()

    def _too_late(self) -> OutOfTimeError:
        return OutOfTimeError(f"the query took longer than {self.task.seconds:g} seconds; ask for less at a time")


class _Timed:
    """What a store sends, to be read within the time of its task."""

    def __init__(self, source: IO[bytes], task: _Fetching) -> None:
        self._source, self._task = source, task

    def read(self, size: int = -1) -> bytes:
        self._task.check()
        return self._source.read(size)


def _told(address: str, error: urllib.error.HTTPError) -> NoAnswerError:
    """What the store said, as an error of ours: a query that it does not understand is the client's."""
    said = " ".join(error.read(4 * _SHOWN).decode(errors="replace").split())[:_SHOWN]
    if error.code == 400:
        return BadQueryError(said or "the store does not understand the query")
    return NotServedError(f"{address} refuses the query ({error.code}): {said}")
