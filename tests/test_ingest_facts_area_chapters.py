from __future__ import annotations

import pytest

from ingest.facts.actions import read_actions
from ingest.facts.focus_areas import read_focus_areas
from ingest.facts.goals import read_goals
from ingest.facts.reading import Reading
from tests.blocks_of_text import reading_of


def _read(*notations: str) -> Reading:
    reading = reading_of("# Plan för Granviks län", *notations)
    for read in (read_focus_areas, read_goals, read_actions):
        reading.add(list(read(reading)))
    return reading


def _goals(reading: Reading) -> list[tuple[str | None, str]]:
    return [(goal.focus_area.label if goal.focus_area else None, goal.text) for goal in read_goals(reading)]


def _actions(reading: Reading) -> list[tuple[str | None, str]]:
    return [(action.focus_area.label if action.focus_area else None, action.text) for action in read_actions(reading)]


def test_what_opens_short_chapters_is_wanted_and_what_is_made_after_it_is_done() -> None:
    """Neither has a word for it; who answers, and that nobody does, is no part of either."""
    reading = _read(
        "## Fokusområden",
        "### Byskolan",
        "Varje by har en lärare. En kurs för vikarier startas. Region Granvik håller i kursen.",
        "### Grannen",
        "Ingen är ensam på julafton. Ansvarig för området är inte utsedd.",
    )
    assert _goals(reading) == [("Byskolan", "Varje by har en lärare."), ("Grannen", "Ingen är ensam på julafton.")]
    assert _actions(reading) == [("Byskolan", "En kurs för vikarier startas.")]


@pytest.mark.parametrize(
    ("first", "second"), [("Drömmen", "Knuffen"), ("Läget 2031", "Konkret"), ("Hit tar vi oss", "Med dessa medel")]
)
def test_shared_labels_part_what_is_wanted_from_what_is_done(first: str, second: str) -> None:
    """The first label that the chapters share has the goals, the next one the actions, one by one."""
    reading = _read(
        "## Fokusområden",
        "### Byskolan",
        f"{first}: Varje by har en lärare.",
        f"{second}: språkbad i skogen, läxhjälp och lovskola.",
        "### Grannen",
        f"{first}: Ingen är ensam på julafton.",
        f"{second}: öppet hus i bygdegården.",
    )
    assert [text for _, text in _goals(reading)] == ["Varje by har en lärare.", "Ingen är ensam på julafton."]
    assert _actions(reading) == [
        ("Byskolan", "språkbad i skogen"),
        ("Byskolan", "läxhjälp"),
        ("Byskolan", "lovskola"),
        ("Grannen", "öppet hus i bygdegården."),
    ]


def test_a_question_is_a_label_too() -> None:
    """A question leads in what follows it."""
    reading = _read(
        "## Fokusområden",
        "### Byskolan",
        "Vad blir annorlunda? Varje by har en lärare. På vilket sätt? En kurs ordnas. Vikarier söks i hela landet.",
        "### Grannen",
        "Vad blir annorlunda? Ingen är ensam på julafton. På vilket sätt? Bygdegården öppnas.",
    )
    assert [text for _, text in _goals(reading)] == ["Varje by har en lärare.", "Ingen är ensam på julafton."]
    assert [text for _, text in _actions(reading)] == [
        "En kurs ordnas.",
        "Vikarier söks i hela landet.",
        "Bygdegården öppnas.",
    ]


def test_chapters_that_describe_or_argue_want_nothing() -> None:
    """What is so today, and why an area matters, is no goal."""
    reading = _read(
        "## Fokusområden",
        "### Byskolan",
        "Många byar har förlorat sin skola. Det påverkar barnens vardag.",
        "### Grannen",
        "Gemenskap är en viktig del av hälsan. Ensamheten har ökat.",
    )
    assert _goals(reading) == []
