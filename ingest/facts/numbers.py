"""Swedish numbers in, integers out: digits, number words ("tolv", "trettiosex") and ordinals ("femte", "5:e")."""

from __future__ import annotations

import re
from functools import cache

from ingest.wordlists import word_list

__all__ = ["NUMBER", "ORDINAL", "read_number", "read_ordinal"]


@cache
def _cardinals() -> dict[str, int]:
    words: dict[str, int] = dict(word_list("numbers")["cardinals"])
    compounds = word_list("numbers")["compounds"]
    words["tvåhundra"] = 2 * words["hundra"]
    return words | {ten + unit: words[ten] + words[unit] for ten in compounds["tens"] for unit in compounds["units"]}


def _any_of(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))  # longest first, or "sju" would win over "sjutton"


# Patterns to build others of; they match in lower case or with IGNORECASE, and hold no group that catches.
NUMBER = rf"(?:\d{{1,3}}(?:[  ]\d{{3}})+|\d+|(?:{_any_of(_cardinals())})(?!\w))"
ORDINAL = rf"(?:\d+\s?:?[ae]\b|(?:{_any_of(word_list('numbers')['ordinals'])})(?!\w))"


def read_number(words: str) -> int | None:
    """The integer that digits or a number word stand for; None for anything else.

    >>> read_number("1 200"), read_number("Trettiosex"), read_number("flera")
    (1200, 36, None)
    """
    folded = re.sub(r"\s", "", words).casefold()
    return int(folded) if re.fullmatch(r"[0-9]+", folded) else _cardinals().get(folded)


def read_ordinal(word: str) -> int | None:
    """The integer of an ordinal; None for anything else.

    >>> read_ordinal("femte"), read_ordinal("3:e")
    (5, 3)
    """
    digits = re.fullmatch(r"([0-9]+)\s?:?[ae]", word.casefold())
    found: int | None = int(digits[1]) if digits else word_list("numbers")["ordinals"].get(word.casefold())
    return found
