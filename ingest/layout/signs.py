"""The word list of the layout: which signs begin a list item, which words follow a suspended hyphen."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["is_bullet", "is_private", "signs", "words_of"]

_FILE = Path(__file__).parents[1] / "wordlists" / "layout.toml"


@cache
def _lists() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


@cache
def words_of(name: str) -> frozenset[str]:
    """A list of words by its name in the file."""
    return frozenset(_lists()[name])


@cache
def signs(name: str) -> frozenset[str]:
    """A list of single signs by its name in the file."""
    return frozenset(str(_lists()[name]))


def is_private(sign: str) -> bool:
    return "\ue000" <= sign <= "\uf8ff" or "\U000f0000" <= sign <= "\U0010fffd"


def is_bullet(text: str) -> bool:
    """Whether a word is nothing but a bullet."""
    return len(text) == 1 and text > "~" and (text in signs("bullets") or is_private(text))
