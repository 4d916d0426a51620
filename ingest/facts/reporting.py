"""A sentence with a body's name in it in, whether the body is reported to there out."""

from __future__ import annotations

import re
from functools import cache

from ingest.facts.needles import Needled, caseless
from ingest.wordlists import word_list

__all__ = ["is_preparing", "is_reported_to", "reporting_cue"]


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
