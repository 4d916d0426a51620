"""Who signs an agreement for whom, in whichever layout."""

from __future__ import annotations

import pytest

from ingest.facts.signatures import read_signatures
from tests.blocks_of_text import about, reading_of

_SIGNED = [("Anna Berg", "Region Granvik"), ("Olle von Strand", "Hedsjö kommun")]


def _signatures(*notations: str) -> list[tuple[str, str]]:
    reading = reading_of(*notations, described=about("Överenskommelse om folkhälsa", "Agreement"))
    return [(one.person, one.party.name) for one in read_signatures(reading)]


@pytest.mark.parametrize(
    "notations",
    [
        ("Region Granvik", "Anna Berg", "regiondirektör", "Hedsjö kommun", "Olle von Strand"),
        ("Anna Berg, regiondirektör, Region Granvik", "Olle von Strand, Hedsjö kommun"),
        ("- Region Granvik: Anna Berg, regiondirektör", "- Hedsjö kommun: Olle von Strand"),
        ("Region Granvik genom direktören Anna Berg", "Hedsjö kommun, företrädd av Olle von Strand"),
        ("Anna Berg (Region Granvik)", "Olle von Strand (Hedsjö kommun)"),
        ("| Part | Företrädare |", "| Region Granvik | Anna Berg |", "| Hedsjö kommun | Olle von Strand, vd |"),
        (
            "| Namn | Titel | Organisation |",
            "| Anna Berg | direktör | Region Granvik |",
            "| Olle von Strand | ordförande | Hedsjö kommun |",
        ),
    ],
)
def test_signatures_in_each_layout(notations: tuple[str, ...]) -> None:
    """Under a heading for signatures: in lines in turn, in one line, in a list, in the rows of a table."""
    assert _signatures("# Vilka har skrivit under?", *notations) == _SIGNED


def test_rows_keep_who_no_register_knows_apart() -> None:
    """A party without a telling name does not shift the persons of the rows below it."""
    assert _signatures(
        "# Underskrifter",
        "| Part | Företrädare |",
        "| Väva samman | Anna Berg |",
        "| Hedsjö kommun | Olle Strand |",
    ) == [("Anna Berg", "Väva samman"), ("Olle Strand", "Hedsjö kommun")]


def test_party_behind_for_needs_no_telling_name() -> None:
    """The word "För" before a name makes it the party of the person below."""
    assert _signatures("# Underskrifter", "För Väva samman", "Anna Berg", "För Hedsjö kommun", "Olle Strand") == [
        ("Anna Berg", "Väva samman"),
        ("Olle Strand", "Hedsjö kommun"),
    ]


def test_sentence_tells_who_has_signed() -> None:
    """Who signed is read from running text too."""
    text = "Avtalet har undertecknats av Anna Berg för Region Granvik och Olle von Strand för Hedsjö kommun."
    assert _signatures("# Slutord", text) == _SIGNED


def test_contacts_sign_nothing() -> None:
    """A table of whom to ask is none of signatures."""
    assert not _signatures("# Kontakt", "| Organisation | Namn |", "| Region Granvik | Anna Berg |")
