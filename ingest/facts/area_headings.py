"""A document in, the headings and table columns that may name its focus areas out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ingest.blocks.model import BlockKind
from ingest.blocks.outline import Section, walk_sections
from ingest.facts.area_places import Candidate, Place, announced_counts, distinct, is_label, number_before, weigh
from ingest.facts.asides import is_aside
from ingest.facts.introductions import kinds_named
from ingest.facts.needles import Needled, caseless
from ingest.facts.nouns import find_mentions, fold, forms, terms
from ingest.facts.reading import Reading
from ingest.facts.tables import plan_rows
from ingest.layout.column_names import column_role
from ingest.wordlists import word_list

__all__ = [
    "area_heading",
    "counts_up",
    "find_area_chapters",
    "find_area_columns",
    "find_headings_below",
    "find_named_headings",
]

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_NAMED_IN = frozenset({BlockKind.HEADING, BlockKind.BOX, BlockKind.CHART})


@cache
def _named() -> Needled:
    words = "|".join(forms(word) for word in terms("FocusArea"))
    loose = "|".join(forms(word) for word in word_list("focus_areas")["kickers"])
    number = r"(?:nr\.?\s+)?(?:\d{1,2}|[IVX]{1,4}|[A-H])"
    counted = rf"(?P<loose>[^\W\d]*(?:{loose}))\s+(?P<told>{number})(?!\w)"
    numbered = rf"(?:(?P<word>{words})(?P<number>\s+{number}(?!\w))?|{counted})"
    aimed = rf"(?:{number}[.)]?\s+)?(?:[^\W\d]+\s+){{0,3}}\w*mål\w*\s+(?:för|inom)\s+\w*området?"
    return caseless(rf"^(?:{numbered}|{aimed})\s*[:.–—|-]?\s+(?P<label>[^\W\d].*)$")


def find_named_headings(reading: Reading) -> Iterator[Candidate]:
    """Headings that give the word and the label: "Fokusområde 1: Arbete", "Strategiskt mål för området Hälsa".

    Those that count up from 1 or A are as sure as a list; a word that may mean other things counts only so.
    """
    series: dict[bool, list[tuple[Place, str, str]]] = {False: [], True: []}
    for block in reading.blocks:
        found = _named().match(block.text.strip()) if block.kind in _NAMED_IN else None
        if found is None or not is_label(found["label"]) or is_aside(reading, block) or kinds_named(found["label"]):
            continue
        number = (found["number"] or found["told"] or "").split()[-1:]
        if number and number[0].islower():
            continue  # "Löftet i länet"
        if block.kind is not BlockKind.HEADING and not number:
            continue  # "Område för barn": in a box or drawing the number tells
        place = Place(found["label"].strip('"”’»«'), block, block.start, block.end, 0.9)
        series[bool(found["loose"])].append((place, found["word"] or found["loose"] or "", "".join(number)))
    for loose, named in series.items():
        places = distinct(place for place, *_ in named)
        words = [mention.word for _, word, _ in named for mention in find_mentions(word, _area_words())]
        counted = counts_up([number for place, _, number in named if place in places])
        if counted or (places and not loose):
            yield Candidate(
                places, words[0] if words else None, weigh(5 if loose else 6, counted=counted), explicit=len(places) > 1
            )


def _area_words() -> tuple[str, ...]:
    return (*terms("FocusArea"), *word_list("focus_areas")["kickers"])


def counts_up(numbers: list[str]) -> bool:
    """Whether numbers are 1, 2, 3, or A, B, C, or I, II, III, from the first on."""
    count = len(numbers)
    series = ([str(n) for n in range(1, count + 1)], list("ABCDEFGH")[:count], list(_ROMAN)[:count])
    return count > 1 and [number.upper() for number in numbers] in series


def find_headings_below(reading: Reading) -> Iterator[Candidate]:
    """The headings right under a heading such as "Våra fokusområden"."""
    for section in walk_sections(reading.outline):
        mention = kinds_named(section.heading.text).get("FocusArea") if section.heading else None
        if section.heading is None or mention is None or not mention.many:
            continue
        places = distinct(_heading_places(section, 0.8))
        counted = number_before(section.heading.text, mention) == len(places)
        yield Candidate(places, mention.word, weigh(4, counted=counted))


def _heading_places(section: Section, confidence: float) -> Iterator[Place]:
    for part in section.sections:
        label = area_heading(part.heading.text) if part.heading and part.heading.frame is None else None
        if part.heading and label:
            yield Place(label, part.heading, part.heading.start, part.heading.end, confidence)


def area_heading(text: str) -> str | None:
    """The label of a heading without its number; None where it names a common part of a chapter."""
    label = re.sub(r"^(?:§\s*)?(?:\d+(?:\.\d+)*|[A-H])[.):]?\s+", "", text.strip())
    return label if is_label(label) and fold(label) not in word_list("focus_areas")["no_labels"] else None


def find_area_chapters(reading: Reading) -> Iterator[Candidate]:
    """Neighbouring chapters that have headings for goals or actions within."""
    for section in walk_sections(reading.outline):
        aiming = {part.heading.start for part in section.sections if part.heading and _aims(part)}
        places = [
            place for place in _heading_places(section, 0.6) if place.start in aiming and not _is_chapter(place.label)
        ]
        if len(places) >= 2:
            told = {number for _, number, _ in announced_counts(reading)}
            yield Candidate(distinct(places), None, weigh(2, counted=len(places) in told))


def _aims(section: Section) -> bool:
    """Whether a chapter has a heading for goals or actions, or a table of them."""
    headings = (part.heading.text for part in section.sections if part.heading)
    headers = (cell.header for block in section.blocks for cell in block.cells)
    return any({"Goal", "Action"} & kinds_named(text).keys() for text in headings) or any(
        column_role(header) in ("goal", "sub_goal", "action") for header in headers
    )


def _is_chapter(label: str) -> bool:
    return any(word in fold(label) for word in word_list("focus_areas")["chapters"]) or bool(kinds_named(label))


def find_area_columns(reading: Reading) -> Iterator[Candidate]:
    """The distinct cells under a header such as "Fokusområde"."""
    places = []
    for row in plan_rows(reading):
        cell = row.get("focus_area")
        if cell is None or cell.inherited:
            continue
        label = area_heading(re.sub(r"^\w*område\s+\d+\s*[:.–-]?\s*", "", cell.text, flags=re.IGNORECASE).rstrip("."))
        if label:
            places.append(Place(label, cell.block, cell.start, cell.end, 0.8))
    if places:
        yield Candidate(distinct(places), None, 4, explicit=True)
