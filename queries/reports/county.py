"""Counties in, the report about one or the comparison of several out, for those who write their strategies."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from queries.asking import Strategies
from queries.reports.answers import subject_of
from queries.reports.composing import Progress, compose
from queries.reports.model import Report

__all__ = ["compare_report", "county_report"]


def county_report(
    strategies: Strategies,
    county: str,
    *,
    language: str = "sv",
    day: date | None = None,
    progress: Progress = lambda done, of: None,
) -> Report:
    """The report about a county, by any of its names, as of a day (today).

    `progress` is told how many of its parts are done, and how many there are. Raises UnknownValueError
    where the county has no strategy, or the name fits several.
    """
    return compose(subject_of(strategies, [county], language, day or date.today()), "county", progress)


def compare_report(
    strategies: Strategies, counties: Sequence[str], *, language: str = "sv", day: date | None = None
) -> Report:
    """Two or more counties side by side; raises as `county_report`."""
    return compose(subject_of(strategies, counties, language, day or date.today()), "comparison")
