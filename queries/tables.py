"""SPARQL results in JSON in; a table of Python values out, shown as text, CSV, JSON or a pandas DataFrame."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from queries.ordering import Key, sort_bindings

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Cell", "Table", "read_results"]

Cell = str | int | float | bool | date | tuple[str, ...] | None
_XSD = "http://www.w3.org/2001/XMLSchema#"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under columns; a cell without a value is None, one with several a sorted tuple."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def dicts(self) -> list[dict[str, Cell]]:
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def only(self, columns: Sequence[str]) -> Table:
        """The table with these columns, in this order."""
        places = [self.columns.index(column) for column in columns]
        return Table(tuple(columns), tuple(tuple(row[i] for i in places) for row in self.rows))

    def beside(self, other: Table) -> Table:
        """The columns of another table to the right, row by row; those that are here already stay as they are."""
        new = other.only([column for column in other.columns if column not in self.columns])
        rows = ((*row, *more) for row, more in zip(self.rows, new.rows, strict=True))
        return Table((*self.columns, *new.columns), tuple(rows))

    def as_csv(self) -> str:
        """CSV (RFC 4180) with a header line; several values in a cell are parted by "; "."""
        out = io.StringIO()
        writer = csv.writer(out)
        writer.writerow(self.columns)
        writer.writerows([show(cell) for cell in row] for row in self.rows)
        return out.getvalue()

    def as_json(self) -> str:
        """A JSON array with one object a row; values that are missing are null."""
        return json.dumps(self.dicts(), ensure_ascii=False, indent=1, default=_plain)

    def as_frame(self) -> pd.DataFrame:
        """A DataFrame with one column a column."""
        import pandas as pd  # late: a second to load, and only those who ask in Python need it

        return pd.DataFrame([list(row) for row in self.rows], columns=list(self.columns))


def show(cell: Cell) -> str:
    """A cell as text; a missing value is empty."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return "; ".join(cell) if isinstance(cell, tuple) else str(cell)


def _plain(cell: object) -> object:
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def read_results(text: bytes | str, lists: frozenset[str] = frozenset(), order: Sequence[Key] = ()) -> Table:
    """A table from SPARQL 1.1 Query Results JSON, its rows in an order if one is given.

    The cells of the columns in `lists` are parted at "|" and sorted.
    """
    results = json.loads(text)
    columns = tuple(results["head"]["vars"])
    bindings = results["results"]["bindings"]
    sort_bindings(bindings, order)
    rows = tuple(_row(binding, columns, lists) for binding in bindings)
    return Table(columns, rows)


def _row(binding: Mapping[str, Any], columns: Sequence[str], lists: frozenset[str]) -> tuple[Cell, ...]:
    return tuple(_cell(binding.get(column), column in lists) for column in columns)


def _cell(term: Mapping[str, str] | None, several: bool) -> Cell:
    if several:
        return tuple(sorted({part for part in (term or {}).get("value", "").split("|") if part}))
    if term is None:
        return None
    return _value(term["value"], term.get("datatype", "").removeprefix(_XSD))


def _value(value: str, datatype: str) -> Cell:
    if datatype == "integer":
        return int(value)
    if datatype in ("decimal", "double", "float"):
        return float(value)
    if datatype == "boolean":
        return value in ("true", "1")
    return date.fromisoformat(value) if datatype == "date" else value
