from __future__ import annotations

import pytest

from ingest.facts.bodies import read_bodies
from ingest.facts.body_formation import to_be_formed
from ingest.facts.records import Body
from tests.blocks_of_text import reading_of


def _bodies(*notations: str) -> dict[str, Body]:
    return {body.label: body for body in read_bodies(reading_of(*notations))}


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("En beredningsgrupp med handläggare från Skatteverket förbereder mötena.", "beredningsgrupp"),
        ("Ett kunskapsteam skog, bemannat av tre forskare, ger råd.", "kunskapsteam skog"),
        ("Ett ungdomsting för vattenfrågor hålls varje vår.", "ungdomsting för vattenfrågor"),
        ("Barn- och ungagruppen: rektorer och socialchefer.", "Barn- och ungagruppen"),
        ("Vattennavet – chefer från kommunerna.", "Vattennavet"),
        ("Till planen hör Strategiska vattenrådet, där regionen ingår.", "Strategiska vattenrådet"),
        ("Högst upp finns Vatten- och luftrådet.", "Vatten- och luftrådet"),
        ("Till rådet hör ett sekretariat.", "sekretariat"),
        ("Arena Vatten Sjöboda samlar kommunerna.", "Arena Vatten Sjöboda"),
    ],
)
def test_a_body_is_known_by_how_a_sentence_opens(text: str, label: str) -> None:
    """In a part about organisation: a new subject, a catchword, a name in capitals, what belongs to something."""
    names = [{body.label, *body.other_labels} for body in _bodies("# Organisation", text).values()]
    assert any(label in one for one in names)


@pytest.mark.parametrize(
    "text",
    [
        "En flykting har rätt till tolk.",
        "Ett sådant råd ska höras.",
        "Ska ge råd till byarna.",
        "Rapporterar till kommunen.",
        "En kommun kan bilda nämnd.",
    ],
)
def test_other_openings_name_no_body(text: str) -> None:
    assert _bodies("# Organisation", text) == {}


def test_a_name_that_only_a_body_can_act_under_is_one_in_any_chapter() -> None:
    """Whatever the heading: who meets, or in whom organisations sit."""
    found = _bodies("# Skog", "Partnerskap Sjöboda sammanträder tre gånger varje år.")
    assert found["Partnerskap Sjöboda"].meetings_per_year == 3
    assert list(_bodies("# Skog", "I Vattensamverkan Sjöboda ingår Skatteverket och Hedsjö kommun.")) == [
        "Vattensamverkan Sjöboda"
    ]


def test_the_heading_above_a_fuller_name_is_the_same_body() -> None:
    """The heading has the noun, the text the whole name."""
    (body,) = _bodies("# Organisation", "## Vattenråd", "Vattenråd Sjöboda möts två gånger per år.").values()
    assert {body.label, *body.other_labels} == {"Vattenråd", "Vattenråd Sjöboda"}


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Målen ska arbetas fram i en vattengrupp, som rådet avser att tillsätta under 2026.", "vattengrupp"),
        ("Avsikten är också att under 2026 tillsätta en ungdomspanel som ska ge råd.", "ungdomspanel"),
        ("Rådet har beslutat att ett skognav ska bildas under 2026.", "skognav"),
        ("Ett medborgarting inrättas våren 2027.", "medborgarting"),
        ("På sikt är avsikten att skapa ett ungdomsråd.", "ungdomsråd"),
    ],
)
def test_a_body_to_come_is_known_beside_the_verb_that_forms_it(text: str, label: str) -> None:
    """Before or behind the verb, in whichever form of it."""
    assert list(to_be_formed(text)) == [label]
    assert [(one.label, one.established) for one in _bodies("# Organisation", text).values()] == [(label, False)]


def test_a_body_that_a_clause_waits_for_is_not_established() -> None:
    """The clause has its verb last."""
    (body,) = _bodies("# Organisation", "Spåret drivs av Lekgruppen för skola, som ännu inte är tillsatt.").values()
    assert (body.label, body.established) == ("Lekgruppen för skola", False)


def test_members_end_where_the_new_body_acts() -> None:
    """A name in capitals and a verb behind it: the verb is no part of the name."""
    (body,) = _bodies(
        "# Organisation", "En beredningsgrupp med handläggare från Skatteverket och Region Granvik förbereder mötena."
    ).values()
    assert [one.party.name for one in body.memberships] == ["Skatteverket", "Region Granvik"]
