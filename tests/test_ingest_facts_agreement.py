from __future__ import annotations

import pytest

from ingest.facts.agreement import Claim, confidence_of
from ingest.facts.bodies import read_bodies
from ingest.facts.goal_syntax import shall_change, states_aim
from ingest.facts.goals import read_goals
from ingest.facts.records import Responsibility
from ingest.facts.responsibilities import read_responsibilities
from ingest.sentences.roles import read_clause
from tests.blocks_of_text import reading_of


def _duties(*notations: str) -> list[Responsibility]:
    reading = reading_of(*notations)
    reading.add(list(read_bodies(reading)))
    return list(read_responsibilities(reading))


def test_two_readings_that_agree_are_surer_than_one() -> None:
    """A duty of which patterns and syntax tell the same actor and verb is surer than one that they read differently."""
    text = "Kommunerna ska utse en kontaktperson."
    clause = read_clause(text)
    assert confidence_of(Claim(text, ((0, 10),), "ska"), clause) == 0.8
    assert confidence_of(Claim(text, ((0, 10),), "ska"), None) == 0.6
    assert confidence_of(Claim(text, ((19, 36),), "ska"), clause) == 0.6


def test_agent_of_a_passive_agrees() -> None:
    """In "tas fram av X" both readings find X."""
    text = "Planen tas fram av Region Granvik."
    assert confidence_of(Claim(text, ((19, 33),), "tas"), read_clause(text)) == 0.8


def test_item_under_an_actors_heading_is_surer_than_a_sentence() -> None:
    """A bullet under an actor's name is a duty by its place; a sentence with an actor may only tell of it."""
    duties = _duties("# Bilaga – Parternas uppdrag", "## Region Granvik", "- Erbjuder vård.", "- Fysisk hälsa.")
    assert [duty.confidence for duty in duties] == [0.95, 0.95]


def test_syntax_tells_where_a_local_name_ends() -> None:
    """An organisation that no register knows has its duty under its whole name."""
    (duty,) = _duties("# Åtaganden", "Polisen Granvik åtar sig att utse en kontakt.")
    assert ([one.name for one in duty.actors], duty.modality, duty.confidence) == (["Polisen Granvik"], "Shall", 0.6)


def test_numbered_clauses_are_sentences_of_their_own() -> None:
    """A clause that names its own actor is that one's duty, whatever heading it stands under."""
    told = _duties("# Åtaganden", "## Kommunerna", "1. Migrationsverket ska lämna prognoser till kommunerna.")
    assert [one.name for one in told[0].actors] == ["Migrationsverket"]


def test_duty_that_is_said_again_counts_once() -> None:
    """A sentence that repeats a bullet of the same actor adds evidence and no duty."""
    same = "samverkan mellan kommuner, myndigheter, företag och föreningar som ordnar kurser i svenska för vuxna"
    (duty,) = _duties(
        "# Uppdrag",
        "Skatteverket ska:",
        f"- främja regional {same}",
        "# Samverkan",
        f"Skatteverket främjar {same}.",
    )
    assert len(duty.evidence) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Syftet med planen är att korta vägen till arbete.",
        "Överenskommelsen syftar till en bättre samverkan.",
        "Andelen elever med gymnasieexamen ska öka.",
    ],
)
def test_aims_are_told_by_their_syntax(text: str) -> None:
    """A purpose, a striving and a quantity that shall change are aims, without any list of phrases."""
    clause = read_clause(text)
    assert clause is not None
    assert states_aim(clause)


def test_plain_sentence_states_no_aim() -> None:
    """What a council does is no aim, nor a quantity."""
    clause = read_clause("Rådet beslutar om budgeten.")
    assert clause is not None
    assert not states_aim(clause)
    assert not shall_change(clause)


def test_goal_that_only_the_syntax_tells() -> None:
    """A quantity that shall change is a goal though its sentence has no word for one, and less sure."""
    reading = reading_of("# Arbete", "Väntetiden till första mötet ska kortas i alla kommuner.")
    (goal,) = read_goals(reading)
    assert (goal.text, goal.confidence) == ("Väntetiden till första mötet ska kortas i alla kommuner.", 0.6)


def test_purpose_in_prose_is_sure() -> None:
    """A purpose that patterns and syntax both read has the highest confidence."""
    (goal,) = read_goals(reading_of("# Om strategin", "Syftet med strategin är att korta vägen till arbete."))
    assert (goal.level, goal.confidence) == ("Purpose", 0.95)
