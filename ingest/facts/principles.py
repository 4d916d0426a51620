"""A document in, the principles of its work out: lists under a heading or sentence for them, and plain sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.blocks.model import Block, BlockKind
from ingest.facts.asides import is_aside, tells_of_another_policy
from ingest.facts.introductions import Introduction, introduce
from ingest.facts.nouns import fold
from ingest.facts.reading import Reading
from ingest.facts.records import Principle
from ingest.wordlists import word_list

__all__ = ["read_principles"]

_LONGEST = 70  # words of a principle


def read_principles(reading: Reading) -> Iterator[Principle]:
    """The principles in reading order, each once."""
    seen: set[str] = set()
    found = sorted([*_listed(reading), *_told(reading)], key=lambda principle: principle.evidence[0].start)
    for principle in found:
        if fold(principle.text) not in seen:
            seen.add(fold(principle.text))
            yield principle


def _listed(reading: Reading) -> Iterator[Principle]:
    for block in reading.blocks:
        if block.kind is not BlockKind.LIST_ITEM or is_aside(reading, block) or len(block.text.split()) > _LONGEST:
            continue
        introduction = introduce(reading, block)
        if introduction and _means_principles(reading, block, introduction) and block.depth == 1:
            yield _principle(reading, block, block.start, block.end, 0.9)


def _means_principles(reading: Reading, block: Block, introduction: Introduction) -> bool:
    """Whether the lead-in or heading says so, or a lead-in without any term stands under a heading that does."""
    kinds, text = introduction.kinds, introduction.block.text.casefold()
    if "Principle" in kinds:
        if {"Goal", "Action", "FocusArea", "TargetGroup"} & kinds.keys():
            return False
        weak = any(kinds["Principle"].word.endswith(word) for word in word_list("principles")["weak"])
        return not weak or len(text.split()) <= 2 or any(word in text for word in word_list("principles")["strong"])
    return not kinds and introduction.block.kind is not BlockKind.HEADING and _under_principles(reading, block)


def _under_principles(reading: Reading, block: Block) -> bool:
    headings = reading.headings(block)
    return bool(headings) and "princip" in headings[-1].text.casefold()


def _told(reading: Reading) -> Iterator[Principle]:
    patterns = [re.compile(pattern, re.IGNORECASE) for pattern in word_list("principles")["sentences"]]
    for sentence in reading.sentences:
        block = sentence.block
        if (
            block.kind not in (BlockKind.PARAGRAPH, BlockKind.BOX)
            or is_aside(reading, block)
            or tells_of_another_policy(reading, block)
        ):
            continue
        if any(pattern.search(sentence.text) for pattern in patterns):
            yield _principle(reading, block, sentence.start, sentence.end, 0.6)


def _principle(reading: Reading, block: Block, start: int, end: int, confidence: float) -> Principle:
    return Principle(
        text=reading.document.text[start:end].strip(),
        evidence=(reading.evidence(start, end),),
        read_from=reading.read_from(block),
        confidence=confidence,
        section=reading.section(block),
    )
