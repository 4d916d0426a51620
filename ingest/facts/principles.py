"""A document in, the principles of its work out: lists under a heading or sentence for them, and plain sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import groupby, pairwise, takewhile

from ingest.blocks.model import Block, BlockKind
from ingest.facts.asides import is_aside, tells_of_another_policy
from ingest.facts.introductions import Introduction, introduce
from ingest.facts.labelled import is_clause_number
from ingest.facts.mentions import Sort, find_mentions
from ingest.facts.needles import Several, caseless
from ingest.facts.nouns import fold
from ingest.facts.numbers import NUMBER, read_number
from ingest.facts.principle_phrases import enumerated_principles
from ingest.facts.reading import Reading
from ingest.facts.records import Action, Goal, Principle
from ingest.sentences.splitting import Sentence
from ingest.wordlists import word_list

__all__ = ["is_about_values", "read_principles", "stated_principles"]

_LONGEST = 70  # words of a principle
_TILES = (BlockKind.LIST_ITEM, BlockKind.BOX, BlockKind.CHART, BlockKind.PARAGRAPH)
_FEWEST = 2  # statements side by side
_SHORT = 40  # words of a statement
_SENTENCES = 3
_RULES = 3  # side by side at the end of a paragraph
_ALONE = 2  # where they are all that a paragraph says
_RULE = 18  # words of a rule by which one works


def read_principles(reading: Reading) -> Iterator[Principle]:
    """The principles in reading order, each once."""
    seen: set[str] = set()
    in_prose = list(_in_prose(reading))
    read = {one.evidence[0].start for one in in_prose}
    told = [one for one in _told(reading) if read.isdisjoint(range(one.evidence[0].start, one.evidence[0].end))]
    found = sorted(
        [*_listed(reading), *_stated(reading), *_counted(reading), *in_prose, *told],
        key=lambda principle: principle.evidence[0].start,
    )
    for principle in found:
        if fold(principle.text) not in seen:
            seen.add(fold(principle.text))
            yield principle


def _listed(reading: Reading) -> Iterator[Principle]:
    for block in reading.blocks:
        if block.kind is not BlockKind.LIST_ITEM or is_aside(reading, block) or len(block.text.split()) > _LONGEST:
            continue
        introduction = introduce(reading, block)
        clause = introduction is not None and is_clause_number(introduction.block.marker)
        top = block.depth == (2 if clause else 1) and not block.text.rstrip().endswith(":")
        if introduction and _means_principles(reading, block, introduction) and top:
            yield _principle(reading, block, block.start, block.end, 0.8)


def _means_principles(reading: Reading, block: Block, introduction: Introduction) -> bool:
    """Whether the lead-in or heading says so, or a lead-in without any term stands under a heading that does."""
    kinds, text = introduction.kinds, introduction.block.text.casefold()
    if "Principle" in kinds:
        if {"Goal", "Action", "FocusArea", "TargetGroup"} & kinds.keys():
            return False
        weak = any(kinds["Principle"].word.endswith(word) for word in word_list("principles")["weak"])
        return not weak or len(text.split()) <= 2 or any(word in text for word in word_list("principles")["strong"])
    led_in = introduction.block.kind is not BlockKind.HEADING and not kinds
    return led_in and _under_principles(reading, block)


# --- statements side by side


def _stated(reading: Reading) -> Iterator[Principle]:
    taken = {fact.evidence[0].start for fact in (*reading.found(Action), *reading.found(Goal))}
    for block in (one for one in stated_principles(reading) if one.start not in taken):
        yield _principle(reading, block, block.start, block.end, 0.8)


@lru_cache(maxsize=1)  # duties are read without them
def stated_principles(reading: Reading) -> tuple[Block, ...]:
    """The short sentences of one form that stand as list items or tiles under a heading that tells how one works."""
    found: list[Block] = []
    for heading, group in groupby(reading.blocks, key=lambda block: (reading.headings(block) or (None,))[-1]):
        blocks = list(group)
        if heading is None or heading.text.casefold().endswith(":") or not is_about_values(heading.text):
            continue
        items = [block for block in blocks if block.kind in _TILES and _is_statement(reading, block)]
        apart = [block for block in items if _stands_apart(block)]
        items = apart if len(apart) >= _FEWEST else items  # paragraphs before or after a list only speak of it
        if len(items) >= _FEWEST and not is_aside(reading, heading) and _same_form(items, heading.text):
            found += items
    return tuple(found)


@cache
def is_about_values(heading: str) -> bool:
    """Whether a heading tells how one works: "Så arbetar vi", "Våra ledord"."""
    names = word_list("principles")["headings"]
    return any(caseless(rf"(?<!\w)(?:{pattern})").search(heading) for pattern in (*names["sure"], *names["open"]))


@cache
def _is_sure(heading: str) -> bool:
    return any(caseless(rf"(?<!\w)(?:{one})").search(heading) for one in word_list("principles")["headings"]["sure"])


def _is_statement(reading: Reading, block: Block) -> bool:
    """Whether a block is one or two short sentences, or a sentence behind its catchword ("Tillit. Vi litar på ...")."""
    text = block.text.strip()
    return text.endswith((".", "!")) and len(text.split()) <= _SHORT and len(reading.sentences_of(block)) <= _SENTENCES


def _same_form(items: list[Block], heading: str) -> bool:
    """Whether statements speak of "vi", or, under a heading that says that they are principles, are list items."""
    speaking = sum(bool(caseless(r"\b(?:vi|vår|vårt|våra|oss)\b").search(item.text)) for item in items)
    sure = _is_sure(heading)
    rules = speaking > 0 and not any(_tells_of_somebody(item.text) for item in items)
    number = caseless(rf"^\W*({NUMBER})\s").search(heading)
    counted = number is not None and read_number(number[1]) == len(items)
    return all(map(_stands_apart, items)) and (sure or counted or rules or 2 * speaking > len(items))


def _tells_of_somebody(text: str) -> bool:
    """Whether a statement is longer than a rule, names who acts, or gives a number or time: what is done, no rule."""
    named = any(one.sort in (Sort.NAME, Sort.GROUP) for one in find_mentions(text))
    return named or len(text.split()) > _RULE or any(map(str.isdigit, text))


def _stands_apart(block: Block) -> bool:
    return block.kind is BlockKind.LIST_ITEM or block.frame is not None or bool(block.number)


def _under_principles(reading: Reading, block: Block) -> bool:
    headings = reading.headings(block)
    return bool(headings) and _is_sure(headings[-1].text)


def _counted(reading: Reading) -> Iterator[Principle]:
    """The sentences of a paragraph behind one that announces them: "Tre tankar löper genom texten. Barn ska ..."."""
    announcing = caseless(word_list("principles")["announcing"])
    for block in reading.blocks:
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.BOX) or is_aside(reading, block):
            continue
        sentences = reading.sentences_of(block)
        at = next((n for n, one in enumerate(sentences[:-1]) if announcing.search(one.text)), None)
        if at is None and (ordered := list(_ordered(sentences))) and not tells_of_another_policy(reading, block):
            yield from (_principle(reading, block, one.start, one.end, 0.6) for one in ordered)
        if at is None or tells_of_another_policy(reading, block):
            continue
        number = caseless(rf"(?<!\w)({NUMBER})\s").search(sentences[at].text)
        most = (read_number(number[1]) if number else None) or len(sentences)
        for one in sentences[at + 1 : at + 1 + most]:
            if len(one.text.split()) <= _SHORT:
                yield _principle(reading, block, one.start, one.end, 0.6)


def _in_prose(reading: Reading) -> Iterator[Principle]:
    """The rules that close the one paragraph under a heading that says that these are principles: "Hållpunkter"."""
    for heading, group in groupby(reading.blocks, key=lambda block: (reading.headings(block) or (None,))[-1]):
        blocks = [block for block in group if block.kind is not BlockKind.HEADING]
        if heading is None or len(blocks) != 1 or blocks[0].kind not in (BlockKind.PARAGRAPH, BlockKind.BOX):
            continue
        if (
            not is_about_values(heading.text)
            or is_aside(reading, heading)
            or tells_of_another_policy(reading, blocks[0])
        ):
            continue
        announced = caseless(word_list("principles")["counting"]).search(blocks[0].text)
        sentences = reading.sentences_of(blocks[0])
        rules = list(takewhile(_is_rule, reversed(sentences)))
        fewest = _ALONE if len(rules) == len(sentences) else _RULES
        if announced or (_is_sure(heading.text) and len(rules) >= fewest):
            told = [] if announced else [(one.start, one.end) for one in reversed(rules)]
        else:
            told = [(one.start + a, one.start + b) for one in sentences for a, b in enumerated_principles(one.text)]
        yield from (_principle(reading, blocks[0], start, end, 0.6) for start, end in told)


def _is_rule(sentence: Sentence) -> bool:
    """Whether a sentence is a short rule that points to none before it, and tells of nobody by name."""
    text = sentence.text
    pointing = caseless(word_list("principles")["pointing"]).match(text)
    named = any(one.sort is Sort.NAME for one in find_mentions(text))
    return text.endswith(".") and len(text.split()) <= _RULE and not (pointing or named or any(map(str.isdigit, text)))


def _ordered(sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """The sentences behind one that counts principles which tell them by their number: "Den första är att ..."."""
    counting, first, further = (caseless(word_list("principles")[name]) for name in ("counting", "first", "further"))
    for n, (one, following) in enumerate(pairwise(sentences)):
        if first.match(following.text) and counting.search(one.text):
            yield from takewhile(lambda other: further.match(other.text), sentences[n + 1 :])
            return


def _told(reading: Reading) -> Iterator[Principle]:
    patterns = Several((None, caseless(pattern)) for pattern in word_list("principles")["sentences"])
    for sentence in reading.sentences:
        block = sentence.block
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.BOX) or sentence.text.rstrip().endswith(":"):
            continue
        if not any(pattern.search(sentence.text) for _, pattern in patterns.of(sentence.text)):
            continue
        if not is_aside(reading, block) and not tells_of_another_policy(reading, block):
            yield _principle(reading, block, sentence.start, sentence.end, 0.6)


def _principle(reading: Reading, block: Block, start: int, end: int, confidence: float) -> Principle:
    return Principle(
        text=reading.document.text[start:end].strip(),
        evidence=(reading.evidence(start, end),),
        read_from=reading.read_from(block),
        confidence=confidence,
        section=reading.section(block),
    )
