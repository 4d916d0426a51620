"""The duties that national documents lay on the counties, and which strategy mirrors which."""

from __future__ import annotations

from collections.abc import Mapping

from queries.explorer.answers import Answers, Row
from queries.explorer.counties import counties
from queries.explorer.grids import Cell, grid_of
from queries.explorer.language import concept
from queries.explorer.paging import paged
from queries.explorer.site import Asked, Context

__all__ = ["national_duties"]

_UNMET = 20  # duties without a mirror beside the grid; the grid can show all of them
_LINES, _CELLS = 60, 500  # duties of a grid on a page at most, and signs
_TONES: Mapping[str, str] = {"Mirrored": "mirrored", "Weakened": "weakened", "Absent": "absent"}


def national_duties(answers: Answers, asked: Asked) -> Context:
    """First the duties that no strategy mirrors, then all of them by county."""
    rows = answers.look_up("mirrors")
    names = [one.name for one in counties(answers, asked.day) if one.strategies]
    every = {str(row["fact"]): row for row in rows}
    met = {str(row["fact"]) for row in rows if _tone(row) != "absent"}
    unmet = [fact for fact in every if fact not in met]
    only = asked.query.get("visa") == "saknas"
    wanted = unmet if only else list(every)
    paging = paged(len(wanted), asked.query.get("sida"), min(_LINES, max(_CELLS // max(len(names), 1), 1)))
    shown = set(wanted[paging.first : paging.last])
    told = unmet[:_UNMET]
    duties = {str(row["fact"]): row for row in answers.proven(every[fact] for fact in dict.fromkeys([*told, *shown]))}

    def cell(its: list[Row]) -> Cell:
        fact = its[0]["fact_2"]
        address = asked.addresses.evidence(fact) if fact else None
        return Cell(_tone(its[0]), asked.language.word(its[0]["kind"]), address)

    return {
        "grid": grid_of((row for row in rows if str(row["fact"]) in shown), names, lambda row: str(row["fact"]), cell),
        "duties": duties,
        "unmet": [duties[fact] for fact in told],
        "more": max(len(unmet) - _UNMET, 0),
        "only": only,
        "paging": paging,
        "tab": "duties",
    }


def _tone(row: Row) -> str:
    return _TONES.get(concept(row["kind"]), "absent")
