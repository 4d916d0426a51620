"""Focus areas that a document calls by a word of its own and numbers."""

from __future__ import annotations

import pytest

from ingest.facts.area_sections import areas_in
from ingest.facts.focus_areas import read_focus_areas
from ingest.facts.reading import Reading
from ingest.facts.records import FocusArea
from ingest.facts.stated_counts import read_stated_counts
from tests.blocks_of_text import reading_of


def _chapters(word: str, *, between: str = "Mål: Fler mår bra.") -> list[str]:
    names = ("En god start", "Rörelse varje dag", "Trygg ålderdom")
    return [text for n, name in enumerate(names, start=1) for text in (f"## {word} {n}: {name}", between)]


def _areas(*notations: str) -> tuple[Reading, list[FocusArea]]:
    reading = reading_of(*notations)
    reading.add(read_focus_areas(reading))
    return reading, reading.found(FocusArea)


@pytest.mark.parametrize("word", ["Löfte", "Färd", "Hållplats", "Drivkraft", "Stig"])
@pytest.mark.parametrize("between", ["Mål: Fler mår bra.", "Vi ska därför göra följande insatser:"])
def test_numbered_chapters_with_goals_or_actions_are_areas_whatever_their_word(word: str, between: str) -> None:
    """The word need be in no list."""
    _, areas = _areas("# Folkhälsa", *_chapters(word, between=between))
    assert [(area.label, area.called_by) for area in areas] == [
        ("En god start", word.casefold()),
        ("Rörelse varje dag", word.casefold()),
        ("Trygg ålderdom", word.casefold()),
    ]


@pytest.mark.parametrize("word", ["Kapitel", "Bilaga", "Figur", "Delmål", "Åtgärd", "Arbetsgrupp", "Princip"])
def test_words_for_parts_goals_and_bodies_number_no_areas(word: str) -> None:
    """What is numbered so is something else, and so are chapters without a goal or action."""
    assert not _areas("# Folkhälsa", *_chapters(word))[1]
    assert not _areas("# Folkhälsa", *_chapters("Färd", between="Länet är stort."))[1]


def test_a_title_with_the_word_and_a_preposition_is_no_first_area() -> None:
    """The "i" of "Folkhälsolöftet i Granviks län" is no Roman number."""
    _, areas = _areas("# Folkhälsolöftet i Granviks län", *_chapters("Löfte"))
    assert [area.position for area in areas] == [1, 2, 3]


def test_the_own_word_counts_numbers_and_leaves_open() -> None:
    """Counts, references and statements about who answers use the document's word with a number."""
    reading, areas = _areas(
        "# Folkhälsa",
        "Parterna ger varandra tre löften.",
        *_chapters("Löfte"),
        "# Ansvar",
        "För insatserna i löfte 2 har ingen part ännu tagit på sig samordningen.",
    )
    assert [area.stated_unassigned for area in areas] == [False, True, False]
    assert [(one.number, one.count_of) for one in read_stated_counts(reading)] == [(3, "FocusArea")]
    assert areas_in("Gruppen tar hand om löfte 3.", areas) == [areas[2]]
