"""Drawn shapes and lines of text in, frames out: tinted or framed boxes, tiles and chart boxes, panels of a sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from ingest.layout.bands import is_heading_band, stands_in_column
from ingest.layout.lines import Line, rows_of
from ingest.layout.pills import is_pill, with_pills
from ingest.layout.signs import is_bullet
from ingest.layout.words import CellBox, Colour, PageContent, Shape

__all__ = ["Frame", "FrameKind", "find_frames", "is_tinted"]

_ROW_HEIGHT = 120.0  # points: what is higher is a panel or a box, no row of a table
_FEW_LETTERS = 90  # a chart box or tile says no more


class FrameKind(StrEnum):
    """What a frame is to the reader."""

    BOX = "box"
    CHART = "chart"
    PANEL = "panel"
    TABLE = "table"


@dataclass(slots=True)
class Frame:
    """A region with an edge of its own, and the lines and frames within."""

    kind: FrameKind
    x0: float
    top: float
    x1: float
    bottom: float
    fill: Colour | None = None
    lines: list[Line] = field(default_factory=list)
    inner: list[Frame] = field(default_factory=list)
    rows: list[list[list[Line]]] = field(default_factory=list)  # of a table: the lines of each cell
    headers: int = 0  # how many rows on top of a table are headers

    def all_lines(self) -> Iterator[Line]:
        """The lines within, those of cells and of inner frames too."""
        yield from self.lines
        yield from (line for row in self.rows for cell in row for line in cell)
        for inner in self.inner:
            yield from inner.all_lines()

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def area(self) -> float:
        return self.width * self.height

    def holds(self, line: Line, slack: float = 2.0) -> bool:
        return (
            self.x0 - slack <= line.x0
            and line.x1 <= self.x1 + slack
            and self.top - slack <= line.middle <= self.bottom + slack
        )

    def surrounds(self, other: Frame, slack: float = 1.5) -> bool:
        return (
            self.x0 - slack <= other.x0
            and other.x1 <= self.x1 + slack
            and self.top - slack <= other.top
            and other.bottom <= self.bottom + slack
            and self.area > other.area
        )


def is_tinted(colour: Colour | None) -> bool:
    return colour is not None and min(colour) < 250


def find_frames(page: PageContent, lines: Sequence[Line]) -> tuple[list[Frame], list[Line]]:
    """The outermost frames of a page with what stands in them, and the lines outside all frames."""
    frames = _distinct(_candidates(page))
    rest = _fill(frames, lines)
    pills = [frame for frame in frames if is_pill(frame, rest)]
    if pills:
        frames = [frame for frame in frames if frame not in pills]
        rest = with_pills([line for pill in pills for line in pill.lines], rest)
    rules = [shape for shape in page.shapes if shape.is_rule]
    bands = [frame for frame in frames if is_heading_band(frame, rest, rules)]
    frames = [frame for frame in _nest([f for f in frames if f not in bands]) if _holds_text(frame)]
    return _name(frames, page, rest), [*rest, *(line for band in bands for line in band.lines)]


def _candidates(page: PageContent) -> list[Frame]:
    shapes = [shape for shape in page.shapes if shape.kind in ("rect", "curve") and not shape.is_rule]
    boxes = [_frame(shape) for shape in shapes if is_tinted(shape.fill) or _is_outline(shape)]
    boxes += [_around(cells) for grid in page.tables for cells in _single_cells(grid)]
    return [
        frame
        for frame in _stack(_in_rows(boxes))
        if not _is_page(frame, page) and frame.width > 20 and frame.height > 9
    ]


def _frame(shape: Shape) -> Frame:
    return Frame(FrameKind.BOX, shape.x0, shape.top, shape.x1, shape.bottom, shape.fill)


def _is_outline(shape: Shape) -> bool:
    return shape.stroke is not None and (shape.fill is None or not is_tinted(shape.fill)) and min(shape.stroke) < 245


def _single_cells(grid: Sequence[Sequence[CellBox | None]]) -> list[list[CellBox]]:
    """Grids that are no tables: cells in one row are boxes side by side, cells in one column one box."""
    cells = [cell for row in grid for cell in row if cell is not None]
    if len(grid) == 1:
        return [[cell] for cell in cells]
    return [cells] if max(map(len, grid)) == 1 else []


def _around(cells: Sequence[CellBox]) -> Frame:
    return Frame(
        FrameKind.BOX,
        min(c[0] for c in cells),
        min(c[1] for c in cells),
        max(c[2] for c in cells),
        max(c[3] for c in cells),
    )


def _is_page(frame: Frame, page: PageContent) -> bool:
    wide, high = frame.width / page.width, frame.height / page.height
    return wide > 0.9 and high > 0.6


def _in_rows(frames: list[Frame]) -> list[Frame]:
    """Tinted cells of one colour that touch side by side are the tint of a row."""
    joined: list[Frame] = []
    for frame in sorted(frames, key=lambda f: (round(f.top), round(f.bottom), f.x0)):
        last = joined[-1] if joined else None
        if last and last.fill and last.fill == frame.fill and _touches_left(last, frame):
            last.x1 = max(last.x1, frame.x1)
        else:
            joined.append(frame)
    return joined


def _touches_left(left: Frame, frame: Frame) -> bool:
    level = abs(left.top - frame.top) < 1 and abs(left.bottom - frame.bottom) < 1
    return level and frame.height < _ROW_HEIGHT and abs(frame.x0 - left.x1) < 1


def _stack(frames: list[Frame]) -> list[Frame]:
    """Word processors tint a box line by line: strips of one colour upon each other are one frame."""
    joined: list[Frame] = []
    for frame in sorted(frames, key=lambda f: (f.top, f.x0)):
        above = next((f for f in reversed(joined) if _continues(f, frame)), None)
        if above:
            above.bottom = max(above.bottom, frame.bottom)
        else:
            joined.append(frame)
    return joined


def _continues(above: Frame, frame: Frame) -> bool:
    return (
        above.fill is not None
        and above.fill == frame.fill
        and abs(above.x0 - frame.x0) < 1
        and abs(above.x1 - frame.x1) < 1
        and abs(above.bottom - frame.top) < 1
    )


def _distinct(frames: Iterable[Frame]) -> list[Frame]:
    """One frame for a fill and its outline."""
    kept: list[Frame] = []
    for frame in sorted(frames, key=lambda f: -f.area):
        twin = next((f for f in kept if _same_place(f, frame)), None)
        if twin is None:
            kept.append(frame)
        elif twin.fill is None:
            twin.fill = frame.fill
    return kept


def _same_place(a: Frame, b: Frame) -> bool:
    return max(abs(a.x0 - b.x0), abs(a.top - b.top), abs(a.x1 - b.x1), abs(a.bottom - b.bottom)) < 4


def _fill(frames: list[Frame], lines: Sequence[Line]) -> list[Line]:
    """Give each line to the smallest frame around it; returns the lines that no frame holds."""
    by_area = sorted(frames, key=lambda f: f.area)
    rest: list[Line] = []
    for line in lines:
        home = next((frame for frame in by_area if frame.holds(line)), None)
        (home.lines if home else rest).append(line)
    return rest


def _nest(frames: list[Frame]) -> list[Frame]:
    outer: list[Frame] = []
    by_area = sorted(frames, key=lambda f: f.area)
    for n, frame in enumerate(by_area):
        home = next((other for other in by_area[n + 1 :] if other.surrounds(frame)), None)
        (home.inner if home else outer).append(frame)
    return outer


def _holds_text(frame: Frame) -> bool:
    frame.inner = [inner for inner in frame.inner if _holds_text(inner)]
    if not frame.lines and len(frame.inner) == 1:  # a frame around a frame is one
        only = frame.inner[0]
        frame.lines, frame.inner, frame.fill = only.lines, only.inner, only.fill or frame.fill
    return bool(frame.lines or frame.inner)


def _name(frames: list[Frame], page: PageContent, free: Sequence[Line]) -> list[Frame]:
    for frame in frames:
        frame.inner = _name(frame.inner, page, frame.lines)
        if frame.height > 0.9 * page.height:
            frame.kind = FrameKind.PANEL
    small = [frame for frame in frames if _is_small(frame) and not stands_in_column(frame, free)]
    if len(small) >= 3 or (len(small) == 2 and _linked(small, page)):
        for frame in small:
            frame.kind = FrameKind.CHART
    return frames


def _is_small(frame: Frame) -> bool:
    text = " ".join(line.text for line in frame.lines)
    if frame.inner or len(text) > _FEW_LETTERS or text.rstrip().endswith(".") or len(frame.lines) > 6:
        return False
    if any(is_bullet(line.words[0].text) for line in frame.lines):
        return False  # a box with a list
    return all(len(row) == 1 for row in rows_of(frame.lines))  # a tinted row of a table holds several cells


def _linked(frames: Sequence[Frame], page: PageContent) -> bool:
    rules = [shape for shape in page.shapes if shape.is_rule]
    return sum(any(_touches(frame, rule) for rule in rules) for frame in frames) >= 2


def _touches(frame: Frame, rule: Shape) -> bool:
    return (
        rule.x0 <= frame.x1 + 2
        and rule.x1 >= frame.x0 - 2
        and rule.top <= frame.bottom + 2
        and rule.bottom >= frame.top - 2
    )
