"""A folder in, its current version out, and a way to make the next: a run that is killed leaves the last good state.

A store is a folder with numbered versions and a file that names the current one. Readers open the current version and
never see it change. A writer works on a new version, which shares the unchanging files of the last by hard links, and a
single rename makes it current.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from graph.locking import locked

__all__ = ["Version", "current_version", "new_version"]

_CURRENT = "current"
_NAME = "version-"


@dataclass
class Version:
    """A version in the making, and the last one; it becomes current if it is `finished` in the end."""

    folder: Path
    last: Path | None
    finished: bool = False


def current_version(folder: Path) -> Path | None:
    """The folder of the current version; None where there is none yet."""
    try:
        name = (folder / _CURRENT).read_text(encoding="utf-8").strip()
    except OSError:
        return None
    version = folder / name
    return version if name.startswith(_NAME) and version.is_dir() else None


@contextmanager
def new_version(folder: Path, own: Collection[str]) -> Iterator[Version]:
    """The next version, with the content of the last but for the folders that the caller makes its `own` way.

    One writer works at a time; raises locking.LockedError where another is at work.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with locked(folder / "lock"):
        last = current_version(folder)
        _clear(folder, keep=last)
        version = Version(folder / f"{_NAME}{_number(last) + 1:06}", last)
        _copy(version, own)
        yield version
        if version.finished:
            _point(folder, version.folder)
            last = version.folder
        _clear(folder, keep=last)


def _number(version: Path | None) -> int:
    return int(version.name.removeprefix(_NAME)) if version else 0


def _clear(folder: Path, keep: Path | None) -> None:
    """Remove what a killed run left, and versions that are no longer current."""
    for version in folder.glob(f"{_NAME}*"):
        if version != keep:
            shutil.rmtree(version, ignore_errors=True)  # Windows keeps what a reader has open; the next run takes it


def _copy(version: Version, own: Collection[str]) -> None:
    version.folder.mkdir()
    if version.last is None:
        return
    for part in sorted(version.last.iterdir()):
        if part.is_dir() and part.name not in own:
            shutil.copytree(part, version.folder / part.name, copy_function=_link)


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:  # another file system, or one without links
        shutil.copy2(source, target)


def _point(folder: Path, version: Path) -> None:
    """Make a version current by one rename."""
    pointer = folder / f"{_CURRENT}.part"
    with pointer.open("w", encoding="utf-8") as file:
        file.write(version.name)
        file.flush()
        os.fsync(file.fileno())
    pointer.replace(folder / _CURRENT)
