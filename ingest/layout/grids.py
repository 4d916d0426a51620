"""Grids of ruled or tinted cells and the lines of a page in, tables with the lines of each cell out."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.layout.column_names import name_columns
from ingest.layout.frames import Frame, FrameKind, is_tinted
from ingest.layout.lines import Line, find_lines
from ingest.layout.words import CellBox, PageContent, Shape, Word

__all__ = ["Row", "gridded_tables", "header_rows", "without"]

Row = list[list[Line]]  # the lines of each cell, by column
_ROW_HEIGHT = 80.0  # points: a header is no higher
_MOST_OF_WIDTH = 0.8


def gridded_tables(
    page: PageContent, grids: Sequence[Sequence[Sequence[CellBox | None]]], lines: list[Line]
) -> tuple[list[Frame], list[Line]]:
    """The tables that rules or tinted cells draw, and the lines outside them."""
    tables = []
    for grid in grids:
        cells = [cell for row in grid for cell in row if cell is not None]
        if len(grid) < 2 or max(map(len, grid)) < 2:
            continue
        grid = [*_tinted_header(_around(cells), _columns(grid), lines, page), *grid]
        box = _around([cell for row in grid for cell in row if cell is not None])
        table = _table(grid, [line for line in lines if _within(line, box)], page)
        if table is not None:
            tables.append(table)
            lines = without(lines, table)
    return tables, lines


def _columns(grid: Sequence[Sequence[CellBox | None]]) -> list[tuple[float, float]]:
    """Where the columns of a grid begin and end, by a row in which each has a cell of its own; none without one."""
    whole = next((row for row in grid if all(row)), [])
    return [(cell[0], cell[2]) for cell in whole if cell is not None]


def _tinted_header(
    grid: CellBox, columns: Sequence[tuple[float, float]], lines: Sequence[Line], page: PageContent
) -> list[list[CellBox | None]]:
    """The row on top of a ruled grid that has a tint instead of rules, with a name in several of the columns."""
    tints = [
        shape
        for shape in page.shapes
        if is_tinted(shape.fill) and not shape.is_rule and _lies_on(shape, grid) and shape.kind in ("rect", "curve")
    ]
    if sum(shape.x1 - shape.x0 for shape in tints) < _MOST_OF_WIDTH * (grid[2] - grid[0]):
        return []
    top = min(shape.top for shape in tints)
    words = [w for line in lines if _within(line, (grid[0], top, grid[2], grid[1])) for w in line.words]
    names = find_lines((w for w in words if top < w.middle < grid[1]), page.number)
    homes = [[n for n, (x0, x1) in enumerate(columns) if x0 - 2 < name.x0 and name.x1 < x1 + 2] for name in names]
    if not all(homes) or len({home[0] for home in homes}) < 2:
        return []  # a title across the columns
    return [[(x0, top, x1, grid[1]) for x0, x1 in columns]]


def _lies_on(shape: Shape, grid: CellBox) -> bool:
    """Whether a shape lies on top of a grid, no higher than a row and no wider than the grid."""
    x0, top, x1, _ = grid
    near = abs(shape.bottom - top) < 3 and 6 < shape.bottom - shape.top < _ROW_HEIGHT
    return near and x0 - 3 < shape.x0 and shape.x1 < x1 + 3


def _around(cells: Sequence[CellBox]) -> CellBox:
    return min(c[0] for c in cells), min(c[1] for c in cells), max(c[2] for c in cells), max(c[3] for c in cells)


def _within(line: Line, box: CellBox) -> bool:
    return line.x1 > box[0] and line.x0 < box[2] and box[1] - 2 < line.middle < box[3] + 2


def _table(grid: Sequence[Sequence[CellBox | None]], lines: Sequence[Line], page: PageContent) -> Frame | None:
    words = [word for line in lines for word in line.words]
    rows: list[Row] = []
    for row in grid:
        rows.append([find_lines((w for w in words if _in_cell(w, cell)), page.number) if cell else [] for cell in row])
    filled = sum(bool(cell) for row in rows for cell in row)
    if (
        filled < 3
        or filled < 0.3 * sum(cell is not None for row in grid for cell in row)
        or _is_tiles(grid, rows, page)
    ):
        return None
    cells = [cell for row in grid for cell in row if cell is not None]
    table = Frame(FrameKind.TABLE, *_around(cells))
    kept = [(boxes, row) for boxes, row in zip(grid, rows, strict=True) if any(row)]
    table.rows = [row for _, row in kept]
    table.headers = header_rows([row for _, row in kept], [_fill(boxes, page) for boxes, _ in kept])
    return table


def _in_cell(word: Word, cell: CellBox) -> bool:
    return cell[0] <= (word.x0 + word.x1) / 2 < cell[2] and cell[1] <= word.middle < cell[3]


def without(lines: Sequence[Line], table: Frame) -> list[Line]:
    taken = {id(word) for row in table.rows for cell in row for line in cell for word in line.words}
    rest = []
    for line in lines:
        words = [word for word in line.words if id(word) not in taken]
        if len(words) == len(line.words):
            rest.append(line)
        elif words:
            rest.append(Line(words, line.page))
    return rest


def _is_tiles(grid: Sequence[Sequence[CellBox | None]], rows: Sequence[Row], page: PageContent) -> bool:
    """Whether the cells are tiles: light type on strong colours that change from cell to cell."""
    fills = {
        fill for row in grid for cell in row if cell and (fill := _cell_fill(cell, page)) and max(fill) - min(fill) > 40
    }
    light = [min(line.style.colour) > 200 for row in rows for cell in row for line in cell]
    return len(fills) >= 3 and sum(light) > 0.6 * len(light)


def _cell_fill(cell: CellBox, page: PageContent) -> tuple[int, int, int] | None:
    x, y = (cell[0] + cell[2]) / 2, (cell[1] + cell[3]) / 2
    under = [s for s in page.shapes if s.fill and not s.is_rule and s.x0 <= x <= s.x1 and s.top <= y <= s.bottom]
    return min(under, key=lambda s: (s.x1 - s.x0) * (s.bottom - s.top)).fill if under else None


def _fill(row: Sequence[CellBox | None], page: PageContent) -> object:
    fills = [_cell_fill(cell, page) for cell in row if cell]
    return fills[0] if fills and all(fill == fills[0] for fill in fills) and is_tinted(fills[0]) else None


def header_rows(rows: Sequence[Row], fills: Sequence[object]) -> int:
    """How many rows on top are headers: bold, in capitals, tinted otherwise than the rows below, or by their words."""
    if len(rows) < 2:
        return 0
    count = 0
    for n, row in enumerate(rows[:3]):
        below = rows[n + 1 :]
        if not below or not _is_header(row, below, fills[n], fills[n + 1 :]):
            break
        count += 1
    while count and sum(map(bool, rows[count - 1])) < 2:
        count -= 1  # a cell across the table, below the header, is the title of the rows that follow
    return count or int(name_columns([" ".join(line.text for line in cell) for cell in rows[0]]))


def _is_header(row: Row, below: Sequence[Row], fill: object, fills: Sequence[object]) -> bool:
    cells = [line for cell in row for line in cell]
    if not cells or sum(len(line.text) for line in cells) > 60 * len(cells):
        return False
    others = [line for each in below for cell in each for line in cell]
    if all(line.bold for line in cells) and sum(line.bold for line in others) < 0.5 * max(len(others), 1):
        return True
    if fill is not None and fills.count(fill) <= len(fills) / 3 and fills[0] != fill:
        return True
    looks = {line.style.look for line in cells}
    return len(looks) == 1 and not looks & {line.style.look for line in others}
