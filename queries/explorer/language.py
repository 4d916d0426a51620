"""The texts of the explorer in, words of one language out; and the words of the ontology in that language.

Swedish and English are data (`texts/*.toml`); what documents say stays in their own words.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal

from ontology.terms import SAM
from queries.describing import columns

__all__ = ["LANGUAGES", "Language", "concept", "language"]

LANGUAGES = ("sv", "en")
_SECTION = Mapping[str, str | list[str]]
_SIGNS = {"≤": "at-most", "<": "under", "≥": "at-least", ">": "over"}
_LIMIT = re.compile(rf"([{''.join(_SIGNS)}]) (\d+) (day|week|month|year)")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True)
class Language:
    """How one language says what the pages say."""

    code: str
    texts: Mapping[str, str | tuple[str, ...]]

    def say(self, key: str, **values: object) -> str:
        """A text by its key ("start.title"), with values put in. Raises KeyError for a text that is not there."""
        text = self.texts[key]
        return str(text).format(**values) if values else str(text)

    def count(self, key: str, number: int) -> str:
        """A number with its noun: the text of the key is the noun for one and for several.

        >>> language("sv").count("count.goals", 1), language("sv").count("count.documents", 2)
        ('1 mål', '2 dokument')
        """
        one, several = tuple(self.texts[key])
        return f"{self.number(number)} {one if number == 1 else several}"

    def column(self, name: str) -> str:
        """The heading of a column of an answer, by the column's name in the catalogue.

        >>> language("sv").column("goal"), language("en").column("follow_up")
        ('Mål', 'Follow-up')
        """
        if f"column.{name}" in self.texts:
            return self.say(f"column.{name}")
        named = columns()[name].sv if self.code == "sv" else columns()[name].en
        return named[:1].upper() + named[1:]

    def number(self, value: float) -> str:
        r"""A number as the language writes it.

        >>> language("sv").number(12345), language("en").number(12345), language("sv").number(0.5)
        ('12\xa0345', '12,345', '0,5')
        """
        text = f"{value:,}"
        return text.translate({44: "\N{NO-BREAK SPACE}", 46: ","}) if self.code == "sv" else text

    def share(self, value: float) -> str:
        r"""A share as per cent with one decimal.

        >>> language("sv").share(0.998), language("en").share(1)
        ('99,8\xa0%', '100%')
        """
        text = self.number(round(value * 100, 1)).removesuffix(".0").removesuffix(",0")
        return f"{text}\N{NO-BREAK SPACE}%" if self.code == "sv" else f"{text}%"

    def day(self, value: date) -> str:
        """A day as the language writes it.

        >>> language("sv").day(date(2024, 3, 1)), language("en").day(date(2024, 3, 1))
        ('2024-03-01', '1 Mar 2024')
        """
        return value.isoformat() if self.code == "sv" else f"{value.day} {_MONTHS[value.month - 1]} {value.year}"

    def limit(self, text: str) -> str:
        """A bound as people say it; other words stay as they are.

        >>> language("sv").limit("≤ 24 month"), language("en").limit("< 18 year")
        ('högst 24 månader', 'under 18 years')
        """
        found = _LIMIT.fullmatch(text)
        if not found:
            return text
        sign, value, unit = found.groups()
        one, several = tuple(self.texts[f"unit.{unit}"])
        return self.say(f"limit.{_SIGNS[sign]}", value=value, unit=one if value == "1" else several)

    def word(self, swedish: object) -> str:
        """A word that answers give in Swedish (a kind, a theme, an outcome, a state); others stay as they are.

        >>> language("en").word("prioriterat"), language("en").word("Granviks län")
        ('prioritised', 'Granviks län')
        """
        text = "" if swedish is None else str(swedish)
        if f"word.{text}" in self.texts:
            return self.say(f"word.{text}")
        return text if self.code == "sv" else _english().get(text, text)

    def spoken(self, swedish: object) -> str:
        """The language in which `word` gives a word: Swedish, where it has no name in this one.

        >>> language("en").spoken("prioriterat"), language("en").spoken("Granviks län")
        ('en', 'sv')
        """
        known = self.code == "sv" or f"word.{swedish}" in self.texts or str(swedish) in _english()
        return self.code if known else "sv"


@cache
def language(code: str) -> Language:
    """One of the languages."""
    sections: dict[str, _SECTION] = {}
    for path in sorted(files("queries.explorer").joinpath("texts").iterdir(), key=lambda path: path.name):
        if path.name.startswith(code):
            sections |= tomllib.loads(path.read_text(encoding="utf-8"))
    return Language(
        code,
        MappingProxyType(
            {
                f"{name}.{key}": tuple(value) if isinstance(value, list) else value
                for name, section in sections.items()
                for key, value in section.items()
            }
        ),
    )


@cache
def concept(swedish: object) -> str:
    """The term of the ontology that a Swedish word stands for in answers ("Prioritised"); empty for other words.

    >>> concept("prioriterat"), concept("Granviks län")
    ('Prioritised', '')
    """
    return next((term.rpartition("#")[2] for word, _, term in _labels() if word == swedish and _is_value(term)), "")


def _is_value(term: str) -> bool:
    return term.startswith(str(SAM))


@cache
def _english() -> Mapping[str, str]:
    """English by Swedish words: the labels of the ontology's values and classes, themes and global goals."""
    found: dict[str, str] = {}
    for swedish, english, _ in _labels():
        found.setdefault(swedish, english)
    return MappingProxyType(found)


@cache
def _labels() -> tuple[tuple[str, str, str], ...]:
    """What has a name in both languages: the Swedish and the English one, and the IRI."""
    graph = Graph()
    for path in ("samsyn.ttl", "concepts/themes.ttl", "concepts/agenda-2030.ttl"):
        graph.parse(data=files("ontology").joinpath(path).read_text(encoding="utf-8"), format="turtle")
    values = set(graph.subjects(RDF.type, OWL.NamedIndividual))
    found = []
    for label in (RDFS.label, SKOS.prefLabel):
        nodes = sorted(set(graph.subjects(label)), key=lambda node: (node not in values, str(node)))  # values first
        for node in nodes:
            named = {name.language: str(name) for name in graph.objects(node, label) if isinstance(name, Literal)}
            if "sv" in named and "en" in named:
                found.append((named["sv"], named["en"], str(node)))
    return tuple(found)
