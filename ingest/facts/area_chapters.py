"""The focus areas in, what the short chapter of each says out: the goals and actions that no word calls so.

Where most chapters use the same labels, what stands behind the first is wanted, and behind the next is done. Without
labels a chapter opens with how things shall be. Long chapters describe and argue: they are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from ingest.blocks.model import BlockKind
from ingest.blocks.outline import walk_sections
from ingest.facts.area_sections import names_area
from ingest.facts.asides import is_aside
from ingest.facts.chapters import Part, Told, is_short, parts_of, shared_labels
from ingest.facts.clauses import acting
from ingest.facts.enumerations import split_enumeration
from ingest.facts.introductions import kinds_named
from ingest.facts.labelled import find_label
from ingest.facts.mentions import find_mentions
from ingest.facts.nouns import fold
from ingest.facts.reading import Reading
from ingest.facts.records import FocusArea
from ingest.facts.unassigned import leaves_open
from ingest.facts.wished_states import opening_wish, wishes
from ingest.layout.column_names import column_role

__all__ = ["done_in", "wanted_in"]

_BRIEF = 12  # words of an action in an enumeration
_OTHERS = frozenset({"Principle", "TargetGroup", "FocusArea"})

Chapters = Sequence[tuple[FocusArea, list[Part]]]


def wanted_in(reading: Reading, areas: Sequence[FocusArea], without: Sequence[FocusArea]) -> Iterator[Told]:
    """What the chapters of those areas want that are `without` a goal, where most chapters want something."""
    chapters = _short(reading, tuple(areas))
    label = _first_label(chapters)
    found = {area: _behind(parts, label) or _opening(reading, parts) for area, parts in chapters if area in without}
    stated = len(areas) - len(without) + sum(bool(told) for told in found.values())
    if len(chapters) > 1 and 3 * stated >= 2 * len(areas):
        yield from (told for area in without for told in found.get(area, ()))


def done_in(
    reading: Reading, areas: Sequence[FocusArea], without: Sequence[FocusArea], wanted: set[int]
) -> Iterator[tuple[FocusArea, Told]]:
    """What is done in the areas `without` an action, behind a shared label that is not that of what is `wanted`."""
    chapters = _short(reading, tuple(areas))
    label = _first_label(chapters)
    shared = [one for one in shared_labels([parts for _, parts in chapters]) if one != label and _may_do(one)]
    for area, parts in chapters:
        if area not in without:
            continue
        told = [one for part in parts if part.label in shared for one in part.told if one.start not in wanted]
        for one in told or _passive(reading, parts, wanted):
            yield from ((area, item) for item in _items(one, labelled=bool(told)))


def _opening(reading: Reading, parts: list[Part]) -> list[Told]:
    """The sentence that opens a chapter and those of its paragraph that go on wanting."""
    first = opening_wish(reading, parts)
    return [first] if first is not None and first.block.kind is not BlockKind.LIST_ITEM else []


def _first_label(chapters: Chapters) -> str | None:
    """The label of what is wanted: the first that most chapters share, unless it names something else."""
    shared = shared_labels([parts for _, parts in chapters])
    labels = [one for one in shared if not kinds_named(one).keys() - {"Goal"} and column_role(one) in (None, "goal")]
    first = next(iter(labels), None)
    if first is None or first != next(iter(shared)):
        return None
    whole = [part.told[0].text for _, parts in chapters for part in parts if part.label == first and part.told]
    return first if all(text.endswith(".") for text in whole) else None


def _behind(parts: list[Part], label: str | None) -> list[Told]:
    """What stands behind a label, but for what tells who answers."""
    told = [one for part in parts if label and part.label == label for one in part.told]
    return [one for one in told if not leaves_open(one.text) and acting(one.text, find_mentions(one.text)) is None]


def _may_do(label: str) -> bool:
    return not kinds_named(label).keys() & (_OTHERS | {"Goal"}) and column_role(label) in (None, "action")


def _passive(reading: Reading, parts: list[Part], wanted: set[int]) -> list[Told]:
    """The sentences behind what is wanted that tell what is made, by nobody in particular: "En app tas fram."."""
    told = [one for part in parts for one in part.told]
    places = [n for n, one in enumerate(told) if one.start in wanted]
    after = told[places[0] + 1 :] if places else []
    sentences = [one for one in wishes(reading, after) if one.start not in wanted]
    clauses = reading.clauses([(one.text, None) for one in sentences])
    return [
        one for one, clause in zip(sentences, clauses, strict=True) if clause and clause.passive and not clause.modal
    ]


def _items(told: Told, *, labelled: bool) -> Iterator[Told]:
    """A list item or sentence, or the members of an enumeration of nouns behind a label."""
    if told.block.kind is BlockKind.LIST_ITEM or not labelled:
        yield told
        return
    text = told.text.rstrip(" .")
    spans = [(a, b) for a, b in split_enumeration(text) if text[a:b].strip()]
    lower = text[:1].islower() or ";" in text
    if lower and len(spans) > 1 and all(len(text[a:b].split()) <= _BRIEF for a, b in spans):
        yield from (Told(text[a:b], told.start + a, told.start + b, told.block) for a, b in spans)
    else:
        yield told


@lru_cache(maxsize=2)  # goals and actions ask the same
def _short(reading: Reading, areas: tuple[FocusArea, ...]) -> tuple[tuple[FocusArea, list[Part]], ...]:
    """The areas that have a short chapter, each with its parts; of several chapters the first."""
    found: dict[FocusArea, list[Part]] = {}
    for section in walk_sections(reading.outline):
        heading = section.heading
        area = names_area(heading.text, areas) if heading else None
        if heading is None or area is None or area in found or is_aside(reading, heading):
            continue
        if find_label(heading.text, "Goal", "SubGoal", "StrategicGoal", "Action") or _is_about_more(heading.text, area):
            continue
        parts = parts_of(reading, section)
        if is_short(parts):
            found[area] = parts
    return tuple(found.items())


def _is_about_more(heading: str, area: FocusArea) -> bool:
    return len(fold(heading).split()) > len(fold(area.label).split()) + 3
