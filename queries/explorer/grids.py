"""Rows that each name a county in, a grid of things by counties out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from queries.explorer.answers import Row

__all__ = ["Cell", "Grid", "Line", "grid_of"]


@dataclass(frozen=True, slots=True)
class Cell:
    """What a county says of a thing: `tone` gives the sign, `text` says it, `address` leads to it."""

    tone: str
    text: str
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One thing and its cell for each county; None where there is nothing to say."""

    name: str
    cells: tuple[Cell | None, ...]
    address: str | None = None
    note: str = ""

    @property
    def filled(self) -> int:
        return sum(1 for cell in self.cells if cell is not None)


@dataclass(frozen=True, slots=True)
class Grid:
    """Things by counties."""

    counties: tuple[str, ...]
    lines: tuple[Line, ...]


def grid_of(
    rows: Iterable[Row],
    counties: Sequence[str],
    of: Callable[[Row], str],
    cell: Callable[[list[Row]], Cell | None],
    **more: Callable[[str, list[Row]], str],
) -> Grid:
    """One line for each thing that `of` names, in their order; `cell` makes a county's cell of its rows.

    `more` may give a line its `address` and `note`, made of the name and all its rows.
    """
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(of(row), []).append(row)
    lines = [
        Line(name, _cells(its, counties, cell), **{key: make(name, its) for key, make in more.items()})
        for name, its in found.items()
    ]
    return Grid(tuple(counties), tuple(lines))


def _cells(
    rows: list[Row], counties: Sequence[str], cell: Callable[[list[Row]], Cell | None]
) -> tuple[Cell | None, ...]:
    by_county: Mapping[str, list[Row]] = {name: [row for row in rows if row["county"] == name] for name in counties}
    return tuple(cell(by_county[name]) if by_county[name] else None for name in counties)
