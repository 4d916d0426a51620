"""Where labels of focus areas may stand: the values that the finders of areas share, and what a label looks like."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from ingest.blocks.model import Block, BlockKind
from ingest.evidence import Evidence
from ingest.facts.asides import is_aside, tells_of_another_policy
from ingest.facts.needles import caseless
from ingest.facts.nouns import Mention, find_mentions, fold, terms
from ingest.facts.numbers import NUMBER, read_number
from ingest.facts.reading import Reading
from ingest.wordlists import word_list

__all__ = ["Candidate", "Place", "announced_counts", "area_words", "distinct", "is_label", "number_before", "weigh"]

_LONGEST_LABEL = 9  # words


@dataclass(frozen=True, slots=True)
class Place:
    """Where a label stands: its words, and the span to quote for it."""

    label: str
    block: Block
    start: int
    end: int
    confidence: float

    def evidence(self, reading: Reading) -> Evidence:
        return reading.evidence(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Candidate:
    """The areas that one passage or one kind of heading names, the author's word, and how sure it is (1 to 10).

    `explicit` where a word for focus area stands with each label, `closed` where the passage names all areas at once.
    """

    places: tuple[Place, ...]
    word: str | None
    weight: float
    explicit: bool = False
    closed: bool = False


def area_words() -> tuple[str, ...]:
    """The words for focus areas, those last that mean one only in the company of a number or a list."""
    return (*terms("FocusArea"), *word_list("focus_areas")["general"])


def is_label(text: str) -> bool:
    """Whether a text is short enough to name an area and is no sentence."""
    folded = fold(text)
    ends_sentence = text.rstrip().endswith((".", "?", "!", ":"))
    return bool(folded) and len(folded.split()) <= _LONGEST_LABEL and not ends_sentence


def number_before(text: str, mention: Mention | None) -> int | None:
    """The number that stands before a term, with at most two words between ("fem gemensamma områden")."""
    if mention is None:
        return None
    found = caseless(rf"(?<!\w)({NUMBER})(?:\s+[^\W\d]+){{0,2}}\s*$").search(text[: mention.start])
    return read_number(found[1]) if found else None


@lru_cache(maxsize=1)  # asked for headings and for chapters
def announced_counts(reading: Reading) -> tuple[tuple[Block, int, Mention], ...]:
    """The numbers of areas that sentences tell, each with its block and word: "fem utvecklingsspår"."""
    return tuple(_announced_counts(reading))


def _announced_counts(reading: Reading) -> Iterator[tuple[Block, int, Mention]]:
    words = (*area_words(), *word_list("focus_areas")["announced"], *word_list("focus_areas")["kickers"])
    for sentence in reading.sentences:
        block = sentence.block
        if block.kind in (BlockKind.HEADING, BlockKind.FOOTNOTE) or is_aside(reading, block):
            continue
        for mention in find_mentions(sentence.text, words, compounds=True):
            number = number_before(sentence.text, mention)
            if number is not None and number > 1 and not tells_of_another_policy(reading, block):
                yield block, number, mention


def distinct(places: Iterable[Place]) -> tuple[Place, ...]:
    """The places with each label once, the first of each."""
    found: dict[str, Place] = {}
    for place in places:
        found.setdefault(fold(place.label), place)
    return tuple(found.values())


def weigh(base: float, *, counted: bool = False, colon: bool = False, term: bool = False) -> float:
    """How sure a candidate is: most where the number that the text gives is the number of its items."""
    return base + 3 * counted + 2 * colon + term
