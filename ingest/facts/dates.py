"""Swedish text in, dates and periods out: "26 mars 2020", "2019–2025", "från 2024 till och med 2027", "hösten 2026"."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from ingest.facts.needles import Needled, caseless
from ingest.wordlists import word_list

__all__ = ["YEAR", "FoundDate", "Period", "find_dates", "find_periods", "read_period"]

YEAR = r"(?:19[5-9]\d|20\d\d)"  # laws and policies that strategies cite are no older


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A day that a text names; `start` and `end` are offsets in the text."""

    start: int
    end: int
    day: date


@dataclass(frozen=True, slots=True)
class Period:
    """A span of days with its words; one of the two days is missing where the text leaves it open."""

    start: int
    end: int
    first: date | None
    last: date | None


def _any_of(words: list[str]) -> str:
    ordered = sorted(words, key=len, reverse=True)  # "till och med" before "till"
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)


@cache
def _day_pattern() -> Needled:
    months = _any_of([*word_list("dates")["months"], *word_list("dates")["short_months"]])
    written = rf"(?:den\s+)?(?P<day>\d{{1,2}})(?:\s?:?e)?\s+(?P<month>{months})\.?\s+(?P<year>{YEAR})"
    return caseless(rf"\b(?:{written}|(?P<iso>{YEAR}-\d\d-\d\d))\b")


def find_dates(text: str) -> Iterator[FoundDate]:
    """The days that a text names in full.

    >>> [found.day.isoformat() for found in find_dates("Antagen den 3 maj 2021, ändrad 2023-11-15.")]
    ['2021-05-03', '2023-11-15']
    """
    for found in _day_pattern().finditer(text):
        day = _day(found)
        if day:
            yield FoundDate(found.start(), found.end(), day)


def _day(found: re.Match[str]) -> date | None:
    try:
        if found["iso"]:
            return date.fromisoformat(found["iso"])
        return date(int(found["year"]), _month(found["month"]), int(found["day"]))
    except ValueError:
        return None


def _month(name: str) -> int:
    names: list[str] = word_list("dates")["short_months"]
    return names.index(name.casefold()[:3]) + 1


@cache
def _moment() -> str:
    """A day, month, part of a year or year."""
    lists = word_list("dates")
    months = _any_of([*lists["months"], *lists["short_months"]])
    day = rf"{YEAR}-\d\d-\d\d|(?:(?:den\s+)?\d{{1,2}}\s+)?(?:{months})\.?\s+{YEAR}"
    return rf"(?:{day}|(?:(?:{_any_of([*lists['seasons']])})\s+)?(?:år\s+)?{YEAR})"


@cache
def _period_pattern() -> Needled:
    lists, moment = word_list("dates"), _moment()
    since, until, between = (_any_of(lists[name]) for name in ("since", "until", "between"))
    both = rf"(?:(?:{since}|mellan)\s+)?(?P<first>{moment})\s*,?\s*(?:{between})\s*(?P<last>{moment}|\d\d(?![\d-]))"
    return caseless(
        rf"(?<![\w-])(?:{both}|(?:{since})\s+(?P<since>{moment})|(?:{until})\s+(?P<until>{moment})|(?P<alone>{moment}))(?![\w-]|:\d)"
    )


def find_periods(text: str) -> Iterator[Period]:
    """The periods that a text names, single years and parts of years too.

    >>> [(str(p.first), str(p.last)) for p in find_periods("Gäller 2019–2025, följs upp våren 2024 och senast 2026.")]
    [('2019-01-01', '2025-12-31'), ('2024-01-01', '2024-06-30'), ('None', '2026-12-31')]
    """
    for found in _period_pattern().finditer(text):
        period = _period(found)
        if period.first is None or period.last is None or period.first <= period.last:
            yield period


def _period(found: re.Match[str]) -> Period:
    first, last = found["first"] or found["since"], found["last"] or found["until"]
    if found["alone"]:
        first = last = found["alone"]
    if first and last and len(last) == 2:  # "2019–25"
        last = re.findall(YEAR, first)[-1][:2] + last
    return Period(*found.span(), first_day(first) if first else None, last_day(last) if last else None)


def read_period(text: str) -> Period | None:
    """The first period that a text names, or None."""
    return next(find_periods(text), None)


def first_day(moment: str) -> date:
    """The first day of a day, month, part of a year or year."""
    return _bounds(moment)[0]


def last_day(moment: str) -> date:
    """The last day of a day, month, part of a year or year."""
    return _bounds(moment)[1]


def _bounds(moment: str) -> tuple[date, date]:
    for found in find_dates(moment):
        return found.day, found.day
    year = int(re.findall(YEAR, moment)[-1])
    months = _months(re.sub(r"\s+", " ", moment.casefold()))
    return date(year, months[0], 1), date(year, months[1], monthrange(year, months[1])[1])


def _months(moment: str) -> tuple[int, int]:
    seasons: dict[str, list[int]] = word_list("dates")["seasons"]
    for name in sorted(seasons, key=len, reverse=True):
        if moment.startswith(name):
            return seasons[name][0], seasons[name][1]
    named = re.match(r"(?:den )?(?:\d+ )?([a-zåäö]{3})", moment)
    short: list[str] = word_list("dates")["short_months"]
    if named and named[1] in short:
        return (short.index(named[1]) + 1,) * 2
    return 1, 12
