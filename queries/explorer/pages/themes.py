"""How each county treats each theme: a grid, and for each theme a page with the facts or the words sought."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial

from graph.identifiers import slug
from ontology import lexicon
from queries.explorer.answers import Answers, Row
from queries.explorer.counties import counties
from queries.explorer.grids import Cell, Grid, grid_of
from queries.explorer.language import concept
from queries.explorer.site import Asked, Context, NotHereError

__all__ = ["coverage", "every_theme", "theme", "theme_grid", "tone_of"]

TONES: Mapping[str, str] = {  # by the kind of coverage, strongest first: several documents of a county may differ
    "Prioritised": "prioritised",
    "Touched": "touched",  # before what is left out: of such a theme only a part is
    "Excluded": "excluded",
    "": "named",
    "Silent": "silent",
}
_KINDS = {"fokusområde": 0, "avgränsning": 1, "mål": 2, "insats": 3}  # what says most of how a theme is treated first
_SHOWN, _IN_ALL = 40, 240  # facts of a theme that are shown of one county, and of all


def theme_grid(answers: Answers, asked: Asked) -> Context:
    """All themes by all counties that have a strategy."""
    return {"grid": _grid(answers, asked), "tab": "themes"}


def coverage(answers: Answers) -> dict[tuple[str, str], Row]:
    """How a county treats a theme, by both: the strongest of its documents, and silent where all of them are."""
    order = list(TONES.values())
    strategies = {one.name: one.strategies for one in counties(answers, date.today())}
    found: dict[tuple[str, str], list[Row]] = {}
    for row in answers.look_up("coverage-by-county"):
        found.setdefault((str(row["county"]), str(row["theme"])), []).append(row)
    strongest = {key: min(rows, key=lambda row: order.index(tone_of(row))) for key, rows in found.items()}
    return {
        key: row
        for key, row in strongest.items()
        if tone_of(row) != "silent" or row["number"] == strategies[str(row["county"])]
    }


def tone_of(row: Row | None) -> str:
    """The sign for how a county treats a theme; without a row, the theme is only named in its text."""
    return TONES.get(concept(row["coverage"]), "named") if row else "named"


def _grid(answers: Answers, asked: Asked) -> Grid:
    names = [one.name for one in counties(answers, asked.day) if one.strategies]
    rows = sorted(coverage(answers).values(), key=lambda row: str(row["theme"]))

    def cell(its: list[Row]) -> Cell:
        address = f"{asked.addresses.page('/tema/' + slug(str(its[0]['theme'])))}#{slug(str(its[0]['county']))}"
        return Cell(tone_of(its[0]), asked.language.word(its[0]["coverage"]), address)

    return grid_of(
        rows,
        names,
        lambda row: str(row["theme"]),
        cell,
        address=lambda name, _: asked.addresses.page(f"/tema/{slug(name)}"),
    )


def theme(answers: Answers, asked: Asked) -> Context:
    """What each county says of a theme; where it is silent, the words that were sought."""
    found = next((one for one in lexicon.themes() if slug(one.name_sv) == asked.path["theme"]), None)
    if found is None:
        raise NotHereError(asked.path["theme"])
    known = [one for one in counties(answers, asked.day) if one.strategies]
    treated = {county: row for (county, name), row in coverage(answers).items() if name == found.name_sv}
    facts: dict[str, list[Row]] = {one.name: [] for one in known}
    for row in answers.rows("facts-by-theme", theme=found.iri):
        facts.setdefault(str(row["county"]), []).append(row)
    most = min(_SHOWN, max(_IN_ALL // max(len(known), 1), 5))
    return {
        "theme": found.name_sv,
        "sought": sorted({cue.replace("*", "…") for cue in found.cues}),
        "counties": [
            {
                "county": one,
                "coverage": treated.get(one.name),
                "tone": tone_of(treated.get(one.name)),
                **_facts_of(
                    answers, facts[one.name], partial(_shown_by, answers, found.iri, treated.get(one.name)), most
                ),
            }
            for one in known
        ],
    }


def every_theme(answers: Answers) -> Iterator[Mapping[str, str]]:
    """The names in addresses of all themes that a strategy takes up."""
    yield from ({"theme": slug(name)} for name in sorted({name for _, name in coverage(answers)}))


def _shown_by(answers: Answers, theme: str, treated: Row | None) -> Iterator[Row]:
    """What shows that a county treats a theme as it does; nothing shows silence."""
    if treated and tone_of(treated) != "silent":
        for row in answers.look_up("coverage-shown", theme=theme):
            if all(row[name] == treated[name] for name in ("county", "coverage")):
                yield row


def _facts_of(
    answers: Answers, facts: list[Row], shown_by: Callable[[], Iterator[Row]], most: int
) -> dict[str, object]:
    """The facts of a county about a theme; a principle has no theme of its own and is told by the coverage alone."""
    same: dict[tuple[str, str], list[Row]] = {}
    for row in sorted(facts, key=lambda row: (_KINDS.get(str(row["kind"]), 9), str(row["kind"]), str(row["what"]))):
        same.setdefault((str(row["kind"]), str(row["what"])), []).append(row)
    found = list(same.values())
    shown = [
        {**row, "others": len(its) - 1}
        for row, its in zip(answers.proven(its[0] for its in found[:most]), found, strict=False)
    ]
    if not found:
        shown = [
            {**row, "kind": None, "what": row["quote"], "others": 0}
            for row in answers.proven(shown_by())
            if row["quote"]
        ]
    return {"facts": shown, "more": max(len(found) - most, 0)}
