"""A read document in, its validity, its day and place of adoption, its draft mark and its registration number out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from ingest.blocks.model import Block, BlockKind
from ingest.evidence import Evidence
from ingest.facts.dates import YEAR, Period, find_dates, find_periods
from ingest.facts.document_titles import Stated, kind_of, own_words
from ingest.facts.needles import Needled, caseless
from ingest.facts.reading import Reading
from ingest.sentences.splitting import Sentence
from ingest.wordlists import word_list

__all__ = ["Adoption", "Validity", "find_adoption", "find_draft", "find_registration", "find_validity"]

_SHORT = 12  # words of a line on a cover or in a fact sheet
_COVER = 2
_COVER_TEXT = 30  # words of a text on a cover
_PLACE_AND_DAY = re.compile(r"^\W*(?P<place>[A-ZÅÄÖ][\w-]+(?:\s[A-ZÅÄÖ][\w-]+)?)\s*,?\s*(?=(?:den\s+)?\d)")
_PLACE = r"(?P<place>[A-ZÅÄÖ][\w-]+(?:\s[A-ZÅÄÖ][\w-]+)?)"
_AGENDA = re.compile(rf"\b(?:agenda|vision|europa)\s+{YEAR}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Validity:
    """The first and last day on which the document holds, as far as it says, with the words."""

    first: date | None
    last: date | None
    words: str
    evidence: Evidence | None


@dataclass(frozen=True, slots=True)
class Adoption:
    """When and where the document was decided."""

    day: date
    place: str | None
    evidence: Evidence


@cache
def _any_of(name: str) -> Needled:
    words = sorted(word_list("documents")[name], key=len, reverse=True)
    return caseless(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)")


@cache
def _policy() -> Needled:
    return caseless(rf"(?:{'|'.join(word_list('policies')['nouns'])})(?:n|en|et|met)?\b")


def find_validity(reading: Reading, title: Stated, kind: str) -> Validity | None:
    """The period of validity that the title, the cover or a sentence about the document gives."""
    return _of_title(reading, title, kind) or _of_short_lines(reading) or _of_sentences(reading, title, kind)


def _of_title(reading: Reading, title: Stated, kind: str) -> Validity | None:
    text = _AGENDA.sub("", title.value)
    period = next(
        (one for one in find_periods(text) if one.first and one.last and one.first.year < one.last.year), None
    )
    if period is None:
        single = next(iter(find_periods(text)), None)
        if single is None or single.last is None:
            return None
        first = single.first if kind == "ActionPlan" else None
        period = Period(single.start, single.end, first, single.last)
    evidence = title.evidence and reading.evidence(title.evidence.start, title.evidence.end, "validTo")
    return Validity(period.first, period.last, text[period.start : period.end].strip(), evidence)


def _of_short_lines(reading: Reading) -> Validity | None:
    """A period alone on the cover, in a running header, or after a label such as "Giltighetstid"."""
    for block in reading.document.blocks:
        words = len(block.text.split())
        if words > _SHORT or block.role == "toc" or block.kind is BlockKind.LIST_ITEM:
            continue
        labelled = caseless(rf"^\W*(?:{'|'.join(word_list('documents')['valid_labels'])})\b").match(block.text)
        told = block.text.rstrip().endswith(".") and words > 6  # a sentence may tell of another policy
        shown = block.kind is BlockKind.FURNITURE or (
            block.page <= _COVER
            and not told
            and (
                words <= 4
                or re.match(rf"{YEAR}\s*[–-]\s*{YEAR}", block.text)
                or block.role == "title"
                or kind_of(block.text)
            )
        )
        for period in find_periods(_AGENDA.sub(lambda m: " " * len(m[0]), block.text)):
            long = period.first and period.last and period.first.year < period.last.year
            if labelled or (shown and long):
                return _validity(reading, block.start, period)
    return None


def _validity(reading: Reading, start: int, period: Period) -> Validity:
    evidence = reading.evidence(start + period.start, start + period.end, "validTo")
    return Validity(period.first, period.last, evidence.quote, evidence)


def _of_sentences(reading: Reading, title: Stated, kind: str) -> Validity | None:
    own = own_words(kind, title.value)
    for sentence in reading.sentences:
        cue = _any_of("valid").search(sentence.text)
        named = own.search(sentence.text)
        bare = cue is not None and cue.start() == 0 and _is_outer(reading, sentence.block)  # "Gäller 2024–2027."
        if not cue or not (bare or (named and named.start() <= cue.start() + 60)):
            continue
        for period in find_periods(sentence.text):
            if _policy().search(own.sub("", sentence.text[cue.end() : period.start])):
                break  # the period of another policy
            if abs(period.start - cue.end()) < 40 and period.first != period.last:
                evidence = reading.evidence(sentence.start, sentence.end, "validTo")
                return Validity(period.first, period.last, sentence.text[period.start : period.end], evidence)
    return None


def _is_outer(reading: Reading, block: Block) -> bool:
    """Whether a block stands on the cover or on the last page."""
    return block.page <= _COVER or block.page == len(reading.document.page_sizes)


def find_adoption(reading: Reading, title: Stated, kind: str) -> Adoption | None:
    """The day in a date line ("Lund 26 mars 2020"), after a label or in a sentence about the document."""
    found = list(_adoptions(reading, own_words(kind, title.value)))
    placed = (one for one in found if one.place and one.day == found[0].day)  # the cover may name the day only
    return next(placed, found[0] if found else None)


def _adoptions(reading: Reading, own: Needled) -> Iterator[Adoption]:
    for block in reading.document.blocks:
        if block.role in ("print_header", "print_footer", "nav", "toc", "cookie_banner"):
            continue
        is_sentence = block.text.rstrip().endswith(".")
        if len(block.text.split()) <= _SHORT and not is_sentence:
            yield from _of_line(reading, block)
    for sentence in reading.sentences:
        cue = _any_of("adopted").search(sentence.text)
        days = list(find_dates(sentence.text))
        told = sentence.block.text[: sentence.end - sentence.block.start]  # "den" may stand for what was named before
        bare = cue is not None and _tells_of_itself(reading, sentence, cue.start())
        if cue and days and (bare or own.search(told)) and abs(days[0].start - cue.start()) < 120:
            place = _place_before(sentence.text[: days[0].start]) or _place_behind(sentence.text[days[0].end :])
            yield Adoption(days[0].day, place, reading.evidence(sentence.start, sentence.end, "adoptedOn"))


def _tells_of_itself(reading: Reading, sentence: Sentence, cue: int) -> bool:
    """Whether what is adopted need not be named: "Antagen av rådet ..." on an outer page, anything on a cover."""
    if cue == 0:
        return _is_outer(reading, sentence.block)
    cover = sentence.block.page == 1 and len(reading.document.page_sizes) > _COVER
    return cover and len(sentence.block.text.split()) <= _COVER_TEXT and _policy().search(sentence.text) is None


def _place_before(text: str) -> str | None:
    """The place right before a date ("av landshövdingen i Lund"); that of an assembly's name is none."""
    found = re.search(r"(?P<before>[\w-]+)\s+i\s+" + _PLACE + r"\s*,?\s*$", text)
    if found is None and (after := re.search(rf",\s+{_PLACE}\s*,?\s*$", text)):
        return after["place"]
    lists = word_list("documents")
    assembly = found["before"].casefold() if found is not None else ""
    named = assembly.endswith(tuple(lists["named_by_place"])) and not assembly.startswith(tuple(lists["of_county"]))
    return found["place"] if found and not named else None


def _place_behind(text: str) -> str | None:
    """The place right behind a date: "den 5 maj 2024 i Lund"."""
    found = re.match(rf"\s+i\s+{_PLACE}(?=[\s.,]|$)", text)
    assembly = found is not None and found["place"].casefold().endswith(tuple(word_list("documents")["named_by_place"]))
    return found["place"] if found and not assembly else None


def _of_line(reading: Reading, block: Block) -> Iterator[Adoption]:
    for found in find_dates(block.text):
        place = _PLACE_AND_DAY.match(block.text)
        cue = _any_of("adopted").search(block.text)
        if place and place["place"].casefold() in word_list("documents")["no_place"]:
            return
        alone = place and found.end >= len(block.text.rstrip(" .")) and block.kind is not BlockKind.FURNITURE
        if cue or alone:
            where = place["place"] if place and not cue else _place_before(block.text[: found.start])
            yield Adoption(found.day, where, reading.block_evidence(block, "adoptedOn"))
            return


def find_draft(reading: Reading) -> Evidence | None:
    """Where the document is marked as a draft: a watermark, or a mark alone in a short text."""
    for block in reading.document.blocks:
        found = _any_of("draft").search(block.text)
        around = found and block.text[: found.start()] + block.text[found.end() :]
        alone = around is not None and re.search(r"[^\W\d_]", around) is None
        cover = block.page == 1 and block.kind is BlockKind.HEADING and len(block.text.split()) <= _SHORT
        alone |= found is not None and cover and found[0][:1].isupper()
        header = block.kind is BlockKind.FURNITURE and len(block.text.split()) <= _SHORT
        if found and (block.role == "watermark" or alone or header):
            return reading.block_evidence(block, "draft")
    return None


def find_registration(reading: Reading) -> Stated | None:
    """The registration number after its label ("Diarienummer 123-2024")."""
    labels = "|".join(word_list("documents")["registration"])
    pattern = caseless(rf"\b(?:{labels})\.?\s*:?\s*([A-ZÅÄÖ]*\s?\d[\w:/. -]*\d(?:-\d+)?)")
    for block in reading.document.blocks:
        if found := pattern.search(block.text):
            place = reading.evidence(block.start + found.start(), block.start + found.end(), "registrationNumber")
            return Stated(found[1].strip(), place)
    return None
