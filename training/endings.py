"""Gold sentences in, how Swedish endings change to lemmas out (see `ingest.sentences.lemmas`)."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from spacy.tokens import Doc

from ingest.sentences.lemmas import FILE, LONGEST_ENDING, Lemmas, features

__all__ = ["learn_lemmas", "write_lemmas"]

Change = tuple[int, str]
Word = tuple[str, str]  # part of speech or features, and the word in lower case

_OPEN = {"NOUN", "VERB", "ADJ", "ADV"}  # only these have endings that new words take
_KEPT = 3  # letters that a word and its lemma share, or the change is no ending ("är", "vara")
_SEEN, _SHARE = 2, 0.6  # words that an ending was seen on, and the part of them that change the same way


def learn_lemmas(docs: Iterable[Doc]) -> Lemmas:
    """Endings that most of their words agree on, and every word that does not follow them."""
    by_features, by_class = _counted(docs)
    endings = _endings({word: _first(lemmas) for word, lemmas in by_features.items()})
    learned = Lemmas(endings, {})
    exceptions: dict[str, dict[str, str]] = defaultdict(dict)
    for of, word in sorted(by_features):
        lemma = _first(by_class[of.split()[0], word])
        if learned.by_ending(word, of) != lemma:
            exceptions[of.split()[0]][word] = lemma
    return Lemmas(endings, dict(exceptions))


def write_lemmas(lemmas: Lemmas, folder: Path) -> None:
    """Write the endings and exceptions beside a trained pipeline."""
    text = json.dumps(asdict(lemmas), ensure_ascii=False, sort_keys=True, indent=0)
    (folder / FILE).write_text(f"{text}\n", encoding="utf-8")


def _counted(docs: Iterable[Doc]) -> tuple[dict[Word, Counter[str]], dict[Word, Counter[str]]]:
    by_features: dict[Word, Counter[str]] = defaultdict(Counter)
    by_class: dict[Word, Counter[str]] = defaultdict(Counter)
    for token in (token for doc in docs for token in doc if token.pos_ != "PROPN" and not token.is_space):
        by_features[features(token), token.lower_][token.lemma_.lower()] += 1
        by_class[token.pos_, token.lower_][token.lemma_.lower()] += 1
    return by_features, by_class


def _first(counted: Counter[str]) -> str:
    """The most frequent one, of equals the first in the alphabet."""
    return min(counted, key=lambda one: (-counted[one], one))


def _endings(lemmas: dict[Word, str]) -> dict[str, dict[str, Change]]:
    seen: dict[Word, Counter[Change]] = defaultdict(Counter)
    for (of, word), lemma in lemmas.items():
        shared = _shared(word, lemma)
        if of.split()[0] in _OPEN and shared >= _KEPT:
            for length in range(max(1, len(word) - shared), min(len(word) - 1, LONGEST_ENDING) + 1):
                seen[of, word[-length:]][len(word) - shared, lemma[shared:]] += 1
    return _kept(seen)


def _shared(word: str, lemma: str) -> int:
    """How many letters two words have in common at their beginning."""
    pairs = enumerate(zip(word, lemma, strict=False))
    return next((i for i, (one, other) in pairs if one != other), min(len(word), len(lemma)))


def _kept(seen: dict[Word, Counter[Change]]) -> dict[str, dict[str, Change]]:
    """The sure endings, without those that say what a shorter one says already."""
    kept: dict[str, dict[str, Change]] = defaultdict(dict)
    for of, ending in sorted(seen, key=lambda key: (len(key[1]), key)):
        change, count = min(seen[of, ending].items(), key=lambda item: (-item[1], item[0]))
        sure = count >= _SEEN and count >= _SHARE * seen[of, ending].total()
        shorter = next((kept[of][ending[i:]] for i in range(1, len(ending)) if ending[i:] in kept[of]), None)
        if sure and change != shorter:
            kept[of][ending] = change
    return {of: changes for of, changes in kept.items() if changes}
