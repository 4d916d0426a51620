"""An open PDF file in, the words and shapes of its pages out; what PDFium cannot read, plain pdfplumber reads."""

from __future__ import annotations

from pathlib import Path

import pypdfium2

from ingest.errors import TooLargeError
from ingest.layout.words import PageContent
from ingest.pdf.pdfium import View, page_shapes, page_words

__all__ = ["read_pages"]

_MOST_PAGES = 500


def read_pages(
    document: pypdfium2.PdfDocument, path: Path, password: str | None
) -> tuple[list[PageContent], dict[int, str]]:
    """The pages that could be read, and for the others (counted from 1) the reason why not.

    Raises TooLargeError for a document of more pages than are read.
    """
    if len(document) > _MOST_PAGES:
        reason = f"the file has {len(document)} pages, and at most {_MOST_PAGES} are read; split it"
        raise TooLargeError(path.name, 0, reason)
    contents: list[PageContent] = []
    unread: dict[int, str] = {}
    for index in range(len(document)):
        try:
            contents.append(_read_page(document, index))
        except (pypdfium2.PdfiumError, ValueError, OverflowError, ZeroDivisionError) as error:
            unread[index + 1] = str(error)
            contents.append(PageContent(index + 1, 0.0, 0.0, []))
    return contents, unread


def _read_page(document: pypdfium2.PdfDocument, index: int) -> PageContent:
    page = document[index]
    try:
        view = View(page)
        return PageContent(index + 1, view.width, view.height, page_words(page, view), page_shapes(page, view))
    finally:
        page.close()
