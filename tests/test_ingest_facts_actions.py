from __future__ import annotations

from datetime import date

import pytest

from ingest.facts.actions import read_actions
from ingest.facts.assignments import read_assignments
from ingest.facts.focus_areas import read_focus_areas
from ingest.facts.goals import read_goals
from ingest.facts.records import Action
from tests.blocks_of_text import reading_of

AREAS = ("Strategin har två fokusområden: arbete och hälsa.",)


def _actions(*notations: str) -> list[Action]:
    reading = reading_of(*notations)
    reading.add(list(read_focus_areas(reading)))
    reading.add(list(read_goals(reading)))
    return list(read_actions(reading))


def test_a_word_for_areas_names_actions_where_it_stands_within_an_area() -> None:
    """Items under "Samverkansområden" in an area's chapter are actions, counted anew in each area."""
    actions = _actions(
        *AREAS,
        "# ARBETE",
        "## Samverkansområden",
        "1. Utveckla praktik.",
        "2. Samordna vägledning.",
        "# HÄLSA",
        "## Samverkansområden",
        "1. Ordna kurser.",
    )
    assert [
        (action.focus_area.label, action.position, action.called_by) for action in actions if action.focus_area
    ] == [
        ("Arbete", 1, "samverkansområde"),
        ("Arbete", 2, "samverkansområde"),
        ("Hälsa", 1, "samverkansområde"),
    ]


def test_a_plans_table_gives_actions_with_goal_and_time() -> None:
    """A row gives the action, the goal that it serves, and the days that its time means."""
    rows = (
        "| Mål | Insats | Ansvarig | Tidplan |",
        "| Fler har ett jobb | Ordna en mässa | Region Granvik | 2025–2026 |",
        "| | Starta kurser | Kommunen | 30 juni 2026 |",
    )
    first, second = _actions("# Plan", *rows)
    assert (first.starts, first.by, first.time_as_written) == (date(2025, 1, 1), date(2026, 12, 31), "2025–2026")
    assert (second.starts, second.by) == (None, date(2026, 6, 30))
    assert [action.goal.text for action in (first, second) if action.goal] == ["Fler har ett jobb"] * 2


def test_a_row_that_names_nobody_is_unassigned_with_the_row_as_evidence() -> None:
    """An empty cell or "utses senare" under Ansvarig is told, with the words of the row."""
    rows = (
        "| Insats | Ansvarig | Tidplan |",
        "| Ordna en mässa | Utses senare | 2025 |",
        "| Starta kurser | | 2026 |",
        "| Skriva rapport | Kommunen | 2026 |",
    )
    actions = _actions("# Plan", *rows)
    assert [action.stated_unassigned for action in actions] == [True, True, False]
    assert "2026" in actions[1].evidence[-1].quote
    assert actions[1].evidence[-1].supports == "statedUnassigned"


def test_bullets_of_duties_outside_the_areas_are_no_actions() -> None:
    """What a party in an annex offers in the way of "insatser" is left to the duties."""
    assert _actions(*AREAS, "# Arbete", "Text.", "# Bilaga: Parternas insatser för länet", "- Erbjuder kurser.") == []


def test_actions_under_a_goals_heading_serve_that_goal() -> None:
    """Bullets under "Mål 1: ..." and its heading for actions point to the goal."""
    (action,) = _actions("# Mål 1: Fler ska ha ett jobb", "## Åtgärder", "- Ordna en mässa.")
    assert action.goal is not None
    assert action.goal.text == "Fler ska ha ett jobb"


def test_heading_of_an_action_with_its_responsible_line() -> None:
    """A heading "Insats 1: ..." is an action, and what stands under it tells more about it; a bare plural is none."""
    actions = _actions(
        "# Insatser",
        "## Insats 1: Språkvän",
        "- Ideella par möts varje vecka.",
        "Ansvarig: Region Granvik",
        "## 2.2 Åtgärd: Öppen förskola",
        "Ansvarig: Hedsjö kommun",
        "## Åtgärder: skola och arbete",
    )
    assert [(action.text, action.called_by, action.position) for action in actions] == [
        ("Språkvän", "insats", 1),
        ("Öppen förskola", "åtgärd", 2),
    ]


def test_a_lead_in_in_the_first_person_lists_actions_within_an_area() -> None:
    """A lead-in "Detta gör vi" within an area lists the area's actions; outside the areas it does not."""
    actions = _actions(
        *AREAS,
        "# Arbete",
        "Mål 1: Fler ska ha ett jobb.",
        "Detta gör vi:",
        "- bygger cykelvägar till industriområdet,",
        "- öppnar verkstäder på kvällarna.",
        "# Hälsa",
        "## På gång",
        "- Nya vandringsleder.",
        "# Om oss",
        "Detta gör vi:",
        "- svarar på frågor.",
    )
    assert [(action.focus_area.label, action.text) for action in actions if action.focus_area] == [
        ("Arbete", "bygger cykelvägar till industriområdet,"),
        ("Arbete", "öppnar verkstäder på kvällarna."),
        ("Hälsa", "Nya vandringsleder."),
    ]
    assert len(actions) == 3


def test_sentences_listed_behind_the_text_of_areas() -> None:
    """Items that are sentences are actions where a document calls nothing so and each area's text ends in them."""
    actions = _actions(
        *AREAS, "# ARBETE", "Det finns jobb.", "- Kurser hålls i varje kommun.", "- Granviks folkhögskola visar hur.",
        "# HÄLSA", "Många väntar.", "- Öppna mottagningar på kvällstid.",
    )  # fmt: skip
    assert [one.text for one in actions] == [
        "Kurser hålls i varje kommun.", "Granviks folkhögskola visar hur.", "Öppna mottagningar på kvällstid.",
    ]  # fmt: skip


def test_who_answers_behind_an_action() -> None:
    """The labels behind an action in its list item are no part of it."""
    (action,) = _actions(
        *AREAS,
        "# ARBETE",
        "## Så går vi vidare",
        "- Jobbdagar i varje kommun. Ansvarig: Region Granvik. Medverkar: LRF.",
    )
    assert action.text == "Jobbdagar i varje kommun."


CARDS = (
    *AREAS,
    "# ARBETE",
    "## Paket 1",
    "Öppna fem verkstäder i samarbete med länets företag.",
    "Ansvarar Region Granvik Deltar länets kommuner, Röda Korset",
    "Ordna en mässa varje vår. Ansvarar Granviks kommun",
    "Starta kurser i hållbart byggande.",
    "Ansvarar ej fördelat",
    "# HÄLSA",
    "Vården är en stor arbetsgivare. Den leds från tre orter.",
)


def test_cards_with_labels_for_who_answers_are_actions() -> None:
    """A sentence with a label and names below it, or behind it, is an action; nobody's is told to be so."""
    actions = _actions(*CARDS)
    assert [(action.text, action.stated_unassigned) for action in actions] == [
        ("Öppna fem verkstäder i samarbete med länets företag.", False),
        ("Ordna en mässa varje vår.", False),
        ("Starta kurser i hållbart byggande.", True),
    ]
    assert {action.focus_area.label for action in actions if action.focus_area} == {"Arbete"}


def test_labels_without_a_colon_tell_who_answers_for_the_action_above() -> None:
    """Each name behind a label has the action of its card as duty, and what no label names is nobody's."""
    reading = reading_of(*CARDS)
    reading.add(list(read_focus_areas(reading)))
    reading.add(list(read_actions(reading)))
    duties = [(duty.actors[0].name, duty.text, duty.involvement) for duty in read_assignments(reading)]
    assert ("Region Granvik", "Öppna fem verkstäder i samarbete med länets företag.", "Answers") in duties
    assert ("Granviks kommun", "Ordna en mässa varje vår.", "Answers") in duties
    assert not any(text.startswith("Starta kurser") for _, text, _ in duties)


def test_a_sentence_that_begins_like_a_label_is_none() -> None:
    """Words behind it that are no names, as in "Ansvarar för ...", make it running text."""
    reading = reading_of("# Arbete", "Öppna kök i fler orter.", "Ansvarar för detta gör Region Granvik.")
    assert not list(read_assignments(reading))


@pytest.mark.parametrize(
    "heading",
    [
        "Det här ska göras",
        "Detta behöver hända",
        "Vad ska göras?",
        "Allt detta ska påbörjas under perioden",
        "Följande måste ske",
    ],
)
def test_headings_that_say_what_is_to_be_done(heading: str) -> None:
    """The items under such a heading in an area's chapter are actions, by whatever verb it says so."""
    found = _actions(*AREAS, "# ARBETE", f"## {heading}", "- Ordna praktik.", "- Bjud in byalagen.", "# HÄLSA", "Mer.")
    assert [action.text for action in found] == ["Ordna praktik.", "Bjud in byalagen."]


def test_a_chapter_on_how_one_works_is_no_part_of_the_area_before_it() -> None:
    """Its items are principles of the whole, where it stands beside the areas; within one they may be its actions."""
    chapters = (*AREAS, "# ARBETE", "Text.", "# HÄLSA", "## Insatser", "- Ordna promenader.")
    rules = ("- Vi frågar först.", "- Vi delar med oss.")
    assert [one.text for one in _actions(*chapters, "# Så här arbetar vi", *rules)] == ["Ordna promenader."]
    assert [one.text for one in _actions(*chapters, "## Så går vi till verket", *rules)][1:] == [
        "Vi frågar först.",
        "Vi delar med oss.",
    ]
