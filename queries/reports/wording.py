"""A language in, what reports say in it out: the words of `wording.toml` and of the reports' own files, with numbers.

>>> Wording("sv").number(2), Wording("sv").number(14), Wording("en").number(3)
('två', '14', 'three')
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from queries.describing import columns
from queries.reports.model import Column, Quotation
from queries.tables import Cell, show

__all__ = ["LANGUAGES", "Wording", "declared"]

LANGUAGES = ("sv", "en")
_MARKS = re.compile('[”“„"]')
_NAMED, _FIRST = 5, 3  # names that are all told; those told of more
_LONGEST = 450  # characters of a sentence: definitions are whole, and passages are cut


@cache
def declared(name: str) -> Mapping[str, Any]:
    """What a TOML file beside this one declares."""
    return tomllib.loads(files("queries.reports").joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one language."""

    language: str

    @property
    def _words(self) -> Mapping[str, Any]:
        return declared("wording")

    def say(self, key: str, **values: object) -> str:
        """A phrase by its name, with values put in."""
        return str(self._words["phrases"][key][self.language]).format(**values)

    def of(self, texts: Mapping[str, Any], key: str, **values: object) -> str:
        """A text of something that is declared in both languages; empty where it has none of that name."""
        return str(texts[self.language].get(key, "")).format(**values)

    def column(self, name: str) -> str:
        """The heading of a column: as reports say it, or as the catalogue does."""
        said = self._words["columns"].get(name)
        if said is None:
            said = {"sv": columns()[name].sv, "en": columns()[name].en}
        heading = str(said[self.language])
        return heading[:1].upper() + heading[1:]

    def columns(self, *names: str) -> tuple[Column, ...]:
        """Columns by their names, all of one width."""
        return tuple(Column(self.column(name)) for name in names)

    def value(self, column: str, cell: Cell) -> Cell:
        """A cell in plain words: labels of the ontology as a person would put them, the rest as it is."""
        if isinstance(cell, tuple) and column in self._words["of-counties"]["columns"]:
            return self.first_of(cell)
        said = self._words["values"].get(column, {}).get(cell if isinstance(cell, str) else None)
        return str(said[self.language]) if said else cell

    def several(self, column: str, values: Sequence[str]) -> str:
        """Values of a column as a sentence has them: of counties, which may be twenty, the first."""
        return self.first_of(values) if column in self._words["of-counties"]["columns"] else self.listed(values)

    def rank(self, column: str, cell: Cell) -> int:
        """The place of a label among those of a column that `wording.toml` lists; those that it does not come last."""
        listed = list(self._words["values"][column])
        return listed.index(cell) if cell in listed else len(listed)

    def document(self, kind: str) -> str:
        """What running text calls a document of a kind ("strategin"), or "several" documents."""
        called: Mapping[str, str] = self._words["documents"].get(kind, self._words["documents"]["strategi"])
        return called[self.language]

    def number(self, number: int) -> str:
        """A number as running text has it: small ones in words."""
        words: Sequence[str] = self._words["numbers"][self.language]
        return words[number] if 0 <= number < len(words) else str(number)

    def counted(self, texts: Mapping[str, Any], number: int, **values: object) -> str:
        """The sentence for so many of something: the text `one` or `many`, with the number as {n}, or {N} to begin."""
        n = self.number(number)
        return self.of(texts, "one" if number == 1 else "many", n=n, N=n[:1].upper() + n[1:], **values)

    def day(self, day: date) -> str:
        """A day as running text has it.

        >>> Wording("sv").day(date(2026, 5, 1))
        '1 maj 2026'
        """
        return f"{day.day} {self._words['months'][self.language][day.month - 1]} {day.year}"

    def listed(self, names: Sequence[str]) -> str:
        """Names as a sentence has them.

        >>> Wording("sv").listed(["A", "B", "C"])
        'A, B och C'
        """
        if len(names) < 2:
            return "".join(names)
        return f"{', '.join(names[:-1])} {self.say('and')} {names[-1]}"

    def first_of(self, names: Sequence[str]) -> str:
        """Names as a sentence has them; of many the first, and how many more there are.

        >>> Wording("sv").first_of(["A", "B", "C", "D", "E", "F"])
        'A, B, C och tre till'
        """
        if len(names) <= _NAMED:
            return self.listed(names)
        return f"{', '.join(names[:_FIRST])} {self.say('more', n=self.number(len(names) - _FIRST))}"

    def quoted(self, text: str) -> str:
        """A sentence in quotation marks, cut where it is a whole passage; marks within it become single ones.

        >>> Wording("sv").quoted('Ordet "unga" används.')
        '”Ordet ’unga’ används.”'
        """
        opening, closing, inner = self._words["marks"][self.language]
        return f"{opening}{_MARKS.sub(inner, _cut(' '.join(text.split())))}{closing}"

    def place(self, quotation: Quotation, own: str | None = None) -> str:
        """Where a sentence stands: "sidan 3, plan.pdf", or "sidan 3" in the document that a report is about."""
        if quotation.page is None:
            return quotation.document
        if quotation.document == own:
            return self.say("page", page=quotation.page)
        return f"{self.say('page', page=quotation.page)}, {quotation.document}"

    def shown(self, cell: Cell) -> str:
        """A cell as a page shows it."""
        if isinstance(cell, bool):
            return self.say("yes" if cell else "no")
        if isinstance(cell, float):
            return str(cell).replace(".", self.say("decimal"))
        if isinstance(cell, tuple):
            return ", ".join(_distinct(cell))
        return show(cell)


def _cut(text: str) -> str:
    """A text of some length at most, cut between words."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rsplit(' ', 1)[0]} …"


def _distinct(names: Sequence[str]) -> list[str]:
    """Names without those that differ from an earlier one by case only."""
    return [one for at, one in enumerate(names) if one.casefold() not in {name.casefold() for name in names[:at]}]
