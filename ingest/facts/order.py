"""A read document in, its facts out: every reader in its order, each seeing what those before it found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from ingest.blocks.model import ReadDocument
from ingest.blocks.outline import Section, walk
from ingest.blocks.pieces import Pieces
from ingest.facts.actions import read_actions
from ingest.facts.agenda2030 import read_agenda2030
from ingest.facts.bodies import read_bodies
from ingest.facts.definitions import read_definitions
from ingest.facts.documents import read_document_attributes
from ingest.facts.exclusions import read_exclusions
from ingest.facts.focus_areas import read_focus_areas
from ingest.facts.follow_up import read_follow_up
from ingest.facts.goals import read_goals
from ingest.facts.legal_references import read_legal_references
from ingest.facts.partners import read_partners
from ingest.facts.policies import read_policies
from ingest.facts.principles import read_principles
from ingest.facts.promotion import promote
from ingest.facts.reading import Reading
from ingest.facts.records import Fact, Facts
from ingest.facts.responsibilities import read_responsibilities
from ingest.facts.signatures import read_signatures
from ingest.facts.stated_counts import read_stated_counts
from ingest.facts.target_groups import read_target_groups
from ingest.garbage import rest_left_alone

__all__ = ["read_in_order"]

_READERS: tuple[Callable[[Reading], Iterable[Fact]], ...] = (  # each sees what those before it found
    read_focus_areas,
    read_goals,
    read_actions,
    read_bodies,
    read_partners,
    read_signatures,
    read_responsibilities,
    read_follow_up,
    read_target_groups,
    read_definitions,
    read_principles,
    read_policies,
    read_legal_references,
    read_agenda2030,
    read_stated_counts,
    read_exclusions,
)


@rest_left_alone()
def read_in_order(document: ReadDocument) -> Facts:
    """All facts of a document that was read, its attributes first, with the pages and chapters that gave nothing."""
    reading = Reading(promote(document))
    reading.about = read_document_attributes(reading)
    for read in _READERS:
        reading.add(list(read(reading)))  # a list, since a reader may look at what was found before it
    return Facts(
        document=reading.about,
        text=document.text,
        facts=tuple(reading.facts),
        unread_pages=tuple(sorted(document.unread_pages.items())),
        silent_sections=tuple(_silent(reading)),
        sentences=tuple(_sentences(reading)),
    )


def _sentences(reading: Reading) -> Iterator[tuple[int, int, int]]:
    for block in reading.document.body():
        pages = {box.page for box in block.pieces.boxes(0, len(block.text))} if isinstance(block.pieces, Pieces) else {}
        for one in reading.sentences_of(block):
            page = reading.evidence(one.start, one.end).page if len(pages) > 1 else block.page
            yield one.start, one.end, page


def _silent(reading: Reading) -> Iterator[tuple[str, ...]]:
    """The chapters in which no fact was found, each as a path of one heading."""
    places = [evidence.start for fact in reading.facts for evidence in fact.evidence]
    for chapter in reading.outline.sections:
        if chapter.heading is not None and not any(_holds(chapter, place) for place in places):
            yield (chapter.heading.text,)


def _holds(section: Section, place: int) -> bool:
    blocks = [block for _, block in walk(section)]
    return blocks[0].start <= place < max(block.end for block in blocks)
