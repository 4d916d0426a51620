"""The catalogue of questions says of each file what a user needs to know."""

from __future__ import annotations

import re

import pytest
import typer.main

from queries.catalog import Question, find_question, lookup_text, questions
from queries.describing import columns
from queries.errors import UnknownQuestionError
from samsyn import app


def selected(question: Question) -> set[str]:
    head = question.text.split("SELECT", 1)[1].split("WHERE", 1)[0]
    return set(re.findall(r"\?(\w+)", head))


@pytest.mark.parametrize("question", questions().values(), ids=lambda question: question.name)
def test_columns_are_what_the_query_selects(question: Question) -> None:
    """The columns that a header promises, and the evidence, are those of its SELECT."""
    assert selected(question) == set(question.columns) | set(question.evidence)


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


@pytest.mark.parametrize("question", questions().values(), ids=lambda question: question.name)
def test_each_column_is_explained(question: Question) -> None:
    """Every column has a name in both languages, and says what it holds."""
    missing = [name for name in question.columns if name not in columns() or len(columns()[name].holds) < 5]
    assert not missing


@pytest.mark.parametrize("question", questions().values(), ids=lambda question: question.name)
def test_each_parameter_has_an_option_and_names_to_choose_from(question: Question) -> None:
    """What narrows a question can be given on the command line, and a look-up lists the names."""
    options = {option for one in typer.main.get_command(app).commands["ask"].params for option in one.opts}  # type: ignore[attr-defined]
    for parameter in question.parameters:
        assert parameter.option in options
        assert parameter.is_date or "SELECT" in lookup_text(parameter.kind)


def test_no_column_is_explained_for_nothing() -> None:
    """The list of columns holds what some answer has, and no more."""
    used = {name for question in questions().values() for name in question.columns}
    assert set(columns()) == used | {"document", "page", "quote", "fact"}


def test_an_unknown_question_is_answered_with_the_known_ones() -> None:
    """Who mistypes a question sees what there is."""
    with pytest.raises(UnknownQuestionError, match="terms-differ"):
        find_question("term-differs")


@pytest.mark.parametrize("question", questions().values(), ids=lambda question: question.name)
def test_joined_letters_are_the_same_in_every_store(question: Question) -> None:
    """A constant with å, ä or ö that is joined to other texts names its language: Virtuoso makes "fr?n" of others."""
    joined = [line for line in question.text.splitlines() if "CONCAT(" in line and not line.lstrip().startswith("#")]
    assert not [line for line in joined if re.search(r'"[^"]*[À-ÿ][^"]*"(?!@)', line.partition("CONCAT(")[2])]
