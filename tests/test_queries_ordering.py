"""Rows in the order that a question names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from queries.catalog import questions
from queries.ordering import Key, sort_bindings, take_order

_XSD = "http://www.w3.org/2001/XMLSchema#"


def number(value: str) -> dict[str, str]:
    return {"type": "literal", "value": value, "datatype": f"{_XSD}integer"}


def word(value: str) -> dict[str, str]:
    return {"type": "literal", "value": value, "xml:lang": "sv"}


ROWS: list[dict[str, Any]] = [
    {"n": number("10"), "w": word("Östra")},
    {"n": number("9"), "w": word("Zon")},
    {"w": word("Alfa")},
]


@pytest.mark.parametrize(
    ("order", "words"),
    [
        ("?n", ["Alfa", "Zon", "Östra"]),
        ("DESC(?n)", ["Östra", "Zon", "Alfa"]),
        ("STR(?w)", ["Alfa", "Zon", "Östra"]),
        ("STRLEN(?w) STR(?w)", ["Zon", "Alfa", "Östra"]),
    ],
)
def test_rows_stand_in_the_order_that_is_named(order: str, words: list[str]) -> None:
    """Numbers are sorted by size and words by their letters; what has no value is the least."""
    text, keys = take_order(f"SELECT ?n ?w WHERE {{ ?s ?n ?w }}\nORDER BY {order}\n")
    rows: list[Mapping[str, Any]] = list(ROWS)
    sort_bindings(rows, keys)
    assert [row["w"]["value"] for row in rows] == words
    assert "ORDER" not in text


@pytest.mark.parametrize("order", ["STR(?other)", "LCASE(?n)", "?n\nLIMIT 5"])
def test_an_order_that_needs_the_store_stays_there(order: str) -> None:
    """By what is not selected, by another function, or where only the first rows are asked for."""
    text = f"SELECT ?n WHERE {{ ?s ?n ?other }}\nORDER BY {order}\n"
    assert take_order(text) == (text, ())


def test_long_lists_are_sorted_here() -> None:
    """The questions whose answers are lists of facts leave no sorting to the store."""
    keys = {name: take_order(question.text)[1] for name, question in questions().items()}
    assert keys["goals-by-county"][0] == Key("county", "STR")
    assert all(keys[name] for name in keys if name.endswith(("-by-county", "-alike")))


def test_rows_that_the_order_leaves_open_stand_alike_in_every_store() -> None:
    """Two stores give equal rows, and the several words of a cell, each in an order of its own."""
    one, other = ({"n": {"type": "literal", "value": "1"}, "w": {"type": "literal", "value": w}} for w in ("b|c", "a"))
    turned = {**one, "w": {"type": "literal", "value": "c|b"}}
    found: list[list[Mapping[str, Any]]] = [[one, other], [other, turned]]
    for rows in found:
        sort_bindings(rows, [Key("n")])
    assert found == [[other, one], [other, turned]]
