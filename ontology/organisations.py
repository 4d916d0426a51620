"""Rows of the registers and our additions -> organisations, each once, under names that people use."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ontology.names import is_shouting, plain_name, slug

__all__ = ["Organisation", "organisations_of"]

Rows = Mapping[str, list[dict[str, str]]]
KINDS = {  # the words of organisations.csv
    "region": "Region",
    "university": "University",
    "municipal association": "MunicipalAssociation",
    "coordination association": "CoordinationAssociation",
    "civil society": "CivilSociety",
    "business": "Business",
    "agency": "Agency",
    "county board": "CountyBoard",
    "other": "OtherOrganisation",
}


@dataclass(slots=True)
class Organisation:
    """An organisation of the registers; `kind` is the local name of a term, codes are Statistics Sweden's."""

    name: str
    kind: str
    other_names: list[str] = field(default_factory=list)
    number: str = ""
    county_code: str = ""
    municipality_code: str = ""
    wikidata: str = ""
    active: bool = True

    @property
    def slug(self) -> str:
        """The last part of the IRI; with the code for municipalities, since two of them share a slug."""
        if self.kind == "MunicipalityOrganisation":
            return f"{self.municipality_code}-{slug(self.name)}"
        return slug(self.name)


def organisations_of(rows: Rows, additions: Mapping[str, Any]) -> list[Organisation]:
    """All organisations by name; one that stands in two sources is one, with the names of both."""
    found: dict[str, Organisation] = {}
    for one in _all_of(rows, additions):
        first = found.setdefault(one.name.casefold(), one)
        if first is not one:
            _merge(first, one)
    for name, more in additions["more_names"].items():
        if name.casefold() in found:
            found[name.casefold()].other_names += more
    _keep_clear_names(found.values(), additions)
    return sorted(found.values(), key=lambda one: one.slug)


def _all_of(rows: Rows, additions: Mapping[str, Any]) -> Iterator[Organisation]:
    yield from _county_boards(rows)
    yield from _listed(rows, additions)
    yield from _agencies(rows, additions)
    yield from _municipalities(rows, additions)
    for group in additions["organisation"]:
        for name, *others in group["names"]:
            yield Organisation(name, group["kind"], list(others))


def _merge(first: Organisation, other: Organisation) -> None:
    first.other_names += other.other_names
    first.number = first.number or other.number
    first.wikidata = first.wikidata or other.wikidata
    first.county_code = first.county_code or other.county_code


def _county_boards(rows: Rows) -> Iterator[Organisation]:
    for row in rows["counties"]:
        board, county, short = row["board_name"], row["name"], row["short_name"]
        others = [f"Länsstyrelsen {county}", f"Länsstyrelsen {short}", f"Länsstyrelsen i {short}"]
        yield Organisation(
            board, "CountyBoard", others, row["board_org_nr"], row["scb_code"], wikidata=row["board_wikidata"]
        )


def _listed(rows: Rows, additions: Mapping[str, Any]) -> Iterator[Organisation]:
    place = {region: code for code, region in additions["region_municipalities"].items()}
    for row in rows["organisations"]:
        yield Organisation(
            row["name"],
            KINDS[row["kind"]],
            _values(row["other_names"]),
            county_code=row["county_code"],
            municipality_code=place.get(row["name"], ""),
        )


def _municipalities(rows: Rows, additions: Mapping[str, Any]) -> Iterator[Organisation]:
    for row in rows["municipalities"]:
        code = row["scb_code"]
        if code not in additions["region_municipalities"]:
            others = list(additions["cities"].get(code, []))
            yield Organisation(
                row["name"], "MunicipalityOrganisation", others, county_code=row["county_code"], municipality_code=code
            )


def _agencies(rows: Rows, additions: Mapping[str, Any]) -> Iterator[Organisation]:
    lower = frozenset(additions["lower_words"])
    skipped = tuple(additions["skip_rows"])
    for row in rows["agencies"]:
        written = row["name"]
        if written.startswith(skipped):
            continue
        corrected = additions["corrections"].get(written)
        formal = corrected or (plain_name(written, lower) if is_shouting(written) else written)
        name = additions["everyday"].get(formal, formal)
        others = [] if corrected else _other_names(row, lower, additions)
        yield Organisation(
            name,
            _agency_kind(formal, additions),
            [*others, *([formal] if name != formal else [])],
            row["org_nr"],
            wikidata=row["wikidata"],
            active=row["active_in_scb_register"] == "1",
        )


def _agency_kind(name: str, additions: Mapping[str, Any]) -> str:
    if name.startswith("Länsstyrelsen"):
        return "CountyBoard"
    is_university = re.search(additions["university"], name) and not re.search(additions["no_university"], name)
    return "University" if is_university else "Agency"


def _other_names(row: dict[str, str], lower: frozenset[str], additions: Mapping[str, Any]) -> list[str]:
    given = _values(row["other_names"])
    # A short name that the other names lack is a code of the accounting system, which no document uses.
    spoken = {name.upper() for name in given}
    short = [row["short_name"]] if row["short_name"].upper() in spoken else []
    names = [plain_name(name, lower) if is_shouting(name) else name for name in (*given, *short)]
    unclear, marks = set(additions["skip_names"]), additions["skip_names_with"]
    return [
        name
        for raw, name in zip((*given, *short), names, strict=True)
        if not {raw, name} & unclear
        and not any(mark in raw for mark in marks)
        and (len(name) > 2 or name in additions["keep_short_names"])
        and not _is_court(name, row["name"])
    ]


def _is_court(name: str, of: str) -> bool:
    """Whether a name is that of a court which the register has put under the agency of all courts."""
    return bool(re.search(r"(?i)tings|rätten i", name)) and of == "Domstolsverket"


def _keep_clear_names(all_of: Iterable[Organisation], additions: Mapping[str, Any]) -> None:
    """Leave each other name to one organisation: the one it is the name of, else the active one, else none."""
    every = list(all_of)
    names = {one.name for one in every}
    folded = {one.name.casefold() for one in every}
    claims: dict[str, list[Organisation]] = defaultdict(list)
    unclear = set(additions["skip_names"])
    for one in every:
        one.other_names = [name for name in _distinct(one) if name not in names and name not in unclear]
        for name in one.other_names:
            claims[name].append(one)
    for name, claimants in claims.items():
        active = [one for one in claimants if one.active]
        for one in claimants:
            if name.casefold() in folded - {one.name.casefold()} or (len(claimants) > 1 and active != [one]):
                one.other_names.remove(name)


def _distinct(one: Organisation) -> list[str]:
    """The other names, each once in its best spelling: no capitals, and as few as the spellings allow."""
    best: dict[str, str] = {}
    # An acronym and its capitalised form ("SCB", "Scb") are both used; longer names differ by case only by accident.
    for name in dict.fromkeys(one.other_names):
        key = name if len(name) <= 5 else name.casefold()
        kept = best.get(key)
        if kept is None or _capitals(name) < _capitals(kept):
            best[key] = name
    best.pop(one.name.casefold(), None)
    return sorted(best.values())


def _capitals(name: str) -> int:
    return Counter(letter.isupper() for letter in name)[True]


def _values(cell: str) -> list[str]:
    return [value for value in cell.split("|") if value]
