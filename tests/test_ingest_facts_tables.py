from __future__ import annotations

import pytest

from ingest.facts.tables import plan_rows
from ingest.layout.column_names import column_role
from tests.blocks_of_text import reading_of


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("Mål", "goal"),
        ("Målsättning", "goal"),
        ("Delmål", "sub_goal"),
        ("Målgrupp", "target_group"),
        ("Målvärde", "measure"),
        ("Prioriterade åtgärder", "action"),
        ("Åtgärdsområde", "focus_area"),
        ("Vad ska göras?", "action"),
        ("Huvudansvarig", "actor"),
        ("Vem?", "actor"),
        ("Samverkan med", "takes_part"),
        ("När?", "deadline"),
        ("Tidsplan", "deadline"),
        ("Uppföljning", "follow_up"),
        ("Sida", None),
    ],
)
def test_headers_tell_what_a_column_holds(header: str, role: str | None) -> None:
    """The words that plans set above their columns are known, whatever the plan calls them."""
    assert column_role(header) == role


def test_a_cell_that_reaches_down_stands_for_the_rows_below() -> None:
    """An empty cell under a goal takes the goal; a new area takes no goal of the area before."""
    rows = list(
        plan_rows(
            reading_of(
                "| Område | Mål | Insats |", "| Arbete | Fler jobb | Mässa |", "| | | Kurs |", "| Hälsa | | Skola |"
            )
        )
    )
    assert [cell.text if (cell := row.get("goal")) else None for row in rows] == ["Fler jobb", "Fler jobb", None]
    assert [cell.text if (cell := row.get("focus_area")) else None for row in rows] == ["Arbete", "Arbete", "Hälsa"]


def test_a_table_that_names_its_rows_is_one_row() -> None:
    """A table with "Mål", "Insats" and "Ansvarig" in its first column describes one thing."""
    (row,) = plan_rows(
        reading_of("| Del | Text |", "| Mål | Fler jobb |", "| Insats | Mässa |", "| Ansvarig | Kommunen |")
    )
    assert [cell.text if (cell := row.get(role)) else None for role in ("goal", "action", "actor")] == [
        "Fler jobb",
        "Mässa",
        "Kommunen",
    ]


def test_tables_of_figures_are_no_plans() -> None:
    """A table without goals, actions or areas gives no rows."""
    assert list(plan_rows(reading_of("| Kommun | Invånare |", "| Stenhede | 12 000 |"))) == []
