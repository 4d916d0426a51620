from __future__ import annotations

import pytest

from ingest.facts.target_group_phrases import people_named
from ingest.facts.target_groups import read_target_groups
from tests.blocks_of_text import reading_of


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Mest omsorg ägnas åt pensionärer utan bil.", "pensionärer utan bil"),
        ("Texten är skriven med tanke på lärare och rektorer i små byar.", "lärare och rektorer i små byar"),
        ("Den tredje är ungdomar som har lämnat skolan.", "ungdomar som har lämnat skolan"),
        ("Den som läser är ofta företagare i kustbandet.", None),
        ("Ytterst öborna själva.", "öborna själva"),
        ("Det spelar ingen roll hur länge familjerna har bott här.", None),
        ("Planen behandlar vägar och broar.", None),
    ],
)
def test_the_people_of_a_sentence_are_named_whatever_its_verb(sentence: str, expected: str | None) -> None:
    """The syntax tells who is meant; a sentence that denies, or names no people, names nobody."""
    span = people_named(sentence)
    assert (sentence[slice(*span)] if span else None) == expected


@pytest.mark.parametrize(
    "heading", ["Vem har nytta av planen?", "Planens läsare", "Grupper", "Personkrets", "Vilka menar vi?"]
)
def test_a_brief_part_on_whom_a_plan_is_for_names_groups(heading: str) -> None:
    """Headings ask for people in many ways; the first group is the primary one."""
    groups = read_target_groups(
        reading_of(f"# {heading}", "Tyngdpunkten ligger på pensionärer utan bil. Indirekt nås deras föräldrar.")
    )
    assert [(group.rank, group.label) for group in groups] == [
        ("Primary", "pensionärer utan bil"),
        ("Secondary", "deras föräldrar"),
    ]


@pytest.mark.parametrize("heading", ["Vem gör vad?", "Vilka ansvarar för planen?", "Vem tar vilken uppgift?"])
def test_headings_that_ask_who_acts_ask_for_no_group(heading: str) -> None:
    """Who does something is no target group."""
    assert not list(read_target_groups(reading_of(f"# {heading}", "Rektorer i små byar leder arbetet.")))


def test_a_list_under_such_a_heading_has_groups() -> None:
    """The items need no lead-in."""
    groups = read_target_groups(
        reading_of("# Grupper som planen handlar om", "- fiskare", "- torpare och backstugusittare")
    )
    assert [group.label for group in groups] == ["fiskare", "torpare och backstugusittare"]
