"""A document in, the sentences that it sets out as cards of actions out: right below each stands who answers for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from ingest.blocks.model import TEXTS, Block
from ingest.evidence import Evidence
from ingest.facts.bare_labels import find_bare_labels
from ingest.facts.introductions import kinds_named
from ingest.facts.reading import Reading
from ingest.facts.unassigned import names_nobody
from ingest.sentences.splitting import split

__all__ = ["Card", "find_cards"]

_FEWEST = 2  # cards under a heading that does not name actions
_LONGEST = 45  # words


@dataclass(frozen=True, slots=True)
class Card:
    """The block of an action, the word of its heading for actions or nothing, and what says that nobody answers."""

    block: Block
    word: str
    missing: tuple[Evidence, ...]


def find_cards(reading: Reading) -> Iterator[Card]:
    """The cards under headings for actions, and those that stand together under other headings than of goals."""
    cards = [(reading.headings(block)[-1:], block, label) for block, label in _given(reading)]
    for heading, found in groupby(cards, key=lambda card: card[0]):
        group = list(found)
        kinds = kinds_named(heading[0].text) if heading else {}
        if "Action" in kinds or (len(group) >= _FEWEST and "Goal" not in kinds):
            word = kinds["Action"].word if "Action" in kinds else ""
            yield from (Card(block, word, _missing(reading, label)) for _, block, label in group)


def _given(reading: Reading) -> Iterator[tuple[Block, Block]]:
    """One sentence each, with the block of the label for who answers: its own, behind it, or the next one."""
    for block, following in pairwise([*reading.blocks, None]):
        if block is None or block.kind not in TEXTS:
            continue
        begins, home = _first_label(block), block
        if begins is None and following is not None and following.kind in TEXTS and following.frame == block.frame:
            begins, home = (len(block.text) if _first_label(following) == 0 else None), following
        if begins and len(split(block.text[:begins])) == 1 and len(block.text[:begins].split()) <= _LONGEST:
            yield block, home


def _missing(reading: Reading, block: Block) -> tuple[Evidence, ...]:
    labels = (one for one in find_bare_labels(block.text) if one.involvement == "Answers" and names_nobody(one.names))
    return tuple(reading.evidence(block.start + one.start, block.start + one.end, "statedUnassigned") for one in labels)


def _first_label(block: Block) -> int | None:
    """Where in a block the first label stands."""
    return next((label.start for label in find_bare_labels(block.text)), None)
