"""pdfplumber's part: ruled tables from shapes that PDFium has read, and whole pages where PDFium fails.

The shapes enter a pdfplumber page through its private store of objects, which is why its version is pinned.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any

from pdfminer.pdfpage import PDFPage
from pdfminer.psexceptions import PSException
from pdfplumber.page import Page
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from ingest.layout.words import CellBox, Colour, PageContent, Shape, Style
from ingest.pdf.glyphs import Glyph, join_glyphs
from ingest.pdf.pdfium import font_look
from ingest.pdf.shapes import MOST_SHAPES

__all__ = ["FAULTS", "PlainPages", "fill_page", "open_plumber", "read_plainly", "ruled_tables", "tinted_tables"]

FAULTS = (
    MalformedPDFException,
    PdfminerException,
    PSException,
    ValueError,
    TypeError,
    KeyError,
    AttributeError,
    IndexError,
    ArithmeticError,
    RecursionError,
)
_SETTINGS = {"snap_tolerance": 1.5, "join_tolerance": 1.5, "intersection_tolerance": 2.0}
_MOST_EDGES = 1500  # finding tables among more takes too long


def open_plumber(data: bytes, password: str | None) -> PDF | None:
    """The file as pdfplumber opens it; None where it cannot."""
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        return PDF.open(io.BytesIO(data), password=password or "")
    except FAULTS:
        return None


class PlainPages:
    """The pages of a file that pdfplumber has opened, each made when it is asked for; none where they cannot be listed.

    pdfplumber's own list holds all pages of a file at once, and what they are made of.
    """

    def __init__(self, plain: PDF | None) -> None:
        self._plain, self._count = plain, 0
        with suppress(*FAULTS):
            if plain is not None:
                plain.doc.caching = False  # of what the file's parts are read to
                self._count = sum(1 for _ in self._made(plain))  # made, since a page's box may be broken

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Page]:
        return self._made(self._plain) if self._plain is not None and self._count else iter(())

    @staticmethod
    def _made(plain: PDF) -> Iterator[Page]:
        for number, page in enumerate(PDFPage.create_pages(plain.doc), start=1):
            yield Page(plain, page, page_number=number)


def fill_page(page: Page, shapes: Sequence[Shape]) -> Page:
    """A pdfplumber page whose lines, rects and curves are the given shapes, so that it need not read the file."""
    objects: dict[str, list[dict[str, Any]]] = {"char": []}
    height = float(page.height)
    for shape in shapes:
        if shape.kind != "image":
            objects.setdefault(shape.kind, []).append(_as_object(shape, height, page.page_number))
    page._objects = objects
    return page


def _as_object(shape: Shape, height: float, number: int) -> dict[str, Any]:
    corners = [(shape.x0, shape.top), (shape.x1, shape.top), (shape.x1, shape.bottom), (shape.x0, shape.bottom)]
    return {
        "object_type": shape.kind,
        "page_number": number,
        "x0": shape.x0,
        "x1": shape.x1,
        "top": shape.top,
        "bottom": shape.bottom,
        "doctop": shape.top,
        "y0": height - shape.bottom,
        "y1": height - shape.top,
        "width": shape.x1 - shape.x0,
        "height": shape.bottom - shape.top,
        "linewidth": shape.width,
        "stroke": shape.stroke is not None,
        "fill": shape.fill is not None,
        "pts": corners if shape.kind == "curve" else corners[::2],
    }


def ruled_tables(page: Page, shapes: Sequence[Shape]) -> list[list[list[CellBox | None]]]:
    """The ruled tables of a page: rows of cells (x0, top, x1, bottom); None where a cell of another row reaches in."""
    return _grids(page, [shape for shape in shapes if shape.kind in ("rect", "line") and _is_ruled(shape)])


def tinted_tables(page: Page, shapes: Sequence[Shape]) -> list[list[list[CellBox | None]]]:
    """The same of tables whose cells are told by their tint alone."""
    tinted = [shape for shape in shapes if shape.kind == "rect" and shape.fill and min(shape.fill) < 252]
    return _grids(page, tinted) if len(tinted) >= 6 else []


def _grids(page: Page, edged: list[Shape]) -> list[list[list[CellBox | None]]]:
    if len(edged) > _MOST_EDGES or not _may_be_grid(edged):
        return []
    try:
        found = fill_page(page, edged).find_tables(_SETTINGS)
        return [[list(row.cells) for row in table.rows] for table in found]
    except FAULTS:
        return []


def _is_ruled(shape: Shape) -> bool:
    """Whether a shape is a line to the eye, or has its outline drawn."""
    return shape.is_rule or (shape.stroke is not None and min(shape.stroke) < 252)


def _may_be_grid(shapes: Sequence[Shape]) -> bool:
    """Whether there are edges both across and down."""
    across = sum(shape.x1 - shape.x0 > 15 for shape in shapes)
    down = sum(shape.bottom - shape.top > 8 for shape in shapes)
    return across > 0 and down > 0 and across + down >= 4


def read_plainly(page: Page, number: int) -> PageContent:
    """A page read by pdfplumber alone; slower, and full stops that come as blanks stay blanks."""
    left, top = float(page.cropbox[0]), float(page.cropbox[1])
    shift = left - float(page.bbox[0]), top - float(page.bbox[1])
    width, height = float(page.cropbox[2]) - left, float(page.cropbox[3]) - top
    styles: dict[Style, Style] = {}
    words = join_glyphs(_glyphs(page.chars, styles, shift))
    return PageContent(number, width, height, words, list(_shapes(page, shift))[:MOST_SHAPES])


def _glyphs(
    chars: Sequence[dict[str, Any]], styles: dict[Style, Style], shift: tuple[float, float]
) -> Iterator[Glyph | None]:
    for char in chars:
        text = str(char["text"])
        if not text.strip() or text.startswith("(cid:"):
            yield None
            continue
        style = _style(char)
        x0, top, x1, bottom = (float(char[key]) for key in ("x0", "top", "x1", "bottom"))
        across, down = shift
        yield Glyph(text, x0 - across, top - down, x1 - across, bottom - down, styles.setdefault(style, style))


def _style(char: dict[str, Any]) -> Style:
    font, bold, italic = font_look(str(char.get("fontname", "")))
    a, b, *_ = char.get("matrix") or (1, 0, 0, 1, 0, 0)
    turned = abs(b) > 0.17 * abs(a) or a < 0
    askew = turned and min(abs(a), abs(b)) > 0.05 * max(abs(a), abs(b))
    size = round(max(float(char["size"]), 0.1), 1)
    return Style(font, size, bold, italic, _colour(char.get("non_stroking_color")) or (0, 0, 0), turned, not askew)


def _colour(value: Any) -> Colour | None:
    """A colour of whatever colour space as red, green and blue."""
    if value is None:
        return None
    parts = value if isinstance(value, list | tuple) else (value,)
    if not all(isinstance(part, int | float) for part in parts):
        return 128, 128, 128  # a pattern
    levels = [min(max(float(part), 0.0), 1.0) for part in parts]
    if len(levels) == 4:
        c, m, y, k = levels
        levels = [(1 - c) * (1 - k), (1 - m) * (1 - k), (1 - y) * (1 - k)]
    if len(levels) == 1:
        levels *= 3
    red, green, blue = (round(255 * level) for level in levels[:3]) if len(levels) >= 3 else (0, 0, 0)
    return red, green, blue


def _shapes(page: Page, shift: tuple[float, float]) -> Iterator[Shape]:
    for kind, things in (("rect", page.rects), ("line", page.lines), ("curve", page.curves), ("image", page.images)):
        for thing in things:
            box = [float(thing[key]) for key in ("x0", "top", "x1", "bottom")]
            fill = _colour(thing.get("non_stroking_color")) if thing.get("fill") and kind != "image" else None
            stroke = (
                _colour(thing.get("stroking_color")) or (0, 0, 0) if thing.get("stroke") and kind != "image" else None
            )
            if kind == "image" or fill is not None or stroke is not None:
                x0, top, x1, bottom = box[0] - shift[0], box[1] - shift[1], box[2] - shift[0], box[3] - shift[1]
                yield Shape(kind, x0, top, x1, bottom, fill, stroke, float(thing.get("linewidth") or 0))
