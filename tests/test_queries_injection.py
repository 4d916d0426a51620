"""Hostile values of parameters are bound as terms or refused: nothing that a person gives becomes part of a query."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.store import open_store
from queries.asking import Strategies
from queries.catalog import Question, questions
from queries.errors import MissingValueError, UnknownQuestionError, UnknownValueError
from queries.ordering import take_order
from queries.sources import LocalSource

HOSTILE = (
    '"', "'", '"""', "\\", "\\u003e", ">", "<", "{", "}", "#", "?x", "\n", "\r\n", "\x00", ";", ".", " }",
    "\N{LINE SEPARATOR}",
    "} UNION { ?s ?p ?o", "> } ?s ?p ?o . {", "<https://w3id.org/samsyn/id/county/x>", "VALUES ?countyNode { }",
    "DROP ALL", "INSERT DATA { <a:a> <a:b> <a:c> }", "SERVICE <http://127.0.0.1/>", "https://example.org/a> ?p ?o",
    "Granviks län", "granvik", "nyanländ", "8", "https://w3id.org/samsyn/id/county/granviks-lan",
)  # fmt: skip
TERM = r"<[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\]+>"
BOUND = re.compile(rf'[ \t]*VALUES \?\w+ \{{ (?:(?:{TERM}|"\d{{4}}-\d\d-\d\d"\^\^{TERM}) )+\}}')

values = st.lists(st.sampled_from(HOSTILE) | st.text(max_size=5), min_size=1, max_size=4).map("".join)
asked = st.sampled_from(sorted(questions().values(), key=lambda one: one.name))


class Listening(LocalSource):
    """A graph on disk that keeps the texts of the queries."""

    def __init__(self, folder: Path) -> None:
        super().__init__(open_store(folder))
        self.texts: list[str] = []

    def select(self, text: str) -> bytes:
        self.texts.append(text)
        return super().select(text)


@pytest.fixture(scope="module")
def listening(example_graph: Path) -> Listening:
    return Listening(example_graph)


def is_bound(question: Question, text: str) -> bool:
    """Whether a text is the question's own, line by line, but for marked lines that hold terms or are gone."""
    sent = text.splitlines()
    for line in take_order(question.text)[0].splitlines():  # the rows are sorted here, not in the store
        if re.fullmatch(r"[ \t]*VALUES \?\w+ \{ \}[ \t]*", line):
            marked = line.split(" {")[0].strip()
            if sent and sent[0].strip().startswith(f"{marked} {{") and BOUND.fullmatch(sent[0]):
                sent.pop(0)
        elif not sent or sent.pop(0) != line:
            return False
    return not sent


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(asked, values, st.data())
def test_a_hostile_value_is_a_term_or_refused(
    listening: Listening, question: Question, value: str, data: st.DataObject
) -> None:
    """Whatever is given, only the question's own text with known terms at its marked lines reaches the store."""
    names = [one.name for one in question.parameters if not one.is_date]
    if not names:
        return
    name = data.draw(st.sampled_from(names))
    given_ = {one.name: "Granvik" for one in question.parameters if one.required} | {name: value}
    listening.texts.clear()
    try:
        Strategies(listening).table(question.name, **given_)
    except (UnknownValueError, MissingValueError) as refused:
        assert refused.value == value if isinstance(refused, UnknownValueError) else not value
        assert not [text for text in listening.texts if "title-sv" in text]
        return
    sent = [text for text in listening.texts if "title-sv" in text]
    assert len(sent) == 1
    assert is_bound(question, sent[0])


def test_a_known_name_is_bound(listening: Listening) -> None:
    """The check above lets a well-meant value through, and would notice words that are no term."""
    listening.texts.clear()
    Strategies(listening).table("goals-unassigned", county=["Granvik", "Sjöboda"])
    (text,) = [text for text in listening.texts if "title-sv" in text]
    question = questions()["goals-unassigned"]
    assert text.count("/id/county/") == 2 * question.text.count("VALUES ?countyNode { }")
    assert is_bound(question, text)
    assert not is_bound(question, text.replace("granviks-lan>", "granviks-lan> } ?s ?p ?o . {", 1))
    assert not is_bound(question, text + "\n# more")


@given(values)
def test_names_of_questions_and_parameters_are_looked_up(examples: Strategies, value: str) -> None:
    """A question or parameter of a hostile name is unknown; nothing is opened or asked by it."""
    with pytest.raises(UnknownQuestionError):
        examples.table(f"../{value}")
    with pytest.raises(UnknownValueError):
        examples.table("goals-unassigned", **{f"x{value}": "Granvik"})


@given(values)
def test_a_day_is_a_day(examples: Strategies, value: str) -> None:
    """What is no day is refused before anything is asked."""
    with pytest.raises(ValueError, match="isoformat"):
        examples.table("plans-expired", as_of=f"x{value}")
