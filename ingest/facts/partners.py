"""A document in, the organisations that stand behind it out: one partnership an organisation or named group.

They stand in a sentence ("Samverkansparter är: A, B och C"), in a list or table under a heading for partners, in
headings of an appendix, or sign the agreement. In a leaflet or a web page they are the organisations that act.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from ingest.blocks.model import Block, BlockKind
from ingest.evidence import Evidence
from ingest.facts.assignments import labelled_actors
from ingest.facts.clauses import acting
from ingest.facts.duty_tables import actor_cells, actors_in
from ingest.facts.mentions import Mention, Sort, find_mentions
from ingest.facts.organisation_names import identity
from ingest.facts.parties import Parties, parties_of
from ingest.facts.partner_categories import is_declined
from ingest.facts.partner_places import is_name, names_by_place
from ingest.facts.partner_sentences import partner_names
from ingest.facts.reading import Reading
from ingest.facts.records import Partnership, Party
from ingest.facts.signatures import read_signatures
from ingest.wordlists import word_list

__all__ = ["read_partners"]

_TEXTS = frozenset({BlockKind.PARAGRAPH, BlockKind.BOX})
_WHO_ACTS = frozenset({"WebPage", "Leaflet"})  # documents whose partners are those who act in them
_COUNTED = frozenset(
    {"MunicipalityOrganisation", "Region", "University", "CoordinationAssociation", "MunicipalAssociation"}
)
_BOARDS = frozenset({"county board", "county boards"})
_FEW_MEMBERS = 2
_MOST_EVIDENCE = 3  # a name that the document repeats on every page proves no more


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
        elif len(known.evidence) < _MOST_EVIDENCE:
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
        _add_listed(reading, parties, partners, block)
    _add_signatories(reading, partners)
    if not partners.found:
        _add_responsible(reading, parties, partners)
    if not partners.found or (reading.about and reading.about.kind in _WHO_ACTS):
        _add_active(reading, parties, partners)
    for one in _without_shared_names(list(partners.found.values())):
        yield Partnership(
            party=one.party,
            evidence=tuple(one.evidence),
            read_from=reading.read_from(one.block),
            confidence=one.confidence,
            section=reading.section(one.block),
        )


def _without_shared_names(found: list[_Found]) -> list[_Found]:
    """The partners without a group's name ("de fyra kommunerna") where its members are partners one by one."""
    gone: list[_Found] = []
    for kind in _COUNTED:
        own = [one for one in found if one.party.kind == kind and not one.party.member_count]
        single = [one for one in own if one.party.name[:1].isupper()]
        if len(single) >= _FEW_MEMBERS:
            gone += [one for one in own if one.party.name[:1].islower()]
        counted = [one for one in found if one.party.kind == kind and (one.party.member_count or 0) > 1]
        gone += [one for one in counted if len(single) + 1 >= (one.party.member_count or 0)]
    return [one for one in found if not any(one is group for group in gone)]


def _add_listed(reading: Reading, parties: Parties, partners: _Partners, block: Block) -> None:
    """Add the partners that a block's sentences list, or that stand in it by its place."""
    for sentence in reading.sentences_of(block) if block.kind in _TEXTS else ():
        for words in partner_names(sentence.text):
            if is_name(words) and not _only_counts(words):
                partners.add(_party(parties, words), block, sentence.start, sentence.end, 0.9)
    for words, start, end, confidence in names_by_place(reading, block):
        if is_name(words):
            partners.add(_party(parties, words), block, block.start + start, block.start + end, confidence)


def _party(parties: Parties, words: str) -> Party:
    words = re.sub(r"\s*(?:m\.\s?fl\.?|med flera)$", "", words)
    words = re.sub(r"^[a-zåäö]+(?:en|et)\s+(?=[A-ZÅÄÖ])", "", words) if _ends_in_name(words) else words
    party = parties.named(words)
    return Party(party.name, words, party.kind or "OtherOrganisation", party.member_count)


def _only_counts(words: str) -> bool:
    """Whether words only say how many stand behind the document: "Åtta parter"."""
    return any(one.key == "parties" and one.member_count and one.end == len(words) for one in find_mentions(words))


def _ends_in_name(words: str) -> bool:
    """Whether a name stands behind a common word for what it is: "föreningsnätverket Idéburna Hedsjö"."""
    return any(one.sort is Sort.NAME and one.start and one.end == len(words) for one in find_mentions(words))


def _add_signatories(reading: Reading, partners: _Partners) -> None:
    """Who signs is a partner, but for the members of a group that is one already: "länets fem kommuner"."""
    counted = {one.party.kind: one.party.member_count for one in partners.found.values() if one.party.member_count}
    signatures = list(read_signatures(reading))
    signing = Counter(
        party.kind for party in {signature.party.name: signature.party for signature in signatures}.values()
    )
    for signature in signatures:
        kind = signature.party.kind
        if kind in _COUNTED and signing[kind] <= (counted.get(kind) or 0):
            continue
        evidence = signature.evidence[0]
        block = reading.document.block_at(evidence.start)
        party = signature.party
        party = party if party.kind else replace(party, kind="OtherOrganisation")
        partners.add(party, block, evidence.start, evidence.end, 0.9)


def _add_responsible(reading: Reading, parties: Parties, partners: _Partners) -> None:
    """Who answers for or takes part in the actions of a plan that lists no partners."""
    for block in reading.blocks:
        for actors, start, end in _responsible_in(reading, parties, block):
            for party in actors:
                if party.body is None and (party.member_count or _is_whole_name(party.mentioned_as)):
                    partners.add(party, block, start, end, 0.8)


def _responsible_in(reading: Reading, parties: Parties, block: Block) -> Iterator[tuple[tuple[Party, ...], int, int]]:
    if block.kind is BlockKind.TABLE:
        for cell in actor_cells(block):
            yield tuple(actors_in(parties, block.cell_text(cell))), block.start + cell.start, block.start + cell.end
    elif block.kind in _TEXTS or block.kind is BlockKind.LIST_ITEM:
        yield from ((line.actors, line.start, line.end) for line in labelled_actors(reading, block))


def _is_whole_name(words: str) -> bool:
    """Whether words are a name and at most an acronym or "län" more."""
    return any(one.sort is Sort.NAME and one.end - one.start >= len(words) - 8 for one in find_mentions(words))


def _add_active(reading: Reading, parties: Parties, partners: _Partners) -> None:
    """The named organisations that act in the document's sentences or sit on its bodies."""
    never = word_list("partners")["items"]["never"]
    for sentence in reading.sentences:
        for mention in () if is_declined(sentence.text) else _active(sentence.text):
            party = parties.party(mention, sentence.block)
            group = mention.sort is Sort.GROUP and mention.key not in _BOARDS and not mention.member_count
            if group and (party is None or not party.member_count):
                continue  # "kommunerna", unless the document says how many there are
            if party is not None and party.name.casefold() not in never:
                partners.add(party, sentence.block, sentence.start, sentence.end, 0.6)
    for membership in (one for body in reading.bodies() for one in body.memberships):
        if any(one.sort is Sort.NAME for one in find_mentions(membership.party.name)):
            evidence = membership.evidence[0]
            block = reading.document.block_at(evidence.start)
            partners.add(membership.party, block, evidence.start, evidence.end, 0.6)


def _active(text: str) -> list[Mention]:
    found = acting(text, find_mentions(text))
    actors = found.actors if found else ()
    return [
        one
        for one in actors
        if one.sort is Sort.NAME
        or one.key in {*_BOARDS, "municipalities"}
        or (one.member_count and one.key != "parties" and not text[: one.start].endswith(" av "))  # "sju av länets ..."
    ]
