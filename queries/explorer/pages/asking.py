"""The questions of the catalogue as forms, with their answers as tables and files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from queries.catalog import Parameter, Question, questions
from queries.errors import AskingError, MissingValueError, UnknownValueError
from queries.explorer.answers import Answers, Row
from queries.explorer.counties import in_swedish
from queries.explorer.documents import number_of_documents
from queries.explorer.paging import paged
from queries.explorer.site import Asked, Context, Download, NotHereError
from queries.preparing import LARGE
from queries.tables import Table
from queries.values import find_nodes

__all__ = ["catalogue", "question", "question_file"]

_CHOICES = 60  # names that a list to choose from may have
_TYPES = {"csv": "text/csv", "json": "application/json"}
_PROOF = ("document", "page", "quote", "fact")


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter as a field of the form: its names to choose from, the values given, and whether several may be."""

    parameter: Parameter
    names: tuple[str, ...]
    given: tuple[str, ...]
    several: bool

    @property
    def is_list(self) -> bool:
        return len(self.names) <= _CHOICES


def catalogue(answers: Answers, asked: Asked) -> Context:
    """All questions by topic."""
    known = sorted(questions().values(), key=lambda one: (one.topic, one.titles[asked.language.code]))
    return {"topics": [(topic, list(same)) for topic, same in groupby(known, key=lambda one: one.topic)]}


def question(answers: Answers, asked: Asked) -> Context:
    """A question as a form, and its answer."""
    one = _find(asked)
    given, chosen = _narrowed(answers, one, _given(one, asked.query))
    table, reason, names = _answer(answers, one, given, prove=False)
    paging = paged(len(table.rows) if table else 0, asked.query.get("sida"))
    found = Table(table.columns, table.rows[paging.first : paging.last]).dicts() if table else []
    return {
        "question": one,
        "fields": [_field(answers, one, parameter, given.get(parameter.name, ())) for parameter in one.parameters],
        "given": {name: ";".join(values) for name, values in given.items()},
        "rows": _shown(one, answers.proven(found) if one.evidence else found),
        "paging": paging,
        "reason": reason,
        "names": names,
        "chosen": chosen,
    }


def question_file(answers: Answers, asked: Asked) -> Download:
    """The answer as CSV or JSON."""
    one, form = _find(asked), asked.path["form"]
    table, reason, _ = _answer(answers, one, _given(one, asked.query), prove=True)
    if table is None or form not in _TYPES:
        raise NotHereError(reason or form)
    content = table.as_csv() if form == "csv" else table.as_json()
    return Download(f"{one.name}.{form}", _TYPES[form], content)


def _find(asked: Asked) -> Question:
    if (name := asked.path["question"]) not in questions():
        raise NotHereError(name)
    return questions()[name]


def _given(one: Question, query: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The values of each parameter, parted by ";"."""
    found = {name.name: query.get(name.name, "").split(";") for name in one.parameters}
    parted = {name: tuple(filter(None, map(str.strip, values))) for name, values in found.items()}
    return {name: values for name, values in parted.items() if values}


def _narrowed(
    answers: Answers, one: Question, given: dict[str, tuple[str, ...]]
) -> tuple[dict[str, tuple[str, ...]], str]:
    """The values, over many documents with a first choice where an answer would be too long; and that choice."""
    needed = {parameter.name for parameter in one.parameters if parameter.required}
    if not one.narrowed or one.narrowed in given or not needed <= given.keys():
        return given, ""
    if number_of_documents(answers) < LARGE:
        return given, ""
    parameter = next(parameter for parameter in one.parameters if parameter.name == one.narrowed)
    known = answers.strategies.names(parameter)
    try:
        same = [values for name, values in given.items() if _kind(one, name) == parameter.kind]
        taken = {node for values in same for value in values for node in find_nodes(parameter.kind, value, known)}
    except UnknownValueError:  # the answer will say so
        return given, ""
    free = {name for node, name in known if node not in taken}
    chosen = next((name for name in _field(answers, one, parameter, ()).names if name in free), "")
    return (given | {one.narrowed: (chosen,)}, chosen) if chosen else (given, "")


def _kind(one: Question, name: str) -> str:
    return next(parameter.kind for parameter in one.parameters if parameter.name == name)


def _answer(
    answers: Answers, one: Question, given: Mapping[str, tuple[str, ...]], *, prove: bool
) -> tuple[Table | None, str, list[str]]:
    """The answer, with the sentences of its rows or only with their facts; or nothing, why, and the names near."""
    strategies = answers.strategies if prove else answers.strategies.without_proofs()
    try:
        key = ("question", prove, one.name, *sorted(given.items()))
        return answers.once(key, lambda: strategies.table(one.name, **given)), "", []
    except MissingValueError:
        return None, "missing", []
    except UnknownValueError as error:
        return None, "unknown", list(error.near)
    except (AskingError, ValueError):
        return None, "unknown", []


def _field(answers: Answers, one: Question, parameter: Parameter, given: tuple[str, ...]) -> Field:
    names = answers.once(("names", parameter.kind), lambda: _names(answers, parameter))
    first = {name.casefold(): its[0] for its in names for name in its}
    chosen = tuple(first.get(name.casefold(), name) for name in given)
    listed = tuple(sorted({its[0] for its in names}, key=in_swedish))
    return Field(parameter, listed, chosen, len(one.example.get(parameter.name, ())) > 1)


def _names(answers: Answers, parameter: Parameter) -> list[list[str]]:
    """The names of each node, the first of which stands for it."""
    found: dict[str, list[str]] = {}
    for node, name in sorted(answers.strategies.names(parameter)):
        found.setdefault(node, []).append(name)
    return list(found.values())


def _shown(one: Question, rows: list[Row]) -> list[tuple[Row, list[Row]]]:
    """Each row with the proofs that lead to its sentences: one a side of a comparison."""
    return [(row, [_proof(row, "" if i == 0 else f"_{i + 1}") for i in range(len(one.evidence))]) for row in rows]


def _proof(row: Row, suffix: str) -> Row:
    return {name: row.get(f"{name}{suffix}") for name in _PROOF}
