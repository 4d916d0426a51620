"""The numbers of things that a document states."""

from __future__ import annotations

import pytest

from ingest.facts.actions import read_actions
from ingest.facts.focus_areas import read_focus_areas
from ingest.facts.records import Action
from ingest.facts.stated_counts import read_stated_counts
from tests.blocks_of_text import about, reading_of


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Strategin har fem strategiska fokusområden.", [(5, "FocusArea")]),
        ("Planen innehåller 24 åtgärder inom sex målområden.", [(24, "Action"), (6, "FocusArea")]),
        ("nio regionala delmål", [(9, "SubGoal")]),
        ("Programmet har fyra strategiska mål.", [(4, "StrategicGoal")]),
        ("länets tolv kommuner", [(12, "Municipality")]),
        ("Överenskommelsen har 14 undertecknande parter.", [(14, "Partnership")]),
        ("25 organisationer har skrivit under överenskommelsen.", [(25, "Partnership")]),
        ("Organisationen består av fem grupper.", [(5, "Body")]),
        ("Strategin bidrar till sju av målen i Agenda 2030.", [(7, "SdgGoal")]),
        ("Agenda 2030 har 17 globala mål.", [(17, "OtherThing")]),
        ("sex jämställdhetspolitiska delmål", [(6, "OtherThing")]),
        ("Därför kan tre målgrupper identifieras:", [(3, "OtherThing")]),
        ("Av de nationella delmålen är fyra viktiga här.", [(4, "OtherThing")]),
    ],
)
def test_counts(text: str, counts: list[tuple[int, str]]) -> None:
    """A number in front of a thing that documents are made of counts these things."""
    assert [(one.number, one.count_of) for one in read_stated_counts(reading_of(text))] == counts


@pytest.mark.parametrize(
    "text",
    [
        "Strategin gäller 2020–2025 och kostar 3 miljoner kronor.",
        "Andelen ska öka med 10 procent på fem år.",
        "Två av tre nyanlända har arbete.",
        "Mötet hålls fyra gånger per år.",
        "Det tredje målet gäller hälsa.",
        "Till varje område hör två till tre mål.",
        "Arbetet kopplas till de fyra perspektiven och till planen.",
    ],
)
def test_no_counts(text: str) -> None:
    """Money, years, shares, frequencies, ordinals, ranges and references back count nothing."""
    assert read_stated_counts(reading_of(text)) == []


def test_number_of_a_heading() -> None:
    """The number printed before a heading counts nothing; a number word in it does."""
    assert read_stated_counts(reading_of("# 6 Fokusområden")) == []
    assert [one.number for one in read_stated_counts(reading_of("# Fem fokusområden"))] == [5]


def test_once_a_number_and_thing() -> None:
    """The same number of the same thing is one fact with all its places; another number is another fact."""
    found = read_stated_counts(
        reading_of("Vi har fem fokusområden.", "De fem områdena hör ihop.", "Alla fyra fokusområden följs upp.")
    )
    assert [(one.number, len(one.evidence)) for one in found] == [(5, 2), (4, 1)]


def test_word_for_two_things() -> None:
    """A word that may name areas or actions counts that of which as many were found."""
    reading = reading_of("Vi har två samverkansområden.", "- Språk", "- Arbete")
    reading.add(Action(text=block.text, evidence=(reading.block_evidence(block),)) for block in reading.blocks[1:])
    assert [one.count_of for one in read_stated_counts(reading)] == ["Action"]


def test_counts_of_another_document() -> None:
    """What a web page counts stands in the strategy that it tells about."""
    reading = reading_of("Överenskommelsen har nio delmål.", described=about("Integration", "WebPage"))
    assert [one.other_document for one in read_stated_counts(reading)] == [True]


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("Länet har omkring 2 300 föreningar.", []),
        ("I länet finns 2 300 föreningar.", []),
        ("Vi möter våra 140 medlemsföreningar.", [140]),
        ("Planen bärs av 30 organisationer.", [30]),
    ],
)
def test_statistics_are_no_counts_of_the_document(sentence: str, numbers: list[int]) -> None:
    """An estimate, or how many of a thing society has, is of no list of the document."""
    assert [one.number for one in read_stated_counts(reading_of(sentence))] == numbers


def test_some_goals_among_those_of_the_agenda() -> None:
    """A document may choose some "bland de 17 globala målen": these are goals of the 2030 Agenda too."""
    found = read_stated_counts(reading_of("Bland de 17 globala målen är det fyra mål som planen bidrar till."))
    assert ("SdgGoal", 4) in [(one.count_of, one.number) for one in found]


def test_a_word_of_other_uses_counts_what_was_found_in_that_number() -> None:
    """What is called "strategier" counts actions where the document has as many, and else nothing."""
    for number, counted in (("Två", ["Action"]), ("Tre", [])):
        reading = reading_of(
            f"{number} strategier hör till området.", "## Fokusområde 1: Hem", "### Strategier", "- Låna ut lokaler.",
            "- Ordna möten.", "## Fokusområde 2: Jobb", "Text.",
        )  # fmt: skip
        for read in (read_focus_areas, read_actions):
            reading.add(list(read(reading)))
        assert [one.count_of for one in read_stated_counts(reading)] == counted


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("# 18 parter står bakom", [(18, "Partnership")]),
        ("# 6 Fokusområden", []),
        ("Sjutton organisationer är parter; av dem är sju kommuner.", [(17, "Partnership"), (7, "Municipality")]),
        ("Det är sammanlagt 23 parter.", [(23, "Partnership")]),
        ("Fyra grundsatser har vuxit fram.", [(4, "OtherThing")]),
    ],
)
def test_counts_of_those_behind_a_document(text: str, counts: list[tuple[int, str]]) -> None:
    """How many stand behind a document is told in headings, in all, and by what part of them are municipalities."""
    assert [(one.number, one.count_of) for one in read_stated_counts(reading_of(text))] == counts


def test_numbers_in_large_type() -> None:
    """A tile of a number and a part of the document counts; a statistic in a picture does not."""
    found = read_stated_counts(
        reading_of(
            "# Planen i korthet",
            "[3 fokusområden]",
            "[12 åtgärder]",
            "[4 200 unga]",
            "[Andel av 8 kommuner i länet 2024]",
        )
    )
    assert [(one.number, one.count_of) for one in found] == [(3, "FocusArea"), (12, "Action")]


def test_organisations_that_are_with_it() -> None:
    """Organisations are counted where a sentence says that they take part."""
    found = read_stated_counts(reading_of("# Vilka är med?", "De här åtta organisationerna är med i arbetet."))
    assert [(one.number, one.count_of) for one in found] == [(8, "Partnership")]
