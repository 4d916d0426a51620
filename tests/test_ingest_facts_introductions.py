"""What headings and leading sentences say of the list that follows, also in the first person."""

from __future__ import annotations

import pytest

from ingest.facts.introductions import kinds_named, leads_in
from tests.blocks_of_text import document


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Detta gör vi:", "Action"),
        ("Så gör vi", "Action"),
        ("Det här ska vi göra 2025–2027", "Action"),
        ("Under perioden ska vi:", "Action"),
        ("För att nå dit ska vi:", "Action"),
        ("Tillsammans kommer vi att", "Action"),
        ("Så når vi målen", "Action"),
        ("På gång", "Action"),
        ("Det här vill vi", "Goal"),
        ("Detta vill vi uppnå", "Goal"),
        ("Dit ska vi", "Goal"),
        ("Så vill vi ha det", "Goal"),
        ("2 Vart vi vill", "Goal"),
        ("Till 2030 vill vi:", "Goal"),
        ("Då har vi lyckats", "Goal"),
        ("Så här tänker vi", "Principle"),
        ("Det här tror vi på", "Principle"),
        ("Tre tankar går igen i allt vi gör för vattnet.", "Principle"),
        ("Fem hållpunkter styr arbetet:", "Principle"),
    ],
)
def test_words_in_the_first_person_tell_the_kind_of_a_list(text: str, kind: str) -> None:
    """A heading or lead-in that says what "we" do, want or think names the kind of what follows, and nothing else."""
    assert list(kinds_named(text)) == [kind]
    assert list(kinds_named(text, lead_in=True)) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Detta har vi gjort",
        "Så följer vi upp",
        "Vem gör vi det för?",
        "Vad menar vi med våra ord?",
        "Så kan vi inte ha det.",
        "Det här vet vi",
        "Vi tackar alla som har bidragit",
    ],
)
def test_other_words_in_the_first_person_tell_nothing(text: str) -> None:
    """What "we" know, mean, have done or follow up is no list of actions, goals or principles."""
    assert kinds_named(text) == {}


def test_a_sentence_of_goals_keeps_its_term() -> None:
    """A term behind "följande" wins over the "vi ska" before it."""
    assert list(kinds_named("Vi ska nå följande mål:", lead_in=True)) == ["Goal"]


def test_a_lead_in_in_the_first_person_needs_no_colon() -> None:
    """The last sentence of a paragraph leads a list in by "Tre tankar går igen ..." alone; others do not."""
    texts = ("Vi bygger ut spåren. Tre tankar går igen i allt vi gör.", "Tre tankar går igen i allt. Spåren byggs ut.")
    assert [leads_in(block) for text in texts for block in document(text).blocks] == [True, False]
