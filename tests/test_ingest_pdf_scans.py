from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from ingest.blocks.model import BlockKind
from ingest.errors import ScannedError
from ingest.pdf import scans
from ingest.pdf.reader import read_pdf

PDF = Path(__file__).parent / "documents" / "granvik-strategi.pdf"
needs_tesseract = pytest.mark.skipif(
    not scans.can_read_scans(), reason="needs apt-get install tesseract-ocr tesseract-ocr-swe"
)


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w{2,}", text.casefold()))


def pictures(path: Path, *, dots: int) -> Iterator[Image.Image]:
    """The pages of a PDF as grey pictures."""
    document = pypdfium2.PdfDocument(path)
    for page in document:
        yield page.render(scale=dots / 72, grayscale=True).to_pil()
    document.close()


@pytest.fixture(scope="module")
def scan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three pages of running text, turned a little, as a scanner would give them."""
    pages = [picture.rotate(0.4, fillcolor=255) for picture in list(pictures(PDF, dots=200))[1:4]]
    path = tmp_path_factory.mktemp("scan") / "inskannad.pdf"
    pages[0].save(path, save_all=True, append_images=pages[1:], resolution=200)
    return path


@needs_tesseract
def test_a_scan_is_read_and_says_so(scan: Path) -> None:
    """Nine words in ten come out of the pictures, in their places, each block marked as read by a machine's eye."""
    original, read = read_pdf(PDF), read_pdf(scan)
    expected = words(" ".join(block.text for block in original.blocks if block.page in {2, 3, 4}))
    assert sum((expected & words(read.text)).values()) > 0.9 * sum(expected.values())
    assert all(block.ocr for block in read.blocks)
    assert any(block.kind is BlockKind.HEADING for block in read.blocks)
    for block in read.blocks:
        for piece in block.pieces:
            width, height = read.page_sizes[piece.box.page - 1]
            assert 0 <= piece.box.x0 <= piece.box.x1 <= width
            assert 0 <= piece.box.top <= piece.box.bottom <= height


def test_without_tesseract_the_error_says_what_to_install(scan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message names the two packages."""
    monkeypatch.setattr(scans, "can_read_scans", lambda: False)
    with pytest.raises(ScannedError, match="apt-get install tesseract-ocr tesseract-ocr-swe"):
        read_pdf(scan)


def test_a_scanned_page_among_others_is_told_as_unread(
    scan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A signed page that was scanned does not hide behind the pages that have text; a dark cover is left alone."""
    monkeypatch.setattr(scans, "can_read_scans", lambda: False)
    cover = tmp_path / "omslag.pdf"
    Image.new("L", (800, 1100), 40).save(cover, resolution=100)
    whole = pypdfium2.PdfDocument.new()
    for path, pages in ((PDF, [1]), (scan, [0]), (cover, [0])):
        whole.import_pages(pypdfium2.PdfDocument(path), pages)
    whole.save(str(tmp_path / "blandad.pdf"))
    document = read_pdf(tmp_path / "blandad.pdf")
    assert list(document.unread_pages) == [2]
    assert "tesseract" in document.unread_pages[2]
    assert document.text.strip()
