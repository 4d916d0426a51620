from __future__ import annotations

import pytest

from ingest.facts.focus_areas import read_focus_areas
from ingest.facts.goals import read_goals
from ingest.facts.unassigned import find_unassigned, names_nobody
from tests.blocks_of_text import reading_of


@pytest.mark.parametrize(
    "sentence",
    [
        "För området Boende behöver en ny konstellation skapas.",
        "Ansvarig grupp för Boende saknas.",
        "Vem som ansvarar är ännu inte beslutat.",
        "Ingen part har ännu utsetts för språkfrågorna.",
        "Ansvarig för mål 3 utses senare.",
        "Det återstår att utse en grupp för kulturen.",
        "Parterna har inte heller kunnat ena sig om vem som ska ansvara för det.",
        "Till dess har ingen av parterna ansvar för målområdet.",
        "Rådet ska fördela ansvaret, som till dess är ofördelat.",
        "Vem som ska samordna området är inte heller klart.",
        "Ansvarsfrågan är tills vidare öppen.",
        "Huvudman söks för badplatserna.",
        "Vem som ska hålla i temat är en öppen fråga för rådet.",
        "Området saknar än så länge en samordnare.",
        "Ägarskapet för målet bereds ännu.",
        "Delen om lek har inte knutits till någon aktör.",
        "Spåret står tills vidare utan ägare.",
        "Arbetet söker en huvudman.",
        "Till målet är ingen av parterna ännu kopplad.",
        "Ansvarig: meddelas under våren.",
        "Något ledarskap för temat har ännu inte etablerats.",
        "Temat är föräldralöst.",
        "För området finns än så länge ingen sammanhållande part.",
    ],
)
def test_sentences_that_leave_the_question_open_are_found(sentence: str) -> None:
    """A statement that nobody is responsible yet is evidence with its own property."""
    (found,) = find_unassigned(reading_of("# Organisation", sentence))
    assert found.evidence.supports == "statedUnassigned"


@pytest.mark.parametrize(
    "sentence",
    [
        "Arbetsgrupper tillsätts av rådet vid behov.",
        "Beredningsgruppen utser sammankallande.",
        "Kommunerna ansvarar för bosättningen.",
        "Ingen ska behöva vänta på vård.",
        "Kommunen saknar bostäder för unga.",
        "Ledningen utreder frågan om parkering.",
    ],
)
def test_sentences_that_name_who_decides_are_not(sentence: str) -> None:
    """Who appoints groups or answers for something is no open question."""
    assert find_unassigned(reading_of("# Organisation", sentence)) == []


def test_cells_that_name_nobody_are_known() -> None:
    """Words such as "ej utsedd" in the column of who answers name nobody."""
    assert [names_nobody(text) for text in ("Ej utsedd", "Utses senare", "?", "Region Granvik")] == [
        True,
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Någon huvudansvarig för området är ännu inte utsedd.",
        "Vem som leder arbetet med prioriteringen är inte bestämt.",
        "Vem som ska samordna området är ännu inte klart.",
        "Ansvaret för området är ännu inte fördelat.",
        "Frågan om ansvar återstår.",
        "Det finns ännu ingen som leder arbetet.",
        "Huvudansvarig är inte utsedd ännu.",
    ],
)
def test_a_chapter_tells_that_its_own_area_is_unassigned(sentence: str) -> None:
    """What an area's chapter says without a name is about that area, with the sentence as its evidence."""
    reading = reading_of(
        "Planen har två fokusområden: luft och vatten.", "# Luft", "Text.", "# Vatten", f"Text. {sentence}"
    )
    areas = list(read_focus_areas(reading))
    assert [(area.label, area.stated_unassigned) for area in areas] == [("Luft", False), ("Vatten", True)]
    assert areas[1].evidence[-1].quote == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Vem som leder gruppen bestäms av rådet.",
        "Ansvaret är fördelat på alla parter i området.",
        "Vem som ansvarar för insatsen är ännu inte beslutat.",
        "En projektledare för badplatsen är inte utsedd.",
        "Ansvaret för Luft är ännu inte fördelat.",
    ],
)
def test_a_chapters_area_is_assigned_where_something_else_is_meant(sentence: str) -> None:
    """A statement about an action, a person's post or another area leaves the chapter's own area alone."""
    reading = reading_of(
        "Planen har två fokusområden: luft och vatten.", "# Luft", "Text.", "# Vatten", f"Text. {sentence}"
    )
    assert [area.stated_unassigned for area in read_focus_areas(reading) if area.label == "Vatten"] == [False]


@pytest.mark.parametrize(
    "sentence",
    [
        "Några delmål har inte lagts fast och ingen part har tagit på sig ansvaret för området.",
        "Parterna har inte heller kunnat ena sig om vem som ska ansvara för det.",
        "Rådet ska fastställa mål och fördela ansvaret, som till dess är ofördelat.",
    ],
)
def test_the_clause_on_who_answers_counts(sentence: str) -> None:
    """Goals in another clause do not make a chapter's statement one about a goal; pronouns mean the chapter."""
    reading = reading_of("Planen har två fokusområden: luft och vatten.", "# Luft", "Text.", "# Vatten", sentence)
    assert [area.stated_unassigned for area in read_focus_areas(reading)] == [False, True]


@pytest.mark.parametrize(
    "sentence",
    [
        "Området har ännu ingen ägare.",
        "Frågan om vem som ska hålla i området tas upp vid nästa möte.",
        "Ansvaret är inte fastlagt.",
        "Vem som ansvarar avgörs under 2026.",
        "Vilken aktör som ska leda arbetet klargörs under planens första år.",
        "Här återstår att peka ut en ansvarig.",
        "En ansvarig aktör har ännu inte identifierats.",
        "Insatsområdet ligger för närvarande inte hos någon av parterna.",
        "Ingen av parterna har ännu tagit sig an området.",
        "För området saknas i dagsläget en utpekad aktör.",
        "Temat har inte hittat sin plats hos någon organisation.",
        "Ansvaret kommer att fördelas under planperioden.",
        "Till området är ännu ingen grupp knuten.",
        "Ännu har ingen aktör förklarat sig beredd att leda området.",
        "Området drivs i dag inte av någon.",
        "Styrgruppen ska under 2026 besluta vem som tar över området.",
        "Diskussioner pågår om vem som ska ta ansvaret.",
        "Ingen kommun eller myndighet leder i dag arbetet med området.",
        "Vi söker fortfarande en part som vill ta ansvar för området.",
        "Uppdraget att leda området har inte gått till någon.",
    ],
)
def test_an_open_question_is_known_by_what_it_is_made_of(sentence: str) -> None:
    """Who would answer, and that it is open, in whichever words and order."""
    assert find_unassigned(reading_of("# Organisation", sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Länsstyrelsen ansvarar inte för bosättning.",
        "Ansvaret är inte enbart kommunernas.",
        "Ingen enskild aktör kan ensam lösa frågan.",
        "Ledamöter utses av parterna.",
        "Om ansvaret är oklart ska rådet avgöra frågan.",
        "Vid oklarheter om vem som ansvarar avgör styrgruppen.",
        "Arbetsgruppen beslutar vem som kallar till nästa möte.",
        "Det är viktigt att veta vem som ansvarar för vad.",
        "Barn utan vårdnadshavare får en god man.",
    ],
)
def test_what_is_settled_or_supposed_is_no_open_question(sentence: str) -> None:
    """Nor is what somebody does not answer for, or what holds in case nobody does."""
    assert find_unassigned(reading_of("# Organisation", sentence)) == []


def test_a_statement_behind_a_goal_is_about_it() -> None:
    """Whether it says "målet" or repeats the goal's verb as a noun; its words are no part of the goal."""
    reading = reading_of(
        "# Fokusområden",
        "## Fokusområde 1: Luft",
        "Mål: Luften i tätorterna är kartlagd.",
        "Kartläggningen väntar på en huvudman.",
        "## Fokusområde 2: Vatten",
        "Mål: Brunnarna är rena. För målet har ännu ingen ansvarig utsetts.",
        "## Fokusområde 3: Skog",
        "Mål: Skogarna växer.",
    )
    reading.add(list(read_focus_areas(reading)))
    goals = [(goal.text, goal.stated_unassigned) for goal in read_goals(reading)]
    assert goals == [
        ("Luften i tätorterna är kartlagd.", True),
        ("Brunnarna är rena.", True),
        ("Skogarna växer.", False),
    ]
