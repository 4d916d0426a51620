"""A document in, its text, its file and its words on shared nodes out: the one door to what lies beside the graph.

All of it belongs to a version of the store and changes with it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from rdflib import Literal, URIRef

from graph.linking.shared import Triple
from ingest.blocks.export import block_rows
from ingest.cache import read_cached
from ingest.errors import NotADocumentError, ReadingError
from ingest.limits import Limits, prepare, run_in_child
from ingest.outcomes import Outcome
from ingest.pdf.pictures import Corners, PagePicture, draw_page
from ingest.reading import read_document
from ontology.terms import SAM_ID

__all__ = ["Sources", "as_json", "of_json"]

T = TypeVar("T")

# What is compared, which terms are used, where the text's sentences are, and when it was built.
KEPT = ("compared", "uses", "sentences", "built")

_DRAWING = ("ingest.pdf.pictures",)  # loaded once for all children, where they are copies of one process
_PICTURE_LIMITS = Limits(cpu_seconds=10, wall_seconds=15.0)


class Sources:
    """The texts, files and shared nodes of the documents of one version; `folder` is the version's."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._by_file: dict[str, set[URIRef]] | None = None

    def text(self, document: URIRef) -> str | None:
        """The text that the spans of a document's evidence count in; None for a document that is not there."""
        path = self._text_path(document)
        return path.read_text(encoding="utf-8") if path.is_file() else None

    def file(self, sha256: str) -> Path | None:
        """The file that a document was read from."""
        return next(iter(sorted((self.folder / "sources").glob(f"{sha256}.*"))), None)

    def page_picture(self, sha256: str, page: int, *, hidden: Iterable[Corners] = ()) -> PagePicture:
        """A picture of a page of the file of a checksum, drawn in a child process within limits.

        What lies in the `hidden` boxes (points from the top left) is painted over. Raises a ReadingError: also where
        the file is not kept, or has no pages.
        """
        prepare(_DRAWING)
        path = self._kept(sha256)
        if path.suffix != ".pdf":
            raise NotADocumentError(path.name, page, "only PDF files have pages to show")
        return _value(run_in_child(partial(draw_page, page=page, hidden=tuple(hidden)), path, limits=_PICTURE_LIMITS))

    def blocks(self, sha256: str) -> list[dict[str, Any]]:
        """The blocks of the file of a checksum in reading order, as `samsyn read` shows them; raises a ReadingError."""
        return _value(run_in_child(_rows, self._kept(sha256)))

    def _kept(self, sha256: str) -> Path:
        path = self.file(sha256)
        if path is None:
            raise NotADocumentError(sha256, 0, "the file is not kept beside the graph")
        return path

    def export_texts(self, folder: Path) -> None:
        """Copy the documents' texts into a folder."""
        folder.mkdir(parents=True, exist_ok=True)
        for path in sorted((self.folder / "text").glob("*.txt")):
            (folder / path.name).write_bytes(path.read_bytes())

    def put_text(self, document: URIRef, text: str) -> None:
        self._write(self._text_path(document), text)

    def put_file(self, path: Path, sha256: str) -> None:
        """Keep a copy of a file under its checksum."""
        target = self.folder / "sources" / f"{sha256}{path.suffix.casefold()}"
        if not target.exists():
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(path.read_bytes())

    def forget_file(self, sha256: str) -> None:
        """Remove the copy of a file, if there is one."""
        for path in (self.folder / "sources").glob(f"{sha256}.*"):
            path.unlink()

    def put_about(self, document: URIRef, about: dict[str, Any]) -> None:
        """Keep what a document says of itself and of shared nodes, so that both can be told anew when others change."""
        self._write(self._about_path(document), json.dumps(about, ensure_ascii=False, indent=0, sort_keys=True))
        if self._by_file is not None:
            self._by_file.setdefault(about["sha256"], set()).add(document)

    def about(self, document: URIRef) -> dict[str, Any] | None:
        """What a document says of itself and of shared nodes; None for a document that is not there."""
        path = self._about_path(document)
        return _read(path) if path.is_file() else None

    def documents(self) -> dict[URIRef, dict[str, Any]]:
        """The same of each document, in the order of their IRIs."""
        found = map(_read, (self.folder / "about").glob("*.json"))
        return {URIRef(one["document"]): one for one in sorted(found, key=lambda one: str(one["document"]))}

    def put_kept(self, part: str, document: URIRef, kept: Mapping[str, Any] | None) -> None:
        """Keep what a rule needs of a document, so that it need not be read again for others; None forgets it."""
        path = self._part_path(part, document)
        if kept is None:
            path.unlink(missing_ok=True)
        else:
            whole = {"document": document, "kept": kept}
            self._write(path, json.dumps(whole, ensure_ascii=False, sort_keys=True))

    def kept(self, part: str) -> dict[URIRef, Any]:
        """The same of each document of which something is kept."""
        found = map(_read, sorted((self.folder / part).glob("*.json")))
        return {URIRef(one["document"]): one["kept"] for one in found}

    def kept_of(self, part: str, document: URIRef) -> Any:
        """What is kept of one document; None where nothing is."""
        path = self._part_path(part, document)
        return _read(path)["kept"] if path.is_file() else None

    def _part_path(self, part: str, document: URIRef) -> Path:
        return self.folder / part / f"{_stem(document)}.json"

    def read_from(self, sha256: str) -> set[URIRef]:
        """The documents that were read from the file of a checksum."""
        if self._by_file is None:
            self._by_file = {}
            for document, about in self.documents().items():
                self._by_file.setdefault(about["sha256"], set()).add(document)
        return self._by_file.get(sha256, set())

    def forget(self, document: URIRef) -> None:
        """Remove what is kept of a document, but for its file."""
        self._text_path(document).unlink(missing_ok=True)
        self._about_path(document).unlink(missing_ok=True)
        for part in KEPT:
            self.put_kept(part, document, None)

    def _write(self, path: Path, text: str) -> None:
        path.parent.mkdir(exist_ok=True)
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            return
        path.unlink(missing_ok=True)  # a new file: the old one may be an earlier version's too, by a hard link
        path.write_text(text, encoding="utf-8", newline="\n")

    def _text_path(self, document: URIRef) -> Path:
        return self.folder / "text" / f"{_stem(document)}.txt"

    def _about_path(self, document: URIRef) -> Path:
        return self.folder / "about" / f"{_stem(document)}.json"


def _rows(path: Path) -> list[dict[str, Any]]:
    return list(block_rows(read_cached(path, read_document)))


def _value(outcome: Outcome[T]) -> T:
    if outcome.value is None:
        raise outcome.error or ReadingError(outcome.path.name, 0, "nothing came out")
    return outcome.value


def _read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def _stem(document: URIRef) -> str:
    return document.removeprefix(f"{SAM_ID}document/").replace("/", "--")


def as_json(triples: list[Triple]) -> list[list[str]]:
    """Triples about one node as pairs of a property and a value: an IRI, a text with its language, or a code."""
    return [[name, "iri" if isinstance(value, URIRef) else value.language or "", value] for _, name, value in triples]


def of_json(node: URIRef, pairs: list[list[str]]) -> list[Triple]:
    """The triples about a node that `as_json` wrote."""
    return [
        (node, URIRef(name), URIRef(value) if how == "iri" else Literal(value, lang=how or None))
        for name, how, value in pairs
    ]
