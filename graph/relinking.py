"""A graph and decisions about names in, the files of the documents out that were linked before these decisions.

A build reads them again from the copies beside the graph, so that a decision holds for all documents and not only for
those that happen to be built next.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import Any

from graph.decisions import Decisions
from graph.sources import Sources
from graph.versions import current_version

__all__ = ["files_to_read_again", "is_concerned"]


@contextmanager
def files_to_read_again(folder: Path, decisions: Decisions, given: Sequence[Path]) -> Iterator[list[Path]]:
    """Copies, under their own names, of the files of documents that a new decision concerns, but not those `given`."""
    version = current_version(folder)
    with TemporaryDirectory(prefix="samsyn-") as place:
        sources = Sources(version) if version else None
        names = {path.name for path in given}
        concerned = [one for one in sources.documents().values() if is_concerned(one, decisions)] if sources else []
        yield [
            _copy(file, Path(place, str(number)), one["file"])
            for number, one in enumerate(concerned)
            if one["file"] not in names and sources and (file := sources.file(one["sha256"]))
        ]


def is_concerned(about: Mapping[str, Any], decisions: Decisions) -> bool:
    """Whether another ruling holds for a name of a document, or a fact of it, than when the document was stored."""
    return (
        "names" not in about
        or about.get("wrong", []) != decisions.wrong_in(about["file"])
        or any(
            decisions.about(kind, name, about["county_name"], about["file"]).text != ruling
            for kind, name, _, ruling, _ in about["names"]
        )
    )


def _copy(file: Path, folder: Path, name: str) -> Path:
    folder.mkdir()
    return Path(copyfile(file, folder / name))
