"""A document in, its goals out: from tables, lists, numbered goals, statements under headings, and prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.evidence import Evidence
from ingest.facts.area_chapters import wanted_in
from ingest.facts.area_sections import areas_by_block, areas_in, mentions_area, names_area
from ingest.facts.goal_passages import Passage, find_passages
from ingest.facts.levels import goal_level
from ingest.facts.likeness import alike
from ingest.facts.measures import indicator, is_figure, read_measure, target
from ingest.facts.needles import caseless
from ingest.facts.nouns import fold
from ingest.facts.reading import Reading
from ingest.facts.records import FocusArea, Goal, Measure
from ingest.facts.tables import PlanCell
from ingest.facts.unassigned import Unassigned, find_unassigned, follows_goal, names_goal, unassigned_among

__all__ = ["read_goals"]

_NEAR = 400  # code points between a goal and what is said of it


def read_goals(reading: Reading) -> Iterator[Goal]:
    """The goals in reading order, each once; a goal that is stated again has evidence of all its places."""
    areas = reading.found(FocusArea)
    by_block = areas_by_block(reading, areas)
    merged: list[list[Passage]] = []
    passages = list(find_passages(reading, areas))
    passages += _unnamed(reading, areas, passages, by_block)
    for passage in sorted(passages, key=lambda passage: passage.start):
        same = next((group for group in merged if _same(group[0], passage)), None)
        if same is None:
            merged.append([passage])
        else:
            same.append(passage)
    yield from _goals(reading, merged, areas, by_block)


def _unnamed(
    reading: Reading, areas: list[FocusArea], passages: list[Passage], by_block: dict[int, FocusArea]
) -> Iterator[Passage]:
    """The goals of areas for which nothing else states one: what their short chapters want."""
    placed = [names_area(one.area, areas) if one.area else by_block.get(one.block.start) for one in passages]
    without = [area for area in areas if area not in placed]
    for told in wanted_in(reading, areas, without) if without else ():
        yield Passage(told.text, told.start, told.end, told.block, told.text, 0.6)


def _same(one: Passage, other: Passage) -> bool:
    """Whether two passages state one goal: the same words, or the same after "målet att"."""
    return alike(fold(one.core), fold(other.core)) or (one.start < other.end and other.start < one.end)


def _goals(
    reading: Reading, merged: list[list[Passage]], areas: list[FocusArea], by_block: dict[int, FocusArea]
) -> Iterator[Goal]:
    counts: dict[FocusArea | None, int] = {}
    made: list[tuple[Passage, Goal]] = []
    statements = find_unassigned(reading)
    merged = [[_cut(reading, passage, statements) for passage in group] for group in merged]
    last = _last_before(reading, statements, merged)
    for group in merged:
        passage = max(group, key=lambda one: (one.level is not None, one.confidence))
        area = (names_area(passage.area, areas) if passage.area else None) or by_block.get(passage.block.start)
        named = mentions_area(passage.before, areas) if area is None else None
        area = area or named
        above = _goal_above(passage, made)
        area = area or (above.focus_area if above else None)
        if passage.level in ("NationalGoal", "Purpose"):
            area = None
        level = (None if passage.level == "OverallGoal" and area else passage.level) or goal_level(
            passage.word, area, above, in_series=passage.in_series
        )
        counts[area] = counts.get(area, 0) + 1
        missing = tuple(one.evidence for one in statements if _is_about(one, group, passage, last[one], area))
        goal = _goal(reading, group, passage, statements)
        if named is not None and area is named:
            proof = reading.evidence(passage.start, passage.end, "focusArea")
            goal = replace(goal, evidence=(*goal.evidence, proof))
        goal = replace(
            goal,
            level=level,
            focus_area=area,
            part_of=above if level == "SubGoal" else None,
            position=passage.number or counts[area],
            stated_unassigned=goal.stated_unassigned or bool(missing),
            evidence=tuple(dict.fromkeys((*goal.evidence, *missing))),
        )
        made.append((passage, goal))
        yield goal


def _cut(reading: Reading, passage: Passage, statements: list[Unassigned]) -> Passage:
    """A goal without the sentence behind it that says that nobody answers for it."""
    inside = [one.evidence.start for one in statements if passage.start < one.evidence.start < passage.end]
    text = reading.document.text[passage.start : min(inside)].rstrip() if inside else ""
    return replace(passage, text=text, core=text, end=passage.start + len(text)) if text else passage


def _last_before(
    reading: Reading, statements: list[Unassigned], merged: list[list[Passage]]
) -> dict[Unassigned, Passage | None]:
    """The goal that each statement follows under the same headings, with little between."""
    passages = sorted((passage for group in merged for passage in group), key=lambda one: one.start)
    found: dict[Unassigned, Passage | None] = {}
    for statement in statements:
        before = [one for one in passages if one.start < statement.evidence.start]
        near = before[-1] if before and statement.evidence.start - before[-1].end <= _NEAR else None
        same = near is not None and reading.headings(near.block) == reading.headings(statement.block)
        found[statement] = near if same else None
    return found


def _is_about(
    statement: Unassigned, group: list[Passage], passage: Passage, last: Passage | None, area: FocusArea | None
) -> bool:
    """Whether nobody answers for a goal by what it follows ("målet"), by what it is about or by its area."""
    if any(one is last for one in group) and follows_goal(statement, passage.text):
        return True
    goal = caseless(r"\b\w*mål(?:et)?\b").search(statement.text)
    if goal is None:
        return False
    if names_goal(statement, passage.text):
        return True
    by_number = area is not None and area in areas_in(statement.text, [area])
    sub = passage.word is not None and passage.word.casefold() in goal[0].casefold()
    return by_number and sub and re.search(r"\d", statement.text) is not None


def _goal(reading: Reading, group: list[Passage], passage: Passage, statements: list[Unassigned]) -> Goal:
    own = _evidence(reading, passage)
    others = [_evidence(reading, one) for one in group if one is not passage]
    missing = (*passage.unassigned, *unassigned_among(statements, *_names(passage)))
    measure, proof = _measure(reading, passage)
    return Goal(
        text=passage.text,
        level="OverallGoal",
        called_by=passage.word,
        measure=measure,
        stated_unassigned=bool(missing),
        evidence=tuple(dict.fromkeys([own, *others, *proof, *missing])),
        read_from=reading.read_from(passage.block),
        confidence=passage.confidence,
        section=reading.section(passage.block),
    )


def _evidence(reading: Reading, passage: Passage) -> Evidence:
    return reading.evidence(passage.start, passage.end)


def _names(passage: Passage) -> list[str]:
    """By which names the document may speak of a goal elsewhere: "Delmål 3"."""
    return [f"{passage.word} {passage.number}"] if passage.word and passage.number else []


def _measure(reading: Reading, passage: Passage) -> tuple[Measure | None, list[Evidence]]:
    """The measure that the goal's own words give, or else that of the column beside it."""
    if passage.level in ("NationalGoal", "Purpose"):
        return None, []
    measure = read_measure(passage.core)
    cell = passage.measure_cell
    if cell is None:
        return measure, []
    if _gives_target(cell):
        beside = target(passage.core, cell.text)
        return beside, [reading.evidence(cell.start, cell.end, "measure")] if beside else []
    beside = read_measure(cell.text) or indicator(cell.text, measure.direction if measure else "Reach")
    return beside, [reading.evidence(cell.start, cell.end, "measure")]


def _gives_target(cell: PlanCell) -> bool:
    """Whether a cell holds only what the goal shall reach: under "Målvärde" or a year, or where it is but a figure."""
    return bool(re.match(r"(?:mål(?:värde|nivå|år)|önskat|20\d\d)", cell.header.casefold())) or is_figure(cell.text)


def _goal_above(passage: Passage, made: list[tuple[Passage, Goal]]) -> Goal | None:
    """The goal that a passage stands under, by a heading or a row of a table."""
    return next((goal for other, goal in reversed(made) if passage.above and other.start == passage.above), None)
