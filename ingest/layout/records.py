"""Rows of lines in columns in, rows of the table out: which lines are one cell, which cells stand in one row."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ingest.layout.grids import Row
from ingest.layout.lines import Line
from ingest.layout.words import Shape

__all__ = ["crosses", "find_records"]

Columns = Sequence[tuple[float, float]]  # left and right edges

_LOOSE = 1.15  # times the least step: more parts two cells
_MANY_RULES = 4  # with more rules across, each row of the table has its own


def crosses(rule: Shape, columns: Columns) -> bool:
    """Whether a rule runs through two columns or more."""
    return sum(rule.x0 < right - 3 and rule.x1 > left + 3 for left, right in columns) >= 2


def find_records(rows: Sequence[Sequence[Line]], columns: Columns, rules: Sequence[Shape]) -> list[Row]:
    """The rows of a table. A cell that spans rows stands in its first; its later lines go there too."""
    across = [rule for rule in rules if crosses(rule, columns)]
    finder = _Finder(columns, rules, across, [_by_column(row, columns) for row in rows])
    return finder.find()


class _Finder:
    """Goes down the lines and remembers in which row of the table each column's last cell began."""

    def __init__(self, columns: Columns, rules: Sequence[Shape], across: Sequence[Shape], grid: list[Row]) -> None:
        self._columns, self._rules, self._across, self._grid = columns, rules, across, grid
        self._ruled = len(across) > _MANY_RULES
        steps = [_foot(below) - _foot(above) for above, below in pairwise(grid)]
        self._even = not steps or max(steps) < 1.18 * min(steps)
        self._least = min(self._steps_within_columns(), default=min(steps, default=0.0))

    def _steps_within_columns(self) -> list[float]:
        cells = [[row[n][-1].bottom for row in self._grid if row[n]] for n in range(len(self._columns))]
        return [b - a for column in cells for a, b in pairwise(column) if b - a > 1]

    def find(self) -> list[Row]:
        records: list[Row] = []
        last: list[Line | None] = [None] * len(self._columns)
        home = [0] * len(self._columns)
        for n, cells in enumerate(self._grid):
            fresh = {c for c, lines in enumerate(cells) if lines and self._is_new(c, last[c], lines[0])}
            if n == 0 or (starts := self._starts(self._grid[n - 1], cells, fresh)):
                records.append([[] for _ in self._columns])
                if n == 0 or starts == "all":
                    fresh = set(range(len(self._columns)))
            for c, lines in enumerate(cells):
                if lines:
                    home[c] = len(records) - 1 if c in fresh else home[c]
                    records[home[c]][c] += lines
                    last[c] = lines[-1]
        return records

    def _is_new(self, column: int, last: Line | None, line: Line) -> bool:
        if last is None or self._has_rule(last.bottom, line.top, column):
            return True
        return not self._ruled and not self._even and line.bottom - last.bottom > _LOOSE * self._least + 0.5

    def _has_rule(self, low: float, high: float, column: int) -> bool:
        left, right = self._columns[column]
        between = [rule for rule in self._rules if low - 3 <= rule.top <= high + 3]
        return any(rule.x0 < right - 3 and rule.x1 > left + 3 for rule in between)

    def _starts(self, above: Row, cells: Row, fresh: set[int]) -> str:
        """Whether a line begins a row of the table: "all" of its cells, "some", or "" for none."""
        low, high = _foot(above) - 3, min(line.top for cell in cells for line in cell) + 3
        ruled = any(low <= rule.top <= high for rule in self._across)
        if ruled or self._ruled:
            return "some" if ruled else ""
        pairs = [(a[0], b[0]) for a, b in zip(above, cells, strict=True) if a and b]
        if any(a.style.bold != b.style.bold for a, b in pairs):
            return "all"
        if self._even:
            lower = all(cell[0].text[:1].islower() for cell in cells if cell)
            return "all" if cells[0] and not lower else ""
        return "some" if fresh and 2 * len(fresh) >= sum(map(bool, cells)) else ""


def _foot(row: Row) -> float:
    return max(line.bottom for cell in row for line in cell)


def _by_column(row: Sequence[Line], columns: Columns) -> Row:
    cells: Row = [[] for _ in columns]
    for line in row:
        middle = (line.x0 + line.x1) / 2
        column = min(range(len(columns)), key=lambda n: max(columns[n][0] - middle, middle - columns[n][1]))
        cells[column].append(line)
    return cells
