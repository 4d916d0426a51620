"""A PDF file in, a read document out: pages through PDFium, laid out and cut into blocks.

Raises children of ReadingError; a page that cannot be read is named in the document and does not lose the others.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from ingest.blocks.build import build_blocks, lined
from ingest.blocks.model import ReadDocument
from ingest.errors import DamagedError, EmptyError, PasswordError, TimedOutError
from ingest.garbage import rest_left_alone
from ingest.heartbeat import GIVEN_UP
from ingest.layout.furniture import LinedPage
from ingest.layout.words import PageContent
from ingest.pdf.pages import read_pages
from ingest.pdf.plumber import PlainPages, open_plumber
from ingest.pdf.scans import read_scans

__all__ = ["PDF", "layout_words", "read_pdf"]

PDF = "application/pdf"
_LONG = 50  # pages: packing the words of more saves much memory, and costs a quarter of the time


@rest_left_alone()
def read_pdf(path: Path, *, password: str | None = None) -> ReadDocument:
    """Read a PDF file.

    Raises PasswordError, DamagedError, TooLargeError, EmptyError (no page, or no text on any) or ScannedError (pictures
    only, and tesseract is not installed).
    """
    data = path.read_bytes()
    if not data.strip():
        raise EmptyError(path.name, 0, "the file is empty")
    digest = hashlib.sha256(data).hexdigest()
    pages, unread, metadata = _read(path, data, password)
    del data  # a long document is large enough without its file
    if not pages:
        raise EmptyError(path.name, 0, "the file has no page; fetch it again")
    if not any(page.lines or page.content.words for page in pages):
        if GIVEN_UP in unread.values():
            page = min(number for number, reason in unread.items() if reason == GIVEN_UP)
            raise TimedOutError(path.name, page, GIVEN_UP)
        if unread:
            page, reason = min(unread.items())
            raise DamagedError(path.name, page, f"no page could be read ({reason.rstrip('.')}); fetch the file again")
        raise EmptyError(path.name, 0, "no page holds text, and its pictures show none; ask for a file with text")
    return layout_words(_given_away(pages), file_name=path.name, sha256=digest, metadata=metadata, unread_pages=unread)


def _given_away(pages: list[LinedPage]) -> Iterator[LinedPage]:
    """The pages in order, none of which is kept."""
    pages.reverse()
    while pages:
        yield pages.pop()


def _read(path: Path, data: bytes, password: str | None) -> tuple[list[LinedPage], dict[int, str], dict[str, str]]:
    """The pages of a file, those that could not be read with the reason, and what the file says about itself."""
    plain = open_plumber(data, password)
    pages = PlainPages(plain)
    unread: dict[int, str] = {}
    try:
        document = _open(path, data, password, readable=bool(pages))
        try:
            again = partial(_open, path, data, password, readable=True)
            contents = read_pages(document, pages, path.name, unread, again)
            packed = max(len(document) if document else 0, len(pages)) > _LONG
            found = [lined(page, packed=packed) if page.words else page for page in contents]
            if document is not None:
                read_scans(document, found, unread, path.name)
            read = [lined(page) if isinstance(page, PageContent) else page for page in found]
            return read, unread, _metadata(document) if document is not None else {}
        finally:
            if document is not None:
                document.close()
    finally:
        if plain is not None:
            plain.stream.close()  # its own way to close lists all pages once more


def layout_words(
    pages: Iterable[PageContent | LinedPage],
    *,
    file_name: str,
    sha256: str = "",
    metadata: Mapping[str, str] | None = None,
    unread_pages: Mapping[int, str] | None = None,
) -> ReadDocument:
    """The read document of pages whose words are known, from a text layer or from the reading of a picture.

    `sha256` is the digest of the file. Pages with `ocr` set give blocks that say so.
    """
    sizes: list[tuple[float, float]] = []

    def measured() -> Iterator[PageContent | LinedPage]:
        for page in pages:
            content = page.content if isinstance(page, LinedPage) else page
            sizes.append((round(content.width, 2), round(content.height, 2)))
            yield page

    blocks = build_blocks(measured())
    return ReadDocument(
        file_name=file_name,
        media_type=PDF,
        sha256=sha256,
        blocks=blocks,
        page_sizes=tuple(sizes),
        metadata=dict(metadata or {}),
        unread_pages=dict(unread_pages or {}),
    )


def _open(path: Path, data: bytes, password: str | None, *, readable: bool) -> pypdfium2.PdfDocument | None:
    """The file as PDFium opens it; None where it cannot and pdfplumber can."""
    try:
        return pypdfium2.PdfDocument(data, password=password)
    except pypdfium2.PdfiumError as error:
        code = getattr(error, "err_code", None)
        if code == pdfium.FPDF_ERR_PASSWORD:
            said = "the password is wrong" if password else "the file is encrypted; give its password with --password"
            raise PasswordError(path.name, 0, said) from error
        if readable:
            return None
        raise DamagedError(path.name, 0, f"the file is cut off or broken ({error}); fetch it again") from error


def _metadata(document: pypdfium2.PdfDocument) -> dict[str, str]:
    found = document.get_metadata_dict(skip_empty=True)
    named = {
        "title": "Title",
        "author": "Author",
        "subject": "Subject",
        "keywords": "Keywords",
        "created": "CreationDate",
    }
    return {name: str(found[key]).strip() for name, key in named.items() if str(found.get(key, "")).strip()}
