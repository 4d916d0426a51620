"""A document whose areas list no actions in, the sentences of running text that say what is going to be done out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ingest.blocks.model import BlockKind
from ingest.facts.asides import is_aside, tells_of_another_policy
from ingest.facts.body_sentences import labels_of
from ingest.facts.clauses import is_finite
from ingest.facts.enumerations import Span, split_enumeration
from ingest.facts.follow_up_headings import is_about_follow_up
from ingest.facts.needles import Needled, caseless
from ingest.facts.nouns import find_mentions, terms
from ingest.facts.reading import Reading
from ingest.facts.records import Action, FocusArea, Goal
from ingest.facts.spans import Spans
from ingest.sentences.splitting import Sentence
from ingest.wordlists import word_list

__all__ = ["read_enumerated_actions", "read_told_actions"]

_READ = (BlockKind.PARAGRAPH, BlockKind.BOX)
_MARKS = 4  # code points of a heading beside its one word: a number, a colon
_VERB_WITHIN = 12  # words from the beginning
_NEAR_START = 60  # code points before the word of a sentence that lists actions
_LONGEST_LISTED = 12  # words of an action in such a list


def read_told_actions(reading: Reading, by_block: dict[int, FocusArea]) -> Iterator[Action]:
    """What the chapters of focus areas say in sentences that all parties will do, as "Vi ska öppna ett kontor."."""
    goals = Spans((proof.start, proof.end) for goal in reading.found(Goal) for proof in goal.evidence)
    for sentence in reading.sentences:
        area = by_block.get(sentence.block.start)
        if area is None or not _is_action(reading, sentence) or goals.overlaps(sentence.start, sentence.end):
            continue
        yield Action(
            text=sentence.text,
            focus_area=area,
            evidence=(reading.evidence(sentence.start, sentence.end),),
            read_from=reading.read_from(sentence.block),
            confidence=0.6,
            section=reading.section(sentence.block),
        )


def read_enumerated_actions(reading: Reading, by_block: dict[int, FocusArea]) -> Iterator[Action]:
    """What a sentence in the chapter of an area lists as its actions: "Prioriterade insatser är A, B och C."."""
    for sentence in reading.sentences:
        area = by_block.get(sentence.block.start)
        if area is None or sentence.block.kind not in _READ or is_aside(reading, sentence.block):
            continue
        for start, end in _listed(sentence.text):
            yield Action(
                text=sentence.text[start:end],
                focus_area=area,
                evidence=(reading.evidence(sentence.start + start, sentence.start + end),),
                read_from=reading.read_from(sentence.block),
                confidence=0.6,
                section=reading.section(sentence.block),
            )


def _listed(text: str) -> list[Span]:
    """The spans of the actions that a sentence lists behind its word for them; none of a sentence that lists others."""
    mention = next((one for one in find_mentions(text, terms("Action"), compounds=True) if one.many), None)
    opening = caseless(word_list("actions")["listing"]).match(text, mention.end) if mention else None
    if mention is None or opening is None or mention.start > _NEAR_START:
        return []
    start, end = opening.end(), len(text.rstrip(" ."))
    spans = [(start + a, start + b) for a, b in split_enumeration(text[start:end], None)]
    short = all(0 < len(text[a:b].split()) <= _LONGEST_LISTED for a, b in spans)
    return spans if len(spans) > 1 and short else []


def _is_action(reading: Reading, sentence: Sentence) -> bool:
    block, text = sentence.block, sentence.text
    if block.kind not in _READ or text.rstrip().endswith((":", "?")):
        return False
    if not any(pattern.search(text) for pattern in _patterns()) and not _is_done(reading, sentence):
        return False
    apart = is_aside(reading, block) or tells_of_another_policy(reading, block) or is_about_follow_up(reading, block)
    return not apart and not any(labels_of(text, described=False))  # "Ett råd ska inrättas" tells of a body


def _is_done(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence under a bare heading "Insatser" tells what somebody does there, not who answers for it."""
    heading = "".join(reading.section(sentence.block)[-1:])
    plain = word_list("introductions")["plain_actions"]
    mentions = find_mentions(heading, terms("Action"))
    bare = len(mentions) == 1 and mentions[0].end - mentions[0].start >= len(heading.strip()) - _MARKS
    if not bare or not mentions[0].word.endswith(tuple(plain)):
        return False
    if caseless(word_list("actions")["no_deed"]).search(sentence.text):
        return False
    return any(is_finite(word) for word in sentence.text.split()[1:_VERB_WITHIN] if word.islower())


@cache
def _patterns() -> tuple[Needled, ...]:
    lists = word_list("actions")
    words = {
        "WE": lists["all_of_us"],
        "ADV": lists["adverbs"],
        "MAKE": "|".join(lists["making"]),
        "MADE": "|".join(lists["made"]),
    }
    patterns: list[str] = lists["sentences"]
    return tuple(caseless(_filled(pattern, words)) for pattern in patterns)


def _filled(pattern: str, words: dict[str, str]) -> str:
    for name, meant in words.items():
        pattern = pattern.replace(name, meant)
    return pattern
