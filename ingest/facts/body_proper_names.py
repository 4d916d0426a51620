"""A sentence of a part about organisation in, the bodies out that it names as names are written.

What it says of them does not matter: "Överst finns Granviksrådet för folkhälsa" has a capital within the sentence,
"svarar läsnätverket Bokstav" a plain noun with a name behind it, and "Ungas spegel är en panel" says what body it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ingest.facts.body_names import is_bare, is_body_noun, stem
from ingest.facts.needles import Needled, as_written
from ingest.wordlists import word_list

__all__ = ["proper_names"]

_CAPITAL = r"[A-ZÅÄÖ][\wåäöé-]*"
_PURPOSE = (
    r"\s+för\s+[\wåäö-]+(?:\s+och\s+[\wåäö-]+)?"
    r"(?=\s+(?:med|som|där|bestående|av|och|[a-zåäö]{3,}(?:ar|er|s))\b|\s*[.,;:]|$)"
)
_PLACE = rf"\s+(?:i\s+)?{_CAPITAL}(?:\s+(?:län|kommun|stad))?(?=\s*[,.;:]|\s+(?:som|där|med|och|samt)\b|$)"
_ADJECTIVE = rf"(?:(?:{_CAPITAL}|(?<=den\s)[a-zåäö]+|(?<=det\s)[a-zåäö]+)a\s+)?"
_WITHIN = re.compile(
    rf"(?<=[\wåäö,:]\s)(?P<label>{_ADJECTIVE}(?P<noun>{_CAPITAL}))(?P<more>{_PURPOSE}|{_PLACE})?(?![\w-])"
)
_ADJECTIVE_AND_NOUN = re.compile(
    rf"(?<=[\wåäö,:]\s)(?P<label>{_CAPITAL}[ae]\s+(?P<noun>[a-zåäö]+))(?P<more>{_PURPOSE})?"
)
_SUSPENDED = re.compile(r"(?<=[\wåäö,:]\s)[A-ZÅÄÖ][\wåäö]+-\s(?:och|samt)\s(?P<noun>[a-zåäö]+(?:et|en|n))\b")
_NUMBERED_BY_NAME = re.compile(rf"\b(?P<noun>{_CAPITAL})\s+(?:{_CAPITAL}|\d{{1,2}})(?![\w-])")
_DEFINITE = re.compile(r"(?:en|et|n|erna|na)$")
_MOST_WORDS = 5  # of a name that a plain noun stands before


def proper_names(text: str) -> Iterator[str]:
    """The bodies that a sentence names, each by the words of its name."""
    yield from _capitals(text)
    yield from _with_adjective(text)
    yield from (found[0] for found in _SUSPENDED.finditer(text) if is_body_noun(found["noun"]))
    yield from _plain_with_name(text)
    yield from (found["label"] for found in _with_matter().finditer(text) if is_body_noun(found["noun"]))
    yield from _series(text)
    if label := _said_to_be(text):
        yield label


def _series(text: str) -> Iterator[str]:
    """As in "Temagrupp Hav leds av A, Temagrupp Skog av B": several names of one noun, whatever is told of each."""
    found = [(one["noun"], one[0]) for one in _NUMBERED_BY_NAME.finditer(text)]
    for noun, label in found:
        if sum(other == noun for other, _ in found) > 1 and is_body_noun(noun) and not _DEFINITE.search(noun):
            yield label


def _capitals(text: str) -> Iterator[str]:
    """As in "Överst finns Granviksrådet för folkhälsa": a capital within the sentence and the noun of a body."""
    for found in _WITHIN.finditer(text):
        noun = found["noun"]
        for_something = (found["more"] or "").lstrip().startswith("för ") and _DEFINITE.search(noun)
        if not is_body_noun(noun) or (is_bare(noun) and not for_something):
            continue
        if _DEFINITE.search(noun) or found["more"]:
            yield found["label"] + (found["more"] or "")


def _with_adjective(text: str) -> Iterator[str]:
    """As in "Till planen hör Strategiska vattenrådet": a capital that belongs to the body's noun behind it."""
    for found in _ADJECTIVE_AND_NOUN.finditer(text):
        if is_body_noun(found["noun"]) and _DEFINITE.search(found["noun"]):
            yield found["label"] + (found["more"] or "")


def _nouns(kind: str) -> str:
    """The nouns of bodies of a kind as the branches of a pattern, the longest first."""
    return "|".join(sorted(word_list("bodies")["nouns"][kind], key=len, reverse=True))


@cache
def _named_nouns() -> Needled:
    nouns = _nouns("bare")
    return as_written(
        rf"\b(?P<label>(?:[a-zåäö]*(?:{nouns}))(?:en|et|n|t)\s+{_CAPITAL}(?:\s+(?!som\b|där\b|med\b|och\b|är\b|har\b|ska\b)"
        rf"[\wåäöé-]+){{0,3}}?)(?=\s*[,.;:]|\s+(?:som|där|med|under|bestående|möts|träffas|och)\b|$)"
    )


def _plain_with_name(text: str) -> Iterator[str]:
    """As in "svarar nätverket Väva samman, där ...": a plain noun in lower case with a name behind it."""
    for found in _named_nouns().finditer(text):
        words = found["label"].split()
        if len(words) <= _MOST_WORDS and is_body_noun(words[0]):  # not "området Resor"
            yield found["label"]


@cache
def _being() -> Needled:
    nouns = _nouns("firm")
    kinds = "|".join(word_list("bodies")["predicates"]["places"])
    return as_written(
        rf"^[”\"]?(?P<label>{_CAPITAL}(?:\s+[\wåäöé-]+){{0,3}}?)[”\"]?\s+(?:är|utgör|fungerar\s+som)\s+"
        rf"(?:en|ett|den|det|vår|vårt|länets)\s+(?:[\wåäö-]+\s+){{0,2}}?[\wåäö]*(?:{nouns}|{kinds})(?:en|et|t|n)?\b(?!-)"
    )


@cache
def _with_matter() -> Needled:
    """As in "I dag finns två: Arbetsgrupp kultur, som ...": the noun of a body and its matter, as a name is written."""
    nouns = _nouns("firm")
    return as_written(
        rf"(?<=[\wåäö,:]\s)(?P<label>(?P<noun>[A-ZÅÄÖ][a-zåäö]*(?:{nouns}))\s+(?!som\b|med\b|för\b|i\b|på\b|av\b|och\b|samt\b)"
        r"(?!\w+(?:as|s)\b(?:[.,]|\s+(?:under|av)))[a-zåäö]+(?:\s+och\s+[a-zåäö]+)?)(?=,\s+som\b|\s+(?:leds|består|sammankallas|möts|samordnas)\b|\s+(?:och|samt)\s+[A-ZÅÄÖ]|[.,;])"
    )


def _said_to_be(text: str) -> str | None:
    """As in "Ungas spegel är en panel med tolv unga": a name without the noun of a body, which the sentence tells."""
    found = _being().match(text)
    if found is None:
        return None
    words = found["label"].split()
    if words[0].casefold() in word_list("bodies")["phrase"]["no_names"] or any(map(is_body_noun, words)):
        return None
    single = len(words) == 1 and _DEFINITE.search(words[0]) is not None  # "Strategin är ett forum"
    return None if single or stem(words[0]) in word_list("bodies")["nouns"]["bare"] else found["label"]
