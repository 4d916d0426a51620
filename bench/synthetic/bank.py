"""The parts of sentences that made-up documents are composed of, and a chooser that gives the same ones each time."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, TypeVar

__all__ = ["Chooser", "bank"]

T = TypeVar("T")


@cache
def bank() -> dict[str, Any]:
    """The word lists of `words.toml`."""
    return tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))


class Chooser:
    """Choices for one document in one place; the same seed and number give the same choices."""

    def __init__(self, seed: str, place: str) -> None:
        self.random = Random(seed)
        self.place = place

    def one(self, of: list[T]) -> T:
        return self.random.choice(of)

    def some(self, of: list[T], least: int, most: int) -> list[T]:
        """Different ones of a list, in the order of the draw."""
        return self.random.sample(of, min(self.random.randint(least, most), len(of)))

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def part(self, name: str, **more: str) -> str:
        """A part of a sentence with its gaps filled."""
        return self.fill(self.one(bank()["parts"][name]), **more)

    def fill(self, text: str, **more: str) -> str:
        """Fill the gaps of a text: {place} and what else it names."""
        theme = self.one(bank()["themes"])
        parts = {"place": self.place} | more
        for gap, of in (("group", bank()["parts"]["groups"]), ("thing", theme["things"]), ("gain", theme["gains"])):
            if f"{{{gap}}}" in text and gap not in parts:
                parts[gap] = self.one(of)
        return text.format(**parts)
