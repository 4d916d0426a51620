"""Blocks in, names of actors that stand over what they do made headings, and what they do made list items.

In a box "Vem gör vad?" the name stands in a line of its own, and below it a sentence that begins with its verb.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from ingest.blocks.model import Block, BlockKind
from ingest.facts.mentions import Sort, find_mentions
from ingest.wordlists import word_list

__all__ = ["promote_actors"]

_TEXTS = (BlockKind.PARAGRAPH, BlockKind.BOX)
_LONGEST = 7  # words of a name


def promote_actors(blocks: list[Block]) -> None:
    """Change the blocks in place."""
    level = 1
    named = False  # whether an actor stands above in the same box or run of text
    for i, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING:
            level, named = block.level or 1, False
            continue
        before = blocks[i - 1] if i else None
        named = named and before is not None and before.frame == block.frame
        following = blocks[i + 1] if i + 1 < len(blocks) else None
        if following is not None and _is_name(block, following, known=named):
            blocks[i] = replace(block, kind=BlockKind.HEADING, level=level + 1, role="actor")
            named = True
        elif named and block.kind in _TEXTS and _begins_with_verb(block.text):
            blocks[i] = replace(block, kind=BlockKind.LIST_ITEM)


def _is_name(block: Block, following: Block, *, known: bool) -> bool:
    """Whether a block is a name over what its bearer does; behind another one it need not be a known name."""
    text = block.text.strip().rstrip(":")
    words = text.split()
    if block.kind not in _TEXTS or block.role or not 0 < len(words) <= _LONGEST or not text[:1].isupper():
        return False
    if following.kind is not block.kind or following.frame != block.frame or not _begins_with_verb(following.text):
        return False
    if text[-1] in ".!?…" or _begins_with_verb(text):
        return False
    return known or any(
        one.start == 0 and one.end == len(text) for one in find_mentions(text) if one.sort in (Sort.NAME, Sort.GROUP)
    )


def _begins_with_verb(text: str) -> bool:
    """Whether a text has no subject before its verb: "Ansvarar för ...", "Kan bidra med ..."."""
    first = text.split(maxsplit=1)[0].casefold() if text.strip() else ""
    return first in _verbs() and len(text.split()) > 1


@cache
def _verbs() -> frozenset[str]:
    lists = word_list("modality")
    return frozenset({*lists["verbs"]["present"], *(verb for verbs in lists["finite"].values() for verb in verbs)})
