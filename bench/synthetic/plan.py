"""A number in, what the document of that number is out: its place, kind, title, years; the same at every size.

The first documents are all of one county, which gets no others: what is asked about it has the same answer however
large the corpus is, so that a question's cost at two sizes can be compared.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bench.synthetic.bank import bank
from ontology import lexicon

__all__ = ["MEASURED", "Plan", "plan"]

MEASURED = 20  # documents of the county that stays as it is: one for each of its places, and older editions
_MEASURED_COUNTY = "03"
_BLOCK = 20  # documents, of which the first three and the next two are editions of one
_YEARS = 4  # that a document holds


@dataclass(frozen=True, slots=True)
class Plan:
    """What a document is. `county` is None for a national one; `municipality` is set for a local one."""

    number: int
    kind: str
    subject: str
    title: str
    county: lexicon.County | None
    municipality: lexicon.Municipality | None
    begins: date
    edition: int

    @property
    def place(self) -> str:
        return self.municipality.name if self.municipality else self.county.name if self.county else "Sverige"

    @property
    def ends(self) -> date:
        return date(self.begins.year + _YEARS - 1, 12, 31)


def plan(number: int) -> Plan:
    """The document of a number, counted from 0."""
    series, edition = _series(number)
    county, town, turn = _place(number, series)
    year = (2024, 2020, 2016)[edition] + series % 2
    kind = _kind(number, series, county is None)
    subjects = bank()["subjects"]
    code = town.code if town else county.code if county else "0"
    subject = subjects[(turn + int(code)) % len(subjects)]
    titles = bank()["titles"]["National" if county is None else kind]
    place = town.name if town else county.name if county else ""
    name = titles[turn // len(subjects) % len(titles)].format(subject=subject, place=place)
    if turn // (len(subjects) * len(titles)):
        name = f"{name}, del {turn // (len(subjects) * len(titles)) + 1}"
    title = f"{name[0].upper()}{name[1:]} {year}–{year + _YEARS - 1}"
    return Plan(number, kind, subject, title, county, town, date(year, 1, 1), edition)


def _series(number: int) -> tuple[int, int]:
    """The series of a document, and which of its editions it is: 0 for the newest."""
    block, within = divmod(number, _BLOCK)
    series, edition = (0, 2 - within) if within < 3 else (1, 4 - within) if within < 5 else (within - 3, 0)
    return block * (_BLOCK - 3) + series, edition


def _place(number: int, series: int) -> tuple[lexicon.County | None, lexicon.Municipality | None, int]:
    """The county and municipality of a document, and how many of its place come before it."""
    measured = next(one for one in lexicon.counties() if one.code == _MEASURED_COUNTY)
    others = [one for one in lexicon.counties() if one != measured]
    if number < MEASURED:
        towns = [one for one in lexicon.municipalities() if one.county_iri == measured.iri]
        return measured, towns[series // 2 % len(towns)] if series % 2 else None, series // 2
    if series % 50 == 49:
        return None, None, series // 50
    if series % 3 == 0:
        return others[series // 3 % len(others)], None, series // 3 // len(others)
    towns = [one for one in lexicon.municipalities() if one.county_iri != measured.iri]
    turn, at = divmod(series - series // 3, len(towns))
    by_iri = {county.iri: county for county in others}
    # a step that shares no factor with their number takes the towns of one county far apart
    town = towns[at * 101 % len(towns)]
    return by_iri[town.county_iri], town, turn


def _kind(number: int, series: int, national: bool) -> str:
    if national:
        return ("Strategy", "ActionPlan")[series % 2]
    if number >= MEASURED and series % 12 == 7:
        return ("Leaflet", "WebPage")[series // 12 % 2]
    return ("Strategy", "ActionPlan", "Strategy", "Agreement")[(series // 3 + series) % 4]
