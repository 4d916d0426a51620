"""Two wordings in, what they have in common and what is in one of them only out, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

__all__ = ["Part", "compare_wordings"]

Where = Literal["both", "first", "second"]


@dataclass(frozen=True, slots=True)
class Part:
    """Words in a row, and whether they are in both wordings or in one."""

    where: Where
    text: str


def compare_wordings(first: str, second: str) -> tuple[Part, ...]:
    """The parts of two wordings in order; case and marks at a word's edges make no difference.

    What both have is told as the first writes it.

    >>> [(part.where, part.text) for part in compare_wordings("högst 24 månader", "Högst 36 månader från beslut")]
    [('both', 'högst'), ('first', '24'), ('second', '36'), ('both', 'månader'), ('second', 'från beslut')]
    """
    return tuple(_parts(first.split(), second.split()))


def _parts(first: list[str], second: list[str]) -> Iterator[Part]:
    matcher = SequenceMatcher(None, [_key(word) for word in first], [_key(word) for word in second], autojunk=False)
    for kind, i, i_end, j, j_end in matcher.get_opcodes():
        if kind == "equal":
            yield Part("both", " ".join(first[i:i_end]))
            continue
        if i < i_end:
            yield Part("first", " ".join(first[i:i_end]))
        if j < j_end:
            yield Part("second", " ".join(second[j:j_end]))


def _key(word: str) -> str:
    """A word as it is compared; a mark that stands alone is compared as it is."""
    return re.sub(r"^\W+|\W+$", "", word.casefold()) or word
