"""Two counties in, what they share and what only one of them has out, against the mean of all."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from queries.explorer.answers import Answers, Row
from queries.explorer.counties import County, counties
from queries.explorer.pages.themes import coverage, tone_of
from queries.explorer.site import Asked, Context

__all__ = ["two_counties"]

_SHOWN = ("FocusArea", "Goal", "Action", "Partnership", "Body", "Responsibility", "Definition")
_TAKEN_UP = ("prioritised", "touched")
_AT_MOST = 60  # names in a list


@dataclass(frozen=True, slots=True)
class Shared:
    """What both have, and what only the one or the other has."""

    name: str
    both: list[str]
    first: list[str]
    second: list[str]


def two_counties(answers: Answers, asked: Asked) -> Context:
    """The two that the form names; without it, the choice only."""
    known = [one for one in counties(answers, asked.day) if one.strategies]
    by_slug = {one.slug: one for one in known}
    first, second = (by_slug.get(asked.query.get(name, "")) for name in ("a", "b"))
    context: dict[str, object] = {"counties": known, "first": first, "second": second, "tab": "two", "most": _AT_MOST}
    if first is None or second is None:
        return context
    return context | {
        "figures": _figures(answers, known, first, second),
        "themes": _themes(answers, known, first, second),
        "shared": list(_lists(answers, first, second)),
    }


def _figures(
    answers: Answers, known: list[County], first: County, second: County
) -> list[tuple[str, object, object, float]]:
    """Each kind of fact with its number in the one and the other county, and the mean of all."""
    numbers = {
        (str(row["county"]), str(row["kind"])): float(str(row["number"]))
        for row in answers.look_up("holdings-by-county")
    }
    return [
        (
            kind,
            int(numbers.get((first.name, kind), 0)),
            int(numbers.get((second.name, kind), 0)),
            round(sum(numbers.get((one.name, kind), 0) for one in known) / len(known), 1),
        )
        for kind in _SHOWN
    ]


def _themes(answers: Answers, known: list[County], first: County, second: County) -> list[dict[str, object]]:
    """How both treat each theme, and how many of all counties take it up."""
    treated = coverage(answers)
    names = sorted({theme for _, theme in treated})
    rows = []
    for theme in names:
        tones = [tone_of(treated.get((one.name, theme))) for one in known]
        pair = [treated.get((one.name, theme)) for one in (first, second)]
        rows.append(
            {
                "theme": theme,
                "pair": [(tone_of(row), row) for row in pair],
                "taken_up": sum(1 for tone in tones if tone in _TAKEN_UP),
                "same": all(tone_of(row) in _TAKEN_UP for row in pair),
            }
        )
    return sorted(rows, key=lambda row: (not row["same"], -int(str(row["taken_up"])), str(row["theme"])))


def _lists(answers: Answers, first: County, second: County) -> Iterable[Shared]:
    yield _shared("partners", list(_partners(answers, first, second)), "partner", first, second)
    yield _shared("terms", answers.look_up("terms-of-counties"), "term", first, second)
    linked = [row for county in (first, second) for row in answers.rows("agenda-goals", county=county.iri)]
    agenda = [{**row, "goal": f"{row['number']} {row['goal'] or ''}".rstrip()} for row in linked]
    yield _shared("agenda", agenda, "goal", first, second)


def _partners(answers: Answers, *both: County) -> Iterable[Row]:
    for county in both:
        rows = answers.look_up("partner-counties", county=county.iri)
        yield from ({"county": county.name, "partner": row["partner"]} for row in rows)


def _shared(name: str, rows: list[Row], column: str, first: County, second: County) -> Shared:
    one, other = ({str(row[column]) for row in rows if row["county"] == it.name} for it in (first, second))
    return Shared(name, *(sorted(its, key=_order) for its in (one & other, one - other, other - one)))


def _order(name: str) -> tuple[float, str]:
    """Numbered goals by their number, names by their letters."""
    number = re.match(r"\d+(?:\.\d+)?", name)
    return (float(number[0]) if number else 0.0, name)
