"""The focus areas in, which of them each block of the document belongs to out, by the headings and labels above it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from ingest.blocks.model import Block, BlockKind
from ingest.facts.introductions import kinds_named
from ingest.facts.needles import Needled, caseless
from ingest.facts.nouns import fold, forms, terms
from ingest.facts.principles import is_about_values
from ingest.facts.reading import Reading
from ingest.facts.records import FocusArea
from ingest.wordlists import word_list

__all__ = ["areas_by_block", "areas_in", "mentions_area", "names_area"]

_MORE_WORDS = 8  # how many words a heading may have beside the area's label


def names_area(text: str, areas: Iterable[FocusArea]) -> FocusArea | None:
    """The focus area that a heading or label names, the longest label first: "Strategiskt mål för området Arbete"."""
    ordered = list(areas)
    if re.fullmatch(r"(?:\w*område\s+)?(?:[A-H]|[1-9])[.)]?", text.strip()):  # a cell that has but its letter or number
        mark = text.strip(" .)")[-1]
        place = int(mark) if mark.isdigit() else ord(mark) - ord("A") + 1
        return next((area for area in ordered if area.position == place), None)
    areas, folded = ordered, f" {fold(text)} "
    for area in sorted(areas, key=lambda area: -len(area.label)):
        label = fold(area.label)
        if label and f" {label} " in folded and len(folded.split()) <= len(label.split()) + _MORE_WORDS:
            return area
    return None


def mentions_area(text: str, areas: Iterable[FocusArea]) -> FocusArea | None:
    """The focus area that a sentence says it is about: "Inom området arbete är målet ..."."""
    for area in sorted(areas, key=lambda area: -len(area.label)):
        label = r"\W+".join(map(re.escape, fold(area.label).split()))
        if caseless(rf"\b(?:inom|för|i)\s+(?:\w*området\s+)?{label}(?!\w)").search(text):
            return area
    return None


def areas_in(text: str, areas: Sequence[FocusArea]) -> list[FocusArea]:
    """The focus areas that a text names as such, in order.

    A label counts in its case or behind "område", a number behind the word: "område 2", "insatsområdena 1 och 3".
    """
    found: list[tuple[int, FocusArea]] = []
    for area in areas:
        label = re.escape(area.label)
        place = caseless(rf"(?<!\w){label}(?!\w)").search(text)
        if place and (
            place[0][:1].isupper() or re.search(r"område\w*\s+(?:\w+\s+(?:och|respektive)\s+)?$", text[: place.start()])
        ):
            found.append((place.start(), area))
    own = frozenset(area.called_by for area in areas if area.called_by)
    for numbers in _numbered(own).finditer(text):
        for number in re.finditer(r"\d+", numbers["numbers"]):
            start = numbers.start("numbers") + number.start()
            found += [(start, area) for area in areas if area.position == int(number[0])]
    found += _by_letter_or_order(text, areas, own)
    return list(dict.fromkeys(area for _, area in sorted(found, key=lambda pair: pair[0])))


def _by_letter_or_order(text: str, areas: Sequence[FocusArea], own: frozenset[str]) -> list[tuple[int, FocusArea]]:
    """The areas behind "område A" and "det andra huvudspåret", with where they stand."""
    places = [(one.start(), "ABCDEFGHIJ".index(one["letter"]) + 1) for one in _lettered(own).finditer(text)]
    order: dict[str, int] = word_list("numbers")["ordinals"]
    places += [(one.start(), order[one["order"].casefold()]) for one in _ordered(own).finditer(text)]
    return [(start, area) for start, position in places for area in areas if area.position == position]


@cache
def _area_nouns(own: frozenset[str]) -> str:
    """The nouns for areas, with the document's own word: "färd 2"."""
    words = sorted({*terms("FocusArea"), *word_list("focus_areas")["kickers"], *own}, key=lambda one: (-len(one), one))
    return "|".join((*map(forms, words), r"\w*område(?:t|n|na)?", r"\w*spår(?:et)?"))


@cache
def _lettered(own: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?i:{_area_nouns(own)})\s+(?P<letter>[A-J])(?!\w)")


@cache
def _ordered(own: frozenset[str]) -> Needled:
    order = "|".join(word_list("numbers")["ordinals"])
    return caseless(rf"\b(?:det|den)\s+(?P<order>{order})\s+(?:{_area_nouns(own)})\b")


@cache
def _numbered(own: frozenset[str]) -> Needled:
    words = _area_nouns(own)
    return caseless(
        rf"\b(?:{words})\s+(?P<numbers>\d{{1,2}}(?:(?:,\s*|\s+(?:och|samt|respektive)\s+)\d{{1,2}})*)(?![\d.,]*\d)"
    )


def areas_by_block(reading: Reading, areas: list[FocusArea]) -> dict[int, FocusArea]:
    """The focus area of each block of the body, by the block's start; blocks under no area are left out.

    A heading that names an area opens it. It ends with the next heading of its rank that names something else than the
    area's goals or actions, since the ranks of headings are read from their looks and may be wrong. "Så arbetar vi" of
    the same rank is about the work as a whole.
    """
    found: dict[int, FocusArea] = {}
    area, level = None, 0
    for block in reading.blocks:
        if block.kind is BlockKind.HEADING or _is_label(block, areas):
            named = names_area(block.text, areas) if _can_open(block) else None
            rank = block.level or 9
            if named is not None and (area is None or rank <= level or named is not area):
                area, level = named, rank
            elif area is not None and named is None and block.frame is None and _closes(block, rank, level):
                area = None
        if area is not None:
            found[block.start] = area
    return found


def _is_label(block: Block, areas: list[FocusArea]) -> bool:
    """Whether a paragraph is nothing but an area's label: a heading that was not recognised."""
    return block.kind is BlockKind.PARAGRAPH and any(fold(block.text) == fold(area.label) for area in areas)


def _can_open(block: Block) -> bool:
    return len(block.text) < 200


def _closes(block: Block, rank: int, level: int) -> bool:
    if rank != level:
        return rank < level
    return is_about_values(block.text) or not {"Goal", "Action"} & kinds_named(block.text).keys()
