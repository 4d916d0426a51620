"""Sections, paths of headings and what leads a list in."""

from __future__ import annotations

from ingest.blocks.export import as_markdown, block_rows
from ingest.blocks.model import Block, BlockKind, ReadDocument, assemble
from ingest.blocks.outline import lead_in, outline, walk

BLOCKS = assemble(
    [
        Block(BlockKind.FURNITURE, "Strategi för länet", 1, role="header"),
        Block(BlockKind.HEADING, "Mål", 1, level=1, number="2"),
        Block(BlockKind.PARAGRAPH, "Vi har två mål:", 1),
        Block(BlockKind.LIST_ITEM, "fler i arbete", 1, marker="•"),
        Block(BlockKind.LIST_ITEM, "genom praktik", 1, marker="–", depth=2),
        Block(BlockKind.FOOTNOTE, "Se bilagan.", 1, number="1"),
        Block(BlockKind.LIST_ITEM, "bättre hälsa", 2, marker="•"),
        Block(BlockKind.HEADING, "Fakta", 2, level=1, frame=1),
        Block(BlockKind.BOX, "Länet har nio kommuner.", 2, frame=1),
        Block(BlockKind.PARAGRAPH, "Målen gäller till 2027.", 2),
        Block(BlockKind.HEADING, "Delmål", 2, level=2),
        Block(BlockKind.PARAGRAPH, "Delmålen följs upp.", 2),
    ]
)
DOCUMENT = ReadDocument("a.pdf", "application/pdf", "0" * 64, BLOCKS, ((595.0, 842.0),) * 2)


def test_section_goes_on_after_a_box_with_a_heading() -> None:
    """A heading within a box holds its box only."""
    paths = {block.text: path for path, block in walk(outline(DOCUMENT))}
    assert paths["Länet har nio kommuner."] == ("Mål", "Fakta")
    assert paths["Målen gäller till 2027."] == ("Mål",)
    assert paths["Delmålen följs upp."] == ("Mål", "Delmål")


def test_walk_gives_each_block_of_the_body_once() -> None:
    """Furniture is in no section, and nothing else is lost or turned around."""
    sections = [block for _, block in walk(outline(DOCUMENT))]
    assert len(sections) == len(BLOCKS) - 1
    assert {block.start for block in sections} == {block.start for block in DOCUMENT.body()}


def test_item_is_led_in_by_its_sentence() -> None:
    """A list's items belong to the sentence before them, over notes and pages; a nested one to the item above."""
    by_text = {block.text: block for block in BLOCKS}
    assert lead_in(DOCUMENT, by_text["bättre hälsa"]) == by_text["Vi har två mål:"]
    assert lead_in(DOCUMENT, by_text["genom praktik"]) == by_text["fler i arbete"]
    assert lead_in(DOCUMENT, by_text["Mål"]) is None


def test_rows_say_what_is_known_of_a_block() -> None:
    """Each block is a row with its page and type; markers and levels where there are any."""
    rows = list(block_rows(DOCUMENT))
    assert [row["type"] for row in rows[:3]] == ["furniture", "heading", "paragraph"]
    assert rows[4]["marker"] == "–"
    assert rows[4]["depth"] == 2


def test_markdown_leaves_furniture_out() -> None:
    """The Markdown has headings with their numbers, nested lists and boxes as quotations."""
    text = as_markdown(DOCUMENT)
    assert "## 2 Mål" in text
    assert "  - genom praktik" in text
    assert "> Länet har nio kommuner." in text
    assert "Strategi för länet" not in text
