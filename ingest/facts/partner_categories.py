"""Words in, whether they name a sort of organisations under which partners are sorted: "Civilsamhälle", "Lärosäten"."""

from __future__ import annotations

import re
from functools import cache

from ingest.wordlists import word_list

__all__ = ["behind_category", "is_category", "is_declined"]

_PARTS = re.compile(r"\s*(?:,|/|&|\s(?:och|samt)\s)\s*")
_COUNTED = r"(?:(?:\d+|[a-zåäö]+)\s+)?(?:aktörer|parter|organisationer|myndigheter|kommuner|föreningar)"


@cache
def _sorts() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(word_list('partners')['categories']['words'])})", re.IGNORECASE)


def is_category(text: str) -> bool:
    """Whether a text is one or more sorts of organisations and nothing else.

    >>> is_category("Region och kommuner"), is_category("Idéburna organisationer"), is_category("Region Granvik")
    (True, True, False)
    """
    parts = [part for part in _PARTS.split(text.strip(" .:;")) if part]
    return 0 < len(parts) <= 4 and all(_sorts().fullmatch(part) for part in parts)


def behind_category(text: str) -> int:
    """Where the names begin in "Lärosäten: A, B" or "14 aktörer: A, B"; 0 where no such words stand before them."""
    before, colon, rest = text.partition(":")
    if not colon or not rest.strip() or len(before) > 60:
        return 0
    if is_category(before) or re.fullmatch(_COUNTED, before.strip(), re.IGNORECASE):
        return len(text) - len(rest.lstrip())
    return 0


@cache
def _declined() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(word_list('partners')['declined']['words'])})", re.IGNORECASE)


def is_declined(text: str) -> bool:
    """Whether a sentence says that those whom it names are no partners: not yet, or only asked for their opinion."""
    return _declined().search(text) is not None
