"""Documents that were read in, files of JSON in the user's cache folder out, and back; an unchanged file is read once.

An entry is found by the hash of the file and the version of the reader, which is a hash of the reader's own sources.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import fields, replace
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from ingest.blocks.model import Block, BlockKind, Cell, Piece, ReadDocument
from ingest.layout.boxes import Box

__all__ = ["cache_folder", "from_json", "read_cached", "reader_version", "to_json"]

_LIBRARIES = ("beautifulsoup4", "lxml", "markdown-it-py", "pdfplumber", "pypdfium2", "python-docx", "trafilatura")
_SOURCES = ("*.py", "pdf/*.py", "layout/*.py", "blocks/*.py", "documents/*.py", "wordlists/*.toml")
_DEFAULTS = {field.name: field.default for field in fields(Block)}
_CODED = frozenset({"kind", "start", "cells", "notes", "pieces"})


def cache_folder() -> Path:
    """The folder of what was read: SAMSYN_CACHE, or `samsyn` in the user's cache folder on this platform."""
    if named := os.environ.get("SAMSYN_CACHE"):
        return Path(named)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "samsyn" / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "samsyn"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "samsyn"


def read_cached(path: Path, read: Callable[[Path], ReadDocument], *, folder: Path | None = None) -> ReadDocument:
    """The document of a file: from the cache, or by `read` and then into the cache.

    A document with unread pages is not kept, since what it lacks may be there next time (a program to read scans with).
    A cache that cannot be written is no error.
    """
    entry = _entry(path, folder or cache_folder())
    if found := _load(entry):
        return replace(found, file_name=path.name)
    document = read(path)
    if not document.unread_pages:
        with suppress(OSError):
            _store(document, entry)
    return document


def _entry(path: Path, folder: Path) -> Path:
    """The kind of a text file is told by its name, so that the ending belongs to the entry's name."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return folder / "documents" / reader_version() / f"{digest}{path.suffix.casefold()}.json"


def _load(entry: Path) -> ReadDocument | None:
    try:
        return from_json(entry.read_text("utf-8"))
    except (OSError, ValueError, TypeError, KeyError, IndexError):  # absent, or damaged: it is written anew
        return None


def _store(document: ReadDocument, entry: Path) -> None:
    if not entry.parent.exists():
        _drop_other_versions(entry.parent)
        entry.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=entry.parent, suffix=".part")
    part = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(to_json(document))
        part.replace(entry)
    finally:
        part.unlink(missing_ok=True)


def _drop_other_versions(folder: Path) -> None:
    for other in folder.parent.glob("*"):
        shutil.rmtree(other, ignore_errors=True)


@cache
def reader_version() -> str:
    """A hash of the sources, word lists and libraries that reading depends on."""
    digest = hashlib.sha256()
    root = Path(__file__).parent
    for path in sorted(found for pattern in _SOURCES for found in root.glob(pattern)):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    for library in _LIBRARIES:
        with suppress(PackageNotFoundError):
            digest.update(f"{library} {version(library)}\0".encode())
    return digest.hexdigest()[:16]


def to_json(document: ReadDocument) -> str:
    """A document as JSON; what has its default value is left out.

    >>> from_json(to_json(document := ReadDocument("a.txt", "text/plain", "", ()))) == document
    True
    """
    known = {
        "file_name": document.file_name,
        "media_type": document.media_type,
        "sha256": document.sha256,
        "page_sizes": document.page_sizes,
        "metadata": dict(document.metadata),
        "unread_pages": {str(page): reason for page, reason in document.unread_pages.items()},
        "blocks": [_block_values(block) for block in document.blocks],
    }
    return json.dumps(known, ensure_ascii=False, separators=(",", ":"))


def _block_values(block: Block) -> dict[str, Any]:
    plain = {name: getattr(block, name) for name in _DEFAULTS if name not in _CODED}
    values = {name: value for name, value in plain.items() if value != _DEFAULTS[name]}
    values |= {"kind": block.kind.value, "start": block.start}
    if block.cells:
        values["cells"] = [(cell.start, cell.end, cell.column, cell.header) for cell in block.cells]
    if block.notes:
        values["notes"] = block.notes
    if block.pieces:
        values["pieces"] = [(piece.start, piece.end, *_box_values(piece.box)) for piece in block.pieces]
    return values


def _box_values(box: Box) -> tuple[int, float, float, float, float]:
    return box.page, box.x0, box.top, box.x1, box.bottom


def from_json(text: str) -> ReadDocument:
    """The document that `to_json` wrote; raises ValueError, TypeError, KeyError or IndexError for any other text."""
    known = json.loads(text)
    return ReadDocument(
        known["file_name"],
        known["media_type"],
        known["sha256"],
        tuple(_block(values) for values in known["blocks"]),
        tuple((width, height) for width, height in known["page_sizes"]),
        known["metadata"],
        {int(page): reason for page, reason in known["unread_pages"].items()},
    )


def _block(values: dict[str, Any]) -> Block:
    values["kind"] = BlockKind(values["kind"])
    values["cells"] = tuple(Cell(*cell) for cell in values.get("cells", ()))
    values["notes"] = tuple((offset, mark) for offset, mark in values.get("notes", ()))
    values["pieces"] = tuple(Piece(start, end, Box(*box)) for start, end, *box in values.get("pieces", ()))
    return Block(**values)
