"""Actions and goals that only the running text of a focus area's chapter states."""

from __future__ import annotations

import pytest

from ingest.facts.actions import read_actions
from ingest.facts.focus_areas import read_focus_areas
from ingest.facts.goals import read_goals
from ingest.facts.reading import Reading
from ingest.facts.records import Action
from tests.blocks_of_text import reading_of

CHAPTERS = ("# Område 1: Arbete", "{}", "# Område 2: Boende", "Många bor trångt.")


def _read(text: str) -> Reading:
    reading = reading_of(*(chapter.format(text) for chapter in CHAPTERS))
    for read in (read_focus_areas, read_goals, read_actions):
        reading.add(list(read(reading)))
    return reading


@pytest.mark.parametrize(
    "text",
    [
        "Under perioden kommer parterna att bygga upp en gemensam ingång.",
        "Parterna avser att genomföra en kampanj.",
        "Vi ska också ta fram ett samtalsstöd.",
        "Ett nytt språkkafé ska startas i varje kommun.",
    ],
)
def test_what_all_will_make_is_an_action(text: str) -> None:
    """A sentence in which all parties will make something is an action of the chapter's area."""
    (action,) = _read(text).found(Action)
    assert (action.text, action.focus_area and action.focus_area.label) == (text, "Arbete")


@pytest.mark.parametrize(
    "text", ["Parterna ser att fler behövs.", "Skatteverket ska ta fram blanketter.", "Vi ska verka för mer."]
)
def test_other_sentences_are_none(text: str) -> None:
    """What they see, what one organisation does alone, and an effort without a result are no actions."""
    assert list(read_actions(_read(text))) == []


def test_listed_actions_leave_prose_alone() -> None:
    """Where an area lists its actions, its prose only speaks of them."""
    reading = reading_of(
        "# Område 1: Arbete", "Vi ska ta fram ett stöd.", "## Insatser", "- Ordna mässor", "# Område 2: Hem", "Text."
    )
    for read in (read_focus_areas, read_goals):
        reading.add(list(read(reading)))
    assert [one.text for one in read_actions(reading)] == ["Ordna mässor"]


@pytest.mark.parametrize(
    "text",
    [
        "Ett ytterligare inriktningsmål är att skillnaderna i hälsa ska bli små.",
        "Inom området eftersträvas att alla har en egen plan.",
        "Målet för området är att alla trivs.",
    ],
)
def test_goals_of_a_chapter(text: str) -> None:
    """In an area's chapter the text may call its goals by any word for one, or say what is striven for."""
    goals = list(read_goals(_read(text)))
    assert [(one.text, one.level) for one in goals] == [(text, "StrategicGoal")]


def test_goal_that_goes_on_counting() -> None:
    """Behind a goal "Det andra är att" begins the next one."""
    goals = read_goals(_read("Det första målet är att fler arbetar. Det andra är att alla har en plan."))
    assert [one.text for one in goals] == [
        "Det första målet är att fler arbetar.",
        "Det andra är att alla har en plan.",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Prioriterade insatser är läxhjälp, öppna hus och kurser för föräldrar.",
        "Följande åtgärder planeras: läxhjälp, öppna hus och kurser för föräldrar.",
    ],
)
def test_a_sentence_may_list_the_actions_of_an_area(sentence: str) -> None:
    """Each item is an action; areas that have a list of their own keep it."""
    reading = reading_of(
        "## Fokusområde 1: Skola", "Text.", sentence, "## Fokusområde 2: Arbete", "### Insatser", "- Mässor"
    )
    for read in (read_focus_areas, read_goals, read_actions):
        reading.add(list(read(reading)))
    assert [action.text for action in reading.found(Action)] == [
        "läxhjälp",
        "öppna hus",
        "kurser för föräldrar",
        "Mässor",
    ]
