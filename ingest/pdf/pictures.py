"""A page of a PDF in, a picture of it out, with its size in points, so that boxes in points can be laid over it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image, ImageDraw

from ingest.errors import DamagedError, NotADocumentError, PasswordError

__all__ = ["MEDIA_TYPE", "Corners", "PagePicture", "draw_page"]

MEDIA_TYPE = "image/webp"
_MOST_PIXELS = 4_000_000  # a poster is drawn smaller, so that it costs no more than a page
_QUALITY = 80
_PASSWORD_WANTED = 4  # FPDF_ERR_PASSWORD of fpdfview.h

Corners = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A WebP picture; `width` and `height` are those of the page, in points."""

    content: bytes
    width: float
    height: float


def draw_page(path: Path, page: int, *, scale: float = 1.5, hidden: Iterable[Corners] = ()) -> PagePicture:
    """The picture of a page (counted from 1), `scale` pixels a point; what lies in the `hidden` boxes is painted over.

    Boxes are x0, y0, x1, y1 in points from the top left. Raises PasswordError, DamagedError, and NotADocumentError
    for a page that is not there.
    """
    document = _open(path)
    try:
        if not 1 <= page <= len(document):
            raise NotADocumentError(path.name, page, f"the file has {len(document)} pages")
        return _draw(document[page - 1], scale, list(hidden))
    except pypdfium2.PdfiumError as error:
        raise DamagedError(path.name, page, f"the page cannot be drawn: {error}") from error
    finally:
        document.close()


def _open(path: Path) -> Any:
    try:
        return pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD_WANTED:
            raise PasswordError(path.name, 0, "the file is encrypted; its pages are not shown") from error
        raise DamagedError(path.name, 0, f"the file cannot be opened: {error}") from error


def _draw(page: Any, scale: float, hidden: list[Corners]) -> PagePicture:
    try:
        width, height = page.get_size()
        fitting = min(scale, (_MOST_PIXELS / max(1.0, width * height)) ** 0.5)
        picture: Image.Image = page.render(scale=fitting).to_pil().convert("RGB")
    finally:
        page.close()
    drawing = ImageDraw.Draw(picture)
    for corners in hidden:
        drawing.rectangle([fitting * edge for edge in corners], fill=(90, 90, 90))
    with BytesIO() as file:
        picture.save(file, "WEBP", quality=_QUALITY, method=4)
        return PagePicture(file.getvalue(), round(width, 2), round(height, 2))
