"""Both ways to read a page give the same; the private hook into pdfplumber still holds."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pypdfium2
import pytest

from ingest.pdf.pages import read_pages
from ingest.pdf.pdfium import View
from ingest.pdf.plumber import PlainPages, fill_page, open_plumber, read_plainly, ruled_tables
from ingest.pdf.shapes import page_shapes

DOCUMENTS = Path(__file__).parent / "documents"
NAMES = ("alvmark-handlingsplan-2025", "sjoboda-overenskommelse", "lansstyrelserna-uppdrag")


@pytest.mark.parametrize("name", NAMES)
def test_pdfium_and_pdfplumber_read_the_same_words_at_the_same_places(name: str) -> None:
    """The quick reader agrees with the plain one on letters, sizes and boxes."""
    data = (DOCUMENTS / f"{name}.pdf").read_bytes()
    plain = open_plumber(data, None)
    assert plain is not None
    unread: dict[int, str] = {}
    quick = list(read_pages(pypdfium2.PdfDocument(data), PlainPages(None), name, unread))
    assert not unread
    for page, content in zip(PlainPages(plain), quick, strict=True):
        slow = read_plainly(page, content.number)
        letters = [Counter(c for word in each.words for c in word.text if c.isalpha()) for each in (content, slow)]
        assert letters[0] == letters[1]
        places = {(w.text, round(w.x0)): w for w in slow.words if not w.style.turned}
        same = [(w, places[w.text, round(w.x0)]) for w in content.words if (w.text, round(w.x0)) in places]
        assert len(same) > 0.8 * len([w for w in content.words if not w.style.turned])
        near = [abs(a.size - b.size) < 0.2 and abs(a.x1 - b.x1) < 1.5 for a, b in same]
        assert sum(near) >= 0.95 * len(near)


def test_filled_page_gives_its_shapes_to_pdfplumber() -> None:
    """Lines, rects and tables come from the shapes that were put in, without reading the file again."""
    data = (DOCUMENTS / "alvmark-handlingsplan-2025.pdf").read_bytes()
    document, plain = pypdfium2.PdfDocument(data), open_plumber(data, None)
    page = next(iter(PlainPages(plain)))
    shapes = page_shapes(document[0], View(document[0]))
    own = {"rect": len(page.rects), "line": len(page.lines)}
    again = next(iter(PlainPages(open_plumber(data, None))))
    filled = fill_page(again, shapes)
    assert {"rect": len(filled.rects), "line": len(filled.lines)} == own
    tables = ruled_tables(next(iter(PlainPages(open_plumber(data, None)))), shapes)
    assert [(len(table), len(table[0])) for table in tables] == [(7, 7)]


def test_plain_reader_takes_over_where_pdfium_has_no_document() -> None:
    """A file that PDFium cannot open is read by pdfplumber alone."""
    data = (DOCUMENTS / "lansstyrelserna-uppdrag.pdf").read_bytes()
    unread: dict[int, str] = {}
    contents = list(read_pages(None, PlainPages(open_plumber(data, None)), "a.pdf", unread))
    assert not unread
    assert sum(len(content.words) for content in contents) > 200


def test_a_page_with_a_broken_box_costs_no_failure() -> None:
    """Pages that pdfplumber cannot make are none to it, and PDFium reads what it can."""
    data = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    data += b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 1e9 /x]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
    pages = PlainPages(open_plumber(data, None))
    assert len(pages) == 0 and list(pages) == []
