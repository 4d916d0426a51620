from __future__ import annotations

import pytest

from ingest.facts.abbreviations import short_names
from ingest.facts.parties import Parties
from tests.blocks_of_text import reading_of


@pytest.mark.parametrize(
    "notations",
    [
        ("| Förkortning | Part |", "| GMV | Granviks museiverk |", "| KSN | Kustens samordningsnämnd |"),
        (
            "| Part | Kortnamn | Part | Kortnamn |",
            "| Granviks museiverk | GMV | Kustens samordningsnämnd | KSN |",
        ),
        ("# Förkortningar", "- GMV – Granviks museiverk", "- KSN: Kustens samordningsnämnd"),
        ("# Förkortningar", "GMV = Granviks museiverk, KSN = Kustens samordningsnämnd"),
    ],
)
def test_a_document_explains_its_short_names(notations: tuple[str, ...]) -> None:
    """Short names stand in a table, whichever column comes first, or in a list or line under a heading for them."""
    assert short_names(reading_of(*notations)) == {"GMV": "Granviks museiverk", "KSN": "Kustens samordningsnämnd"}


@pytest.mark.parametrize(
    "text", ["Länsstyrelsen i Granviks län (LST) samordnar.", "Länsstyrelsen i Granviks län (nedan LST) samordnar."]
)
def test_a_short_name_in_brackets_stands_for_the_name_before_it(text: str) -> None:
    """What follows a name in brackets is its short name."""
    assert short_names(reading_of(text)) == {"LST": "Länsstyrelsen i Granviks län"}


def test_a_short_name_means_its_organisation_everywhere() -> None:
    """A cell or sentence that gives the short name means the organisation; a longer name that holds it does not."""
    reading = reading_of("| Förkortning | Part |", "| GMV | Granviks museiverk |", "GMV leder. Arkiv GMV-Norr hjälper.")
    parties = Parties(reading)
    assert parties.named("GMV").name == "Granviks museiverk"
    assert [one.name for one in parties.mentions("GMV:s arkiv och GMV-Norr")] == ["Granviks museiverk"]
