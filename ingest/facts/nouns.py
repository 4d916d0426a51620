"""The words of the ontology in, the inflected forms in which Swedish texts use them out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from ingest.facts.needles import Several, caseless
from ontology.lexicon import class_words

__all__ = ["Mention", "find_mentions", "fold", "forms", "terms"]

_WORD = re.compile(r"\w+")
_REMEMBERED = 65_536  # texts of a long document


@dataclass(frozen=True, slots=True)
class Mention:
    """A term in a text: its dictionary form, with the first part of a compound, and its span."""

    word: str
    start: int
    end: int
    many: bool  # plural


@cache
def terms(*classes: str) -> tuple[str, ...]:
    """The words for one or several classes of the ontology, longest first, in lower case."""
    words = {word.casefold() for name in classes for word in class_words(name)}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


@lru_cache(maxsize=_REMEMBERED)  # each reader folds the same headings and names again
def fold(text: str) -> str:
    """A text as words alone, to compare: without case, marks and hyphens.

    >>> fold("Arbetsmarknad/ KOMPETENS.")
    'arbetsmarknad kompetens'
    """
    return " ".join(_WORD.findall(text.replace("\u00ad", "").casefold()))


def forms(word: str, plural: bool = True) -> str:
    """A pattern for the inflected forms of a noun or of an adjective and a noun, without the plural if asked.

    >>> bool(re.fullmatch(forms("prioriterat område"), "prioriterade områdena"))
    True
    """
    stem, one, many = _inflection(word)
    return rf"{stem}(?:{one}|{many})?" if plural else rf"{stem}(?:{one})?"


def _inflection(word: str) -> tuple[str, str, str]:
    """The unchanging part of a term, and the endings of its singular and its plural."""
    *adjectives, noun = word.split()
    stem, one, many = _noun(noun)
    return r"\s+".join([*map(_adjective, adjectives), stem]), one, many


def _adjective(word: str) -> str:
    if word.endswith("at"):
        return re.escape(word[:-2]) + r"a(?:t|d|de)"
    if word.endswith(("nt", "kt", "lt", "gt", "rt")):
        return re.escape(word[:-1]) + r"(?:t|a)?"
    if word.endswith("sam"):
        return re.escape(word) + r"(?:t|ma)?"
    return re.escape(word) + r"(?:t|a)?"


def _noun(word: str) -> tuple[str, str, str]:
    if word.endswith("else"):
        return re.escape(word), "ns?|s", "r(?:na)?s?"
    if word.endswith(("e", "tema")):
        return re.escape(word), "ts?|s", "na?s?"
    if word.endswith("a"):
        return re.escape(word[:-1]), "ans?|as?", "or(?:na)?s?"
    definite = "ns?" if word.endswith(("i", "y", "o", "å")) else "ets?|ens?"
    return re.escape(word), f"{definite}|s", "er(?:na)?s?|ar(?:na)?s?"


@cache
def _pattern(words: tuple[str, ...], compounds: bool) -> Several[str]:
    first = r"(?<![\w-])(?P<first>[\wåäö]*?-?)" if compounds else r"(?<![\w-])(?P<first>)"
    return Several(
        (word, caseless(rf"{first}{stem}(?:{one}|(?P<many>{many}))?(?!\w)"))
        for word in words
        for stem, one, many in [_inflection(word)]
    )


def find_mentions(text: str, words: Iterable[str], compounds: bool = False) -> list[Mention]:
    """Where a text uses one of the words, in its order; of words at one place the longest; with compounds if asked.

    >>> [mention.word for mention in find_mentions("Tre delmål i fem fokusområden", ("fokusområde", "mål"), True)]
    ['delmål', 'fokusområde']
    """
    return list(_mentions(text, tuple(words), compounds))


@lru_cache(maxsize=_REMEMBERED)  # each reader asks about every sentence, and many with the same words
def _mentions(text: str, words: tuple[str, ...], compounds: bool) -> tuple[Mention, ...]:
    found: list[Mention] = []
    for word, pattern in _pattern(words, compounds).of(text):
        for match in pattern.finditer(text):
            if not any(other.start < match.end() and match.start() < other.end for other in found):
                base = match["first"].casefold() + word if match["first"] else word
                found.append(Mention(base, match.start(), match.end(), bool(match["many"])))
    return tuple(sorted(found, key=lambda mention: mention.start))
