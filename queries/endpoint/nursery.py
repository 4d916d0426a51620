"""Requests for workers in, workers out: a process that has loaded all they need once, and makes copies of itself.

A copy is ready in some hundredths of a second, where a process from scratch takes one. Where the platform cannot copy
processes (Windows), each is started from scratch. Run as a program, this is the process that copies itself.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import struct
import subprocess
import sys
from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from select import select

from queries.endpoint.limits import Limits

__all__ = ["Nursery", "nursery_for"]

_ORDER = struct.Struct("!cI")  # what to do, and the process to do it to
_START, _END, _YIELD, _PAUSE, _RESUME = b"S", b"E", b"Y", b"P", b"R"
_LOWER = 10  # how many steps of priority a long query goes down


class Nursery(ABC):
    """Starts workers on the graph of a folder, and ends them."""

    @abstractmethod
    def start(self, connection: socket.socket) -> None:
        """Start a worker at the other end of a connection, which is its own from then on."""

    @abstractmethod
    def end(self, pid: int) -> None:
        """End a worker at once."""

    @abstractmethod
    def lower(self, pid: int) -> None:
        """Let all others go before a worker."""

    @abstractmethod
    def pause(self, pid: int) -> None:
        """Let a worker stand still."""

    @abstractmethod
    def resume(self, pid: int) -> None:
        """Let one go on that stands still."""

    @abstractmethod
    def close(self) -> None:
        """End all workers."""


def nursery_for(folder: Path, limits: Limits) -> Nursery:
    """The kind of this platform."""
    return _Copying(folder, limits) if hasattr(os, "fork") else _Starting(folder, limits)


def _command(*words: str) -> list[str]:
    return [sys.executable, "-m", "queries.endpoint.nursery", *words]


def _contract(folder: Path, limits: Limits) -> str:
    return json.dumps({"folder": str(folder.absolute()), "limits": asdict(limits)})


class _Copying(Nursery):
    def __init__(self, folder: Path, limits: Limits) -> None:
        self._folder, self._limits = folder, limits
        self._begin()

    def _begin(self) -> None:
        self._control, theirs = socket.socketpair()
        number = theirs.fileno()
        words = _command("copy", str(number), _contract(self._folder, self._limits))
        self._process = subprocess.Popen(words, pass_fds=(number,), stdin=subprocess.DEVNULL)
        theirs.close()

    def start(self, connection: socket.socket) -> None:
        order = _ORDER.pack(_START, 0)
        try:
            socket.send_fds(self._control, [order], [connection.fileno()])
        except OSError:  # it was killed, and its workers with it
            self.close()
            self._begin()
            socket.send_fds(self._control, [order], [connection.fileno()])
        connection.close()

    def end(self, pid: int) -> None:
        self._order(_END, pid)

    def lower(self, pid: int) -> None:
        self._order(_YIELD, pid)

    def pause(self, pid: int) -> None:
        self._order(_PAUSE, pid)

    def resume(self, pid: int) -> None:
        self._order(_RESUME, pid)

    def _order(self, what: bytes, pid: int) -> None:
        with suppress(OSError):
            self._control.sendall(_ORDER.pack(what, pid))

    def close(self) -> None:
        self._control.close()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(5)
        self._process.kill()
        self._process.wait()


class _Starting(Nursery):
    def __init__(self, folder: Path, limits: Limits) -> None:
        self._contract = _contract(folder, limits)
        self._processes: dict[int, subprocess.Popen[bytes]] = {}

    def start(self, connection: socket.socket) -> None:
        process = subprocess.Popen(_command("start", self._contract), stdin=subprocess.PIPE)
        self._processes[process.pid] = process
        if process.stdin is not None:
            process.stdin.write(_given(connection, process.pid))
            process.stdin.close()

    def end(self, pid: int) -> None:
        if process := self._processes.pop(pid, None):
            process.kill()
            process.wait()

    def lower(self, pid: int) -> None:
        """Nothing: such a platform has no common way."""

    def pause(self, pid: int) -> None:
        """Nothing, likewise: it goes on."""

    def resume(self, pid: int) -> None:
        """Nothing: it has gone on."""

    def close(self) -> None:
        for pid in list(self._processes):
            self.end(pid)


def _given(connection: socket.socket, pid: int) -> bytes:
    """What another process makes the same connection of."""
    if sys.platform != "win32":
        raise NotImplementedError("here, processes are copied")
    shared = connection.share(pid)
    connection.close()
    return shared


# -- the process that copies itself ----------------------------------------------------------------------------------


def _main(how: str, *words: str) -> None:
    contract = json.loads(words[-1])
    folder, limits = Path(contract["folder"]), Limits(**contract["limits"])
    if how == "copy":
        _copy(socket.socket(fileno=int(words[0])), folder, limits)
    elif sys.platform == "win32":
        from queries.endpoint.worker import work

        work(socket.fromshare(sys.stdin.buffer.read()), folder, limits)


def _copy(control: socket.socket, folder: Path, limits: Limits) -> None:
    """Do as told until the serving process goes, and end all workers then."""
    from queries.endpoint.worker import work  # here, so that the serving process needs none of it

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    children: set[int] = set()
    while True:
        readable, _, _ = select([control], [], [], 1)
        _forget_ended(children)
        if not readable:
            continue
        order, given, _, _ = socket.recv_fds(control, _ORDER.size, 1)
        if len(order) < _ORDER.size:
            break
        what, pid = _ORDER.unpack(order)
        if what == _START:
            children.add(_child(control, given[0], folder, limits, work))
        elif pid in children:
            with suppress(OSError):
                _do(what, pid)
    for pid in children:
        with suppress(OSError):
            os.kill(pid, signal.SIGKILL)


def _do(what: bytes, pid: int) -> None:
    if what == _YIELD:
        os.setpriority(os.PRIO_PROCESS, pid, _LOWER)
    else:
        os.kill(pid, {_END: signal.SIGKILL, _PAUSE: signal.SIGSTOP, _RESUME: signal.SIGCONT}[what])


def _forget_ended(children: set[int]) -> None:
    with suppress(ChildProcessError):
        while (pid := os.waitpid(-1, os.WNOHANG)[0]) > 0:
            children.discard(pid)


def _child(
    control: socket.socket,
    number: int,
    folder: Path,
    limits: Limits,
    work: Callable[[socket.socket, Path, Limits], None],
) -> int:
    if pid := os.fork():
        os.close(number)
        return pid
    try:
        control.close()
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # what the store's library prints before it ends a process
        work(socket.socket(fileno=number), folder, limits)
    finally:
        os._exit(0)


if __name__ == "__main__":
    _main(*sys.argv[1:])
