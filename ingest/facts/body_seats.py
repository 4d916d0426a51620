"""A cell of a table about bodies in, who sits on the body of its row out: members and, in brackets, their offices."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.facts.memberships import Seat, member_items
from ingest.facts.mentions import Mention, moved
from ingest.facts.officers import read_roles

__all__ = ["row_seats"]

_OFFICES = r"ordf(?:örande|\.)?|sammankallande|sammankallare|sammank\.|samordnare|värd"
_IN_BRACKETS = re.compile(rf"\s*\((?:(?P<person>[^,()]+),\s*)?(?P<office>{_OFFICES})\)", re.IGNORECASE)
_BEFORE = re.compile(rf"(?P<office>{_OFFICES})\s*:\s*", re.IGNORECASE)
_ALONE = re.compile(rf"(?P<office>{_OFFICES})", re.IGNORECASE)
_CALLS = re.compile(r"(?P<who>[A-ZÅÄÖa-zåäö][^.;]{2,60}?)\s+kallar(?:\s+till\s+möten?a?)?")
_KINDS = {"members": "Member", "convener": "Convener", "chair": "Chair"}
_TOLD = frozenset({"är", "ska", "kan", "bör", "har", "utses", "väljs", "avgörs", "beslutas", "varierar"})


def row_seats(role: str, text: str, mentions: Sequence[Mention]) -> Iterator[Seat]:
    """Who sits on a body by a cell whose column names its members or officers."""
    kind = _KINDS.get(role)
    if kind is None or _is_told(text):
        return
    for part in re.finditer(r"[^;\s][^;\n]*", text):
        start, end = part.start(), part.start() + len(part[0].rstrip(" .;"))
        told = list(_told_roles(text, mentions, start, end))
        yield from told or _listed(text, mentions, kind, start, end)


def _listed(text: str, mentions: Sequence[Mention], kind: str, start: int, end: int) -> Iterator[Seat]:
    seats: list[Seat] = []
    for a, b in member_items(text, mentions, start, end):
        alone, before = _ALONE.fullmatch(text[a:b].strip()), _BEFORE.match(text[a:b])
        if alone and seats:
            seats[-1] = replace(seats[-1], kind=_kind(alone["office"]))  # "Region X, sammankallande, ..."
        elif before:
            seats.append(Seat(_kind(before["office"]), a + before.end(), b))
        else:
            seats += _with_office(text, kind, a, b)
    yield from seats


def _with_office(text: str, kind: str, start: int, end: int) -> Iterator[Seat]:
    """An item with what stands in brackets behind it: "Region X (ordförande)", "Region X (direktören, ordförande)"."""
    office = _IN_BRACKETS.search(text[start:end])
    if office is None:
        yield Seat(kind, start, end)
    elif office["person"]:
        yield Seat(kind, start, start + office.start())
        yield Seat(_kind(office["office"]), start + office.start("person"), start + office.end("person"))
    else:
        yield Seat(_kind(office["office"]), start, start + office.start())


def _kind(office: str) -> str:
    return "Chair" if office.casefold().startswith("ordf") else "Convener"


def _told_roles(text: str, mentions: Sequence[Mention], start: int, end: int) -> Iterator[Seat]:
    """The officers of a part that says so with a verb: "respektive förbund sammankallar"."""
    inside = [moved(one, -start) for one in mentions if start <= one.start and one.end <= end]
    if calls := _CALLS.fullmatch(text, start, end):
        yield Seat("Convener", *calls.span("who"))
        return
    for seat in read_roles(text[start:end], inside, []):
        yield replace(seat, start=start + seat.start, end=start + seat.end)


def _is_told(text: str) -> bool:
    """Whether a cell holds a sentence about members rather than their names."""
    words = re.findall(r"[\wåäö]+", text)
    return text.rstrip().endswith(".") and any(word.islower() and word in _TOLD for word in words)
