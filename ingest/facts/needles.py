"""A pattern in, one that is tried only on texts that hold the letters which every match must hold.

Most patterns of the word lists find nothing in most sentences, and looking for a few letters costs a fiftieth of trying
such a pattern. What is found is the same; case is set aside on both sides, so that no match can be missed.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import Any, Generic, TypeVar

__all__ = ["Needled", "Several", "as_written", "caseless", "needles_of"]

T = TypeVar("T")

_LONG = 5  # letters: longer needles are no rarer
_MOST = 120  # needles: looking for more costs as much as the pattern
_REMEMBERED = 8_192  # patterns; some are made of the names of a document


class Needled:
    """A pattern with the needles of which one at least stands in every text that it matches; with none it is tried.

    It is compiled when it is first tried: many a pattern with a document's own words in it never is.
    """

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self._flags, self.needles = pattern, flags, needles_of(pattern, flags)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self._flags)

    def may_match(self, text: str) -> bool:
        """Whether a text holds one of the needles."""
        if not self.needles:
            return True
        folded = _folded(text)
        for needle in self.needles:  # noqa: SIM110 - a generator would take as long as the search
            if needle in folded:
                return True
        return False

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return self._pattern.search(text, start, end) if self.may_match(text) else None

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        return self._pattern.match(text, start) if self.may_match(text) else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        return self._pattern.fullmatch(text) if self.may_match(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        return self._pattern.finditer(text) if self.may_match(text) else iter(())

    def sub(self, new: str | Callable[[re.Match[str]], str], text: str) -> str:
        return self._pattern.sub(new, text) if self.may_match(text) else text


class Several(Generic[T]):
    r"""Patterns that are tried one after the other, each with what it stands for: most texts can match none of them.

    >>> both = Several([("law", caseless(r"lagen om \w+")), ("plan", caseless(r"planen för \w+"))])
    >>> [name for name, _ in both.of("Enligt LAGEN om vård ska regionen erbjuda plats.")]
    ['law']
    """

    def __init__(self, patterns: Iterable[tuple[T, Needled]]) -> None:
        self._patterns = tuple(patterns)
        self._always = [i for i, (_, pattern) in enumerate(self._patterns) if not pattern.needles]
        places: dict[str, list[int]] = {}
        for i, (_, pattern) in enumerate(self._patterns):
            for needle in pattern.needles:
                places.setdefault(needle, []).append(i)
        self._places = tuple(places.items())

    def of(self, text: str) -> list[tuple[T, Needled]]:
        """Those that may match a text, in their order."""
        folded = _folded(text)
        found = [places for needle, places in self._places if needle in folded]
        if not found:
            return [self._patterns[i] for i in self._always]
        return [self._patterns[i] for i in sorted({*self._always, *(i for places in found for i in places)})]


@lru_cache(maxsize=_REMEMBERED)
def caseless(pattern: str) -> Needled:
    """The pattern of some source without regard to case; the same source is read once.

    >>> caseless(r"minst (?:två|tre) gånger").search("Rådet möts MINST TRE GÅNGER om året.")[0]
    'MINST TRE GÅNGER'
    """
    return Needled(pattern, re.IGNORECASE)


@lru_cache(maxsize=_REMEMBERED)
def as_written(pattern: str) -> Needled:
    """The pattern of some source, which heeds case; the same source is read once."""
    return Needled(pattern, 0)


@lru_cache(maxsize=_REMEMBERED)  # each reader puts many questions to the same sentence
def _folded(text: str) -> str:
    return text.lower()


def needles_of(pattern: str, flags: int = 0) -> tuple[str, ...]:
    r"""The needles of a pattern, in lower case; none where a match need hold no letters in particular.

    >>> needles_of(r"(?:lagen|direktivet) om \w+")
    ('lagen', 'direktivet')
    """
    parsed = _parsed(pattern, flags)
    found = _best(list(_candidates(parsed))) if parsed is not None else ()
    fewest = tuple(one for one in found if not any(other in one for other in found if other != one))
    return fewest if len(fewest) <= _MOST and all(_is_telling(needle) for needle in fewest) else ()


def _is_telling(needle: str) -> bool:
    return len(needle) > 1 or not needle.isalnum()


def _parsed(pattern: str, flags: int) -> Sequence[Any] | None:
    """The parts of a pattern as Python's own parser tells them; None where a version of Python has no such parser."""
    try:
        from re import _parser  # type: ignore[attr-defined]
    except ImportError:
        return None
    parsed: Sequence[Any] = _parser.parse(pattern, flags)
    return parsed


def _best(candidates: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The needles that are the longest and, of these, the fewest."""
    return max(candidates, key=lambda needles: (min(_LONG, *map(len, needles)), -len(needles)), default=())


def _candidates(parts: Sequence[Any]) -> Iterator[tuple[str, ...]]:
    """Sets of needles, each of which will do, of parts that follow one another."""
    run = ""
    for name, value in _flat(parts):
        if name == "LITERAL":
            run += chr(value).lower()
            continue
        if run:
            yield (run,)
        run = ""
        if name == "BRANCH":
            ways = [_best(list(_candidates(way))) for way in value[1]]
            if all(ways):
                yield tuple(dict.fromkeys(needle for way in ways for needle in way))
        elif name.endswith("REPEAT") and value[0] > 0:
            yield from _candidates(value[2])
    if run:
        yield (run,)


def _flat(parts: Sequence[Any]) -> Iterator[tuple[str, Any]]:
    """The parts with those of groups in their place."""
    for operation, value in parts:
        if str(operation) == "SUBPATTERN":
            yield from _flat(value[3])
        elif str(operation) == "ATOMIC_GROUP":
            yield from _flat(value)
        else:
            yield str(operation), value
