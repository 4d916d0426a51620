"""The catalogue of questions says of each file what a user needs to know."""

from __future__ import annotations

import re

import pytest

from queries.catalog import Question, find_question, questions
from queries.errors import UnknownQuestionError


def selected(question: Question) -> set[str]:
    head = question.text.split("SELECT", 1)[1].split("WHERE", 1)[0]
    return set(re.findall(r"\?(\w+)", head))


@pytest.mark.parametrize("question", questions().values(), ids=lambda question: question.name)
def test_columns_are_what_the_query_selects(question: Question) -> None:
    """The columns that a header promises, and the evidence, are those of its SELECT."""
    assert selected(question) == set(question.columns) | ({question.evidence} - {None})


@pytest.mark.parametrize("question", questions().values(), ids=lambda question: question.name)
def test_each_parameter_has_its_marked_line(question: Question) -> None:
    """Each parameter enters at a marked line, and no marked line is without a parameter."""
    marked = set(re.findall(r"VALUES \?(\w+) \{ \}", question.text))
    assert marked == {parameter.variable for parameter in question.parameters}


@pytest.mark.parametrize("question", questions().values(), ids=lambda question: question.name)
def test_each_question_speaks_both_languages(question: Question) -> None:
    """Title and question are there in Swedish and English, and differ."""
    assert question.titles["en"] and question.titles["sv"] and question.titles["en"] != question.titles["sv"]
    assert question.questions["en"].endswith("?") and question.questions["sv"].endswith("?")


def test_an_unknown_question_is_answered_with_the_known_ones() -> None:
    """Who mistypes a question sees what there is."""
    with pytest.raises(UnknownQuestionError, match="terms-differ"):
        find_question("term-differs")
