"""A file of any readable kind in, its blocks in reading order out; the kind is told by the content, not by the name."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from ingest.blocks.model import ReadDocument
from ingest.errors import DamagedError, EmptyError, NotADocumentError, PasswordError, ReadingError

__all__ = ["READABLE_SUFFIXES", "find_documents", "media_type", "read_document"]

_HTML = frozenset({".html", ".htm", ".xhtml"})
_PLAIN = frozenset({".txt", ".text", ""})
_MARKDOWN = frozenset({".md", ".markdown"})
READABLE_SUFFIXES = frozenset({".pdf", ".docx", ".txt"}) | _HTML | _MARKDOWN
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_HTML_SIGNS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<main", b"<article")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_FOREIGN = (
    (_OLE, "an office file of before 2007; save it as .docx"),
    (b"{\\rtf", "rich text; save it as .docx"),
    (b"\x89PNG", "a picture; make a PDF of it"),
    (b"\xff\xd8\xff", "a picture; make a PDF of it"),
    (b"GIF8", "a picture; make a PDF of it"),
    (b"II*\x00", "a picture; make a PDF of it"),
    (b"MM\x00*", "a picture; make a PDF of it"),
    (b"%!PS", "PostScript; make a PDF of it"),
)
_HEAD = 4096  # bytes that tell the kind; a PDF may begin a little late
_PDF_HEAD = 1024


def read_document(path: Path, *, password: str | None = None) -> ReadDocument:
    """The blocks of a document, whatever its kind.

    Raises a ReadingError that names the file, what is wrong and what helps: EmptyError, NotADocumentError,
    PasswordError, DamagedError, ScannedError, TooLargeError.
    """
    document = _read(path, media_type(path), password)
    if not document.text.strip():
        raise _nothing_read(document)
    return document


def _read(path: Path, kind: str, password: str | None) -> ReadDocument:
    # each kind has heavy libraries of its own, and a child process reads one document only
    if kind == "application/pdf":
        from ingest.pdf.reader import read_pdf

        return read_pdf(path, password=password)
    if kind == "text/html":
        from ingest.documents.html import read_html

        return read_html(path)
    if kind == _DOCX:
        from ingest.documents.docx import read_docx

        return read_docx(path)
    from ingest.documents.text import read_text

    return read_text(path)


def _nothing_read(document: ReadDocument) -> ReadingError:
    if document.unread_pages:
        page, reason = min(document.unread_pages.items())
        return DamagedError(document.file_name, page, f"no page could be read: {reason}")
    return EmptyError(
        document.file_name, 0, "no text was found in the file; if its pages are drawings, scan it as a PDF"
    )


def media_type(path: Path) -> str:
    """The media type of a document that can be read.

    Raises EmptyError for a file of no bytes and NotADocumentError for every other kind of file.
    """
    head = _head(path)
    if not head.strip(b"\x00 \t\r\n"):
        raise EmptyError(path.name, 0, "the file is empty; fetch it again")
    if b"%PDF-" in head[:_PDF_HEAD]:
        return "application/pdf"
    if head.startswith(b"PK"):
        return _zipped_type(path)
    if head.startswith(_OLE) and _ENCRYPTED in path.read_bytes():
        raise PasswordError(path.name, 0, "the Word file is encrypted; save it without a password")
    if reason := next((reason for sign, reason in _FOREIGN if head.startswith(sign)), None):
        raise NotADocumentError(path.name, 0, f"this is {reason}")
    return _text_type(path, head)


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_HEAD)
    except OSError as error:
        raise NotADocumentError(path.name, 0, f"the file cannot be opened: {error.strerror or error}") from error


def _zipped_type(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError) as error:
        raise DamagedError(path.name, 0, "the file is cut off or broken; fetch it again") from error
    if "word/document.xml" in names:
        return _DOCX
    raise NotADocumentError(path.name, 0, "an archive, or an office file other than Word; save it as .docx or PDF")


def _text_type(path: Path, head: bytes) -> str:
    if _looks_binary(head):
        raise NotADocumentError(path.name, 0, "neither PDF, Word, web page nor text; save it as one of these")
    plain = head.replace(b"\x00", b"").lower()  # of UTF-16, the half that is ASCII
    suffix = path.suffix.casefold()
    marked_up = suffix in _HTML or any(sign in plain for sign in _HTML_SIGNS)
    if marked_up and suffix not in {".txt", *_MARKDOWN}:  # these may show markup as text
        return "text/html"
    if suffix in {".pdf", ".docx"}:
        raise DamagedError(path.name, 0, f"the file is called {suffix} but is none; fetch it again")
    if suffix in _PLAIN | _MARKDOWN:
        return "text/markdown" if suffix in _MARKDOWN else "text/plain"
    raise NotADocumentError(path.name, 0, f"{suffix} files are not read; save it as PDF, .docx, .html or .txt")


def _looks_binary(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):  # UTF-16
        return False
    return b"\x00" in head or sum(byte < 9 or 13 < byte < 32 for byte in head) > 0.05 * len(head)


def find_documents(paths: Iterable[Path]) -> list[Path]:
    """The files named, and the documents in the folders named, sorted within each folder; each file once.

    In folders, hidden files and files of other kinds are left out; a file that is named is kept whatever its kind.
    Raises NotADocumentError for a path that does not exist.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if not path.exists():
            raise NotADocumentError(str(path), 0, "there is no such file or folder")
        for file in _documents_in(path) if path.is_dir() else [path]:
            found.setdefault(file, None)
    return list(found)


def _documents_in(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        shown = not any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
        if shown and path.suffix.casefold() in READABLE_SUFFIXES and path.is_file():
            yield path
