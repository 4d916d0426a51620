"""A graph in, the questions that clients ask of it out: each of the catalogue, about one county where it can be."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import islice
from pathlib import Path

from graph.store import open_store
from queries.catalog import Question, lookup_text, questions
from queries.parameters import bind

__all__ = ["mix"]

_WITH_STRATEGIES = """
PREFIX sam: <https://w3id.org/samsyn#>
SELECT DISTINCT ?county WHERE { ?document a sam:StrategyDocument ; sam:county ?county }
"""


def mix(graph: Path, number: int = 8) -> dict[str, list[str]]:
    """By the names of questions, their texts about one county after the other, of so many."""
    store = open_store(graph)
    with_strategies = {str(row[0]) for row in store.select(_WITH_STRATEGIES).rows}
    named = {str(row[0]) for row in store.select(lookup_text("county")).rows}
    counties = list(islice(sorted(named & with_strategies), number))
    return {name: [_about(question, county) for county in counties] for name, question in questions().items()}


def _about(question: Question, county: str) -> str:
    values: Mapping[str, list[str | date]] = {
        one.name: [date(2026, 1, 1)] if one.is_date else [county]
        for one in question.parameters
        if one.is_date or one.kind == "county"
    }
    return bind(question, values)
