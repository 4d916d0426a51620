"""A block in, what introduces it and what this says that the block is: a goal, an action, a focus area, a principle."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

from ingest.blocks.model import Block, BlockKind
from ingest.facts.needles import Needled, caseless
from ingest.facts.nouns import Mention, find_mentions, terms
from ingest.facts.reading import Reading
from ingest.wordlists import word_list

__all__ = ["GOALS", "Introduction", "introduce", "kinds_named", "leads_in", "said_by_us"]

GOALS = ("Goal", "NationalGoal", "OverallGoal", "Purpose", "StrategicGoal", "SubGoal")
_CLASSES = {"FocusArea": ("FocusArea",), "Goal": GOALS, "Action": ("Action",), "Principle": ("Principle",),
            "TargetGroup": ("TargetGroup",)}  # fmt: skip
_LONGEST_HEADING = 12  # words
_LONGEST_LABEL = 2


@dataclass(frozen=True, slots=True)
class Introduction:
    """The block that introduces others, and the kinds that it may say they are, each with the word it uses."""

    block: Block
    kinds: dict[str, Mention]


def introduce(
    reading: Reading, block: Block, passing: Callable[[Block], bool] = lambda _: False
) -> Introduction | None:
    """What introduces a list item or paragraph: the sentence that leads a list in, or else the heading above.

    Headings that are `passing`, as those that only name a focus area, give way to the heading above them.
    """
    before = reading.lead_in(block) if block.kind is BlockKind.LIST_ITEM else None
    if before is not None and before.kind is not BlockKind.HEADING and leads_in(before):
        return Introduction(before, kinds_named(_last_clause(reading, before), lead_in=True))
    headings = list(reading.headings(block))
    while len(headings) > 1 and passing(headings[-1]):
        headings.pop()
    return Introduction(headings[-1], kinds_named(headings[-1].text)) if headings else None


def leads_in(block: Block) -> bool:
    """Whether a text introduces what comes after it."""
    text = block.text.rstrip()
    if block.kind is BlockKind.LIST_ITEM and len(text.split()) <= _LONGEST_LABEL and kinds_named(text):
        return True  # "Effektmål." above the items nested in it
    if text.endswith((":", ";")) or any(word in text.casefold() for word in word_list("introductions")["following"]):
        return True
    return bool(said_by_us(_last_sentence(text)))


def _last_sentence(text: str) -> str:
    return re.split(r"(?<=[.!?])\s+", text)[-1]


def _last_clause(reading: Reading, block: Block) -> str:
    sentences = reading.sentences_of(block)
    return sentences[-1].text if sentences else block.text


def kinds_named(text: str, lead_in: bool = False) -> dict[str, Mention]:
    """The kinds of fact that a heading or a leading sentence names, with the word of each.

    Of a heading that names several, as "Mål och insatser", all are given; of a sentence the last one before its end,
    since "för att nå målen görs följande insatser:" leads in actions. A word may name two kinds.
    """
    lists = word_list("introductions")
    if not lead_in and len(text.split()) > _LONGEST_HEADING:
        return {}
    if caseless(rf"\b(?:{'|'.join(lists['never'])})").search(text):
        return {}
    said = said_by_us(text)
    if said:
        return said
    found: dict[str, Mention] = {}
    for kind, classes in _CLASSES.items():
        mentions = find_mentions(
            text, (*terms(*classes), *lists["also"].get(kind, ())), compounds=kind in lists["compounds"]
        )
        mentions = [mention for mention in mentions if kind == "Principle" or not _another(mention)]
        if mentions:
            found[kind] = mentions[-1]
    return _nearest(text, found) if lead_in else found


@cache
def _first_person() -> list[tuple[str, Needled]]:
    lists = word_list("introductions")["first_person"]
    opening, closing = (rf"(?:{'|'.join(lists[name])})" for name in ("opening", "closing"))
    before = rf"\W*(?:\d+(?:\.\d+)*[.)]?\s+)?(?:{opening}\s*,?\s+)?"
    return [
        (kind, caseless(rf"{before}(?P<said>{'|'.join(lists[kind])})(?:\s+{closing})*\W*"))
        for kind in ("Action", "Goal", "Principle")
    ]


@lru_cache(maxsize=4096)  # each reader asks about the same headings
def said_by_us(text: str) -> dict[str, Mention]:
    """The kind that a text says in the first person and without a term: "Så gör vi", "Det här vill vi uppnå"."""
    if len(text.split()) > _LONGEST_HEADING:
        return {}
    for kind, pattern in _first_person():
        found = pattern.fullmatch(text)
        if found:
            return {kind: Mention(found["said"].casefold(), *found.span("said"), many=True)}
    return {}


def _another(mention: Mention) -> bool:
    """Whether a word is no goal or action at all: "ändamål" is none, and many "ledstjärnor" are principles."""
    lists = word_list("introductions")
    return mention.word in lists["not_meant"] or (mention.many and mention.word in lists["one_only"])


def _nearest(text: str, found: dict[str, Mention]) -> dict[str, Mention]:
    """The kinds whose word stands right after "följande", or else first in the sentence's last part."""
    following = caseless(r"\bföljande\b").search(text)
    after = {kind: mention for kind, mention in found.items() if following and mention.start >= following.end()}
    if after:
        first = min(mention.start for mention in after.values())
        return {kind: mention for kind, mention in after.items() if mention.start == first}
    latest = max((mention.start for mention in found.values()), default=0)
    return {kind: mention for kind, mention in found.items() if mention.start == latest}
