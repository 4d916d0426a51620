"""A block in, what its place says about duties out: what its section is about, and whose heading it stands under."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import cache, lru_cache

from ingest.blocks.model import Block, BlockKind
from ingest.facts.body_labels import describes_bodies
from ingest.facts.clauses import Place, acting
from ingest.facts.introductions import kinds_named
from ingest.facts.mentions import Sort, find_mentions
from ingest.facts.needles import Needled, as_written, caseless
from ingest.facts.nouns import fold
from ingest.facts.parties import Parties
from ingest.facts.partner_places import is_partner_heading
from ingest.facts.reading import Reading
from ingest.facts.records import FocusArea, Party
from ingest.sentences.splitting import Sentence
from ingest.wordlists import word_list

__all__ = ["Scope", "heading_party", "is_about_text", "scope_of", "tells_duties", "under_way"]

_NUMBER = re.compile(r"^(?:§\s*)?[\d.]*\s*(?:§\s*)?")


class Scope(IntEnum):
    """How likely a sentence of a section is to state a duty."""

    NEVER = 0  # only where it says so outright
    PLAIN = 1
    WIDE = 2
    STRICT = 3  # a section about who does what


@cache
def _pattern(key: str) -> Needled:
    words = word_list("duties")["sections"][key]
    return caseless(rf"\b\w*(?:{'|'.join(map(re.escape, words))})")


def scope_of(reading: Reading, block: Block) -> Scope:
    """What a block's section is about, by its headings, the innermost first.

    The title of the document and the chapter of a focus area only widen what may be a duty: "Vision och fokusområden"
    around the chapter of an area makes it no background.
    """
    in_area = False
    for heading in reversed(reading.section(block)):
        scope = _scope_by(heading)
        if scope is not Scope.STRICT and {"Principle"} == kinds_named(heading).keys():
            return Scope.NEVER
        in_area = in_area or any(fold(area.label) in fold(heading) for area in reading.found(FocusArea))
        if scope is Scope.NEVER and (in_area or _is_title(reading, heading)):
            scope = Scope.PLAIN  # the chapter of a focus area on "kompetensförsörjning"
        if scope in (Scope.STRICT, Scope.NEVER):
            return scope
        if scope is Scope.WIDE or (describes_bodies(reading, block) and not tells_duties(reading, block)):
            return Scope.WIDE
    return Scope.PLAIN


def _is_title(reading: Reading, heading: str) -> bool:
    """Whether a heading is the document's title, or a part of it that stands on a line of its own."""
    title = fold(reading.about.title) if reading.about else ""
    return bool(title) and (fold(heading) in title or title in fold(heading))


def tells_duties(reading: Reading, block: Block) -> bool:
    """Whether one of the headings above a block is that of a section about who does what."""
    return any(_scope_by(heading) is Scope.STRICT for heading in reading.section(block))


@lru_cache(maxsize=4096)  # a heading is asked about for each sentence under it
def _scope_by(heading: str) -> Scope:
    """What the words of a heading say its section is about."""
    asking = caseless(word_list("duties")["sections"]["asking"]).search(heading)
    if (asking or _pattern("strict").search(heading)) and not caseless(r"målgrupp").search(heading):
        return Scope.STRICT
    if any(caseless(rf"\b{re.escape(word)}").search(heading) for word in word_list("duties")["sections"]["never"]):
        return Scope.NEVER
    return Scope.WIDE if _pattern("wide").search(heading) else Scope.PLAIN


def heading_party(reading: Reading, parties: Parties, block: Block) -> Party | None:
    """Whose duties a block states by its heading: an organisation's name, alone or before "ansvar", "uppdrag"."""
    headings = reading.headings(block)
    for heading in reversed(headings[-2:]):
        text = _NUMBER.sub("", heading.text).strip()
        party = _party_of(reading, parties, heading, text)
        if party is not None:
            return party
        if not _is_tasks(text):
            return None
    return None


def _is_tasks(text: str) -> bool:
    """Whether a heading only says that duties follow ("Uppgifter"): whose they are, the heading above tells."""
    return len(text.split()) <= 3 and any(noun in text.casefold() for noun in word_list("duties")["nouns"]["tasks"])


def _party_of(reading: Reading, parties: Parties, heading: Block, text: str) -> Party | None:
    if (partner := parties.partner(text)) is not None:
        return partner
    mentions = [one for one in parties.mentions(text) if one.sort in (Sort.NAME, Sort.GROUP)]
    for mention in mentions:
        rest = (text[: mention.start] + text[mention.end :]).strip(" :–-")
        tasks = word_list("duties")["nouns"]["tasks"]
        bare = not rest or re.fullmatch(r"\([\w–-]+\)|ansvarar för|ska|åtar sig att", rest)
        if mention.start <= 2 and (bare or (mention.genitive and rest.casefold().split()[0] in tasks)):
            if mention.key in {"actors", "parties", "schools"} and bare and not rest and len(text.split()) < 2:
                return None
            return parties.party(mention, heading)
    above = reading.headings(heading)
    partner_section = bool(above) and is_partner_heading(above[-1].text)
    named = parties.named(text)
    telling = heading.role == "actor" and scope_of(reading, heading) is Scope.STRICT
    if (partner_section or telling) and 0 < len(text.split()) <= 7 and not find_mentions(text):
        return named
    return None


def is_about_text(text: str, own_actor: bool) -> bool:
    """Whether a sentence tells of the text, not of a duty: "Tabellen visar ...", "... gått med på följande."."""
    listed = word_list("duties")["about_text"]
    patterns = [*listed["anywhere"], *([] if own_actor else listed["continued"])]
    text = text.rstrip()
    return any(as_written(pattern).search(text) for pattern in patterns)


def under_way(reading: Reading, parties: Parties, sentence: Sentence, party: Party) -> bool:
    """Whether a sentence without an actor goes on about a party: its paragraph began so, or its heading names it."""
    if len(sentence.text.split()) < 4 or sentence.block.frame is not None:
        return False
    if heading_party(reading, parties, sentence.block) is not None:
        return reading.lead_in(sentence.block) is not None and not _after_list(reading, sentence.block)
    first = reading.sentences_of(sentence.block)[0]
    found = acting(first.text, parties.mentions(first.text))
    return found is not None and found.place in (Place.FIRST, Place.GENITIVE)


def _after_list(reading: Reading, block: Block) -> bool:
    """Whether a list stands before a paragraph in its section: what follows the list of duties is another matter."""
    heading = reading.headings(block)[-1]
    return any(one.kind is BlockKind.LIST_ITEM for one in reading.blocks if heading.start < one.start < block.start)
