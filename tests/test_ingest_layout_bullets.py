"""Lists whose bullets are drawn and not written, as browsers print them."""

from __future__ import annotations

import pytest

from ingest.blocks.model import BlockKind, ReadDocument
from ingest.layout.words import PageContent, Shape, Style, Word
from ingest.pdf.reader import layout_words

BODY = Style("Serif", 10.0)
INK = (34, 34, 34)


def line(text: str, x: float, y: float) -> list[Word]:
    words = []
    for part in text.split():
        words.append(Word(part, x, y, x + 4.6 * len(part), y + 10, BODY))
        x += 4.6 * len(part) + 2.6
    return words


def dot(x: float, y: float, side: float = 3.8) -> Shape:
    """A dot in the middle of a line that begins at `y`."""
    return Shape("curve", x, y + 5 - side / 2, x + side, y + 5 + side / 2, fill=INK)


def read(words: list[Word], *shapes: Shape) -> ReadDocument:
    return layout_words([PageContent(1, 595, 842, words, list(shapes))], file_name="a.pdf")


def items(document: ReadDocument) -> list[str]:
    return [block.text for block in document.body() if block.kind is BlockKind.LIST_ITEM]


def test_drawn_dots_begin_list_items() -> None:
    """Each dot before a line begins an item; a line below that is set in as far goes on with it."""
    words = [
        *line("Detta gör vi under våren:", 50, 100),
        *line("Ordnar kurser på kvällar.", 62, 120),
        *line("Bygger ut stödet till föräldrar", 62, 134),
        *line("på flera språk.", 62, 147),
    ]
    document = read(words, dot(50, 120), dot(50, 134))
    assert items(document) == ["Ordnar kurser på kvällar.", "Bygger ut stödet till föräldrar på flera språk."]


@pytest.mark.parametrize(
    "shape", [dot(104, 120), dot(50, 120, 8), dot(30, 120), Shape("curve", 50, 123, 54, 127, fill=(250, 250, 250))]
)
def test_other_small_shapes_are_no_bullets(shape: Shape) -> None:
    """A dot between words, a large one, one far from the text, and one in white begin no item."""
    words = [*line("Ordnar kurser", 62, 120), *line("på kvällar.", 132, 120)] if shape.x0 > 60 else []
    words = words or line("Ordnar kurser på kvällar.", 62, 120)
    assert items(read(words, shape)) == []


def test_small_boxes_with_lists_keep_their_headings_and_items() -> None:
    """Three small tinted boxes with a bold line and a list are no tiles of a chart."""
    words, shapes = [], []
    for n, name in enumerate(("Först", "Sedan", "Sist")):
        x = 50.0 + 170 * n
        bold = Style("Serif-Bold", 11.0, bold=True)
        words += [Word(name, x + 8, 108, x + 40, 119, bold)]
        words += [*line("Unga", x + 20, 126), *line("Äldre", x + 20, 140)]
        shapes += [Shape("rect", x, 100, x + 150, 160, fill=(230, 240, 250)), dot(x + 8, 126), dot(x + 8, 140)]
    document = read(words, *shapes)
    assert items(document) == ["Unga", "Äldre"] * 3
    assert [b.text for b in document.body() if b.kind is BlockKind.HEADING] == ["Först", "Sedan", "Sist"]
