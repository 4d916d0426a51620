"""Tables whose headers tell that their rows are bodies, parties with their duties, target groups or follow-up."""

from __future__ import annotations

from ingest.facts.actions import read_actions
from ingest.facts.bodies import read_bodies
from ingest.facts.focus_areas import read_focus_areas
from ingest.facts.follow_up import read_follow_up
from ingest.facts.goals import read_goals
from ingest.facts.order import read_in_order
from ingest.facts.reading import Reading
from ingest.facts.records import Action, Body, FollowUp, Responsibility
from ingest.facts.responsibilities import read_responsibilities
from ingest.facts.target_groups import read_target_groups
from tests.blocks_of_text import document, reading_of

GROUPS = (
    "# Organisation",
    "| Grupp | Deltagare | Sammankallande | Möten | Uppgifter |",
    "| Jämlikhetsrådet | Landshövdingen (ordförande), kommuncheferna och Skatteverket | Länsstyrelsen |"
    " Två gånger per år | Beslutar om planen. Fördelar medel. |",
    "| Styrgrupp skola | Region Granvik | Region Granvik | Minst tre gånger per år |"
    " Förbereder Jämlikhetsrådets möten. |",
    "| Nätverk för bostadsfrågor | Har ännu inte bildats. |  |  | Ska ansvara för område 2. |",
)


def _read(*notations: str) -> Reading:
    reading = reading_of(*notations)
    for read in (read_focus_areas, read_goals, read_actions, read_bodies):
        reading.add(list(read(reading)))
    return reading


def _bodies() -> dict[str, Body]:
    return {body.label: body for body in _read(*GROUPS).bodies()}


def test_rows_of_groups_are_bodies() -> None:
    """A table with groups in its first column gives members, officers, meetings and who reports to whom."""
    council, steering, network = _bodies().values()
    seats = [(one.kind, one.party.name) for one in council.memberships]
    assert seats == [
        ("Chair", "Landshövdingen"),
        ("Member", "kommuncheferna"),
        ("Member", "Skatteverket"),
        ("Convener", "Länsstyrelsen i Granviks län"),
    ]
    assert (council.meetings_per_year, steering.min_meetings_per_year) == (2, 3)
    assert steering.reports_to == (council,)
    assert (council.established, network.established, network.memberships) == (True, False, ())


def test_tasks_of_groups_are_their_duties_and_no_actions() -> None:
    """Each sentence under "Uppgifter" is what the group does; a number leads to the focus area."""
    reading = _read("# Område 1: Arbete", "Text.", "# Område 2: Boende", "Text.", *GROUPS)
    duties = list(read_responsibilities(reading))
    told = [(duty.actors[0].name, duty.text) for duty in duties]
    assert told == [
        ("Jämlikhetsrådet", "Beslutar om planen."),
        ("Jämlikhetsrådet", "Fördelar medel."),
        ("Styrgrupp skola", "Förbereder Jämlikhetsrådets möten."),
        ("Nätverk för bostadsfrågor", "Ska ansvara för område 2."),
    ]
    assert [getattr(one, "label", "") for one in duties[-1].concerns] == ["Boende"]
    assert list(read_actions(reading)) == []


def _duties(*notations: str) -> list[Responsibility]:
    return list(read_responsibilities(_read(*notations)))


def test_parties_beside_their_tasks_have_duties() -> None:
    """A column such as "Uppdrag inom området" may have more words; sentences that begin with verbs are duties each."""
    duties = _duties(
        "# Parter", "| Part | Uppdrag inom integration |", "| Skatteverket | Folkbokför nya invånare. Erbjuder tolk. |"
    )
    assert [(one.actors[0].name, one.modality, one.text) for one in duties] == [
        ("Skatteverket", "Does", "Folkbokför nya invånare."),
        ("Skatteverket", "Offers", "Erbjuder tolk."),
    ]


def test_follow_up_in_a_table() -> None:
    """Under a heading for follow-up, "Vad", "Vem" and "När" tell of it; under one for actions they tell of these."""
    table = ("| Vad | Vem | När |", "| Avstämning av läget | Skatteverket | Varje kvartal |")
    reading = _read("# Uppföljning", *table)
    (fact,) = read_follow_up(reading)
    assert (fact.text, fact.frequency) == ("Avstämning av läget", "Varje kvartal")
    assert fact.actor is not None
    assert fact.actor.name == "Skatteverket"
    assert _duties("# Uppföljning", *table) == []
    assert [one.text for one in read_actions(_read("# Insatser", *table))] == ["Avstämning av läget"]


def test_target_groups_in_a_table() -> None:
    """The first column ranks the groups that the second lists."""
    reading = reading_of(
        "# Målgrupper",
        "| Målgrupp | Vilka |",
        "| Primär målgrupp | nyanlända, unga som varken arbetar eller studerar |",
        "| Sekundär målgrupp | chefer och medarbetare i vården |",
    )
    assert [(one.rank, one.label) for one in read_target_groups(reading)] == [
        ("Primary", "nyanlända"),
        ("Primary", "unga som varken arbetar eller studerar"),
        ("Secondary", "chefer och medarbetare i vården"),
    ]


def test_indicator_of_a_goal_over_several_rows() -> None:
    """Where a goal of several rows has one indicator, it measures the goal; where each row has one, the actions."""
    header = "| Mål | Insats | Indikator |"
    one = ("| Fler arbetar | Mässa | Andel i arbete (SCB). Målvärde: 45 procent |", "|  | Kurs |  |")
    each = ("| Fler arbetar | Mässa | Antal besök |", "|  | Kurs | Antal deltagare |")
    (goal,) = read_goals(reading_of(header, *one))
    assert goal.measure is not None
    assert (goal.measure.indicator, goal.measure.direction, goal.measure.target_value) == (
        "Andel i arbete",
        "Increase",
        "45",
    )
    (goal,) = read_goals(reading_of(header, *each))
    assert goal.measure is not None
    assert goal.measure.indicator == "arbetar"


def test_all_kinds_of_tables_in_one_document() -> None:
    """Nothing is read twice from a document with all of them, and nothing as an action."""
    facts = read_in_order(document(*GROUPS, "# Uppföljning", "| Vad | Vem |", "| Översyn | Skatteverket |"))
    found = [len(facts.of(kind)) for kind in (Body, FollowUp, Responsibility, Action)]
    assert found == [3, 1, 4, 0]


def test_a_question_may_head_what_is_followed_up() -> None:
    """Under "Hur vet vi ...?" a yearly report, an analysis and a decision on revision are follow-up."""
    told = "Kansliet lämnar en årlig rapport. Vägrådet tar 2029 ställning till om planen behöver revideras."
    assert len(list(read_follow_up(_read("# Hur vet vi att det går åt rätt håll?", told)))) == 2
