"""Answers as tables: typed cells, and what is printed of them."""

from __future__ import annotations

import csv
import io
import json

from rich.console import Console

from queries.showing import as_shown
from queries.tables import Table, read_results

XSD = "http://www.w3.org/2001/XMLSchema#"
RESULTS = json.dumps(
    {
        "head": {"vars": ["n", "d", "b", "names", "empty"]},
        "results": {
            "bindings": [
                {
                    "n": {"type": "literal", "value": "12", "datatype": XSD + "integer"},
                    "d": {"type": "literal", "value": "2026-05-01", "datatype": XSD + "date"},
                    "b": {"type": "literal", "value": "false", "datatype": XSD + "boolean"},
                    "names": {"type": "literal", "value": "b|a|b"},
                }
            ]
        },
    }
)


def test_cells_have_the_types_of_their_literals() -> None:
    """Numbers, dates and truth values come as such, lists sorted and each once, missing values as None."""
    table = read_results(RESULTS, frozenset({"names"}))
    assert [str(cell) for cell in table.rows[0]] == ["12", "2026-05-01", "False", "('a', 'b')", "None"]
    assert isinstance(table.rows[0][0], int)


def test_csv_and_json_hold_the_same_values() -> None:
    """What is written for programs can be read back."""
    table = Table(("goal", "page"), (('says "a, b"', 3), ("line\nbreak", None)))
    assert list(csv.reader(io.StringIO(table.as_csv()))) == [
        ["goal", "page"],
        ['says "a, b"', "3"],
        ["line\nbreak", ""],
    ]
    assert json.loads(table.as_json())[1] == {"goal": "line\nbreak", "page": None}
    assert list(table.as_frame().columns) == ["goal", "page"]


def test_a_terminal_shows_the_first_rows_of_thousands_and_says_so() -> None:
    """Nobody reads them there, and other formats have them all."""
    table = Table(
        ("goal",), tuple((f"mål {number} är nått, och det står här i en lång mening.",) for number in range(5000))
    )
    out = io.StringIO()
    Console(file=out, width=80).print(as_shown(table))
    assert "mål 1999 " in out.getvalue() and "mål 2000 " not in out.getvalue()
    assert "5000 rows, the first 2000 shown (all: --format csv)" in out.getvalue()
    assert table.as_csv().count("\n") == 5001
