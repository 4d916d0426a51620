"""A document in, a pattern for the words by which it speaks of itself out: "strategin", "vår överenskommelse"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ingest.facts.nouns import fold, forms, terms
from ingest.facts.reading import Reading
from ingest.wordlists import word_list

__all__ = ["own_pattern"]

_FAR = 120  # code points: the longest noun and what may stand between it and its abbreviation
_KINDS = ("Strategy", "Agreement", "ActionPlan")


@lru_cache(maxsize=4)  # several readers ask about the same document, whose title and kind are known by then
def own_pattern(reading: Reading) -> str:
    """The pattern, with the title, the kind's words in the singular, compounds of the title, and its abbreviation."""
    about = reading.about
    title = about.title if about else ""
    kinds = (about.kind,) if about and about.kind in _KINDS else ("Strategy", "Agreement")
    words = [*terms(*kinds), *word_list("goals")["own"]["words"], *_nouns_of(title)]
    nouns = "|".join(dict.fromkeys(forms(word, plural=False) for word in sorted(words, key=len, reverse=True)))
    names = [re.escape(title)] if title else []
    names += [rf"{re.escape(short)}(?::s|:en|:ens)?" for short in _abbreviations(reading.document.text)]
    qualities = r"(?:(?:ny|nya|gemensamma?|regionala?|strategiska?|länsgemensamma?|länsövergripande|lokala?)\s+){0,3}"
    before = rf"(?:(?:denna|den|vår|vårt|detta|det|en|ett|den här|länets|[A-ZÅÄÖ]\w+s)\s+)?{qualities}"
    named = rf"{before}(?<!\w)(?:{nouns})(?!\w)(?!\s*[”\"ˮ])"  # a name in quotation marks is another's
    return f"(?:{'|'.join([*names, named])})"


def _nouns_of(title: str) -> Iterator[str]:
    """The compounds of a title that end like a kind of document: "integrationsstrategi"."""
    for word in fold(title).split():
        if any(word.endswith(term) and word != term for term in terms(*_KINDS)):
            yield word


def _abbreviations(text: str) -> tuple[str, ...]:
    """Short names behind a word for the document: "strategisk överenskommelse i länet (SÖL)", "nedan kallad SÖL"."""
    nouns = "|".join(forms(word, plural=False) for word in terms(*_KINDS))
    named = re.compile(rf"(?:{nouns})[^.()\n]{{0,80}}\Z", re.IGNORECASE)
    hits = re.finditer(
        r"(?:\(|\b(?:kalla[ts]|kallad|förkorta[dts]|förkortas|benämn[dts])\s+[”\"]?)([A-ZÅÄÖ]{2,7})\b", text
    )
    return tuple(sorted({hit[1] for hit in hits if named.search(text, max(0, hit.start() - _FAR), hit.start())}))
