"""A reading in, the blocks and sentences out in which the document speaks: no greeting, nothing in English."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ingest.blocks.model import Block
from ingest.facts.asides import is_aside
from ingest.facts.reading import Reading
from ingest.sentences.splitting import Sentence

__all__ = ["body_blocks", "body_sentences"]


@lru_cache(maxsize=1)  # all readers of a document ask in turn
def body_blocks(reading: Reading) -> tuple[Block, ...]:
    """The body's blocks in reading order, without those that stand apart."""
    return tuple(block for block in reading.blocks if not is_aside(reading, block))


def body_sentences(reading: Reading) -> Iterator[Sentence]:
    """The sentences of these blocks, in reading order."""
    return (sentence for block in body_blocks(reading) for sentence in reading.sentences_of(block))
