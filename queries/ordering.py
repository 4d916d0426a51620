"""A query in, the same without its last ORDER BY out, and the order as keys by which the rows are sorted here.

A store looks up the names of both rows at each comparison of a sort, which costs more than finding the rows; what it
answers has them at hand. Rows stand in the same order whichever store answered. An order by what is not selected, or by
more than STR, STRLEN and DESC of a variable, stays with the store.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any

__all__ = ["Key", "sort_bindings", "take_order"]

_ORDER = re.compile(r"\nORDER BY (?P<keys>[^\n]+)\s*\Z")
_KEY = re.compile(r"(?P<down>DESC\()?(?:(?P<of>STR|STRLEN)\()?\?(?P<column>\w+)\)*")
_SELECT = re.compile(r"^SELECT (?:DISTINCT )?(?P<columns>(?:\?\w+ )+)WHERE \{", re.MULTILINE)
_XSD = "http://www.w3.org/2001/XMLSchema#"
_NUMBERS = frozenset(_XSD + name for name in ("integer", "decimal", "double", "float"))


@dataclass(frozen=True, slots=True)
class Key:
    """A column by which rows are sorted: by its value, or the "STR" or "STRLEN" of it; `down` is the largest first."""

    column: str
    of: str = ""
    down: bool = False

    def place(self, binding: Mapping[str, Any]) -> tuple[int, Any]:
        """Where a row stands: what has no value first, then IRIs, numbers, and other literals."""
        term = binding.get(self.column)
        if term is None:
            return (0, 0)
        value = term["value"]
        if self.of:
            return (1, value if self.of == "STR" else len(value))
        if term["type"] == "uri":
            return (1, value)
        return (2, Decimal(value)) if term.get("datatype") in _NUMBERS else (3, value)


def take_order(text: str) -> tuple[str, tuple[Key, ...]]:
    r"""A query without its last ORDER BY, and the keys of that; as it is where the order stays with the store.

    >>> take_order("SELECT ?a ?b WHERE { ?a ?p ?b }\nORDER BY DESC(?b) STR(?a)")[1]
    (Key(column='b', of='', down=True), Key(column='a', of='STR', down=False))
    """
    order, selected = _ORDER.search(text), _SELECT.search(text)
    if order is None or selected is None:
        return text, ()
    matches = [_KEY.fullmatch(key) for key in order["keys"].split()]
    keys = tuple(Key(one["column"], one["of"] or "", bool(one["down"])) for one in matches if one)
    known = set(re.findall(r"\w+", selected["columns"]))
    if len(keys) < len(matches) or not known.issuperset(key.column for key in keys):
        return text, ()
    return text[: order.start()] + "\n", keys


def sort_bindings(bindings: list[Mapping[str, Any]], keys: Sequence[Key]) -> None:
    """Sort the rows of an answer in place; those that the order leaves open by all that they hold."""
    for key in reversed(keys):  # a sort leaves equal rows as they were
        bindings.sort(key=key.place, reverse=key.down)
    if keys:
        alike = groupby(bindings, key=lambda binding: [key.place(binding) for key in keys])
        bindings[:] = [binding for _, group in alike for binding in _settled(list(group))]


def _settled(alike: list[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return alike if len(alike) == 1 else sorted(alike, key=_held)


def _held(binding: Mapping[str, Any]) -> list[tuple[str, list[str]]]:
    """All values of a row; of several in a cell, a store gives them in an order of its own."""
    return [(column, sorted(term["value"].split("|"))) for column, term in sorted(binding.items())]
