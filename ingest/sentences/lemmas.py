"""Words with their features in, lemmas out: endings and exceptions that were learned from the treebank.

The trained lemmatizer guesses a spelling change from a word's surroundings, and is often wrong on words it never saw; a
Swedish ending and the word's features tell more. Names keep their form, without a genitive s.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Token

from ingest.wordlists import word_list

__all__ = ["FILE", "LONGEST_ENDING", "Lemmas", "features", "read_lemmas"]

FILE = "lemmas.json"
LONGEST_ENDING = 5  # letters; longer endings were tried and add nothing


@dataclass(frozen=True, slots=True)
class Lemmas:
    """`endings` by features, as what to cut off and what to put instead; `exceptions` by part of speech and word."""

    endings: dict[str, dict[str, tuple[int, str]]]
    exceptions: dict[str, dict[str, str]]

    def lemma(self, token: Token) -> str:
        """The lemma of a word that has its part of speech, its features and the lemma that was guessed."""
        if token.pos_ == "PROPN":
            return _of_name(token)
        word = token.lower_
        if word.endswith("-"):  # "hälso- och sjukvård"
            return word
        listed = self.exceptions.get(token.pos_, {}).get(word) or (
            _by_last_part(word) if token.pos_ == "NOUN" else None
        )
        return listed or self.by_ending(word, features(token)) or _lower(token)

    def by_ending(self, word: str, of: str) -> str | None:
        """The lemma that the longest known ending of a word gives; None where no ending is known."""
        known = self.endings.get(of, {})
        for length in range(min(LONGEST_ENDING, len(word) - 1), 0, -1):
            if change := known.get(word[-length:]):
                return word[: len(word) - change[0]] + change[1]
        return None


@cache
def _nouns() -> tuple[tuple[str, str], ...]:
    """Forms of listed nouns with their lemma, the longest first."""
    forms = [(form, lemma) for lemma, forms in word_list("lemmas")["nouns"].items() for form in forms]
    return tuple(sorted(forms, key=lambda pair: (-len(pair[0]), pair[0])))


@lru_cache(maxsize=65_536)  # a document has the same words over and over
def _by_last_part(word: str) -> str | None:
    """The lemma of a listed noun, or of a compound that ends in one.

    >>> _by_last_part("kundcentret")
    'kundcenter'
    """
    found = next(((form, lemma) for form, lemma in _nouns() if word.endswith(form)), None)
    return word.removesuffix(found[0]) + found[1] if found else None


def features(token: Token) -> str:
    """What the endings are listed by: "NOUN Case=Nom|Definite=Def|Gender=Com|Number=Sing"."""
    return f"{token.pos_} {token.morph}"


def _of_name(token: Token) -> str:
    genitive = "Case=Gen" in str(token.morph) and token.text.endswith("s")
    return token.text[:-1] if genitive else token.text


def _lower(token: Token) -> str:
    return token.lemma_ if token.text.isupper() else token.lemma_.lower()


def read_lemmas(folder: Path) -> Lemmas:
    """The endings and exceptions that stand beside a trained pipeline; OSError where they are missing."""
    return Lemmas(**json.loads((folder / FILE).read_text(encoding="utf-8")))


@Language.factory("samsyn_lemmas", default_config={"folder": ""})
def _better_lemmas(nlp: Language, name: str, folder: str) -> _Component:
    return _Component(read_lemmas(Path(folder)))


class _Component:
    def __init__(self, lemmas: Lemmas) -> None:
        self._lemmas = lemmas
        self._known: dict[tuple[int, int, str, int], str] = {}  # a document has the same words over and over

    def __call__(self, doc: Doc) -> Doc:
        known = self._known
        for token in doc:
            key = token.orth, token.pos, str(token.morph), token.lemma
            lemma = known.get(key)
            if lemma is None:
                lemma = known[key] = self._lemmas.lemma(token)
            token.lemma_ = lemma
        return doc
