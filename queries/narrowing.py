"""The whole answer to a question in, which of its rows answer it for one county, theme, term or actor out.

A question's header says which column tells them: `narrows: county by county, actor by actors`; and with `county by
county of overlap` all rows of an overlap are shown of which one is of the county. A parameter that is not named there
changes what rows say, so that the graph is to be asked.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from queries.tables import Cell, Table
from queries.values import Names

__all__ = ["Narrowing", "read_narrowings", "rows_by_node"]

_NARROWING = re.compile(r"(\w+) by (\w+)(?: of (\w+))?")


@dataclass(frozen=True, slots=True)
class Narrowing:
    """The column that names what a row is of; with a group, rows with the same value there are shown together."""

    column: str
    group: str = ""


def read_narrowings(text: str) -> dict[str, Narrowing]:
    """What a header says, by parameter.

    >>> read_narrowings("county by county of overlap, actor by actors")["county"]
    Narrowing(column='county', group='overlap')
    """
    matches = [_NARROWING.fullmatch(part.strip()) for part in text.split(",") if part.strip()]
    if None in matches:
        raise ValueError(f"no narrowing: {text}")
    return {one[1]: Narrowing(one[2], one[3] or "") for one in matches if one}


def rows_by_node(table: Table, narrowing: Narrowing, names: Names) -> dict[str, list[int]]:
    """The numbers of the rows of each node that has a name, in order; none for a node that no row is of.

    A node is left out whose name in the table is another's too, since the table does not tell which of them it means.

    >>> table = Table(("county",), (("Granviks län",), ("Sjöboda län",), ("Granviks län",)))
    >>> rows_by_node(table, Narrowing("county"), [("urn:1", "Granviks län"), ("urn:3", "Älvmarks län")])
    {'urn:1': [0, 2], 'urn:3': []}
    """
    named, together = _rows_by_name(table, narrowing.column), _together(table, narrowing.group)
    owners: dict[str, set[str]] = defaultdict(set)
    shown: dict[str, set[str]] = {node: set() for node, _ in names}
    for node, name in names:
        if name in named:
            owners[name].add(node)
            shown[node].add(name)
    return {
        node: sorted(together({row for name in own for row in named[name]}))
        for node, own in shown.items()
        if all(len(owners[name]) == 1 for name in own)
    }


def _rows_by_name(table: Table, column: str) -> Mapping[Cell, list[int]]:
    """The numbers of the rows in whose cell of a column a name stands, alone or with others."""
    at = table.columns.index(column)
    named: dict[Cell, list[int]] = defaultdict(list)
    for number, row in enumerate(table.rows):
        cell = row[at]
        for name in cell if isinstance(cell, tuple) else (cell,):
            named[name].append(number)
    return named


def _together(table: Table, group: str) -> Callable[[set[int]], set[int]]:
    """What gives rows together with those that have the same value in the column of a group, if there is one."""
    if not group:
        return set
    at = table.columns.index(group)
    members: dict[Cell, list[int]] = defaultdict(list)
    for number, row in enumerate(table.rows):
        members[row[at]].append(number)
    return lambda rows: {each for value in {table.rows[row][at] for row in rows} for each in members[value]}
