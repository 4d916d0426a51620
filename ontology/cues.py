"""Cue words of a theme -> one expression that finds them in running text.

A cue stands for its word in any common inflection. A star stands for any letters: "bostad*" for all words that begin
so, "*lös" for all that end so. A cue of several words stands for them in a row, each inflected.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["cue_expression"]

ENDINGS = "(?:a|e|s|t|n|en|et|ens|ets|ns|na|nas|er|ers|ar|ars|or|ors|erna|ernas|arna|arnas|orna|ornas)?"


def cue_expression(cues: Iterable[str]) -> re.Pattern[str]:
    """An expression without regard to case; the text it matches is the cue as the document writes it.

    >>> cue_expression(["bostad*", "svenska språket", "hälsa"]).findall("Hälsan beror på bostadsmarknaden.")
    ['Hälsan', 'bostadsmarknaden']
    >>> cue_expression(["hälsa"]).search("Vi hälsade på.") is None
    True
    """
    # longest first, or "barn" would win over "barn och unga"
    choices = sorted(map(_expression, cues), key=lambda choice: (-len(choice), choice))
    return re.compile(rf"(?<!\w)(?:{'|'.join(choices) or '(?!)'})(?!\w)", re.IGNORECASE)


def _expression(cue: str) -> str:
    return r"\s+".join(_word(word) for word in cue.split())


def _word(word: str) -> str:
    stem = re.escape(word.strip("*"))
    before = r"\w*" if word.startswith("*") else ""
    if word.endswith("*"):
        return rf"{before}{stem}\w*"
    return before + _inflected(stem)


def _inflected(stem: str) -> str:
    # a word in -a or -e loses it before some endings: människa, människor; företagare, företagarna
    if stem[-1:] not in ("a", "e"):
        return stem + ENDINGS
    return rf"{stem[:-1]}(?:{stem[-1]}(?:s|n|ns|r|rs|rna|rnas|t|ts)?|or|ors|orna|ornas|ar|ars|arna|arnas)"
