"""A pipeline and gold sentences in, how much of their annotation it finds out: shares, rounded to four decimals."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

__all__ = ["measure"]

_NAMES = {"upos": "pos_acc", "features": "morph_acc", "lemma": "lemma_acc", "uas": "dep_uas", "las": "dep_las"}


def measure(language: Language, gold: Sequence[Doc]) -> dict[str, float]:
    """Shares of words right, given the words and that each document is one sentence, as the package uses it."""
    scores = language.evaluate([Example(_words_only(doc), doc) for doc in gold], batch_size=128)
    return {name: round(scores[key], 4) for name, key in _NAMES.items()}


def _words_only(gold: Doc) -> Doc:
    words = [token.text for token in gold]
    spaces = [bool(token.whitespace_) for token in gold]
    return Doc(gold.vocab, words, spaces, sent_starts=[place == 0 for place in range(len(words))])
