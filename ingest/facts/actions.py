"""A document in, its actions out: what lists, numbered items and tables under its focus areas and goals say is to be done."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache

from ingest.blocks.model import Block, BlockKind
from ingest.facts.area_sections import areas_by_block, names_area
from ingest.facts.asides import is_aside, tells_of_another_policy
from ingest.facts.dates import find_periods
from ingest.facts.goal_passages import numbered_goal
from ingest.facts.introductions import Introduction, introduce
from ingest.facts.nouns import find_mentions, fold, forms, terms
from ingest.facts.reading import Reading
from ingest.facts.records import Action, FocusArea, Goal
from ingest.facts.tables import PlanCell, PlanRow, plan_rows
from ingest.facts.unassigned import find_unassigned, row_unassigned, unassigned_among

__all__ = ["read_actions"]

_LONGEST = 70  # words of an action
_READ = (BlockKind.LIST_ITEM, BlockKind.PARAGRAPH, BlockKind.BOX)


def read_actions(reading: Reading) -> Iterator[Action]:
    """The actions in reading order, each once; their positions count within the focus area or goal."""
    goals = reading.found(Goal)
    taken = {goal.evidence[0].start for goal in goals}
    seen: set[tuple[FocusArea | None, str]] = set()
    counts: dict[FocusArea | Goal | None, int] = {}
    found = sorted([*_in_tables(reading), *_in_text(reading)], key=lambda action: action.evidence[0].start)
    for action in found:
        key = (action.focus_area, fold(action.text))
        if key in seen or action.evidence[0].start in taken:
            continue
        seen.add(key)
        within = action.focus_area or action.goal
        counts[within] = counts.get(within, 0) + 1
        yield replace(action, position=action.position or counts[within])


# --- lists and numbered items


def _in_text(reading: Reading) -> Iterator[Action]:
    areas = reading.found(FocusArea)
    by_block = areas_by_block(reading, areas)
    for block in reading.blocks:
        if block.kind not in _READ or is_aside(reading, block) or tells_of_another_policy(reading, block):
            continue
        area = by_block.get(block.start)
        goal = _goal_of(reading, block)
        numbered = _numbered().match(block.text)
        if numbered:
            yield _action(reading, block, numbered["text"], area, goal, numbered["word"], _last_number(numbered["number"]))
        elif len(block.text.split()) <= _LONGEST and (area or goal or not areas):
            yield from _introduced(reading, block, areas, area, goal)


def _introduced(reading: Reading, block: Block, areas: list[FocusArea], area: FocusArea | None, goal: Goal | None) -> Iterator[Action]:
    introduction = introduce(reading, block, passing=lambda heading: names_area(heading.text, areas) is not None)
    if introduction is None or not _means_actions(introduction):
        return
    if block.kind is not BlockKind.LIST_ITEM and not _is_single(reading, block, introduction):
        return
    if area is None and goal is None and len(introduction.block.text.split()) > 3:
        return  # without area and goal only under a heading that says nothing but "Åtgärder"
    marker = re.fullmatch(r"\(?(\d{1,2})[.):]?\)?", (block.marker or "").strip())
    yield _action(reading, block, block.text, area, goal, introduction.kinds["Action"].word, int(marker[1]) if marker else None)


def _means_actions(introduction: Introduction) -> bool:
    kinds = introduction.kinds
    if "Action" not in kinds or {"Principle", "TargetGroup"} & kinds.keys():
        return False
    return "Goal" not in kinds or kinds["Action"].start < kinds["Goal"].start


def _is_single(reading: Reading, block: Block, introduction: Introduction) -> bool:
    """Whether a paragraph under a heading for actions is an action of one sentence and no remark about them."""
    heading = introduction.block.kind is BlockKind.HEADING
    return heading and bool(block.number or block.marker) and len(reading.sentences_of(block)) == 1


@cache
def _numbered() -> re.Pattern[str]:
    words = "|".join(forms(word) for word in terms("Action"))
    number = r"\s+(?:nr\s+)?(?P<number>\d{1,2}(?:\.\d{1,2})*)\s*[:.–—-]"
    return re.compile(rf"^(?P<word>{words})(?:{number}|\s*:)\s*(?P<text>\S.*)$", re.IGNORECASE | re.DOTALL)


def _last_number(text: str | None) -> int | None:
    numbers = re.findall(r"\d+", text or "")
    return int(numbers[-1]) if numbers else None


def _goal_of(reading: Reading, block: Block) -> Goal | None:
    """The goal whose heading a block stands under: "Mål 1: Fler i arbete"."""
    headings = {heading.start for heading in reading.headings(block) if numbered_goal(heading)}
    lead = reading.lead_in(block) if block.kind is BlockKind.LIST_ITEM and block.depth > 1 else None
    starts = headings | ({lead.start} if lead else set())
    inside = (goal for goal in reading.found(Goal) if reading.document.block_at(goal.evidence[0].start).start in starts)
    return next(iter(reversed(list(inside))), None)


def _action(
    reading: Reading, block: Block, text: str, area: FocusArea | None, goal: Goal | None, word: str, number: int | None
) -> Action:
    start = block.start + block.text.rindex(text)
    mention = find_mentions(word, terms("Action"), compounds=True)
    called = mention[0].word if mention else word
    missing = unassigned_among(find_unassigned(reading), f"{called} {number}") if number else ()
    return Action(
        text=text.strip(),
        focus_area=area,
        goal=goal,
        position=number,
        called_by=called,
        stated_unassigned=bool(missing),
        evidence=(reading.evidence(start, start + len(text)), *missing),
        read_from=reading.read_from(block),
        confidence=0.9 if block.kind is BlockKind.LIST_ITEM else 0.8,
        section=reading.section(block),
    )


# --- tables


def _in_tables(reading: Reading) -> Iterator[Action]:
    areas = reading.found(FocusArea)
    by_block = areas_by_block(reading, areas)
    for row in plan_rows(reading):
        cell = row.get("action")
        if cell is None or is_aside(reading, row.block):
            continue
        named = row.get("focus_area")
        area = (names_area(named.text, areas) if named else None) or by_block.get(row.block.start)
        goal = _goal_in(reading, row)
        yield _from_row(reading, row, cell, area or (goal.focus_area if goal else None), goal)


def _goal_in(reading: Reading, row: PlanRow) -> Goal | None:
    """The goal in the same row, the narrowest first, or the one whose heading the table stands under."""
    for role in ("sub_goal", "goal"):
        cell = row.get(role)
        found = [goal for goal in reading.found(Goal) if cell and cell.start <= goal.evidence[0].start < cell.end]
        if found:
            return found[0]
    return _goal_of(reading, row.block)


def _from_row(reading: Reading, row: PlanRow, cell: PlanCell, area: FocusArea | None, goal: Goal | None) -> Action:
    numbered = _numbered().match(cell.text) or re.match(r"(?P<number>\d{1,2}(?:\.\d{1,2})*)[.):]?\s+(?P<text>.*)$", cell.text, re.DOTALL)
    text = numbered["text"] if numbered else cell.text
    mention = find_mentions(cell.header, terms("Action"), compounds=True)
    starts, by, written = _time(row)
    missing = row_unassigned(reading, row)
    return Action(
        text=text,
        focus_area=area,
        goal=goal,
        called_by=mention[0].word if mention else None,
        starts=starts,
        by=by,
        time_as_written=written,
        stated_unassigned=bool(missing),
        evidence=(reading.evidence(cell.end - len(text), cell.end), *missing),
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
    by = ends[-1].last if ends else None
    if starts is None and last and ends and _is_span(last.text):
        starts = ends[0].first
    return starts, by, written


def _is_span(text: str) -> bool:
    """Whether a time has a beginning of its own: "2024–2025", "våren 2025", but not "senast 2025" nor "2025"."""
    return not re.match(r"\W*(?:senast|klar\w*|före|till|fram till|t\.o\.m|den\s|\d{4}(?:-\d\d-\d\d)?\W*$|\d{1,2}\s)", text.casefold())
