"""A file in, the sole right to write out: the system gives the lock back when a process ends, however it ends."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from graph.errors import LockedError

__all__ = ["LockedError", "locked"]


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold a lock while the block runs; raises LockedError at once where another process holds it."""
    with path.open("a+") as file:
        try:
            _lock(file)
        except OSError:
            raise LockedError(path) from None
        yield


def _lock(file: IO[str]) -> None:
    # the modules differ by platform, and each is missing on the other
    if sys.platform == "win32":
        import msvcrt

        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
