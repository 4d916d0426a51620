"""Sentences on follow-up, revision and evaluation in, who follows up and how often out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby

from ingest.blocks.model import Block, BlockKind
from ingest.facts.area_sections import names_area
from ingest.facts.body_labels import describes_bodies
from ingest.facts.clauses import Acting, Place, acting
from ingest.facts.duty_tables import actors_in
from ingest.facts.follow_up_headings import follows_up_in, is_about_follow_up
from ingest.facts.mentions import Mention, moved
from ingest.facts.needles import Needled, caseless
from ingest.facts.parties import Parties, parties_of
from ingest.facts.plan_bands import is_past
from ingest.facts.reading import Reading
from ingest.facts.records import FocusArea, FollowUp, Party
from ingest.sentences.splitting import Sentence
from ingest.wordlists import word_list

__all__ = ["follows_up", "read_follow_up"]

_TEXTS = frozenset({BlockKind.PARAGRAPH, BlockKind.BOX})


def read_follow_up(reading: Reading) -> Iterator[FollowUp]:
    """What the document says about how it is followed up, in the order of the text."""
    parties = parties_of(reading)
    for _, group in groupby(reading.sentences, key=lambda one: one.block.start):
        told = [(sentence, follows_up(reading, sentence)) for sentence in group]
        while told and not told[-1][1]:
            told.pop()  # who acts in it, nothing behind it asks
        before = None
        for sentence, follows in told:
            fact = _fact(reading, parties, sentence, before) if follows else None
            if fact is not None:
                yield fact
            before = _actor(parties, sentence, before) or before
    for block in reading.blocks:
        past = block.cells and is_past("".join(reading.section(block)[-1:]), [cell.header for cell in block.cells])
        if block.cells and not block.role and not past and follows_up_in(reading, block):
            yield from _row(reading, parties, block)


def _row(reading: Reading, parties: Parties, block: Block) -> Iterator[FollowUp]:
    """What a row of a table about follow-up tells: what is done, by whom, when, and who is told."""
    cells = {role: cell for cell in reversed(block.cells) if (role := _column(cell.header))}
    what = cells.get("what")
    if what is None or len(cells) < 2 or not block.cell_text(what).strip():
        return
    start = block.start + what.start
    named = {role: [*actors_in(parties, block.cell_text(cells[role]))] for role in ("who", "told") if role in cells}
    often = cells.get("often")
    yield FollowUp(
        text=" ".join(block.cell_text(what).split()),
        actor=next(iter(named.get("who", ())), None),
        frequency=(" ".join(block.cell_text(often).split()) or None) if often else None,
        reports_to=tuple(named.get("told", ())),
        evidence=(reading.evidence(start, block.start + what.end), reading.block_evidence(block, "actor")),
        read_from=reading.read_from(block),
        confidence=0.9,
        section=reading.section(block),
    )


def _column(header: str) -> str | None:
    """What a column holds, by the words that its header begins with: the longest that fits."""
    folded = " ".join(header.casefold().split()).strip(" :?")
    found = [(len(word), role) for role, words in word_list("follow_up")["table"].items() for word in words
             if folded == word or folded.startswith(f"{word} ")]  # fmt: skip
    return max(found)[1] if found else None


def follows_up(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence is about the document's follow-up, so that it is no duty of its own."""
    text = sentence.text.casefold()
    if not _may_tell(reading, sentence) or text.rstrip().endswith((":", "?")) or _one_of("never").search(text):
        return False
    if (
        re.match(r"vi\b", text)
        and re.search(r",? (?:och )?inte |\b(?:hellre|snarare) än ", text)
        and not _frequency(text)
    ):
        return False  # "Vi mäter det viktiga, inte det lätta" is how one works
    if _one_of("guided").search(text) and not _frequency(text):
        return False
    if _one_of("handing_in").search(text):
        told = _in_section(reading, sentence) and _frequency(text) is not None
        return told and re.search(r"\b(?:ska|skall|bör|måste)\b", text) is None  # what they shall hand in is a duty
    if _in_section(reading, sentence) and describes_bodies(reading, sentence.block):  # "Organisation och uppföljning"
        return bool(_one_of("strong").search(text) or (_one_of("cues").search(text) and _frequency(text)))
    if _in_section(reading, sentence):
        return bool(_one_of("cues").search(text) or _frequency(sentence.text))
    if describes_bodies(reading, sentence.block) and reading.bodies() and not _passive_subject(text):
        return False  # what a body does is its task
    if (
        caseless(word_list("follow_up")["reporting"]).search(text)
        and _frequency(text)
        and not _in_area(reading, sentence)
    ):
        return True
    return bool(_one_of("strong").search(text)) and _about_document(text) and _tells(text)


def _in_area(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence stands in the chapter of a focus area, where what is reported is a duty of it."""
    areas = reading.found(FocusArea)
    return any(names_area(heading, areas) is not None for heading in reading.section(sentence.block))


def _may_tell(reading: Reading, sentence: Sentence) -> bool:
    """Whether a block is running text: a paragraph, or a numbered clause that no colon leads in."""
    block = sentence.block
    if block.kind in _TEXTS:
        return True
    if block.kind is not BlockKind.LIST_ITEM or not sentence.text.rstrip().endswith("."):
        return False
    lead = reading.lead_in(block)
    return lead is None or not lead.text.rstrip().endswith((":", ";"))


def _in_section(reading: Reading, sentence: Sentence) -> bool:
    return is_about_follow_up(reading, sentence.block)


def _passive_subject(text: str) -> bool:
    return bool(re.match(r"(?:\w+\s+){1,4}(?:ska\s+)?(?:följs|revideras|utvärderas|uppdateras|ses över)", text))


def _about_document(text: str) -> bool:
    """Whether the document or its plan is followed up: what stands before the cue or right behind it."""
    subject = "|".join(word_list("follow_up")["subject"])
    return bool(re.search(rf"\b\w*(?:{subject})\w*", text))


def _tells(text: str) -> bool:
    """Whether more than the word is there: how often or in which year, or who is responsible."""
    return bool(
        _frequency(text)
        or re.search(r"\b(?:våren|hösten|under|år|senast|i \w+)\s+20\d\d\b", text)
        or re.search(r"\bansvar\w*\b|\b(?:följs|revideras|utvärderas|uppdateras) av\b|\bsamordnas av\b", text)
    )


@cache
def _one_of(key: str) -> Needled:
    words = sorted(word_list("follow_up")[key], key=len, reverse=True)
    patterns = (re.escape(word).replace("\\ …\\ ", r"\s+(?:\w+\s+){1,4}?") for word in words)
    return caseless(rf"\b(?:{'|'.join(patterns)})\b")


def _frequency(text: str) -> str | None:
    found = _one_of("frequencies").search(text) or caseless(word_list("follow_up")["times"]).search(text)
    return found[0] if found else None


_LABEL = re.compile(r"[^:.]{3,30}:\s+")  # "Varje år: Region X tar fram en rapport."


def _acting(text: str, mentions: list[Mention]) -> Iterator[Acting]:
    """Who may be the one to follow up, by each way of saying so."""
    label = _LABEL.match(text)
    told = [moved(one, -label.end()) for one in mentions if one.start >= label.end()] if label else []
    found = (
        acting(text, mentions),
        _held_in(text, mentions),
        _behind_verb(text, mentions),
        acting(text[label.end() :], told) if label else None,
    )
    return (one for one in found if one is not None)


def _held_in(text: str, mentions: list[Mention]) -> Acting | None:
    """As in "En översyn sker i Beredningsgruppen": the body in which it takes place, or by whom it is done."""
    verb = _done().search(text)
    for mention in mentions:
        before = text[verb.end() : mention.start] if verb and mention.start > verb.end() else ""
        place = (
            re.search(r"\b(?:i|inom|av|genom|på|vid)\s+$", before) if mention.body else re.search(r"\bav\s+$", before)
        )
        if verb and place:
            return Acting((mention,), verb[0], verb.start(), verb.end(), Place.AGENT)
    return None


@cache
def _done() -> Needled:
    return caseless(rf"\b(?:{'|'.join(word_list('follow_up')['done'])})\b")


def _behind_verb(text: str, mentions: list[Mention]) -> Acting | None:
    """As in "Med den som grund avgör rådet om ...": who stands right behind the verb."""
    verb = caseless(rf"\b(?:{'|'.join(word_list('follow_up')['verbs'])})\s+").search(text)
    named = [one for one in mentions if verb and one.start == verb.end() and not one.genitive]
    return Acting((named[0],), verb[0].strip(), verb.start(), verb.end(), Place.FIRST) if verb and named else None


def _actor(parties: Parties, sentence: Sentence, before: Party | None) -> Party | None:
    found = _acting(sentence.text, parties.mentions(sentence.text))
    named = (parties.party(one.actors[0], sentence.block, before) for one in found)
    return next((party for party in named if party is not None), None)


def _fact(reading: Reading, parties: Parties, sentence: Sentence, before: Party | None) -> FollowUp | None:
    actor = _actor(parties, sentence, before)
    frequency = _frequency(sentence.text)
    if actor is None:
        dated = frequency or re.search(r"\b20\d\d\b", sentence.text)
        if not dated and not _one_of("strong").search(sentence.text):
            return None
        told = dated and _in_section(reading, sentence) and _one_of("cues").search(sentence.text)
        if not told and not (_passive_subject(sentence.text.casefold()) or _about_document(sentence.text.casefold())):
            return None
        actor = before if "uppdateras" in sentence.text else None
    return FollowUp(
        text=sentence.text,
        actor=actor,
        frequency=frequency,
        reports_to=tuple(_told(parties, sentence, actor)),
        evidence=(reading.evidence(sentence.start, sentence.end),),
        read_from=reading.read_from(sentence.block),
        confidence=0.8 if _in_section(reading, sentence) else 0.6,
        section=reading.section(sentence.block),
    )


def _told(parties: Parties, sentence: Sentence, actor: Party | None) -> Iterator[Party]:
    """To whom the follow-up is reported: behind "rapporterar till", "redovisar ... för"."""
    cue = re.search(r"\b\w*(?:rapporter|redovis|lämna)\w*\b", sentence.text)
    if cue is None:
        return
    named = [(one.start, parties.party(one, sentence.block)) for one in parties.mentions(sentence.text)]
    for start, party in sorted([*named, *_elected(sentence.text)], key=lambda one: one[0]):
        told = start > cue.end() and re.search(r"\b(?:till|för|inför)\s+$", sentence.text[:start])
        if told and party is not None and (actor is None or party.name != actor.name):
            yield party


def _elected(text: str) -> Iterator[tuple[int, Party]]:
    """Governments and councils that are told and have no other part in a strategy, and where they stand."""
    for found in _one_of("elected").finditer(text):
        yield found.start(), Party(name=found[0], mentioned_as=found[0], kind="OtherOrganisation")
