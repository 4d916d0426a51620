"""What a graph once told and no longer does, so that who asks for it learns that it is gone, and not that it never was.

A version keeps the IRIs in a file beside the graph; what comes back is taken off.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from ontology.terms import SAM_ID

__all__ = ["Withdrawn", "read_withdrawn"]


def read_withdrawn(version: Path) -> frozenset[str]:
    """The IRIs that are gone in a version."""
    file = _file(version)
    return frozenset(file.read_text(encoding="utf-8").split()) if file.is_file() else frozenset()


class Withdrawn:
    """Collects what goes while a new version is made."""

    def __init__(self) -> None:
        self._gone: set[str] = set()

    def compare(self, before: bytes, after: bytes) -> None:
        """Take down whatever lines of N-Quads spoke of before and do no longer."""
        self._gone |= _subjects(before) - _subjects(after)

    def write(self, version: Path, is_there: Callable[[str], bool]) -> None:
        """Write what is gone to the folder of the version, which has the file of the last one."""
        if not self._gone:
            return
        before = read_withdrawn(version)
        gone = sorted(iri for iri in before | self._gone if not is_there(iri))
        self._gone.clear()
        if set(gone) == before:
            return
        file = _file(version)
        file.parent.mkdir(exist_ok=True)
        file.unlink(missing_ok=True)  # a new file: the old one may be an earlier version's too, by a hard link
        file.write_text("".join(f"{iri}\n" for iri in gone), encoding="utf-8", newline="\n")


def _subjects(lines: bytes) -> set[str]:
    """The things under our base that lines begin with."""
    found: Iterable[bytes] = {line.split(b" ", 1)[0] for line in lines.splitlines()}
    return {one[1:-1].decode() for one in found if one.startswith(f"<{SAM_ID}".encode())}


def _file(version: Path) -> Path:
    return version / "withdrawn" / "iris.txt"
