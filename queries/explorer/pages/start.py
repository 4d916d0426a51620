"""What the graph holds, whose strategies are in force, and the most telling findings: the first page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from queries.explorer.answers import Answers
from queries.explorer.counties import counties
from queries.explorer.documents import number_of_documents
from queries.explorer.site import Asked, Context

__all__ = ["start"]

_SHOWN = ("FocusArea", "Goal", "Action", "Partnership", "Responsibility", "Body", "Definition", "AgendaLink")


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: which kind, what it is about, how many, in which counties, and the page that shows it."""

    kind: str
    subject: str
    number: int
    of: int
    counties: tuple[str, ...]
    address: str


def start(answers: Answers, asked: Asked) -> Context:
    """The map of counties, the holdings, the findings and the measured quality."""
    known = counties(answers, asked.day)
    held = {str(row["kind"]): row["number"] for row in answers.look_up("holdings")}
    return {
        "counties": known,
        "with_strategy": sum(1 for one in known if one.strategies),
        "documents": number_of_documents(answers),
        "holdings": [(kind, held[kind]) for kind in _SHOWN if kind in held],
        "findings": list(_findings(answers, asked)),
        "quality": [row for row in answers.look_up("quality") if str(row["metric"]).endswith("/all-micro-f")],
    }


def _findings(answers: Answers, asked: Asked) -> Iterator[Finding]:
    yield from _gaps(answers, asked)
    yield from _definitions(answers, asked)
    yield from _overlaps(answers, asked)
    yield from _ended(answers, asked)


def _gaps(answers: Answers, asked: Asked) -> Iterator[Finding]:
    """How many goals nobody answers for, and the county that has most of them."""
    goals = {str(row["county"]): int(str(row["number"])) for row in answers.look_up("gaps-of-goals")}
    if goals:
        county = max(sorted(goals), key=lambda one: goals[one])
        address = asked.addresses.page("/luckor")
        yield Finding("gaps", county, goals[county], sum(goals.values()), tuple(sorted(goals)), address)


def _definitions(answers: Answers, asked: Asked) -> Iterator[Finding]:
    """The term that counties limit in most different ways."""
    for row in answers.look_up("terms-disputed"):
        term, where = str(row["term"]), row["counties"]
        if isinstance(where, tuple):
            yield Finding("definitions", term, len(where), int(str(row["of"])), where, asked.addresses.term(term))


def _overlaps(answers: Answers, asked: Asked) -> Iterator[Finding]:
    """The theme that most counties have as a focus area."""
    where: dict[str, set[str]] = {}
    for row in answers.look_up("themes-prioritised"):
        where.setdefault(str(row["theme"]), set()).add(str(row["county"]))
    if where:
        theme = min(where, key=lambda one: (-len(where[one]), one))
        yield Finding(
            "overlaps",
            theme,
            len(where[theme]),
            len(where),
            tuple(sorted(where[theme])),
            asked.addresses.page("/jamfor"),
        )


def _ended(answers: Answers, asked: Asked) -> Iterator[Finding]:
    """The counties whose strategies have all run out."""
    known = [one for one in counties(answers, asked.day) if one.strategies]
    ended = [one for one in known if one.state == "ended"]
    if ended:
        names = tuple(one.name for one in ended)
        yield Finding("ended", names[0], len(ended), len(known), names, asked.addresses.county(names[0]))
