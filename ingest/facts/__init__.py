"""Blocks and sentences in, facts out: one file a kind of fact; no fact without evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ingest.blocks.model import ReadDocument
    from ingest.facts.records import Facts

__all__ = ["read_facts"]


def read_facts(document: ReadDocument) -> Facts:
    """All facts of a document that was read, its attributes first, with the pages and chapters that gave nothing."""
    # Here, since the readers need spaCy, which takes a second to load, and who only asks a graph reads nothing.
    from ingest.facts.order import read_in_order

    return read_in_order(document)
