"""Bodies in, the places of their boxes and lines out: an organisation chart that a template draws as SVG."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap

__all__ = ["Box", "Chart", "Member", "organisation_chart"]

_WIDTH, _GAP, _RISE = 200, 20, 34  # of a box, between boxes, and between rows
_IN_A_ROW = 4
_LINE, _LETTERS, _LINES = 19, 22, 4  # height of a line; letters in one; lines in a box


@dataclass(frozen=True, slots=True)
class Member:
    """A body to be drawn: its name, what it is, to whom it reports, and whether it has been formed."""

    id: str
    name: str
    kind: str = ""
    above: str | None = None
    formed: bool = True


@dataclass(frozen=True, slots=True)
class Box:
    """A body's place, and its name in lines."""

    of: Member
    x: int
    y: int
    height: int
    lines: tuple[str, ...]
    width: int = _WIDTH

    @property
    def middle(self) -> int:
        return self.x + self.width // 2


@dataclass(frozen=True, slots=True)
class Chart:
    """All boxes, and for each that reports to another the path of a line to it."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    lines: tuple[str, ...]


def organisation_chart(members: Sequence[Member]) -> Chart:
    """Who reports to whom, from the top down; bodies of one rank in rows of four.

    >>> chart = organisation_chart([Member("a", "Rådet"), Member("b", "Gruppen", above="a")])
    >>> [(box.x, box.y) for box in chart.boxes], len(chart.lines)
    ([(1, 1), (1, 75)], 1)
    """
    by_id = {one.id: one for one in members}
    ranks: dict[int, list[Member]] = {}
    for one in members:
        ranks.setdefault(_rank(one, by_id), []).append(one)
    boxes, y = [], 1
    for _, rank in sorted(ranks.items()):
        placed, y = _rows(rank, y)
        boxes += placed
    found = {box.of.id: box for box in boxes}
    lines = [_line(found[box.of.above], box) for box in boxes if box.of.above in found and box.of.above != box.of.id]
    width = max((box.x + box.width for box in boxes), default=0) + 1
    return Chart(width, max(y - _RISE, 0) + 1, tuple(boxes), tuple(lines))


def _rank(one: Member, by_id: Mapping[str, Member]) -> int:
    """How far below the top: a circle ends where it closes."""
    seen = {one.id}
    above = one.above
    while above is not None and above in by_id and above not in seen:
        seen.add(above)
        above = by_id[above].above
    return len(seen) - 1


def _rows(rank: Sequence[Member], y: int) -> tuple[list[Box], int]:
    boxes = []
    for first in range(0, len(rank), _IN_A_ROW):
        row = rank[first : first + _IN_A_ROW]
        texts = [_lines(one.name) for one in row]
        height = max(map(len, texts)) * _LINE + (_LINE if any(one.kind for one in row) else 0) + 12 + _LINE // 2
        for column, (one, text) in enumerate(zip(row, texts, strict=True)):
            boxes.append(Box(one, 1 + column * (_WIDTH + _GAP), y, height, text))
        y += height + _RISE
    return boxes, y


def _lines(name: str) -> tuple[str, ...]:
    found = wrap(name, _LETTERS) or [""]
    return tuple(found if len(found) <= _LINES else [*found[: _LINES - 1], f"{found[_LINES - 1][: _LETTERS - 1]}…"])


def _line(above: Box, below: Box) -> str:
    start, end = above.y + above.height, below.y
    bend = end - _RISE // 2
    return f"M{above.middle} {start}V{bend}H{below.middle}V{end}"
