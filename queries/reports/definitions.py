"""A county in, its terms beside how others define them out: a table a term, a row a county, a column a criterion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from queries.reports.answers import Answer, Subject, quotations_of
from queries.reports.model import Column, Row, Section, Sheet
from queries.reports.wording import Wording, declared

__all__ = ["definition_sections", "in_words"]


def definition_sections(subject: Subject, key: str, *, others: bool) -> tuple[Section, ...]:
    """A section for each term that two counties define: of the subject's, or with `others` one of these and any."""
    rows = subject.everywhere("criteria-by-county") if others else subject.rows("criteria-by-county")
    definitions = sorted(rows, key=lambda row: (str(row["term"]), row["county"] not in subject.counties))
    terms = [(term, list(rows)) for term, rows in groupby(definitions, key=lambda row: str(row["term"]))]
    return tuple(
        Section(f"{key}-{number}", term, (_sheet(term, rows, subject.wording),))
        for number, (term, rows) in enumerate(terms, start=1)
        if _compared({str(row["county"]) for row in rows}, subject)
    )


def _compared(counties: set[str], subject: Subject) -> bool:
    """Whether several counties define a term, the subject's among them."""
    return len(counties) > 1 and not counties.isdisjoint(subject.counties)


def _sheet(term: str, rows: Sequence[Answer], wording: Wording) -> Sheet:
    said = {fact: list(of) for fact, of in groupby(rows, key=lambda row: row["fact"])}
    cells = {fact: _criteria(of, wording) for fact, of in said.items()}
    used = [name for name in declared("wording")["criteria"] if any(one[name] for one in cells.values())]
    columns = (Column(wording.column("county"), 2.0), *(Column(wording.column(name), 3.0) for name in used))
    body = tuple(
        Row(
            (of[0]["county"], *(cells[fact][name] or wording.say("silent") for name in used)),
            quotations_of(of[0]),
        )
        for fact, of in said.items()
    )
    return Sheet(wording.say("limits", term=term), columns, body)


def _criteria(rows: Sequence[Answer], wording: Wording) -> dict[str, tuple[str, ...]]:
    """What a definition says, by the column it stands in."""
    kinds: Mapping[str, Sequence[str]] = declared("wording")["criteria"]
    return {
        name: tuple(dict.fromkeys(in_words(row, wording) for kind in of for row in rows if row["criterion"] == kind))
        for name, of in kinds.items()
    }


def in_words(criterion: Answer, wording: Wording) -> str:
    """A criterion as a person would say it: "högst 24 månader", "under 18 år", or the words of the document."""
    value = criterion["value"]
    if value is None:
        return str(criterion["words"] or "")
    bounds: Mapping[str, Mapping[str, Sequence[str]]] = declared("wording")["bounds"]
    units: Mapping[str, Mapping[str, Sequence[str]]] = declared("wording")["units"]
    amount = f"{wording.shown(value)} {units[str(criterion['unit'])][wording.language][value != 1]}"
    return bounds[str(criterion["criterion"])][wording.language][criterion["inclusive"] is False].format(value=amount)
