"""A reading in, the goals and targets of the 2030 Agenda that the document links itself to out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from ingest.blocks.model import Block, BlockKind
from ingest.facts.body import body_blocks
from ingest.facts.labelled import find_label
from ingest.facts.needles import Needled, as_written, caseless
from ingest.facts.numbers import ORDINAL, read_ordinal
from ingest.facts.reading import Reading
from ingest.facts.records import AgendaLink, FocusArea, Goal
from ingest.wordlists import word_list
from ontology.lexicon import global_goals

__all__ = ["read_agenda2030"]

_NUMBERS = r"\d{1,2}(?:\.(?:\d{1,2}|[a-d]))?"
_LIST = rf"({_NUMBERS}(?:\s*(?:,|och|samt|&|–|-|till)\s*{_NUMBERS})*)"
_GOALS = caseless(rf"\b(?:del)?mål(?:en|et)?:?\s+(?:nr\.?\s+|nummer\s+)?{_LIST}(?![\d%:])(?!\s*(?:procent|%|år|kr))")
_SDG = caseless(rf"\bSDG[\s:-]*{_LIST}")
_NUMBERED = caseless(rf"(?:\b(?:nummer|nr\.?)|\bAgenda 2030:)\s+{_LIST}")
_ORDINALS = caseless(
    rf"\bdet\s+(?P<ordinal>{ORDINAL})(?P<noun>\s+(?:globala\s+)?målet\b)?(?!\s+(?:\w+t\b|steget|området))"
)
_TARGETS = caseless(rf"\bdelmål(?:en|et)?\s+{_LIST}")
_CHOSEN = caseless(r"\bdelmål(?:en|et)?\b")
_TARGET = re.compile(r"(?<![\d.])\d{1,2}\.(?:\d{1,2}|[a-d])(?![\d.]|\w)")
_NUMBERED_NAME = re.compile(rf"^\W*(?:mål\s+)?({_NUMBERS})[.:\s–-]+(\D.*)$", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Mention:
    """A goal that a block names; `start` and `end` are offsets in the block."""

    number: str
    start: int
    end: int


@cache
def _known() -> dict[str, str]:
    """The number of each goal by the letters of its names."""
    return {_letters(name): number for number, name in _full_names()}


@cache
def _numbers() -> frozenset[str]:
    return frozenset(goal.number for goal in global_goals())


def _letters(text: str) -> str:
    return re.sub(r"[\W\d_]", "", text.casefold())


def read_agenda2030(reading: Reading) -> list[AgendaLink]:
    """One link a goal and what it is about: a focus area or goal where it stands there, or else the document."""
    found: dict[tuple[str, int], AgendaLink] = {}
    for block in body_blocks(reading):
        for mention in _mentions(reading, block):
            about = _about(reading, block, mention)
            key = (mention.number, id(about))
            evidence = (reading.around(block.start + mention.start, block.start + mention.end),)
            before = found.get(key)
            found[key] = (
                replace(before, evidence=before.evidence + evidence)
                if before
                else AgendaLink(
                    number=mention.number,
                    about=about,
                    evidence=evidence,
                    read_from=reading.read_from(block),
                    confidence=0.9,
                    section=reading.section(block),
                )
            )
    return list(found.values())


def _mentions(reading: Reading, block: Block) -> Iterator[_Mention]:
    if _is_tile(block):
        yield from _of_tile(block)
    yield from _of_column(block)
    yield from _expand(_SDG, block.text)
    if _speaks_of_agenda(reading, block):
        yield from (one for one in _expand(_GOALS, block.text) if not _is_own(reading, block, one))
        yield from _chosen_targets(reading, block)
        yield from _expand(_NUMBERED, block.text)
        yield from _ordinals(block)
        yield from _by_name(block)
    else:
        yield from (one for one in _expand(_TARGETS, block.text) if "." in one.number)


def _chosen_targets(reading: Reading, block: Block) -> Iterator[_Mention]:
    """The targets that a sentence chooses one by one: "Bland delmålen har vi valt 5.2 om våld och 5.5 om makt"."""
    for sentence in reading.sentences_of(block):
        chosen = _CHOSEN.search(sentence.text)
        for found in _TARGET.finditer(sentence.text, chosen.end()) if chosen else ():
            if found[0] in _numbers():
                at = sentence.start - block.start
                yield _Mention(found[0], at + found.start(), at + found.end())


def _is_own(reading: Reading, block: Block, mention: _Mention) -> bool:
    """Whether a number is that of a goal of the document's own, in a sentence that does not speak of the agenda."""
    if mention.number not in _own_numbers(reading):
        return False
    at = block.start + mention.start
    sentence = next((one.text for one in reading.sentences_of(block) if one.start <= at < one.end), block.text)
    named = [*word_list("agenda2030")["named"], "globala"]
    return not any(word in sentence.casefold() for word in named)


@lru_cache(maxsize=1)  # asked for each goal that a block of the document names
def _own_numbers(reading: Reading) -> frozenset[str]:
    """The numbers by which the document's own goals are called: "Mål 4. Alla får ...", where there are several."""
    labels = [find_label(block.text, "Goal", "StrategicGoal") for block in reading.blocks]
    numbers = frozenset(str(label.number) for label in labels if label and label.number)
    return numbers if len(numbers) > 1 else frozenset()


@cache
def _naming() -> Needled:
    return as_written(rf"\b(?:{'|'.join(map(re.escape, word_list('agenda2030')['named']))})")


def _speaks_of_agenda(reading: Reading, block: Block) -> bool:
    text = " ".join([block.text, *reading.section(block)[-2:]]).casefold()
    if _naming().search(text):
        return True
    linked = as_written(word_list("agenda2030")["linking"]).search(text) or any(
        "." in one.number for one in _expand(_TARGETS, text)
    )
    return linked is not None and linked and _names_agenda(reading)


@lru_cache(maxsize=1)  # asked for each block of one document
def _names_agenda(reading: Reading) -> bool:
    return any("agenda 2030" in block.text.casefold() for block in reading.blocks)


def _expand(pattern: Needled, text: str) -> Iterator[_Mention]:
    """Each number of "mål 5, 10 och 16", with the words from the noun to the number."""
    for found in pattern.finditer(text):
        for number, end in _each(found[1]):
            if number in _numbers():
                yield _Mention(number, found.start(), found.start(1) + end)


def _each(numbers: str) -> Iterator[tuple[str, int]]:
    """Each number of a list with its end; "8–11" has four."""
    last, at = "", 0
    for found in re.finditer(_NUMBERS, numbers):
        between = numbers[at : found.start()].strip()
        if between in ("–", "-", "till") and last.isdigit() and found[0].isdigit():
            yield from ((str(number), found.end()) for number in range(int(last) + 1, int(found[0])))
        yield found[0], found.end()
        last, at = found[0], found.end()


def _is_tile(block: Block) -> bool:
    short = len(block.text.split()) <= word_list("agenda2030")["tiles"]["longest"]
    return short and block.kind in (
        BlockKind.CHART,
        BlockKind.LIST_ITEM,
        BlockKind.BOX,
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
    )


def _of_tile(block: Block) -> Iterator[_Mention]:
    """A text that is a goal's name: with its number anywhere, without it in a drawing only."""
    numbered = _NUMBERED_NAME.match(block.text)
    name = _letters(numbered[2] if numbered else block.text)
    number = _known().get(name)
    if number and (block.kind is BlockKind.CHART or (numbered and numbered[1] == number)):
        yield _Mention(number, 0, len(block.text))


def _of_column(block: Block) -> Iterator[_Mention]:
    """The numbers in a table's column for the goals of the agenda."""
    for cell in block.cells:
        header = cell.header.casefold()
        if any(word in header for word in word_list("agenda2030")["named"]) or header.startswith("agenda"):
            for number in re.finditer(_NUMBERS, block.cell_text(cell)):
                if number[0] in _numbers():
                    yield _Mention(number[0], cell.start, cell.end)


def _ordinals(block: Block) -> Iterator[_Mention]:
    """The goals of "det fjärde målet ... och det elfte"."""
    found = list(_ORDINALS.finditer(block.text))
    if any(one["noun"] for one in found):
        for one in found:
            number = str(read_ordinal(one["ordinal"]))
            if number in _numbers():
                yield _Mention(number, one.start(), one.end())


def _by_name(block: Block) -> Iterator[_Mention]:
    """The goals that running text names in full behind the word for a goal ("målet om jämställdhet" is not enough)."""
    for number, name in _full_names():
        found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", block.text)
        if found and len(name.split()) > 1:
            yield _Mention(number, found.start(), found.end())


@cache
def _full_names() -> tuple[tuple[str, str], ...]:
    return tuple((goal.number, name) for goal in global_goals() if "." not in goal.number for name in goal.names)


def _beside(reading: Reading, block: Block) -> Iterator[str]:
    """The headings of the box that a block stands in, of which one may be set beside the text."""
    if block.frame is not None:
        yield from (one.text for one in reading.blocks if one.kind is BlockKind.HEADING and one.frame == block.frame)


def _about(reading: Reading, block: Block, mention: _Mention) -> FocusArea | Goal | None:
    """The focus area whose section, paragraph or row names the goal; None for the document."""
    areas = reading.found(FocusArea)
    for heading in (*reversed(reading.section(block)), *_beside(reading, block)):
        if area := next(
            (one for one in areas if _letters(one.label) and _letters(one.label) in _letters(heading)), None
        ):
            return area
    if block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE, BlockKind.BOX):
        # in a row the area may stand on either side of its goals
        sentence = block.text if block.kind is BlockKind.TABLE else block.text[: mention.start]
        named = [one for one in areas if caseless(rf"(?<!\w){re.escape(one.label)}(?!\w)").search(sentence)]
        if len(named) == 1:
            return named[0]
    return None
