"""A county in, all that its documents say out: an overview of its parts, and a page of its own for each long part."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from queries.explorer.addresses import document_of
from queries.explorer.answers import Answers, Row
from queries.explorer.charts import Chart, Member, organisation_chart
from queries.explorer.counties import County, counties, find_county, state_of
from queries.explorer.documents import documents_at, documents_of
from queries.explorer.language import concept
from queries.explorer.paging import Paging, paged
from queries.explorer.site import Asked, Context, NotHereError

__all__ = ["county", "county_part", "every_county"]

_AT_MOST = 12  # rows of a part on the overview; the part's own page has all
_DRAWN = 24  # bodies that a drawing can hold and still be read
_LAST = ("Purpose", "NationalGoal")  # goals that nobody in the county is asked to answer for
_AUDIT = {"Agrees": "good", "Differs": "bad", "Contradicts": "bad", "NotComparable": ""}


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a county: its name, its name in addresses, how many rows it has, and those that are shown."""

    name: str
    path: str
    number: int
    rows: list[Row]


_Rows = Callable[[Answers, County, Asked], list[Row]]


def county(answers: Answers, asked: Asked) -> Context:
    """The overview of a county."""
    found = _find(answers, asked)
    every = {name: rows(answers, found, asked) for name, (_, rows) in _PARTS.items()}
    shown = _titled(answers, found, answers.proven(row for rows in every.values() for row in rows[:_AT_MOST]))
    parts = []
    for name, (path, _) in _PARTS.items():
        number = len(every[name])
        parts.append(Part(name, path, number, shown[: min(number, _AT_MOST)]))
        del shown[: min(number, _AT_MOST)]
    return {
        "county": found,
        "parts": [part for part in parts if part.number],
        "chart": _chart(every["bodies"]),
        "neighbours": [one for one in counties(answers, asked.day) if one.strategies and one.name != found.name],
    }


def every_county(answers: Answers) -> Iterator[Mapping[str, str]]:
    """The names in addresses of all counties with documents."""
    yield from ({"county": one.slug} for one in counties(answers, date.today()) if one.documents)


def county_part(answers: Answers, asked: Asked) -> Context:
    """All rows of one part of a county, in pages."""
    found = _find(answers, asked)
    names = {path: name for name, (path, _) in _PARTS.items()}
    if asked.path["part"] not in names:
        raise NotHereError(asked.path["part"])
    name = names[asked.path["part"]]
    rows = _PARTS[name][1](answers, found, asked)
    paging: Paging = paged(len(rows), asked.query.get("sida"))
    shown = _titled(answers, found, answers.proven(rows[paging.first : paging.last]))
    return {
        "county": found,
        "part": Part(name, asked.path["part"], len(rows), shown),
        "paging": paging,
        "chart": _chart(rows) if name == "bodies" else None,
    }


def _titled(answers: Answers, of: County, rows: list[Row]) -> list[Row]:
    """The rows, each with the title of the document that it is of where the county has several strategies."""
    told = [document_of(str(row["fact"])) if row["fact"] and of.strategies > 1 else "" for row in rows]
    known = documents_at(answers, filter(None, told))
    return [{**row, "from": known[iri]["title"] if iri in known else None} for row, iri in zip(rows, told, strict=True)]


def _find(answers: Answers, asked: Asked) -> County:
    found = find_county(answers, asked.day, asked.path["county"])
    if found is None:
        raise NotHereError(asked.path["county"])
    return found


def _documents(answers: Answers, of: County, asked: Asked) -> list[Row]:
    """The documents, strategies first."""
    rows = [{**one, "state": state_of(one, asked.day)} for one in documents_of(answers, of.iri)]
    return sorted(rows, key=lambda row: not row["strategy"])


def _asked_by(question: str) -> _Rows:
    return lambda answers, of, asked: answers.rows(question, county=of.iri)


def _gaps(answers: Answers, of: County, asked: Asked) -> list[Row]:
    return answers.rows("goals-unassigned", county=of.iri)


def _goals(answers: Answers, of: County, asked: Asked) -> list[Row]:
    """The goals, the county's own first; each with those who answer for it, or else for its focus area."""
    who = _who(answers, of)
    rows = [
        {
            **row,
            "actors": who.get(str(row["fact"]), ()),
            "area_actors": () if row["gap"] else who.get(str(row["areaNode"]), ()),
            "asked": row["class"] not in _LAST,
        }
        for row in answers.look_up("county-goals", county=of.iri)
    ]
    return sorted(rows, key=lambda row: _LAST.index(str(row["class"])) + 1 if row["class"] in _LAST else 0)


def _actions(answers: Answers, of: County, asked: Asked) -> list[Row]:
    who = _who(answers, of)
    return [
        {**row, "actors": who.get(str(row["fact"]), ())} for row in answers.look_up("county-actions", county=of.iri)
    ]


def _areas(answers: Answers, of: County, asked: Asked) -> list[Row]:
    who = _who(answers, of)
    return [{**row, "actors": who.get(str(row["fact"]), ())} for row in answers.look_up("county-areas", county=of.iri)]


def _who(answers: Answers, of: County) -> Mapping[str, tuple[str, ...]]:
    rows = answers.look_up("county-answers", county=of.iri)
    return {str(row["of"]): row["actors"] for row in rows if isinstance(row["actors"], tuple)}


def _bodies(answers: Answers, of: County, asked: Asked) -> list[Row]:
    return answers.rows("bodies-by-county", county=of.iri)


def _definitions(answers: Answers, of: County, asked: Asked) -> list[Row]:
    return answers.rows("terms-by-county", county=of.iri)


def _audit(answers: Answers, of: County, asked: Asked) -> list[Row]:
    """The stated counts, with those that do not add up first and those of other things last."""
    order = ("bad", "warn", "good", "")
    rows = [{**row, "tone": _tone(row)} for row in answers.rows("stated-counts", county=of.iri)]
    return sorted(rows, key=lambda row: order.index(str(row["tone"])))


def _tone(row: Row) -> str:
    return _AUDIT.get(concept(row["outcome"]), "warn") if row["found"] is not None else ""


def _chart(bodies: list[Row]) -> Chart | None:
    """A drawing of the bodies, where there are several and not too many."""
    if not 1 < len(bodies) <= _DRAWN:
        return None
    return organisation_chart([_member(row) for row in bodies])


def _member(row: Row) -> Member:
    above = row["reports_to"]
    name = str(row["body"])
    return Member(
        name, name, str(row["kind"] or ""), above[0] if isinstance(above, tuple) and above else None, _formed(row)
    )


def _formed(row: Row) -> bool:
    return row["formed"] is not False


_PARTS: Mapping[str, tuple[str, _Rows]] = {
    "documents": ("dokument", _documents),
    "gaps": ("luckor", _gaps),
    "areas": ("fokusomraden", _areas),
    "goals": ("mal", _goals),
    "actions": ("insatser", _actions),
    "partners": ("samverkansparter", _asked_by("partners-by-county")),
    "bodies": ("organ", _bodies),
    "duties": ("ansvar", _asked_by("duties-by-actor")),
    "groups": ("malgrupper", _asked_by("target-groups-by-county")),
    "definitions": ("begrepp", _definitions),
    "agenda": ("agenda-2030", _asked_by("agenda-goals")),
    "audit": ("angivna-antal", _audit),
    "statutes": ("lagar", _asked_by("statutes-repealed")),
    "plans": ("planer", _asked_by("plans-expired")),
}
