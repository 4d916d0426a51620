"""Queries in by a socket, their answers out by the same: the process that runs queries of people it does not know.

It has one version of the graph open for reading, without names of persons, and can do nothing else (`sandbox`). It
holds no more of an answer than one frame. Who waits for it keeps the time and ends it.
"""

from __future__ import annotations

import json
import os
import re
import signal
import socket
from collections.abc import Callable
from contextlib import suppress
from gzip import GzipFile
from pathlib import Path
from typing import IO, Any, cast

from graph.errors import GraphError
from graph.store import Store, open_store
from graph.turtle import PREFIXES
from graph.versions import stamp
from queries.endpoint.limits import Limits
from queries.endpoint.messages import DATA, END, FAILED, READY, Task, frame, receive
from queries.endpoint.sandbox import confine, die_with_parent, limit_memory

__all__ = ["work"]

_FRAME = 1 << 16
_SHOWN = 300  # letters of what the store's parser says
_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)


class _TooLargeError(Exception):
    """The answer has become larger than allowed."""


class _Sender:
    """Takes an answer piece by piece, and sends it on in frames."""

    def __init__(self, connection: socket.socket, most: int) -> None:
        self._connection, self._left = connection, most
        self._kept = bytearray()

    def write(self, data: bytes) -> int:
        self._kept += data
        if len(self._kept) >= _FRAME:
            self._left -= len(self._kept)
            if self._left < 0:
                raise _TooLargeError
            self._connection.sendall(frame(DATA, self._kept))
            self._kept.clear()
        return len(data)

    def flush(self) -> None:
        """Nothing: what is kept goes with the end."""

    def end(self) -> None:
        self._connection.sendall((frame(DATA, self._kept) if self._kept else b"") + frame(END))


def work(connection: socket.socket, folder: Path, limits: Limits) -> None:
    """Answer until the other side goes."""
    die_with_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the serving process, which lets queries end
    try:
        store, version = _opened(folder)
    except (GraphError, OSError) as error:
        connection.sendall(frame(FAILED, _failure("NotServedError", str(error))))
        return
    told = confine(store.folder / store.parts[0])
    limit_memory(limits.memory_bytes)
    connection.sendall(frame(READY, json.dumps({"pid": os.getpid(), "version": version, "told": told}).encode()))
    while (content := receive(connection)) is not None:
        task = Task.of_bytes(content)
        _wake_in(task.seconds + limits.waiting_seconds + 1)  # it may have to stand still
        _answer(connection, store, task, limits)
        _wake_in(0)


def _opened(folder: Path) -> tuple[Store, tuple[int, int] | None]:
    """The newest version and its stamp, which are sure to belong together."""
    while True:
        before = stamp(folder)
        store = open_store(folder, aside=False)
        if stamp(folder) == before:
            return store, before


def _wake_in(seconds: float) -> None:
    """Let the system end this process after so many seconds; should the one that keeps the time have gone."""
    with suppress(AttributeError):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _answer(connection: socket.socket, store: Store, task: Task, limits: Limits) -> None:
    sender = _Sender(connection, limits.result_bytes)
    failure = _tried(lambda: _write(store, task, cast("IO[bytes]", sender)))
    if failure is None:
        failure = _tried(sender.end)
    if failure is not None:
        connection.sendall(frame(FAILED, failure))


def _write(store: Store, task: Task, out: IO[bytes]) -> None:
    if task.packed:
        with GzipFile(filename="", mode="wb", fileobj=out, mtime=0, compresslevel=6) as packed:
            _write_plainly(store, task, cast("IO[bytes]", packed))
    else:
        _write_plainly(store, task, out)


def _write_plainly(store: Store, task: Task, out: IO[bytes]) -> None:
    if task.query is None:
        store.write_graphs(out, task.media_type, task.graph, PREFIXES)
    else:
        store.write_answer(
            out,
            task.query,
            task.media_type,
            dataset=task.dataset,
            union=task.union,
            base=task.base,
            prefixes=PREFIXES,
        )


def _tried(do: Callable[[], None]) -> bytes | None:
    """What went wrong, to be sent; the names are those of `errors`."""
    try:
        do()
    except SyntaxError as error:
        return _failure("BadQueryError", *_place(str(error)))
    except ValueError as error:
        return _failure("BadQueryError", str(error))
    except _TooLargeError:
        return _failure("AnswerTooLargeError", "the answer is larger than is served here; ask for less, as by LIMIT")
    except MemoryError:
        return _failure("AnswerTooLargeError", "the query takes more memory than allowed; ask for less at a time")
    except Exception as error:  # the store has errors of many kinds, and each is told
        return _failure("FailedError", f"the query could not be answered: {error}")
    return None


def _place(text: str) -> tuple[Any, ...]:
    """What the store's parser says, and where: line and column."""
    found = _PLACE.match(text)
    if found is None:
        return (text[:_SHOWN],)
    line, column, said = int(found[1]), int(found[2]), " ".join(found[3].split())
    said = said.split(", ['")[0]  # ranges of letters follow, which help nobody
    said = said if len(said) <= _SHOWN else f"{said[:_SHOWN]} ..."
    return f"line {line}, column {column}: {said}", line, column


def _failure(name: str, text: str, line: int = 0, column: int = 0) -> bytes:
    return json.dumps({"error": name, "text": text, "line": line, "column": column}).encode()
