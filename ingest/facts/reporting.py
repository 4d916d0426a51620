"""A sentence with a body's name in it in, whether the body is reported to there out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ingest.facts.needles import Needled, caseless
from ingest.wordlists import spelled_out, word_list

__all__ = ["is_preparing", "is_reported_to", "reporting_cue", "reporting_pairs"]


def reporting_cue(text: str) -> re.Match[str] | None:
    """The first word of reporting, preparing or proposing."""
    return _verbs().search(text)


def is_reported_to(text: str, start: int, end: int) -> bool:
    """Whether those whose name stands at a place are told, asked or prepared for.

    >>> text = "Gruppen bereder ärenden till Rådet och förbereder Rådets möten."
    >>> is_reported_to(text, 29, 34), is_reported_to(text, 50, 56), is_reported_to(text, 0, 7)
    (True, True, False)
    """
    cue = reporting_cue(text)
    before = text[:start].rstrip()
    if cue is not None and cue.start() < start and _prepositions().search(before):
        return True
    prepared = _preparing().search(before) and _matters().match(text, end)
    return bool(prepared) or _telling().search(before) is not None


def reporting_pairs(text: str, places: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Who of those named at the places reports to whom, by a sentence that names both, from either side.

    >>> list(reporting_pairs("Rådet får en rapport av Gruppen.", [(0, 5), (24, 31)]))
    [(1, 0)]
    """
    if len(places) < _BOTH:
        return
    marked, end = "", 0
    for i, (start, stop) in enumerate(places):
        marked += text[end:start] + chr(_MARK + i) + ("s" if text[start:stop].endswith("s") else "")
        end = stop
    marked += text[end:]
    for pattern in _pairs():
        if found := pattern.search(marked):
            yield ord(found["r"]) - _MARK, ord(found["t"]) - _MARK


_BOTH = 2
_MARK = 0xE000  # a private code point stands for each body


@cache
def _pairs() -> tuple[re.Pattern[str], ...]:
    told, report = word_list("bodies")["reporting"]["pairs"], word_list("bodies")["reporting"]["report"]
    who = {"{r}": "(?P<r>[\ue000-\ue0ff])s?", "{t}": "(?P<t>[\ue000-\ue0ff])s?", "REPORT": report}
    return tuple(re.compile(spelled_out(pattern, who), re.IGNORECASE) for pattern in told)


def is_preparing(text: str, start: int) -> bool:
    """Whether those whose name stands at a place prepare what is another's: "Ärenden till rådet bereds av gruppen"."""
    return _prepared().search(text[:start]) is not None


@cache
def _prepared() -> Needled:
    return caseless(rf"\b(?:{_any('prepared')})\s+(?:\w+\s+)?av\s+$")


def _any(key: str) -> str:
    return "|".join(word_list("bodies")["reporting"][key])


@cache
def _verbs() -> Needled:
    return caseless(rf"\b(?:{_any('verbs')})\b")


@cache
def _prepositions() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any('prepositions')})$")


@cache
def _preparing() -> re.Pattern[str]:
    """Words right before the genitive in "förbereder rådets möten"."""
    return re.compile(rf"\b(?:{_any('preparing')})$", re.IGNORECASE)


@cache
def _matters() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{_any('matters')})\b")


@cache
def _telling() -> re.Pattern[str]:
    """Words right before who is told in "informerar rådet om ..."."""
    return re.compile(rf"\b(?:{_any('telling')})$", re.IGNORECASE)
