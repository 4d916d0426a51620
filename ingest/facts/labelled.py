"""A text in, the goal or action that a label announces within it out: "Delmål 2: Fler ...", "Insats: Ta fram ..."."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ingest.facts.nouns import find_mentions, forms, terms

__all__ = ["Labelled", "find_label", "is_clause_number", "last_number", "marker_number", "skip_number"]


@dataclass(frozen=True, slots=True)
class Labelled:
    """The word of a label, its number if it has one, and where in the text the labelled part begins."""

    word: str
    number: int | None
    text: str
    start: int


@cache
def _pattern(classes: tuple[str, ...]) -> re.Pattern[str]:
    words = "|".join(forms(word) for word in terms(*classes))
    number = r"\s+(?:nr\s+)?(?P<number>\d{1,2}(?:\.\d{1,2})*|[A-H])\s*[:.–—-]"
    return re.compile(rf"^(?P<word>{words})(?:{number}|\s*:|\.(?=\s))\s*(?P<text>\S.*)$", re.IGNORECASE | re.DOTALL)


def find_label(text: str, *classes: str) -> Labelled | None:
    """The label at a text's beginning that names one of the classes of the ontology, with a number or a colon.

    >>> label = find_label("Delmål 1.2 – Fler ska lära sig svenska.", "SubGoal")
    >>> label.word, label.number, label.text
    ('delmål', 2, 'Fler ska lära sig svenska.')
    """
    found = _pattern(classes).match(text)
    if found is None:
        return None
    mentions = find_mentions(found["word"], terms(*classes))
    word = mentions[0].word if mentions else found["word"].casefold()
    return Labelled(word, last_number(found["number"]), found["text"], found.start("text"))


def last_number(text: str | None) -> int | None:
    """The last part of a number such as "2.3" or "7."; None where there is none."""
    numbers = re.findall(r"\d+", text or "")
    return int(numbers[-1]) if numbers else None


def marker_number(marker: str | None) -> int | None:
    """The number that a list item's marker prints: 3 of "3." or "(3)"."""
    found = re.fullmatch(r"\(?(\d{1,2})[.):]?\)?", (marker or "").strip())
    return int(found[1]) if found else None


def is_clause_number(marker: str | None) -> bool:
    """Whether a marker numbers a clause, as those of agreements do: "§ 3", "4.2"."""
    return bool(re.match(r"§|\d+\.\d", (marker or "").strip()))


def skip_number(text: str) -> int:
    """Where a text begins behind a number of its own: 4 in "2.1 Fler ..." or "A2. Fler ..."."""
    found = re.match(r"(?:§\s*)?(?:[A-ZÅÄÖ]?\d{1,2}(?:\.\d{1,2})*[.):]?|[a-z]\))\s+(?=[^\W\d])", text)
    return found.end() if found else 0
