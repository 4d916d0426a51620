"""The word list of the rules, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

__all__ = ["patterns"]


@cache
def _lists() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files("graph.rules").joinpath("words.toml").read_text(encoding="utf-8"))


def patterns(rule: str, name: str) -> list[str]:
    """The regular expressions of a list of `words.toml`."""
    return _lists()[rule][name]
