from __future__ import annotations

from pathlib import Path

import pytest

from ingest.blocks.model import Block, BlockKind, ReadDocument
from ingest.documents.html import read_html
from ingest.documents.html_regions import link_only
from ingest.errors import DamagedError, EmptyError

PAGE = """<!doctype html><html lang="sv"><head><title>Integration | Region Granvik</title>
<link rel="canonical" href="https://granvik.example/integration">
<meta property="article:modified_time" content="2024-03-01"></head><body>
<div class="cookie-banner" role="dialog"><p>Vi använder kakor.</p><button>Godkänn</button></div>
<header><a href="/">Region Granvik</a></header><nav><ul><li><a href="#">Om oss</a></li></ul></nav>
<div class="path"><a href="/">Start</a> / <a href="/s">Samhälle</a> / Integration</div>
<main>BODY</main>
<div><p>Dela sidan</p></div><footer><span>Öppettider</span></footer></body></html>"""


def read(tmp_path: Path, body: str, page: str = PAGE) -> ReadDocument:
    path = tmp_path / "sida.html"
    path.write_text(page.replace("BODY", body), "utf-8")
    return read_html(path)


def body(tmp_path: Path, html: str) -> list[Block]:
    return list(read(tmp_path, html).body())


def test_only_the_main_part_of_a_page_is_body(tmp_path: Path) -> None:
    """Menus, the cookie banner, the trail, share links and the footer are furniture, each by its role."""
    document = read(tmp_path, "<h1>Integration</h1><p>Alla ska delta.</p>")
    assert [block.text for block in document.body()] == ["Integration", "Alla ska delta."]
    roles = {block.text: block.role for block in document.blocks if block.kind is BlockKind.FURNITURE}
    assert roles == {
        "Vi använder kakor.": "cookie_banner",
        "Godkänn": "cookie_banner",
        "Region Granvik": "header",
        "Om oss": "nav",
        "Start / Samhälle / Integration": "breadcrumb",
        "Dela sidan": "footer",
        "Öppettider": "footer",
    }


def test_what_the_page_says_about_itself_is_metadata(tmp_path: Path) -> None:
    """The title loses the site's name; language, address and date come from the head."""
    metadata = read(tmp_path, "<h1>Integration</h1><p>Text.</p>").metadata
    assert metadata == {
        "title": "Integration",
        "site": "Region Granvik",
        "language": "sv",
        "address": "https://granvik.example/integration",
        "modified": "2024-03-01",
    }


def test_a_dash_in_a_title_is_kept(tmp_path: Path) -> None:
    """A title that itself holds a dash is not cut at it."""
    page = "<html><head><title>Plan 2024 - 2027</title></head><body><main><p>Text.</p></main></body></html>"
    assert read(tmp_path, "", page).metadata["title"] == "Plan 2024 - 2027"


def test_headings_keep_their_levels(tmp_path: Path) -> None:
    """h1 to h3, a heading by role, and a bold line on its own are headings with levels."""
    blocks = body(
        tmp_path,
        "<h1>Plan</h1><h2>Mål</h2><h3>Arbete</h3><div role=heading aria-level=4>Språk</div><h2>Insatser</h2>"
        "<p><strong>Boende</strong></p><p><strong>Detta är viktigt.</strong></p>",
    )
    assert [(block.kind.value, block.level) for block in blocks] == [
        ("heading", 1),
        ("heading", 2),
        ("heading", 3),
        ("heading", 4),
        ("heading", 2),
        ("heading", 3),
        ("paragraph", None),
    ]


def test_numbers_stand_apart_from_headings(tmp_path: Path) -> None:
    """A heading's number is no part of its words; a figure that says how many stays."""
    page = "<h2>1 Inledning</h2><p>Text.</p><h2>2 Mål</h2><h3>2.1 Arbete</h3>"
    assert [(block.number, block.text) for block in body(tmp_path, page)] == [
        ("1", "Inledning"),
        (None, "Text."),
        ("2", "Mål"),
        ("2.1", "Arbete"),
    ]
    assert body(tmp_path, "<h2>17 Globala mål</h2>")[0].text == "17 Globala mål"


def test_lists_keep_markers_and_depth(tmp_path: Path) -> None:
    """Nested items are deeper, numbers count on, and a second paragraph of an item is no second item."""
    blocks = body(
        tmp_path,
        "<ul><li>Ett<ul><li>Ett a</li></ul></li><li><p>Två</p><p>mera</p></li></ul>"
        "<ol start=3><li>Tre</li><li>Fyra</li></ol><p>• Typat</p>",
    )
    assert [(block.kind.value, block.marker, block.depth, block.text) for block in blocks] == [
        ("list_item", "•", 1, "Ett"),
        ("list_item", "•", 2, "Ett a"),
        ("list_item", "•", 1, "Två"),
        ("paragraph", None, 1, "mera"),
        ("list_item", "3.", 1, "Tre"),
        ("list_item", "4.", 1, "Fyra"),
        ("list_item", "•", 1, "Typat"),
    ]


def test_a_table_gives_one_block_a_row(tmp_path: Path) -> None:
    """Cells know their header, and a cell that spans rows stands in each of them."""
    rows = body(
        tmp_path,
        "<table><caption>Tabell 1</caption><tr><th>Område</th><th>Mål</th><th>Ansvarig</th></tr>"
        "<tr><td rowspan=2>Arbete</td><td>Fler i jobb</td><td>Regionen</td></tr>"
        "<tr><td>Kortare väntan</td><td></td></tr></table>",
    )
    assert [row.text for row in rows] == [
        "Tabell 1",
        "Område | Mål | Ansvarig",
        "Arbete | Fler i jobb | Regionen",
        "Arbete | Kortare väntan",
    ]
    assert [(rows[2].cell_text(cell), cell.column, cell.header) for cell in rows[2].cells] == [
        ("Arbete", 0, "Område"),
        ("Fler i jobb", 1, "Mål"),
        ("Regionen", 2, "Ansvarig"),
    ]


def test_a_table_that_places_things_is_no_table(tmp_path: Path) -> None:
    """What stands in a table of one cell is read as if the table were not there."""
    assert [block.kind for block in body(tmp_path, "<table><tr><td><p>Text.</p></td></tr></table>")] == [
        BlockKind.PARAGRAPH
    ]


def test_a_definition_keeps_term_and_text_apart(tmp_path: Path) -> None:
    """A definition list gives definitions with the term on a line of its own."""
    (block,) = body(tmp_path, "<dl><dt>Nyanländ</dt><dd>Den som har fått uppehållstillstånd.</dd></dl>")
    assert (block.kind, block.text) == (BlockKind.DEFINITION, "Nyanländ\nDen som har fått uppehållstillstånd.")


def test_footnotes_are_apart_from_the_sentence(tmp_path: Path) -> None:
    """The mark is taken out of the text, and the note becomes a footnote with its number."""
    text, note = body(
        tmp_path,
        '<p>Enligt lagen<sup><a href="#f1">1</a></sup> gäller det.</p><ol><li id="f1">SFS 2010:197 ↩</li></ol>',
    )
    assert (text.text, text.notes) == ("Enligt lagen gäller det.", ((12, "1"),))
    assert (note.kind, note.number, note.text) == (BlockKind.FOOTNOTE, "1", "SFS 2010:197")


@pytest.mark.parametrize(
    ("html", "role"),
    [
        ('<p><a href="x.pdf">Strategin</a> <span><svg><path d=""/></svg> Pdf, 2 MB.</span></p>', "link"),
        ('<p><a href="x.html">Läs om arbetet</a> Länk till annan webbplats.</p>', "link"),
        ('<p>Läs <a href="x.html">strategin</a> som gäller till 2030.</p>', None),
    ],
)
def test_a_paragraph_that_is_but_a_link_says_so(tmp_path: Path, html: str, role: str | None) -> None:
    """A link with nothing but the kind and size of its file has the role of a link."""
    (block,) = body(tmp_path, html)
    assert block.role == role


def test_the_page_talking_about_itself_is_furniture_also_in_the_main_part(tmp_path: Path) -> None:
    """Share areas, buttons and the list of headings do not become body text."""
    blocks = body(
        tmp_path,
        '<h1>Plan</h1><ul><li><a href="#a">Mål</a></li><li><a href="#b">Insatser</a></li></ul><p>Skriv ut</p>'
        '<button>Lyssna</button><div class="share-links"><a href="x">Facebook</a></div>'
        "<p>Det här är planens text, som är lång nog för att vara det mesta på sidan och alltså är dess innehåll.</p>",
    )
    assert [block.text[:8] for block in blocks] == ["Plan", "Det här "]


def test_what_a_button_unfolds_is_read(tmp_path: Path) -> None:
    """Folded parts count, with their summary as heading; what nobody can see does not."""
    blocks = body(
        tmp_path,
        "<h1>Plan</h1><details><summary>Mål</summary><p>Fler i arbete.</p></details>"
        '<div id="panel" hidden><p>Utfällt.</p></div><p style="display: none">Dolt.</p>',
    )
    assert [(block.kind.value, block.level, block.text) for block in blocks] == [
        ("heading", 1, "Plan"),
        ("heading", 2, "Mål"),
        ("paragraph", None, "Fler i arbete."),
        ("paragraph", None, "Utfällt."),
    ]


def test_a_page_without_landmarks_still_has_a_main_part(tmp_path: Path) -> None:
    """Where no element is marked as the main part, what reads like text is found, and short parts in it are kept."""
    long = "Länets aktörer ska tillsammans se till att fler nyanlända kommer i arbete och lär sig svenska. " * 3
    page = f"""<html><head><title>Plan</title></head><body><div><a href="/">Start</a><a href="/o">Om oss</a></div>
    <div><div><h1>Plan</h1><p>{long}</p><h2>Mål</h2><p>{long}</p><p>Kort.</p><h2>Kontakt</h2></div></div>
    <div><a href="/t">Tillgänglighet</a><a href="/p">Personuppgifter</a></div></body></html>"""
    texts = [block.text for block in read(tmp_path, "", page).body()]
    assert [text for text in texts if len(text) < 40] == ["Plan", "Mål", "Kort.", "Kontakt"]
    assert len(texts) == 6


def test_letters_survive_whatever_the_encoding(tmp_path: Path) -> None:
    """A page without a word about its encoding is read, in UTF-8 or the Windows one."""
    for encoding in ("utf-8", "cp1252"):
        path = tmp_path / f"{encoding}.html"
        path.write_bytes(
            "<html><body><main><p>Åtgärder för hälsa – “samverkan”</p></main></body></html>".encode(encoding)
        )
        assert read_html(path).text == "Åtgärder för hälsa – “samverkan”"


def test_soft_hyphens_and_ligatures_are_undone(tmp_path: Path) -> None:
    """Words come as they are read, not as they are stored."""
    (block,) = body(tmp_path, "<p>sam&shy;verkan ger e\ufb00ekt</p>")
    assert block.text == "samverkan ger effekt"


def test_a_page_without_text_is_empty(tmp_path: Path) -> None:
    """A page that a script would have filled is an error that says what to do."""
    with pytest.raises(EmptyError, match=r"sida\.html.*save it again"):
        read(tmp_path, "<script>render()</script>")


def test_depth_alone_does_not_make_a_page_unreadable(tmp_path: Path) -> None:
    """A page nested deeper than any site does is read; one nested to do harm is an error."""
    assert "Text." in read(tmp_path, "<div>" * 100 + "<p>Text.</p>" + "</div>" * 100).text
    with pytest.raises(DamagedError, match="nested"):
        read(tmp_path, "<div>" * 5000 + "<p>Text.</p>" + "</div>" * 5000)


def test_a_link_is_only_a_link_when_nothing_else_is_said() -> None:
    """A sentence that holds a link is a sentence."""
    assert link_only("Bilaga Pdf, 5 MB.", "Bilaga")
    assert not link_only("Bilaga beskriver målen.", "Bilaga")


def test_headings_within_an_unfolded_part_stand_below_what_unfolds_it(tmp_path: Path) -> None:
    """Neighbouring parts are of one rank, whatever the elements of the headings within them say."""
    part = "<details><summary>{}</summary><h3>Mål</h3><p>Text.</p><h4>Mer</h4><p>Text.</p></details>"
    blocks = body(tmp_path, f"<h1>Plan</h1><h2>Områden</h2>{part.format('Hem')}{part.format('Jobb')}<h3>Sist</h3>")
    assert [(block.text, block.level) for block in blocks if block.level] == [
        ("Plan", 1),
        ("Områden", 2),
        ("Hem", 3),
        ("Mål", 4),
        ("Mer", 5),
        ("Jobb", 3),
        ("Mål", 4),
        ("Mer", 5),
        ("Sist", 3),
    ]


def test_buttons_and_tabs_head_what_they_open(tmp_path: Path) -> None:
    """A button or link that unfolds a part is its heading, and so is the tab of a panel; other buttons are no text."""
    blocks = body(
        tmp_path,
        '<h1>Plan</h1><button aria-expanded="false" aria-controls="a">Hem</button><div id="a" hidden><p>Ett.</p></div>'
        '<div><a href="#b" data-bs-toggle="collapse">Jobb</a></div><div id="b"><p>Två.</p></div><button>Skicka</button>'
        '<div role="tablist"><button role="tab" id="t">Skola</button></div>'
        '<div role="tabpanel" aria-labelledby="t" hidden><p>Tre.</p></div>',
    )
    assert [(block.kind.value, block.text) for block in blocks] == [
        ("heading", "Plan"),
        ("heading", "Hem"),
        ("paragraph", "Ett."),
        ("heading", "Jobb"),
        ("paragraph", "Två."),
        ("heading", "Skola"),
        ("paragraph", "Tre."),
    ]


def test_a_bold_line_heads_what_a_line_break_parts_from_it(tmp_path: Path) -> None:
    """Clauses of agreements often have their heading in the paragraph itself."""
    blocks = body(tmp_path, "<h1>Avtal</h1><p><b>§ 1. Parter</b><br>Avtalet sluts mellan två parter.</p>")
    assert [(block.kind.value, block.text) for block in blocks[1:]] == [
        ("heading", "Parter"),
        ("paragraph", "Avtalet sluts mellan två parter."),
    ]


def test_a_list_in_a_cell_has_a_line_for_each_item(tmp_path: Path) -> None:
    """What a cell lists stands on lines of its own."""
    cells = "<td>Första</td><td><ul><li>Barn</li><li>Unga</li></ul></td>"
    table = f"<table><tr><th>Grupp</th><th>Vilka</th></tr><tr>{cells}</tr></table>"
    row = next(block for block in body(tmp_path, table) if block.role != "table_header")
    assert row.cell_text(row.cells[1]) == "Barn\nUnga"
