"""Word lists in TOML, which a person who does not program can edit; each is read once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["spelled_out", "word_list"]


@cache
def word_list(name: str) -> dict[str, Any]:
    """The content of `NAME.toml` in this folder."""
    return tomllib.loads(files("ingest.wordlists").joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def spelled_out(pattern: str, parts: Mapping[str, str]) -> str:
    """A pattern of a list with what its words in capitals stand for.

    >>> spelled_out("ingen ROLE", {"ROLE": "(?:ledare|värd)"})
    'ingen (?:ledare|värd)'
    """
    for word, meant in parts.items():
        pattern = pattern.replace(word, meant)
    return pattern
