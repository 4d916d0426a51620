"""Lines and frames of a page in, reading order out: columns, full-width lines between them, boxes in their place.

Only geometry counts; the order in which a page was drawn is never asked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby, pairwise

from ingest.layout.frames import Frame
from ingest.layout.lines import Line, merge_row, rows_of
from ingest.layout.sides import side_headings
from ingest.layout.tables import aligned_tables
from ingest.layout.words import PageContent, Shape, Style

__all__ = ["Item", "read_columns"]

Item = Line | Frame  # a frame is read as a whole, in its place among the lines
Band = tuple[list[Item], list[Item]] | list[Item]

_LEAST_GUTTER = 6.5  # points
_LEAST_COLUMN = 0.11  # of the width of the page
_LEAST_LETTERS = 7  # in the lines of a column, on the average: numbers and marks are none
_CANDIDATES = 16
_STAGGERED = 4  # lines more that columns with base lines of their own must have


def read_columns(items: Sequence[Item], width: float, page: PageContent) -> list[list[Item]]:
    """The flows of text of a region in reading order, each from top to bottom with one line a row."""
    flows = [_flow(flow) for flow in _read(list(items), width, page, 0)]
    return [flow for flow in flows if flow]


def _read(items: list[Item], width: float, page: PageContent, depth: int) -> list[list[Item]]:
    if len(items) < 2 or depth > 8:
        return [items]
    if depth:  # a table in one column of the page
        tables, lines = aligned_tables([i for i in items if isinstance(i, Line)], page.shapes, page.number)
        items = [*lines, *(item for item in items if isinstance(item, Frame)), *tables] if tables else items
    rules = _parting_rules(items, page)
    parted = _part(items, rules)
    if len(parted) > 1 and (sides := side_headings(parted[0], [item for group in parted[1:] for item in group])):
        return sides
    groups = _columns(parted, width)
    if len(groups) > 1:
        return [flow for group in groups for flow in _read(group, width, page, depth + 1)]
    gutter = _best_gutter(items, width, rules)
    if gutter is None:
        return [items]
    flows: list[list[Item]] = []
    for band in _bands(items, gutter, width, rules):
        if isinstance(band, tuple):
            flows += side_headings(*band) or [flow for side in band for flow in _read(side, width, page, depth + 1)]
        else:  # what stands above or below the columns may have columns of its own
            flows += _read(band, width, page, depth + 1) if len(band) < len(items) else [band]
    return flows


def _parting_rules(items: Sequence[Item], page: PageContent) -> list[Shape]:
    """Rules across the page with text above and below: columns end at them."""
    rules = [s for s in page.shapes if s.is_rule and s.x1 - s.x0 > 0.45 * page.width and s.bottom - s.top <= 2.5]
    if len(rules) > 12:
        return []  # a ruled sheet
    middles = [(item.top + item.bottom) / 2 for item in items]
    return [rule for rule in rules if min(middles) < rule.top < max(middles)]


def _part(items: list[Item], rules: Sequence[Shape]) -> list[list[Item]]:
    """Groups with a gutter between them that nothing crosses from top to bottom."""
    groups: list[list[Item]] = []
    reach = float("-inf")
    for item in sorted(items, key=lambda each: each.x0):
        gap = (reach + item.x0) / 2
        if item.x0 - reach >= _LEAST_GUTTER and not any(_passes(rule, gap) for rule in rules):
            groups.append([])
        groups[-1].append(item)
        reach = max(reach, item.x1)
    return groups


def _columns(groups: list[list[Item]], width: float) -> list[list[Item]]:
    """Those of the groups that are columns of text, each with the slighter ones that belong to it."""
    if len(groups) == 2 and (_is_aside(*groups) or _is_aside(*reversed(groups))):
        return groups
    return _joined(groups, width)


def _passes(rule: Shape, gutter: float) -> bool:
    return rule.x0 < gutter - 15 and rule.x1 > gutter + 15


def _joined(groups: list[list[Item]], width: float) -> list[list[Item]]:
    """Groups too slight to be a column belong to their neighbour: numbers and bullets of a list, page numbers."""
    columns: list[list[Item]] = []
    slight: list[Item] = []
    for group in groups:
        if _is_column(group, width):
            columns.append([*slight, *group])
            slight = []
        elif columns and not _leads(group, groups):
            columns[-1] += group
        else:
            slight += group
    if slight:
        if columns:
            columns[-1] += slight
        else:
            columns.append(slight)
    return columns


def _leads(group: list[Item], groups: list[list[Item]]) -> bool:
    """Whether a slight group belongs to the column on its right: it starts the rows there."""
    after = groups.index(group) + 1
    if after >= len(groups):
        return False
    right = groups[after]
    return sum(any(abs(a.bottom - b.bottom) < 4 for b in right) for a in group) >= 0.8 * len(group)


def _is_column(group: Sequence[Item], width: float) -> bool:
    wide = max(i.x1 for i in group) - min(i.x0 for i in group)
    if any(isinstance(item, Frame) for item in group):
        return wide >= _LEAST_COLUMN * width
    letters = sum(len(item.text) for item in group if isinstance(item, Line))
    return wide >= _LEAST_COLUMN * width and len(group) >= 2 and letters / len(group) >= _LEAST_LETTERS


def _best_gutter(items: list[Item], width: float, rules: Sequence[Shape]) -> float | None:
    """The place that parts most of the items into a left and a right column, if any does."""
    middles: list[float] = []
    rows = _rows(items)
    for row in rows:
        for left, right in pairwise(row):
            if right.x0 - left.x1 >= _LEAST_GUTTER:
                middles.append((left.x1 + right.x0) / 2)
    best = _surest(middles, items, width, rules)
    shifted = [place for place in _staggered(items, width) if not any(_cuts(row, place) for row in rows)]
    staggered = _surest(shifted, items, width, rules)
    best = staggered if staggered[0] >= best[0] + _STAGGERED else best
    return best[1] if best[0] >= 4 else None


def _cuts(row: Sequence[Item], gutter: float) -> bool:
    """Whether a gutter runs through a line that stands beside others: they have columns of their own."""
    return len(row) > 1 and any(item.x0 < gutter - 1 and item.x1 > gutter + 1 for item in row)


def _surest(middles: Sequence[float], items: list[Item], width: float, rules: Sequence[Shape]) -> tuple[int, float]:
    """How many items the best of some places parts, and the place."""
    rounded = sorted(round(middle / 3) for middle in middles)
    places = sorted(((len(list(g)), 3.0 * key) for key, g in groupby(rounded)), reverse=True)[:_CANDIDATES]
    scored = [(_parted(items, place, width, rules), place) for _, place in places]
    return max(scored, default=(0, 0.0))


def _staggered(items: list[Item], width: float) -> list[float]:
    """The places right before lines that stand beside others on base lines of their own, as headings shift columns."""
    lines = [item for item in items if isinstance(item, Line)]
    edge = min((line.x0 for line in lines), default=0.0) + _LEAST_COLUMN * width
    columns = [line for line in lines if line.x0 > edge]
    return [
        right.x0 - _LEAST_GUTTER / 2
        for right in (columns if len(columns) >= _STAGGERED else ())
        for left in lines
        if right.x0 - left.x1 >= _LEAST_GUTTER and left.top < right.middle < left.bottom
    ]


def _rows(items: list[Item]) -> list[list[Item]]:
    """Items that stand beside each other: for each line its row, for each frame the lines beside it."""
    rows: list[list[Item]] = [list(row) for row in rows_of([i for i in items if isinstance(i, Line)])]
    for frame in (item for item in items if isinstance(item, Frame)):
        for row in rows:
            if any(frame.top < item.bottom and item.top < frame.bottom for item in row):
                row.append(frame)
                row.sort(key=lambda each: each.x0)
    return rows


def _parted(items: list[Item], gutter: float, width: float, rules: Sequence[Shape]) -> int:
    """How many items stand in bands that the gutter parts."""
    bands = _bands(items, gutter, width, rules)
    return sum(len(left) + len(right) for left, right in (band for band in bands if isinstance(band, tuple)))


def _bands(items: list[Item], gutter: float, width: float, rules: Sequence[Shape]) -> list[Band]:
    """Runs of items from top to bottom: a pair where the gutter parts them, else a list."""
    across: list[Item | Shape] = [i for i in items if i.x0 < gutter - 1 and i.x1 > gutter + 1]
    crossing = sorted([*across, *(rule for rule in rules if _passes(rule, gutter))], key=lambda i: i.top)
    beside = [i for i in items if not (i.x0 < gutter - 1 and i.x1 > gutter + 1)]
    edges = [float("-inf"), *((i.top + i.bottom) / 2 for i in crossing), float("inf")]
    bands: list[Band] = []
    plain: list[Item] = []
    for n, (low, high) in enumerate(pairwise(edges)):
        run = [i for i in beside if low <= (i.top + i.bottom) / 2 < high]
        left, right = [i for i in run if i.x1 <= gutter + 1], [i for i in run if i.x1 > gutter + 1]
        if left and right and _stand_beside(left, right, width):
            left, after = _part_heading(left, right) if n < len(crossing) else (left, [])
            bands += [plain, (left, right)] if plain else [(left, right)]
            plain = after
        else:
            plain += run
        if n < len(crossing) and not isinstance(parting := crossing[n], Shape):
            plain.append(parting)
    return [*bands, plain] if plain else bands


def _part_heading(left: list[Item], right: list[Item]) -> tuple[list[Item], list[Item]]:
    """A heading or caption below both columns, in type of its own, belongs to the full-width text that follows."""
    foot = max(item.bottom for item in right)
    styles = Counter(item.style for item in left if isinstance(item, Line))
    common = max(styles, key=lambda style: styles[style], default=Style("", 10.0))
    ranked = sorted(left, key=lambda item: item.top)
    after: list[Item] = []
    while len(ranked) > 2 and isinstance(last := ranked[-1], Line) and last.top > foot and _is_apart(last, common):
        after.insert(0, ranked.pop())
    return ranked, after


def _is_apart(line: Line, common: Style) -> bool:
    """Whether a line is set larger, bolder or, as captions are, in italics."""
    slanted = line.italic and not common.italic
    heavier = line.bold and not common.bold and line.size > 0.95 * common.size
    return line.size > 1.05 * common.size or heavier or slanted


def _stand_beside(left: list[Item], right: list[Item], width: float) -> bool:
    if not (_is_column(left, width) and _is_column(right, width)) and not (
        _is_aside(left, right) or _is_aside(right, left)
    ):
        return False
    overlap = min(max(i.bottom for i in left), max(i.bottom for i in right)) - max(
        min(i.top for i in left), min(i.top for i in right)
    )
    least = min(_reach(left), _reach(right))
    return overlap > 0.5 * least


def _is_aside(line: list[Item], beside: list[Item]) -> bool:
    """Whether a single line stands at the middle of two or more others, on no one's base line."""
    if len(line) != 1 or len(beside) < 2 or not isinstance(line[0], Line) or len(line[0].text) < 25:
        return False
    feet = [item.bottom for item in beside]
    return min(feet) < line[0].bottom < max(feet) and all(abs(foot - line[0].bottom) > 2.5 for foot in feet)


def _reach(items: list[Item]) -> float:
    return max(i.bottom for i in items) - min(i.top for i in items)


def _flow(items: Sequence[Item]) -> list[Item]:
    """One line a row, frames in between, from top to bottom."""
    rows = [merge_row(row) for row in rows_of([i for i in items if isinstance(i, Line)])]
    frames = [item for item in items if isinstance(item, Frame)]
    both: list[Item] = [*rows, *frames]
    return sorted(both, key=lambda item: (item.top, item.x0))
