"""The signatures of an agreement in, who signed for which organisation out; names of persons are read nowhere else.

They stand in lines of their own, person and organisation in turn, in one line ("Region X genom Y"), in rows of a table,
or in a sentence on who has signed.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.blocks.model import Block, BlockKind
from ingest.facts.mentions import Sort, find_mentions
from ingest.facts.needles import caseless
from ingest.facts.parties import parties_of
from ingest.facts.reading import Reading
from ingest.facts.records import Party, Signature
from ingest.wordlists import word_list

__all__ = ["read_signatures"]

_DATE = re.compile(
    r"^[A-ZÅÄÖ][\wåäö -]{1,30}?,?\s+(?:den\s+)?(?:\d{1,2}\s+\w+\s+\d{4}|\d{4}-\d{2}-\d{2})\s*\.?$"
    r"|^(?:Ort och datum|Datum)\b"
)
_GENOM = re.compile(
    r"\s*(?:,\s*)?(?:genom|företrädd av|företräds av|representeras av|representerad av|via)\s+|\s*:\s+|\s+[–—-]\s+"
)
_FOR = re.compile(r"\s*(?:,\s*(?:\w+,\s*)?)?(?:,|\bför|\bfrån|\bå)\s+|\s*\(")
_NAME_WORD = r"[A-ZÅÄÖÉ][\wåäöéüøæÅÄÖ’'-]*\.?"
_FOR_PARTY = re.compile(r"För\s+(?=[A-ZÅÄÖ])")  # "För Väva samman" above who signs for it
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
    yield from _rows(reading)
    yield from _told(reading)
    lines: list[_Line] = []
    for line in _lines(reading):
        pair = _both_in(line)
        if pair is not None:
            yield _signature(reading, *pair)
        else:
            lines.append(line)
    yield from _paired(reading, lines)


def _paired(reading: Reading, lines: Sequence[_Line]) -> Iterator[Signature]:
    """The persons and organisations that stand in lines of their own, one after the other."""
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
    if _FOR_PARTY.match(text):
        return True
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
        paired = block.kind is BlockKind.TABLE and _pair_of_row(block, signing=True) is not None
        if not paired and (block.role == "signature" or (signing and block.kind in _PLAIN)):
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
        if any(mention.sort is Sort.NAME for mention in find_mentions(text)) or _FOR_PARTY.match(text):
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


# --- both in one place


def _both_in(line: _Line) -> tuple[_Line, _Line] | None:
    """Person and organisation of a line that has both: "Region X genom Y", "Y, titel, Region X", "Y (Region X)"."""
    for mark in _GENOM.finditer(line.text):
        before, behind = _part(line, 0, mark.start()), _last_person(_part(line, mark.end(), len(line.text)))
        if behind is not None and before.text and not _is_person(before.text):
            return behind, before
    for mark in _FOR.finditer(line.text):
        person, organisation = _part(line, 0, mark.start()), _part(line, mark.end(), len(line.text))
        if _is_person(person.text) and _names_organisation(organisation.text):
            return person, organisation
    return None


def _part(line: _Line, start: int, end: int) -> _Line:
    text = line.text[start:end]
    bare = text.strip(" ,()")
    return _Line(bare, line.start + start + (text.index(bare) if bare else 0), line.block)


def _last_person(line: _Line) -> _Line | None:
    """The person of a text that may have a title before the name or behind it."""
    head = line.text.split(",")[0].split(" (")[0]
    for found in re.finditer(r"(?<!\S)(?=[A-ZÅÄÖ])", head):
        if _is_person(head[found.start() :]):
            return _part(line, found.start(), len(head))
    return None


def _rows(reading: Reading) -> Iterator[Signature]:
    """Who signs for whom by the rows of a table under a heading for signatures, or with a column for them."""
    signing = False
    for block in reading.blocks:
        if block.kind is BlockKind.HEADING:
            signing = _is_heading(block.text)
        elif block.kind is BlockKind.TABLE and not block.role and (pair := _pair_of_row(block, signing=signing)):
            yield _signature(reading, *pair)


def _pair_of_row(block: Block, *, signing: bool) -> tuple[_Line, _Line] | None:
    """The person and the organisation of a row, by the headers of their columns or else by what they are."""
    columns = word_list("partners")["signatures"]
    persons, organisations = [], []
    for cell in block.cells:
        header, text = cell.header.casefold().strip(" :"), block.cell_text(cell)
        line = _Line(text.split("\n")[0].strip(" _.…"), block.start + cell.start, block)
        if header in columns["sign_columns"] or (signing and header in columns["person_columns"]):
            persons.append(line)
        elif header in columns["party_columns"]:
            organisations.append(line)
    person = next((one for one in persons if _is_person(one.text)), None)
    if person is None or len(organisations) != 1 or not organisations[0].text:
        return None
    return person, organisations[0]


def _told(reading: Reading) -> Iterator[Signature]:
    """As in "Överenskommelsen har undertecknats av Y för Region X och Z för Hedsjö kommun"."""
    signed = caseless(rf"\b(?:{'|'.join(word_list('partners')['signatures']['signed'])})\s+(?:\w+\s+)?av\s")
    particles = "|".join(word_list("partners")["signatures"]["particles"])
    name = rf"(?P<person>{_NAME_WORD}(?:\s+(?:{particles}))?(?:\s+{_NAME_WORD}){{1,3}})"
    for sentence in reading.sentences:
        found = signed.search(sentence.text)
        for one in re.compile(rf"{name}(?:,\s[\wåäö ]+,)?\s+för\s+").finditer(
            sentence.text, found.end() if found else sys.maxsize
        ):
            party = next(
                (m for m in find_mentions(sentence.text) if m.start == one.end() and m.sort is Sort.NAME), None
            )
            if party is not None and _is_person(one["person"]):
                whole = _Line(sentence.text, sentence.start, sentence.block)
                yield _signature(reading, _part(whole, *one.span("person")), _part(whole, party.start, party.end))


def _signature(reading: Reading, person: _Line, organisation: _Line) -> Signature:
    name = next((m for m in find_mentions(organisation.text) if m.sort is Sort.NAME), None)
    parties = parties_of(reading)
    whole = _FOR_PARTY.sub("", organisation.text).split(",")[-1].strip()
    if name is not None:
        whole = organisation.text[name.start : name.end]
    party: Party = parties.named(whole)
    return Signature(
        person=person.text.split(",")[0].strip(),
        party=party,
        evidence=(reading.evidence(min(person.start, organisation.start), max(person.end, organisation.end)),),
        read_from=reading.read_from(person.block),
        confidence=0.9,
        section=reading.section(person.block),
    )
