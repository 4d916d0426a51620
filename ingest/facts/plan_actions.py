"""The rows of a plan's tables in, their actions out, each with area, goal, time and whether anybody answers for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from ingest.blocks.model import Block
from ingest.facts.area_sections import names_area
from ingest.facts.asides import is_aside
from ingest.facts.dates import find_periods
from ingest.facts.labelled import find_label, skip_number
from ingest.facts.nouns import find_mentions, terms
from ingest.facts.reading import Reading
from ingest.facts.records import Action, FocusArea, Goal
from ingest.facts.tables import PlanCell, PlanRow, plan_rows
from ingest.facts.unassigned import row_unassigned
from ingest.wordlists import word_list

__all__ = ["read_plan_actions"]


def read_plan_actions(
    reading: Reading, by_block: dict[int, FocusArea], goal_of: Callable[[Block], Goal | None]
) -> Iterator[Action]:
    """The actions of all tables; `by_block` and `goal_of` give area and goal where the row itself names none."""
    areas = reading.found(FocusArea)
    for row in plan_rows(reading):
        cell, named = row.get("action"), row.get("focus_area")
        if cell is None or is_aside(reading, row.block):
            continue
        goal = _goal_in(reading, row) or goal_of(row.block)
        area = (names_area(named.text, areas) if named else None) or by_block.get(row.block.start)
        yield _from_row(reading, row, cell, area or (goal.focus_area if goal else None), goal)


def _goal_in(reading: Reading, row: PlanRow) -> Goal | None:
    """The goal in the same row, the narrowest first."""
    for role in ("sub_goal", "goal"):
        cell = row.get(role)
        for goal in reading.found(Goal):
            if cell and cell.start <= goal.evidence[0].start < cell.end:
                return goal
    return None


def _from_row(reading: Reading, row: PlanRow, cell: PlanCell, area: FocusArea | None, goal: Goal | None) -> Action:
    label = find_label(cell.text, "Action")
    begins = label.start if label else skip_number(cell.text)
    mention = find_mentions(cell.header, terms("Action"), compounds=True)
    starts, by, written = _time(row)
    missing = row_unassigned(reading, row)
    return Action(
        text=cell.text[begins:],
        focus_area=area,
        goal=goal,
        called_by=mention[0].word if mention else None,
        starts=starts,
        by=by,
        time_as_written=written,
        stated_unassigned=bool(missing),
        evidence=(reading.evidence(cell.start + begins, cell.end), *missing),
        read_from=reading.read_from(cell.block),
        confidence=0.9,
        section=reading.section(row.block),
    )


def _time(row: PlanRow) -> tuple[date | None, date | None, str | None]:
    """First and last day of an action and the words for them: a period has both, a single time its last day."""
    first, last = row.get("start"), row.get("deadline")
    written = " – ".join(cell.text for cell in (first, last) if cell) or None
    begins = next(find_periods(first.text), None) if first else None
    ends = list(find_periods(last.text)) if last else []
    starts = begins.first if begins else None
    if starts is None and last and ends and _is_span(last.text):
        starts = ends[0].first
    return starts, ends[-1].last if ends else None, written


def _is_span(text: str) -> bool:
    """Whether a time has a beginning of its own: "2024–2025", "våren 2025", but not "senast 2025" nor "2025"."""
    until = "|".join(re.escape(word) for word in word_list("tables")["until"])
    return not re.match(rf"\W*(?:(?:{until})\b|\d{{4}}(?:-\d\d-\d\d)?\W*$|\d{{1,2}}\s)", text.casefold())
