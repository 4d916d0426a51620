"""A PDF page that is a picture in, the words on it with their boxes out, by the tesseract program."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from lxml import etree

from ingest.errors import ScannedError
from ingest.layout.furniture import LinedPage
from ingest.layout.words import PageContent, Style, Word
from ingest.pdf.pdfium import View

if TYPE_CHECKING:
    import pypdfium2

__all__ = ["can_read_scans", "read_scans", "scanned_words"]

REMEDY = "the page is a picture; install tesseract with Swedish (apt-get install tesseract-ocr tesseract-ocr-swe)"
_LANGUAGE = "swe"
_DPI = 300
_MOST_PIXELS = 24_000_000  # A3 at 300 dots an inch is 17 million
_PAGE_SECONDS = 40.0
_DOCUMENT_SECONDS = 80.0  # of the wall time that a document has; the pages left over are told as unread
_COVERED = 0.6  # of the page's area: a page without words that pictures cover so far may be a scan
_LIGHT, _PAPER = 200, 0.6  # shade of grey (0-255) of paper at least, and the least share of the page that is paper
_FONT = "scan"
_NUMBER = r"(-?\d+(?:\.\d+)?)"
_BOX = re.compile(r"bbox (\d+) (\d+) (\d+) (\d+)")
_BASELINE = re.compile(rf"baseline {_NUMBER} {_NUMBER}")
_SIZE = re.compile(rf"x_size {_NUMBER}")
_CONFIDENCE = re.compile(r"x_wconf (\d+)")
_LEAST_CONFIDENCE = 10  # per cent; below, it is dirt or a piece of a picture
_EM = 0.95  # of the type size: what tesseract measures from the highest ascender to the lowest descender
_ASCENT, _DESCENT = 0.78, 0.22  # of the type size
_WAVER = 0.15  # of the type size

_first_scan: dict[str, float] = {}  # document -> when its first scanned page was begun


@cache
def can_read_scans() -> bool:
    """Whether tesseract and its Swedish data are installed."""
    if not (program := shutil.which("tesseract")):
        return False
    listed: subprocess.CompletedProcess[str] = subprocess.run(
        [program, "--list-langs"], capture_output=True, text=True, check=False, timeout=20
    )
    return _LANGUAGE in listed.stdout.split()


def read_scans(
    document: pypdfium2.PdfDocument, pages: Sequence[PageContent | LinedPage], unread: dict[int, str], name: str
) -> None:
    """Give the pages without lines that are pictures of text their words; name those that cannot be read in `unread`.

    Where other pages have a text layer, only what looks like a sheet of paper is read, no cover and no photograph; else
    every page is that is not blank. Raises ScannedError where no page has a text layer and tesseract is missing.
    """
    wordless = [page for page in pages if isinstance(page, PageContent)]
    no_text_layer = len(wordless) == len(pages)
    for content in wordless:
        if content.number in unread or not (no_text_layer or _is_picture(content)):
            continue
        page = document[content.number - 1]
        try:
            if _is_drawn(page) if no_text_layer else _is_paper(page):
                content.words = scanned_words(page, View(page), document=name, number=content.number)
                content.ocr = True
        except ScannedError as error:
            if no_text_layer and not can_read_scans():
                raise
            unread[content.number] = error.reason
        finally:
            page.close()


def _is_picture(content: PageContent) -> bool:
    images = [shape for shape in content.shapes if shape.kind == "image"]
    covered = sum((shape.x1 - shape.x0) * (shape.bottom - shape.top) for shape in images)  # scanners may cut in strips
    return covered > _COVERED * content.width * content.height


def _is_drawn(page: pypdfium2.PdfPage) -> bool:
    """Whether anything is to be seen on a page."""
    return sum(1 for count in _shades(page) if count) > 1


def _is_paper(page: pypdfium2.PdfPage) -> bool:
    """Whether a page is light from edge to edge but for some letters."""
    shades = _shades(page)
    return sum(shades[_LIGHT:]) > _PAPER * sum(shades)


def _shades(page: pypdfium2.PdfPage) -> list[int]:
    """How many dots of a small picture of the page have each shade of grey, from black to white."""
    width, height = page.get_size()
    bitmap = page.render(scale=min(0.5, 1000 / max(1.0, width, height)), grayscale=True)
    try:
        shades: list[int] = bitmap.to_pil().histogram()
    finally:
        bitmap.close()
    return shades


def scanned_words(page: pypdfium2.PdfPage, view: View, *, document: str, number: int) -> list[Word]:
    """The words of a page without a text layer, line by line as tesseract takes them to follow one another.

    Raises ScannedError, which says what to install, where tesseract is missing, and where its time is up.
    """
    if not can_read_scans():
        raise ScannedError(document, number, REMEDY)
    now = time.monotonic()
    if now - _first_scan.setdefault(document, now) > _DOCUMENT_SECONDS:
        raise ScannedError(document, number, "the document has more scanned pages than there is time for; split it")
    scale = min(_DPI / 72, (_MOST_PIXELS / max(1.0, view.width * view.height)) ** 0.5)
    try:
        page_of_words = _run(_picture(page, scale), round(72 * scale))
    except (subprocess.SubprocessError, OSError) as error:
        reason = f"tesseract could not read the picture ({type(error).__name__}); scan the page anew"
        raise ScannedError(document, number, reason) from error
    return _evened(list(_words(page_of_words, scale)))


def _picture(page: pypdfium2.PdfPage, scale: float) -> bytes:
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        file = BytesIO()
        bitmap.to_pil().save(file, "PPM")  # the quickest to write; it stays in memory
        return file.getvalue()
    finally:
        bitmap.close()


def _run(picture: bytes, dpi: int) -> bytes:
    """The words in tesseract's hOCR form, which has the type size and the base line of each line."""
    command = ["tesseract", "stdin", "stdout", "-l", _LANGUAGE, "--dpi", str(dpi), "hocr"]
    done = subprocess.run(
        command,
        input=picture,
        capture_output=True,
        check=True,
        timeout=_PAGE_SECONDS,
        env=os.environ | {"OMP_THREAD_LIMIT": "1"},  # its threads slow one another down
        preexec_fn=_die_with_parent if sys.platform == "linux" else None,
    )
    return done.stdout


def _die_with_parent() -> None:
    import ctypes
    import signal

    ctypes.CDLL(None).prctl(1, signal.SIGKILL, 0, 0, 0)  # PR_SET_PDEATHSIG


def _words(hocr: bytes, scale: float) -> Iterator[Word]:
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(hocr, parser)
    for line in root.iter("{*}span"):
        if line.get("class") in {"ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat"}:
            yield from _line_words(line, scale)


def _evened(words: list[Word]) -> list[Word]:
    """Words of nearly one size get the most frequent one: sizes that are measured on a picture waver."""
    left = Counter[float]()
    for word in words:
        left[word.size] += len(word.text)
    settled: dict[float, float] = {}
    while left:
        common = left.most_common(1)[0][0]
        near = [size for size in left if abs(size - common) <= _WAVER * common]
        settled |= dict.fromkeys(near, common)
        for size in near:
            del left[size]
    return [replace(word, style=replace(word.style, size=settled[word.size])) for word in words]


def _line_words(line: etree._Element, scale: float) -> Iterator[Word]:
    """All words of a line get the line's size and stand on its base line, as in a file with a text layer."""
    told = line.get("title", "")
    box, baseline, size_told = _BOX.search(told), _BASELINE.search(told), _SIZE.search(told)
    if not (box and size_told):
        return
    left, bottom = float(box[1]), float(box[4])
    slope, offset = (float(baseline[1]), float(baseline[2])) if baseline else (0.0, 0.0)
    size = float(size_told[1]) / _EM / scale
    style = Style(_FONT, round(size * 2) / 2)
    for word in line.iter("{*}span"):
        text = "".join(str(part) for part in word.itertext()).strip()
        if word.get("class") != "ocrx_word" or not text or not (place := _box(word)):
            continue
        base = (bottom + offset + slope * ((place[0] + place[2]) / 2 - left)) / scale
        x0, x1 = place[0] / scale, place[2] / scale
        yield Word(text, x0, base - _ASCENT * size, x1, base + _DESCENT * size, style)


def _box(word: etree._Element) -> tuple[float, float, float, float] | None:
    told = word.get("title", "")
    found, confidence = _BOX.search(told), _CONFIDENCE.search(told)
    if not found or (confidence and int(confidence[1]) < _LEAST_CONFIDENCE):
        return None
    return float(found[1]), float(found[2]), float(found[3]), float(found[4])
