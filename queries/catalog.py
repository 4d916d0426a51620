"""The catalogue of questions: each .rq file with what its header says about it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from queries.errors import UnknownQuestionError
from queries.narrowing import Narrowing, read_narrowings
from queries.turning import Turn, read_turn
from queries.values import near

__all__ = [
    "Parameter",
    "Question",
    "find_question",
    "lookup_header",
    "lookup_text",
    "lookup_variables",
    "lookups_of_each",
    "questions",
    "whole_lookups",
]

_HEADER = re.compile(r"^# ([a-z-]+): (.*)$", re.MULTILINE)
_VARIABLE = re.compile(r"VALUES \?(\w+) \{ \}")
_PARAMETER = re.compile(r"(\w+) \(([\w-]+)(, required)?\)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that narrows a question: `kind` says what it names (a file of queries/lookups), or is "date"."""

    name: str
    kind: str
    required: bool = False

    @property
    def variable(self) -> str:
        """The variable at whose `VALUES` line the value enters: `county` at ?countyNode, a day `as_of` at ?asOf."""
        if self.is_date:
            first, *others = self.name.split("_")
            return first + "".join(map(str.capitalize, others))
        return f"{self.name}Node"

    @property
    def is_date(self) -> bool:
        """Whether the value is a day; a question that asks for one is asked as of today unless told otherwise."""
        return self.kind == "date"

    @property
    def option(self) -> str:
        """What the value is called on the command line."""
        return f"--{self.name.replace('_', '-')}"


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the catalogue.

    `columns` are what is shown, `lists` those whose cells hold several values, `evidence` the columns (not shown
    themselves) with the facts or quotations that prove a row: one for each side of a comparison. `example` holds the
    parameters of an answer that the tests keep. Asked as of a day, a question reads the documents in force then, and
    with `ended_too` (the header `documents: ended too`) those as well that had run out. `turn` tells how its rows
    depend on a day, and `narrows` which of them are the answer for one county, by the parameters that only choose among
    them. `narrowed` is a parameter without which an answer over hundreds of documents is too long to read.
    """

    name: str
    topic: str
    titles: Mapping[str, str]
    questions: Mapping[str, str]
    columns: tuple[str, ...]
    lists: frozenset[str]
    evidence: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    text: str
    example: Mapping[str, tuple[str, ...]]
    ended_too: bool = False
    turn: Turn | None = None
    narrows: Mapping[str, Narrowing] = field(default_factory=dict)
    narrowed: str = ""


@cache
def questions() -> Mapping[str, Question]:
    """All questions by name, sorted by topic and name."""
    found = [_read(path, folder.name) for folder in _topics() for path in _files(folder)]
    return {question.name: question for question in found}


def find_question(name: str) -> Question:
    """The question of that name. Raises UnknownQuestionError, which lists the names."""
    if name not in questions():
        raise UnknownQuestionError(name, sorted(questions()), near(name, questions()))
    return questions()[name]


@cache
def lookup_text(kind: str) -> str:
    """The query that lists what a parameter of that kind may be called by."""
    return files("queries").joinpath("lookups", f"{kind}.rq").read_text(encoding="utf-8")


def lookup_header(kind: str) -> Mapping[str, tuple[str, ...]]:
    """What such a query says of its answer: which columns are `lists`, and which leads to the `evidence`."""
    return {name: _listed(value) for name, value in _HEADER.findall(lookup_text(kind).split("PREFIX", 1)[0])}


def lookup_variables(kind: str) -> tuple[str, ...]:
    """The variables that such a query can be narrowed by."""
    return tuple(dict.fromkeys(_VARIABLE.findall(lookup_text(kind))))


def whole_lookups() -> tuple[str, ...]:
    """Those that are asked as they stand: nothing narrows them, or their header says `asked: as a whole too`."""
    return tuple(name for name in _lookups() if not lookup_variables(name) or _asked(name) == ("as a whole too",))


def lookups_of_each() -> tuple[tuple[str, str], ...]:
    """Those that are asked of each county, with that word: their header says `asked: of each county`."""
    each = [(name, part.removeprefix("of each ")) for name in _lookups() for part in _asked(name)]
    return tuple((name, kind) for name, kind in each if kind in lookup_variables(name))


def _lookups() -> list[str]:
    return sorted(path.name.removesuffix(".rq") for path in files("queries").joinpath("lookups").iterdir())


def _asked(name: str) -> tuple[str, ...]:
    return lookup_header(name).get("asked", ())


def _topics() -> Iterator[Traversable]:
    for folder in sorted(files("queries").iterdir(), key=lambda path: path.name):
        if folder.is_dir() and folder.name not in ("lookups", "__pycache__"):
            yield folder


def _files(folder: Traversable) -> list[Traversable]:
    return sorted((path for path in folder.iterdir() if path.name.endswith(".rq")), key=lambda path: path.name)


def _read(path: Traversable, topic: str) -> Question:
    text = path.read_text(encoding="utf-8")
    header = dict(_HEADER.findall(text.split("PREFIX", 1)[0]))
    return Question(
        name=path.name.removesuffix(".rq"),
        topic=topic,
        titles={"en": header["title"], "sv": header["title-sv"]},
        questions={"en": header["question"], "sv": header["question-sv"]},
        columns=_listed(header["columns"]),
        lists=frozenset(_listed(header.get("lists", ""))),
        evidence=_listed(header.get("evidence", "")),
        parameters=tuple(
            Parameter(name, kind, bool(required))
            for name, kind, required in _PARAMETER.findall(header.get("parameters", ""))
        ),
        text=text,
        example=dict(_pair(part) for part in header.get("example", "").split(";") if part.strip()),
        ended_too=header.get("documents") == "ended too",
        turn=read_turn(header["turns"]) if "turns" in header else None,
        narrows=read_narrowings(header.get("narrows", "")),
        narrowed=header.get("narrowed", ""),
    )


def _pair(text: str) -> tuple[str, tuple[str, ...]]:
    """A parameter with its values: "county=Granviks län, Sjöboda län"."""
    name, _, values = text.partition("=")
    return name.strip(), _listed(values)


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())
