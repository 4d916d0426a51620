"""A reading in, the other policies that the document names out: strategies, plans, programmes, agreements, agendas."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from ingest.blocks.model import Block, BlockKind
from ingest.facts.body import body_sentences
from ingest.facts.body_names import is_body_noun
from ingest.facts.dates import YEAR, find_periods
from ingest.facts.document_titles import kind_of
from ingest.facts.introductions import kinds_named
from ingest.facts.needles import Needled, caseless
from ingest.facts.policy_names import CAPITALS, find_known, find_names, without_years
from ingest.facts.policy_notes import explained_in_note, find_noted_policies
from ingest.facts.reading import Reading
from ingest.facts.records import PolicyReference
from ingest.wordlists import word_list

__all__ = ["read_policies"]

_NAME_WORDS = 14
_NEAR = 220  # code points around a name in which a relation is looked for
_PROPER = re.compile(
    rf"\b(?i:[\w-]*(?:strategin?|planen|programmet|policyn))\s+(?:[”\"“ˮ](?P<quoted>[^”\"“ˮ]+)[”\"“ˮ]|(?P<plain>{CAPITALS}))"
)


_SHOWN = re.compile(  # the years behind a name: "(2024–2027)", "som gällde åren 2017–2024"
    r"[\s,(–-]*(?:som (?:gällde|gäller|sträcker sig|sträckte sig|löper|löpte|omfattar|avser) )?"
    r"(?:för |över |under |mellan |från |till )?(?:åren |perioden |tiden )?"
    rf"{YEAR}\s*(?:[–-]\s*{YEAR})?"
)


@dataclass(frozen=True, slots=True)
class _Naming:
    """A policy's name, the span that shows it and the text about it."""

    label: str
    start: int
    end: int
    block: Block
    about: str
    confidence: float


def read_policies(reading: Reading) -> list[PolicyReference]:
    """One reference a policy, in the order of the text; further mentions add evidence."""
    found: dict[str, PolicyReference] = {}
    for naming in sorted(_namings(reading), key=lambda one: (one.start, one.end)):
        key = _same(naming.label, found)
        if _is_self(reading, naming.label):
            continue
        fact = _reference(reading, naming)
        found[key] = _merge(found[key], fact) if key in found else fact
    return list(found.values())


def _namings(reading: Reading) -> Iterator[_Naming]:
    yield from _headed(reading)
    yield from _rows(reading)
    yield from _told(reading)
    for note in find_noted_policies(reading):
        about = f"{note.near} {note.block.text}"
        yield _Naming(note.label, note.start, note.end, note.block, about, 0.9)


def _reference(reading: Reading, naming: _Naming) -> PolicyReference:
    first, last = _years(naming)
    return PolicyReference(
        label=naming.label,
        relation=_relation(naming.about),
        valid_from=first,
        valid_to=last,
        evidence=(reading.evidence(naming.start, naming.end),),
        read_from=reading.read_from(naming.block),
        confidence=naming.confidence,
        section=reading.section(naming.block),
    )


def _merge(one: PolicyReference, other: PolicyReference) -> PolicyReference:
    longest = max((one, other), key=lambda fact: fact.confidence)
    return replace(
        longest,
        relation=one.relation or other.relation,
        valid_from=one.valid_from or other.valid_from,
        valid_to=one.valid_to or other.valid_to,
        evidence=one.evidence + other.evidence,
    )


def _letters(text: str) -> str:
    return re.sub(r"\W|_", "", text.casefold())


def _stem(label: str) -> str:
    """The letters of a name without years, articles and the ending of its last word."""
    words = re.sub(r"\b(?:den|de|det|regionens|länets|regionala|regional)\b|\b\d{4}\b", "", label.casefold())
    return re.sub(r"(?:n|en|et|s)$", "", _letters(words))


def _same(label: str, found: dict[str, PolicyReference]) -> str:
    stem = _stem(label)
    return next(
        (key for key in found if key == stem or (len(stem) > 8 and len(key) > 8 and (stem in key or key in stem))), stem
    )


def _is_self(reading: Reading, label: str) -> bool:
    """Whether a name is the document's own title, or the word by which it calls itself."""
    about = reading.about
    if about is None:
        return False
    if kind_of(label) is None or _letters(label) == _letters(about.title):
        return _letters(label) == _letters(about.title)
    title, stem = _stem(about.title), _stem(label)
    if title and title == stem:
        return True
    return bool(stem) and (stem in title or title in stem) and about.kind not in ("WebPage", "Leaflet")


def _relation(about: str) -> str | None:
    patterns = word_list("policies")["relations"]
    return next((name for name, text in patterns.items() if caseless(text).search(about)), None)


def _years(naming: _Naming) -> tuple[int | None, int | None]:
    """The years of validity in the name, or else in the sentences about it ("antogs 2018", "till år 2030")."""
    behind = naming.block.text[naming.end - naming.block.start :]
    shown = _SHOWN.match(behind)
    quoted = naming.block.text[naming.start - naming.block.start : naming.end - naming.block.start]
    for text in (shown[0] if shown else quoted, naming.label):
        for period in find_periods(re.sub(r"(?i)agenda 2030", "", text)):
            if period.first and period.last and period.first.year < period.last.year:
                return period.first.year, period.last.year
            return None, period.last.year if period.last else None
    adopted = re.search(
        rf"(?:antogs|antagen|beslutades|antog|sedan)[^.]{{0,40}}?({YEAR})|({YEAR})\s+antog", naming.about
    )
    until = re.search(rf"(?:till|fram till|senast|mot)\s+(?:år\s+)?({YEAR})|\bår\s+({YEAR})\.", naming.about)
    first = int(adopted[1] or adopted[2]) if adopted else None
    last = int(until[1] or until[2]) if until else None
    return first, last if last != first else None


@cache
def _any_of(name: str) -> Needled:
    return caseless(rf"(?<!\w)(?:{'|'.join(word_list('policies')[name])})")


def _is_part_on_others(reading: Reading, block: Block) -> bool:
    """Whether a heading stands within a part about other documents, or after a sentence that leads them in.

    The heading of a box beside such a part is none of its own.
    """
    above = [one for one in reading.headings(block) if block.frame is None or one.frame == block.frame]
    return any(_any_of("headings").search(heading.text) or heading.start in _announcing(reading) for heading in above)


@lru_cache(maxsize=1)  # asked about for each sentence of a document
def _announcing(reading: Reading) -> frozenset[int]:
    """The headings, by their place, between which and the next heading the text announces other documents."""
    found: set[int] = set()
    heading: Block | None = None
    for block in reading.blocks:
        if block.kind is BlockKind.HEADING:
            heading = block
        elif heading and block.kind is BlockKind.PARAGRAPH and _any_of("lead_in").search(block.text):
            found.add(heading.start)
    return frozenset(found)


def _headed(reading: Reading) -> Iterator[_Naming]:
    """The sub-headings and list items of a part about other documents, and headings that name one outright."""
    for block in reading.blocks:
        if block.kind is BlockKind.HEADING and len(block.text.split()) <= _NAME_WORDS:
            if any(map(is_body_noun, block.text.split())) or kinds_named(block.text):
                continue  # "Styrning" may be a part on bodies, or on "Gemensamma principer"
            if _is_part_on_others(reading, block) and not _any_of("levels").match(block.text.strip()):
                yield _named_by(block, _under(reading, block))
            elif _tells_of_another(reading, block):
                yield _named_by(block, [])
        elif block.kind is BlockKind.LIST_ITEM and len(block.text.split()) <= _NAME_WORDS and _listed(reading, block):
            yield _Naming(without_years(block.text.rstrip(".")), block.start, block.end, block, block.text, 0.8)


def _listed(reading: Reading, block: Block) -> bool:
    lead = reading.lead_in(block)
    if lead is not None and lead.kind is BlockKind.HEADING:
        return _any_of("headings").search(lead.text) is not None and kind_of(block.text) is not None
    return lead is not None and lead.kind is BlockKind.PARAGRAPH and _any_of("lead_in").search(lead.text) is not None


def _tells_of_another(reading: Reading, block: Block) -> bool:
    """Whether a heading of a web page or leaflet names a strategy."""
    about = reading.about
    return about is not None and about.describes is not None and about.describes == block.text.strip()


def _under(reading: Reading, heading: Block) -> list[Block]:
    """The blocks between a heading and the next one."""
    return [
        block
        for block in reading.blocks
        if reading.headings(block)[-1:] == (heading,) and block.kind is not BlockKind.HEADING
    ]


def _named_by(heading: Block, under: list[Block]) -> _Naming:
    """The policy of a sub-heading: by the proper name that the text gives it, or else by the heading."""
    about = " ".join(block.text for block in under)
    text = re.sub(r"^[\d.]+\s+", "", heading.text.strip())
    named = _PROPER.search(under[0].text[:_NEAR]) if under and kind_of(text) else None
    if named and not text.startswith(name := named["quoted"] or named["plain"]):
        start = under[0].start + max(named.start("quoted"), named.start("plain"))
        return _Naming(without_years(name), start, start + len(name), under[0], about, 0.9)
    return _Naming(without_years(text), heading.start, heading.end, heading, about, 0.9)


def _rows(reading: Reading) -> Iterator[_Naming]:
    """The first column of a table of other documents."""
    columns = word_list("policies")["columns"]
    for block in reading.blocks:
        for cell in block.cells[:1]:
            if cell.header.strip().casefold() in columns and kind_of(block.cell_text(cell)):
                text = without_years(block.cell_text(cell))
                yield _Naming(text, block.start + cell.start, block.start + cell.end, block, block.text, 0.8)


def _told(reading: Reading) -> Iterator[_Naming]:
    """The policies that running text names."""
    for sentence in body_sentences(reading):
        if any(_any_of("sources").match(heading.text) for heading in reading.headings(sentence.block)[-1:]):
            continue
        if sentence.block.kind is BlockKind.HEADING:
            names = find_known(sentence.text)
        else:
            noted = sentence.block.kind is BlockKind.FOOTNOTE
            told_elsewhere = noted or any(_is_part_on_others(reading, one) for one in reading.headings(sentence.block))
            names = find_names(sentence.text, owned=not told_elsewhere, dated=not noted)
        for name in names:
            if explained_in_note(reading, sentence.block, sentence.start + name.end):
                continue  # the note has the proper name
            near = sentence.text[max(0, name.start - _NEAR) : name.end + _NEAR]
            start, end = sentence.start + name.start, sentence.start + name.end
            yield _Naming(name.label, start, end, sentence.block, near, name.confidence)
