"""A list of names in running text in, the spans of its names out: "A, B, C och D samt E", "A; B; C".

Every comma, "och" and "samt" parts, for names seldom hold one; `ingest.facts.enumerations` reads lists of phrases.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["split_names"]

_PARTING = re.compile(
    r"\s*[,;]\s*(?:(?:och|samt|eller|liksom)\s+)?|\s+(?:och/eller|och|samt|eller|liksom)\s+|\s*\n\s*|\s+[•·▪–]\s+"
)
_BRACKETS = re.compile(r"\([^()]*\)|”[^”]*”|\"[^\"]*\"|\[[^\]]*\]")


def split_names(text: str, names: Iterable[tuple[int, int]] = ()) -> list[tuple[int, int]]:
    """The spans of the items of a list of names; what stands in brackets or in one of `names` is not split.

    A suspended compound is one item ("hälso- och sjukvård").

    >>> text = "skolan, hälso- och sjukvården (första linjen, akuten) samt Sveriges Kommuner och Regioner"
    >>> [text[a:b] for a, b in split_names(text, [(59, 89)])]
    ['skolan', 'hälso- och sjukvården (första linjen, akuten)', 'Sveriges Kommuner och Regioner']
    """
    held = [*names, *(found.span() for found in _BRACKETS.finditer(text))]
    spans, start = [], 0
    for parting in _PARTING.finditer(text):
        if _within(parting.span(), held) or _suspended(text, parting.start()):
            continue
        spans.append((start, parting.start()))
        start = parting.end()
    spans.append((start, len(text)))
    return [trimmed for span in spans if (trimmed := _trim(text, *span))]


def _within(span: tuple[int, int], held: Iterable[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in held)


def _suspended(text: str, before: int) -> bool:
    """Whether a compound waits for its end: "hälso- och sjukvård", "hälso-, sjuk- och tandvård"."""
    return text[max(0, before - 1) : before] == "-" and text[max(0, before - 2) : before - 1].isalpha()


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start] in " \n\t.,;:•·–-":
        start += 1
    while end > start and text[end - 1] in " \n\t.,;:":
        end -= 1
    return (start, end) if start < end else None
