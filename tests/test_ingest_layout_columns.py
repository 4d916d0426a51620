"""Columns, boxes and tables of made-up pages, read in the order of their readers."""

from __future__ import annotations

import random

import pytest

from ingest.blocks.model import BlockKind, ReadDocument
from ingest.layout.words import PageContent, Shape, Style, Word
from ingest.pdf.reader import layout_words

BODY = Style("Serif", 10.0)
BOLD = Style("Serif-Bold", 10.0, bold=True)
SENTENCE = "Parterna arbetar tillsammans med den som är ny i länet så att vägen till arbete blir kort"


def line(text: str, x: float, y: float, *, style: Style = BODY) -> list[Word]:
    words = []
    for part in text.split():
        width = 4.6 * len(part)
        words.append(Word(part, x, y, x + width, y + style.size, style))
        x += width + 2.6
    return words


def column(x: float, y: float, count: int, name: str) -> list[Word]:
    """A paragraph in lines of about 230 points, each beginning with a word of its own."""
    return [word for n in range(count) for word in line(f"{name}{n} {SENTENCE[:36]}", x, y + 13 * n)]


def page(words: list[Word], *shapes: Shape, seed: int = 3) -> PageContent:
    random.Random(seed).shuffle(words)  # the order of drawing tells nothing
    return PageContent(1, 595, 842, words, list(shapes))


def read(*contents: PageContent) -> ReadDocument:
    return layout_words(contents, file_name="a.pdf")


def order(document: ReadDocument, *names: str) -> list[int]:
    return [document.text.index(name) for name in names]


@pytest.mark.parametrize("seed", range(4))
def test_left_column_comes_before_the_right(seed: int) -> None:
    """However it was drawn, a page in two columns is read down the left one first."""
    words = column(60, 100, 10, "vänster") + column(310, 100, 10, "höger")
    document = read(page(words, seed=seed))
    assert order(document, "vänster0", "vänster9", "höger0", "höger9") == sorted(
        order(document, "vänster0", "vänster9", "höger0", "höger9")
    )


def test_full_width_line_between_columns_parts_them() -> None:
    """Columns above a heading over the whole width are read before it, those below after."""
    heading = line("Genomförande av strategin i länets alla kommuner och hos parterna", 60, 260, style=Style("B", 16.0))
    upper = column(60, 100, 8, "ett") + column(310, 100, 8, "två")
    lower = column(60, 300, 8, "tre") + column(310, 300, 8, "fyra")
    document = read(page([*upper, *lower, *heading]))
    places = order(document, "ett0", "två7", "Genomförande", "tre0", "fyra7")
    assert places == sorted(places)


def test_tinted_box_is_read_as_a_whole() -> None:
    """Text within a box is not mixed with the text beside it, and knows its frame."""
    box = Shape("rect", 300, 90, 550, 240, fill=(220, 230, 240))
    document = read(page(column(60, 100, 10, "brödtext") + column(310, 100, 10, "ruta"), box))
    framed = [block for block in document.body() if block.frame is not None]
    assert [block.text.split()[0] for block in framed] == ["ruta0"]


def test_columns_with_a_bold_first_row_are_a_table() -> None:
    """Aligned cells under a header are rows with cells, though no rule is drawn."""
    rows = [("Organ", "Möten", "Ordförande"), ("Rådet", "Två", "Landshövdingen"), ("Gruppen", "Fyra", "Strategen")]
    rows += [("Nätverket", "Sex", "Rektorn")]
    words = [
        word
        for n, row in enumerate(rows)
        for x, cell in zip((60, 200, 340), row, strict=True)
        for word in line(cell, x, 100 + 18 * n, style=BODY if n else BOLD)
    ]
    table = [block for block in read(page(words)).body() if block.kind is BlockKind.TABLE]
    assert [block.text for block in table][:2] == ["Organ | Möten | Ordförande", "Rådet | Två | Landshövdingen"]
    assert table[1].cells[2].header == "Ordförande"


def test_running_text_in_columns_is_no_table() -> None:
    """Two columns of prose on common base lines are not taken for rows."""
    document = read(page(column(60, 100, 12, "prosa") + column(310, 100, 12, "löptext")))
    assert not [block for block in document.body() if block.kind is BlockKind.TABLE]


def test_text_that_repeats_at_one_place_is_furniture() -> None:
    """A running head and page numbers are kept apart from the text."""
    pages = []
    for number in range(1, 5):
        words = [
            *line("Strategi för länet", 60, 30),
            *column(60, 100, 10, f"sida{number}x"),
            *line(str(number), 290, 800),
        ]
        pages.append(PageContent(number, 595, 842, words))
    document = read(*pages)
    assert "Strategi för länet" not in "\n".join(block.text for block in document.body())
    assert {block.role for block in document.blocks if block.kind is BlockKind.FURNITURE} == {"header", "page_number"}


def stretched(y: float, *words: tuple[str, float]) -> list[Word]:
    """A justified line with wide gaps: each word at its place."""
    return [Word(text, x, y, x + 4.6 * len(text), y + BODY.size, BODY) for text, x in words]


def test_stretched_lines_that_meet_by_chance_stay_whole() -> None:
    """In justified text, gaps of two lines that fall on one place make no columns of their own."""
    first = stretched(100, ("Beredningsgruppen", 60), ("består", 148), ("av", 186), ("företrädare", 205))
    second = stretched(114, ("från", 60), ("Arbetsförmedlingen,", 88), ("Universitetet,", 186))
    document = read(page([*first, *second, *column(60, 128, 5, "mer")]))
    assert "Beredningsgruppen består av företrädare från Arbetsförmedlingen, Universitetet," in document.text
