"""A reading in, the topics out that the document says it leaves out or does not prioritise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise

from ingest.blocks.model import Block, BlockKind
from ingest.facts.body import body_sentences
from ingest.facts.gazetteer import registered
from ingest.facts.needles import Needled, Several, caseless
from ingest.facts.own_words import own_pattern
from ingest.facts.reading import Reading
from ingest.facts.records import Exclusion
from ingest.sentences.splitting import Sentence
from ingest.wordlists import spelled_out, word_list

__all__ = ["enumerated", "leaving_out", "read_exclusions"]

_INNER = re.compile(
    r",[^,.;]+\s+(?:eller|samt)\s+[^,.;]*\soch\s[^,.;]*$"
)  # of "A, B samt C och D" the last is "C och D"
_CLAUSES = re.compile(r",\s+(?:och|medan|men)\s+|;\s+")
_PARTS = re.compile(
    r"\s+och\s+inte\s+heller\s+|\s*,\s*(?:samt\s+|och\s+|eller\s+)?|\s+(?:och|eller|samt|respektive)\s+"
)


def read_exclusions(reading: Reading) -> list[Exclusion]:
    """One exclusion a topic, in the order of the text."""
    found: dict[str, Exclusion] = {}
    for label, start, end, block in (*_told(reading), *_listed(reading)):
        fact = Exclusion(
            label=label,
            evidence=(reading.evidence(start, end),),
            read_from=reading.read_from(block),
            confidence=0.8,
            section=reading.section(block),
        )
        found.setdefault(label.casefold(), fact)
    return list(found.values())


@cache
def _patterns(own: str, limited: bool) -> Several[None]:
    """The patterns of sentences that leave something out, with those of sections about limits if asked."""
    lists = word_list("exclusions")
    texts = (*lists["sentences"], *(lists["within"] if limited else ()))
    return Several((None, caseless(_filled(text, own))) for text in texts)


def _filled(pattern: str, own: str) -> str:
    """A pattern with what its words in capitals stand for."""
    return spelled_out(pattern, {**word_list("exclusions")["parts"], "OWN": own})


def _told(reading: Reading) -> Iterator[tuple[str, int, int, Block]]:
    """The topics of sentences that leave something out."""
    own, announced, opened = _own(reading), _announced(reading), _opened(reading)
    named: set[int] = set()  # the blocks that have left something out so far
    for sentence in body_sentences(reading):
        if sentence.block.kind is BlockKind.HEADING or _is_about_money(reading, sentence.block):
            continue
        if sentence.start in announced:
            yield from _topics(sentence, announced[sentence.start])
            continue
        limited = sentence.start in opened or _is_limited(reading, sentence.block)
        clauses = _CLAUSES.split(sentence.text) if limited else [sentence.text]
        told = [topic for clause in clauses for topic in _told_by(own, sentence, clause, limited=limited)]
        if not told and limited and sentence.block.start not in named:
            told = list(_by_syntax(reading, own, sentence))
        named.update({sentence.block.start} if told else ())
        yield from told


def _by_syntax(reading: Reading, own: str, sentence: Sentence) -> Iterator[tuple[str, int, int, Block]]:
    """What a sentence under a heading about limits leaves out, by whatever verb: its subject, or its object.

    Where the document or those who write it are the subject, the object is left out.
    """
    if not caseless(word_list("exclusions")["removing"]).search(sentence.text):
        return
    [clause] = reading.clauses([(sentence.text, None)])
    if clause is None:
        return
    actor = next(iter(clause.actors), None)
    meant = clause.object if actor is None or caseless(rf"(?:vi|parterna|{own})\b").match(actor.text) else actor
    if meant is None or caseless(rf"\b(?:{own})\b|^(?:en|ett|andra|annan|annat|egna?|eget)\s").search(meant.text):
        return
    for topic in enumerated(meant.text):
        if _is_topic(topic):
            yield topic, sentence.start, sentence.end, sentence.block


def _told_by(own: str, sentence: Sentence, clause: str, *, limited: bool) -> Iterator[tuple[str, int, int, Block]]:
    read = 0
    for found in sorted(_left_out(own, clause, limited=limited), key=lambda found: found.span("topics")):
        topics = list(_topics(sentence, found)) if found.start("topics") >= read else []
        if topics:  # one enumeration is read once, by whichever pattern
            yield from topics
            read = found.end("topics")


def _opened(reading: Reading) -> set[int]:
    """Where the sentences begin that go on behind one of their paragraph that leaves "två frågor" out."""
    found: set[int] = set()
    announcing = _announcing(_own(reading))
    for one, following in pairwise(body_sentences(reading)):
        if one.block is following.block and (
            one.start in found or any(pattern.search(one.text) for pattern in announcing)
        ):
            found.add(following.start)
    return found


def leaving_out(reading: Reading) -> frozenset[int]:
    """Where the sentences begin that name what an earlier sentence leaves out."""
    return frozenset(_announced(reading))


def _own(reading: Reading) -> str:
    return "|".join([*word_list("exclusions")["own"], own_pattern(reading)])


@cache
def _announcing(own: str) -> list[Needled]:
    return [caseless(_filled(text, own)) for text in word_list("exclusions")["announcing"]]


@lru_cache(maxsize=1)  # target groups leave out the same sentences
def _announced(reading: Reading) -> dict[int, re.Match[str]]:
    """The sentences behind one that leaves "några frågor" out, which name them: "Det gäller A och B"."""
    found: dict[int, re.Match[str]] = {}
    own, naming = _own(reading), caseless(word_list("exclusions")["naming"])
    sentences = body_sentences(reading)
    for one, following in pairwise(sentences):
        named = naming.match(following.text) if one.block is following.block else None
        if named and _leaves_out(own, one.text):
            found[following.start] = named
    return found


def _leaves_out(own: str, text: str) -> bool:
    return any(one.search(text) for one in _announcing(own)) or any(_left_out(own, text))


def _is_about_money(reading: Reading, block: Block) -> bool:
    """Whether a block stands under a heading on costs, where what is not counted is no topic left out."""
    return any(caseless(word_list("exclusions")["money"]).search(heading) for heading in reading.section(block)[-1:])


def _left_out(own: str, text: str, *, limited: bool = False) -> Iterator[re.Match[str]]:
    return (found for _, pattern in _patterns(own, limited).of(text) if (found := pattern.search(text)))


def _is_limited(reading: Reading, block: Block) -> bool:
    """Whether a block stands under a heading about limits: "Avgränsningar", "Vad tar planen inte upp?"."""
    return any(_tells_limits(heading) for heading in reading.section(block)[-1:])


@cache
def _tells_limits(heading: str) -> bool:
    headings = word_list("exclusions")["headings"]
    return any(caseless(rf"\W*(?:[\d.]+\s+)?{one}\W*$").match(heading) for one in headings)


def _topics(sentence: Sentence, found: re.Match[str]) -> Iterator[tuple[str, int, int, Block]]:
    """Each topic with the sentence that leaves it out."""
    topics = enumerated(found["topics"])
    opening = caseless(r"\bfrågor om\s+\Z").search(found.string, 0, found.start("topics"))
    if opening is not None and opening.start() > 0 and len(topics) > 2:
        topics[0] = f"{opening[0].strip()} {topics[0]}"  # the words stand for the first of several alone
    for topic in topics:
        if _is_topic(topic):
            yield topic, sentence.start, sentence.end, sentence.block


def enumerated(text: str) -> list[str]:
    """The members of an enumeration in a sentence.

    >>> enumerated("såsom boende, fritid samt hälso- och sjukvård")
    ['boende', 'fritid', 'hälso- och sjukvård']
    """
    held = re.sub(r"(\w-)\s+(och|eller|samt)\s+", r"\1_\2_", text)
    held = caseless(rf"\b(?:{'|'.join(word_list('exclusions')['pairs'])})\b").sub(_as_one, held)
    held = _INNER.sub(lambda found: found[0].replace(" och ", "_och_"), held)
    parts = [part.replace("_", " ").strip(" .:;") for part in _PARTS.split(held)]
    closing = caseless(word_list("exclusions")["closing"])
    bare = [_bare(part, first=not n or bool(closing.search(parts[n - 1]))) for n, part in enumerate(parts) if part]
    return [re.sub(r"(\w-)(och|eller|samt)", r"\1 \2", part) for part in bare]


def _as_one(found: re.Match[str]) -> str:
    return found[0].replace(" ", "_")


def _bare(part: str, *, first: bool) -> str:
    for opening in sorted(word_list("exclusions")["opening"], key=len, reverse=True):
        if first or opening != "frågor om":  # within an enumeration the words belong to one topic
            part = re.sub(rf"^{re.escape(opening)}\s+", "", part, flags=re.IGNORECASE)
    return re.sub(word_list("exclusions")["closing"], "", part, flags=re.IGNORECASE)


def _is_topic(topic: str) -> bool:
    lists = word_list("exclusions")
    words = topic.casefold().removeprefix("frågor om ").split()
    counted = len(words) > 1 and words[0] in lists["numbers"] and words[-1] in lists["matters"]
    if not 0 < len(words) <= lists["longest"] or words[-1] in ("och", "samt") or registered(topic) is not None:
        return False  # half a sentence, or an organisation that has no part in it
    return words[0] not in lists["no_topic"] and len(topic) > 2 and not counted


def _listed(reading: Reading) -> Iterator[tuple[str, int, int, Block]]:
    """The items of a list that such a sentence leads in, or that stands under a heading about limits, and rows."""
    for block in reading.blocks:
        if block.kind is BlockKind.TABLE and not block.role and _is_limited(reading, block):
            cell = block.cells[0] if block.cells else None
            if cell is not None and _is_topic(block.cell_text(cell)):
                yield block.cell_text(cell).strip(" .;,"), block.start + cell.start, block.start + cell.end, block
        if block.kind is not BlockKind.LIST_ITEM:
            continue
        lead = reading.lead_in(block)
        if lead is not None and _leads_in(lead) and _is_topic(block.text):
            yield block.text.strip(" .;,"), block.start, block.end, block


def _leads_in(lead: Block) -> bool:
    if lead.kind is BlockKind.HEADING:
        return _tells_limits(lead.text)
    last = re.split(r"(?<=[.!?])\s+", lead.text.strip())[-1]
    return any(caseless(pattern).search(last) for pattern in word_list("exclusions")["lead_in"])
