"""A sentence in, how often a body meets in a year out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ingest.facts.needles import caseless
from ingest.facts.numbers import NUMBER, read_number
from ingest.wordlists import word_list

__all__ = ["Meetings", "read_meetings"]

_TIMES = caseless(
    rf"\b(?P<number>{NUMBER}|en|ett)(?:\s*(?:[-–]|till)\s*\w+)?\s+(?:gång(?:er)?|möten?|träff(?:ar)?|sammanträden?)"
    r"\s*(?:per|om|i|varje|under)\s*(?:ett\s+)?(?P<unit>år(?:et)?|termin(?:en)?|halvår(?:et)?|kvartal(?:et)?|månad(?:en)?)\b"
)
_PER_YEAR = {"år": 1, "termin": 2, "halvår": 2, "kvartal": 4, "månad": 12}


@dataclass(frozen=True, slots=True)
class Meetings:
    """How many meetings a year, and whether that is the least."""

    number: int
    at_least: bool
    start: int
    end: int


def read_meetings(text: str) -> Meetings | None:
    """How often those meet of whom a sentence tells; None where it does not tell of meetings.

    >>> read_meetings("Rådet möts minst två gånger per år.")
    Meetings(number=2, at_least=True, start=17, end=34)
    """
    folded = text.casefold()
    if not any(re.search(rf"\w*{word}\b", folded) for word in word_list("bodies")["meetings"]["words"]):
        return None
    found = _number(folded) or _phrase(folded)
    if found is None:
        return None
    number, start, end = found
    least = any(
        folded[max(0, start - 12) : start].rstrip().endswith(word) for word in word_list("bodies")["meetings"]["least"]
    )
    return Meetings(number, least, start, end)


def _number(folded: str) -> tuple[int, int, int] | None:
    found = _TIMES.search(folded)
    if found is None:
        return None
    times = 1 if found["number"] in {"en", "ett"} else read_number(found["number"])
    unit = next(value for word, value in _PER_YEAR.items() if found["unit"].startswith(word))
    return None if times is None else (times * unit, found.start(), found.end())


def _phrase(folded: str) -> tuple[int, int, int] | None:
    for pattern, number in _phrases():
        if found := pattern.search(folded):
            return number, found.start(), found.end()
    return None


@cache
def _phrases() -> tuple[tuple[re.Pattern[str], int], ...]:
    listed = word_list("bodies")["meetings"]["per_year"]
    return tuple((re.compile(rf"\b{re.escape(words)}\b"), number) for words, number in listed.items())
