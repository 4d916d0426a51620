"""A sentence or list item in, whether it reads like a goal out: by how it opens, and by what only tells of goals."""

from __future__ import annotations

from typing import Any

from ingest.blocks.model import Block, BlockKind
from ingest.facts.introductions import kinds_named
from ingest.facts.needles import caseless
from ingest.facts.numbers import NUMBER
from ingest.facts.reading import Reading
from ingest.wordlists import word_list

__all__ = ["announces", "goes_on", "is_goal_like", "is_under_cited", "likeness", "wished"]


def wished() -> str:
    wished: str = word_list("goals")["likeness"]["wished"]
    return wished


def goes_on(text: str) -> bool:
    """Whether a sentence reads like a goal, and speaks neither of the one before it nor of who answers for it."""
    return is_goal_like(text) and not caseless(likeness("about")).match(text)


def announces(text: str) -> bool:
    """Whether a sentence only tells that goals come: "Till områdena hör sex mål.", "Målen presenteras nedan."."""
    counted = caseless(rf"(?<!\w){NUMBER}\s+(?:\w+\s+)?\w*mål\b").search(text)
    bare = not text.endswith(".") and "Goal" in kinds_named(text)
    return bare or counted is not None or any(word in text.casefold() for word in likeness("announcing"))


def likeness(name: str) -> Any:
    return word_list("goals")["likeness"][name]


def is_goal_like(text: str) -> bool:
    return any(caseless(pattern).search(text) for pattern in likeness("patterns"))


def is_under_cited(reading: Reading, block: Block) -> bool:
    """Whether a list stands under a heading for the goals of the state alone: "Nationella mål"."""
    heading = "".join(reading.section(block)[-1:])
    cited = caseless(likeness("of_the_state")).search(heading) is not None
    return cited and block.kind is BlockKind.LIST_ITEM and caseless(likeness("of_the_county")).search(heading) is None
