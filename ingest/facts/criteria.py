"""The text of a definition in, its conditions out: ages, durations, what they start from, permit, origin, status."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from ingest.facts.needles import Needled, caseless
from ingest.facts.numbers import NUMBER, read_number
from ingest.facts.records import Criterion
from ingest.wordlists import word_list

__all__ = ["read_criteria"]


def read_criteria(text: str) -> tuple[Criterion, ...]:
    """The conditions that a definition sets; bounds first, each with value and unit as the text gives them.

    >>> [(c.kind, c.value, c.unit) for c in read_criteria("unga som har fyllt 17 men inte 22 år")]
    [('MinAge', 17, 'year'), ('MaxAge', 22, 'year')]
    """
    return (*_bounds(text), *_conditions(text))


@cache
def _pattern(text: str) -> Needled:
    units = "|".join(sorted(word_list("criteria")["units"], key=len, reverse=True))
    filled = re.sub(r"\bN\b", lambda _: f"({NUMBER})", text).replace("UNIT", f"(?P<unit>{units})", 1)
    return caseless(rf"(?<!\w)(?:{filled.replace('UNIT', f'(?:{units})')})(?!\w)")


def _bounds(text: str) -> Iterator[Criterion]:
    seen: set[tuple[str, int]] = set()
    for rule in word_list("criteria")["bounds"]:
        for found in _pattern(rule["pattern"]).finditer(text):
            criteria = list(_of_rule(rule, found))
            if not criteria:
                continue
            text = text[: found.start()] + " " * (found.end() - found.start()) + text[found.end() :]
            for criterion in criteria:
                if (criterion.kind, criterion.value or 0) not in seen:
                    seen.add((criterion.kind, criterion.value or 0))
                    yield criterion


def _of_rule(rule: dict[str, Any], found: re.Match[str]) -> Iterator[Criterion]:
    groups = [
        group
        for name, group in zip(range(1, len(found.groups()) + 1), found.groups(), strict=True)
        if name != _unit_index(found)
    ]
    numbers = [number for group in groups if group and (number := read_number(group)) is not None]
    unit = word_list("criteria")["units"][(found["unit"] or "år").casefold()]
    ages = all(kind.endswith("Age") for kind in rule["kinds"])
    lowest = word_list("criteria")["ages"]["lowest"]
    if ages and (unit != "year" or (rule.get("age_only") and min(numbers) < lowest)):
        return
    if not ages and unit == "year" and min(numbers) >= lowest:
        return
    for kind, inclusive, number in zip(rule["kinds"], rule["inclusive"], numbers, strict=False):
        yield Criterion(kind=kind, value=number, unit=unit, inclusive=inclusive)


def _unit_index(found: re.Match[str]) -> int:
    return found.re.groupindex["unit"]


def _conditions(text: str) -> Iterator[Criterion]:
    seen: set[str] = set()
    for rule in word_list("criteria")["words"]:
        for found in _condition(rule["pattern"]).finditer(text):
            words = found[found.lastindex or 0].strip(" ,")
            if words.casefold() not in seen:
                seen.add(words.casefold())
                yield Criterion(kind=rule["kind"], words=words)


@cache
def _condition(text: str) -> Needled:
    units = "|".join(sorted(word_list("criteria")["units"], key=len, reverse=True))
    return caseless(rf"(?<!\w){text.replace('UNIT', f'(?:{units})')}")
