"""Word lists in TOML, which a person who does not program can edit; each is read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["word_list"]


@cache
def word_list(name: str) -> dict[str, Any]:
    """The content of `NAME.toml` in this folder."""
    return tomllib.loads(files("ingest.wordlists").joinpath(f"{name}.toml").read_text(encoding="utf-8"))
