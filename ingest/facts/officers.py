"""A sentence about a body in, who calls it together, chairs it and reports for it out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ingest.facts.memberships import OFTEN, Seat
from ingest.facts.mentions import Mention
from ingest.facts.needles import Needled, Several, caseless
from ingest.wordlists import spelled_out, word_list

__all__ = ["gapped_roles", "read_roles"]

_MOST_WORDS_OF_OFFICE = 4
_MEETING = re.compile(r"\s*(?:till\s+)?(?:\w+\s+)?möten?a?\b")
_WITH_OBJECT = (
    "samordnar",
    "leder",
    "är värd",
    "bjuder in",
    "kallar till",
    "kallar samman",
    "kan adjungeras",
    "står som",
)


@dataclass(frozen=True, slots=True)
class _Office:
    """A way to tell of an office: which, whether its words stand behind the officer, whether they take an object."""

    kind: str
    behind: bool
    transitive: bool


@cache
def _offices() -> Several[_Office]:
    return Several(
        (_Office(kind, bool(after), after.startswith(_WITH_OBJECT)), caseless(rf"\b(?:{after or before})(?!\w)"))
        for kind, patterns in word_list("bodies")["roles"].items()
        for before, after in (_around(pattern) for pattern in patterns)
    )


def _around(pattern: str) -> list[str]:
    """What stands before and behind who has an office; of "med {x} som värd" only what is behind tells."""
    return [part.strip() for part in spelled_out(pattern, word_list("bodies")["roles_parts"]).split("{x}")]


def read_roles(text: str, mentions: Sequence[Mention], bodies: Sequence[tuple[int, int]]) -> Iterator[Seat]:
    """Who has an office in the body of a sentence; `bodies` are the places where it names bodies or stand-ins."""
    found: set[str] = set()
    for office, cue in _offices().of(text):
        if office.kind in found:
            continue
        seat = _officer(text, mentions, bodies, office, cue)
        if seat is not None:
            found.add(seat.kind)
            yield seat


def gapped_roles(
    text: str, mentions: Sequence[Mention], bodies: Sequence[tuple[int, int]], seats: Sequence[Seat]
) -> Iterator[tuple[Seat, tuple[int, int]]]:
    """The offices that a sentence gives without repeating the verb, each with the place of its body.

    In "Grupp A leds av X, Grupp B av Y och Grupp C av Z" the verb stands once, in ", och Grupp D, som leds av Y" again.
    """
    for seat in (one for one in seats if one.passive):
        for start, end in bodies:
            agent = re.match(r"(?:,?\s+som\s+\w+)?\s+av\b", text[end:]) if start > seat.end else None
            found = _right(text, mentions, end + agent.end()) if agent else None
            if found is not None:
                yield Seat(seat.kind, *found, passive=True), (start, end)


def _officer(
    text: str, mentions: Sequence[Mention], bodies: Sequence[tuple[int, int]], office: _Office, pattern: Needled
) -> Seat | None:
    for cue in pattern.finditer(text):
        if office.kind == "Chair" and text[: cue.start()].casefold().endswith("vice "):
            continue
        found = _left(text, mentions, cue.start()) if office.behind else _right(text, mentions, cue.end())
        if office.transitive and not _has_object(text, bodies, found, cue.end()):
            continue
        if found is not None and not any(start <= found[0] and found[1] <= end for start, end in bodies):
            return Seat(office.kind, *found, passive=not office.behind)
    return None


def _has_object(text: str, bodies: Sequence[tuple[int, int]], officer: tuple[int, int] | None, end: int) -> bool:
    """Whether what is called or led is a body or its meetings: "X leder rådet", "X bjuder in fyra gånger per år"."""
    if any(0 <= start - end <= 25 for start, _ in bodies) or _MEETING.match(text, end) or OFTEN.match(text, end):
        return True
    before = text[: officer[0]] if officer else ""  # "gruppen, som X kallar samman"
    return before.endswith(" som ") and any(stop <= len(before) for _, stop in bodies)


def _left(text: str, mentions: Sequence[Mention], at: int) -> tuple[int, int] | None:
    """Who stands right before a place: a mention, or whatever begins the clause."""
    clause = max((found.end() for found in re.finditer(r"[,;:]\s+|\b(?:och|samt)\s+", text[:at])), default=0)
    for mention in mentions:
        between = text[mention.end : at].strip(" \t")
        cleft = between == "som" and text.startswith("Det är ")
        if mention.end <= at and (not between or cleft) and not mention.genitive:
            return mention.start, mention.end
    if relative := re.search(r".*\ssom\s+(?=[A-ZÅÄÖ])", text[clause:at]):
        clause += relative.end()  # "en panel med 25 unga som Föreningen Väva sammankallar"
    rest = text[clause:at].strip()
    words = rest.split()
    if clause and words == ["som"]:
        return _antecedent(text, clause)
    if clause and words and words[0].casefold() in {"som", "där", "vilken"}:
        return None
    if rest.casefold() in word_list("bodies")["no_officers"]["words"]:
        return None
    if 0 < len(words) <= 8 and (rest[:1].isupper() or clause):
        return clause, clause + len(text[clause:at].rstrip())
    return None


def _antecedent(text: str, clause: int) -> tuple[int, int] | None:
    """Who stands last before a relative clause: "A, B och landshövdingen, som leder mötena"."""
    before = text[:clause].rstrip(" ,")
    start = max((one.end() for one in re.finditer(r",\s+|\s(?:och|samt|av)\s+", before)), default=0)
    return (start, len(before)) if start and 0 < len(before[start:].split()) <= _MOST_WORDS_OF_OFFICE else None


def _right(text: str, mentions: Sequence[Mention], at: int) -> tuple[int, int] | None:
    for mention in mentions:
        if mention.start >= at and not text[at : mention.start].strip() and not mention.genitive:
            return mention.start, mention.end
    found = re.match(r"\s+([\wåäö-]+(?:\s+för\s+\w+)?)", text[at:])
    return (at + found.start(1), at + found.end(1)) if found else None
