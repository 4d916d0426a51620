"""What a question answers on the first and on the last of all days in, what it answers on a day between them out.

A question about a day has a state in each row, which turns once: when the day that the row tells has come, or has
passed. Its header says so: `turns: until < as_of`, or `turns: repealed <= as_of` where it turns on that very day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from queries.ordering import Key
from queries.tables import Cell, Table

__all__ = ["Turn", "between", "read_turn"]


@dataclass(frozen=True, slots=True)
class Turn:
    """The column with the day of each row, and whether a row turns on that day or on the next."""

    column: str
    that_day: bool

    def has_turned(self, told: Cell, day: date) -> bool:
        """Whether a row that tells a day has turned by another; one that tells none never does."""
        return isinstance(told, date) and (told <= day if self.that_day else told < day)


def read_turn(text: str) -> Turn:
    """What a header says. Raises ValueError where it says something else.

    >>> read_turn("until < as_of")
    Turn(column='until', that_day=False)
    """
    column, sign, _ = text.split()
    if sign not in ("<", "<="):
        raise ValueError(f"neither < nor <=: {text}")
    return Turn(column, sign == "<=")


def between(first: Table, last: Table, day: date, turn: Turn, order: Sequence[Key]) -> Table:
    """The answer on a day, its rows sorted by the keys that are shown; those that are equal stand as they stood."""
    at = first.columns.index(turn.column)
    rows = [row for row in first.rows if not turn.has_turned(row[at], day)]
    rows += [row for row in last.rows if turn.has_turned(row[at], day)]
    for key in reversed(order):  # a sort leaves equal rows as they were
        if key.column in first.columns:
            place = first.columns.index(key.column)
            rows.sort(key=lambda row: str(row[place] or ""), reverse=key.down)
    return Table(first.columns, tuple(rows))
