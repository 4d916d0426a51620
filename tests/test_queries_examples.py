"""Each question's example has the expected answer on the example strategies; SAMSYN_REFRESH=1 writes them anew."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from queries.asking import Strategies
from queries.catalog import Question, questions
from queries.tables import Table

EXPECTED = Path(__file__).resolve().parent / "expected" / "questions"
REFRESH = bool(os.environ.get("SAMSYN_REFRESH"))
# The examples' municipalities are made up, which no register has; nor do they share a lack, or an action.
EMPTY = {"municipalities-no-party", "partners-lacking", "follow-up-unassigned", "actions-alike", "duties-double"}


def answered(strategies: Strategies, question: Question) -> Table:
    """The answer to the question's example, without the addresses of facts, which nobody reads."""
    table = strategies.table(question.name, **question.example)
    return table.only([column for column in table.columns if not column.startswith("fact")])


@pytest.mark.parametrize("question", questions().values(), ids=lambda question: question.name)
def test_an_example_has_the_expected_answer(question: Question, examples: Strategies) -> None:
    """What the example of a question answers is what stands in the expected file."""
    answer = answered(examples, question).as_csv()
    file = EXPECTED / f"{question.name}.csv"
    if REFRESH:
        file.write_text(answer, encoding="utf-8", newline="")
    assert answer == file.read_bytes().decode()
    assert bool(answer.count("\n") > 1) == (question.name not in EMPTY)


def test_expected_answers_are_held_and_no_others() -> None:
    """Each expected answer belongs to a question, and nothing is rewritten while the tests are to hold something."""
    assert {file.stem for file in EXPECTED.glob("*.csv")} == set(questions())
    assert not REFRESH, "the expected answers were written anew: look at the difference, and unset SAMSYN_REFRESH"


@pytest.mark.parametrize("question", questions().values(), ids=lambda question: question.name)
def test_a_row_with_evidence_shows_its_sentence(question: Question, examples: Strategies) -> None:
    """Where a row names a fact, its document, page and sentence are there."""
    for row in examples.table(question.name, **question.example).dicts():
        for end in ("", "_2"):
            if row.get(f"fact{end}"):
                assert row[f"document{end}"] and row[f"quote{end}"]
