"""Swedish numbers."""

from __future__ import annotations

import re

import pytest

from ingest.facts.numbers import NUMBER, read_number, read_ordinal


@pytest.mark.parametrize(
    ("words", "number"), [("12", 12), ("tolv", 12), ("Trettiosex", 36), ("1 200", 1200), ("få", None)]
)
def test_cardinals(words: str, number: int | None) -> None:
    """Digits and number words are the same number; other words are none."""
    assert read_number(words) == number


@pytest.mark.parametrize(("word", "number"), [("tredje", 3), ("3:e", 3), ("femtonde", 15), ("sista", None)])
def test_ordinals(word: str, number: int | None) -> None:
    """Ordinals are read as words and as digits."""
    assert read_ordinal(word) == number


def test_longest_word_wins() -> None:
    """Seventeen is not seven with something behind it, and no number is found within a word."""
    assert re.findall(NUMBER, "sjutton mål och sextremt") == ["sjutton"]
