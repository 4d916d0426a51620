"""A graph in, one file or folder with all of it out, and back: what is restored has the same export, byte for byte.

A dump is a folder, or the same as one .tar.gz: `graph.nq` and `aside.nq` (what is asked, and the names of persons and
the superseded editions), the folders of texts and files beside them, and `dump.json` with the checksum of each. It is
the owner's own copy. The same graph gives the same bytes.
"""

from __future__ import annotations

import gzip
import json
import shutil
import tarfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import file_digest
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any

from graph.errors import GraphError, is_full
from graph.store import Store
from graph.versions import current_version
from graph.writing import refill_store

__all__ = ["DumpError", "dump", "restore"]

_CONTENTS = "dump.json"
_FORM = 1  # the form of dumps; a program reads its own and earlier ones
_ARCHIVE = (".tar.gz", ".tgz")
_READ = (EOFError, OSError, UnicodeDecodeError, ValueError, KeyError, TypeError, tarfile.TarError, zlib.error)


class DumpError(GraphError):
    """A dump cannot be written or read; the message says why and what helps."""


def dump(store: Store, target: Path) -> int:
    """Write all of a store to a .tar.gz file, or to a folder, which appears when it is whole; its number of triples.

    Raises DumpError where the folder is there already and not empty, or where it cannot be written.
    """
    archive = target.name.endswith(_ARCHIVE)
    if not archive and target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise DumpError(f"{target} is there already; name a new folder, or a file that ends in .tar.gz")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=f".{target.name}-", dir=target.parent) as place:
            made = Path(place, "dump")
            number = _write(store, made)
            if archive:
                _pack(made, Path(place, "packed"))
                made = Path(place, "packed")
            elif target.exists():
                target.rmdir()
            made.replace(target)
    except OSError as error:
        reason = error.strerror or str(error)
        raise DumpError(f"{target} cannot be written: {reason}; choose another place with enough room") from error
    return number


def _write(store: Store, folder: Path) -> int:
    folder.mkdir()
    store.dump(folder)
    for part in sorted(path for path in store.folder.iterdir() if path.is_dir() and path.name not in store.parts):
        shutil.copytree(part, folder / part.name)
    number = store.size()
    sums = {path.relative_to(folder).as_posix(): _checksum(path) for path in _files(folder)}
    contents = {"form": _FORM, "triples": number, "sha256": sums}
    (folder / _CONTENTS).write_text(json.dumps(contents, indent=1, sort_keys=True), encoding="utf-8", newline="\n")
    return number


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _checksum(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _pack(folder: Path, file: Path) -> None:
    """The files of a folder as one archive that tells nothing of when and by whom it was made."""
    # the contents first, so that a reader can tell at once what it has before it
    found = sorted(_files(folder), key=lambda path: (path.name != _CONTENTS, path))
    with (
        file.open("wb") as raw,
        gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive,
    ):
        for path in found:
            member = tarfile.TarInfo(path.relative_to(folder).as_posix())
            member.size = path.stat().st_size
            with path.open("rb") as content:
                archive.addfile(member, content)


def restore(source: Path, folder: Path, *, replace: bool = False) -> int:
    """Make a dump the graph of a folder, and give its number of triples; nothing is changed unless the dump is whole.

    Raises DumpError for what is no whole dump, and where the folder holds a graph already that is not to be replaced;
    LockedError and NotWrittenError as a build does.
    """
    if not replace and current_version(folder) is not None:
        raise DumpError(f"{folder} holds a graph already; choose another folder by --graph, or add --replace")
    with refill_store(folder) as writer:
        with _whole(source, writer.folder) as (place, contents):
            writer.load(place)
            _copy(place, contents, writer.folder)
        if (number := writer.size()) != contents["triples"]:
            raise DumpError(f"{source} holds {number} triples and should hold {contents['triples']}; take another dump")
    return number


@contextmanager
def _whole(source: Path, beside: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """The folder of a dump, whose files all have the checksums that it tells, and these contents."""
    with TemporaryDirectory(prefix="unpacked-", dir=beside) as place:
        try:
            folder = source if source.is_dir() else _unpacked(source, Path(place))
            contents = json.loads((folder / _CONTENTS).read_text(encoding="utf-8"))
            form, sums = contents["form"], contents["sha256"]
            wrong = [name for name, sum_ in sums.items() if _checksum(folder / _inside(name)) != sum_]
        except _READ as error:
            if isinstance(error, OSError) and _of_graph(error, beside):
                raise
            raise DumpError(f"{source} is no whole dump ({error}); take another") from error
        if form > _FORM:
            raise DumpError(f"{source} was made by a later version of this program; update it")
        if wrong:
            raise DumpError(f"{source} is damaged: {wrong[0]} is not what was dumped; take another")
        yield folder, contents


def _of_graph(error: OSError, folder: Path) -> bool:
    """Whether an error is about the graph's folder rather than the dump."""
    return is_full(error) if error.filename is None else Path(str(error.filename)).is_relative_to(folder)


def _unpacked(file: Path, folder: Path) -> Path:
    with tarfile.open(file, "r:gz") as archive:
        for member in archive:
            content = archive.extractfile(member) if member.isreg() else None
            if content is None:
                raise ValueError(f"{member.name} is no file")
            target = folder / _inside(member.name)
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("wb") as written:
                shutil.copyfileobj(content, written)
    return folder


def _inside(name: str) -> PurePosixPath:
    """A name of a file in a dump; ValueError for one that leads out of it."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name:
        raise ValueError(f"{name} leads out of the dump")
    return path


def _copy(place: Path, contents: dict[str, Any], folder: Path) -> None:
    """Copy what lies beside the graph."""
    for name in _beside(contents["sha256"]):
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(place / name, target)


def _beside(names: Iterable[str]) -> list[PurePosixPath]:
    return [path for path in map(_inside, names) if len(path.parts) > 1]
