"""An enumeration in running text in, the spans of its items out: "A och b, c och d samt e" has three."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.facts.needles import caseless
from ingest.wordlists import word_list

__all__ = ["Span", "split_enumeration"]

Span = tuple[int, int]

_LAST = re.compile(r",?\s+(?:samt|liksom|jämte)\s+")
_AND = re.compile(r",?\s+(?:och|&)\s+")
_MARK = caseless(r"^\s*(?:\(?(?:\d{1,2}|[a-h])[).]\s*|[•–-]\s+|(?:dels|både|såväl|samt|liksom|och)\s+)?[\s\"”’»«]*")


def split_enumeration(text: str, expected: int | None = None) -> list[Span]:
    """The spans of the items of an enumeration, without marks around them; a text that is none is one item.

    "samt" parts the last item and leaves each "och" within the items; without it the last "och" parts. Where the
    number of items is known, the reading that gives this number wins.

    >>> text = "arbete och kompetens, språk och skola samt hälsa"
    >>> [text[start:end] for start, end in split_enumeration(text)]
    ['arbete och kompetens', 'språk och skola', 'hälsa']
    """
    readings = _readings(text)
    fitting = [reading for reading in readings if len(reading) == expected]
    return _trimmed(text, (fitting or readings)[0])


def _readings(text: str) -> list[list[Span]]:
    """The ways to read the enumeration, the likeliest first."""
    parts = _at_commas(text)
    start, end = parts[-1]
    samt = _last(_LAST, text, start, end) if len(parts) > 1 or _LAST.search(text) else None
    with_samt = [*parts[:-1], (start, samt[0]), (samt[1], end)] if samt else None
    last_and = _last(_AND, text, start, end)
    with_and = [*parts[:-1], (start, last_and[0]), (last_and[1], end)] if last_and else None
    if with_samt is not None:
        return [reading for reading in (with_samt, with_and, parts) if reading]
    doubled = any(_AND.search(text[a:b]) for a, b in parts[:-1])
    ands = len(_AND.findall(text[start:end]))
    if doubled and len(parts) == 2:
        return [
            reading for reading in ([(0, len(text))], parts, with_and) if reading
        ]  # two pairs without a last "samt" are one description: "kvinnor och män, flickor och pojkar"
    if with_and is None or len(parts) == 1 or (doubled and ands < 2):
        return [reading for reading in (parts, with_and) if reading]
    return [with_and, parts]


def _at_commas(text: str) -> list[Span]:
    """The spans between commas and semicolons that stand in no brackets and begin no explanation."""
    depth, start, spans = 0, 0, []
    for i, sign in enumerate(text):
        depth = max(0, depth + (sign in "([") - (sign in ")]"))
        if depth == 0 and sign in ",;" and not _goes_on(text, i + 1):
            spans.append((start, i))
            start = i + 1
    return [(a, b) for a, b in [*spans, (start, len(text))] if text[a:b].strip()] or [(0, len(text))]


def _goes_on(text: str, after: int) -> bool:
    """Whether what follows a comma belongs to the item before: an explanation, a relative clause, "samt"."""
    following = text[after:].lstrip().casefold()
    if text[after - 2 : after - 1].isdigit() and text[after : after + 1].isdigit():
        return True
    explaining: Sequence[str] = word_list("enumerations")["explaining"]
    return following.startswith(tuple(f"{word} " for word in (*explaining, "samt", "liksom", "jämte")))


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> Span | None:
    """The last match that stands in no brackets and no explanation."""
    found = None
    for match in pattern.finditer(text, start, end):
        before = text[start : match.start()]
        if before.count("(") <= before.count(")") and not _explains(before) and before.rstrip()[-1:] != "-":
            found = match.span()
    return found


def _explains(before: str) -> bool:
    explaining: Sequence[str] = word_list("enumerations")["explaining"]
    return any(f", {word} " in before.casefold() for word in explaining)


def _trimmed(text: str, spans: list[Span]) -> list[Span]:
    """The spans without white space, quotation marks, item numbers and full stops around the items."""
    trimmed = []
    for start, end in spans:
        mark = _MARK.match(text[start:end])
        start += mark.end() if mark else 0
        end = start + len(text[start:end].rstrip(' \n\t.,;:"”’»«'))
        if start < end:
            trimmed.append((start, end))
    return trimmed
