"""A page of a PDF file through pypdfium2 in, words out; coordinates are those of the page as shown.

Knows three habits of PDFium: the type size leaves out the text matrix, blanks are made up without a box, and a hyphen
at a line's end comes as U+0002.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from ingest.layout.words import CellBox, Colour, Style, Word
from ingest.pdf.glyphs import Glyph, join_glyphs

__all__ = ["View", "font_look", "page_addresses", "page_words"]

MOST_GLYPHS = 200_000  # a page of small print has 10 000
_LINE_END_HYPHEN = 2
_NO_GLYPH = frozenset({0, 10, 13, 0xFFFE, 0xFFFF})
_BLANK = frozenset({9, 32, 0xA0, 0x2002, 0x2003, 0x2007, 0x2009, 0x200B, 0x202F, 0x3000, 0xFEFF})
_FORCED_BOLD, _ITALIC = 1 << 18, 1 << 6  # bits of a font descriptor's flags
_BOLD_NAMES = ("bold", "black", "heavy", "demi", "semibd", "-bd")
_ITALIC_NAMES = ("italic", "oblique", "kursiv")
_STROKED_TOO = 2  # text render mode: filled and stroked, a common way to feign a bold type


class View:
    """The way from a page's own coordinates (origin bottom left, not turned) to those of the page as shown."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        left, bottom, right, top = page.get_cropbox()
        self._turn = page.get_rotation() % 360
        self._box = left, bottom, right, top
        wide, high = right - left, top - bottom
        self.width, self.height = (high, wide) if self._turn in (90, 270) else (wide, high)

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """A box with y upwards as (x0, top, x1, bottom)."""
        left, bottom, right, top = self._box
        if self._turn == 0:
            return x0 - left, top - y1, x1 - left, top - y0
        if self._turn == 90:
            return y0 - bottom, x0 - left, y1 - bottom, x1 - left
        if self._turn == 180:
            return right - x1, y0 - bottom, right - x0, y1 - bottom
        return top - y1, right - x1, top - y0, right - x0

    def angle(self, matrix: pdfium.FS_MATRIX) -> float:
        """The direction that text runs in, in degrees; 0 is left to right."""
        return float(math.degrees(math.atan2(matrix.b, matrix.a)) - self._turn) % 360


def page_words(page: pypdfium2.PdfPage, view: View) -> list[Word]:
    """The words of a page, in drawing order."""
    textpage = page.get_textpage()
    try:
        if (count := textpage.count_chars()) > MOST_GLYPHS:
            raise ValueError(f"the page has {count} characters, and at most {MOST_GLYPHS} are read")
        return join_glyphs(_Glyphs(textpage.raw, view))
    finally:
        textpage.close()


class _Glyphs:
    """Walks the glyphs of a text page; the style is looked up only where it can have changed."""

    def __init__(self, textpage: Any, view: View) -> None:
        self._page, self._view = textpage, view
        self._styles: dict[tuple[Any, ...], Style] = {}
        self._raised_styles: dict[Style, Style] = {}
        self._fonts: dict[int, tuple[str, bool, bool, float]] = {}
        self._object, self._descent = 0, 0.2
        self._bottom: float | None = None
        self._origin = ctypes.c_double(), ctypes.c_double()
        self._rect, self._matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
        self._name = ctypes.create_string_buffer(256)
        self._rgba = [ctypes.c_uint() for _ in range(4)]
        self._tight = [ctypes.c_double() for _ in range(4)]

    def __iter__(self) -> Iterator[Glyph | None]:
        page, rect, box_of, glyph_of = self._page, self._rect, self._view.box, self._glyph
        unicode_at, loose_box = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
        pointer = ctypes.byref(rect)
        style, low, high = None, 0.0, 0.0
        begins = True  # a word, which may be set otherwise than the last
        for index in range(max(0, pdfium.FPDFText_CountChars(page))):
            code = unicode_at(page, index)
            if code in _NO_GLYPH:
                begins = True
                yield None
                continue
            if code in _BLANK:
                begins = True
                yield self._hidden_stop(index)
                continue
            loose_box(page, index, pointer)
            changed = begins or rect.bottom != low or rect.top != high
            if style is None or (changed and self._is_new_object(index)):
                style = self._set(index)
            begins, low, high = False, rect.bottom, rect.top
            yield glyph_of(index, code, box_of(rect.left, low, rect.right, high), style)

    def _glyph(self, index: int, code: int, box: CellBox, style: Style) -> Glyph:
        text = "-" if code == _LINE_END_HYPHEN else chr(code)
        x0, top, x1, bottom = box
        if self._bottom is None:
            return Glyph(text, x0, top, x1, bottom, style)
        if 0x30 <= code <= 0x39 and (raised := self._raised(index, style)):
            return Glyph(text, x0, self._bottom - style.size, x1, self._bottom - 0.4 * style.size, raised)
        return Glyph(text, x0, self._bottom - style.size, x1, self._bottom, style)

    def _is_new_object(self, index: int) -> bool:
        thing = pdfium.FPDFText_GetTextObject(self._page, index)
        return not thing or ctypes.addressof(thing.contents) != self._object

    def _set(self, index: int) -> Style:
        """The style at a glyph; notes the foot of its line, since the box of a glyph differs from font to font."""
        style = self._style(index)
        x, y = self._origin
        self._bottom = None
        if not style.turned and pdfium.FPDFText_GetCharOrigin(self._page, index, ctypes.byref(x), ctypes.byref(y)):
            foot: float = self._view.box(x.value, y.value, x.value, y.value)[3]
            self._bottom = foot + self._descent * style.size
        return style

    def _raised(self, index: int, style: Style) -> Style | None:
        """The style of a raised digit that is a glyph of its own in the font, so that the type size tells nothing."""
        _left, _right, bottom, top = self._tight
        pdfium.FPDFText_GetCharBox(self._page, index, *map(ctypes.byref, self._tight))
        if bottom.value - self._origin[1].value < 0.2 * style.size or top.value - bottom.value > 0.6 * style.size:
            return None
        small = replace(style, size=round(0.6 * style.size, 1))
        return self._raised_styles.setdefault(small, small)

    def _hidden_stop(self, index: int) -> Glyph | None:
        """A full stop whose glyph the file calls a blank: a small spot of ink on the base line."""
        if pdfium.FPDFText_IsGenerated(self._page, index):
            return None
        left, right, bottom, top = self._tight
        pdfium.FPDFText_GetCharBox(self._page, index, *map(ctypes.byref, self._tight))
        wide, high = right.value - left.value, top.value - bottom.value
        if wide < 0.1 or high < 0.1:
            return None
        style = self._set(index)
        if not (0.04 < wide / style.size < 0.3 and 0.04 < high / style.size < 0.3 and 0.5 < wide / high < 2):
            return None
        pdfium.FPDFText_GetLooseCharBox(self._page, index, ctypes.byref(self._rect))
        rect = self._rect
        if bottom.value - rect.bottom > 0.4 * (rect.top - rect.bottom):
            return None
        x0, _, x1, foot = self._view.box(rect.left, rect.bottom, rect.right, rect.top)
        return Glyph(".", x0, foot - style.size, x1, foot, style)

    def _style(self, index: int) -> Style:
        page, matrix = self._page, self._matrix
        thing = pdfium.FPDFText_GetTextObject(page, index)
        self._object = ctypes.addressof(thing.contents) if thing else 0
        font, bold, italic, self._descent = self._font(thing)
        pdfium.FPDFText_GetMatrix(page, index, ctypes.byref(matrix))
        size = pdfium.FPDFText_GetFontSize(page, index) * math.hypot(matrix.c, matrix.d)
        angle = self._view.angle(matrix)
        turned, upright = not (angle < 10 or angle > 350), min(angle % 90, 90 - angle % 90) < 3
        if bool(thing) and pdfium.FPDFTextObj_GetTextRenderMode(thing) == _STROKED_TOO:
            bold = True
        key = (font, round(max(size, 0.1), 1), bold, italic, self._colour(index), turned, upright)
        style = self._styles.get(key)
        if style is None:
            style = self._styles[key] = Style(*key)
        return style

    def _colour(self, index: int) -> Colour:
        red, green, blue, _alpha = self._rgba
        if not pdfium.FPDFText_GetFillColor(self._page, index, *map(ctypes.byref, self._rgba)):
            return 0, 0, 0
        return red.value, green.value, blue.value

    def _font(self, thing: Any) -> tuple[str, bool, bool, float]:
        font = pdfium.FPDFTextObj_GetFont(thing) if thing else None
        key = ctypes.cast(font, ctypes.c_void_p).value or 0 if font else 0
        if key not in self._fonts:
            self._fonts[key] = self._read_font(font) if font else ("", False, False, 0.2)
        return self._fonts[key]

    def _read_font(self, font: Any) -> tuple[str, bool, bool, float]:
        length = pdfium.FPDFFont_GetBaseFontName(font, self._name, 256)
        name = self._name.raw[: max(length - 1, 0)].decode("utf-8", "replace")
        flags = max(0, pdfium.FPDFFont_GetFlags(font))
        descent = ctypes.c_float()
        # a font that does not tell its descent has none to pdfplumber either, and boxes shall be the same
        known = pdfium.FPDFFont_GetDescent(font, 1.0, ctypes.byref(descent)) and -0.6 < descent.value < 0
        look = font_look(name, forced_bold=bool(flags & _FORCED_BOLD), slanted=bool(flags & _ITALIC))
        return (*look, -descent.value if known else 0.0)


def font_look(name: str, *, forced_bold: bool = False, slanted: bool = False) -> tuple[str, bool, bool]:
    """A font's name without the prefix of a subset, and whether it is bold and italic by its name or flags."""
    bare = name.split("+", 1)[-1] if name[6:7] == "+" else name
    low = bare.casefold()
    return (
        bare,
        forced_bold or any(part in low for part in _BOLD_NAMES),
        slanted or any(part in low for part in _ITALIC_NAMES),
    )


def page_addresses(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage) -> list[str]:
    """The addresses that the links of a page lead to."""
    found: list[str] = []
    position, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    while len(found) < 500 and pdfium.FPDFLink_Enumerate(page.raw, ctypes.byref(position), ctypes.byref(link)):
        action = pdfium.FPDFLink_GetAction(link)
        if action and pdfium.FPDFAction_GetType(action) == pdfium.PDFACTION_URI:
            length = pdfium.FPDFAction_GetURIPath(document.raw, action, None, 0)
            target = ctypes.create_string_buffer(max(length, 1))
            pdfium.FPDFAction_GetURIPath(document.raw, action, target, length)
            found.append(target.value.decode("utf-8", "replace"))
    return found
