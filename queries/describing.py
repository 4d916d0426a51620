"""Questions in, what people read about them out: the help of one question, and the page `docs/questions.md` of all.

python -m queries.describing docs/questions.md
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from queries.catalog import Parameter, Question, questions

__all__ = ["Column", "columns", "command_of", "describe", "page_of_questions"]

_INTRODUCTION = """# The questions of the catalogue
Made from the headers of the `.rq` files by `make questions`; a test fails when it is stale.

Ask one with `samsyn ask NAME --county NAME ...` or, in Python, `samsyn.open("my-graph").ask("NAME", county="NAME")`;
a value may be given several times. `samsyn ask NAME --help` tells what a question takes in your graph. Every row that
rests on a fact ends with `document`, `page`, `quote` and `fact`; where it compares two facts, `document_2` and so on
are the second's.

A question with `as_of` is asked as of today unless a day is given. Counties are compared by their strategies,
agreements and action plans; a leaflet or web page about a strategy is no second strategy.
"""
# What the kinds of values are, for people; the lookups list the names.
_KINDS = {
    "body-kind": "a kind of body",
    "county": "a county that has a document",
    "coverage": "how a strategy treats a theme",
    "date": "a day (2026-06-30)",
    "gap-kind": "a kind of gap",
    "mirror": "whether a duty is mirrored",
    "modality": "how strongly a duty is put",
    "organisation": "an organisation or body that has a duty",
    "organisation-kind": "a kind of organisation",
    "sdg": "a goal or target of Agenda 2030, by number or name",
    "term": "a defined term",
    "theme": "a theme, in Swedish or English",
}


@dataclass(frozen=True, slots=True)
class Column:
    """What a column is called in Swedish and English, the type of its cells, and what they hold."""

    sv: str
    en: str
    holds: str
    type: str = "text"


@cache
def columns() -> Mapping[str, Column]:
    """The columns of all answers by name."""
    text = files("queries").joinpath("columns.toml").read_text(encoding="utf-8")
    return {name: Column(**entry) for name, entry in tomllib.loads(text).items()}


def describe(question: Question, known: Mapping[str, list[str]] | None = None) -> str:
    """What a question asks, takes and gives; with the `known` values of its parameters where they are at hand."""
    return "\n".join(_lines(question, known or {}))


def _lines(question: Question, known: Mapping[str, list[str]]) -> Iterator[str]:
    yield f"{question.name}: {question.titles['en']} / {question.titles['sv']}"
    yield question.questions["en"]
    yield question.questions["sv"]
    yield ""
    yield from (_parameter(one, known.get(one.name, [])) for one in question.parameters)
    yield "columns: " + ", ".join(question.columns)
    if question.example:
        yield f"example: {command_of(question)}"


def _parameter(parameter: Parameter, known: list[str], most: int = 12) -> str:
    needed = ", required" if parameter.required else ""
    some = ": " + ", ".join(known[:most]) + (" ..." if len(known) > most else "") if known else ""
    return f"{parameter.option}  {_KINDS[parameter.kind]}{needed}{some}"


def command_of(question: Question) -> str:
    """The command that asks a question's example."""
    words = [
        word
        for name, values in question.example.items()
        for value in values
        for word in (f"--{name.replace('_', '-')}", _quoted(value))
    ]
    return " ".join(["samsyn ask", question.name, *words])


def _quoted(value: str) -> str:
    return f"'{value}'" if " " in value else value


def page_of_questions() -> str:
    """The page of all questions, as Markdown."""
    topics = dict.fromkeys(question.topic for question in questions().values())
    parts = [_INTRODUCTION]
    for topic in topics:
        chosen = [question for question in questions().values() if question.topic == topic]
        parts += [f"## {topic.capitalize()}\n", *map(_section, chosen)]
    parts.append(_glossary())
    return "\n".join(parts)


def _section(question: Question) -> str:
    takes = [f"`{one.name}` ({_KINDS[one.kind]}{', required' if one.required else ''})" for one in question.parameters]
    gives = [f"`{name}`" + (" (list)" if name in question.lists else "") for name in question.columns]
    sentence = {0: "none: each row counts or joins many facts", 1: "one fact a row"}.get(
        len(question.evidence), "two facts a row"
    )
    lines = [
        f"### {question.name}",
        f"**{question.titles['en']}** / *{question.titles['sv']}*\n",
        f"{question.questions['en']} / *{question.questions['sv']}*\n",
        f"- takes: {', '.join(takes) or 'nothing'}",
        f"- gives: {', '.join(gives)}",
        f"- evidence: {sentence}",
    ]
    if question.example:
        lines.append(f"- example: `{command_of(question)}`")
    return "\n".join(lines) + "\n"


def _glossary() -> str:
    rows = [f"| `{name}` | {one.sv} | {one.type} | {one.holds} |" for name, one in sorted(columns().items())]
    return (
        "\n".join(
            ["## Columns\n", "| column | in Swedish | type | what it holds |", "| --- | --- | --- | --- |", *rows]
        )
        + "\n"
    )


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page_of_questions(), encoding="utf-8")
