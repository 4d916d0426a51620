"""Rows about a thing in, what its page shows out: its name, what is said of it, and what points to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from ontology.terms import SAM_ID
from queries.tables import Cell, show

__all__ = ["Row", "Thing", "Value"]

Row = Sequence[Cell]
# properties of others that the ontology gives no Swedish name
_CALLED = {
    "altLabel": "kallas även",
    "definition": "definition",
    "description": "beskrivning",
    "isPartOf": "del av",
    "label": "namn",
    "language": "språk",
    "prefLabel": "namn",
    "publisher": "utgivare",
    "replaces": "ersätter",
    "title": "titel",
    "type": "slag",
}
_NAMES = ("prefLabel", "label", "title", "description", "quote")  # local names of properties, the best first


@dataclass(frozen=True, slots=True)
class Value:
    """A value as it is shown: a text, with a link where it is a thing."""

    text: str
    link: str | None = None


@dataclass(frozen=True)
class Thing:
    """One thing of the graph; `said` and `pointing` have the values by the name of the property."""

    iri: str
    name: str
    said: dict[str, list[Value]]
    pointing: dict[str, list[Value]]

    @classmethod
    def of_rows(cls, iri: str, rows: Iterable[Row]) -> Thing:
        """The thing that the rows of `thing-shown` tell of."""
        said: dict[str, list[Value]] = {}
        pointing: dict[str, list[Value]] = {}
        names: dict[str, str] = {}
        for inward, property_, called, value, name in sorted(rows, key=lambda row: tuple(map(show, row))):
            local = _local(str(property_))
            shown = _value(value, name)
            place = (pointing if inward else said).setdefault(show(called) or _CALLED.get(local, local), [])
            if shown not in place:
                place.append(shown)
            if not inward:
                names.setdefault(local, shown.text)
        title = next((names[one] for one in _NAMES if one in names), _local(iri))
        return cls(iri, title, said, pointing)


def _value(value: Cell, name: Cell) -> Value:
    text = show(value)
    if not text.startswith(("http://", "https://")) or " " in text:
        return Value(text)
    local = text.removeprefix(str(SAM_ID))
    return Value(show(name) or _local(text), f"/id/{quote(local)}" if local != text else text)


def _local(iri: str) -> str:
    return iri.rstrip("/").rpartition("#")[2].rpartition("/")[2]
