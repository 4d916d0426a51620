"""The duties that national documents lay on the counties, and which strategy mirrors which."""

from __future__ import annotations

from collections.abc import Mapping

from queries.explorer.answers import Answers, Row
from queries.explorer.counties import counties
from queries.explorer.grids import Cell, grid_of
from queries.explorer.language import concept
from queries.explorer.site import Asked, Context

__all__ = ["national_duties"]

_TONES: Mapping[str, str] = {"Mirrored": "mirrored", "Weakened": "weakened", "Absent": "absent"}


def national_duties(answers: Answers, asked: Asked) -> Context:
    """First the duties that no strategy mirrors, then all of them by county."""
    rows = answers.look_up("mirrors")
    names = [one.name for one in counties(answers, asked.day) if one.strategies]
    duties = {str(row["fact"]): row for row in answers.proven({str(row["fact"]): row for row in rows}.values())}
    met = {str(row["fact"]) for row in rows if _tone(row) != "absent"}

    def cell(its: list[Row]) -> Cell:
        fact = its[0]["fact_2"]
        address = asked.addresses.evidence(fact) if fact else None
        return Cell(_tone(its[0]), asked.language.word(its[0]["kind"]), address)

    return {
        "grid": grid_of(rows, names, lambda row: str(row["fact"]), cell),
        "duties": duties,
        "unmet": [row for fact, row in duties.items() if fact not in met],
        "tab": "duties",
    }


def _tone(row: Row) -> str:
    return _TONES.get(concept(row["kind"]), "absent")
