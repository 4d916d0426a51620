"""A document in, the organisations that stand behind it out: one partnership an organisation or named group.

They stand in a sentence ("Samverkansparter är: A, B och C"), in a list or table under a heading for partners, in headings
of an appendix, or sign the agreement. In a leaflet or a web page they are the organisations that take part in the work.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ingest.blocks.model import Block, BlockKind
from ingest.evidence import Evidence
from ingest.facts.clauses import Place, acting, is_finite
from ingest.facts.duty_tables import actor_cells, actors_in
from ingest.facts.mentions import Mention, Sort, find_mentions
from ingest.facts.name_lists import split_names
from ingest.facts.parties import Parties, identity, municipality_name, parties_of
from ingest.facts.reading import Reading
from ingest.facts.records import Partnership, Party
from ingest.facts.signatures import read_signatures
from ingest.sentences.splitting import Sentence
from ingest.wordlists import word_list

__all__ = ["is_partner_heading", "names_partners", "read_partners"]

_TEXTS = frozenset({BlockKind.PARAGRAPH, BlockKind.BOX})
_LOOSE_KINDS = frozenset({"WebPage", "Leaflet"})


@dataclass(slots=True)
class _Found:
    """A partner that is being read: its name may be met several times."""

    party: Party
    block: Block
    evidence: list[Evidence]
    confidence: float


@dataclass(slots=True)
class _Partners:
    """The partners so far, by what identifies them."""

    reading: Reading
    found: dict[str, _Found] = field(default_factory=dict)

    def add(self, party: Party, block: Block, start: int, end: int, confidence: float) -> None:
        evidence = self.reading.evidence(start, end)
        known = self._known(party.name)
        if known is None:
            self.found[identity(party.name)] = _Found(party, block, [evidence], confidence)
        elif len(known.evidence) < 3:
            known.evidence.append(evidence)

    def _known(self, name: str) -> _Found | None:
        """The partner of that name, or of the name that it shortens."""
        if (exact := self.found.get(identity(name))) is not None:
            return exact
        folded = name.casefold()
        return next((one for one in self.found.values() if one.party.name.casefold().startswith(f"{folded} ")), None)


def read_partners(reading: Reading) -> Iterator[Partnership]:
    """The partners of a document, in the order in which it names them."""
    partners = _Partners(reading)
    parties = parties_of(reading)
    for block in reading.blocks:
        for party, start, end, confidence in _in_block(reading, parties, block):
            partners.add(party, block, start, end, confidence)
    _add_signatories(reading, partners)
    if not partners.found:
        _add_responsible(reading, parties, partners)
    if not partners.found or (reading.about and reading.about.kind in _LOOSE_KINDS):
        _add_active(reading, parties, partners)
    for one in partners.found.values():
        yield Partnership(
            party=one.party,
            evidence=tuple(one.evidence),
            read_from=reading.read_from(one.block),
            confidence=one.confidence,
            section=reading.section(one.block),
        )


_Item = tuple[Party, int, int, float]


def _in_block(reading: Reading, parties: Parties, block: Block) -> Iterator[_Item]:
    if block.kind in _TEXTS:
        for sentence in reading.sentences_of(block):
            yield from _in_sentence(parties, sentence)
        if _lists_partners(reading, block):
            yield from _wall(parties, block)
    elif block.kind is BlockKind.LIST_ITEM and block.depth == 1 and _listed(reading, block):
        yield from _item(parties, block)
    elif block.kind is BlockKind.HEADING and _lists_partners(reading, block):
        yield from _heading(reading, parties, block)
    elif block.kind is BlockKind.TABLE and _lists_partners(reading, block):
        yield from _row(parties, block)


# --- sentences --------------------------------------------------------------------------------------------------------


def _in_sentence(parties: Parties, sentence: Sentence) -> Iterator[_Item]:
    span = _list_span(sentence.text) or _between(sentence.text) or _taking_part(sentence.text)
    if span is None:
        return
    items = list(_items(sentence.text, *span))
    if len(items) < 2:
        return
    for words in _spelt_out(sentence.text[start:end] for start, end in items):
        party = _organisation(parties, words)
        if party is not None:
            yield party, sentence.start, sentence.end, 0.9


def _spelt_out(items: Iterable[str]) -> Iterator[str]:
    """"kommunerna Hedsjö", "Mörnäs" -> "Hedsjö kommun", "Mörnäs kommun"."""
    among_municipalities = False
    for words in items:
        first = re.match(r"kommunerna\s+(?=[A-ZÅÄÖ])", words)
        among_municipalities = bool(first) or (among_municipalities and bool(re.fullmatch(r"[A-ZÅÄÖ][\wåäö-]+", words)))
        yield municipality_name(words[first.end() :] if first else words) if among_municipalities else words


def names_partners(text: str) -> bool:
    """Whether a sentence lists the partners."""
    return (_list_span(text) or _between(text) or _taking_part(text)) is not None


def _list_span(text: str) -> tuple[int, int] | None:
    """Where "Samverkansparter i länet är: A, B och C" lists its partners."""
    nouns = "|".join(sorted(word_list("partners")["lead_in"]["nouns"], key=len, reverse=True))
    found = re.search(rf"\b(?:{nouns})(?:\s+(?:i|till|för|inom|bakom|är)\b[^.:]{{0,60}}?)?(?:\s+är:?\s+|\s+utgörs av:?\s+|:\s+)", text, re.IGNORECASE)
    if found is None or re.search(r"\b(?:kan|ofta)\b", text[: found.end() + 6]):
        return None
    names = [one for one in find_mentions(text[found.end() :]) if one.sort in (Sort.NAME, Sort.GROUP)]
    named = any(one.sort is Sort.NAME for one in names)
    return (found.end(), len(text.rstrip(" ."))) if named and len(names) > 1 else None


def _between(text: str) -> tuple[int, int] | None:
    """Where an agreement is said to be one "mellan A, B och C"."""
    words = word_list("partners")["lead_in"]
    agreed = "|".join(words["agreed"])
    found = re.search(rf"\b(?:{agreed})\b.{{0,60}}?\bmellan\s+", text, re.IGNORECASE)
    if found is None:
        return None
    end = re.search(r"\s+(?:om|avseende|gällande|kring|i syfte|för att|har|som|ska|är|gäller)\s|\.\s|$", text[found.end() :])
    stop = found.end() + end.start() if end else len(text)
    names = [one for one in find_mentions(text[found.end() : stop]) if one.sort is Sort.NAME]
    return (found.end(), len(text[:stop].rstrip(" ."))) if len(names) > 1 else None


def _taking_part(text: str) -> tuple[int, int] | None:
    """Where three or more organisations take part: "I arbetet deltar A, B och C", "A, B och C står bakom strategin"."""
    words = word_list("partners")["lead_in"]
    if not any(word in text.casefold() for word in words["objects"]):
        return None
    verbs = "|".join(map(re.escape, words["verbs"]))
    mentions = [one for one in find_mentions(text) if one.sort in (Sort.NAME, Sort.GROUP) and not one.genitive]
    found = acting(text, mentions)
    if found is None or not any(one.sort is Sort.NAME for one in found.actors) or len(found.actors) < 3:
        return None
    if not re.match(rf"(?:{verbs})\b", text[found.start :]) and not re.search(rf"\b(?:{verbs}|tagits fram|tagit fram|undertecknat)\b", text):
        return None
    end = found.start if found.place is Place.FIRST else _end_of_list(text, found.actors[-1])
    return found.actors[0].start, end


def _end_of_list(text: str, last: Mention) -> int:
    """The end of the list: where no more comma or "och" follows the last mention's phrase."""
    rest = text[last.end :]
    more = re.match(r"(?:\s+i\s+[A-ZÅÄÖ]\w+)?(?:\s*(?:,|och|samt)\s+[^,.;]+)*", rest)
    return last.end + (more.end() if more else 0)


def _items(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    names = [(one.start - start, one.end - start) for one in find_mentions(text) if one.sort is Sort.NAME]
    for a, b in split_names(text[start:end], names):
        yield start + a, start + b


def _organisation(parties: Parties, words: str) -> Party | None:
    """The organisation or group that an item names; None where it is none."""
    items = word_list("partners")["items"]
    folded = words.casefold().strip(" .")
    if folded in items["never"] or len(words.split()) > items["max_words"]:
        return None
    if any(is_finite(word) for word in words.split() if word.islower()) and not _whole_mention(words):
        return None
    party = parties.named(re.sub(r"\s*(?:m\.\s?fl\.?|med flera)$", "", words))
    return Party(party.name, words, party.kind or "OtherOrganisation", party.member_count)


def _whole_mention(words: str) -> bool:
    return any(one.start == 0 and one.end == len(words) for one in find_mentions(words))


# --- lists, tables and headings -------------------------------------------------------------------------------------


def _lists_partners(reading: Reading, block: Block) -> bool:
    """Whether a block stands right under a heading for partners."""
    return any(is_partner_heading(heading) for heading in reading.section(block)[-1:])


def is_partner_heading(heading: str) -> bool:
    """Whether a heading is that of a section that lists partners."""
    words, folded = word_list("partners")["headings"], heading.casefold()
    if any(re.search(rf"\b{re.escape(word)}\b", folded) for word in words["never"]):
        return False
    return any(re.search(rf"\b{re.escape(word)}(?:na|nas|s)?\b", folded) for word in words["words"])


def _listed(reading: Reading, block: Block) -> bool:
    lead = reading.lead_in(block)
    if lead is not None and lead.kind in _TEXTS:
        nouns = word_list("partners")["lead_in"]["nouns"]
        last = lead.text.casefold().split(". ")[-1]
        if last.rstrip().endswith(":"):
            return any(noun in last for noun in nouns) and not re.search(r"\b(?:ska|ansvarar|åtar|förbinder)\b", last)
    return _lists_partners(reading, block)


def _item(parties: Parties, block: Block) -> Iterator[_Item]:
    """A list item that is a name, or a name before a dash or colon."""
    head = re.split(r"\s+[–—-]\s+|:\s+|\n", block.text, maxsplit=1)[0].strip(" .,;")
    if not head[:1].isupper() and not _whole_mention(head):
        return
    party = _organisation(parties, head)
    if party is not None and (len(head.split()) <= 6 or _whole_mention(head)):
        yield party, block.start, block.end, 0.9


def _wall(parties: Parties, block: Block) -> Iterator[_Item]:
    """A paragraph of names alone, parted by commas, bullets or lines."""
    names = [one for one in find_mentions(block.text) if one.sort in (Sort.NAME, Sort.GROUP)]
    if len(names) < 2 or re.search(r"[a-zåäö]\.\s", block.text) or sum(one.end - one.start for one in names) < 0.5 * len(block.text):
        return
    if acting(block.text, find_mentions(block.text)) is not None:
        return
    for start, end in _items(block.text, 0, len(block.text)):
        party = _organisation(parties, block.text[start:end])
        if party is not None:
            yield party, block.start, block.end, 0.8


def _heading(reading: Reading, parties: Parties, block: Block) -> Iterator[_Item]:
    """A heading in an appendix of partners that is an organisation's name."""
    text = re.sub(r"^[\d.§\s]+", "", block.text).strip()
    if is_partner_heading(text) or len(text.split()) > 7:
        return
    mentions = [one for one in find_mentions(text) if one.sort in (Sort.NAME, Sort.GROUP)]
    if mentions or text[:1].isupper():
        party = _organisation(parties, text)
        if party is not None and (mentions or _has_duties(reading, block)):
            yield party, block.start, block.end, 0.9 if mentions else 0.6


def _has_duties(reading: Reading, heading: Block) -> bool:
    """Whether a heading has a list under it, as those of partners have that no register knows."""
    under = [block for block in reading.blocks if heading in reading.headings(block)]
    return bool(under) and under[0].kind is BlockKind.LIST_ITEM


def _row(parties: Parties, block: Block) -> Iterator[_Item]:
    columns = word_list("partners")["headings"]["columns"]
    for cell in block.cells:
        if cell.header.casefold().strip() in columns or (not cell.header and cell.column == 0):
            text = block.cell_text(cell).strip()
            party = _organisation(parties, text) if text else None
            if party is not None:
                yield party, block.start + cell.start, block.start + cell.end, 0.9


# --- signatures, and who is at work ---------------------------------------------------------------------------------


def _add_signatories(reading: Reading, partners: _Partners) -> None:
    """Who signs is a partner, but for the municipalities of a group that is one already."""
    group = any(one.party.member_count and one.party.kind == "MunicipalityOrganisation" for one in partners.found.values())
    for signature in read_signatures(reading):
        if group and signature.party.kind == "MunicipalityOrganisation":
            continue
        evidence = signature.evidence[0]
        partners.add(signature.party, reading.document.block_at(evidence.start), evidence.start, evidence.end, 0.9)


def _add_responsible(reading: Reading, parties: Parties, partners: _Partners) -> None:
    """Who answers for or takes part in the actions of a plan's tables, where the plan lists no partners."""
    for block in reading.blocks:
        for cell in actor_cells(block) if block.kind is BlockKind.TABLE else ():
            for party in actors_in(parties, block.cell_text(cell)):
                if party.body is None and (party.member_count or _whole_name(party.mentioned_as)):
                    partners.add(party, block, block.start + cell.start, block.start + cell.end, 0.8)


def _whole_name(words: str) -> bool:
    return any(one.sort is Sort.NAME and one.end - one.start >= len(words) - 8 for one in find_mentions(words))


def _add_active(reading: Reading, parties: Parties, partners: _Partners) -> None:
    """The named organisations that act in the document's sentences or sit on its bodies."""
    about = reading.about
    for sentence in reading.sentences:
        for mention in _active(sentence.text):
            party = parties.party(mention, sentence.block)
            if party is not None and party.body is None and party.name.casefold() not in _never():
                own = about is not None and about.publisher is not None and party.name == about.publisher.name
                partners.add(party, sentence.block, sentence.start, sentence.end, 0.8 if own else 0.6)
    for body in reading.bodies():
        for membership in body.memberships:
            if any(one.sort is Sort.NAME for one in find_mentions(membership.party.name)):
                evidence = membership.evidence[0]
                partners.add(membership.party, reading.document.block_at(evidence.start), evidence.start, evidence.end, 0.6)


def _never() -> list[str]:
    never: list[str] = word_list("partners")["items"]["never"]
    return never


def _active(text: str) -> Iterable[Mention]:
    mentions = find_mentions(text)
    found = acting(text, mentions)
    return [one for one in found.actors if one.sort is Sort.NAME or one.key.startswith("county board")] if found else []
