from __future__ import annotations

import pytest

from ingest.facts.actions import read_actions
from ingest.facts.focus_areas import read_focus_areas
from ingest.facts.goals import read_goals
from ingest.facts.principles import read_principles
from ingest.facts.records import Action
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


@pytest.mark.parametrize("lead", ["Tre tankar går igen i allt vi gör.", "Det här gäller för oss alla i vattenarbetet."])
def test_a_heading_in_the_first_person_lists_principles(lead: str) -> None:
    """The list under "Så här tänker vi" is read, and the sentences around it are not."""
    items = ["Vi börjar vid källan.", "Vi lyssnar på dem som bor vid vattnet.", "Alla ska få plats vid stranden."]
    assert (
        _principles("# Så här tänker vi", lead, *(f"1. {item}" for item in items), "Planen beslutas av rådet.") == items
    )


def test_items_that_are_actions_are_no_principles() -> None:
    """What "Så gör vi" lists within an area is read as actions, and not as principles once more."""
    reading = reading_of(
        "Planen har två fokusområden: luft och vatten.",
        "# Luft",
        "## Så gör vi",
        "- Vi mäter.",
        "- Vi ritar kartor.",
        "# Vatten",
    )
    for read in (read_focus_areas, read_goals, read_actions):
        reading.add(list(read(reading)))
    assert len(reading.found(Action)) == 2
    assert list(read_principles(reading)) == []


def test_principles_that_a_sentence_counts() -> None:
    """As many sentences behind "Tre tankar löper genom texten" are principles as it says, and no more."""
    text = (
        "Två tankar löper genom texten. Barn får komma till tals. Alla möts med respekt. Ytterst handlar det om rätten."
    )
    found = [one.text for one in read_principles(reading_of("# Förhållningssätt", text))]
    assert found == ["Barn får komma till tals.", "Alla möts med respekt."]


@pytest.mark.parametrize(
    "sentence",
    [
        "Barnets bästa ska vägas in i varje beslut.",
        "Samtliga aktiviteter ska vara tillgängliga för alla som bor i länet.",
        "Diskrimineringslagen (2008:567) gäller i alla led.",
        "Vi räknar det som är viktigt, inte det som går fort.",
        "Vi lyssnar hellre än talar i mötet med länets unga.",
    ],
)
def test_principles_in_running_text(sentence: str) -> None:
    """What all actions must be, which law holds everywhere, and what one does rather than another are principles."""
    assert [one.text for one in read_principles(reading_of("# Inledning", sentence))] == [sentence]


def test_principles_told_by_their_number() -> None:
    """A sentence that counts principles leads in those that follow as the first, the second and so on."""
    text = (
        "Under arbetet har tre grundsatser vuxit fram. Den första är att ingen ska stå utanför. Den andra är att alla "
        "ska ha samma chans. Den tredje, slutligen, är att barn går först. Planen gäller i fyra år."
    )
    assert _principles(text) == [
        "Den första är att ingen ska stå utanför.",
        "Den andra är att alla ska ha samma chans.",
        "Den tredje, slutligen, är att barn går först.",
    ]


def test_rules_under_a_heading_on_how_it_is_done() -> None:
    """Short rules beside one of "vi" are principles under "Så ska det gå till", but not what somebody does."""
    rules = ("- Vi lyssnar innan vi planerar.", "- Det enkla prövas före det dyra.", "- Barnets bästa kommer först.")
    assert _principles("# Så ska det gå till", *rules) == [rule[2:] for rule in rules]
    done = ("- Vi bjuder in till möten.", "- Region Granvik ordnar 12 kurser.", "- Kommunerna rapporterar.")
    assert _principles("# Så ska det gå till", *done) == []


def test_rules_in_the_one_paragraph_under_their_heading() -> None:
    """The short sentences that end it are principles; not where one of them points back or names who acts."""
    rules = ("Det lilla prövas före det stora.", "Barn hörs först.", "Ingen by lämnas ensam.", "Pengar följer behov.")
    opening = "Sådant som alla tycker glöms lätt. Därför skriver vi ut det."
    assert _principles("# Hållpunkter", f"{opening} {' '.join(rules[1:])}") == list(rules[1:])
    assert _principles("# Hållpunkter", f"{opening} {rules[1]} {rules[2]}") == []
    assert _principles("# Bakgrund", f"{opening} {' '.join(rules)}") == []
    assert _principles("# Hållpunkter", f"{' '.join(rules)} Det gäller alla.") == []


@pytest.mark.parametrize(
    ("heading", "sentence", "found"),
    [
        ("Vår värdegrund", "Planen bygger på öppenhet och ett barnperspektiv.", ["öppenhet", "ett barnperspektiv"]),
        (
            "Gemensamma värden",
            "Parterna är eniga om att alla får komma till tals, att tid är en gåva samt att misstag är tillåtna.",
            ["alla får komma till tals", "tid är en gåva", "misstag är tillåtna"],
        ),
        (
            "Det här tror vi på",
            "Därför ska omsorgen vara uthållig, nyfiken och lekfull.",
            ["uthållig", "nyfiken", "lekfull"],
        ),
    ],
)
def test_principles_that_a_sentence_enumerates_under_their_heading(
    heading: str, sentence: str, found: list[str]
) -> None:
    """What the work rests on is one principle each, and each clause with "att" is one."""
    assert _principles(f"# {heading}", sentence, "# Bakgrund", sentence) == found


def test_a_paragraph_of_two_rules_and_nothing_else_states_both() -> None:
    """Two rules are enough where the paragraph under the heading says no more."""
    assert _principles("# Så tänker vi", "Barn går först. Ingen ska behöva fråga två gånger.") == [
        "Barn går först.",
        "Ingen ska behöva fråga två gånger.",
    ]


@pytest.mark.parametrize(
    "sentence", ["Vi utgår från fakta, inte från tycke.", "Vi utgår från fakta och gör egna försök."]
)
def test_a_denial_or_a_second_predicate_is_no_enumeration(sentence: str) -> None:
    """Neither what the work does not rest on nor what else is done is a principle by itself."""
    assert not {"fakta", "inte från tycke", "gör egna försök"} & set(_principles("# Värdegrund", sentence))
