"""A folder of what was worked out from a version in, checksums of its files kept there; what changed since out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import file_digest
from pathlib import Path

__all__ = ["changed_files", "seal"]

_SEALS = "sha256.json"


def seal(folder: Path) -> None:
    """Keep the checksums of all files that lie in a folder."""
    sums = {path.name: _checksum(path) for path in sorted(folder.iterdir()) if path.name != _SEALS}
    (folder / _SEALS).write_text(json.dumps(sums, indent=0) + "\n", encoding="utf-8")


def changed_files(folder: Path) -> Iterator[str]:
    """The names of those that are missing or not as they were; that of the checksums, where these do not read."""
    try:
        sums = dict(json.loads((folder / _SEALS).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        yield _SEALS
        return
    there = {path.name for path in folder.iterdir()} - {_SEALS}
    for name in sorted(there | sums.keys()):
        if name not in there or _checksum(folder / name) != sums.get(name):
            yield name


def _checksum(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
