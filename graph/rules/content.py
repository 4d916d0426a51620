"""Texts in, the words that carry their content out as lemmas, and the parts of compounds.

Lemmas are those of `ingest.sentences.words`, which reads each word alone, so that a text gives the same words wherever
it stands. Names, function words, and words that any strategy uses of any subject are left out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from graph.rules.wording import patterns
from ingest.sentences.words import lemmas_of

__all__ = ["Compounds", "content_words"]

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*-?")
_SHORTEST = 3  # letters of a word; an abbreviation says little of what a text is about
_PART = 4  # letters of either part of a compound: shorter ones are mostly accidents ("sam-verkan")
_known: dict[str, str] = {}  # lemmas by word: a corpus repeats its words, and a parser costs


def content_words(texts: Sequence[str]) -> list[list[str]]:
    """The content words of each text as lemmas, each once, in the order of the text; "arbets-" stays as it is.

    >>> content_words(["Kommunerna ska öka nyanländas hälsa."])
    [['kommun', 'nyanländ', 'hälsa']]
    """
    found = [[word for word in _words(text) if word not in _function_words()] for text in texts]
    new = sorted({word for words in found for word in words if not word.endswith("-")} - set(_known))
    _known.update(zip(new, lemmas_of(new), strict=True))
    lemmas = ([word if word.endswith("-") else _known[word] for word in words] for words in found)
    return [list(dict.fromkeys(lemma for lemma in words if lemma not in _empty())) for words in lemmas]


@cache
def _function_words() -> frozenset[str]:
    from spacy.lang.sv.stop_words import STOP_WORDS  # late: every command loads this module, and few read words

    return frozenset(STOP_WORDS)


def _words(text: str) -> Iterator[str]:
    """The words of a text in lower case but for names: what has a capital within a sentence."""
    for match in _WORD.finditer(text):
        word = match.group()
        begins = text[: match.start()].rstrip(" ”\"'(–-")[-1:] in (*".:!?•", "")
        if len(word) >= _SHORTEST and (word.islower() or (begins and word.istitle())):
            yield word.casefold()


@cache
def _empty() -> frozenset[str]:
    return _function_words() | frozenset(patterns("likeness", "empty"))


class Compounds:
    """Splits compounds into two words that texts use alone; `vocabulary` is the words of all texts."""

    def __init__(self, vocabulary: Collection[str]) -> None:
        self._vocabulary = vocabulary
        self._parts: dict[str, tuple[str, ...]] = {}

    def parts(self, word: str) -> tuple[str, ...]:
        """The two parts of a word, the last as long as can be; nothing where it is no compound of known words.

        >>> Compounds({"hälsa", "undersökning"}).parts("hälsoundersökning")
        ('hälsa', 'undersökning')
        """
        if word not in self._parts:
            self._parts[word] = next(self._splits(word), ())
        return self._parts[word]

    def whole(self, word: str) -> tuple[str, ...]:
        """A word, or what stands for the first part of a compound that is cut off; nothing where no text uses it alone.

        >>> Compounds({"bostad"}).whole("bostads-"), Compounds({"bostad"}).whole("bostad")
        (('bostad',), ('bostad',))
        """
        if not word.endswith("-"):
            return (word,)
        return tuple(one for one in _standing_alone(word[:-1]) if one in self._vocabulary)[:1]

    def _splits(self, word: str) -> Iterator[tuple[str, str]]:
        for place in range(_PART, len(word) - _PART + 1):
            first, last = word[:place], word[place:]
            if last in self._vocabulary:
                yield from ((one, last) for one in _standing_alone(first) if one in self._vocabulary)


def _standing_alone(first: str) -> Iterator[str]:
    """What the first part of a compound may be as a word: "bostads" is bostad, "hälso" hälsa, "skol" skola."""
    yield first
    if first.endswith("s"):
        yield from (first[:-1], f"{first[:-1]}e")
    if first.endswith(("o", "u", "e")):
        yield f"{first[:-1]}a"
    yield from (f"{first}a", f"{first}e")
