"""A document that was read in, pictures of its pages out, each block framed and numbered in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image, ImageDraw, ImageFont

from ingest.blocks.export import column_boxes
from ingest.blocks.model import Block, BlockKind, ReadDocument
from ingest.layout.boxes import Box

__all__ = ["block_frames", "draw_overlay"]

_SCALE = 1.5  # 108 dots an inch
_COLOURS = {
    BlockKind.HEADING: (200, 30, 30),
    BlockKind.PARAGRAPH: (30, 80, 200),
    BlockKind.LIST_ITEM: (0, 130, 60),
    BlockKind.TABLE: (150, 90, 0),
    BlockKind.DEFINITION: (130, 0, 150),
    BlockKind.FOOTNOTE: (90, 90, 90),
    BlockKind.CAPTION: (0, 140, 150),
    BlockKind.FURNITURE: (170, 170, 170),
    BlockKind.CHART: (220, 120, 0),
    BlockKind.BOX: (190, 0, 110),
}


def draw_overlay(path: Path, document: ReadDocument, folder: Path, *, password: str | None = None) -> list[Path]:
    """Write one picture a page into a folder ("NAME-001.png", ...), and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    frames = list(block_frames(document))
    pdf = pypdfium2.PdfDocument(path, password=password)
    try:
        return [
            _draw_page(pdf, number, [frame for frame in frames if frame[1].page == number], folder / path.stem)
            for number in range(1, len(pdf) + 1)
        ]
    finally:
        pdf.close()


def block_frames(document: ReadDocument) -> Iterator[tuple[str, Box, Block]]:
    """What to frame: number and kind of a block, and a box for each page or column that it stands on."""
    for number, block in enumerate(document.blocks, 1):
        level = f" {block.level}" if block.level else ""
        for box in column_boxes(block.pieces):
            yield f"{number} {block.kind.value}{level}", box, block


def _draw_page(pdf: Any, number: int, frames: list[tuple[str, Box, Block]], stem: Path) -> Path:
    page = pdf[number - 1]
    try:
        picture: Image.Image = page.render(scale=_SCALE).to_pil().convert("RGB")
    finally:
        page.close()
    drawing, font = ImageDraw.Draw(picture), ImageFont.load_default(11)
    for label, box, block in frames:
        colour = _COLOURS[block.kind]
        corners = [_SCALE * edge for edge in (box.x0 - 1, box.top - 1, box.x1 + 1, box.bottom + 1)]
        drawing.rectangle(corners, outline=colour, width=2)
        place = (corners[0], max(0.0, corners[1] - 13))
        drawing.rectangle(drawing.textbbox(place, label, font=font), fill=(255, 255, 255))
        drawing.text(place, label, fill=colour, font=font)
    target = stem.with_name(f"{stem.name}-{number:03}.png")
    picture.save(target)
    return target
