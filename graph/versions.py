"""A folder in, its current version out, and a way to make the next: a run that is killed leaves the last good state.

A store is a folder with numbered versions and a file that names the current one. Readers open the current version and
never see it change. A writer works on a new version, which shares the unchanging files of the last by hard links, and a
single rename makes it current.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from graph.errors import DamagedGraphError, NotWrittenError, is_full, is_refused
from graph.locking import locked

__all__ = ["Version", "current_version", "new_version", "stamp"]

_CURRENT = "current"
_PARTIAL = f"{_CURRENT}.part"
_NAME = "version-"


@dataclass
class Version:
    """A version in the making, and the last one; it becomes current if it is `finished` in the end."""

    folder: Path
    last: Path | None
    finished: bool = False


def current_version(folder: Path) -> Path | None:
    """The folder of the current version; None where there is none yet.

    Raises DamagedGraphError where it cannot be told, so that nobody takes a damaged graph for an empty folder.
    """
    try:
        name = (folder / _CURRENT).read_text(encoding="utf-8").strip()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise DamagedGraphError(folder, str(error)) from error
    version = folder / name
    if not name.startswith(_NAME) or not version.is_dir():
        raise DamagedGraphError(folder, f"the file {_CURRENT} names no version of it")
    return version


def stamp(folder: Path) -> tuple[int, int] | None:
    """When a version became current (nanoseconds), and a number that tells two of one moment apart; None without one.

    It changes when another version becomes current, and costs one look at the file system.
    """
    try:
        found = (folder / _CURRENT).stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    return found.st_mtime_ns, found.st_ino


@contextmanager
def new_version(
    folder: Path, own: Collection[str] = (), *, fresh: bool = False, base: Path | None = None
) -> Iterator[Version]:
    """The next version, with the content of the last but for the folders that the caller makes its `own` way.

    With `fresh`, nothing of the last is taken over; `base`, a version of another store, is the last one of a folder
    that has none. One writer works at a time; raises locking.LockedError where another is at work, NotWrittenError
    where the folder cannot be written, DamagedGraphError.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with locked(folder / "lock"):
            yield from _next_version(folder, own, fresh, base)
    except OSError as error:
        if not _is_of(error, folder):
            raise
        raise NotWrittenError(folder, error) from error


def _next_version(folder: Path, own: Collection[str], fresh: bool, base: Path | None) -> Iterator[Version]:
    last = current_version(folder)
    _clear(folder, keep=last)
    version = Version(folder / f"{_NAME}{_number(last) + 1:06}", last or base)
    try:
        version.folder.mkdir()
        if version.last is not None and not fresh:
            _copy(version.last, version.folder, own)
        yield version
        if version.finished:
            _point(folder, version.folder)
            last = version.folder
    finally:
        _clear(folder, keep=last)  # after a failure too: a full disk gets its room back


def _is_of(error: OSError, folder: Path) -> bool:
    """Whether an error is about the folder, and not about another file, such as a document that is to be read."""
    if error.filename is None:  # the store and writes to open files name none
        return error.errno in (None, errno.EIO) or is_full(error) or is_refused(error)
    return Path(str(error.filename)).is_relative_to(folder) or folder.is_relative_to(str(error.filename))


def _number(version: Path | None) -> int:
    return int(version.name.removeprefix(_NAME)) if version else 0


def _clear(folder: Path, keep: Path | None) -> None:
    """Remove what a killed run left, and versions that are no longer current."""
    for version in folder.glob(f"{_NAME}*"):
        if version != keep:
            shutil.rmtree(version, ignore_errors=True)  # Windows keeps what a reader has open; the next run takes it
    (folder / _PARTIAL).unlink(missing_ok=True)


def _copy(last: Path, new: Path, own: Collection[str]) -> None:
    for part in sorted(last.iterdir()):
        if part.is_dir() and part.name not in own:
            shutil.copytree(part, new / part.name, copy_function=_link)


def _link(source: str, target: str) -> None:
    if source.endswith(".sqlite"):  # a database is changed in place, and the last version's readers have it open
        shutil.copy2(source, target)
        return
    try:
        os.link(source, target)
    except OSError:  # another file system, or one without links
        shutil.copy2(source, target)


def _point(folder: Path, version: Path) -> None:
    """Make a version current by one rename."""
    pointer = folder / _PARTIAL
    with pointer.open("w", encoding="utf-8") as file:
        file.write(version.name)
        file.flush()
        os.fsync(file.fileno())
    pointer.replace(folder / _CURRENT)
