"""A PDF file in, the words and shapes of its pages out; what PDFium cannot read, plain pdfplumber reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pypdfium2
import pypdfium2.raw as pdfium
from pdfplumber.page import Page

from ingest.errors import TooLargeError
from ingest.heartbeat import GIVEN_UP, page_begins, pages_end
from ingest.layout.words import PageContent
from ingest.pdf.pdfium import View, page_addresses, page_words
from ingest.pdf.plumber import FAULTS, PlainPages, read_plainly, ruled_tables, tinted_tables
from ingest.pdf.shapes import page_shapes

__all__ = ["read_pages"]

_MOST_PAGES = 500
_TOGETHER = 50  # pages that are read before a file is opened again


def read_pages(
    document: pypdfium2.PdfDocument | None,
    plain: PlainPages,
    name: str,
    unread: dict[int, str],
    again: Callable[[], pypdfium2.PdfDocument | None] = lambda: None,
) -> Iterator[PageContent]:
    """The pages of a file one by one; those that could not be read (counted from 1) are named in `unread`.

    `document` is the file as PDFium opens it, `plain` its pages as pdfplumber does; either may have fewer, or none.
    Since PDFium holds what it has read of a file until it is closed, a long file is opened `again` now and then. Raises
    TooLargeError for a document of more pages than are read.
    """
    count = max(len(document) if document else 0, len(plain))
    if count > _MOST_PAGES:
        raise TooLargeError(name, 0, f"the file has {count} pages, and at most {_MOST_PAGES} are read; split it")
    following = iter(plain)
    part: pypdfium2.PdfDocument | None = None
    for number in range(1, count + 1):
        page = next(following, None)
        if number % _TOGETHER == 0:
            if part is not None:
                part.close()
            part = again()
        try:
            if not page_begins(number):
                raise ValueError(GIVEN_UP)
            content = _read(part or document, page, number)
        except (pypdfium2.PdfiumError, *FAULTS) as error:
            unread[number] = str(error) or type(error).__name__
            content = PageContent(number, 0.0, 0.0, [])
        finally:
            if page is not None:
                page.close()
        yield content
    pages_end()
    if part is not None:
        part.close()


def _read(document: pypdfium2.PdfDocument | None, plain: Page | None, number: int) -> PageContent:
    if document is None or number > len(document):
        if plain is None:
            raise ValueError("the page could not be opened")
        return _with_tables(read_plainly(plain, number), plain)
    try:
        content, draws_text = _read_quickly(document, number)
    except pypdfium2.PdfiumError:
        if plain is None:
            raise
        return _with_tables(read_plainly(plain, number), plain)
    if not content.words and draws_text and plain is not None:
        return _with_tables(read_plainly(plain, number), plain)
    return _with_tables(content, plain)


def _read_quickly(document: pypdfium2.PdfDocument, number: int) -> tuple[PageContent, bool]:
    """A page through PDFium, and whether the page might draw text that PDFium has not found."""
    page = document[number - 1]
    try:
        view = View(page)
        words = page_words(page, view)
        content = PageContent(number, view.width, view.height, words, page_shapes(page, view))
        content.addresses = page_addresses(document, page)
        return content, not words and _may_draw_text(page)
    finally:
        page.close()


def _may_draw_text(page: pypdfium2.PdfPage) -> bool:
    count = pdfium.FPDFPage_CountObjects(page.raw)
    kinds = {pdfium.FPDFPageObj_GetType(pdfium.FPDFPage_GetObject(page.raw, n)) for n in range(min(count, 500))}
    return not count or bool(kinds & {pdfium.FPDF_PAGEOBJ_TEXT, pdfium.FPDF_PAGEOBJ_FORM})


def _with_tables(content: PageContent, plain: Page | None) -> PageContent:
    if plain is not None and content.words:
        content.tables = ruled_tables(plain, content.shapes)
        content.tinted = tinted_tables(plain, content.shapes)
    return content
