"""Blocks and sentences in, facts out: one file a kind of fact; no fact without evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from hashlib import sha256

from ingest.blocks.model import ReadDocument
from ingest.facts.reading import Reading
from ingest.facts.records import Fact, Facts

__all__ = ["read_facts"]


def read_facts(document: ReadDocument) -> Facts:
    """All facts of a document that was read."""
    raise NotImplementedError
