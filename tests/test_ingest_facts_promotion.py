from __future__ import annotations

from ingest.blocks.model import BlockKind
from ingest.facts.promotion import promote
from tests.blocks_of_text import document


def _kinds(*notations: str) -> list[BlockKind]:
    return [block.kind for block in promote(document(*notations)).blocks]


def test_a_list_without_bullets_is_a_list() -> None:
    """Short paragraphs of one form after a sentence that ends in a colon are its items; the text after them is not."""
    kinds = _kinds("Den primära målgruppen är:", "Nyanlända.", "Asylsökande.", "Gruppen är bred. Den växer varje år.")
    assert kinds == [BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.LIST_ITEM, BlockKind.PARAGRAPH]


def test_a_bare_line_that_names_goals_is_a_heading() -> None:
    """A line such as "Regionala delmål" heads the list after it, however it is printed."""
    assert _kinds("# Arbete", "Regionala delmål", "- Fler jobb.") == [
        BlockKind.HEADING,
        BlockKind.HEADING,
        BlockKind.LIST_ITEM,
    ]


def test_sentences_stay_paragraphs() -> None:
    """A full sentence about goals is no heading, and one paragraph after a colon is no list."""
    assert set(_kinds("Målen följs upp varje år.", "Detta gäller:", "Alla i länet. Alltid.")) == {BlockKind.PARAGRAPH}


def test_texts_and_places_stay_as_they_are() -> None:
    """Taking a paragraph for a heading moves no text."""
    before = document("Prioriterade insatser", "- Mässa", "- Kurs")
    after = promote(before)
    assert after.text == before.text
    assert [block.start for block in after.blocks] == [block.start for block in before.blocks]
