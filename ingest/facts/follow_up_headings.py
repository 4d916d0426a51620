"""A block in, whether the headings above it are about follow-up out."""

from __future__ import annotations

from functools import lru_cache

from ingest.blocks.model import Block, BlockKind
from ingest.facts.reading import Reading
from ingest.wordlists import word_list

__all__ = ["follows_up_in", "is_about_follow_up"]

_NEAREST = 2  # headings


def is_about_follow_up(reading: Reading, block: Block) -> bool:
    """Whether one of the nearest headings speaks of follow-up, evaluation or revision."""
    return any(_first(heading, "headings") is not None for heading in reading.section(block)[-_NEAREST:])


def follows_up_in(reading: Reading, block: Block) -> bool:
    """Whether a table's row tells of follow-up: under "Uppföljning", not under "Insatser och uppföljning"."""
    if block.kind is not BlockKind.TABLE:
        return False
    heading = "".join(reading.section(block)[-1:])
    told, plan = _first(heading, "headings"), _first(heading, "no_tables")
    return told is not None and (plan is None or told < plan)


@lru_cache(maxsize=4096)  # asked for each sentence, by each reader
def _first(heading: str, key: str) -> int | None:
    """Where the first of some words stands in a heading."""
    places = [place for word in word_list("follow_up")[key] if (place := heading.casefold().find(word)) >= 0]
    return min(places, default=None)
