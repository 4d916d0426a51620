from __future__ import annotations

import pytest

from ingest.facts.focus_areas import read_focus_areas
from ingest.facts.goals import read_goals
from ingest.facts.measures import read_measure
from ingest.facts.records import Document, Goal
from tests.blocks_of_text import about, reading_of

AREAS = ("Strategin har två fokusområden: arbete och hälsa.",)


def _goals(*notations: str, described: Document | None = None) -> list[Goal]:
    reading = reading_of(*notations, described=described)
    reading.add(list(read_focus_areas(reading)))
    return list(read_goals(reading))


def _told(*notations: str, described: Document | None = None) -> list[tuple[str, str, str | None]]:
    return [
        (goal.level, goal.text, goal.focus_area.label if goal.focus_area else None)
        for goal in _goals(*notations, described=described)
    ]


def test_goals_under_an_area_called_delmal_are_sub_goals() -> None:
    """Bullets under "Regionala delmål" in an area's chapter are its sub-goals, counted within the area."""
    goals = _goals(
        *AREAS,
        "# ARBETE",
        "## Regionala delmål",
        "- Fler ska ha ett jobb.",
        "- Färre ska vara utan lön.",
        "# HÄLSA",
        "Text.",
    )
    assert [(goal.level, goal.position, goal.called_by) for goal in goals] == [
        ("SubGoal", 1, "delmål"),
        ("SubGoal", 2, "delmål"),
    ]
    assert {goal.focus_area.label for goal in goals if goal.focus_area} == {"Arbete"}


def test_the_sentence_under_a_heading_for_an_areas_goal_is_strategic() -> None:
    """The one sentence right under "Strategiskt mål för området ..." is the area's goal; the text after it is not."""
    notations = (
        "# 1. Strategiskt mål för området Arbete",
        "Alla som kan arbeta har ett jobb.",
        "Vägen dit är lång. Många hinder finns.",
    )
    assert _told(*AREAS, *notations) == [("StrategicGoal", "Alla som kan arbeta har ett jobb.", "Arbete")]


@pytest.mark.parametrize(
    ("sentence", "level"),
    [
        ("Syftet med strategin är att ge parterna en gemensam riktning.", "Purpose"),
        ("Strategin syftar till att stärka samarbetet i länet.", "Purpose"),
        ("Genom denna strategi skapar vi bättre villkor för alla som är nya här.", "Purpose"),
        ("Därför har vi tagit fram strategin för att fler ska hitta hit.", "Purpose"),
        ("Riksdagen har bestämt att alla barn ska ha någonstans att leka.", "NationalGoal"),
        ("Det nationella folkbildningsmålet är att alla ska få läsa vidare.", "NationalGoal"),
        ("Målet med strategin är att alla ska få plats i länet.", "OverallGoal"),
        ("Vi arbetar tillsammans för målet att Granviks län är öppet för alla.", "OverallGoal"),
        ("Visionen för Granviks län är ett län där alla behövs.", "OverallGoal"),
        ("Regeringens mål för integrationspolitiken är lika möjligheter för alla.", "NationalGoal"),
    ],
)
def test_aims_in_prose_are_goals_of_the_level_that_they_say(sentence: str, level: str) -> None:
    """A sentence that states the document's purpose or aim, or the state's, is a goal of that level."""
    assert _told("# Inledning", f"Något annat först. {sentence} Mer text.") == [(level, sentence, None)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Syftet med projektet är att hitta nya sätt att arbeta.",
        "Syftet med rådet är att byta erfarenheter.",
        "Fyra områden är viktiga för att uppnå syftet med strategin och dess mål.",
        "Måluppfyllelse är det viktigaste målet i skolan.",
        "Mål 2 och mål 7 syftar till mindre svält och ren energi.",
    ],
)
def test_aims_of_other_things_are_no_goals(sentence: str) -> None:
    """What a project, a council or a school is for is no goal of the document."""
    assert _told("# Inledning", sentence) == []


def test_a_goal_that_is_stated_twice_is_one_goal_with_two_places() -> None:
    """The same aim in the introduction and on the back is listed once."""
    aim = "målet att Granviks län är ett län där alla har samma möjligheter att leva ett gott liv"
    (goal,) = _goals("# Inledning", f"Tillsammans kan vi uppfylla {aim}.", "> " + f"Strategin ska bidra till {aim}.")
    assert len(goal.evidence) == 2


def test_goals_that_another_policy_lists_are_national() -> None:
    """A list that the text calls the goals of national policy is cited, not set."""
    notations = (
        "# Bakgrund",
        "Det finns tre jämställdhetspolitiska delmål som berör länet:",
        "- Jämn fördelning av makt",
        "- Lika lön",
    )
    assert [level for level, *_ in _told(*notations)] == ["NationalGoal", "NationalGoal"]


def test_a_bare_aim_in_a_document_of_the_state_is_national() -> None:
    """An aim that a leaflet of national scope calls "målet" is the state's goal."""
    leaflet = about("Länsstyrelserna", kind="Leaflet", scope="National")
    assert [level for level, *_ in _told("# Uppdrag", "Målet är att alla får en god start.", described=leaflet)] == [
        "NationalGoal"
    ]


def test_numbered_goals_are_read_without_bullets() -> None:
    """Paragraphs "Delmål 2: ..." are goals with the number that is printed."""
    goals = _goals("# Det här vill vi", "Delmål 1: Fler ska lära sig svenska.", "Delmål 2: Fler ska få ett jobb.")
    assert [(goal.text, goal.position) for goal in goals] == [
        ("Fler ska lära sig svenska.", 1),
        ("Fler ska få ett jobb.", 2),
    ]


def test_a_table_gives_goals_once_for_all_rows_that_they_reach_over() -> None:
    """A goal whose cell reaches over two rows is one goal, in the area of its row."""
    rows = (
        "| Fokusområde | Mål | Insats | Ansvarig |",
        "| Arbete | Fler har ett jobb | Mässa | Region Granvik |",
        "| | | Kurs | Kommunen |",
        "| Hälsa | Jämlik hälsa | Skola | Utses senare |",
    )
    goals = _goals("# Plan", *rows)
    assert [
        (goal.text, goal.focus_area.label if goal.focus_area else "", goal.stated_unassigned) for goal in goals
    ] == [
        ("Fler har ett jobb", "Arbete", False),
        ("Jämlik hälsa", "Hälsa", True),
    ]


def test_sub_goals_in_a_table_know_the_goal_of_their_row() -> None:
    """The column Delmål beside the column Mål gives goals under the goal."""
    goals = _goals("# Plan", "| Mål | Delmål |", "| Alla har ett jobb | Fler praktikplatser |")
    assert goals[1].part_of is goals[0]
    assert goals[1].level == "SubGoal"


def test_greetings_and_english_summaries_state_no_goals() -> None:
    """Aims in the governor's greeting or in English are not read as goals."""
    notations = (
        "# En hälsning från landshövdingen",
        "Målet med strategin är att vi hjälps åt.",
        "# Summary",
        "The goal of the strategy is that all of us help.",
    )
    assert _told(*notations) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Andelen kvinnor i arbete ska öka.", ("Andelen kvinnor i arbete", "Increase", None, None)),
        (
            "Andelen kvinnor i arbete ska minst fördubblas.",
            ("Andelen kvinnor i arbete", "Increase", "minst fördubblas", None),
        ),
        ("Minska skillnaden i lön mellan grupperna.", ("skillnaden i lön mellan grupperna", "Decrease", None, None)),
        (
            "Senast 2026 ska 80 procent av eleverna ha klarat kursen.",
            ("av eleverna ha klarat kursen", "Reach", "80", 2026),
        ),
        ("Andelen i arbete ska uppgå till minst 70 procent 2027.", ("Andelen i arbete", "Reach", "70", 2027)),
    ],
)
def test_measures_tell_direction_target_and_last_day(
    text: str, expected: tuple[str, str, str | None, int | None]
) -> None:
    """A goal with a quantity says what is measured, which way it is to go, how far and until when."""
    measure = read_measure(text)
    assert measure is not None
    assert (
        measure.indicator,
        measure.direction,
        measure.target_value,
        measure.by.year if measure.by else None,
    ) == expected


@pytest.mark.parametrize("text", ["Stärka individens ställning.", "Alla barn ska vara trygga.", "Våldet ska upphöra."])
def test_goals_without_a_quantity_have_no_measure(text: str) -> None:
    """A goal that only wants something good is not measured."""
    assert read_measure(text) is None


def test_a_sentence_that_names_its_area_belongs_to_it() -> None:
    """An aim "inom området hälsa" outside the area's chapter is that area's goal, with the words that say so."""
    (goal,) = _goals("# Inledning", *AREAS, "Inom området hälsa är målet att alla ska få vård i tid.")
    assert goal.focus_area is not None
    assert goal.focus_area.label == "Hälsa"
    assert "focusArea" in [evidence.supports for evidence in goal.evidence]


def test_the_number_of_a_clause_is_no_part_of_its_goal() -> None:
    """A clause "1.2 Det gemensamma målet är ..." gives the goal without "1.2"."""
    assert [
        text for _, text, _ in _told("# § 1 Mål", "1.2 Det gemensamma målet är att alla ska ha ett jobb. Vi hjälps åt.")
    ] == ["Det gemensamma målet är att alla ska ha ett jobb."]


def test_a_heading_in_the_first_person_lists_goals() -> None:
    """Items under "Det här vill vi" are the goals of their area."""
    goals = _goals(
        *AREAS, "# Hälsa", "## Det här vill vi", "- Fler badar i rent vatten.", "- Sjöarna är fria från gifter."
    )
    assert [(goal.text, goal.focus_area.label if goal.focus_area else None) for goal in goals] == [
        ("Fler badar i rent vatten.", "Hälsa"),
        ("Sjöarna är fria från gifter.", "Hälsa"),
    ]


@pytest.mark.parametrize(
    ("text", "direction", "indicator", "target"),
    [
        ("Restiden till sjukhuset ska bli kortare.", "Decrease", "Restiden till sjukhuset", None),
        ("Cyklisterna ska bli fler.", "Increase", "Cyklisterna", None),
        ("Olyckorna på länsvägarna ska bli färre.", "Decrease", "Olyckorna på länsvägarna", None),
        ("Andelen ekologisk mat har ökat till 90 procent år 2031.", "Increase", "Andelen ekologisk mat", "90"),
        ("Matsvinnet i skolorna har minskat.", "Decrease", "Matsvinnet i skolorna", None),
        ("Utsläppen från trafiken halveras till 2032.", "Decrease", "Utsläppen från trafiken", "halveras"),
        ("Antalet laddstolpar har fördubblats.", "Increase", "Antalet laddstolpar", "fördubblats"),
        ("Väntetiden till färjan ska vara högst 20 dagar.", "Reach", "Väntetiden till färjan", "20"),
    ],
)
def test_measures_are_read_in_every_tense(text: str, direction: str, indicator: str, target: str | None) -> None:
    """A goal that tells of the wished change as done or under way is measured as one with "ska"."""
    measure = read_measure(text)
    assert measure is not None
    assert (measure.direction, measure.indicator, measure.target_value) == (direction, indicator, target)


@pytest.mark.parametrize(
    "text",
    [
        "Antalet äldre ökar, vilket gör att färre ska försörja fler.",
        "Barn som har ökat i vikt får stöd.",
        "Besökarna ska bli kvar längre.",
    ],
)
def test_a_change_that_is_not_the_aim_is_no_measure(text: str) -> None:
    """What changes by itself, or in a relative clause, is not what a goal is measured by."""
    assert read_measure(text) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Till 2032 vill vi se att varje by har en busshållplats.",
        "Ambitionen är att andelen elbilar ska öka i hela länet.",
        "År 2035 är Granvik ett län där alla når havet.",
        "Parternas övergripande ambition är att ingen sjö ska vara övergödd.",
    ],
)
def test_ambitions_and_years_state_goals(sentence: str) -> None:
    """A sentence that tells what "we" want to see by a year, or an ambition for a quantity, is a goal."""
    assert [goal.text for goal in _goals("# Vart är länet på väg", f"Länet växer. {sentence}")] == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ambitionen är att planen beslutas i höst.",
        "År 2019 var Granvik ett län där få bodde.",
        "Till 2032 räknar vi med fler resor.",
    ],
)
def test_forecasts_and_plans_for_the_document_are_no_goals(sentence: str) -> None:
    """What is expected, what was, and when the plan itself is decided is no goal."""
    assert _goals("# Läget", f"Länet växer. {sentence}") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Klyftan i pendlingstid mellan norr och söder bör till 2032 ha krympt till hälften.",
        "Vid periodens slut ska andelen som cyklar till skolan ha stigit från 20 till 35 procent.",
        "Vidare vill vi att ingen ska behöva vänta på bussen i kylan.",
        "Ingen cyklist ska tvingas välja en osäker väg.",
    ],
)
def test_an_area_states_goals_in_free_prose(sentence: str) -> None:
    """In the chapter of an area a wish for people, and a quantity that should have changed, are its goals."""
    notations = ("# Två fokusområden", "Vi har två fokusområden.", "- Resor", "- Vägar", "# Resor")
    assert [goal.text for goal in _goals(*notations, f"Avstånden är stora. {sentence}", "# Vägar", "Grus.")] == [
        sentence
    ]


def test_the_sentence_above_each_areas_list_is_its_goal() -> None:
    """Where most areas open with one sentence on how it shall be and a list of measures, that sentence is the goal."""
    areas = ("# Två fokusområden", "Vi har två fokusområden.", "- Resor", "- Vägar")
    resor = ("# Resor", "Restiden till skolan ska bli kortare.", "- Fler bussar", "- Nya hållplatser")
    vagar = ("# Vägar", "Fler cyklar till arbetet.", "- Belysta cykelvägar", "- Snöröjning")
    assert [goal.text for goal in _goals(*areas, *resor, *vagar)] == [resor[1], vagar[1]]
    assert _goals(*areas, "# Resor", "Vägen är lång.", *resor[2:], *vagar) == []


def test_what_the_document_intends_to_set_up_is_no_purpose() -> None:
    """To intend to form a group or to publish a report is no aim."""
    assert _goals("# Arbetet", "Avsikten är också att under hösten tillsätta en resepanel.") == []


@pytest.mark.parametrize(
    ("text", "direction", "indicator", "target"),
    [
        ("Vid årets slut ska andelen som cyklar ha stigit till 35 procent.", "Increase", "andelen som cyklar", "35"),
        ("Vid årets slut har väntetiden till bad minskat till 20 dagar.", "Decrease", "väntetiden till bad", "20"),
        ("Gapet i restid bör till 2032 ha krympt.", "Decrease", "Gapet i restid", None),
    ],
)  # fmt: skip
def test_measures_are_read_behind_their_time(text: str, direction: str, indicator: str, target: str | None) -> None:
    """A goal may open with its time, before the verb and its subject."""
    measure = read_measure(text)
    assert measure is not None
    assert (measure.direction, measure.indicator, measure.target_value) == (direction, indicator, target)


@pytest.mark.parametrize(
    ("sentence", "level"),
    [
        ("Som delmål har vi satt att fler ska ha ett eget hem.", "SubGoal"),
        ("Som inriktningsmål gäller att alla ska ha ett eget hem.", "StrategicGoal"),
        ("Här har parterna satt upp målet att alla ska ha ett eget hem.", "StrategicGoal"),
    ],
)
def test_an_area_states_its_goals_in_many_ways(sentence: str, level: str) -> None:
    areas = ("## Fokusområde 1: Boende", sentence, "## Fokusområde 2: Arbete", "Text om arbete.")
    assert _told(*areas) == [(level, sentence, "Boende")]


def test_goals_that_are_counted_first_follow_one_by_one() -> None:
    """The sentence that counts the goals is none itself, and says what they are called."""
    prose = "Delmålen är två. Det ena är att köerna ska kortas. Det andra är att alla ska få besked."
    told = _told("## Fokusområde 1: Boende", prose, "## Fokusområde 2: Arbete", "Text om arbete.")
    assert told == [
        ("SubGoal", "Det ena är att köerna ska kortas.", "Boende"),
        ("SubGoal", "Det andra är att alla ska få besked.", "Boende"),
    ]


def test_what_a_heading_or_label_calls_the_wished_state_is_a_goal() -> None:
    """Headings such as "Önskat läge 2030" or "Riktmärken" head goals as "Mål" does."""
    told = _told("## Fokusområde 1: Boende", "### Önskat läge 2030", "Alla har ett eget hem.",
                 "## Fokusområde 2: Arbete", "### Riktmärken", "- Fler har ett arbete.")  # fmt: skip
    assert told == [
        ("StrategicGoal", "Alla har ett eget hem.", "Boende"),
        ("StrategicGoal", "Fler har ett arbete.", "Arbete"),
    ]


def test_a_figure_beside_a_goal_is_its_target() -> None:
    """Under a year or "Målvärde" stands the value alone: what is measured, the goal says."""
    (goal, other) = _goals(
        "| Effektmål | Nuläge | 2031 |",
        "| Andelen barn i kö ska minska | 30 % | högst 10 % |",
        "| Alla har ett eget hem | – | följs i samtal |",
    )
    assert goal.measure is not None
    assert (goal.measure.indicator, goal.measure.direction) == ("Andelen barn i kö", "Decrease")
    assert goal.measure.target_value == "10"
    assert other.measure is None


def test_what_an_area_has_reached_by_a_year_is_its_goal() -> None:
    """A goal may tell of the wished state by its year or bound alone, and then be measured by the next sentence."""
    prose = "Senast 2031 har varje barn en egen säng. Andelen som trivs är då minst 80 procent."
    told = _told("## Fokusområde 1: Boende", "Text.", prose, "## Fokusområde 2: Arbete", "Text.")
    assert [text for _, text, _ in told] == prose.replace(". A", ".|A").split("|")


@pytest.mark.parametrize(
    ("paragraph", "goal"),
    [
        ("Alla har ett hem. Ingen bor för trångt.", "Alla har ett hem. Ingen bor för trångt."),
        ("Alla ska ha ett hem. Det kräver samarbete. Vi bygger. Vi frågar.", "Alla ska ha ett hem."),
    ],
)
def test_a_paragraph_right_under_a_bare_heading_opens_with_its_goal(paragraph: str, goal: str) -> None:
    """What follows the goal in the same paragraph belongs to it only where it reads like one."""
    told = _told("## Fokusområde 1: Boende", "### Vår ambition", paragraph, "## Fokusområde 2: Arbete", "Text.")
    assert [text for _, text, _ in told] == [goal]


def test_numbered_lines_under_a_label_are_goals_whatever_they_say() -> None:
    told = _told("## Fokusområde 1: Boende", "### Inriktningsmål", "A1. Alla har ett hem.", "A2. Hem ses som en rätt.",
                 "## Fokusområde 2: Arbete", "Text.")  # fmt: skip
    assert [text for _, text, _ in told] == ["Alla har ett hem.", "Hem ses som en rätt."]


def test_goals_behind_a_sentence_that_counts_them() -> None:
    """The sentence "Två delmål har satts upp" leads in those that tell the one and the other, as sub-goals."""
    text = "Två delmål har satts upp. Det ena är att fler ska ha arbete. Det andra är att vägen dit blir kortare."
    assert _told(*AREAS, "# Arbete", text)[-2:] == [
        ("SubGoal", "Det ena är att fler ska ha arbete.", "Arbete"),
        ("SubGoal", "Det andra är att vägen dit blir kortare.", "Arbete"),
    ]


def test_the_goal_right_behind_the_states() -> None:
    """What "Målet är" tells is the state's goal where the sentence before it speaks of that."""
    told = _told("# Bakgrund", "Planen ansluter till det nationella målet för miljöpolitiken. Målet är friska sjöar.")
    assert told == [("NationalGoal", "Målet är friska sjöar.", None)]


def test_a_purpose_behind_a_short_name() -> None:
    """What stands between commas behind the document's name does not part it from its purpose."""
    told = _told("Strategin, i fortsättningen kallad GIS, är till för att alla ska veta vem som gör vad.")
    assert [level for level, *_ in told] == ["Purpose"]


def test_items_behind_the_one_goal_of_a_heading_are_no_goals() -> None:
    """A list that stands behind other text under "Långsiktigt mål" tells something else."""
    notations = (
        "# Arbete",
        "## Långsiktigt mål",
        "Alla har ett arbete.",
        "Ansvaret är delat.",
        "- Granvik prövar kurser.",
    )
    assert [text for _, text, _ in _told(*AREAS, *notations)] == ["Alla har ett arbete."]


def test_a_list_under_a_heading_for_the_states_goals() -> None:
    """Items under "Nationella mål" are the state's, whatever leads them in; not where the county's stand there too."""
    items = ("Till det kommer två delmål:", "- Ren luft i städerna", "- Levande sjöar i skogen")
    assert {level for level, *_ in _told("# Nationella mål", *items)} == {"NationalGoal"}
    assert "NationalGoal" not in {level for level, *_ in _told("# Nationella och regionala mål", *items)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Riksdagens mål, rena sjöar och levande skogar i hela landet, är en självklar grund.",
        "Planen medverkar till att uppfylla det nationella målet för vattenpolitiken om rena sjöar.",
    ],
)
def test_the_states_goal_in_passing(sentence: str) -> None:
    """The state's goal may stand between commas or behind "om"."""
    assert _told("# Bakgrund", sentence) == [("NationalGoal", sentence, None)]


def test_lines_under_a_bare_heading_are_a_list_without_marks() -> None:
    """Paragraphs of one sentence under "Inriktning" are goals of the area, however they open; other text is none."""
    areas = ("## Fokusområde 1: Boende", "### Inriktning")
    lines = ("Den som söker ett hem hittar ett.", "Hus byggs där folk vill bo.")
    rest = ("### Bakgrund", "Husen är gamla.", "## Fokusområde 2: Arbete", "Text.")
    assert [text for _, text, _ in _told(*areas, *lines, *rest)] == list(lines)
    assert not _told(*areas, "Läget är svårt. Det byggs för lite.", lines[1], *rest)


def test_what_a_county_shall_be_is_its_vision() -> None:
    """Beside the purpose, wherever under the heading it stands."""
    vision = "Granvik ska vara ett län där alla hittar hem."
    told = _told("# Syfte och vision", "Strategin är till för att fler ska bygga. Det behövs.", vision)
    assert ("OverallGoal", vision, None) in told
    assert not _told("# Läget", "Granvik ska vara värd för ett möte där alla deltar.")


@pytest.mark.parametrize(
    "sentence",
    [
        "Regeringen har i bostadsplanen Hem åt alla slagit fast att färre barn ska bo trångt.",
        "Av den nationella strategin för boende, som gäller till 2030, framgår att trångboddheten ska upphöra.",
    ],
)
def test_what_the_states_plan_says_shall_be(sentence: str) -> None:
    assert _told("# Bakgrund", sentence) == [("NationalGoal", sentence, None)]


def test_what_the_states_plan_lays_on_somebody_is_no_goal() -> None:
    assert not _told("# Bakgrund", "Av den nationella strategin för boende framgår att kommunerna ska bygga.")


@pytest.mark.parametrize(("word", "direction"), [("lägre", "Decrease"), ("högre", "Increase")])
def test_a_quantity_that_shall_be_higher_or_lower_than_it_was(word: str, direction: str) -> None:
    measure = read_measure(f"Antalet bränder per 1 000 hus ska vara tio procent {word} än 2024.")
    assert measure and (measure.direction, measure.target_value, measure.unit) == (direction, "tio", "procent")
