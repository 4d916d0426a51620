"""Values enter a question as validated terms, and in no other way."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.catalog import find_question
from queries.parameters import as_iri, bind, bind_values

TEXT = "SELECT ?a WHERE {\n  VALUES ?aNode { }\n  ?aNode ?p ?a .\n}\n"


def test_a_value_enters_at_its_marked_line() -> None:
    """A bound parameter stands at its line and nowhere else."""
    bound = bind_values(TEXT, "aNode", ["https://example.org/1", "https://example.org/2"])
    assert bound == TEXT.replace("{ }", "{ <https://example.org/1> <https://example.org/2> }")


def test_a_parameter_left_open_restricts_nothing() -> None:
    """Without a value the marked line is gone, since an empty VALUES would answer nothing."""
    assert "VALUES" not in bind_values(TEXT, "aNode", None)
    assert "?countyNode { }" not in bind(find_question("goals-unassigned"), {})


@given(st.dates())
def test_a_day_enters_as_a_typed_term(day: date) -> None:
    """A day is bound as an xsd:date, and can be read back; a text is never taken for one."""
    bound = bind_values(TEXT, "aNode", [day])
    read = re.findall(r'VALUES \?aNode \{ "([0-9-]+)"\^\^<http://www.w3.org/2001/XMLSchema#date> \}', bound)
    assert [date.fromisoformat(one) for one in read] == [day]
    with pytest.raises(ValueError, match="not an IRI"):
        bind_values(TEXT, "aNode", [day.isoformat()])


@pytest.mark.parametrize(
    "hostile", ["x> } DROP ALL #", 'https://a"b', "https://a b", "https://a\n}", "", "no-scheme", "https://a\\u003e"]
)
def test_what_is_no_iri_is_refused(hostile: str) -> None:
    """A value that could end its term is refused."""
    with pytest.raises(ValueError, match="not an IRI"):
        as_iri(hostile)


@given(st.text())
def test_any_text_is_refused_or_comes_back_whole(text: str) -> None:
    """Whatever is bound can be read back from the query, unchanged and alone."""
    try:
        bound = bind_values(TEXT, "aNode", [text])
    except ValueError:
        return
    assert re.findall(r"VALUES \?aNode \{ <([^>]*)> \}", bound) == [text]
    assert bound.count("\n") == TEXT.count("\n")
