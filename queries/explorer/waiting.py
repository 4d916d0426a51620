"""What takes long in, its outcome out where it comes soon, or else how long it has been under way."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Lock
from time import monotonic
from typing import Generic, TypeVar

__all__ = ["UnderWay", "Waiting"]

T = TypeVar("T")
_KEPT = 60  # outcomes that nobody came back for


@dataclass(frozen=True)
class UnderWay:
    """Something is not done yet: for how many seconds it has been worked on."""

    seconds: float


@dataclass(frozen=True)
class _Begun(Generic[T]):
    future: Future[T]
    at: float = field(default_factory=monotonic)


class Waiting(Generic[T]):
    """Works on several things at a time, on each once, however many ask for it.

    >>> Waiting(workers=1).soon("sum", lambda: 1 + 1, 5.0)
    2
    """

    def __init__(self, workers: int) -> None:
        self._workers = ThreadPoolExecutor(workers, thread_name_prefix="page")
        self._begun: dict[Hashable, _Begun[T]] = {}
        self._door = Lock()

    def soon(self, key: Hashable, make: Callable[[], T], seconds: float) -> T | UnderWay:
        """What `make` gives, if that takes no more seconds; else it goes on, and who asks again by this key gets it."""
        with self._door:
            begun = self._begun.get(key) or _Begun(self._workers.submit(make))
            self._begun[key] = begun
            self._forget()
        try:
            found = begun.future.result(timeout=seconds)
        except TimeoutError:
            if not begun.future.done():
                return UnderWay(monotonic() - begun.at)
            found = begun.future.result()
        finally:
            if begun.future.done():
                with self._door:
                    self._begun.pop(key, None)
        return found

    def _forget(self) -> None:
        done = [key for key, one in self._begun.items() if one.future.done()]
        for key in done[: max(len(done) - _KEPT, 0)]:
            del self._begun[key]
