"""The text of a document and terms in, the terms that it uses out, with the words as it writes them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from graph.rules.corpus import Corpus
from graph.rules.passages import Passages, Quotation, find_words
from ontology import lexicon
from ontology.cues import cue_expression

__all__ = ["sought_terms", "uses_of"]

_PART = 4  # letters of either word of a term that is written as one


def sought_terms(corpus: Corpus) -> dict[str, str]:
    """The terms that a county or the law defines, with their names."""
    found = {one.iri: one.name for one in lexicon.legal_terms()}
    for document in corpus.strategies:
        for row in document.compared.counted("Definition"):
            if name := corpus.name(row.by["term"]):
                found.setdefault(row.by["term"], name)
    return found


def uses_of(text: str, terms: Mapping[str, str], sentences: Passages = ()) -> dict[str, Quotation]:
    """The first words by which a text uses each term, as it writes them, and the sentence; none for an unused term.

    >>> uses_of("Alla som är utrikes födda.", {"t": "utrikesfödd", "u": "asylsökande"}, [(0, 26, 3)])["t"]
    Quotation(words='utrikes födda', start=0, end=26, page=3, sentence='Alla som är utrikes födda.')
    """
    found = {term: _use(text, _expression(name), sentences) for term, name in terms.items()}
    return {term: use for term, use in found.items() if use}


def _use(text: str, sought: re.Pattern[str], sentences: Passages) -> Quotation | None:
    """The first use in a sentence of the body; else that in a table, chart or note, of which no sentence is known."""
    if (match := sought.search(text)) is None:
        return None
    return find_words(text, sentences, sought) or Quotation(" ".join(match.group().split()))


@cache
def _expression(name: str) -> re.Pattern[str]:
    """A term as one word or as two: "utrikesfödd" is "utrikes född" too."""
    joined = name.replace(" ", "")
    split = (f"{joined[:place]} {joined[place:]}" for place in range(_PART, len(joined) - _PART + 1))
    return cue_expression({name, joined, *split})
