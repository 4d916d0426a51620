"""A document in, the passages that state a goal out, each with what calls it a goal and what it stands under."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from ingest.blocks.model import Block, BlockKind
from ingest.evidence import Evidence
from ingest.facts.area_sections import names_area
from ingest.facts.asides import is_aside, tells_of_another_policy
from ingest.facts.goal_likeness import announces, goes_on, is_goal_like, is_under_cited, likeness, wished
from ingest.facts.goal_statements import find_statements
from ingest.facts.introductions import GOALS, Introduction, introduce, kinds_named, said_by_us
from ingest.facts.labelled import find_label, is_clause_number, last_number, marker_number, skip_number
from ingest.facts.levels import is_cited
from ingest.facts.needles import caseless
from ingest.facts.nouns import find_mentions, terms
from ingest.facts.plan_bands import goal_number
from ingest.facts.reading import Reading
from ingest.facts.records import FocusArea
from ingest.facts.tables import PlanCell, PlanRow, plan_rows
from ingest.facts.unassigned import row_of_area, row_unassigned
from ingest.sentences.splitting import split

__all__ = ["Passage", "find_passages"]

_LONGEST = 60  # words of a goal
_LONGEST_PAIR = 45  # words of a paragraph that states a goal in more than one sentence
_LONGEST_LEAD = 14  # words of the sentence before a goal that is set apart
_FEW = 3  # sentences
_BARE = 4  # words of a heading that says nothing but that goals come
_BODY = (BlockKind.PARAGRAPH, BlockKind.BOX)


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage that states a goal: its span, the word for it, and what its place says about its level and area.

    `core` is what it wants, without "målet är att"; `area` a label of a focus area in the same row; `above` the
    start of the passage of the goal that it stands under.
    """

    text: str
    start: int
    end: int
    block: Block
    core: str
    confidence: float
    word: str | None = None
    level: str | None = None
    number: int | None = None
    area: str | None = None
    above: int | None = None
    measure_cell: PlanCell | None = None
    in_series: bool = False
    unassigned: tuple[Evidence, ...] = ()

    @property
    def before(self) -> str:
        """What stands before the aim itself: "Inom området arbete är målet att"."""
        return self.text[: len(self.text) - len(self.core)]


def find_passages(reading: Reading, areas: list[FocusArea]) -> Iterator[Passage]:
    """All passages, those of one goal more than once where several rules find it."""
    yield from _in_tables(reading)
    headings = [block for block in reading.blocks if block.kind is BlockKind.HEADING]
    labelled = {block.start: passage for block in headings if (passage := _labelled_passage(block))}
    yield from labelled.values()
    statements = find_statements(reading, areas)
    stating = {statement.sentence.block.start for statement in statements}
    for block in reading.blocks:
        if block.kind not in (*_BODY, BlockKind.LIST_ITEM) or is_aside(reading, block):
            continue
        for passage in _in_block(reading, block, areas, labelled):
            if block.start not in stating or block.kind is BlockKind.LIST_ITEM or len(split(passage.text)) == 1:
                yield passage  # else its sentences say one by one what they want
    yield from _behind_colon(reading)
    yield from _defined(reading)
    yield from _above_lists(reading, areas)
    for statement in statements:
        sentence = statement.sentence
        yield Passage(sentence.text, sentence.start, sentence.end, sentence.block, statement.core, statement.confidence,
                      word=statement.word, level=statement.level)  # fmt: skip


def _behind_colon(reading: Reading) -> Iterator[Passage]:
    """A goal of its own behind the sentence that leads it in: "Visionen lyder:" and, set apart, what it wants."""
    for lead, block in pairwise(reading.blocks):
        text = lead.text.rstrip()
        if lead.kind not in _BODY or block.kind not in _BODY or not text.endswith(":") or is_aside(reading, block):
            continue
        last = text[split(text)[-1][0] :]
        word = kinds_named(last, lead_in=True).get("Goal") if len(last.split()) <= _LONGEST_LEAD else None
        wanted = _single(block)
        if word is not None and not word.many and wanted is not None:
            cited = is_cited(last) or tells_of_another_policy(reading, block)
            start = block.start + block.text.index(wanted)
            yield Passage(wanted.strip("\"”’»«"), start, start + len(wanted), block, wanted, 0.9,
                          word=word.word, level="NationalGoal" if cited else None)  # fmt: skip


def _defined(reading: Reading) -> Iterator[Passage]:
    """Goals of a list of terms: "Delmål 2" and what it says."""
    for block in reading.blocks:
        if block.kind is not BlockKind.DEFINITION or is_aside(reading, block):
            continue
        term, mark, text = block.text.partition("\n")
        if mark and (word := goal_number(term.rstrip(":."))):
            start = block.start + len(term) + 1
            yield Passage(text, start, block.end, block, text, 0.9, word=word, in_series=True,
                          number=last_number(term))  # fmt: skip


def _above_lists(reading: Reading, areas: list[FocusArea]) -> Iterator[Passage]:
    """The one sentence between the heading of an area and its list, where most areas have such a sentence.

    Only where no heading, label or table calls anything in these chapters a goal.
    """
    found = [
        one
        for above, one, below in zip(reading.blocks, reading.blocks[1:], reading.blocks[2:], strict=False)
        if above.kind is BlockKind.HEADING and one.kind is BlockKind.PARAGRAPH and below.kind is BlockKind.LIST_ITEM
        and names_area(above.text, areas) and (text := _single(one)) and caseless(wished()).match(text)
    ]  # fmt: skip
    if len(found) > 1 and 2 * len(found) > len(areas) and not any(is_aside(reading, one) for one in found):
        for block in found:
            yield Passage(block.text, block.start, block.end, block, block.text, 0.6)


def _in_block(
    reading: Reading, block: Block, areas: list[FocusArea], labelled: dict[int, Passage]
) -> Iterator[Passage]:
    passage = _labelled_passage(block)
    if passage:
        yield passage
        return
    introduction = introduce(
        reading, block, passing=lambda heading: names_area(heading.text, areas) is not None and not _goal_in(heading)
    )
    if introduction is None or introduction.block.start in labelled or not _means_goals(introduction):
        return
    if block.kind is BlockKind.LIST_ITEM:
        yield from _item(reading, block, introduction)
    elif introduction.block.kind is BlockKind.HEADING:
        yield from _statement(reading, block, introduction, areas)


def _goal_in(heading: Block) -> bool:
    return bool(find_mentions(heading.text, terms(*GOALS), compounds=True))


def _means_goals(introduction: Introduction) -> bool:
    return "Goal" in introduction.kinds and "TargetGroup" not in introduction.kinds


def _item(reading: Reading, block: Block, introduction: Introduction) -> Iterator[Passage]:
    if introduction.block.kind is BlockKind.HEADING and "Action" in introduction.kinds:
        first = min(introduction.kinds.values(), key=lambda mention: mention.start)
        if introduction.kinds["Goal"] is not first:
            return
    clause = introduction.block.kind is BlockKind.HEADING and is_clause_number(block.marker)
    if _is_beyond(reading, block, introduction):
        return
    if clause or len(block.text.split()) > _LONGEST:
        return  # a numbered clause of an agreement is running text
    yield _passage(reading, block, block.text, block.start, introduction, 0.9)


def _is_beyond(reading: Reading, block: Block, introduction: Introduction) -> bool:
    """Whether a list item is none of a heading's goals: behind the one that it names, or in the chapter of an area.

    In such a chapter within "Hit vill vi nå" items without any sign of a goal are what is done.
    """
    if introduction.block.kind is not BlockKind.HEADING:
        return False
    lead = reading.lead_in(block)
    behind = lead is not None and lead.kind is not BlockKind.HEADING
    passed = reading.headings(block)[-1:] != (introduction.block,)
    one = caseless(likeness("one_goal")).search(introduction.block.text) is not None
    return behind and ((one and not passed) or (passed and not is_goal_like(block.text)))


def _passage(
    reading: Reading, block: Block, text: str, start: int, introduction: Introduction, confidence: float
) -> Passage:
    cited = (
        is_cited(_leading(reading, introduction))
        or is_under_cited(reading, block)
        or (tells_of_another_policy(reading, block) and introduction.block.kind is BlockKind.HEADING)
    )
    return Passage(
        text.strip("\"”’»«"), start, start + len(text), block, text, confidence,
        word=introduction.kinds["Goal"].word, level="NationalGoal" if cited else None,
        number=marker_number(block.marker),
    )  # fmt: skip


def _leading(reading: Reading, introduction: Introduction) -> str:
    sentences = reading.sentences_of(introduction.block)
    return (
        sentences[-1].text
        if sentences and introduction.block.kind is not BlockKind.HEADING
        else introduction.block.text
    )


def _statement(reading: Reading, block: Block, introduction: Introduction, areas: list[FocusArea]) -> Iterator[Passage]:
    """A paragraph of one sentence that stands right under a heading for goals, or after others like it."""
    text = _single(block) or _opening(reading, block, introduction, areas)
    if text is None or announces(text):
        return
    between = [b for b in reading.blocks if introduction.block.start < b.start < block.start]
    numbered = all(skip_number(b.text) for b in (*between, block)) or _are_lines(reading, introduction.block)
    alike = numbered or all((other := _single(b)) and is_goal_like(other) for b in between)
    if alike and (not between or numbered or is_goal_like(text)):
        yield _passage(reading, block, text, block.start + block.text.index(text), introduction, 0.8)


def _are_lines(reading: Reading, heading: Block) -> bool:
    """Whether a bare heading for goals stands above nothing but paragraphs of one sentence: a list without marks."""
    under = [one for one in reading.blocks if reading.headings(one)[-1:] == (heading,)]
    return len(heading.text.split()) <= _BARE and all(_single(one) for one in under)


def _single(block: Block) -> str | None:
    """The text of a block of one sentence without its number; None where it is longer or leads something in."""
    text = block.text.rstrip()[skip_number(block.text) :]
    single = len(split(text)) == 1 and len(text.split()) <= _LONGEST and not text.endswith((":", "?"))
    return text if single and block.kind in _BODY else None


def _opening(reading: Reading, block: Block, introduction: Introduction, areas: list[FocusArea]) -> str | None:
    """The sentences that a paragraph right under a bare heading for goals opens with, as far as they read like goals.

    Of a long paragraph only one that says what shall be.
    """
    first = next((one for one in reading.blocks if reading.headings(one)[-1:] == (introduction.block,)), None)
    headings = reading.headings(introduction.block)
    placed = any(names_area(one.text, areas) for one in headings) or said_by_us(introduction.block.text)
    bare = placed and len(introduction.block.text.split()) <= _BARE and block.kind in _BODY and first is block
    spans = split(block.text)
    goals = list(takewhile(lambda span: goes_on(block.text[slice(*span)]), spans)) if bare else []
    if not goals or (len(spans) > _FEW and not caseless(r"\bska(?:ll)?\b").search(block.text[: goals[0][1]])):
        return None
    text = block.text[goals[0][0] : goals[-1][1] if len(spans) <= _FEW else goals[0][1]]
    return text if text.endswith(".") and len(text.split()) <= _LONGEST_PAIR else None


def _labelled_passage(block: Block) -> Passage | None:
    """A block that opens with the word for a goal and its number or a colon: "Delmål 2. Fler ...", "Mål: Fler ..."."""
    found = find_label(block.text, *GOALS) if block.kind in (*_BODY, BlockKind.LIST_ITEM, BlockKind.HEADING) else None
    if found is None or not 2 <= len(found.text.split()) <= _LONGEST:
        return None
    start = block.start + found.start
    return Passage(found.text, start, block.end, block, found.text, 0.9, word=found.word, number=found.number,
                   in_series=found.number is not None)  # fmt: skip


def _in_tables(reading: Reading) -> Iterator[Passage]:
    rows = [row for row in plan_rows(reading) if not is_aside(reading, row.block)]
    of_goals = _measures_goals(rows)
    for row in rows:
        for role, above in (("goal", None), ("sub_goal", row.get("goal"))):
            cell = row.get(role)
            if cell is not None and not cell.inherited:
                reached = [other for other in rows if (same := other.get(role)) and same.start == cell.start]
                passage = _cell_passage(reading, reached, cell, above)
                of_action = reached[0].get("action") is not None and not of_goals
                passage = replace(passage, unassigned=()) if row_of_area(reached[0], rows) else passage
                yield replace(passage, measure_cell=None) if of_action else passage


def _measures_goals(rows: list[PlanRow]) -> bool:
    """Whether measures are those of goals and not of the actions beside them: a goal of several rows has but one."""
    measures: dict[int, list[bool]] = defaultdict(list)
    for row in rows:
        if (goal := row.get("sub_goal", "goal")) is not None:
            measures[goal.start].append(row.get("measure") is not None)
    wide = [one for one in measures.values() if len(one) > 1]
    return any(map(any, wide)) and all(sum(one) <= 1 for one in wide)


def _cell_passage(reading: Reading, rows: list[PlanRow], cell: PlanCell, above: PlanCell | None) -> Passage:
    """The goal of a cell that reaches over one or more rows."""
    area, target = rows[0].get("focus_area"), rows[0].get("measure")
    mention = find_mentions(cell.header, terms(*GOALS), compounds=True)
    missing = [row_unassigned(reading, row) for row in rows]
    start = _start_of(cell)
    text = reading.document.text[start : cell.end]
    return Passage(
        text, start, cell.end, cell.block, text, 0.9,
        word=mention[0].word if mention else None, area=area.text if area else None,
        above=_start_of(above) if above else None, measure_cell=target,
        unassigned=tuple(one for row in missing for one in row) if all(missing) else (), in_series=True,
    )  # fmt: skip


def _start_of(cell: PlanCell) -> int:
    """Where the text of a goal begins in its cell, behind "Mål 2:" or "2."."""
    found = find_label(cell.text, *GOALS)
    return cell.start + (found.start if found else skip_number(cell.text))
