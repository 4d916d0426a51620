"""What can go wrong with the folder of a graph, or with sending it elsewhere; each message says what helps."""

from __future__ import annotations

import errno
from pathlib import Path

__all__ = ["DamagedGraphError", "GraphError", "LockedError", "NoGraphError", "NotWrittenError", "is_full", "is_refused"]

_FULL = frozenset(getattr(errno, name) for name in ("ENOSPC", "EDQUOT", "EFBIG") if hasattr(errno, name))
_REFUSED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


class GraphError(Exception):
    """Something is amiss with a graph as a whole."""


class NoGraphError(GraphError):
    """There is no graph in a folder; the message says how to make one."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.folder = folder

    def __str__(self) -> str:
        return f"{self.folder} holds no graph; build one: samsyn build FILE|FOLDER... --graph {self.folder}"


class DamagedGraphError(GraphError):
    """There is a graph in a folder, but it does not open."""

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(folder, reason)
        self.folder, self.reason = folder, reason

    def __str__(self) -> str:
        return (
            f"the graph in {self.folder} does not open: {self.reason}; take it from a dump (samsyn restore), or build "
            "it anew in another folder"
        )


class LockedError(GraphError):
    """Another process is writing the same graph."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path

    def __str__(self) -> str:
        return f"another run is writing {self.path.parent}; wait until it has ended"


class NotWrittenError(GraphError):
    """A graph's folder cannot be written; what was in the graph is as it was."""

    def __init__(self, folder: Path, error: OSError) -> None:
        super().__init__(folder, error)
        self.folder, self.error = folder, error

    def __str__(self) -> str:
        return f"{self.folder} cannot be written: {self._reason()}; what was in the graph is as it was"

    def _reason(self) -> str:
        if is_full(self.error):
            return "there is no room left for it; free some on the disk, or choose another folder by --graph"
        reason = (self.error.strerror or str(self.error)).casefold()
        if is_refused(self.error):
            return f"{reason}; make the folder writable, or choose another by --graph"
        return f"{reason}; choose another folder by --graph"


def is_full(error: OSError) -> bool:
    """Whether a disk, or the share of it that is allowed, is full; the store tells by words only."""
    return error.errno in _FULL or any(words in str(error) for words in ("No space left", "File too large"))


def is_refused(error: OSError) -> bool:
    """Whether the system refuses to let a folder or file be written."""
    return error.errno in _REFUSED or any(words in str(error) for words in ("Permission denied", "Read-only file"))
