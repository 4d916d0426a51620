"""Facts of a made-up strategy, written as a test needs them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from graph.mapping import MappedDocument, map_document
from ingest.evidence import Evidence
from ingest.facts.records import (
    Body,
    Document,
    Fact,
    Facts,
    FocusArea,
    Goal,
    Partnership,
    Party,
    Responsibility,
    StatedCount,
)
from ingest.layout.boxes import Box

__all__ = ["area", "count", "duty", "evidence", "facts", "goal", "mapped", "partner", "party", "strategy"]


def evidence(quote: str, page: int = 1, supports: str | None = None) -> Evidence:
    """A quotation at the beginning of a page."""
    return Evidence(page, 0, len(quote), quote, (Box(page, 10.0, 20.0, 110.04, 32.0),), supports)


def strategy(**other: Any) -> Document:
    """A strategy of a county that no register has; `other` fields replace its own."""
    made = Document(
        file_name="granvik.pdf",
        sha256="a" * 64,
        text_sha256="b" * 64,
        page_count=8,
        kind="Strategy",
        scope="Regional",
        title="Integrationsstrategi för Granviks län 2024–2027",
        county="Granviks län",
        publisher=party("Länsstyrelsen Granviks län", "CountyBoard"),
        valid_from=date(2024, 1, 1),
        valid_to=date(2027, 12, 31),
        evidence=(evidence("Granviks län", supports="county"), evidence("Integrationsstrategi", supports="title")),
    )
    return replace(made, **other)


def facts(*found: Fact, text: str = "En strategi.", **document: Any) -> Facts:
    """All that was read from a strategy."""
    return Facts(document=strategy(**document), text=text, facts=found)


def mapped(*found: Fact, **document: Any) -> tuple[Facts, MappedDocument]:
    """The same with its triples."""
    read = facts(*found, **document)
    return read, map_document(read)


def party(name: str, kind: str | None = None, body: Body | None = None, members: int | None = None) -> Party:
    return Party(name, name, kind, members, body)


def area(label: str, **other: Any) -> FocusArea:
    return FocusArea(evidence=(evidence(label),), label=label, **other)


def goal(text: str, of: FocusArea | None = None, **other: Any) -> Goal:
    return Goal(**{"evidence": (evidence(text),), "text": text, "level": "StrategicGoal", "focus_area": of} | other)


def duty(text: str, *actors: Party, **other: Any) -> Responsibility:
    return Responsibility(evidence=(evidence(text),), text=text, actors=actors, modality="Shall", **other)


def partner(name: str, kind: str | None = None, members: int | None = None) -> Partnership:
    return Partnership(evidence=(evidence(name),), party=party(name, kind, members=members))


def count(text: str, number: int, of: str, **other: Any) -> StatedCount:
    return StatedCount(evidence=(evidence(text),), text=text, number=number, count_of=of, **other)
