"""Goals that nobody answers for, of all counties, with reasons; filtered and sorted as asked, also as a file."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Mapping

from queries.explorer.answers import Answers, Row
from queries.explorer.counties import counties
from queries.explorer.paging import paged
from queries.explorer.site import Asked, Context, Download
from queries.tables import show

__all__ = ["gaps", "gaps_file"]

_FORM = ("lan", "skal", "sortera")
_SORTS = ("county", "area", "goal", "reason")
_FILE = ("county", "area", "goal", "reason", "meanwhile", "candidates", "document", "page", "quote", "fact")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # how a cell begins that a spreadsheet would calculate


def gaps(answers: Answers, asked: Asked) -> Context:
    """The goals that the form asks for, page by page, and how many each county and reason has."""
    rows = _wanted(answers, asked)
    every = answers.rows("goals-unassigned")
    paging = paged(len(rows), asked.query.get("sida"))
    return {
        "rows": answers.proven(rows[paging.first : paging.last]),
        "paging": paging,
        "counties": [one for one in counties(answers, asked.day) if one.strategies],
        "by_county": Counter(str(row["county"]) for row in every),
        "reasons": sorted({str(row["reason"]) for row in every}),
        "chosen": _chosen(asked),
        "values": {name: asked.query.get(name, "") for name in _FORM},
        "sorts": _SORTS,
        "all": len(every),
    }


def gaps_file(answers: Answers, asked: Asked) -> Download:
    """The same goals, all of them, as CSV; no cell is a formula."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([asked.language.say(f"head.{name}") for name in _FILE])
    writer.writerows(
        [_harmless(show(row.get(name))) for name in _FILE] for row in answers.proven(_wanted(answers, asked))
    )
    return Download("luckor.csv", "text/csv; charset=utf-8", "\N{BYTE ORDER MARK}" + out.getvalue())


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def _chosen(asked: Asked) -> Mapping[str, str]:
    return {name: asked.query[name] for name in _FORM if asked.query.get(name)}


def _wanted(answers: Answers, asked: Asked) -> list[Row]:
    chosen = _chosen(asked)
    names = {one.slug: one.name for one in counties(answers, asked.day)}
    rows = [
        row
        for row in answers.rows("goals-unassigned")
        if chosen.get("lan") in (None, next((slug for slug, name in names.items() if name == row["county"]), ""))
        and chosen.get("skal") in (None, row["reason"])
    ]
    by = chosen.get("sortera", _SORTS[0])
    return sorted(rows, key=lambda row: show(row[by])) if by in _SORTS[1:] else rows
