"""What a reader of small documents in other designs sees, from other programs: headings, lists, tables, their order."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import typst

from ingest.blocks.model import Block, BlockKind, ReadDocument
from ingest.pdf.reader import read_pdf

LAYOUTS = Path(__file__).parent / "documents" / "layouts"


@cache
def read(name: str) -> ReadDocument:
    return read_pdf(LAYOUTS / f"{name}.pdf")


def texts(name: str, kind: BlockKind) -> list[str]:
    return [block.text for block in read(name).body() if block.kind is kind]


def starting(name: str, text: str) -> Block:
    return next(block for block in read(name).body() if block.text.startswith(text))


def test_drop_capital_is_the_first_letter_of_its_word() -> None:
    """A capital over two lines begins the paragraph beside it."""
    assert starting("marginalia", "Det började med ett möte").text.endswith("vid samma bord.")


def test_large_quotation_mark_opens_its_quote() -> None:
    """A quotation mark in a size of its own stands right before the words below it."""
    quote = starting("marginalia", "”Vi hade alla en bit")
    assert (quote.kind, quote.role) == (BlockKind.BOX, "pull_quote")


@pytest.mark.parametrize("name", ["marginalia", "side-headings"])
def test_running_head_of_each_chapter_is_furniture(name: str) -> None:
    """Chapter names in small type above the pages are no second headings, though each page has another."""
    heads = [block.text for block in read(name).blocks if block.kind is BlockKind.FURNITURE and block.role == "header"]
    headings = texts(name, BlockKind.HEADING)
    assert len(heads) == 3
    assert len(set(headings)) == len(headings)


def test_words_on_the_line_of_the_page_number_are_furniture() -> None:
    """A running head that only one page bears is known by the page number beside it."""
    assert "Samspel" in [block.text for block in read("two-columns").blocks if block.role == "header"]


@pytest.mark.parametrize(
    ("name", "first", "last", "count"),
    [
        ("marginalia", "Granforsens kommun", "Studieförbundet Linden", 8),
        ("boxes", "Länsstyrelsen i Norrby län", "Rädda Barnen", 10),
        ("capitals", "Rädda Barnen Sjövik", "Svenska kyrkan", 5),
    ],
)
def test_list_without_markers_has_its_items(name: str, first: str, last: str, count: int) -> None:
    """Names below each other after a colon are items each, in columns too, and the text below is none of them."""
    items = [block.text for block in read(name).body() if block.kind is BlockKind.LIST_ITEM and not block.marker]
    assert (items[0], items[-1], len(items)) == (first, last, count)


def test_word_and_number_above_a_name_are_one_heading_with_it() -> None:
    """In a coloured box a small line such as "Prioritering 2" and the name below it are one heading."""
    headings = texts("boxes", BlockKind.HEADING)
    assert "PRIORITERING 1 Ett jobb att gå till" in headings
    assert "PRIORITERING 2 Hem" in headings


def test_caption_and_table_below_columns_come_after_both() -> None:
    """A table over the whole width is read after the columns above it, its caption next before it, its header kept."""
    blocks = list(read("boxes").body())
    caption = next(n for n, block in enumerate(blocks) if block.kind is BlockKind.CAPTION)
    assert blocks[caption - 1].text == "Rädda Barnen"
    assert (blocks[caption + 1].text, blocks[caption + 1].role) == (
        "Mål | Mått | Utgångsläge | Mål 2030",
        "table_header",
    )


def test_headings_beside_their_text_are_read_before_it() -> None:
    """Headings in a column of their own come one by one, each before the paragraphs level with it."""
    blocks = list(read("side-headings").body())
    at = next(n for n, block in enumerate(blocks) if block.text == "Vem omfattas?")
    assert blocks[at].kind is BlockKind.HEADING
    assert blocks[at + 1].text.startswith("Insatserna riktas till")


def test_small_type_of_a_long_table_is_not_the_running_text() -> None:
    """Where tables hold most letters, paragraphs in larger type are still paragraphs and list items list items."""
    assert starting("side-headings", "Antagen 12 maj").kind is BlockKind.PARAGRAPH
    items = [block for block in read("side-headings").body() if block.kind is BlockKind.LIST_ITEM]
    assert [(item.marker, item.depth) for item in items[:2]] == [("1.", 1), ("a.", 2)]


def test_capitals_and_italics_of_body_size_are_headings() -> None:
    """Chapters in centred capitals and sections in italics, neither larger nor bold, are headings of two levels."""
    headings = [block for block in read("capitals").body() if block.kind is BlockKind.HEADING]
    levels = {heading.text: heading.level for heading in headings}
    assert levels["FÖRORD"] == levels["MÅL OCH INRIKTNING"] == 1
    assert levels["Övergripande mål"] == levels["Delmål"] == 2


def test_dates_with_what_happens_then_are_a_table() -> None:
    """A label and the text beside it are one row, however many lines the text takes."""
    row = starting("capitals", "Hösten 2026")
    assert row.kind is BlockKind.TABLE
    assert row.cell_text(row.cells[1]).endswith("civilsamhället involveras.")


def test_numbered_lines_above_their_clauses_are_headings() -> None:
    """Where all is set in one type, "3 Åtaganden" above "3.1" and "3.1 Länsstyrelsen" above "3.1.1" are headings."""
    headings = [block for block in read("clauses").body() if block.kind is BlockKind.HEADING]
    assert [(h.number, h.level) for h in headings] == [("1", 1), ("2", 1), ("3", 1), ("3.1", 2), ("3.2", 2), ("4", 1)]


def test_clauses_of_one_line_each_are_parted() -> None:
    """Where hardly any paragraph has two lines, the room between paragraphs is not taken for that between lines."""
    assert starting("clauses", "Avtalet följs upp").text == "Avtalet följs upp varje år i december."


def test_row_of_underscores_is_a_line_to_sign_on() -> None:
    """Name and organisation below underscores are a signature, and the underscores no text."""
    signed = [block.text for block in read("clauses").body() if block.role == "signature"]
    assert len(signed) == 4
    assert signed[0] == "Karin Lund\nLänsstyrelsen"


def test_table_in_one_of_two_columns_takes_nothing_from_the_other() -> None:
    """A table beside running text has its own rows only, and the sentence beside it stays whole."""
    rows = texts("two-columns", BlockKind.TABLE)
    assert rows[:4] == [
        "Forum | Möts",
        "Länsrådet | april och oktober",
        "Beredningsgruppen | varje månad",
        "Nätverket för skolfrågor | två gånger per termin",
    ]
    assert starting("two-columns", "Andelen som är självförsörjande").text.endswith("öka till 55 procent.")


def test_title_in_a_coloured_band_is_the_title() -> None:
    """Large white type in a band is the title of the document; the smaller line below it is none."""
    title = next(block for block in read("band").body() if block.kind is BlockKind.HEADING)
    assert (title.text, title.role) == ("Strategi för delaktighet", "title")


def test_angles_before_items_are_markers() -> None:
    """A ">" before each paragraph makes a list."""
    items = [block for block in read("band").body() if block.kind is BlockKind.LIST_ITEM]
    assert [item.marker for item in items] == [">", ">", ">"]


def test_columns_above_a_table_are_not_its_rows() -> None:
    """Three columns of text and the table below the next heading are read apart, ticks of the table in their cells."""
    assert starting("band", "ansvarar för skola").text.endswith("samordnare var.")
    rows = [block for block in read("band").body() if block.kind is BlockKind.TABLE]
    assert len(rows) == 5
    assert [cell.header for cell in rows[2].cells] == ["Åtgärd", "2025", "2026", "Ansvarig"]


def test_first_cell_of_a_table_on_top_of_a_page_is_no_running_head() -> None:
    """A repeated table header on top of a page is whole, though a chapter bears the name of its first cell."""
    rows = [block for block in read("long-table").blocks if block.kind is BlockKind.TABLE]
    assert {row.page for row in rows} >= {2, 3}
    assert all({cell.header for cell in row.cells} <= {"Mål", "Åtgärd", "Ansvarig"} for row in rows if not row.role)
    assert [row.text for row in rows if row.role] == ["Mål | Åtgärd | Ansvarig"]


def test_a_header_in_plain_type_is_known_by_its_words(tmp_path: Path) -> None:
    """Where the first row looks like the others but names what stands below, it is the header."""
    rows = (
        "[Insats], [Ansvarig], [Klart], [Starta språkkaféer], [Biblioteket], [2026], [Ordna mentorer], [Nävet], [2027]"
    )
    source = f'#set page(paper: "a5")\n= Handlingsplan\n#table(columns: 3, {rows})\n'
    target = tmp_path / "plain.pdf"
    target.write_bytes(typst.compile(source.encode(), format="pdf"))
    tables = [block for block in read_pdf(target).body() if block.kind is BlockKind.TABLE]
    assert [block.role for block in tables] == ["table_header", None, None]
    assert [cell.header for cell in tables[1].cells] == ["Insats", "Ansvarig", "Klart"]


def test_the_only_note_of_each_page_is_no_page_number(tmp_path: Path) -> None:
    """A raised mark, a tab and a short note at the foot of each page count the pages and are notes all the same."""
    note = "#place(bottom, text(size: 8pt)[#text(size: 5pt, baseline: -3pt)[{n}]#h(12pt)Se {n} kap. 2 § skollagen.])"
    page = "Skolan ska ge stöd till alla elever som behöver det.#super[{n}] #lorem(60)"
    pages = [f"{note.format(n=n)}{page.format(n=n)}" for n in range(1, 6)]
    target = tmp_path / "notes.pdf"
    source = '#set page(paper: "a5", margin: 20mm)\n#set text(size: 11pt)\n' + "\n#pagebreak()\n".join(pages)
    target.write_bytes(typst.compile(source.encode(), format="pdf"))
    notes = [block.text for block in read_pdf(target).body() if "skollagen" in block.text]
    assert notes == [f"Se {n} kap. 2 § skollagen." for n in range(1, 6)]


@pytest.mark.parametrize("across", [False, True])
def test_a_tinted_row_without_rules_on_top_of_a_ruled_table_is_its_header(tmp_path: Path, *, across: bool) -> None:
    """White names of columns in a coloured band head the ruled rows below; a title across the band heads no column."""
    top = "table.cell(colspan: 3)[Språk och möten i vardagen]" if across else "[Åtgärd], [Ansvarig], [Klart]"
    rows = f"{top}, [Starta språkkaféer], [Biblioteket], [2026], [Ordna mentorer], [Nävet], [2027]"
    header = "fill: (x, y) => if y == 0 { rgb(90, 20, 70) }, stroke: (x, y) => if y > 0 { 0.7pt + gray }"
    source = f'#set page(paper: "a5")\n= Handlingsplan\n#table(columns: 3, {header}, {rows})\n'
    target = tmp_path / "tinted.pdf"
    target.write_bytes(typst.compile(source.encode(), format="pdf"))
    tables = [block for block in read_pdf(target).body() if block.kind is BlockKind.TABLE]
    named = [] if across else ["Åtgärd", "Ansvarig", "Klart"]
    assert [cell.header for cell in tables[-1].cells if cell.header] == named
    assert tables[-1].text == "Ordna mentorer | Nävet | 2027"


@pytest.mark.parametrize(("text", "kind"), [("fritid* och", BlockKind.FOOTNOTE), ("fritid och", BlockKind.PARAGRAPH)])
def test_small_type_behind_a_star_is_a_note_where_a_star_calls_it(tmp_path: Path, text: str, kind: BlockKind) -> None:
    """High on a page, with no rule above it, what begins with a star is a note only if the text has the star too."""
    text, note = text.replace("*", "\\*"), "#text(size: 8pt)[\\*Se Granviks riktlinjer.]"
    source = f'#set page(paper: "a5")\n#set text(size: 11pt)\nAlla ska ha {text} kultur. #lorem(40)\n\n{note}\n'
    target = tmp_path / "star.pdf"
    target.write_bytes(typst.compile(source.encode(), format="pdf"))
    assert [block.kind for block in read_pdf(target).body() if "riktlinjer" in block.text] == [kind]


def test_an_imprint_below_the_contents_is_text(tmp_path: Path) -> None:
    """The list of contents ends with its last number, though the foot of the page ends in a number too."""
    names = enumerate(("Inledning", "Språk", "Möten i byn", "Uppföljning"), 3)
    listed = "\n\n".join(f"{name} #h(1fr) {n}" for n, name in names)
    imprint = "Beslutad: 12 maj 2031\n\nKontakt: Enheten för samtal"
    foot = "#place(bottom)[Fjordbygden #h(1fr) 2]"
    target = tmp_path / "contents.pdf"
    source = f'#set page(paper: "a5")\n#text(16pt)[Innehåll]\n\n{listed}\n\n#v(20mm)\n{imprint}\n{foot}'
    target.write_bytes(typst.compile(source.encode(), format="pdf"))
    read_out = read_pdf(target)
    assert "Beslutad: 12 maj 2031" in " ".join(block.text for block in read_out.body())
    assert "Möten i byn" not in " ".join(block.text for block in read_out.body())
