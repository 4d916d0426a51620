"""Where labels of focus areas may stand: the values that the finders of areas share, and what a label looks like."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ingest.blocks.model import Block
from ingest.evidence import Evidence
from ingest.facts.needles import caseless
from ingest.facts.nouns import Mention, fold, terms
from ingest.facts.numbers import NUMBER, read_number
from ingest.facts.reading import Reading
from ingest.wordlists import word_list

__all__ = ["Candidate", "Place", "area_words", "distinct", "is_label", "number_before", "weigh"]

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


def distinct(places: Iterable[Place]) -> tuple[Place, ...]:
    """The places with each label once, the first of each."""
    found: dict[str, Place] = {}
    for place in places:
        found.setdefault(fold(place.label), place)
    return tuple(found.values())


def weigh(base: float, *, counted: bool = False, colon: bool = False, term: bool = False) -> float:
    """How sure a candidate is: most where the number that the text gives is the number of its items."""
    return base + 3 * counted + 2 * colon + term
