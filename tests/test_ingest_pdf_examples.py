"""What a reader of the example documents sees: headings, lists, tables, notes, boxes, in their order."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from ingest.blocks.model import Block, BlockKind, ReadDocument
from ingest.blocks.outline import outline, walk
from ingest.pdf.reader import read_pdf

DOCUMENTS = Path(__file__).parent / "documents"


@cache
def read(name: str) -> ReadDocument:
    return read_pdf(DOCUMENTS / f"{name}.pdf")


def blocks(name: str, kind: BlockKind) -> list[Block]:
    return [block for block in read(name).blocks if block.kind is kind]


def starting(name: str, text: str) -> Block:
    return next(block for block in read(name).body() if block.text.startswith(text))


def test_table_over_two_pages_is_one_and_has_its_header_once() -> None:
    """Rows of the second page belong to the table of the first, and each cell knows the header above it."""
    rows = blocks("alvmark-handlingsplan-2025", BlockKind.TABLE)
    assert {row.table for row in rows} == {1}
    assert {row.page for row in rows} == {1, 2}
    assert [row.role for row in rows].count("table_header") == 1
    last = rows[-1]
    assert {cell.header for cell in last.cells} >= {"Insats", "Ansvarig", "Tidplan"}


@pytest.mark.parametrize("table", [1, 2, 3, 4])
def test_tables_with_few_rules_or_none_have_rows_and_headers(table: int) -> None:
    """A table that only alignment and a tinted header make is read row by row."""
    rows = [row for row in blocks("vindlinge-atgardsprogram", BlockKind.TABLE) if row.table == table]
    header = [row for row in rows if row.role == "table_header"]
    assert [header[0].cell_text(cell) for cell in header[0].cells][:3] == ["Mål", "Åtgärd", "Ansvarig"]
    assert all("Åtgärd" in {cell.header for cell in row.cells} for row in rows if not row.role)


def test_clauses_have_their_numbers_and_nested_items_their_depth() -> None:
    """Numbered clauses keep their numbers; lettered items below them are one level deeper."""
    items = blocks("hallavad-overenskommelse", BlockKind.LIST_ITEM)
    clause = next(item for item in items if item.marker == "3.1")
    inner = next(item for item in items if item.marker == "a)")
    assert (clause.depth, inner.depth) == (1, 2)
    assert [h.number for h in blocks("hallavad-overenskommelse", BlockKind.HEADING) if h.number][:2] == ["§ 1", "§ 2"]


def test_letters_set_apart_are_words() -> None:
    """Letter-spaced capitals are read as the words they are."""
    assert any("AVTALSPERIOD" in block.text for block in read("hallavad-overenskommelse").body())


def test_footnotes_are_apart_and_their_marks_out_of_the_text() -> None:
    """A note has its number, and the text that bears its mark remembers where."""
    notes = blocks("tjarnebo-strategi", BlockKind.FOOTNOTE)
    assert [note.number for note in notes] == [str(n) for n in range(1, len(notes) + 1)]
    marks = [mark for block in read("tjarnebo-strategi").body() for _, mark in block.notes]
    assert marks == [note.number for note in notes]


def test_sentence_goes_on_over_the_foot_of_a_page() -> None:
    """A paragraph that a page break cuts is one block with boxes on both pages."""
    broken = [block for block in read("tjarnebo-strategi").body() if len({p.box.page for p in block.pieces}) > 1]
    assert broken
    assert all(block.text[-1] in ".!?" for block in broken)


def test_definitions_in_a_box_are_blocks_of_their_own() -> None:
    """Each term of a tinted box stands with its explanation, all in one frame."""
    definitions = blocks("granvik-strategi", BlockKind.DEFINITION)
    assert len(definitions) == 4
    assert len({block.frame for block in definitions}) == 1
    assert definitions[0].text.startswith("Nyanländ\n")


def test_signatures_hold_name_and_organisation() -> None:
    """What stands below a line to sign on is one block, the name first."""
    signed = [block for block in read("sjoboda-overenskommelse").body() if block.role == "signature"]
    assert len(signed) > 5
    assert all(block.text.count("\n") == 1 for block in signed)


def test_leaflet_is_read_from_its_cover_to_its_back() -> None:
    """Panels of a folded sheet come in the order in which they are unfolded, the back last."""
    pages = [block.page for block in read("lansstyrelserna-uppdrag").body()]
    assert pages[0] == 1
    assert pages[-1] == 1
    assert 2 in pages


def test_running_heads_and_page_numbers_are_furniture() -> None:
    """No page number or running head stands among the text."""
    assert not [b for b in read("sjoboda-overenskommelse").body() if b.text.isdigit()]
    roles = {block.role for block in blocks("sjoboda-overenskommelse", BlockKind.FURNITURE)}
    assert {"header", "watermark"} <= roles


def test_contents_are_furniture() -> None:
    """The table of contents is kept out of the text that facts are read from."""
    contents = [block for block in blocks("alvmark-strategi-2023", BlockKind.FURNITURE) if block.role == "toc"]
    assert contents[0].text == "Innehåll"
    assert len(contents) > 10


def test_sections_nest_by_the_look_of_their_headings() -> None:
    """A block knows the headings above it, the chapter first."""
    paths = {block.text[:30]: path for path, block in walk(outline(read("sjoboda-overenskommelse")))}
    path = next(path for text, path in paths.items() if text.startswith("Anordna boskolor"))
    assert path == ("BOSTAD OCH NÄRMILJÖ", "Samverkansområden")


def test_hyphens_at_line_ends_are_undone_with_sense() -> None:
    """A broken word is whole again, and a suspended compound keeps its hyphen."""
    text = read("granvik-strategi").text
    assert "- " not in text.replace("och ", "").split("in- och")[0][:2000]
    assert "in- och utflyttning" in text
