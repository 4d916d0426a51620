"""A reading in, the policies whose proper names stand in footnotes out: "Scener för alla. Kulturplan 2023–2026"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ingest.blocks.model import Block, BlockKind
from ingest.facts.asides import is_aside
from ingest.facts.document_titles import kind_of
from ingest.facts.needles import caseless
from ingest.facts.policy_names import without_years
from ingest.facts.reading import Reading
from ingest.wordlists import word_list

__all__ = ["Noted", "explained_in_note", "find_noted_policies"]

_NEAR = 220  # code points before a mark in which a relation is looked for
_GAP = 2  # code points between a name and its mark
_WORDS = 12  # of a policy's name
_PARTS = re.compile(
    r"^\W*(?:\d{1,3}\s+)?(?:Se\s+|Jfr\s+|Jämför\s+)?(?P<name>[A-ZÅÄÖ”\"][^.:]{3,90}?)(?:[.:,]\s+(?P<kind>[^.]{4,110}?))?\.?\s*$"
)


@dataclass(frozen=True, slots=True)
class Noted:
    """A policy that a footnote names, the span of the note that shows it, and the text that the mark stands in."""

    label: str
    start: int
    end: int
    block: Block
    mark: int  # where the mark stands in the document
    near: str


def explained_in_note(reading: Reading, block: Block, end: int) -> bool:
    """Whether a name that ends at an offset of the document bears the mark of a footnote that names a policy."""
    marks = {note.mark for note in find_noted_policies(reading)}
    return any(block.start <= mark <= block.end and 0 <= mark - end <= _GAP for mark in marks)


@lru_cache(maxsize=1)  # asked for each name of one document
def find_noted_policies(reading: Reading) -> tuple[Noted, ...]:
    """The policies of footnotes whose mark stands behind a word for a policy or behind the name itself."""
    return tuple(_noted(reading))


def _noted(reading: Reading) -> Iterator[Noted]:
    notes = [block for block in reading.blocks if block.kind is BlockKind.FOOTNOTE and block.number]
    for block in reading.blocks:
        for offset, mark in block.notes:
            note = next((one for one in notes if one.start > block.start and one.number == mark), None)
            label = _policy_of(note.text) if note else None
            if note is None or label is None or is_aside(reading, block):
                continue
            before = block.text[max(0, offset - _NEAR) : offset]
            if before.rstrip(' .,;”"').endswith(label) or _ends_as_policy(before.rstrip(' .,;”"')):
                start = note.start + note.text.index(label)
                yield Noted(label, start, note.end, note, block.start + offset, before)


def _policy_of(text: str) -> str | None:
    """The name in a note that is nothing but a name with its kind: "God hälsa. Folkhälsoplan för länet 2020–2026."."""
    found = _PARTS.match(text)
    if found is None or len(found["name"].split()) > _WORDS:
        return None
    kind = found["kind"] or found["name"]
    return without_years(found["name"]) if kind_of(kind) or _ends_as_policy(kind.split(" för ")[0]) else None


def _ends_as_policy(text: str) -> bool:
    """Whether a text ends with a noun for a policy, but for the years."""
    nouns = "|".join(word_list("policies")["nouns"])
    return caseless(rf"(?:{nouns})(?:n|en|et|met|s)?$").search(without_years(text)) is not None
