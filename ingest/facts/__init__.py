"""Blocks and sentences in, facts out: one file a kind of fact; no fact without evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from importlib.util import find_spec

from ingest.blocks.model import ReadDocument
from ingest.blocks.outline import Section, walk
from ingest.facts.documents import read_document_attributes
from ingest.facts.promotion import promote
from ingest.facts.reading import Reading
from ingest.facts.records import Fact, Facts

__all__ = ["read_facts"]

Reader = Callable[[Reading], Iterable[Fact]]

# A reader sees what those before it found.
_ORDER = (
    "focus_areas", "goals", "actions", "bodies", "partners", "signatures", "responsibilities", "follow_up", "target_groups", "definitions",
    "principles", "policies", "legal_references", "agenda2030", "stated_counts", "exclusions",
)  # fmt: skip


def _readers() -> Iterator[Reader]:
    for name in _ORDER:
        if find_spec(f"ingest.facts.{name}"):
            yield getattr(import_module(f"ingest.facts.{name}"), f"read_{name}")


def read_facts(document: ReadDocument) -> Facts:
    """All facts of a document that was read, its attributes first, with the pages and chapters that gave nothing."""
    reading = Reading(promote(document))
    reading.about = read_document_attributes(reading)
    for read in _readers():
        reading.add(list(read(reading)))  # a list, since a reader may look at what was found before it
    return Facts(
        document=reading.about,
        text=document.text,
        facts=tuple(reading.facts),
        unread_pages=tuple(sorted(document.unread_pages.items())),
        silent_sections=tuple(_silent(reading)),
    )


def _silent(reading: Reading) -> Iterator[tuple[str, ...]]:
    """The chapters in which no fact was found, each as a path of one heading."""
    places = [evidence.start for fact in reading.facts for evidence in fact.evidence]
    for chapter in reading.outline.sections:
        if chapter.heading is not None and not any(_holds(chapter, place) for place in places):
            yield (chapter.heading.text,)


def _holds(section: Section, place: int) -> bool:
    blocks = [block for _, block in walk(section)]
    return blocks[0].start <= place < max(block.end for block in blocks)
