"""Files and a function in, the outcome of each file out; each runs in a child process of its own, within limits.

A file that exhausts memory or time, or that makes a library crash, costs its own outcome and nothing else. The children
end with this process, however it ends. Where the platform has no limits on memory and processor time (Windows), the
limit on wall time remains.

The file is long and still one idea: the parent's side and the child's, which hold one conversation.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any, TypeVar

from ingest.errors import DamagedError, NotADocumentError, ReadingError, TimedOutError, TooLargeError
from ingest.heartbeat import watched_by
from ingest.outcomes import Outcome

__all__ = ["DEFAULT_LIMITS", "Limits", "prepare", "read_documents", "run_in_child"]

T = TypeVar("T")

_START = "spawn" if sys.platform == "win32" else "forkserver"
_PRELOADED = (
    "__main__",
    "ingest.pdf.reader",
    "ingest.documents.html",
    "ingest.documents.docx",
    "ingest.documents.text",
)
_AHEAD = 2  # files under way or waiting, for each job: no results pile up behind a slow first file
_PARENT_DIES = 1  # PR_SET_PDEATHSIG of prctl(2)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may take: bytes of memory and of the file, seconds of processor and wall time, seconds a page."""

    memory_bytes: int = 1_500_000_000
    file_bytes: int = 50_000_000
    cpu_seconds: int = 60
    wall_seconds: float = 120.0
    page_seconds: float = 10.0


DEFAULT_LIMITS = Limits()


def read_documents(
    paths: Iterable[Path],
    function: Callable[[Path], T],
    *,
    jobs: int = 1,
    limits: Limits = DEFAULT_LIMITS,
    preload: Sequence[str] = (),
    executor: Executor | None = None,
) -> Generator[Outcome[T], None, None]:
    """The outcome of `function(path)` for each file, in the order of the files.

    `function` must be picklable (functools.partial for further arguments). `preload` names modules to import once for
    all children. `executor` may be any of `concurrent.futures`, as a Dask cluster's (`ingest.cluster`), whose machines
    see the files under the same paths; by default, `jobs` children run at a time. When the iteration is broken off or
    closed (contextlib.closing), the children are ended.
    """
    prepare(preload)
    children = _Children()
    own = executor or ThreadPoolExecutor(jobs, thread_name_prefix="supervisor")
    under_way: deque[tuple[Path, Future[Outcome[T]]]] = deque()
    kept = children if executor is None else None  # a child on another machine ends with its own parent
    try:
        for path in paths:
            job = _Job(function, path, limits, kept, () if executor is None else tuple(preload))
            under_way.append((path, own.submit(job)))
            if len(under_way) >= _AHEAD * jobs and executor is None:
                yield _result(*under_way.popleft())
        while under_way:
            yield _result(*under_way.popleft())
    finally:
        for _, future in under_way:
            future.cancel()
        children.end()
        if executor is None:
            own.shutdown(wait=True, cancel_futures=True)


def _result(path: Path, future: Future[Outcome[T]]) -> Outcome[T]:
    """The outcome of a file; an executor may give a file up, as when it has lost several machines over it."""
    try:
        return future.result()
    except Exception as error:  # each executor has errors of its own, and the other files go on
        reason = f"its reading was given up ({type(error).__name__}: {error}); build it again"
        return Outcome.of_error(path, ReadingError(path.name, 0, reason))


@dataclass(frozen=True, slots=True)
class _Job:
    """One file's reading, in a form that another machine can be given."""

    function: Callable[[Path], Any]
    path: Path
    limits: Limits
    children: _Children | None
    preload: tuple[str, ...]

    def __call__(self) -> Outcome[Any]:
        if self.children is None:
            _become_parent(self.preload)
        return run_in_child(self.function, self.path, limits=self.limits, children=self.children)


def run_in_child(
    function: Callable[[Path], T],
    path: Path,
    *,
    limits: Limits = DEFAULT_LIMITS,
    children: _Children | None = None,
) -> Outcome[T]:
    """The outcome of `function(path)` in a child process; never raises for what the file or the function does."""
    began = time.monotonic()
    outcome: Outcome[T]
    try:
        _check_size(path, limits)
        outcome = _supervise(function, path, limits, children or _Children())
    except ReadingError as error:
        outcome = Outcome.of_error(path, error)
    return replace(outcome, seconds=round(time.monotonic() - began, 3))


def _check_size(path: Path, limits: Limits) -> None:
    try:
        size = path.stat().st_size
    except OSError as error:
        raise NotADocumentError(path.name, 0, f"the file cannot be opened: {error.strerror or error}") from error
    if not path.is_file():
        raise NotADocumentError(path.name, 0, "this is no file")
    if size > limits.file_bytes:
        most = limits.file_bytes // 1_000_000
        raise TooLargeError(
            path.name, 0, f"the file is larger than {most} MB; split it, or save it with smaller pictures"
        )


def prepare(preload: Sequence[str] = ()) -> None:
    """Have the heavy libraries, and the modules named, imported once in the process that the children are copies of."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # of numpy in the children; the files are what is shared out
    if _START == "forkserver":
        multiprocessing.get_context(_START).set_forkserver_preload([*_PRELOADED, *preload])


def _become_parent(preload: Sequence[str]) -> None:
    """Prepare a worker of a cluster, in whose process this is called, for children of its own."""
    prepare(preload)
    # a cluster's worker is its nanny's daemon, and multiprocessing refuses daemons children, lest they outlive them;
    # ours end when their parent does
    current: Any = multiprocessing.current_process()
    current._config["daemon"] = False


# -- the parent's side -----------------------------------------------------------------------------------------------


class _Children:
    """The child processes that are running, so that all can be ended at once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._running: set[Any] = set()
        self._ended = False

    def start(self, process: Any) -> bool:
        """Start a child, unless the run has been broken off."""
        with self._lock:
            if not self._ended:
                process.start()
                self._running.add(process)
            return not self._ended

    def forget(self, process: Any) -> None:
        with self._lock:
            self._running.discard(process)

    def end(self) -> None:
        with self._lock:
            self._ended = True
            for process in self._running:
                process.kill()


def _supervise(function: Callable[[Path], T], path: Path, limits: Limits, children: _Children) -> Outcome[T]:
    """The outcome of a file; without the pages that take too long, for each of which it is read once more."""
    given_up: frozenset[int] = frozenset()
    until = time.monotonic() + limits.wall_seconds
    while True:
        try:
            return _run(function, path, limits, children, given_up, until)
        except _SlowPageError as slow:
            given_up |= {slow.page}


class _SlowPageError(Exception):
    """A page takes longer than a page may."""

    def __init__(self, page: int) -> None:
        super().__init__(page)
        self.page = page


def _run(
    function: Callable[[Path], T],
    path: Path,
    limits: Limits,
    children: _Children,
    given_up: frozenset[int],
    until: float,
) -> Outcome[T]:
    context: Any = multiprocessing.get_context(_START)
    results, sender = context.Pipe(duplex=False)
    lifeline, held = context.Pipe(duplex=False)  # the child ends when `held` is closed, as it is by our death
    process = context.Process(target=_child, args=(function, path, limits, sender, lifeline, given_up), daemon=True)
    with results, held:
        try:
            if not children.start(process):
                raise TimedOutError(path.name, 0, "the run was broken off")
            sender.close()  # else a child that dies would not end the waiting
            lifeline.close()
            return _await(results, process, path, limits, until)
        finally:
            if process.pid is not None:
                process.kill()
                process.join()
            children.forget(process)


def _await(results: Connection[Any, Any], process: Any, path: Path, limits: Limits, until: float) -> Outcome[T]:
    """The outcome that a child sends at last; before, it sends the number of each page that it begins."""
    page, most = 0, until
    while wait([results], timeout=max(0.0, min(most, until) - time.monotonic())):
        try:
            sent: Outcome[T] | int = results.recv()
        except EOFError:
            process.join()
            raise _death(path, process.exitcode, limits) from None
        if isinstance(sent, Outcome):
            return sent
        page, most = sent, time.monotonic() + limits.page_seconds if sent else until
    if page and most < until:
        raise _SlowPageError(page)
    raise TimedOutError(path.name, 0, f"not read within {limits.wall_seconds:.0f} s; split the file, or save it anew")


def _death(path: Path, exit_code: int | None, limits: Limits) -> ReadingError:
    """Why a child ended without a word."""
    name = signal.Signals(-exit_code).name if exit_code and exit_code < 0 else f"exit {exit_code}"
    if name in {"SIGXCPU", "SIGKILL"}:
        reason = f"not read within {limits.cpu_seconds} s of processor time; split the file, or save it anew"
        return TimedOutError(path.name, 0, reason)
    if name == "SIGABRT":  # what C++ does when there is no memory left
        return _too_large(path, limits)
    reason = f"the file makes its reader break off ({name}); open it in a viewer and save it as a new PDF"
    return DamagedError(path.name, 0, reason)


# -- the child's side ------------------------------------------------------------------------------------------------


def _child(
    function: Callable[[Path], T],
    path: Path,
    limits: Limits,
    sender: Connection[Any, Any],
    lifeline: Connection[Any, Any],
    given_up: frozenset[int],
) -> None:
    watched_by(sender.send, given_up)
    _end_with_parent(lifeline)
    _quieten()
    _limit(limits)
    outcome = _call(function, path, limits)
    try:
        sender.send(replace(outcome, peak_bytes=_peak()))
    except MemoryError:
        sender.send(Outcome.of_error(path, _too_large(path, limits)))
    sender.close()


def _call(function: Callable[[Path], T], path: Path, limits: Limits) -> Outcome[T]:
    try:
        return Outcome.of_value(path, function(path))
    except ReadingError as error:
        return Outcome.of_error(path, error)
    except MemoryError:
        return Outcome.of_error(path, _too_large(path, limits))
    except RecursionError:
        return Outcome.of_error(path, DamagedError(path.name, 0, "the file is nested too deeply; save it anew"))
    except Exception as error:  # whatever a library makes of a broken file, the other files go on
        kind = type(error).__name__
        return Outcome.of_error(
            path, ReadingError(path.name, 0, f"the reader failed ({kind}: {error}); please report it")
        )


def _too_large(path: Path, limits: Limits) -> TooLargeError:
    most = limits.memory_bytes / 1e9
    return TooLargeError(path.name, 0, f"reading it takes more than {most:.1f} GB of memory; split it, or save it anew")


def _end_with_parent(lifeline: Connection[Any, Any]) -> None:
    """Let this process be killed when its parent dies; a thread watches where the kernel does not."""
    if sys.platform == "linux":
        import ctypes

        with suppress(OSError, AttributeError):
            ctypes.CDLL(None, use_errno=True).prctl(_PARENT_DIES, signal.SIGKILL, 0, 0, 0)
    threading.Thread(target=_watch, args=(lifeline,), daemon=True).start()


def _watch(lifeline: Connection[Any, Any]) -> None:
    with suppress(EOFError, OSError):
        lifeline.recv_bytes()
    os._exit(1)


def _quieten() -> None:
    """Keep the parent's standard output for data, leave Ctrl-C to the parent, drop the libraries' remarks."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.stdout = sys.stderr
    with suppress(OSError):
        os.dup2(2, 1)
    logging.disable(logging.ERROR)


def _limit(limits: Limits) -> None:
    if sys.platform == "win32":
        return
    import resource

    for kind, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_CPU, limits.cpu_seconds),
        (resource.RLIMIT_AS, limits.memory_bytes),
    ):
        with suppress(ValueError, OSError):  # macOS refuses some of them
            resource.setrlimit(kind, (most, resource.getrlimit(kind)[1]))


def _peak() -> int:
    if sys.platform == "win32":
        return 0
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024
