"""A page of a PDF file through pypdfium2 in, what is drawn on it out: filled and stroked shapes, and pictures."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from ingest.layout.words import Colour, Shape
from ingest.pdf.pdfium import View

__all__ = ["MOST_SHAPES", "page_shapes"]

MOST_SHAPES = 6000  # a page with more is a drawing; the rest of its shapes is left out

Matrix = tuple[float, float, float, float, float, float]


def page_shapes(page: pypdfium2.PdfPage, view: View) -> list[Shape]:
    """The filled and stroked shapes and the pictures of a page, those within forms too."""
    return list(_Shapes(page, view).all())


class _Shapes:
    def __init__(self, page: pypdfium2.PdfPage, view: View) -> None:
        self._page, self._view = page, view
        self._left = MOST_SHAPES
        self._x, self._y = ctypes.c_float(), ctypes.c_float()
        self._edges = [ctypes.c_float() for _ in range(4)]
        self._width = ctypes.c_float()
        self._fill_mode, self._stroked = ctypes.c_int(), ctypes.c_int()
        self._matrix = pdfium.FS_MATRIX()
        self._rgba = [ctypes.c_uint() for _ in range(4)]

    def all(self) -> Iterator[Shape]:
        raw = self._page.raw
        count = pdfium.FPDFPage_CountObjects(raw)
        yield from self._walk(count, lambda index: pdfium.FPDFPage_GetObject(raw, index), (1, 0, 0, 1, 0, 0), 0)

    def _walk(self, count: int, get: Callable[[int], Any], outer: Matrix, depth: int) -> Iterator[Shape]:
        for index in range(count):
            if self._left <= 0:
                return
            thing = get(index)
            kind = pdfium.FPDFPageObj_GetType(thing)
            if kind == pdfium.FPDF_PAGEOBJ_PATH:
                yield from self._path(thing, outer)
            elif kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING):
                yield from self._picture(thing, outer)
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < 12:
                inner = _compose(self._matrix_of(thing), outer)
                yield from self._walk(
                    pdfium.FPDFFormObj_CountObjects(thing),
                    lambda at, form=thing: pdfium.FPDFFormObj_GetObject(form, at),  # type: ignore[misc]
                    inner,
                    depth + 1,
                )

    def _matrix_of(self, thing: Any) -> Matrix:
        m = self._matrix
        pdfium.FPDFPageObj_GetMatrix(thing, ctypes.byref(m))
        return m.a, m.b, m.c, m.d, m.e, m.f

    def _picture(self, thing: Any, outer: Matrix) -> Iterator[Shape]:
        left, bottom, right, top = self._edges
        if not pdfium.FPDFPageObj_GetBounds(thing, *map(ctypes.byref, self._edges)):
            return
        corners = [_apply(outer, x, y) for x in (left.value, right.value) for y in (bottom.value, top.value)]
        self._left -= 1
        yield self._shape("image", corners, None, None, 0.0)

    def _path(self, thing: Any, outer: Matrix) -> Iterator[Shape]:
        pdfium.FPDFPath_GetDrawMode(thing, ctypes.byref(self._fill_mode), ctypes.byref(self._stroked))
        filled, stroked = self._fill_mode.value > 0, self._stroked.value > 0
        fill = self._colour(thing, pdfium.FPDFPageObj_GetFillColor) if filled else None
        stroke = self._colour(thing, pdfium.FPDFPageObj_GetStrokeColor) if stroked else None
        if fill is None and stroke is None:
            return
        pdfium.FPDFPageObj_GetStrokeWidth(thing, ctypes.byref(self._width))
        parts = list(self._parts(thing, _compose(self._matrix_of(thing), outer)))
        shapes = [
            self._shape(_kind(points, curved), points, fill, stroke, self._width.value) for points, curved in parts
        ]
        self._left -= len(shapes)
        if len(shapes) == 2 and fill is not None and {shape.kind for shape in shapes} == {"rect"}:
            yield from _ring(*shapes)
        else:
            yield from shapes

    def _parts(self, thing: Any, matrix: Matrix) -> Iterator[tuple[list[tuple[float, float]], bool]]:
        points: list[tuple[float, float]] = []
        curved = False
        for index in range(min(pdfium.FPDFPath_CountSegments(thing), 10 * MOST_SHAPES)):
            segment = pdfium.FPDFPath_GetPathSegment(thing, index)
            pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(self._x), ctypes.byref(self._y))
            step = pdfium.FPDFPathSegment_GetType(segment)
            if step == pdfium.FPDF_SEGMENT_MOVETO:
                if len(points) > 1:
                    yield points, curved
                points, curved = [], False
            curved |= step == pdfium.FPDF_SEGMENT_BEZIERTO
            points.append(_apply(matrix, self._x.value, self._y.value))
        if len(points) > 1:
            yield points, curved

    def _colour(self, thing: Any, read: Callable[..., int]) -> Colour | None:
        red, green, blue, alpha = self._rgba
        if not read(thing, *map(ctypes.byref, self._rgba)):
            return 0, 0, 0
        return (red.value, green.value, blue.value) if alpha.value > 5 else None

    def _shape(
        self, kind: str, points: list[tuple[float, float]], fill: Colour | None, stroke: Colour | None, width: float
    ) -> Shape:
        xs, ys = [x for x, _ in points], [y for _, y in points]
        if kind == "curve" and len(points) <= 6 and min(max(xs) - min(xs), max(ys) - min(ys)) < 2.5:
            kind = "rect"  # a border with slanted ends
        return Shape(kind, *self._view.box(min(xs), min(ys), max(xs), max(ys)), fill, stroke, width)


def _ring(one: Shape, other: Shape) -> Iterator[Shape]:
    """Two rectangles in one path, one within the other, leave a border between them: its sides are rules."""
    outer, inner = sorted((one, other), key=lambda s: (s.x0 - s.x1) * (s.bottom - s.top))
    if (
        inner.x0 < outer.x0 - 1
        or inner.x1 > outer.x1 + 1
        or inner.top < outer.top - 1
        or inner.bottom > outer.bottom + 1
    ):
        yield one
        yield other
        return
    sides = (
        (outer.x0, outer.top, outer.x1, inner.top),
        (outer.x0, inner.bottom, outer.x1, outer.bottom),
        (outer.x0, outer.top, inner.x0, outer.bottom),
        (inner.x1, outer.top, outer.x1, outer.bottom),
    )
    for x0, top, x1, bottom in sides:
        if x1 - x0 > 0.1 and bottom - top > 0.1:
            yield Shape("rect", x0, top, x1, bottom, one.fill, one.stroke, one.width)


def _compose(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    x, y = _apply(outer, e, f)
    (p, q), (r, s) = _turn(outer, a, b), _turn(outer, c, d)
    return p, q, r, s, x, y


def _apply(m: Matrix, x: float, y: float) -> tuple[float, float]:
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


def _turn(m: Matrix, x: float, y: float) -> tuple[float, float]:
    return m[0] * x + m[2] * y, m[1] * x + m[3] * y


def _kind(points: list[tuple[float, float]], curved: bool) -> str:
    if len(points) == 2 and not curved:
        return "line"
    straight = all(abs(p[0] - q[0]) < 0.05 or abs(p[1] - q[1]) < 0.05 for p, q in pairwise(points))
    if not curved and len(points) in (4, 5) and straight:
        return "rect"
    return "curve"
