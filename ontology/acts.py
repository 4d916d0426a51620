"""The list of statutes and our additions -> acts, ordinances, conventions and directives with their names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

__all__ = ["Act", "acts_of"]

Rows = Mapping[str, list[dict[str, str]]]


@dataclass(frozen=True, slots=True)
class Act:
    """A statute as the sources tell of it."""

    last: str
    number: str
    kind: str
    title: str
    names: tuple[str, ...]
    repealed_on: date | None
    address: str = ""


def acts_of(rows: Rows, additions: Mapping[str, Any]) -> list[Act]:
    """The listed statutes, then ours; `last` is the last part of the IRI, a number is absent where it is ""."""
    return [*_listed_acts(rows, additions), *_added_acts(additions)]


def _listed_acts(rows: Rows, additions: Mapping[str, Any]) -> Iterator[Act]:
    titles, more = additions["statute_titles"], additions["statute_names"]
    definite = {"lag": "lagen", "förordning": "förordningen"}
    for row in rows["statutes"]:
        number, kind, title = row["sfs"], row["type"], row["title"]
        names = [f"{definite[kind]} {title}" if title.startswith("om ") else title, *more.get(number, [])]
        yield Act(
            number.replace(":", "-"),
            number,
            kind,
            titles.get(number, f"{kind} ({number}) {title}"),
            tuple(name for name in names if "(" not in name),
            date.fromisoformat(row["repealed_on"]) if row["repealed_on"] else None,
            row["rinfo_iri"],
        )


def _added_acts(additions: Mapping[str, Any]) -> Iterator[Act]:
    for entry in additions["statute"]:
        number = entry.get("number", "")
        yield Act(
            number.replace(":", "-") or entry["slug"],
            number,
            entry["kind"],
            entry["title"],
            tuple(entry["names"]),
            entry.get("repealed_on"),
        )
