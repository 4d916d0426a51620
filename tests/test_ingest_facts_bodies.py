from __future__ import annotations

import pytest

from ingest.facts.bodies import read_bodies
from ingest.facts.meetings import read_meetings
from ingest.facts.records import Body
from tests.blocks_of_text import reading_of


def _bodies(*notations: str) -> dict[str, Body]:
    return {body.label: body for body in read_bodies(reading_of(*notations))}


def _seats(body: Body, kind: str) -> list[str]:
    return [one.party.name for one in body.memberships if one.kind == kind]


def test_council_has_members_chair_and_meetings() -> None:
    """A council in the chapter on organisation is read with its members, its chair and how often it meets."""
    (council,) = _bodies(
        "# Organisation",
        "Integrationsrådet består av representanter från Arbetsförmedlingen, Region Granvik och länets nio kommuner. "
        "Länsrådet är ordförande. Rådet möts minst två gånger per år.",
    ).values()
    assert (council.label, council.kind, council.min_meetings_per_year) == ("Integrationsrådet", "Council", 2)
    assert _seats(council, "Member") == ["Arbetsförmedlingen", "Region Granvik", "länets nio kommuner"]
    assert _seats(council, "Chair") == ["Länsrådet"]
    assert {one.supports for one in council.evidence} == {None, "minMeetingsPerYear"}
    assert all(one.evidence for one in council.memberships)


@pytest.mark.parametrize(
    "sentence",
    [
        "I Beredningsgruppen sitter Skatteverket och Region Granvik.",
        "Beredningsgruppen har medlemmar från Skatteverket och Region Granvik.",
        "Beredningsgruppen utgörs av företrädare för Skatteverket samt Region Granvik och leds av Skatteverket.",
        "Skatteverket och Region Granvik ingår i Beredningsgruppen.",
    ],
)
def test_members_are_found_in_other_words(sentence: str) -> None:
    """Who sits on a body is read from each usual wording."""
    bodies = _bodies("# Organisation", "Beredningsgruppen bereder frågor.", sentence)
    assert _seats(bodies["Beredningsgruppen"], "Member") == ["Skatteverket", "Region Granvik"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Länsstyrelsen sammankallar till Beredningsgruppen.",
        "Länsstyrelsen är sammankallande.",
        "Beredningsgruppen samordnas av Länsstyrelsen.",
        "Länsstyrelsen kallar till gruppens möten.",
    ],
)
def test_convener_is_found(sentence: str) -> None:
    """Who calls a body together is its convener."""
    bodies = _bodies("# Organisation", "Beredningsgruppen tar fram förslag.", sentence)
    assert _seats(bodies["Beredningsgruppen"], "Convener") == ["Länsstyrelsen i Granviks län"]


def test_heading_and_shorter_words_are_one_body() -> None:
    """A body's heading, its short form and its box in the chart are one body."""
    bodies = _bodies(
        "# Organisation",
        "## Forum för mottagande",
        "Forum leds av landshövdingen och träffas två gånger per år.",
        "[FORUM FÖR MOTTAGANDE]",
    )
    (forum,) = bodies.values()
    assert (_seats(forum, "Chair"), forum.meetings_per_year) == (["landshövdingen"], 2)


def test_group_reports_to_council() -> None:
    """A group that prepares proposals for a council reports to it."""
    bodies = _bodies(
        "# Organisation",
        "Rådet för integration beslutar.",
        "Beredningsgruppen lämnar förslag till Rådet för integration.",
    )
    assert [one.label for one in bodies["Beredningsgruppen"].reports_to] == ["Rådet för integration"]


def test_group_that_has_to_be_formed_does_not_exist_yet() -> None:
    """A group that must first be formed is not established, and a sentence proves it."""
    (group,) = _bodies("# Ansvar och organisation", "För området Boende behöver en ny konstellation skapas.").values()
    assert not group.established
    assert "established" in {one.supports for one in group.evidence}


def test_groups_formed_when_needed_exist() -> None:
    """Working groups that are formed when needed are a standing part of the organisation."""
    (groups,) = _bodies("# Organisation", "Arbetsgrupper bildas vid behov och lämnar förslag.").values()
    assert groups.established


def test_target_groups_and_areas_are_no_bodies() -> None:
    """The words "målgruppen" and "området" end like groups and councils and are none."""
    assert not _bodies("# Organisation", "Målgruppen består av nyanlända.", "Området omfattar tre delar.")


@pytest.mark.parametrize(
    ("text", "number", "least"),
    [
        ("Mötet hålls en gång per år.", 1, False),
        ("Gruppen träffas minst fyra gånger om året.", 4, True),
        ("Nätverket möts varannan månad.", 6, False),
        ("Rådet sammanträder kvartalsvis.", 4, False),
        ("Forumet samlas en gång per termin.", 2, False),
    ],
)
def test_frequency_of_meetings(text: str, number: int, least: bool) -> None:
    """How often a body meets is turned into meetings a year."""
    found = read_meetings(text)
    assert found is not None and (found.number, found.at_least) == (number, least)


def test_other_frequencies_are_no_meetings() -> None:
    """A frequency of something else than meetings is not taken for meetings."""
    assert read_meetings("Strategin revideras vart fjärde år.") is None
