"""A document in, its focus areas out: from lists and enumerations, numbered headings, chapters and tables."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from ingest.evidence import Evidence
from ingest.facts.area_headings import find_area_chapters, find_area_columns, find_headings_below, find_named_headings
from ingest.facts.area_kickers import find_announced_headings, find_kickers
from ingest.facts.area_lists import find_enumerated_areas, find_listed_areas
from ingest.facts.area_parallels import find_parallel_chapters
from ingest.facts.area_places import Candidate, Place
from ingest.facts.area_sections import areas_by_block
from ingest.facts.area_series import find_series
from ingest.facts.needles import caseless
from ingest.facts.nouns import fold, terms
from ingest.facts.reading import Reading
from ingest.facts.records import FocusArea
from ingest.facts.tables import plan_rows
from ingest.facts.unassigned import (
    find_unassigned,
    is_about_area,
    is_about_its_chapter,
    row_of_area,
    row_unassigned,
    unassigned_among,
)
from ingest.wordlists import word_list

__all__ = ["plain_label", "read_focus_areas"]

_FINDERS = (
    find_enumerated_areas,
    find_listed_areas,
    find_named_headings,
    find_series,
    find_kickers,
    find_headings_below,
    find_announced_headings,
    find_area_chapters,
    find_area_columns,
)


def read_focus_areas(reading: Reading) -> Iterator[FocusArea]:
    """The focus areas in the document's order, each with all places that give its label as a list, heading or cell."""
    found = (candidate for find in _FINDERS for candidate in find(reading))
    candidates = [candidate for candidate in found if len(candidate.places) >= 2 or candidate.explicit]
    candidates = candidates or list(find_parallel_chapters(reading))  # costs more, and says less
    if not candidates:
        return
    best = max(candidates, key=lambda candidate: candidate.weight)
    words = [best.word, *(candidate.word for candidate in candidates)]
    told = [word for word in words if word]
    word = next((word for word in told if word in terms("FocusArea")), next(iter(told), None))
    areas = [
        _area(reading, position, places, word) for position, places in enumerate(_gather(best, candidates), start=1)
    ]
    yield from _with_statements(reading, areas)


def _with_statements(reading: Reading, areas: list[FocusArea]) -> Iterator[FocusArea]:
    """The areas with what their own chapters say of nobody being responsible, where no other area is named."""
    by_block, missing = areas_by_block(reading, areas), defaultdict(list)
    statements = find_unassigned(reading)
    named = {one for area in areas for one in unassigned_among(statements, area.label)}
    for statement in statements:
        area = by_block.get(statement.block.start)
        if area is not None and statement.evidence not in named and is_about_its_chapter(reading, statement):
            missing[area].append(statement.evidence)
    rows = list(plan_rows(reading))
    for row in (one for one in rows if row_of_area(one, rows)):
        cell, proof = row.get("focus_area"), row_unassigned(reading, row)
        for area in (one for one in areas if cell and fold(one.label) == fold(cell.text)):
            missing[area] += proof
    for area in areas:
        told = missing[area]
        yield replace(area, stated_unassigned=True, evidence=(*area.evidence, *told)) if told else area


def _gather(best: Candidate, candidates: list[Candidate]) -> list[list[Place]]:
    """The places of each area: those of the surest candidate, and of the candidates that name mostly the same areas."""
    areas = [[place] for place in best.places]
    for candidate in candidates:
        pairs = [(place, _same(place, areas)) for place in candidate.places if candidate is not best]
        if 2 * sum(match is not None for _, match in pairs) < len(pairs):
            continue
        for place, match in pairs:
            if match is not None:
                match.append(place)
            elif candidate.explicit and best.explicit and not best.closed:
                areas.append([place])
    return areas


def _same(place: Place, areas: list[list[Place]]) -> list[Place] | None:
    label = fold(place.label)
    for places in areas:
        if fold(places[0].label) == label:
            return places
    inside = [
        places
        for places in areas
        if f" {fold(places[0].label)} " in f" {label} " or f" {label} " in f" {fold(places[0].label)} "
    ]
    return inside[0] if len(inside) == 1 else None


def _area(reading: Reading, position: int, places: list[Place], word: str | None) -> FocusArea:
    first = places[0]
    label = plain_label(min((place.label for place in places if fold(place.label) == fold(first.label)), key=_capitals))
    evidence = list(dict.fromkeys(place.evidence(reading) for place in places))
    missing = unassigned_among(find_unassigned(reading), label)
    missing += tuple(one for one in _missing_by_number(reading, places, position, word) if one not in missing)
    return FocusArea(
        label=label,
        position=position,
        called_by=word,
        stated_unassigned=bool(missing),
        evidence=(*evidence, *missing),
        read_from=reading.read_from(first.block),
        confidence=first.confidence,
        section=reading.section(first.block),
    )


def _missing_by_number(reading: Reading, places: list[Place], position: int, word: str | None) -> tuple[Evidence, ...]:
    """What says that nobody answers for an area by its number or letter: "För område C finns ingen ansvarig"."""
    lettered = any(re.match(rf".*(?<!\w){chr(64 + position)}(?!\w)", place.block.text) for place in places)
    numbers = [str(position), *([chr(64 + position)] if lettered else [])]
    nouns = "|".join(map(re.escape, [*word_list("focus_areas")["kickers"], *([word] if word else [])]))
    named = caseless(rf"(?<!\w)\w*(?:{nouns})\s+(?:{'|'.join(numbers)})(?!\w)")
    told = [one for one in find_unassigned(reading) if named.search(one.text) and is_about_area(one, by_number=True)]
    return tuple(one.evidence for one in told)


def _capitals(label: str) -> int:
    return sum(letter.isupper() for letter in label)


def plain_label(label: str) -> str:
    """A label as a heading in normal case would have it.

    >>> plain_label("BOENDE OCH MILJÖ"), plain_label("språk och skola")
    ('Boende och miljö', 'Språk och skola')
    """
    label = " ".join(label.split())
    plain = label.lower() if label == label.upper() and len(label) > 4 else label
    return plain[:1].upper() + plain[1:]
