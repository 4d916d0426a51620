"""A sentence in, how often a body meets in a year out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ingest.facts.needles import Needled, Several, caseless
from ingest.facts.numbers import NUMBER, read_number
from ingest.wordlists import word_list

__all__ = ["Meetings", "read_meetings"]

_UNIT = r"(?P<unit>år(?:et)?|termin(?:en)?|halvår(?:et)?|tertial(?:et)?|kvartal(?:et)?|mån(?:ad(?:en)?|\.)?)(?!\w)"
_TIMES = caseless(
    rf"\b(?P<number>{NUMBER}|en|ett)(?:\s*(?:[-–]|till)\s*\w+)?\s*"
    r"(?:(?:[a-zåäö]+(?:a|t|e)\s+)?(?:gång(?:er)?|ggr|gg|g|möten?|träff(?:ar)?|sammanträden?|dagar|heldagar|halvdagar|tillfällen?)\.?\s*)?"
    r"(?:(?:ska\s+)?(?:hålls|hållas|anordnas|äger\s+rum|genomförs|planeras|sker)\s+)?"
    rf"(?:(?:(?:per|om|i|varje|under)\s+(?:ett\s+|kalender)?|/\s*){_UNIT}|(?P<yearly>årligen)\b)"
)
_PER_YEAR = {"år": 1, "termin": 2, "halvår": 2, "tertial": 3, "kvartal": 4, "mån": 12}
_SEASONS = caseless(
    r"\b(?:(?:en|ett)\s+(?:gång|möte|träff)\s+)?(?:på|under|varje)\s+(?:vår(?:en)?|försommaren)\s+och\s+"
    r"(?:(?:en|ett)\s+(?:gång|möte|träff)?\s*)?(?:på\s+|under\s+|varje\s+)?höst(?:en)?\b"
)
_EVERY = caseless(r"\b(?:var|vart)\s+(?P<nth>annan|andra|tredje|fjärde|sjätte|åttonde)\s+(?P<of>vecka|månad)\b")
_NTH = {"annan": 2, "andra": 2, "tredje": 3, "fjärde": 4, "sjätte": 6, "åttonde": 8}
_IN_YEAR = {"vecka": 52, "månad": 12}


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
    if not _meeting().search(text):
        return None
    folded = text.casefold()
    found = _number(folded) or _seasons(folded) or _phrase(folded) or _every(folded)
    if found is None:
        return None
    number, start, end = found
    least = any(
        folded[max(0, start - 12) : start].rstrip().endswith(word) for word in word_list("bodies")["meetings"]["least"]
    )
    return Meetings(number, least, start, end)


@cache
def _meeting() -> Needled:
    return caseless(rf"(?:{'|'.join(word_list('bodies')['meetings']['words'])})\b")


def _number(folded: str) -> tuple[int, int, int] | None:
    found = _TIMES.search(folded)
    if found is None:
        return None
    times = 1 if found["number"] in {"en", "ett"} else read_number(found["number"])
    said = found["unit"] or "år"
    unit = next(value for word, value in _PER_YEAR.items() if said.startswith(word))
    return None if times is None else (times * unit, found.start(), found.end())


def _seasons(folded: str) -> tuple[int, int, int] | None:
    """As in "en gång på våren och en gång på hösten"."""
    found = _SEASONS.search(folded)
    return (2, *found.span()) if found else None


def _every(folded: str) -> tuple[int, int, int] | None:
    """As in "var sjätte vecka": so many times as fit into a year."""
    found = _EVERY.search(folded)
    return (round(_IN_YEAR[found["of"]] / _NTH[found["nth"]]), *found.span()) if found else None


def _phrase(folded: str) -> tuple[int, int, int] | None:
    for number, pattern in _phrases().of(folded):
        if found := pattern.search(folded):
            return number, found.start(), found.end()
    return None


@cache
def _phrases() -> Several[int]:
    listed = word_list("bodies")["meetings"]["per_year"]
    return Several((number, caseless(rf"\b{re.escape(words)}\b")) for words, number in listed.items())
