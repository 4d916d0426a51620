"""A section in, what stands in it out as parts, each behind a label of its own: "Dit vill vi: ...", "Hur? ...".

Which words the labels use does not matter; where neighbouring chapters use the same ones, they are built alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ingest.blocks.model import Block, BlockKind
from ingest.blocks.outline import Section, walk
from ingest.facts.nouns import fold
from ingest.facts.reading import Reading
from ingest.layout.column_names import column_role

__all__ = ["Part", "Told", "is_short", "parts_of", "shared_labels"]

_LABEL = re.compile(r"^(?P<label>[A-ZÅÄÖ][^.:?!;,]{1,40}):\s*(?=\S|$)")
_NUMBERED = re.compile(r"^(?P<label>[A-ZÅÄÖ][\wåäö]+)\s+(?:\d{1,2}[A-Z]?|[A-H])(?:\.\d{1,2})*\s*[.:–—-]\s*(?=\S|$)")
_LONGEST = 110  # words of running text in a chapter of a short plan
_MOST_WORDS = 5  # of a label
_MOST_ASKED = 7  # words of a question that stands as a label
_READ = (BlockKind.PARAGRAPH, BlockKind.BOX, BlockKind.LIST_ITEM, BlockKind.DEFINITION)
_OTHER_ROLES = frozenset({"actor", "takes_part", "deadline", "start", "measure"})  # labels of who and when


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence or list item and where it stands."""

    text: str
    start: int
    end: int
    block: Block


@dataclass(slots=True)
class Part:
    """What stands behind a label; `label` is folded and without numbers, None where none stands before."""

    label: str | None
    told: list[Told] = field(default_factory=list)


def parts_of(reading: Reading, section: Section) -> list[Part]:
    """The parts of a section in reading order, those of the sections within it too."""
    parts = [Part(None)]
    for _, block in walk(section):
        if block is section.heading:
            continue
        if block.kind is BlockKind.HEADING:
            parts.append(Part(_key(block.text)))
        elif block.kind in _READ:
            _read(reading, block, parts)
    return [part for part in parts if part.label or part.told]


def is_short(parts: Sequence[Part]) -> bool:
    """Whether a chapter says something and is no longer than those of a short plan; long ones describe and argue."""
    return bool(parts) and sum(len(told.text.split()) for part in parts for told in part.told) <= _LONGEST


def _read(reading: Reading, block: Block, parts: list[Part]) -> None:
    for text, start in _texts(reading, block):
        if text.endswith("?") and len(text.split()) <= _MOST_ASKED:
            parts.append(Part(_key(text)))
            continue
        label = _NUMBERED.match(text) or _LABEL.match(text)
        if label and len(label["label"].split()) <= _MOST_WORDS:
            parts.append(Part(_key(label["label"])))
            text, start = text[label.end() :], start + label.end()
        if text:
            parts[-1].told.append(Told(text, start, start + len(text), block))


def _texts(reading: Reading, block: Block) -> Iterator[tuple[str, int]]:
    if block.kind is BlockKind.LIST_ITEM:
        yield block.text, block.start
    else:
        yield from ((one.text, one.start) for one in reading.sentences_of(block))


def _key(label: str) -> str:
    """A label to compare: "Delmål 2.1" and "Delmål 3" are one."""
    return " ".join(word for word in fold(label).split() if len(word) > 1 and not any(map(str.isdigit, word)))


def shared_labels(chapters: Sequence[Sequence[Part]]) -> list[str]:
    """The labels that most of some chapters have, in their order, but for those of who answers and by when."""
    counts: dict[str, int] = {}
    for parts in chapters:
        for label in dict.fromkeys(part.label for part in parts if part.label and part.told):
            counts[label] = counts.get(label, 0) + 1
    least = max(2, (2 * len(chapters) + 2) // 3)
    return [label for label, count in counts.items() if count >= least and column_role(label) not in _OTHER_ROLES]
