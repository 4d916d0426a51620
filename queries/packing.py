"""A table in, bytes out and the same table back: each column by itself, and in it each value once.

It reads many times faster than the SPARQL results it comes from, and columns that nobody looks at are not even read.
The bytes are a ZIP archive, whose checksums tell damage; the same table gives the same bytes.
"""

from __future__ import annotations

import json
import struct
import sys
import zipfile
import zlib
from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from io import BytesIO
from itertools import repeat
from typing import Any

from queries.tables import Cell, Table

__all__ = ["DAMAGED", "fold", "pack", "unfold", "unpack"]

DAMAGED = (  # what `unpack` may raise
    *(EOFError, LookupError, OSError, RuntimeError, TypeError, ValueError),
    *(struct.error, zipfile.BadZipFile, zlib.error),
)
_CONTENTS = "table.json"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first moment that an archive can name: when it was made is nobody's business


def pack(table: Table) -> bytes:
    """A table as bytes."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        _add(archive, _CONTENTS, json.dumps({"columns": table.columns, "rows": len(table.rows)}).encode())
        for number, (values, places) in enumerate(map(_once, _cells(table))):
            _add(archive, f"{number}.json", json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode())
            if places:
                _add(archive, f"{number}.places", _bytes(places))
    return out.getvalue()


def unpack(content: bytes, without: Collection[str] = ()) -> Table:
    """The table that was packed, with nothing in the columns of some names; raises one of DAMAGED for other bytes."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        contents = json.loads(archive.read(_CONTENTS))
        columns, rows = tuple(contents["columns"]), int(contents["rows"])
        names = set(archive.namelist())
        cells = [
            repeat(None, rows) if column in without else _column(archive, names, number)
            for number, column in enumerate(columns)
        ]
        table = Table(columns, tuple(zip(*cells, strict=True)) if cells else ((),) * rows)
    if len(table.rows) != rows:
        raise ValueError(f"{len(table.rows)} rows instead of {rows}")
    return table


def fold(table: Table) -> list[Any]:
    """A table as JSON has it, for one of few rows: an archive of them would be mostly the names of its columns."""
    return [table.columns, len(table.rows), [[values, list(places)] for values, places in map(_once, _cells(table))]]


def unfold(folded: list[Any], without: Collection[str] = ()) -> Table:
    """The table that was folded, with nothing in the columns of some names."""
    columns, rows, told = folded
    cells = [
        repeat(None, rows) if column in without else _spread(values, places)
        for column, (values, places) in zip(columns, told, strict=True)
    ]
    return Table(tuple(columns), tuple(zip(*cells, strict=True)) if cells else ((),) * rows)


def _cells(table: Table) -> Iterator[list[Cell]]:
    return ([row[number] for row in table.rows] for number in range(len(table.columns)))


def _once(cells: Iterable[Cell]) -> tuple[list[object], array[int]]:
    """Each value of a column once, and which of them stands in each row; nothing of that where none stands twice."""
    values: dict[tuple[type, Cell], int] = {}  # by type too: 1, 1.0 and True are equal, and not the same
    places = array("I", (values.setdefault((type(cell), cell), len(values)) for cell in cells))
    return [_plain(cell) for _, cell in values], places if len(values) < len(places) else array("I")


def _column(archive: zipfile.ZipFile, names: Collection[str], number: int) -> Iterable[Cell]:
    places = f"{number}.places"
    return _spread(
        json.loads(archive.read(f"{number}.json")), _numbers(archive.read(places)) if places in names else ()
    )


def _spread(values: Iterable[Any], places: Sequence[int]) -> Iterable[Cell]:
    cells: list[Cell] = [_cell(one) if isinstance(one, list | dict) else one for one in values]
    return map(cells.__getitem__, places) if places else cells


def _plain(cell: Cell) -> object:
    """A cell as JSON has it; a day is told from a text by an object around it."""
    return {"day": cell.isoformat()} if isinstance(cell, date) else cell


def _cell(value: Any) -> Cell:
    return tuple(value) if isinstance(value, list) else date.fromisoformat(value["day"])


def _bytes(numbers: array[int]) -> bytes:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


def _numbers(content: bytes) -> Sequence[int]:
    found = array("I", content)
    if sys.byteorder == "big":
        found.byteswap()
    return found


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, _LONG_AGO)
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, content)
