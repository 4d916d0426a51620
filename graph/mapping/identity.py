"""A fact in, the words that tell it from other facts of its kind and place out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ingest.facts import records
from ingest.facts.records import Fact

__all__ = ["identity"]


def _about(link: records.AgendaLink) -> str:
    about = link.about
    return about.label if isinstance(about, records.FocusArea) else about.text if about else ""


# Kinds with a label or text of their own are known by that; these need more, or have none.
_SPECIAL: dict[type[Fact], Callable[[Any], str]] = {
    records.Partnership: lambda fact: fact.party.name,
    records.Signature: lambda fact: f"{fact.person} {fact.party.name}",
    records.AgendaLink: lambda fact: f"{fact.number} {_about(fact)}",
    records.Definition: lambda fact: f"{fact.term} {fact.text}",
    records.LegalReference: lambda fact: fact.number or fact.label,
    records.StatedCount: lambda fact: f"{fact.number} {fact.count_of} {fact.text}",
}


def identity(fact: Fact) -> str:
    """The words that identify a fact."""
    if special := _SPECIAL.get(type(fact)):
        return special(fact)
    return str(getattr(fact, "label", None) or getattr(fact, "text", ""))
