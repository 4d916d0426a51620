"""A document in, the same with paragraphs taken for what they do out: bare headings, items of lists without bullets.

Layout alone does not tell that a line such as "Regionala delmål" heads what follows, or that the short paragraphs after
"Den primära målgruppen är:" are a list. The words do. Texts and places stay as they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.blocks.model import Block, BlockKind, ReadDocument
from ingest.facts.actor_labels import promote_actors
from ingest.facts.introductions import kinds_named
from ingest.sentences.splitting import split

__all__ = ["promote"]

_HEADING = 9  # words that a bare heading may have
_BESIDE = 6  # of them beside the term
_ITEM = 45  # words that an item of a list without bullets may have
_LEAST = 2  # items
_ENDINGS = ".:;,?!"


def promote(document: ReadDocument) -> ReadDocument:
    """The document with such paragraphs as headings and list items."""
    blocks = list(document.blocks)
    promote_actors(blocks)
    _promote_items(blocks)  # first, since an item may look like a heading
    _promote_headings(blocks)
    return replace(document, blocks=tuple(blocks))


def _promote_headings(blocks: list[Block]) -> None:
    level = 1
    for i, block in enumerate(blocks[:-1]):
        if block.kind is BlockKind.HEADING:
            level = (block.level or 1) + 1
        elif _heads(block) and _may_follow(block, blocks[i + 1]):
            blocks[i] = replace(block, kind=BlockKind.HEADING, level=level)


def _may_follow(heading: Block, block: Block) -> bool:
    """Whether a block may stand under a bare heading: in a box only what stands in the same one."""
    if heading.kind is BlockKind.BOX:
        return block.frame == heading.frame and block.kind in (BlockKind.BOX, BlockKind.LIST_ITEM)
    return block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE)


def _heads(block: Block) -> bool:
    """Whether a paragraph is little more than a word for goals, actions, principles or target groups."""
    words = block.text.split()
    if block.kind not in (BlockKind.PARAGRAPH, BlockKind.BOX) or block.role or not words or len(words) > _HEADING:
        return False
    if block.text.rstrip()[-1] in _ENDINGS or not (block.text[0].isupper() or block.text[0].isdigit()):
        return False
    return any(len(words) - _length(block.text[m.start : m.end]) <= _BESIDE for m in kinds_named(block.text).values())


def _length(text: str) -> int:
    return len(text.split())


def _promote_items(blocks: list[Block]) -> None:
    for i, block in enumerate(blocks):
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.BOX) and block.text.rstrip().endswith(":"):
            items = _items(blocks, i + 1)
            if len(items) >= _LEAST:
                for j in items:
                    blocks[j] = replace(blocks[j], kind=BlockKind.LIST_ITEM)


def _items(blocks: Sequence[Block], first: int) -> list[int]:
    """The paragraphs from `first` on that have the form of the first: one short sentence with the same end."""
    lead = blocks[first - 1]
    found: list[int] = []
    for j in range(first, len(blocks)):
        block = blocks[j]
        if block.kind is BlockKind.FURNITURE:
            continue
        alike = block.kind is lead.kind and block.frame == lead.frame and _is_item(block.text)
        if not alike or (found and _ends(block.text) != _ends(blocks[found[0]].text)):
            break
        found.append(j)
    return found


def _is_item(text: str) -> bool:
    return 0 < _length(text) <= _ITEM and not text.rstrip().endswith(":") and len(split(text)) == 1


def _ends(text: str) -> bool:
    return text.rstrip()[-1:] == "."
