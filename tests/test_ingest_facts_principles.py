from __future__ import annotations

import pytest

from ingest.facts.principles import read_principles
from tests.blocks_of_text import reading_of


def _principles(*notations: str) -> list[str]:
    return [principle.text for principle in read_principles(reading_of(*notations))]


def test_bullets_under_a_heading_for_principles_are_principles() -> None:
    """The list under "Principer för samverkan" is read whole, in order."""
    notations = (
        "# PRINCIPER FÖR SAMVERKAN",
        "Vi har enats om detta, som alla står bakom:",
        "- utgå från individen",
        "- dela kunskap",
    )
    assert _principles(*notations) == ["utgå från individen", "dela kunskap"]


def test_a_sentence_on_how_to_work_together_is_a_principle() -> None:
    """What the cooperation shall be or start from is a principle in prose."""
    sentence = "Samverkan i länet ska vara öppen för alla."
    assert _principles("# Inledning", f"Text först. {sentence}") == [sentence]


def test_lists_for_other_ends_are_no_principles() -> None:
    """Questions and duties in lists are no principles."""
    assert (
        _principles(
            "# Uppföljning",
            "Följande frågor ställs:",
            "- Vad har hänt?",
            "# Rådet",
            "Rådet ska:",
            "- Besluta om planen.",
        )
        == []
    )


@pytest.mark.parametrize(
    "heading",
    [
        "Så arbetar vi",
        "Det här står vi för",
        "Våra ledstjärnor",
        "Värdegrund för samarbetet",
        "Hur vi jobbar ihop",
        "Förhållningssätt",
    ],
)
@pytest.mark.parametrize("mark", ["- ", "> "])
def test_statements_side_by_side_are_principles(heading: str, mark: str) -> None:
    """Bullets or tiles on how "vi" work are principles under any heading that speaks of values or ways of working."""
    statements = ["Vi vågar pröva nytt.", "Vi delar med oss av det vi kan.", "Vi tar hjälp av forskning."]
    assert _principles(f"# {heading}", *(mark + one for one in statements)) == statements


@pytest.mark.parametrize(
    "notations",
    [
        ("# Så arbetar vi", "Arbetet leds av regionen. Vi träffas varje månad."),
        ("# Så arbetar vi", "- Länsstyrelsen samlar kommunerna.", "- Regionen tar fram underlag."),
        ("# Insatser", "- Vi bygger fler cykelvägar.", "- Vi sänker taxan på bussen."),
    ],
)
def test_duties_under_a_heading_on_work_are_no_principles(notations: tuple[str, ...]) -> None:
    """Prose, what named actors do, and lists of actions are no principles."""
    assert _principles(*notations) == []
