from __future__ import annotations

import pytest

from ingest.facts.unassigned import find_unassigned, names_nobody
from tests.blocks_of_text import reading_of


@pytest.mark.parametrize(
    "sentence",
    [
        "För området Boende behöver en ny konstellation skapas.",
        "Ansvarig grupp för Boende saknas.",
        "Vem som ansvarar är ännu inte beslutat.",
        "Ingen part har ännu utsetts för språkfrågorna.",
        "Ansvarig för mål 3 utses senare.",
        "Det återstår att utse en grupp för kulturen.",
    ],
)
def test_sentences_that_leave_the_question_open_are_found(sentence: str) -> None:
    """A statement that nobody is responsible yet is evidence with its own property."""
    (found,) = find_unassigned(reading_of("# Organisation", sentence))
    assert found.evidence.supports == "statedUnassigned"


@pytest.mark.parametrize(
    "sentence",
    [
        "Arbetsgrupper tillsätts av rådet vid behov.",
        "Beredningsgruppen utser sammankallande.",
        "Kommunerna ansvarar för bosättningen.",
    ],
)
def test_sentences_that_name_who_decides_are_not(sentence: str) -> None:
    """Who appoints groups or answers for something is no open question."""
    assert find_unassigned(reading_of("# Organisation", sentence)) == []


def test_cells_that_name_nobody_are_known() -> None:
    """Words such as "ej utsedd" in the column of who answers name nobody."""
    assert [names_nobody(text) for text in ("Ej utsedd", "Utses senare", "?", "Region Granvik")] == [
        True,
        True,
        True,
        False,
    ]
