"""What questions cost is measured on the answers themselves, and a cost that grows too fast is found."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from bench.asked import Asker, Asking, Timed, askings
from bench.questions import Growth
from queries.asking import Strategies
from queries.catalog import find_question, questions


def timed(milliseconds: float) -> Timed:
    return Timed((milliseconds,) * 3, (milliseconds,) * 3, 1, "")


@pytest.mark.parametrize(
    ("values", "small", "big", "missed"),
    [
        ({}, 50.0, 450.0, False),
        ({}, 50.0, 5000.0, True),
        ({"county": "Granvik"}, 50.0, 60.0, False),
        ({"county": "Granvik"}, 50.0, 450.0, True),
        ({"county": "Granvik"}, 2.0, 30.0, False),
    ],
)
def test_growth_is_held_against_the_graphs(values: dict[str, str], small: float, big: float, missed: bool) -> None:
    """Ten times the facts: a question of all may cost ten times as much, one of a county about the same."""
    assert Growth(Asking("strategies", values), timed(small), timed(big), 10.0).missed is missed


@pytest.mark.parametrize(("big", "missed"), [(250.0, False), (450.0, True)])
def test_an_answer_that_is_read_costs_by_its_rows(big: float, missed: bool) -> None:
    """Where the rows are twenty times as many in a graph of ten times the facts, they may cost so much and no more."""
    small, much = Timed((10.0,), (10.0,), 100, "", ready=True), Timed((big,), (big,), 2000, "", ready=True)
    assert Growth(Asking("strategies", {}), small, much, 10.0).missed is missed


def test_an_answer_that_does_not_come_is_missed() -> None:
    """A question that takes too long in the big graph grows without end."""
    assert Growth(Asking("strategies", {}), timed(5.0), None, 10.0).missed


def test_questions_are_asked_as_they_are(example_graph: Path, examples: Strategies) -> None:
    """The rows that are timed are those of the answer; a value that the graph lacks ends no later question."""
    with closing(Asker(example_graph)) as asker:
        assert asker.ask(Asking("strategies", {"county": "Nirgends"}), 1, 30) is None
        found = asker.ask(Asking("strategies", {}), 3, 30)
    assert found is not None
    assert found.rows == len(examples.table("strategies").rows) > 2
    assert len(found.cpu) == 3
    assert found.slow() >= found.middle() > 0


def test_every_question_is_asked_by_itself_and_narrowed() -> None:
    """Each question is asked as it stands, or with what it needs, and once for each parameter that has a value."""
    assert [str(one) for one in askings(find_question("terms-by-county"))] == [
        "terms-by-county",
        "terms-by-county --county",
        "terms-by-county --term",
    ]
    asked = [one for question in questions().values() for one in askings(question)]
    assert len(asked) > len(questions()) > 30
