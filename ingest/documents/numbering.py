"""Blocks of a file without a layout in; out come the same, the numbers taken out of headings as PDF reading does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from ingest.blocks.model import Block, BlockKind

__all__ = ["take_numbers"]

_NUMBER = re.compile(
    r"(§\s*\d{1,2}(?:\.\d{1,2}){0,3}\.?|\d{1,2}\s*§|\d{1,2}(?:\.\d{1,2}){1,3}\.?|\d{1,2}[.)]|[A-ZÅÄÖ][.)]|[IVX]{1,5}\.)\s+(?=\S)"
)
_BARE = re.compile(r"(\d{1,2})\s+(?=[A-ZÅÄÖ])")


def take_numbers(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks with each heading's number in `number` instead of its text.

    A figure without a full stop is a number only where the headings count: "1 Inledning" before "2 Mål", no "17 Mål".
    """
    known = list(blocks)
    bare = [int(match[1]) for block in known if _is_heading(block) and (match := _BARE.match(block.text))]
    counting = len(bare) > 1 and all(later - earlier in {0, 1} for earlier, later in pairwise(bare))
    for block in known:
        match = _NUMBER.match(block.text) or (_BARE.match(block.text) if counting else None)
        yield _without(block, match) if match and _is_heading(block) else block


def _is_heading(block: Block) -> bool:
    return block.kind is BlockKind.HEADING and block.number is None


def _without(block: Block, match: re.Match[str]) -> Block:
    cut = match.end()
    notes = tuple((offset - cut, mark) for offset, mark in block.notes)
    return replace(block, text=block.text[cut:], number=match[1].rstrip(), notes=notes)
