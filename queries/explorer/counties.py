"""The documents of a graph in, each county with its strategies and whether they are in force out.

They come as spans of validity with the number of documents that have it: a county may have hundreds.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from graph.identifiers import slug
from ontology.lexicon import counties as register
from queries.explorer.answers import Answers, Row

__all__ = ["County", "State", "counties", "find_county", "in_swedish", "state_of"]

State = Literal["in-force", "coming", "ended", "unknown", "none"]
_SHORT = 8  # letters: such a word is never broken
_ALPHABET = str.maketrans("åäö", "{|}")  # the signs after "z"
_BEST: tuple[State, ...] = ("in-force", "coming", "unknown", "ended")


@dataclass(frozen=True, slots=True)
class County:
    """A county, the spans of its documents, the state of its strategies, and the last day of the one that tells it."""

    name: str
    spans: tuple[Row, ...] = ()
    state: State = "none"
    until: date | None = None
    place: tuple[int, int] | None = None

    @property
    def slug(self) -> str:
        return slug(self.name)

    @property
    def iri(self) -> str:
        return str(self.spans[0]["countyNode"])

    @property
    def short_name(self) -> str:
        """The name without its last word; a name that no register has stays whole."""
        return _short_names().get(self.name, self.name)

    @property
    def tile_name(self) -> str:
        """The short name with the place where a narrow tile may break it."""
        endings = "|".join(_map()["names"]["endings"])
        if len(self.short_name.split()[-1]) <= _SHORT:
            return self.short_name
        return re.sub(rf"(?<=\w{{3}})(?=(?:{endings})$)", "\N{SOFT HYPHEN}", self.short_name, count=1)

    @property
    def documents(self) -> int:
        """How many documents it has."""
        return sum(int(str(one["number"])) for one in self.spans)

    @property
    def strategies(self) -> int:
        """How many strategy documents it has."""
        return sum(int(str(one["number"])) for one in self.spans if one["strategy"])


def counties(answers: Answers, day: date) -> list[County]:
    """Sweden's counties and those that only documents know, by name."""
    found: dict[str, list[Row]] = {one.name: [] for one in register()}
    for row in answers.look_up("validities"):
        found.setdefault(str(row["county"]), []).append(row)
    return [_county(name, rows, day) for name, rows in sorted(found.items(), key=lambda item: in_swedish(item[0]))]


def in_swedish(name: str) -> str:
    """A key by which names stand in the order of the Swedish alphabet.

    >>> sorted(["Örebro", "Ale", "Älmhult", "Åre", "Vara"], key=in_swedish)
    ['Ale', 'Vara', 'Åre', 'Älmhult', 'Örebro']
    """
    return name.casefold().translate(_ALPHABET)


def find_county(answers: Answers, day: date, name: str) -> County | None:
    """The county of a slug, if it has a document."""
    return next((one for one in counties(answers, day) if one.slug == name and one.documents), None)


def state_of(document: Row, day: date) -> State:
    """Whether a document is in force on a day, as far as its own words tell."""
    first, last = document["validFrom"], document["validTo"]
    if isinstance(last, date) and last < day:
        return "ended"
    if isinstance(first, date) and first > day:
        return "coming"
    return "in-force" if isinstance(last, date) else "unknown"


def _county(name: str, spans: Sequence[Row], day: date) -> County:
    states = [(state_of(one, day), one) for one in spans if one["strategy"]]
    state: State = next((best for best in _BEST if any(one == best for one, _ in states)), "none")
    until = max(_days(one["validTo"] for its, one in states if its == state), default=None)
    return County(name, tuple(spans), state, until, _places().get(name))


def _days(values: Iterable[object]) -> list[date]:
    return [value for value in values if isinstance(value, date)]


@cache
def _map() -> Mapping[str, Any]:
    return tomllib.loads(files("queries.explorer").joinpath("tiles.toml").read_text(encoding="utf-8"))


@cache
def _places() -> dict[str, tuple[int, int]]:
    return {one.name: tuple(_map()[one.code]) for one in register()}


@cache
def _short_names() -> dict[str, str]:
    return {one.name: one.short_name for one in register()}
