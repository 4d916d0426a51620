"""The header of a column in, what its cells hold out, by the words of `wordlists/tables.toml`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from ingest.wordlists import word_list

__all__ = ["column_role", "is_party_column", "name_columns"]

_LONGEST_HEADER = 6  # words


@cache
def column_role(header: str) -> str | None:
    """What the cells under a header hold: "goal", "action", "actor", "takes_part", "deadline", ...; None where unknown.

    >>> column_role("Ansvarig aktör"), column_role("Mål 2026"), column_role("Målgrupp"), column_role("Sida")
    ('actor', 'goal', 'target_group', None)
    """
    folded = " ".join(header.casefold().split()).strip(" *:")
    if not folded or len(folded.split()) > _LONGEST_HEADER:
        return None
    matches = ((len(found[0]), role) for role, pattern in _columns() for found in [pattern.match(folded)] if found)
    return max(matches, default=(0, None), key=lambda match: match[0])[1]


@cache
def _columns() -> list[tuple[str, re.Pattern[str]]]:
    return _patterns("columns")


def _other_role(header: str) -> str | None:
    """What stands below a header in tables that are no plan of actions: parties, bodies, their tasks and meetings."""
    folded = " ".join(header.casefold().split()).strip(" *:")
    return next((role for role, pattern in _other_columns() if pattern.fullmatch(folded)), None)


def is_party_column(header: str) -> bool:
    """Whether the cells under a header name parties: "Part", "Aktör"."""
    return _other_role(header) == "party"


@cache
def _other_columns() -> list[tuple[str, re.Pattern[str]]]:
    return _patterns("other_columns")


def _patterns(name: str) -> list[tuple[str, re.Pattern[str]]]:
    columns: dict[str, list[str]] = word_list("tables")[name]
    return [(role, re.compile("|".join(patterns))) for role, patterns in columns.items()]


def name_columns(cells: Sequence[str]) -> bool:
    """Whether the cells of a row name what stands below them, as a header does that is set in plain type.

    >>> name_columns(["Insats", "Ansvarig", "Klart"]), name_columns(["Språkcaféer", "Kommunerna", "2026"])
    (True, False)
    >>> name_columns(["Part", "Uppdrag och bidrag"]), name_columns(["Part", "Region Granvik"])
    (True, False)
    """
    filled = [cell for cell in cells if cell.strip()]
    if len(filled) < 2 or any(len(cell.split()) > _LONGEST_HEADER or cell.rstrip().endswith(".") for cell in filled):
        return False
    roles = [role for cell in filled if (role := column_role(cell) or _other_role(cell))]
    return len(set(roles)) >= 2 and len(roles) > len(filled) / 2
