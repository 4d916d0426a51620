from __future__ import annotations

import pytest

from ingest.facts.target_groups import read_target_groups
from tests.blocks_of_text import reading_of


def _groups(*notations: str) -> list[tuple[str | None, str]]:
    return [(group.rank, group.label) for group in read_target_groups(reading_of("# Målgrupp", *notations))]


def test_lists_after_a_lead_in_have_its_rank() -> None:
    """Bullets take the rank of the sentence that leads them in, and keep it as evidence."""
    reading = reading_of(
        "# Målgrupp",
        "Den primära målgruppen är:",
        "- Nyanlända.",
        "- Asylsökande.",
        "Övrig målgrupp är:",
        "- Länets invånare.",
    )
    groups = list(read_target_groups(reading))
    assert [(group.rank, group.label) for group in groups] == [
        ("Primary", "Nyanlända"),
        ("Primary", "Asylsökande"),
        ("Other", "Länets invånare"),
    ]
    assert [evidence.supports for evidence in groups[2].evidence] == [None, "rank"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Den primära målgruppen är barn och unga, nyanlända vuxna, samt övriga som är nya i landet.",
            [("Primary", "barn och unga"), ("Primary", "nyanlända vuxna"), ("Primary", "övriga som är nya i landet")],
        ),
        (
            "Den sekundära målgruppen är de som möter dem, med andra ord kommuner och myndigheter.",
            [("Secondary", "de som möter dem, med andra ord kommuner och myndigheter")],
        ),
        (
            "Den sekundära målgruppen är offentliga, privata och ideella aktörer samt andra, som alla bidrar.",
            [("Secondary", "offentliga, privata och ideella aktörer"), ("Secondary", "andra, som alla bidrar")],
        ),
        (
            "Till den tredje målgruppen hör arbetsgivare, liksom alla som bor här.",
            [("Third", "arbetsgivare"), ("Third", "alla som bor här")],
        ),
        ("Personer i samma läge kan också ta del av insatserna.", [("Other", "Personer i samma läge")]),
    ],
)
def test_prose_is_split_into_groups(sentence: str, expected: list[tuple[str, str]]) -> None:
    """A sentence gives each group by itself, explanations and relative clauses left with the group."""
    assert _groups(sentence) == expected


def test_pairs_without_a_last_conjunction_are_one_group() -> None:
    """A description by pairs, "kvinnor och män, flickor och pojkar i ...", is one group."""
    assert _groups("Målgruppen är kvinnor och män, flickor och pojkar i mottagandet.") == [
        ("Primary", "kvinnor och män, flickor och pojkar i mottagandet")
    ]


def test_the_target_group_of_a_programme_is_not_the_documents() -> None:
    """A party's programme has a target group of its own, which is not read."""
    reading = reading_of(
        "# Bilaga", "## Arbetsförmedlingen", "- Målgruppen för programmet är personer mellan 20 och 65 år."
    )
    assert list(read_target_groups(reading)) == []


@pytest.mark.parametrize(
    ("heading", "text", "expected"),
    [
        (
            "Vilka berörs?",
            "Strategin riktar sig främst till barn i förskolan och till deras föräldrar.",
            ["barn i förskolan", "deras föräldrar"],
        ),
        ("Vem är planen till för?", "Strategin är till för alla som reser i länet.", ["alla som reser i länet"]),
        (
            "Till vem vänder sig strategin",
            "Strategin omfattar i första hand äldre med låg inkomst.",
            ["äldre med låg inkomst"],
        ),
        (
            "Inledning",
            "Strategin vänder sig till lantbrukare och skogsägare i länet.",
            ["lantbrukare och skogsägare i länet"],
        ),
    ],
)
def test_target_groups_are_known_by_the_sentence(heading: str, text: str, expected: list[str]) -> None:
    """Groups are read from sentences that address them, whatever the heading calls them."""
    found = read_target_groups(reading_of(f"# {heading}", text))
    assert [group.label for group in found] == expected


def test_the_sentences_after_go_on_with_lower_ranks() -> None:
    """Sentences that go on with "därnäst" and the like rank the further groups."""
    assert _groups(
        "Strategin riktar sig till unga cyklister. Därnäst vänder den sig till pendlare. "
        "I förlängningen berör den alla som rör sig i trafiken."
    ) == [("Primary", "unga cyklister"), ("Secondary", "pendlare"), ("Third", "alla som rör sig i trafiken")]


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("Målgrupp", "- Frågor om hemsjukvård regleras i särskild ordning och berörs inte här."),
        ("Målgrupp", "Inte heller omfattas turister."),
        ("Inledning", "Strategin riktar sig mot insatser för miljön."),
        ("Inledning", "Strategin omfattar åren 2024–2029."),
    ],
)
def test_what_is_left_out_or_no_people_is_no_target_group(heading: str, text: str) -> None:
    """What a document excludes, its period and its efforts are no target groups."""
    assert list(read_target_groups(reading_of(f"# {heading}", text))) == []


@pytest.mark.parametrize(
    ("heading", "text", "expected"),
    [
        (
            "Vilka planen handlar om",
            "I första hand riktar sig insatserna till cyklister som pendlar. I andra hand omfattas fotgängare. "
            "Vi vill dessutom nå bilister som kör ensamma, eftersom de är många.",
            [("Primary", "cyklister som pendlar"), ("Secondary", "fotgängare"), ("Other", "bilister som kör ensamma")],
        ),
        (
            "Vem gör vi det för?",
            "Störst kraft lägger vi på lantbrukare med små gårdar. "
            "Sommarboende utan eget vatten är en annan grupp som vi vill stödja.",
            [("Primary", "lantbrukare med små gårdar"), ("Secondary", "Sommarboende utan eget vatten")],
        ),
        (
            "För vem?",
            "Särskilt fokus läggs på elever i glesbygd. Unga förare uppmärksammas särskilt.",
            [("Primary", "elever i glesbygd"), ("Other", "Unga förare")],
        ),
        (
            "Trafiken",
            "Störst kraft lägger vi på elever i glesbygd. I andra hand omfattas fotgängare.",
            [],
        ),
    ],
)
def test_prose_ranks_its_groups(heading: str, text: str, expected: list[tuple[str, str]]) -> None:
    """Under a heading that asks for whom, plain sentences give groups and ranks; elsewhere the same words do not."""
    found = read_target_groups(reading_of(f"# {heading}", text))
    assert [(group.rank, group.label) for group in found] == expected


def test_things_are_no_target_groups() -> None:
    """Where the stress lies on work and no people, no group is read."""
    assert _groups("Störst fokus lägger vi på vägnätet i norr. Särskild vikt läggs vid underhåll.") == []


@pytest.mark.parametrize(
    ("notations", "expected"),
    [
        (
            ("# Vilka gäller det?", "I första hand:", "- unga som söker arbete", "I andra hand:", "- deras chefer"),
            [("Primary", "unga som söker arbete"), ("Secondary", "deras chefer")],
        ),
        (
            ("# Målgrupper", "> Primär målgrupp: unga utan arbete", "> Sekundär målgrupp: arbetsgivare"),
            [("Primary", "unga utan arbete"), ("Secondary", "arbetsgivare")],
        ),
        (
            ("# För vem?", "Strategin riktar sig i första hand till vuxna och barn, till unga och till äldre."),
            [("Primary", "vuxna och barn"), ("Primary", "unga"), ("Primary", "äldre")],
        ),
    ],
)
def test_groups_behind_their_rank(notations: tuple[str, ...], expected: list[tuple[str, str]]) -> None:
    """A rank may lead in a list, stand before a colon, or between the verb and groups that "till" parts."""
    found = read_target_groups(reading_of(*notations))
    assert [(group.rank, group.label) for group in found] == expected


def test_prose_says_for_whom_the_measures_are_meant() -> None:
    """Measures may be "meant for" a group, and "turn to" another in the second place."""
    text = (
        "Insatserna är i första hand avsedda för cyklister i glesbygd. I andra hand vänder de sig till deras anhöriga."
    )
    found = read_target_groups(reading_of("# Vilka planen gäller", text))
    assert [(group.rank, group.label) for group in found] == [
        ("Primary", "cyklister i glesbygd"),
        ("Secondary", "deras anhöriga"),
    ]


def _ranked(*notations: str) -> list[tuple[str | None, str]]:
    return [(group.rank, group.label) for group in read_target_groups(reading_of(*notations))]


def test_groups_without_a_verb_behind_their_rank() -> None:
    """In a box each line may be a rank and a group; several short nouns of a later rank are one group."""
    assert _ranked(
        "# Vilka strategin vänder sig till",
        "Främst personer som har flytt hit och deras barn.",
        "Därnäst vuxna som länge har saknat arbete.",
        "Som medaktörer arbetsgivare, föreningar och hyresvärdar.",
    ) == [
        ("Primary", "personer som har flytt hit"),
        ("Primary", "deras barn"),
        ("Secondary", "vuxna som länge har saknat arbete"),
        ("Third", "arbetsgivare, föreningar och hyresvärdar"),
    ]


def test_groups_of_an_answer() -> None:
    """The answer to "Vem är insatserna till för?" names them without the word."""
    assert _ranked(
        "# Vilka är insatserna till för?",
        "I första hand är de till för barn som saknar fritid och för unga. I andra hand kan föräldrar ta del av dem.",
    ) == [("Primary", "barn som saknar fritid"), ("Primary", "unga"), ("Secondary", "föräldrar")]


def test_who_is_counted_to_a_group_has_its_rank() -> None:
    """In "Dit räknas även" somebody is added to the group before; "Även ... ingår" adds another one."""
    assert _ranked(
        "# Strategins målgrupper",
        "I centrum för strategin står barn och unga som växer upp i länet. Dit räknar vi också unga som studerar här, "
        "trots att de bor på annat håll.",
        "Även vårdnadshavare ingår i målgruppen.",
    ) == [
        ("Primary", "barn och unga som växer upp i länet"),
        ("Primary", "unga som studerar här"),
        ("Other", "vårdnadshavare"),
    ]


def test_topics_left_out_are_no_target_groups() -> None:
    """What a sentence of the same part leaves out is nobody whom the document is for."""
    assert _ranked(
        "# Målgrupper",
        "Målgruppen är alla som bor, arbetar eller studerar i länet. Några frågor lämnas därhän. "
        "Det gäller kriminalitet bland vuxna.",
    ) == [("Primary", "alla som bor, arbetar eller studerar i länet")]


def test_groups_ranked_under_another_heading() -> None:
    """A sentence that ranks whom the document is for needs no heading; its paragraph goes on about groups."""
    text = (
        "Överenskommelsen gäller i första hand unga kvinnor, män, flickor och pojkar. Därnäst omfattar den personer "
        "med tillfälligt skydd. Anställda som möter dem är en tredje målgrupp, då mycket hänger på dem."
    )
    groups = read_target_groups(reading_of("# Ord och annat", text))
    assert [(group.rank, group.label) for group in groups] == [
        ("Primary", "unga kvinnor, män, flickor och pojkar"),
        ("Secondary", "personer med tillfälligt skydd"),
        ("Third", "Anställda som möter dem"),
    ]


def test_nouns_with_one_place_are_one_group() -> None:
    """Nouns alone with their employer behind the last are one group; groups that differ stay apart."""
    assert [
        label for _, label in _groups("Strategin vänder sig också till chefer, politiker och lärare hos parterna.")
    ] == ["chefer, politiker och lärare hos parterna"]


def test_others_who_do_the_same_sum_up_a_group() -> None:
    """As in "lärare, poliser och andra som ..." are one group by what they do."""
    text = "Planen riktar sig till politiker. I andra hand är den tänkt för lärare, poliser och andra som möter barn."
    found = [one.label for one in read_target_groups(reading_of("# Målgrupp", text))]
    assert "lärare, poliser och andra som möter barn" in found


def test_a_noun_in_the_plural_is_no_adjective_of_the_next_group() -> None:
    text = "Den sekundära målgruppen är parterna själva och de föreningar, skolor och företag som möter målgruppen."
    found = [one.label for one in read_target_groups(reading_of("# Målgrupp", text))]
    assert found == ["parterna själva", "de föreningar, skolor och företag som möter målgruppen"]
