"""Strategies of other fields than integration, as they are written: about food, climate, safety and culture."""

from __future__ import annotations

import pytest

from ingest.facts.actions import read_actions
from ingest.facts.bodies import read_bodies
from ingest.facts.definitions import read_definitions
from ingest.facts.documents import read_document_attributes
from ingest.facts.focus_areas import read_focus_areas
from ingest.facts.follow_up import read_follow_up
from ingest.facts.goals import read_goals
from ingest.facts.measures import read_measure
from ingest.facts.partners import read_partners
from ingest.facts.policies import read_policies
from ingest.facts.principles import read_principles
from ingest.facts.reading import Reading
from ingest.facts.records import Action, Body, Goal, Responsibility
from ingest.facts.responsibilities import read_responsibilities
from ingest.facts.stated_counts import read_stated_counts
from ingest.facts.target_groups import read_target_groups
from ingest.facts.unassigned import find_unassigned
from tests.blocks_of_text import document, reading_of


def _bodies(*notations: str) -> dict[str, Body]:
    return {body.label: body for body in read_bodies(reading_of("# Så styrs arbetet", *notations))}


def _seats(body: Body, kind: str = "Member") -> list[str]:
    return [one.party.name for one in body.memberships if one.kind == kind]


def _goals(*notations: str) -> list[Goal]:
    reading = reading_of(*notations)
    reading.add(list(read_focus_areas(reading)))
    return list(read_goals(reading))


def _duties(*notations: str) -> list[Responsibility]:
    reading = reading_of(*notations)
    for read in (read_focus_areas, read_bodies):
        reading.add(list(read(reading)))
    return list(read_responsibilities(reading))


# --- areas and goals


def test_areas_by_a_compound_that_a_sentence_counts() -> None:
    """Numbered headings are areas by whatever word in "spår" or "löfte" a sentence counts them."""
    for word in ("klimatspår", "trygghetslöften"):
        headings = (f"Planen har två {word}.", "## 1 Mat nära gården", "Text.", "## 2 Mat i skolan", "Text.")
        assert [one.label for one in read_focus_areas(reading_of("# Planen", *headings))] == [
            "Mat nära gården",
            "Mat i skolan",
        ]


def test_what_a_council_does_names_no_areas() -> None:
    """Items that begin with a verb or preposition are none, though a word for areas stands before them."""
    text = (
        "Rådet beslutar om prioriteringar mellan spåren, tar ställning till nya förslag och tar initiativ till möten."
    )
    assert list(read_focus_areas(reading_of("# Vem gör vad", text))) == []


@pytest.mark.parametrize("lead", ["Visionen för 2032 lyder:", "Vår vision är:", "Länets målbild är:"])
def test_a_vision_set_apart_behind_a_colon(lead: str) -> None:
    """What a sentence leads in as the vision is a goal of the whole document."""
    (goal,) = _goals("# Vart vi är på väg", lead, "Granvik äter mer av det som länet odlar.", "Mer text om annat.")
    assert (goal.level, goal.text) == ("OverallGoal", "Granvik äter mer av det som länet odlar.")


@pytest.mark.parametrize(
    ("text", "direction", "indicator"),
    [
        ("Länets grad av självförsörjning ska vara högre 2032 än 2025.", "Increase", "Länets grad av självförsörjning"),
        (
            "Det finns fler företag som förädlar råvaran på gården.",
            "Increase",
            "företag som förädlar råvaran på gården",
        ),
        ("Mindre av maten i storköken kastas.", "Decrease", "maten i storköken kastas"),
        (
            "Granvik har ett livskraftigt fiske, där värdet av fångsten stiger år från år.",
            "Increase",
            "värdet av fångsten",
        ),
    ],
)
def test_measures_without_a_number(text: str, direction: str, indicator: str) -> None:
    """A comparison, "fler" and a clause on a quantity tell which way it is to go."""
    measure = read_measure(text)
    assert measure is not None and (measure.direction, measure.indicator) == (direction, indicator)


# --- who does what


def test_bodies_that_are_named_in_passing() -> None:
    """An office by its noun, a network with its purpose, groups by their matter and a body yet to come are found."""
    bodies = _bodies(
        "Klimatrådet beslutar om planen. Ett gemensamt kansli, med personal från Region Granvik och Hedsjö kommun, "
        "bereder rådets ärenden. Kansliet är underställt Klimatrådet.",
        "I Nätverket för energirådgivare utbyter kommunerna erfarenheter. I dag finns två: Arbetsgrupp transport, "
        "som leds av Hedsjö kommun, och Arbetsgrupp energi, som leds av Region Granvik.",
        "Under 2028 bildas Beredskapsnätverket för vatten, där Region Granvik och Hedsjö kommun ska ingå.",
    )
    office = bodies["kansliet"]
    assert _seats(office) == ["Region Granvik", "Hedsjö kommun"]
    assert [one.label for one in office.reports_to] == ["Klimatrådet"]
    assert {"Nätverket för energirådgivare", "Arbetsgrupp transport", "Arbetsgrupp energi"} < set(bodies)
    assert _seats(bodies["Arbetsgrupp energi"], "Chair") == ["Region Granvik"]
    coming = bodies["Beredskapsnätverket för vatten"]
    assert not coming.established and len(coming.memberships) == 2
    assert all(body.established for label, body in bodies.items() if body is not coming)


def test_a_heading_for_a_kind_of_groups_is_none_of_them() -> None:
    assert "Arbetsgrupper" not in _bodies("## Arbetsgrupper", "Arbetsgrupp kost består av lärare och kockar.")


def test_members_and_who_chairs_besides() -> None:
    """As "Övriga ledamöter kommer från" tells members, who chairs besides is one, who leads a study is no chair."""
    (council,) = _bodies(
        "Kulturrådet Granvik träffas två öppna gånger om året. Landshövdingen är ordförande och regiondirektören vice "
        "ordförande. Övriga ledamöter kommer från Region Granvik och Hedsjö kommun. En studie görs under ledning av "
        "Lillby universitet.",
    ).values()
    assert _seats(council, "Chair") == ["Landshövdingen"]
    assert _seats(council) == ["regiondirektören", "Region Granvik", "Hedsjö kommun"]
    assert council.meetings_per_year == 2


def test_a_name_alone_opens_a_paragraph_about_its_bearer() -> None:
    """Behind "Skatteverket." as a name alone, "Myndigheten" and "Vi" are who was named."""
    told = _duties(
        "# Roller och ansvar",
        "Skatteverket. Myndigheten har det samlade ansvaret för kontrollen.",
        "Region Granvik. Vi fördelar medel till länets föreningar.",
    )
    assert [[one.name for one in duty.actors] for duty in told] == [["Skatteverket"], ["Region Granvik"]]


def test_a_group_answers_for_areas_that_a_sentence_gives_it() -> None:
    """The words "För spår 1 och 2 finns en företagargrupp" make the group answer for these areas."""
    duties = _duties(
        "# Planen",
        "Planen har två utvecklingsspår.",
        "## 1 Gårdar",
        "Text.",
        "## 2 Kök",
        "Text.",
        "# Organisation",
        "För spår 1 och 2 finns en företagargrupp. Företagargruppen prövar förslag till insatser.",
    )
    concerned = [getattr(one, "label", None) for duty in duties for one in duty.concerns]
    assert concerned == ["Gårdar", "Kök"]


# --- principles, follow-up, what lacks an owner


@pytest.mark.parametrize(
    "lead",
    [
        "I allt vi gör tillsammans utgår vi från följande:",
        "Arbetet ska vila på fyra hållpunkter:",
        "Det här gäller för allt arbete:",
    ],
)
def test_lead_ins_to_principles(lead: str) -> None:
    items = ("- Kust och inland har lika villkor.", "- Barns röst räknas.")
    found = [one.text for one in read_principles(reading_of("# Så tar vi oss an arbetet", lead, *items))]
    assert found == ["Kust och inland har lika villkor.", "Barns röst räknas."]


def _followed(*notations: str) -> list[str]:
    return [one.text for one in read_follow_up(reading_of(*notations))]


def test_handing_in_is_follow_up_where_it_is_told_how_often_and_not_ordered() -> None:
    """Who hands in figures each year follows up with others; who shall do so has a duty."""
    told = "Kommunerna lämnar uppgifter till Region Granvik varje år."
    assert _followed("# Hur vi följer utvecklingen", told) == [told]
    assert (
        _followed("# Hur vi följer utvecklingen", "Kommunerna ska lämna uppgifter till Region Granvik varje år.") == []
    )
    assert _followed("# Insatser", told) == []


def test_a_goal_lacks_its_owner_by_what_it_is_about() -> None:
    goals = _goals(
        "# Mål",
        "- Tre skolor har egna odlingar.",
        "- Alla kommuner har en plan för vatten.",
        "# Ansvar",
        "För målet om skolor med egna odlingar saknas ännu en huvudman.",
    )
    assert [goal.stated_unassigned for goal in goals] == [True, False]


def test_an_area_lacks_its_owner_whatever_is_said_of_its_actions() -> None:
    areas = read_focus_areas(
        reading_of(
            "Planen har två fokusområden: kost och rörelse.",
            "# Kost",
            "Text.",
            "# Rörelse",
            "För detta område har parterna inte enats om vilken organisation som ska hålla samman insatserna.",
        )
    )
    assert [area.stated_unassigned for area in areas] == [False, True]


# --- words, groups, documents


def test_groups_of_a_field_and_those_behind_samt() -> None:
    """Fields of work stay with who works in them; "samt" parts two enumerations."""
    reading = reading_of(
        "# Vem är planen till för?",
        "Planen riktar sig till företag inom jordbruk, fiske och trädgård samt kommuner, regioner och myndigheter. "
        "Den är också användbar för forskare.",
    )
    assert [(one.label, one.rank) for one in read_target_groups(reading)] == [
        ("företag inom jordbruk, fiske och trädgård", "Primary"),
        ("kommuner", "Primary"),
        ("regioner", "Primary"),
        ("myndigheter", "Primary"),
        ("forskare", "Other"),
    ]


def test_definitions_by_vi_and_of_a_definite_noun() -> None:
    reading = reading_of(
        "# Några ord vi använder",
        "Som ung lantbrukare räknar vi den som är under 41 år.",
        "Matkedjan är alla led till bordet.",
    )
    assert [one.term for one in read_definitions(reading)] == ["ung lantbrukare", "matkedja"]


def test_the_states_policy_by_för_sverige() -> None:
    reading = reading_of("# Bakgrund", "Regeringen har lagt fast en klimatstrategi för Sverige som gäller till 2040.")
    assert [one.label for one in read_policies(reading)] == ["klimatstrategi för Sverige"]


def test_some_of_a_group_are_no_count_of_it() -> None:
    reading = reading_of("# Så styrs arbetet", "I rådet sitter fyra av länets kommuner.")
    assert list(read_stated_counts(reading)) == []


def test_the_place_where_a_regional_assembly_decided() -> None:
    """An assembly of a region has no place in its name, so that the place is where it met."""
    reading = Reading(
        document("# Matstrategi för Granviks län 2026–2030", "Beslutad av regionfullmäktige i Lillby den 5 maj 2026")
    )
    about = read_document_attributes(reading)
    assert about.adopted_at == "Lillby"


# --- tables, tiles and brackets


def test_figures_and_tasks_of_parties_are_no_actions() -> None:
    """A table of figures under "Uppgift" is of no plan, and what a party has as "Uppgift" is its duty."""
    reading = reading_of(
        "# Läget",
        "| Uppgift | 2015 | 2020 | 2024 |",
        "| Folkmängd, tusental | 130 | 138 | 142 |",
        "| Odlad mark, hektar | 1 304 | – | 1 428 |",
        "# Parternas roller",
        "| Part | Uppgift |",
        "| Region Granvik | Samordnar planen. |",
    )
    assert list(read_actions(reading)) == []


def test_an_action_concerns_the_area_of_its_letter_and_who_stands_in_brackets_answers() -> None:
    plan = ("Planen har två fokusområden: kost och rörelse.", "# Bilaga", "| Område | Insats | Drivs av |")
    reading = reading_of(*plan, "| B | Gå-grupper för äldre | Region Granvik |")
    for read in (read_focus_areas, read_actions):
        reading.add(list(read(reading)))
    (action,) = reading.found(Action)
    assert action.focus_area is not None and action.focus_area.label == "Rörelse"
    (duty,) = read_responsibilities(reading)
    assert [one.name for one in duty.actors] == ["Region Granvik"]
    listed = reading_of(
        plan[0], "# Kost", "## Aktiviteter", "- Samla recept och jämför dem. (Region Granvik och Hedsjö kommun)"
    )
    for read in (read_focus_areas, read_actions):
        listed.add(list(read(listed)))
    (duty,) = read_responsibilities(listed)
    assert [one.name for one in duty.actors] == ["Region Granvik", "Hedsjö kommun"]
    assert duty.text.startswith("Samla recept och jämför dem.") and duty.concerns


def test_what_is_done_under_a_heading_for_actions() -> None:
    """Sentences under "Insatser" are actions, and duties of who does it; who answers for the area is no action."""
    told = ("Region Granvik bygger upp en bank för frön.", "På fem skolor prövas gröna kök.")
    reading = reading_of(
        "Planen har två fokusområden: odling och kök.",
        "# Odling",
        "## Insatser",
        " ".join([*told, "Hedsjö kommun ansvarar för området."]),
        "# Kök",
        "Text.",
    )
    for read in (read_focus_areas, read_actions):
        reading.add(list(read(reading)))
    assert [one.text for one in reading.found(Action)] == list(told)
    assert [one.text for one in read_responsibilities(reading)][:1] == [told[0]]


def test_tiles_of_names_and_what_an_agreement_adds_to_them() -> None:
    """Names in tiles under a heading for partners are read, and names without "nedan ..."."""
    tiles = reading_of("# De står bakom planen", "[Region Granvik]", "[Odlarna Granvik]", "[Hedsjö kommun]")
    assert [one.party.name for one in read_partners(tiles)] == ["Region Granvik", "Odlarna Granvik", "Hedsjö kommun"]
    agreed = reading_of("# Parter", "- Region Granvik, nedan Regionen,", "- Hedsjö kommun, nedan Kommunen,")
    assert [one.party.name for one in read_partners(agreed)] == ["Region Granvik", "Hedsjö kommun"]


@pytest.mark.parametrize(
    "sentence",
    ["Vem som ska samordna området är inte heller klart.", "Till dess har ingen av parterna ansvar för området."],
)
def test_nobody_answers_in_more_words(sentence: str) -> None:
    assert find_unassigned(reading_of("# Organisation", sentence))


def test_goals_listed_under_those_of_the_state_are_the_states() -> None:
    """A lead-in need not say it again where the heading does."""
    goals = _goals("# Nationella mål", "Till det kommer två delmål:", "- Jämställd hälsa", "- Jämställd utbildning")
    assert [goal.level for goal in goals] == ["NationalGoal", "NationalGoal"]


def test_numbered_sentences_under_a_count_are_principles() -> None:
    items = ("- Statistik redovisas efter kön.", "- Pojkar är medskapare, inte publik.")
    assert len(list(read_principles(reading_of("# Två utgångspunkter", *items)))) == 2


def test_a_year_before_a_verb_counts_nothing() -> None:
    assert list(read_stated_counts(reading_of("# Mål", "Rådet ska under 2026 fastställa mål för området."))) == []


def test_an_earlier_plans_table_is_no_follow_up() -> None:
    rows = ("| Åtgärd | Ansvarig då | Utfall |", "| Starta ett kök | Region Granvik | Två kök startade |")
    assert _followed("# Vad blev det av den förra planen?", *rows) == []
