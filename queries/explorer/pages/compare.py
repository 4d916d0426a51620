"""All counties side by side: Agenda 2030, partners and bodies, each as a grid or table."""

from __future__ import annotations

from collections.abc import Sequence

from queries.explorer.answers import Answers, Row
from queries.explorer.counties import counties
from queries.explorer.grids import Cell, Grid, grid_of
from queries.explorer.paging import paged
from queries.explorer.site import Asked, Context

__all__ = ["agenda_grid", "bodies_by_county", "partner_grid"]

# what a page can hold and stay under 200 kB, and a reader can take in
_NAMED, _BODIES = 8, 250  # bodies of a county and kind at most, and of all
_LINES, _CELLS = 60, 600  # partners on a page at most, and signs
_LINKS = 400  # signs of links to Agenda 2030 on a page, with what each is about
_TOLD = 2  # of it


def agenda_grid(answers: Answers, asked: Asked) -> Context:
    """The goals and targets of Agenda 2030 by counties that say they are linked to them."""
    rows = sorted(answers.rows("agenda-goals"), key=_number)
    names = {str(row["number"]): str(row["goal"] or "") for row in rows}

    def cell(its: list[Row]) -> Cell:
        return Cell("has", _about(its), asked.addresses.evidence(its[0]["fact"]))

    grid = grid_of(rows, _with_strategy(answers, asked), lambda row: str(row["number"]), cell)
    paging = paged(len(grid.lines), asked.query.get("sida"), _LINKS // max(len(grid.counties), 1))
    shown = Grid(grid.counties, grid.lines[paging.first : paging.last])
    return {"grid": shown, "names": names, "paging": paging, "tab": "agenda"}


def _number(row: Row) -> tuple[int, str]:
    goal, _, target = str(row["number"]).partition(".")
    return int(goal), target.zfill(2) if target.isdigit() else target


def _about(rows: list[Row]) -> str:
    names = list(dict.fromkeys(str(row["about"]) for row in rows if row["about"]))
    return (", ".join(names[:_TOLD]) + (" …" if len(names) > _TOLD else "")) or "✓"


def partner_grid(answers: Answers, asked: Asked) -> Context:
    """The partners by counties, those of most counties first; one kind at a time where that is asked for."""
    rows = answers.look_up("partner-counties")
    kinds = sorted({str(row["kind"]) for row in rows if row["kind"]})
    kind = asked.query.get("slag", "")
    wanted = sorted((row for row in rows if kind in ("", row["kind"])), key=lambda row: -_in_counties(row))
    names = _with_strategy(answers, asked)
    paging = paged(len(wanted), asked.query.get("sida"), min(_LINES, _CELLS // max(len(names), 1)))
    return {
        "grid": _partners(answers, asked, wanted[paging.first : paging.last], names),
        "paging": paging,
        "kinds": kinds,
        "kind": kind,
        "shared": sum(1 for row in wanted if _in_counties(row) > 1),
        "tab": "partners",
    }


def _in_counties(row: Row) -> int:
    return len(row["counties"]) if isinstance(row["counties"], tuple) else 0


def _partners(answers: Answers, asked: Asked, partners: Sequence[Row], counties: Sequence[str]) -> Grid:
    """A line for each partner; a county that has it shows one of its facts."""
    named = {str(row["organisation"]): row for row in partners}
    shown: dict[str, list[Row]] = {node: [] for node in named}
    for row in answers.look_up("partners-shown", organisation=tuple(named)) if named else ():
        if row["written"]:
            shown[str(row["organisation"])].append(row)

    def cell(its: list[Row]) -> Cell:
        return Cell("has", str(its[0]["written"]), asked.addresses.evidence(its[0]["fact"]))

    return grid_of(
        (row for its in shown.values() for row in its),
        counties,
        lambda row: str(named[str(row["organisation"])]["partner"]),
        cell,
        note=lambda _, its: asked.language.word(named[str(its[0]["organisation"])]["kind"]),
        address=lambda name, _: asked.addresses.actor(name),
    )


def bodies_by_county(answers: Answers, asked: Asked) -> Context:
    """How each county is organised: its bodies by kind, side by side."""
    found: dict[str, dict[str, list[Row]]] = {}
    for row in answers.look_up("bodies"):
        found.setdefault(str(row["kind"] or ""), {}).setdefault(str(row["county"]), []).append(row)
    most = max(min(_NAMED, _BODIES // max(sum(map(len, found.values())), 1)), 1)
    shown = {
        kind: {county: (answers.proven(its[:most]), len(its)) for county, its in by_county.items()}
        for kind, by_county in found.items()
    }
    return {"kinds": sorted(found), "bodies": shown, "tab": "bodies"}


def _with_strategy(answers: Answers, asked: Asked) -> Sequence[str]:
    return [one.name for one in counties(answers, asked.day) if one.strategies]
