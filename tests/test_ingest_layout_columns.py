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


WHITE = Style("Serif-Bold", 12.0, bold=True, colour=(255, 255, 255))


def band(text: str, x: float, y: float) -> tuple[list[Word], Shape]:
    """A dark bar over a column of about 230 points with a line of white text in it."""
    return line(text, x + 6, y + 5, style=WHITE), Shape("rect", x, y, x + 230, y + 22, fill=(30, 90, 75))


def passage(x: float, y: float, count: int, name: str) -> list[Word]:
    """A paragraph as `column` gives it, with the end of its sentence."""
    return [*column(x, y, count - 1, name), *line("och det gäller för alla i våra kommuner.", x, y + 13 * (count - 1))]


def two_columns_of_bands() -> tuple[list[Word], list[Shape]]:
    """Two bands in the left column, one in the right about level with the first; a pale box below each first text."""
    places = [("Trygg uppväxt", 60.0, 100.0), ("Rörelse", 60.0, 300.0), ("Sömn", 310.0, 104.0)]
    words, shapes = [], []
    for n, (text, x, y) in enumerate(places):
        written, shape = band(text, x, y)
        words += written + passage(x, y + 30, 3, f"Text{n}x") + passage(x + 6, y + 85, 2, f"Ruta{n}x")
        words += passage(x, y + 130, 4, f"Efter{n}x")
        shapes += [shape, Shape("rect", x, y + 78, x + 230, y + 116, fill=(225, 240, 232))]
    return words, shapes


def test_coloured_bands_over_columns_are_headings() -> None:
    """Bands that span a column head the text below them, column by column, though two of them are about level."""
    words, shapes = two_columns_of_bands()
    document = read(page(words, *shapes))
    headings = [block for block in document.body() if block.kind is BlockKind.HEADING]
    assert [block.text for block in headings] == ["Trygg uppväxt", "Rörelse", "Sömn"]
    assert len({block.level for block in headings}) == 1


def test_pale_box_in_a_column_is_read_in_its_place() -> None:
    """A box stands between the texts of its column, not after the column or with the box of the next one."""
    words, shapes = two_columns_of_bands()
    places = order(
        read(page(words, *shapes)),
        *(f"{name}{n}x0" for n in range(3) for name in ("Text", "Ruta", "Efter")),
    )
    assert places == sorted(places)


def test_level_boxes_with_nothing_below_are_a_chart() -> None:
    """Boxes side by side with few words are a drawing, also where their text is white."""
    words, shapes = column(60, 300, 4, "prosa"), []
    for n, name in enumerate(["Styrgrupp", "Beredning", "Nätverk"]):
        words += line(name, 70 + 160 * n, 105, style=WHITE)
        shapes.append(Shape("rect", 60 + 160 * n, 100, 190 + 160 * n, 130, fill=(30, 90, 75)))
    charts = [block.text for block in read(page(words, *shapes)).body() if block.kind is BlockKind.CHART]
    assert charts == ["Styrgrupp", "Beredning", "Nätverk"]


def test_linked_box_above_a_caption_is_no_heading() -> None:
    """A box that a line joins to another one belongs to a drawing, also where a text stands right below it."""
    words = line("Styrgruppen för hela länet", 70, 105, style=WHITE) + line(
        "Nätverket för praktiker", 70, 185, style=WHITE
    )
    words += column(60, 220, 4, "Prosa")
    boxes = [Shape("rect", 60, y, 290, y + 22, fill=(30, 90, 75)) for y in (100.0, 180.0)]
    link = Shape("line", 175, 122, 176, 180, stroke=(0, 0, 0))
    headings = [b.text for b in read(page(words, *boxes, link)).body() if b.kind is BlockKind.HEADING]
    assert "Nätverket för praktiker" not in headings


def test_title_is_the_larger_type_below_a_kicker() -> None:
    """A word for the kind in small type above a large headline is not the title."""
    words = [
        *line("PROGRAMFÖRKLARING", 70, 80, style=BOLD),
        *line("Ett friskare län", 70, 100, style=Style("Serif-Bold", 24.0, bold=True)),
        *column(70, 140, 3, "ingress"),
        *line("Varför", 60, 230, style=Style("Serif-Bold", 14.0, bold=True)),
        *column(60, 255, 8, "prosa"),
    ]
    document = read(page(words, Shape("rect", 50, 70, 545, 200, fill=(225, 240, 232))))
    assert [block.text for block in document.blocks if block.role == "title"] == ["Ett friskare län"]


def test_slanted_terms_in_a_box_part_its_entries() -> None:
    """Lines of a box that begin with a term in italics are an entry each, though no room parts them."""
    slanted = Style("Serif-Italic", 10.0, italic=True)
    words = [word for n in range(3) for word in line(f"Begrepp{n}", 70, 100 + 26 * n, style=slanted)]
    for n in range(3):
        words += line("är det som sägs i planen och i länets", 115, 100 + 26 * n)
        words += line("kommuner och i regionen och överallt i Sverige.", 70, 113 + 26 * n)
    document = read(page([*words, *column(60, 220, 8, "prosa")], Shape("rect", 60, 92, 300, 182, fill=(225, 240, 232))))
    entries = [block.text.split()[0] for block in document.body() if block.frame is not None]
    assert entries == ["Begrepp0", "Begrepp1", "Begrepp2"]


def test_narrow_headings_in_the_margin() -> None:
    """Short headings beside a column stand before the paragraph or list item that they are level with."""
    margin = Style("Sans-Bold", 9.0, bold=True, colour=(90, 20, 60))
    words = column(160, 100, 4, "text") + column(160, 170, 3, "mer")
    for title, y in (("Mål", 101), ("Delmål", 171), ("Så gör vi", 211)):
        words += line(title, 50, y, style=margin)
    for n in range(3):
        words += [Word("•", 162, 210 + 13 * n, 166, 220 + 13 * n, BODY)]
        words += line(f"punkt{n} {SENTENCE[:40]}", 178, 210 + 13 * n)
    document = read(page(words))
    places = order(document, "Mål", "text0", "Delmål", "mer0", "mer2", "Så gör vi", "punkt0")
    assert places == sorted(places)
    headings = [block.text for block in document.blocks if block.kind is BlockKind.HEADING]
    assert headings == ["Mål", "Delmål", "Så gör vi"]
    assert sum(block.kind is BlockKind.LIST_ITEM for block in document.blocks) == 3


def test_numbers_in_the_margin_are_no_headings_beside_signatures_in_columns() -> None:
    """Numbers of clauses in small coloured type begin their clauses; names below, in three columns, stay apart."""
    margin = Style("Sans", 9.0, colour=(42, 58, 85))
    words = []
    for n in range(4):
        words += line(f"8.{n + 1}", 60, 100 + 34 * n, style=margin) + column(90, 100 + 34 * n, 2, f"punkt{n}")
    for x, name in ((90, "Ada"), (230, "Cia"), (370, "Eva")):
        for n in range(4):
            words += line(f"{name} Rask{n}", x, 300 + 60 * n) + line("Lillby kommun i länet", x, 312 + 60 * n)
    document = read(page(words))
    assert not any("Ada Rask0 Cia" in block.text.replace("\n", " ") for block in document.body())
    assert not any(block.text.strip() in {"8.1", "8.2", "8.3", "8.4"} for block in document.body())


def test_names_in_three_columns_below_text_in_two_are_read_down_each() -> None:
    """What stands below columns may have more of them: names are not joined across their gaps."""
    names = [
        ["Region Granvik", "Hedsjö kommun", "Lillby kommun"],
        ["Skatteverket i Granvik", "Tullverket i Granvik", "Polisen i Granvik"],
    ]
    names.append(["Granviks högskola", "Lillby museum", "Hedsjö teater"])
    words = column(60, 100, 12, "vänster") + column(310, 100, 12, "höger")
    words += line("De som står bakom strategin i länet", 60, 290, style=Style("Serif-Bold", 13.0, bold=True))
    for x, group in zip((60, 240, 440), names, strict=True):
        words += [word for n, name in enumerate(group) for word in line(name, x, 315 + 13 * n)]
    document = read(page(words))
    wanted = [name for group in names for name in group]
    assert order(document, *wanted) == sorted(order(document, *wanted))


def test_names_in_columns_stay_whole_below_text_whose_columns_are_shifted() -> None:
    """A gutter between columns with base lines of their own ends where it would run through a row of names."""
    names = [
        ["Region Granvik", "Länsstyrelsen i Granvik", "Länets nio kommuner"],
        ["Arbetsförmedlingen", "Granviks lantbruksuniversitet", "Granviks universitet"],
        ["Hushållningssällskapet", "Gränsmejerier", "Almgården Norr"],
    ]
    words = column(60, 100, 12, "vänster") + column(310, 104, 12, "höger")
    words += line("De som står bakom strategin i länet", 60, 286, style=Style("Serif-Bold", 13.0, bold=True))
    for x, group in zip((60, 200, 440), names, strict=True):
        words += [word for n, name in enumerate(group) for word in line(name, x, 311 + 13 * n)]
    document = read(page(words))
    wanted = [name for group in names for name in group]
    assert order(document, *wanted) == sorted(order(document, *wanted))


def test_lines_of_a_narrow_column_that_hang_are_no_list() -> None:
    """Short lines that begin with names are one sentence where a line ends in a preposition or "och"."""
    lines = (
        "Ett kansli med personal från",
        "Region Granvik och Hedsjö och",
        "Lillby kommun med hjälp av",
        "Kulturrådet i Granvik och",
    )
    words = [
        word for n, text in enumerate((*lines, "Tullverket bereder frågor.")) for word in line(text, 60, 100 + 13 * n)
    ]
    document = read(page([*words, *column(310, 100, 12, "höger")]))
    assert any("i Granvik och Tullverket bereder frågor." in block.text for block in document.body())


def test_a_number_in_a_tile_beside_a_heading_is_its_own() -> None:
    heading = line("Mat i skolan", 95, 102, style=Style("Serif-Bold", 14.0, bold=True))
    tile = line("2", 68, 103, style=Style("Sans-Bold", 12.0, bold=True, colour=(255, 255, 255)))
    document = read(
        page([*heading, *tile, *column(60, 140, 10, "prosa")], Shape("rect", 60, 98, 84, 122, fill=(20, 90, 60)))
    )
    found = [(block.text, block.number) for block in document.body() if block.kind is BlockKind.HEADING]
    assert found == [("Mat i skolan", "2")]
    assert not any(block.text.strip() == "2" for block in document.body())


def test_lines_that_number_the_headings_are_no_running_heads() -> None:
    """A small "Område 1", "Område 2" over the names of areas counts the pages too, and stays with the name."""
    large, small = Style("Serif-Bold", 22.0, bold=True), Style("Serif", 9.0)
    contents = [
        PageContent(
            number,
            595,
            842,
            [
                *line(f"Stegområde {number}", 60, 60, style=small),
                *line(name, 60, 75, style=large),
                *column(60, 130, 10, name),
            ],
        )
        for number, name in enumerate(("Resor", "Energi", "Mat", "Byggen"), start=1)
    ]
    document = read(*contents)
    assert [block.text for block in document.body() if block.kind is BlockKind.HEADING] == [
        f"Stegområde {number} {name}" for number, name in enumerate(("Resor", "Energi", "Mat", "Byggen"), start=1)
    ]


def test_label_in_a_coloured_shape_stays_on_its_line() -> None:
    """A name behind a label in a pill of its own colour is read with it, and the next label behind both."""
    words = column(60, 100, 6, "insats") + line("Leder", 64, 190) + line("Region Granvik", 92, 190)
    words += line("Bidrar", 180, 190) + line("Röda Korset", 214, 190)
    pills = [
        Shape("curve", 61, 188, 89, 202, fill=(20, 90, 100)),
        Shape("curve", 177, 188, 211, 202, fill=(20, 90, 100)),
    ]
    document = read(page(words, *pills))
    assert "Leder Region Granvik Bidrar Röda Korset" in document.text
    assert not any(block.frame for block in document.body())


@pytest.mark.parametrize("seed", [27, 36, 47])
def test_columns_whose_base_lines_differ_are_read_one_after_the_other(seed: int) -> None:
    """Headings in one column shift its lines against those of the other; they are two columns all the same."""
    chance = random.Random(seed)
    words = [word for y in (60, 75, 360, 375, 390) for word in line(f"hela {SENTENCE}", 60, y)]
    names = []
    for side, x in (("vänster", 60), ("höger", 310)):
        y = 100 + chance.choice((0, 0, 6))
        for part in range(3):
            names.append(f"{side[0]}R{part}")
            words += line(f"{names[-1]} rådslaget för länet", x, y, style=BOLD)
            y += 20 + chance.choice((0, 2, 4))
            for n in range(chance.randint(2, 4)):
                names.append(f"{side[0]}{part}x{n}")
                words += line(f"{names[-1]} {SENTENCE}"[: chance.randint(28, 40)], x, y)
                y += 15
            y += 6
    places = order(read(page(words)), *names)
    assert places == sorted(places)
