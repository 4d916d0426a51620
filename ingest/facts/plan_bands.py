"""A row of a plan's table in, what it says as a whole out: an area or goal for the rows below, or a goal by its number.

A plan may set an area in a row of its own across all columns ("Område B. Arbete"), and give goals and actions in one
column, told apart by the number before them ("Mål B:1").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from ingest.blocks.model import Block
from ingest.facts.introductions import GOALS
from ingest.facts.labelled import find_label
from ingest.facts.needles import Needled, caseless
from ingest.facts.nouns import find_mentions, forms, terms
from ingest.layout.column_names import column_role
from ingest.wordlists import word_list

__all__ = ["band_label", "goal_number", "is_band", "is_past", "says_goal"]

_LETTER = r"(?:[A-HÅÄÖ]|\d{1,2}|[IVX]{1,4})"
_FEWEST_COLUMNS = 3
_LONGEST = 14  # words of a row that is one label


def is_band(block: Block, columns: int) -> bool:
    """Whether a row is one cell across a table of several columns."""
    filled = [cell for cell in block.cells if block.cell_text(cell).strip()]
    if columns < _FEWEST_COLUMNS or block.role is not None or len(filled) != 1 or filled[0].column != 0:
        return False
    text = block.cell_text(filled[0]).strip()
    if len(text.split()) > _LONGEST or text.endswith((".", ":", "?")):
        return False
    # under "Insats" a row without more cells may be an action of which nothing else is told
    return column_role(filled[0].header) not in ("action", "goal", "sub_goal") or band_label(text)[0] > 0


def band_label(text: str) -> tuple[int, int]:
    """Where the name of an area stands in a row that is one cell, without its number and the global goals beside it.

    >>> text = "Område B. Arbete för alla Globala mål: 8.5"
    >>> text[slice(*band_label(text))]
    'Arbete för alla'
    """
    start = 0
    while found := _opening().match(text, start):
        start = found.end()
    behind = _beside().search(text, start)
    return start, behind.start() if behind else len(text.rstrip())


@cache
def _opening() -> re.Pattern[str]:
    kinds = (*terms("FocusArea"), *word_list("focus_areas")["kickers"])
    words = "|".join(forms(word) for word in kinds)
    return re.compile(
        rf"\s*(?:(?:{_any_beside()})\W*(?:\d[\d.]*(?:\s*(?:,|och|samt|&)\s*)?)+"
        rf"|(?:(?i:{words})\s+)(?:{_LETTER}(?!\w))?\s*[.:)–—-]?\s+|{_LETTER}(?:[.:)]|\s[–—-])\s+)"
    )


def _any_beside() -> str:
    return "|".join(word_list("tables")["bands"]["beside"])


@cache
def _beside() -> re.Pattern[str]:
    return re.compile(rf"\s*[(–—|-]?\s*(?:{_any_beside()})\W*\d.*$", re.DOTALL)


@cache
def _numbered_goal() -> Needled:
    words = "|".join(forms(word) for word in terms(*GOALS))
    return caseless(rf"(?P<word>{words})\s*(?:nr\s*)?[A-H]?\s*[:.–-]?\s*\d{{0,2}}(?:\.\d{{1,2}})*\W*")


def goal_number(text: str) -> str | None:
    """The word for a goal in a cell that is only its number: "mål" of "Mål B:1", "delmål" of "Delmål 2.1"."""
    found = _numbered_goal().fullmatch(text.strip())
    mentions = find_mentions(found["word"], terms(*GOALS)) if found else []
    return mentions[0].word if mentions else None


def says_goal(text: str) -> bool:
    """Whether a cell in a column of actions says that it is a goal: "Mål 1: Fler ...", "Delmål: Fler ..."."""
    return find_label(text, *GOALS) is not None


@cache
def _past() -> Needled:
    return caseless(rf"\b(?:{'|'.join(word_list('tables')['past']['words'])})\b")


def is_past(heading: str, headers: Sequence[str]) -> bool:
    """Whether a table tells of what an earlier plan had, by its heading or the headers of its columns."""
    return any(_past().search(text) for text in (heading, *headers))
