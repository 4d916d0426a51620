"""A document in, its goals out: from tables, lists, numbered goals, statements under headings, and prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.evidence import Evidence
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
from ingest.facts.unassigned import Unassigned, find_unassigned, names_goal, unassigned_among

__all__ = ["read_goals"]

_RIGHT_BEHIND = 3  # code points


def read_goals(reading: Reading) -> Iterator[Goal]:
    """The goals in reading order, each once; a goal that is stated again has evidence of all its places."""
    areas = reading.found(FocusArea)
    by_block = areas_by_block(reading, areas)
    merged: list[list[Passage]] = []
    for passage in sorted(find_passages(reading, areas), key=lambda passage: passage.start):
        same = next((group for group in merged if _same(group[0], passage)), None)
        if same is None:
            merged.append([passage])
        else:
            same.append(passage)
    yield from _goals(reading, merged, areas, by_block)


def _same(one: Passage, other: Passage) -> bool:
    """Whether two passages state one goal: the same words, or the same after "målet att"."""
    return alike(fold(one.core), fold(other.core)) or (one.start < other.end and other.start < one.end)


def _goals(
    reading: Reading, merged: list[list[Passage]], areas: list[FocusArea], by_block: dict[int, FocusArea]
) -> Iterator[Goal]:
    counts: dict[FocusArea | None, int] = {}
    made: list[tuple[Passage, Goal]] = []
    statements = find_unassigned(reading)
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
        missing = tuple(one.evidence for one in statements if _is_about(one, passage, made, area))
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


def _is_about(
    statement: Unassigned, passage: Passage, made: list[tuple[Passage, Goal]], area: FocusArea | None
) -> bool:
    """Whether nobody answers for a goal by what follows it ("detta mål"), or by its area ("målet för område 2")."""
    goal = caseless(r"\b\w*mål(?:et)?\b").search(statement.text)
    if goal is None:
        return False
    if names_goal(statement, passage.text):
        return True
    if caseless(r"\bdetta\s+\w*mål\b|^\w*målet\b").search(statement.text):
        return statement.block is passage.block and 0 <= statement.evidence.start - passage.end <= _RIGHT_BEHIND
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
