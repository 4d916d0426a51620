"""Lines of a region in, the tables out that alignment makes, with a few rules or none.

A table without a grid counts as one only where something tells it from columns of text: rules across its columns, a
first row set otherwise than the rest, or a first column of labels.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from ingest.layout.frames import Frame, FrameKind
from ingest.layout.grids import Row, header_rows, without
from ingest.layout.lines import Line, rows_of
from ingest.layout.records import crosses, find_records
from ingest.layout.words import Shape, Word

__all__ = ["aligned_tables"]

_NEAR_ROWS = 12  # times the type size
_LARGER = 1.15
_LEAST_GAP = 0.4  # of the type size: more than a blank
_MARK = re.compile(r"\W|[\dA-Za-z]{1,3}(?:\.\d{1,2})*[.)]?|§")


@dataclass(slots=True)
class _Run:
    """Rows of lines that stand in the same columns."""

    rows: list[list[Line]]
    columns: list[tuple[float, float]]


def aligned_tables(lines: list[Line], shapes: Sequence[Shape], page: int) -> tuple[list[Frame], list[Line]]:
    """The tables without a full grid among the lines of a region, and the lines outside them."""
    tables = []
    for run in _runs(rows_of(_split_at_edges(lines))):
        rules = _rules(run, shapes)
        run = _end_at_rule(run, rules)
        rows = find_records(run.rows, run.columns, rules)
        if _is_table(run, rows, rules):
            tables.append(_aligned(run, rows))
    for table in tables:
        lines = without(lines, table)  # as they were: a stretched line that was parted for nothing is one line
    return tables, lines


def _runs(rows: list[list[Line]]) -> list[_Run]:
    runs: list[_Run] = []
    run: _Run | None = None
    for row in rows:
        cells = [[line] for line in row]
        columns = _fit(run, cells) if run and not _is_heading(row, run.rows[-1]) else None
        if run and columns and row[0].top - max(line.bottom for line in run.rows[-1]) < 3.2 * row[0].size:
            run.rows.append(row)
            run.columns = columns
        elif len(cells) > 1:
            run = _begin(row, run.rows[-1] if run else None)
            runs.append(run)
        else:
            run = None
    return [trimmed for run in runs if len((trimmed := _trim(run)).rows) >= 2]


def _is_heading(row: Sequence[Line], above: Sequence[Line]) -> bool:
    """Whether a row is one line in larger type than the row above it: what follows is another table."""
    return len(row) == 1 and row[0].size > _LARGER * max(line.size for line in above)


def _begin(row: list[Line], above: list[Line] | None) -> _Run:
    """A run that begins with a row, or with the one above if that is its header."""
    run = _Run([row], [(line.x0, line.x1) for line in row])
    if above is None or len(above) < len(row) or row[0].top - above[0].bottom > 2 * row[0].size:
        return run
    columns = _fit(run, [[line] for line in above])
    return _Run([above, row], columns) if columns and len(columns) <= len(above) else run


def _trim(run: _Run) -> _Run:
    while len(run.rows) > 1 and len(run.rows[-1]) == 1 and (_is_wide(run.rows[-1], run) or _is_far(run.rows)):
        run.rows.pop()
    return run


def _is_far(rows: Sequence[Sequence[Line]]) -> bool:
    """Whether more room stands above the last row than between any others."""
    gaps = [below[0].top - max(line.bottom for line in above) for above, below in itertools.pairwise(rows)]
    return len(gaps) > 2 and gaps[-1] > 1.4 * max(gaps[:-1]) and gaps[-1] > 0.8 * rows[-1][0].size


def _is_wide(row: list[Line], run: _Run) -> bool:
    return row[0].x0 <= run.columns[0][0] + 2 and len(run.columns) == 2 and row[-1].x1 > run.columns[0][1] + 2


def _split_at_edges(lines: list[Line]) -> list[Line]:
    """Lines parted also at narrow gaps, where lines near by show that a column of a table begins there."""
    edges = [(line.x0, line.middle) for row in rows_of(lines) for line in row[1:]]
    return [
        part
        for line in lines
        for part in _split(line, [x for x, y in edges if abs(y - line.middle) < _NEAR_ROWS * line.size])
    ]


def _split(line: Line, edges: Sequence[float]) -> list[Line]:
    parts: list[list[Word]] = [[]]
    for last, word in zip([None, *line.words], line.words, strict=False):
        if (
            last is not None
            and word.x0 - last.x1 > _LEAST_GAP * line.size
            and any(abs(word.x0 - x) < 0.8 for x in edges)
        ):
            parts.append([])
        parts[-1].append(word)
    return [line] if len(parts) == 1 else [Line(part, line.page) for part in parts]


def _fit(run: _Run, cells: list[list[Line]]) -> list[tuple[float, float]] | None:
    """The columns of a run with a row added; None where the row does not fit them."""
    columns = list(run.columns)
    for cell in cells:
        x0, x1 = cell[0].x0, max(line.x1 for line in cell)
        met = [n for n, (left, right) in enumerate(columns) if x0 < right - 1 and x1 > left + 1]
        if len(met) > 1:
            return None
        if met:
            left, right = columns[met[0]]
            columns[met[0]] = min(left, x0), max(right, x1)
        else:
            columns.append((x0, x1))
    columns.sort()
    clear = all(a[1] + 2 < b[0] for a, b in itertools.pairwise(columns))
    return columns if clear and len(columns) <= 12 else None


def _rules(run: _Run, shapes: Sequence[Shape]) -> list[Shape]:
    """The rules across that stand among the rows of a run, pieces of one rule joined."""
    top, bottom = run.rows[0][0].top - 14, max(line.bottom for line in run.rows[-1]) + 14
    left, right = run.columns[0][0], run.columns[-1][1]
    near = [s for s in shapes if top < s.top and s.bottom < bottom and s.x0 < right and s.x1 > left and _is_across(s)]
    rules: list[Shape] = []
    for rule in sorted(near, key=lambda s: (round(s.top), s.x0)):
        last = rules[-1] if rules else None
        if last and abs(last.top - rule.top) < 1 and rule.x0 < last.x1 + 2:
            rules[-1] = replace(last, x1=max(last.x1, rule.x1))
        else:
            rules.append(rule)
    return rules


def _end_at_rule(run: _Run, rules: Sequence[Shape]) -> _Run:
    """A run without the few rows below the rule that closes the table."""
    across = [rule.top for rule in rules if crosses(rule, run.columns)]
    if len(across) < 2:
        return run
    inside = [row for row in run.rows if row[0].middle < across[-1]]
    return _Run(inside, run.columns) if 2 * len(inside) > len(run.rows) else run


def _is_across(shape: Shape) -> bool:
    return shape.is_rule and shape.x1 - shape.x0 > 12 and shape.bottom - shape.top <= 2.5


def _is_table(run: _Run, rows: Sequence[Row], rules: Sequence[Shape]) -> bool:
    if len(rows) < 3 or len(run.columns) < 2 or _numbered(rows):
        return False
    across = [rule for rule in rules if crosses(rule, run.columns)]
    if len(across) >= 2 and any(_is_outside(column, across) for column in run.columns):
        return False  # a column of text stands beside a table, which is found within its own column
    if len(rules) - len(across) >= 3 and not across:
        return False  # each column has rules of its own: lines to sign on, or notes below columns
    shared = sum(sum(bool(cell) for cell in row) >= 2 for row in rows)
    if shared < 0.7 * len(rows) or not _starts_anew(rows, 0.4 if len(across) >= 2 else 0.65):
        return False
    headed = header_rows(rows, [None] * len(rows)) > 0 and not _header_again(rows)
    if len(across) >= 2 or (across and headed):
        return True
    if _prose(rows) or _runs_on(rows):
        return False
    return headed or _labelled(rows)


def _is_outside(column: tuple[float, float], rules: Sequence[Shape]) -> bool:
    left, right = column
    return all(rule.x0 > right - 3 or rule.x1 < left + 3 for rule in rules)


def _starts_anew(rows: Sequence[Row], share: float) -> bool:
    """Cells of a table, but for ticks, begin with a capital or a digit; lines of running text seldom do."""
    starts = [cell[0].text[:1] for row in rows for cell in row if cell and len(cell[0].text) > 2]
    return sum(not start.islower() for start in starts) >= share * len(starts)


def _header_again(rows: Sequence[Row]) -> bool:
    """Whether the look of the first row comes again below: then its cells are headings of columns of text."""
    looks = {line.style.look for cell in rows[0] for line in cell}
    return any(line.style.look in looks for row in rows[1:] for cell in row for line in cell)


def _runs_on(rows: Sequence[Row]) -> bool:
    """Whether sentences go on from row to row within a column."""
    links = broken = 0
    for column in range(len(rows[0])):
        cells = [row[column] for row in rows if row[column]]
        for above, below in itertools.pairwise(cells):
            links += 1
            broken += below[0].text[:1].islower() and above[-1].text.rstrip()[-1:] not in ".:;!?"
    return broken > 0.12 * links


def _prose(rows: Sequence[Row]) -> bool:
    return median(sum(len(line.text) for cell in row for line in cell) for row in rows) > 420


def _numbered(rows: Sequence[Row]) -> bool:
    """Whether it is a list: two columns, and nothing but marks in the first."""
    return len(rows[0]) == 2 and all(not row[0] or _MARK.fullmatch(row[0][0].text) for row in rows)


def _labelled(rows: Sequence[Row]) -> bool:
    """Whether the first column holds labels: short, and set otherwise than what stands beside them."""
    labels = [row[0] for row in rows if row[0]]
    if len(labels) < 0.8 * len(rows) or len(rows[0]) != 2:
        return False
    short = all(sum(len(line.text) for line in label) <= 45 for label in labels)
    others = {line.style.look for row in rows for cell in row[1:] for line in cell}
    own = all(
        line.style.look not in others and (line.bold or line.text.rstrip().endswith(":"))
        for label in labels
        for line in label
    )
    return short and own and len(labels) >= 3


def _aligned(run: _Run, rows: list[Row]) -> Frame:
    lines = [line for row in run.rows for line in row]
    table = Frame(
        FrameKind.TABLE,
        min(line.x0 for line in lines),
        min(line.top for line in lines),
        max(line.x1 for line in lines),
        max(line.bottom for line in lines),
    )
    table.rows = rows
    table.headers = header_rows(rows, [None] * len(rows))
    return table
