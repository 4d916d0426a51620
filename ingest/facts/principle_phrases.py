"""A sentence under a heading for principles in, the places of those that it enumerates out.

"Arbetet vilar på öppenhet och tillit" names two, and so does "Vi är överens om att barn går först, att alla får tala".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ingest.facts.clauses import is_finite
from ingest.facts.needles import Needled, caseless
from ingest.wordlists import word_list

__all__ = ["enumerated_principles"]

_THAT = re.compile(r"(?:^|,?\s+(?:och|samt)\s+|,\s+)att\s+")
_JOINTS = re.compile(r"\s*,\s*(?:samt\s+|och\s+)?|\s+(?:och|samt)\s+")
_ENDS = re.compile(r",\s+(?:eftersom|då|vilket|som)\s|[.;:]\s*$")
_MOST_WORDS = 16  # of a principle in an enumeration


def enumerated_principles(text: str) -> Iterator[tuple[int, int]]:
    """Where the principles stand that a sentence enumerates.

    >>> text = "Arbetet vilar på öppenhet och ett långt tålamod."
    >>> [text[start:end] for start, end in enumerated_principles(text)]
    ['öppenhet', 'ett långt tålamod']
    """
    cue = _resting().search(text)
    if cue is None and not text.startswith("att "):
        return
    start = cue.end() if cue else 0
    ends = _ENDS.search(text, start)
    end = ends.start() if ends else len(text)
    joints = _THAT if text.startswith("att ", start) else _JOINTS
    cuts = [start, *(place for found in joints.finditer(text, start, end) for place in found.span()), end]
    parts = [(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=True) if text[a:b].strip()]
    if joints is _THAT:
        parts = list(_whole(text, parts))
    if all(_is_part(text[a:b], clause=joints is _THAT) for a, b in parts):
        yield from parts


def _is_part(text: str, *, clause: bool) -> bool:
    """Whether a part of an enumeration is one: no second predicate ("och gör ..."), nothing that is denied."""
    first = text.split()[0]
    goes_on = not clause and (first in ("inte", "ej", "utan") or is_finite(first))
    return not goes_on and len(text.split()) <= _MOST_WORDS


def _whole(text: str, parts: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The clauses without "att", as they stand."""
    for start, end in parts:
        inside = text[start:end].removeprefix("att ")
        yield end - len(inside), end


@cache
def _resting() -> Needled:
    """What stands before an enumeration of principles."""
    return caseless(rf"\b(?:{'|'.join(word_list('principles')['resting'])})\s+")
