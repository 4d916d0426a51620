"""A county in, its terms beside how others and the law define them out: a table a term, a row for each definition."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from queries.asking import PROOF
from queries.reports.answers import Answer, Subject, quotations_of
from queries.reports.model import Column, Quotation, Row, Section, Sheet
from queries.reports.wording import Wording, declared
from queries.tables import Cell

__all__ = ["definition_sections", "in_words"]

_LIMIT = re.compile(r"([≤≥<>]) (\d+) (\w+)")
_FEW = 24  # definitions of a term that a table shows one by one; of more it shows those that say the same together
_MOST, _PROVEN = 40, 3  # rows of such a table, and sentences of a row
_STATUTE = re.compile(r".*?\(\d{4}:\d+\)")


@dataclass(frozen=True, slots=True)
class _Side:
    """Who defines a term, what its definitions say by column, their facts, and how they compare with the county's."""

    names: tuple[str, ...]
    criteria: Mapping[str, tuple[str, ...]]
    facts: tuple[str, ...] = ()
    compared: str = ""


def definition_sections(subject: Subject, key: str, *, most: int = _FEW) -> tuple[Section, ...]:
    """A section for each term that a county and some other or the law define; of several counties, two of these.

    Of a term with more than `most` definitions, those that say the same stand together.
    """
    alone = len(subject.counties) == 1
    own = subject.unproven("criteria-by-county", county=subject.counties)
    terms = tuple(dict.fromkeys(str(row["term"]) for row in own))
    rows = subject.unproven("criteria-by-county", term=terms) if alone and terms else own
    definitions = sorted(rows, key=lambda row: (str(row["term"]), row["county"] not in subject.counties))
    by_term = {term: list(of) for term, of in groupby(definitions, key=lambda row: str(row["term"])) if term in terms}
    few = tuple(term for term, of in by_term.items() if len({row["fact"] for row in of}) <= most)
    law = _law(subject)
    verdicts = _verdicts(subject, few) if alone and few else {}
    told: list[tuple[str, list[_Side]]] = []
    for term, of in by_term.items():
        counties = list(_counties(term, of, verdicts, subject.wording))
        number = len(counties) + len(law.get(term, ())) if alone else len({row["county"] for row in of})
        if number > 1:
            told.append((term, [*(counties if term in few else _alike(subject, counties)), *law.get(term, ())]))
    proofs = subject.strategies.proofs(fact for _, sides in told for side in sides for fact in side.facts)
    return tuple(
        Section(f"{key}-{number}", term, (_sheet(term, sides, proofs, subject.wording),))
        for number, (term, sides) in enumerate(told, start=1)
    )


def _alike(subject: Subject, sides: Sequence[_Side]) -> list[_Side]:
    """Definitions that say the same as one, the report's own counties first, then those of most counties."""
    found: dict[tuple[object, ...], list[_Side]] = {}
    for side in sides:
        found.setdefault((side.names[0] in subject.counties, *side.criteria.values()), []).append(side)
    merged = [(own, _merged(of), len(of)) for (own, *_), of in found.items()]
    merged.sort(key=lambda one: (not one[0], -len(one[1].names), -one[2]))
    return [side for _, side, _ in merged[:_MOST]]


def _merged(sides: Sequence[_Side]) -> _Side:
    names = tuple(dict.fromkeys(name for side in sides for name in side.names))
    return _Side(names, sides[0].criteria, tuple(fact for side in sides[:_PROVEN] for fact in side.facts))


def _sheet(term: str, sides: Sequence[_Side], proofs: Mapping[str, tuple[Cell, ...]], wording: Wording) -> Sheet:
    shares = {name: float(one["share"]) for name, one in declared("wording")["criterion-columns"].items()}
    used = [name for name in shares if any(one.criteria[name] for one in sides)]
    told = any(one.compared for one in sides)
    columns = [Column(wording.column("county"), 2.2), *(Column(wording.column(name), shares[name]) for name in used)]
    columns += [Column(wording.column("compared"), 2.8)] * told
    rows = (
        Row(
            (
                wording.first_of(one.names),
                *(one.criteria[name] or wording.say("silent") for name in used),
                *[one.compared or "–"] * told,
            ),
            tuple(quotation for fact in one.facts for quotation in _quotations(proofs.get(fact))),
        )
        for one in sides
    )
    return Sheet(wording.say("limits", term=term), tuple(columns), tuple(rows))


def _quotations(proof: tuple[Cell, ...] | None) -> tuple[Quotation, ...]:
    return quotations_of(dict(zip(PROOF, proof, strict=True))) if proof else ()


def _counties(
    term: str, rows: Sequence[Answer], verdicts: Mapping[tuple[str, str], str], wording: Wording
) -> Iterator[_Side]:
    for fact, found in groupby(rows, key=lambda row: str(row["fact"])):
        of = list(found)
        county = str(of[0]["county"])
        yield _Side((county,), _criteria(of, wording), (fact,), verdicts.get((term, county), ""))


def _verdicts(subject: Subject, terms: tuple[str, ...]) -> dict[tuple[str, str], str]:
    """How the county's definition compares with another's, criterion by criterion, by the term and the other county."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for row in subject.unproven("terms-compared", county=subject.counties, term=terms):
        if said := _said(row, subject.wording):
            found.setdefault((str(row["term"]), str(row["other"])), {}).update(said)
    return {key: _told(said) for key, said in found.items()}


def _law(subject: Subject) -> dict[str, list[_Side]]:
    """What statutes say of terms, by the term; compared with the county's definition in a report about one county."""
    wording, alone = subject.wording, len(subject.counties) == 1
    found: dict[str, list[_Side]] = {}
    rows = [
        row
        for row in subject.unproven("terms-and-law", county=subject.counties)
        if row["county"] == subject.counties[0]
    ]
    for (term, statute), of in groupby(rows, key=lambda row: (str(row["term"]), str(row["statute"]))):
        limits = list(of)
        told = _told({k: v for row in limits for k, v in _said(row, wording).items()}) if alone else ""
        name = match.group() if (match := _STATUTE.match(statute)) else statute
        if repealed := limits[0]["repealed"]:
            name = wording.say("repealed", statute=name, day=wording.shown(repealed))
        name = name[:1].upper() + name[1:]
        found.setdefault(term, []).append(_Side((name,), _criteria([_limit(row) for row in limits], wording), (), told))
    return found


def _said(row: Answer, wording: Wording) -> dict[str, str]:
    """The verdict about a criterion in plain words; none where one side is silent, which the table shows."""
    heading = next((name for name, of in declared("wording")["criteria"].items() if row["criterion"] in of), None)
    verdicts: Mapping[str, Mapping[str, str]] = declared("wording")["verdicts"]
    verdict = verdicts.get(str(row["verdict"]))
    return {wording.column(heading): verdict[wording.language]} if heading and verdict else {}


def _told(verdicts: Mapping[str, str]) -> str:
    return "; ".join(f"{heading.casefold()}: {verdict}" for heading, verdict in verdicts.items())


def _limit(row: Answer) -> Answer:
    """A limit as terms-and-law writes it ("< 18 year"), as a criterion."""
    found = _LIMIT.fullmatch(str(row["law_limit"]))
    if found is None:
        return {"criterion": row["criterion"], "value": None, "words": row["law_limit"]}
    sign, value, unit = found.groups()
    return {"criterion": row["criterion"], "value": int(value), "unit": unit, "inclusive": sign in "≤≥"}


def _criteria(rows: Sequence[Answer], wording: Wording) -> dict[str, tuple[str, ...]]:
    """What a definition says, by the column it stands in."""
    kinds: Mapping[str, Sequence[str]] = declared("wording")["criteria"]
    found: dict[str, tuple[str, ...]] = {}
    for column, one in declared("wording")["criterion-columns"].items():
        wanted = [kind for name in one["of"] for kind in kinds[name]]
        said = (in_words(row, wording) for kind in wanted for row in rows if row["criterion"] == kind)
        found[column] = tuple(dict.fromkeys(said))
    return found


def in_words(criterion: Answer, wording: Wording) -> str:
    """A criterion as a person would say it: "högst 24 månader", "under 18 år", or the words of the document."""
    value = criterion["value"]
    if value is None:
        return str(criterion["words"] or "")
    bounds: Mapping[str, Mapping[str, Sequence[str]]] = declared("wording")["bounds"]
    units: Mapping[str, Mapping[str, Sequence[str]]] = declared("wording")["units"]
    amount = f"{wording.shown(value)} {units[str(criterion['unit'])][wording.language][value != 1]}"
    return bounds[str(criterion["criterion"])][wording.language][criterion["inclusive"] is False].format(value=amount)
