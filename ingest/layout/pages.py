"""Pages without furniture in, their flows in reading order out, with the boxes that float beside text set apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ingest.layout.columns import Item, read_columns
from ingest.layout.frames import Frame, FrameKind, find_frames
from ingest.layout.grids import gridded_tables
from ingest.layout.lines import Line
from ingest.layout.tables import aligned_tables
from ingest.layout.words import PageContent

__all__ = ["Flow", "lay_out", "lay_out_frame"]

_NEAR = 70.0  # points between chart boxes of one chart


@dataclass(slots=True)
class Flow:
    """A column, box or chart: lines and frames from top to bottom, and the boxes that float beside its text."""

    page: PageContent
    items: list[Item]
    floats: list[Frame] = field(default_factory=list)

    def lines(self) -> Iterator[Line]:
        """All lines, those within frames too."""
        for item in (*self.items, *self.floats):
            yield from [item] if isinstance(item, Line) else item.all_lines()


def lay_out(page: PageContent, lines: Sequence[Line]) -> list[Flow]:
    """The flows of a page in reading order; a frame within a flow is read in its place by `lay_out_frame`."""
    tables, rest = gridded_tables(page, page.tables, list(lines))
    charted = {id(line) for frame in find_frames(page, rest)[0] for line in _chart_lines(frame)}
    charts, free = [i for i in rest if id(i) in charted], [i for i in rest if id(i) not in charted]
    aligned, free = aligned_tables(free, page.shapes, page.number)
    tinted, free = gridded_tables(page, page.tinted, free)
    frames, rest = find_frames(page, [*charts, *free])
    frames = _hold_tables(frames, [*tables, *aligned, *tinted])
    return _flows(page, page.width, frames, rest)


def _chart_lines(frame: Frame) -> Iterator[Line]:
    if frame.kind is FrameKind.CHART:
        yield from frame.lines
    for inner in frame.inner:
        yield from _chart_lines(inner)


def _hold_tables(frames: list[Frame], tables: list[Frame]) -> list[Frame]:
    """Tables go into the frame around them; what is a tint of a table's own cells is no frame."""
    outer = list(frames)
    for table in tables:
        home = next((frame for frame in frames if frame.surrounds(table)), None)
        (home.inner if home else outer).append(table)
    return outer


def _flows(page: PageContent, width: float, frames: list[Frame], lines: list[Line]) -> list[Flow]:
    frames = _group_charts(frames)
    floats = [frame for frame in frames if frame.kind is FrameKind.BOX and _is_float(frame, lines)]
    for frame in floats:
        for line in lines:
            near = line.bottom > frame.top - line.size and line.top < frame.bottom + 1.5 * line.size
            line.squeezed |= near and _is_beside(line, frame)
    items: list[Item] = [*lines, *(frame for frame in frames if frame not in floats)]
    flows = [Flow(page, flow) for flow in read_columns(items, width, page)]
    for frame in floats:
        _home(flows, frame).floats.append(frame)
    return flows


def lay_out_frame(page: PageContent, frame: Frame) -> list[Flow]:
    """The flows within a frame."""
    return _flows(page, max(frame.width, 1.0), frame.inner, frame.lines)


def _group_charts(frames: list[Frame]) -> list[Frame]:
    """Chart boxes that stand near each other become one frame, so that they are read together."""
    charts = [frame for frame in frames if frame.kind is FrameKind.CHART]
    groups: list[list[Frame]] = []
    for chart in charts:
        near = [group for group in groups if any(_is_near(chart, other) for other in group)]
        groups = [group for group in groups if group not in near]
        groups.append([chart, *(frame for group in near for frame in group)])
    return [*(frame for frame in frames if frame.kind is not FrameKind.CHART), *map(_chart, groups)]


def _is_near(a: Frame, b: Frame) -> bool:
    across = max(a.x0, b.x0) - min(a.x1, b.x1)
    down = max(a.top, b.top) - min(a.bottom, b.bottom)
    return across < _NEAR and down < 2 * _NEAR


def _chart(boxes: list[Frame]) -> Frame:
    return Frame(
        FrameKind.CHART,
        min(box.x0 for box in boxes),
        min(box.top for box in boxes),
        max(box.x1 for box in boxes),
        max(box.bottom for box in boxes),
        inner=list(_by_rows(boxes)),
    )


def _by_rows(boxes: list[Frame]) -> Iterator[Frame]:
    """Boxes row by row, each from left to right."""
    rows: list[list[Frame]] = []
    for box in sorted(boxes, key=lambda b: b.top + b.bottom):
        middle = (box.top + box.bottom) / 2
        if rows and rows[-1][0].top < middle < rows[-1][0].bottom:
            rows[-1].append(box)
        else:
            rows.append([box])
    for row in rows:
        yield from sorted(row, key=lambda b: b.x0)


def _is_float(frame: Frame, lines: Sequence[Line]) -> bool:
    """Whether a paragraph runs beside the frame and goes on over its whole width above or below it."""
    beside = [line for line in lines if line.bottom > frame.top and line.top < frame.bottom and _is_beside(line, frame)]
    if not beside:
        return False
    first, last = min(beside, key=lambda line: line.top), max(beside, key=lambda line: line.top)
    return _widens(last, lines, frame, downwards=True) or _widens(first, lines, frame, downwards=False)


def _widens(line: Line, lines: Sequence[Line], frame: Frame, *, downwards: bool) -> bool:
    """Whether one of the next lines of the paragraph runs over the frame's width; its margin may hold some back."""
    for _ in range(3):
        following = [o for o in lines if (_goes_on(line, o, frame) if downwards else _goes_on(o, line, frame))]
        if not following or any(_overlaps(other, frame) for other in following):
            return bool(following)
        line = following[0]
    return False


def _is_beside(line: Line, frame: Frame) -> bool:
    return line.x1 <= frame.x0 + 2 or line.x0 >= frame.x1 - 2


def _goes_on(above: Line, below: Line, frame: Frame) -> bool:
    step = below.bottom - above.bottom
    return (
        above is not below
        and 0.8 * above.size < step < 2.2 * above.size
        and abs(above.size - below.size) < 0.5
        and above.style.bold == below.style.bold
        and min(above.x1, below.x1) > max(above.x0, below.x0)  # not a line of the column beside
        and (abs(above.x0 - below.x0) < 4 or above.x0 > frame.x1 - 2 or below.x0 > frame.x1 - 2)
    )


def _overlaps(line: Line, frame: Frame) -> bool:
    return min(line.x1, frame.x1) - max(line.x0, frame.x0) > 0.25 * frame.width


def _home(flows: list[Flow], frame: Frame) -> Flow:
    def beside(flow: Flow) -> int:
        return sum(item.bottom > frame.top and item.top < frame.bottom for item in flow.items)

    return max(flows, key=beside)
