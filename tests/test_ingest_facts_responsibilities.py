from __future__ import annotations

import pytest

from ingest.facts.actions import read_actions
from ingest.facts.bodies import read_bodies
from ingest.facts.focus_areas import read_focus_areas
from ingest.facts.follow_up import read_follow_up
from ingest.facts.records import FocusArea, FollowUp, Responsibility
from ingest.facts.responsibilities import read_responsibilities
from tests.blocks_of_text import about, reading_of


def _duties(*notations: str, kind: str = "Strategy") -> list[Responsibility]:
    reading = reading_of(*notations, described=about(kind=kind))
    for read in (read_focus_areas, read_actions, read_bodies):
        reading.add(list(read(reading)))
    return list(read_responsibilities(reading))


def _told(*notations: str, kind: str = "Strategy") -> list[tuple[list[str], str, str]]:
    return [([one.name for one in duty.actors], duty.modality, duty.text) for duty in _duties(*notations, kind=kind)]


@pytest.mark.parametrize(
    ("text", "actor", "modality"),
    [
        ("Migrationsverket ansvarar för anvisningar.", "Migrationsverket", "Responsible"),
        ("Region Granvik ska erbjuda hälsoundersökningar.", "Region Granvik", "Shall"),
        ("Skatteverket erbjuder tolk.", "Skatteverket", "Offers"),
        ("Försäkringskassan betalar ut ersättning.", "Försäkringskassan", "Does"),
        ("Kommunerna bör utse en kontaktperson.", "kommunerna", "Should"),
        ("Länsstyrelsen kan ge bidrag.", "Länsstyrelsen i Granviks län", "May"),
        ("På lokal nivå samordnar Arbetsförmedlingen insatserna.", "Arbetsförmedlingen", "Does"),
        ("Webbplatsen administreras av Länsstyrelsen.", "Länsstyrelsen i Granviks län", "Does"),
        ("Kommunernas uppdrag är att ordna bostad.", "kommunerna", "Responsible"),
        ("Ansvaret för bosättning ligger på Hedsjö kommun.", "Hedsjö kommun", "Responsible"),
    ],
)
def test_sentence_with_an_actor_is_a_duty(text: str, actor: str, modality: str) -> None:
    """A sentence in the chapter on who does what tells the actor, wherever it stands, and how strongly it is bound."""
    assert _told("# Ansvarsfördelning", text) == [([actor], modality, text)]


def test_shared_duty_is_one_with_several_actors() -> None:
    """A duty that several share is one, also with those behind "tillsammans med"."""
    text = "Migrationsverket och Skatteverket har tillsammans med Region Granvik ett gemensamt ansvar för bosättningen."
    (duty,) = _duties("# Roller", text)
    assert [one.name for one in duty.actors] == ["Migrationsverket", "Skatteverket", "Region Granvik"]


def test_stand_in_is_the_agency_before() -> None:
    """The word "myndigheten" means the agency before it, about which a sentence without an actor goes on."""
    told = _told(
        "# Ansvar", "Migrationsverket prövar ansökningar. Myndigheten ska kartlägga behov. I vissa fall ges bidrag."
    )
    assert [actors for actors, _, _ in told] == [["Migrationsverket"]] * 3


def test_bullets_under_an_actors_heading() -> None:
    """Each bullet under an organisation's heading is its duty, with the bullets nested in it."""
    told = _told(
        "# Bilaga 1 – Parternas uppdrag",
        "## Region Granvik",
        "- Erbjuder vård.",
        "- Skapar genvägar genom:",
        "  - Praktik.",
        "  - Kurser.",
        "- Möjlighet att söka bidrag.",
    )
    assert told == [
        (["Region Granvik"], "Offers", "Erbjuder vård."),
        (["Region Granvik"], "Does", "Skapar genvägar genom: Praktik. Kurser."),
        (["Region Granvik"], "Offers", "Möjlighet att söka bidrag."),
    ]


def test_bullets_behind_a_lead_in_have_its_actor_and_modality() -> None:
    """Behind "Länsstyrelserna ska:" each bullet is what they shall do."""
    told = _told("# Uppdrag", "Länsstyrelserna ska i arbetet:", "- främja samverkan", "- fördela medel")
    assert told == [(["länsstyrelserna"], "Shall", "främja samverkan"), (["länsstyrelserna"], "Shall", "fördela medel")]


def test_undertaking_of_the_parties() -> None:
    """What the parties of an agreement undertake binds them."""
    (duty,) = _duties("# Åtaganden", "Varje part åtar sig att utse en kontaktperson.", kind="Agreement")
    assert duty.modality == "Shall"


def test_tasks_of_a_body() -> None:
    """What a council does is its responsibility; who sits on it and when it meets is not."""
    duties = _duties(
        "# Organisation",
        "Integrationsrådet består av chefer från Skatteverket. Rådet möts två gånger per år. "
        "Rådet beslutar om strategin. Länsstyrelsen är sammankallande. Integrationsrådet ska:",
        "- godkänna planer",
    )
    assert [(duty.text, duty.actors[0].body is not None) for duty in duties] == [
        ("Rådet beslutar om strategin.", True),
        ("godkänna planer", True),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Kommunerna har erbjudit kurser.",
        "Länsstyrelsen är statens företrädare i länet.",
        "Kommunerna erbjuds utbildning.",
        "Kommunerna ska informeras om beslutet.",
        "Vi vill att alla trivs.",
        "Hur arbetar Länsstyrelsen?",
    ],
)
def test_sentences_that_bind_nobody(text: str) -> None:
    """What was done, what an authority is, what others are given, wishes and questions are no duties."""
    assert not _duties("# Ansvarsfördelning", text)


def test_greetings_and_background_state_no_duties() -> None:
    """A sentence of a greeting with an organisation in it is no duty."""
    assert not _duties("# Landshövdingen har ordet", "Arbetsförmedlingen gör ett fint arbete.")


def test_rows_of_an_action_plan() -> None:
    """In a row with the columns Ansvarig and Medverkande the one answers, the other takes part."""
    duties = _duties(
        "# Handlingsplan",
        "| Insats | Ansvarig | Medverkande |",
        "| Anordna språkkafé | Region Granvik, Hedsjö kommun | Civilsamhället |",
    )
    assert [([one.name for one in duty.actors], duty.involvement, duty.text) for duty in duties] == [
        (["Region Granvik", "Hedsjö kommun"], "Answers", "Anordna språkkafé"),
        (["civilsamhället"], "TakesPart", "Anordna språkkafé"),
    ]


def test_bodies_answer_for_areas_in_order() -> None:
    """The areas of "A respektive B" pair with "X respektive Y"."""
    duties = _duties(
        "Strategin har två fokusområden: arbete och hälsa.",
        "# Organisation",
        "För område Arbete respektive Hälsa finns grupper. Ansvariga grupper är Jobbrådet respektive Vårdgruppen.",
    )
    told = {duty.actors[0].name: [one.label for one in duty.concerns if isinstance(one, FocusArea)] for duty in duties}
    assert {name: [label.casefold() for label in labels] for name, labels in told.items()} == {
        "Jobbrådet": ["arbete"],
        "Vårdgruppen": ["hälsa"],
    }


def test_duty_is_proved_by_its_sentence() -> None:
    """The evidence of a duty is its sentence or bullet."""
    (duty,) = _duties("# Ansvar", "Skatteverket folkbokför.")
    assert duty.evidence[0].quote == duty.text


# --- follow-up ------------------------------------------------------------------------------------------------------


def _follow_up(*notations: str) -> list[FollowUp]:
    reading = reading_of(*notations)
    reading.add(list(read_bodies(reading)))
    return list(read_follow_up(reading))


def test_follow_up_has_actor_and_frequency() -> None:
    """Who follows up the strategy, how often and to whom it is reported is no duty but follow-up."""
    notations = (
        "# Uppföljning",
        "Länsstyrelsen följer årligen upp strategin och redovisar resultatet för Region Granvik.",
    )
    (found,) = _follow_up(*notations)
    assert found.actor is not None
    assert (found.actor.name, found.frequency) == ("Länsstyrelsen i Granviks län", "årligen")
    assert [one.name for one in found.reports_to] == ["Region Granvik"]
    assert not _duties(*notations)


def test_plan_that_is_revised_without_an_actor() -> None:
    """A plan that is followed up every year is so also where nobody is named."""
    (found,) = _follow_up("# Handlingsplan", "Planen följs upp och revideras årligen.")
    assert (found.actor, found.frequency) == (None, "årligen")


def test_validity_is_no_follow_up() -> None:
    """From when to when a strategy is valid is no follow-up, though the chapter is called so."""
    assert not _follow_up(
        "# Uppföljning och giltighet", "Strategin gäller från 2024 till och med 2027 och följs av en ny."
    )
