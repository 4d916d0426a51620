"""A block in, whether it stands apart from what the document states: a greeting, a part in English, another policy."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ingest.blocks.model import Block, BlockKind
from ingest.facts.nouns import fold
from ingest.facts.reading import Reading
from ingest.wordlists import word_list

__all__ = ["is_aside", "is_english", "tells_of_another_policy"]

_FEW = 8  # words: a shorter text does not show its language


def is_aside(reading: Reading, block: Block) -> bool:
    """Whether a block belongs to a greeting or to a part in English; a footnote does as the text that points to it."""
    if block.kind is BlockKind.FOOTNOTE:
        return is_english(block.text) or any(is_aside(reading, other) for other in _pointing(reading, block))
    headings = (block, *reading.headings(block)) if block.kind is BlockKind.HEADING else reading.headings(block)
    return is_english(block.text) or any(
        _names(heading.text, "greetings") or _names(heading.text, "summaries") for heading in headings
    )


def _pointing(reading: Reading, footnote: Block) -> list[Block]:
    """The block that a footnote's mark stands in: the last one before it; none where the mark was not found."""
    before = [
        block
        for block in reading.blocks
        if block.start < footnote.start and footnote.number and any(mark == footnote.number for _, mark in block.notes)
    ]
    return before[-1:]


def tells_of_another_policy(reading: Reading, block: Block) -> bool:
    """Whether a block stands in a chapter about other plans and policies."""
    return any(_names(heading.text, "other_policies") for heading in reading.headings(block))


@lru_cache(maxsize=4096)  # a block is asked about once a sentence, by each reader
def is_english(text: str) -> bool:
    """Whether a text of some length is English rather than Swedish.

    >>> is_english("The aim of the strategy is that all of the parties take part in the work.")
    True
    """
    words = re.findall(r"[^\W\d]+", text.casefold())
    english, swedish = (sum(word in _words(name) for word in words) for name in ("english", "swedish"))
    return len(words) >= _FEW and english > 2 * swedish


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(word_list("asides")[name])


@cache
def _phrases(name: str) -> tuple[str, ...]:
    return tuple(f" {fold(phrase)} " for phrase in word_list("asides")[name])


@lru_cache(maxsize=4096)  # the headings above it are asked about for each block
def _names(heading: str, name: str) -> bool:
    return any(phrase in f" {fold(heading)} " for phrase in _phrases(name))
