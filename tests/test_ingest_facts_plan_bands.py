from __future__ import annotations

import pytest

from ingest.facts.actions import read_actions
from ingest.facts.agenda2030 import read_agenda2030
from ingest.facts.focus_areas import read_focus_areas
from ingest.facts.goals import read_goals
from ingest.facts.plan_bands import band_label, goal_number
from ingest.facts.reading import Reading
from ingest.facts.records import Action, FocusArea, Goal
from tests.blocks_of_text import reading_of

_PLAN = (
    "| Nr | Aktivitet | Ansvarig | Klart |",
    "| Område A. Skola och språk Globala mål: 4.4 | | | |",
    "| Mål A:1 | Fler elever ska nå målen. | | Målvärde 2027: 80 % |",
    "| A1 | Starta läxhjälp. | Granviks kommun | 2026 |",
    "| Område B. Jobb för alla Globala mål: 8.5 | | | |",
    "| Delmål B:1 | Arbetslösheten ska minska. | | |",
    "| B1 | Ordna mässor. | Region Granvik | 2027 |",
)


def _read(*notations: str) -> Reading:
    reading = reading_of(*notations)
    for read in (read_focus_areas, read_goals, read_actions):
        reading.add(list(read(reading)))
    return reading


def test_a_row_across_all_columns_is_the_area_of_the_rows_below() -> None:
    """A plan may set each area in a row of its own, with a letter before it and global goals beside it."""
    reading = _read(*_PLAN)
    assert [area.label for area in reading.found(FocusArea)] == ["Skola och språk", "Jobb för alla"]
    assert [(one.text, one.focus_area.label) for one in reading.found(Action) if one.focus_area] == [
        ("Starta läxhjälp.", "Skola och språk"),
        ("Ordna mässor.", "Jobb för alla"),
    ]
    links = read_agenda2030(reading)
    assert [(one.number, one.about.label) for one in links if isinstance(one.about, FocusArea)] == [
        ("4.4", "Skola och språk"),
        ("8.5", "Jobb för alla"),
    ]


def test_a_row_whose_number_says_so_is_a_goal() -> None:
    """Goals and actions of one column are told apart by the word before their number; a cell may say its target."""
    goals = _read(*_PLAN).found(Goal)
    assert [(goal.text, goal.level) for goal in goals] == [
        ("Fler elever ska nå målen.", "StrategicGoal"),
        ("Arbetslösheten ska minska.", "SubGoal"),
    ]
    assert goals[0].measure is not None
    assert goals[0].measure.target_value == "80"


def test_a_table_of_what_was_done_holds_no_actions() -> None:
    """What an earlier plan had is not what this one is going to do."""
    rows = ("| Aktivitet | Läge |", "| Språkcafé | Genomförd |", "| Mässa | Avbruten |")
    assert _read("# Utfall av den förra planen", *rows).found(Action) == []
    assert len(_read("# Planen", *rows).found(Action)) == 2


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Prioritering 3: Hem och grannar", "Hem och grannar"),
        ("C) Hem och grannar (Agenda 2030: 11.1 och 11.3)", "Hem och grannar"),
        ("Globala mål: 4.4 och 4.6 Område A. Hem och grannar", "Hem och grannar"),
        ("Hem och grannar", "Hem och grannar"),
    ],
)
def test_the_name_of_an_area_stands_between_its_number_and_the_global_goals(text: str, label: str) -> None:
    assert text[slice(*band_label(text))] == label


def test_only_a_number_with_the_word_for_a_goal_makes_a_goal() -> None:
    assert [goal_number(text) for text in ("Mål 2", "Delmål 1.3", "Mål C:1", "A1", "3")] == [
        "mål",
        "delmål",
        "mål",
        None,
        None,
    ]
