"""The signatures of an agreement in, who signed for which organisation out; names of persons are read nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.blocks.model import Block, BlockKind
from ingest.facts.mentions import Sort, find_mentions
from ingest.facts.parties import parties_of
from ingest.facts.reading import Reading
from ingest.facts.records import Party, Signature
from ingest.wordlists import word_list

__all__ = ["read_signatures"]

_DATE = re.compile(
    r"^[A-ZÅÄÖ][\wåäö -]{1,30}?,?\s+(?:den\s+)?(?:\d{1,2}\s+\w+\s+\d{4}|\d{4}-\d{2}-\d{2})\s*\.?$"
    r"|^(?:Ort och datum|Datum)\b"
)
_NAME_WORD = r"[A-ZÅÄÖÉ][\wåäöéüøæÅÄÖ’'-]*\.?"
_PLAIN = frozenset({BlockKind.PARAGRAPH, BlockKind.BOX, BlockKind.TABLE, BlockKind.LIST_ITEM, BlockKind.HEADING})


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    start: int
    block: Block

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def read_signatures(reading: Reading) -> Iterator[Signature]:
    """Each pair of a person and an organisation behind a line of place and date, or under a heading for signatures."""
    lines = list(_lines(reading))
    at = 0
    while at < len(lines) - 1:
        other = _organisation_near(lines, at) if _is_person(lines[at].text) else _person_near(lines, at)
        if other is None:
            at += 1
            continue
        person, organisation = (lines[at], lines[other]) if _is_person(lines[at].text) else (lines[other], lines[at])
        yield _signature(reading, person, organisation)
        at = other + 1


def _person_near(lines: Sequence[_Line], at: int) -> int | None:
    """The line of the person who signs for the organisation of a line ("För Region X") above it."""
    if not _names_organisation(lines[at].text):
        return None
    for i in range(at + 1, min(at + 3, len(lines))):
        if _is_person(lines[i].text):
            return i if _organisation_first(lines) else None
        if _names_organisation(lines[i].text):
            return None
    return None


def _organisation_first(lines: Sequence[_Line]) -> bool:
    """Whether the organisations stand above the persons: the first line that is one of the two is an organisation."""
    first = next((line for line in lines if _is_person(line.text) or _names_organisation(line.text)), None)
    return first is not None and not _is_person(first.text)


def _names_organisation(text: str) -> bool:
    return len(text.split()) <= 8 and any(mention.sort is Sort.NAME for mention in find_mentions(text))


def _lines(reading: Reading) -> Iterator[_Line]:
    """The lines of the blocks that may hold signatures."""
    signing, since = False, 0
    for block in reading.blocks:
        if block.kind is BlockKind.HEADING:
            signing = _is_heading(block.text) or (signing and _is_person(block.text))
        elif _DATE.match(block.text.split("\n")[0].strip()):
            signing, since = True, 0
        since = 0 if block.role == "signature" else since + 1
        if block.role == "signature" or (signing and block.kind in _PLAIN):
            yield from _split(block)


def _is_heading(text: str) -> bool:
    return any(word in text.casefold() for word in word_list("partners")["signatures"]["headings"])


def _split(block: Block) -> Iterator[_Line]:
    spans = [(cell.start, cell.end) for cell in block.cells] or [(0, len(block.text))]
    for start, end in spans:
        for found in re.finditer(r"[^\n]+", block.text[start:end]):
            text = found[0].strip(" _.…")
            if text:
                yield _Line(text, block.start + start + found.start() + found[0].index(text), block)


def _is_person(text: str) -> bool:
    """Two to four words of a person's name: capitals and perhaps a particle, no organisation and no title."""
    words = text.split(",")[0].split()
    signatures = word_list("partners")["signatures"]
    if not 2 <= len(words) <= 5 or any(word.casefold().strip(",") in signatures["titles"] for word in words):
        return False
    if not all(re.fullmatch(_NAME_WORD, word) or word in signatures["particles"] for word in words):
        return False
    return not any(mention.sort in (Sort.NAME, Sort.GROUP) for mention in find_mentions(text))


def _organisation_near(lines: Sequence[_Line], at: int) -> int | None:
    """The line of the organisation behind a person's name; a title may stand between."""
    for i in range(at + 1, min(at + 4, len(lines))):
        text = lines[i].text
        if any(mention.sort is Sort.NAME for mention in find_mentions(text)):
            return i
        if _is_person(text) and not _is_title(text):
            return (
                i
                if i == at + 1 and len(text.split()) <= 3 and i + 1 < len(lines) and _is_person(lines[i + 1].text)
                else None
            )
    return None


def _is_title(text: str) -> bool:
    return any(word in text.casefold() for word in word_list("partners")["signatures"]["titles"])


def _signature(reading: Reading, person: _Line, organisation: _Line) -> Signature:
    name = next((m for m in find_mentions(organisation.text) if m.sort is Sort.NAME), None)
    parties = parties_of(reading)
    whole = organisation.text.split(",")[-1].strip() if name is None else organisation.text[name.start : name.end]
    party: Party = parties.named(whole)
    return Signature(
        person=person.text.split(",")[0].strip(),
        party=party,
        evidence=(reading.evidence(min(person.start, organisation.start), max(person.end, organisation.end)),),
        read_from=reading.read_from(person.block),
        confidence=0.9,
        section=reading.section(person.block),
    )
