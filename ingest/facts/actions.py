"""A document in, its actions out: what its areas and goals list, number or set out in tables as to be done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ingest.blocks.model import Block, BlockKind
from ingest.evidence import Evidence
from ingest.facts.action_cards import find_cards
from ingest.facts.action_sentences import read_enumerated_actions, read_told_actions
from ingest.facts.area_chapters import done_in
from ingest.facts.area_sections import areas_by_block, names_area
from ingest.facts.asides import is_aside, tells_of_another_policy
from ingest.facts.assignments import before_labels, labelled_actors
from ingest.facts.introductions import GOALS, Introduction, introduce, kinds_named
from ingest.facts.labelled import find_label, marker_number, skip_number
from ingest.facts.nouns import fold
from ingest.facts.plan_actions import read_plan_actions
from ingest.facts.reading import Reading
from ingest.facts.records import Action, FocusArea, Goal
from ingest.facts.unassigned import find_unassigned, unassigned_among
from ingest.wordlists import word_list

__all__ = ["read_actions"]

_LONGEST = 70  # words of an action
_SHORT = 14  # words of an item that nothing calls an action
_LONGER = 25  # words of such an item that is a sentence
_FEWEST = 2  # areas with such items
_READ = (BlockKind.LIST_ITEM, BlockKind.PARAGRAPH, BlockKind.BOX, BlockKind.HEADING)


@dataclass(frozen=True, slots=True)
class _Called:
    """A text that the document calls an action, by which word, and the number that it prints."""

    text: str
    start: int
    word: str
    number: int | None


def read_actions(reading: Reading) -> Iterator[Action]:
    """The actions in reading order, each once; their positions count within the focus area or goal."""
    taken = {goal.evidence[0].start for goal in reading.found(Goal)}
    seen: set[tuple[FocusArea | None, str]] = set()
    counts: dict[FocusArea | Goal | None, int] = {}
    by_block = areas_by_block(reading, reading.found(FocusArea))
    listed = [
        *read_plan_actions(reading, by_block, lambda block: _goal_of(reading, block)),
        *_in_text(reading, by_block),
    ]
    listed = listed or list(_under_labels(reading, by_block))
    found, listing = listed, {one.focus_area.label for one in listed if one.focus_area}
    if any(area.label not in listing for area in reading.found(FocusArea)):  # else prose is not worth asking
        found = [*listed, *_without(listed, read_enumerated_actions(reading, by_block))]
        told = (one for one in read_told_actions(reading, by_block) if not listed or _is_under_actions(reading, one))
        found += _without(found, told)
        found += _unnamed(reading, found)
    for action in sorted(found, key=lambda action: action.evidence[0].start):
        key = (action.focus_area, fold(action.text))
        if key in seen or action.evidence[0].start in taken:
            continue
        seen.add(key)
        within = action.focus_area or action.goal
        counts[within] = counts.get(within, 0) + 1
        yield replace(action, position=action.position or counts[within])


def _unnamed(reading: Reading, found: list[Action]) -> Iterator[Action]:
    """What the short chapters of areas without an action say is done, and nothing calls so."""
    areas = reading.found(FocusArea)
    filled = {one.focus_area for one in found}
    wanted = {proof.start for goal in reading.found(Goal) for proof in goal.evidence}
    for area, told in done_in(reading, areas, [area for area in areas if area not in filled], wanted):
        yield replace(
            _action(reading, told.block, _Called(told.text, told.start, "", None), area, None, ()), confidence=0.6
        )


def _without(found: list[Action], others: Iterable[Action]) -> list[Action]:
    """The others, of the areas only that have no action yet."""
    filled = {one.focus_area.label for one in found if one.focus_area}
    return [one for one in others if one.focus_area is None or one.focus_area.label not in filled]


def _is_under_actions(reading: Reading, action: Action) -> bool:
    heading = reading.section(reading.document.block_at(action.evidence[0].start))[-1:]
    return any("Action" in kinds_named(text) for text in heading)


def _in_text(reading: Reading, by_block: dict[int, FocusArea]) -> Iterator[Action]:
    areas, statements = reading.found(FocusArea), find_unassigned(reading)
    cards = {card.block.start: card for card in find_cards(reading)}
    for block in reading.blocks:
        if block.kind not in _READ or is_aside(reading, block) or tells_of_another_policy(reading, block):
            continue
        area, goal = by_block.get(block.start), _goal_of(reading, block)
        if block.kind is BlockKind.HEADING:
            called = _heading(reading, block)
        else:
            called = _labelled(block) or _introduced(reading, block, areas, placed=bool(area or goal))
        card = cards.get(block.start)
        if called is None and card is not None:
            called = _Called(block.text, block.start, card.word, None)
        if called is None or not (area or goal or called.number or not areas):
            continue
        missing = unassigned_among(statements, f"{called.word} {called.number}") if called.number else ()
        missing += card.missing if card else ()
        yield _action(reading, block, called, area, goal, missing)


def _under_labels(reading: Reading, by_block: dict[int, FocusArea]) -> Iterator[Action]:
    """The short items right under the labels of areas, of a document that calls nothing an action."""
    areas = reading.found(FocusArea)
    listed: dict[FocusArea, list[Block]] = {}
    for block in reading.blocks:
        heading = reading.headings(block)[-1:]
        area = by_block.get(block.start)
        if _may_be_done(reading, block) and area is not None and heading and names_area(heading[0].text, areas) is area:
            listed.setdefault(area, []).append(block)
    if len(listed) >= _FEWEST and 2 * len(listed) > len(areas):
        for area, blocks in listed.items():
            for block in blocks:
                yield _action(reading, block, _Called(block.text, block.start, "", None), area, None, ())


def _may_be_done(reading: Reading, block: Block) -> bool:
    """Whether a list item may be an action that nothing calls so: a few words, or one sentence behind running text."""
    if block.kind is not BlockKind.LIST_ITEM or block.text[-1:] in ":?":
        return False
    if not block.text.endswith("."):
        return len(block.text.split()) <= _SHORT
    lead = reading.lead_in(block)
    behind = lead is not None and lead.kind is BlockKind.PARAGRAPH and lead.text.rstrip()[-1:] not in ":;"
    return behind and len(block.text.split()) <= _LONGER and len(reading.sentences_of(block)) == 1


def _labelled(block: Block) -> _Called | None:
    """An action by its own label: "Insats 3: Ta fram ..."."""
    begins = skip_number(block.text)
    label = find_label(block.text[begins:], "Action")
    return _Called(label.text, block.start + begins + label.start, label.word, label.number) if label else None


def _heading(reading: Reading, block: Block) -> _Called | None:
    """An action that a heading names: "Insats 3: Språkvän"; without a number, only what its section gives to somebody.

    A heading "Åtgärder: skola och arbete" names none, but its list does.
    """
    called = _labelled(block)
    areas = {area.evidence[0].start for area in reading.found(FocusArea)}
    if called is None or {block.start, called.start} & areas:
        return None
    return called if called.number or _is_given(reading, block) else None


def _is_given(reading: Reading, heading: Block) -> bool:
    """Whether a line right under a heading tells who answers for it: "Ansvarig: X"."""
    under = (block for block in reading.blocks if reading.headings(block)[-1:] == (heading,))
    return any(True for block in under for _ in labelled_actors(reading, block))


def _introduced(reading: Reading, block: Block, areas: list[FocusArea], *, placed: bool) -> _Called | None:
    """A list item that a heading or lead-in calls an action; outside areas (not `placed`) only a bare heading does."""
    introduction = introduce(reading, block, passing=lambda heading: names_area(heading.text, areas) is not None)
    if introduction is None or not _means_actions(introduction) or len(block.text.split()) > _LONGEST:
        return None
    if introduction.kinds["Action"].word in {area.called_by for area in areas}:
        return None  # the document uses the word for its focus areas
    if introduction.block.kind is BlockKind.HEADING and _heading(reading, introduction.block):
        return None  # it tells more about the action that the heading is
    if block.kind is not BlockKind.LIST_ITEM and not _is_single(reading, block, introduction):
        return None
    if not placed and (areas or not _is_bare(introduction)):
        return None
    return _Called(block.text, block.start, introduction.kinds["Action"].word, marker_number(block.marker))


def _means_actions(introduction: Introduction) -> bool:
    kinds = introduction.kinds
    if "Action" not in kinds or {"Principle", "TargetGroup"} & kinds.keys():
        return False
    return "Goal" not in kinds or kinds["Action"].start < kinds["Goal"].start


def _is_bare(introduction: Introduction) -> bool:
    """Whether a heading says nothing but "Prioriterade åtgärder", so that it needs no area to be understood."""
    mention = introduction.kinds["Action"]
    words = introduction.block.text[: mention.start].split() + introduction.block.text[mention.end :].split()
    plain = {word.casefold() for word in words} <= set(word_list("introductions")["qualities"])
    return plain and mention.word.endswith(tuple(word_list("introductions")["plain_actions"]))


def _is_single(reading: Reading, block: Block, introduction: Introduction) -> bool:
    """Whether a paragraph under a heading for actions is an action of one sentence and no remark about them."""
    heading = introduction.block.kind is BlockKind.HEADING
    return heading and bool(block.number or block.marker) and len(reading.sentences_of(block)) == 1


def _goal_of(reading: Reading, block: Block) -> Goal | None:
    """The goal whose heading a block stands under, "Mål 1: Fler i arbete", or whose list item it is nested in."""
    starts = {heading.start for heading in reading.headings(block) if find_label(heading.text, *GOALS)}
    lead = reading.lead_in(block) if block.kind is BlockKind.LIST_ITEM and block.depth > 1 else None
    if lead is not None:
        starts.add(lead.start)
    inside = [goal for goal in reading.found(Goal) if reading.document.block_at(goal.evidence[0].start).start in starts]
    return inside[-1] if inside else None


def _action(
    reading: Reading,
    block: Block,
    called: _Called,
    area: FocusArea | None,
    goal: Goal | None,
    missing: tuple[Evidence, ...],
) -> Action:
    text = before_labels(called.text.strip())
    return Action(
        text=text,
        focus_area=area,
        goal=goal,
        position=called.number,
        called_by=called.word or None,
        stated_unassigned=bool(missing),
        evidence=(reading.evidence(called.start, called.start + len(text)), *missing),
        read_from=reading.read_from(block),
        confidence=0.9 if block.kind is BlockKind.LIST_ITEM else 0.8,
        section=reading.section(block),
    )
