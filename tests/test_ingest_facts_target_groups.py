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
