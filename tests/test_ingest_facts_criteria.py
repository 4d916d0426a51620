"""The conditions within a definition."""

from __future__ import annotations

import pytest

from ingest.facts.criteria import read_criteria


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("ett barn under 18 år", [("MaxAge", 18, "year", False)]),
        ("har fyllt 21 men ännu inte 60 år", [("MinAge", 21, "year", True), ("MaxAge", 60, "year", False)]),
        ("personer mellan 16 och 24 år", [("MinAge", 16, "year", True), ("MaxAge", 24, "year", True)]),
        ("den som inte har fyllt 18 år", [("MaxAge", 18, "year", False)]),
        ("personer som är 65 år eller äldre", [("MinAge", 65, "year", True)]),
        ("under de 24 månader som programmet pågår", [("MaxDuration", 24, "month", True)]),
        ("under de första 36 månaderna", [("MaxDuration", 36, "month", True)]),
        ("anses som längst vara nyanländ i fyra år", [("MaxDuration", 4, "year", True)]),
        ("under två års tid", [("MaxDuration", 2, "year", True)]),
        ("Efter fyra år är eleven inte längre nyanländ", [("MaxDuration", 4, "year", True)]),
        ("utan arbete i mer än tolv månader", [("MinDuration", 12, "month", True)]),
        ("det år då eleven fyller sju år", []),
    ],
)
def test_bounds(text: str, bounds: list[tuple[str, int, str, bool]]) -> None:
    """Ages and durations keep the number and unit of the text; "under 18" leaves 18 out."""
    found = [(one.kind, one.value, one.unit, one.inclusive) for one in read_criteria(text) if one.value is not None]
    assert found == bounds


def test_other_conditions() -> None:
    """Permit, origin and what a duration starts from are kept in the words of the text."""
    text = "den som är född i ett annat land och har uppehållstillstånd, räknat från den dag då beslutet kom"
    found = {one.kind: one.words for one in read_criteria(text)}
    assert found["Origin"] == "är född i ett annat land och har uppehållstillstånd"
    assert found["Permit"] == "uppehållstillstånd"
    assert found["StartEvent"] == "den dag då beslutet kom"


def test_a_permit_ends_where_another_condition_begins() -> None:
    """What stands behind "och har fått" is a condition of its own."""
    found = {
        one.kind: one.words for one in read_criteria("den som har uppehållstillstånd och har fått en kommunplacering")
    }
    assert (found["Permit"], found["Status"]) == ("uppehållstillstånd", "fått en kommunplacering")
