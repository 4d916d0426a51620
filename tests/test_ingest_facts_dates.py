"""Swedish dates and periods."""

from __future__ import annotations

import pytest

from ingest.facts.dates import find_dates, find_periods, read_period


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2019–2025", "2019-01-01", "2025-12-31"),
        ("2019-25", "2019-01-01", "2025-12-31"),
        ("gäller från 2024 till och med 2027", "2024-01-01", "2027-12-31"),
        ("från den 1 juli 2022 till den 30 juni 2025", "2022-07-01", "2025-06-30"),
        ("hösten 2026", "2026-07-01", "2026-12-31"),
        ("kvartal 2 2025", "2025-04-01", "2025-06-30"),
        ("mars 2024 – maj 2024", "2024-03-01", "2024-05-31"),
        ("senast den 31 mars 2026", "None", "2026-03-31"),
        ("från och med 2024", "2024-01-01", "None"),
        ("2025", "2025-01-01", "2025-12-31"),
    ],
)
def test_periods(text: str, first: str, last: str) -> None:
    """A period has its first and its last day; an open end stays open."""
    period = read_period(text)
    assert period and (str(period.first), str(period.last)) == (first, last)


@pytest.mark.parametrize("text", ["lagen (2010:197)", "dnr 851-4410-2022-7", "12 000 personer", "kapitel 7"])
def test_no_periods(text: str) -> None:
    """Numbers of laws and files and other numbers are no years."""
    assert list(find_periods(text)) == []


def test_days() -> None:
    """A day is found as words and as digits; a day that no calendar has is none."""
    text = "Antagen den 3 maj 2021, ändrad 2023-11-15, inte 31 februari 2020."
    assert [one.day.isoformat() for one in find_dates(text)] == ["2021-05-03", "2023-11-15"]
