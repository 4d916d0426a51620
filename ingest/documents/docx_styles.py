"""The styles and numberings of a Word file in; out comes what a paragraph is by them: heading, list item, contents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from docx.oxml.ns import qn
from lxml.etree import _Element

from ingest.documents.docx_words import child_value

__all__ = ["Label", "Numbering", "Styles"]

_HEADING = re.compile(r"heading ([1-9])")
_LEVEL = re.compile(r"%([1-9])")
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(slots=True)
class Styles:
    """The paragraph styles of a file, by id; a style takes over what it does not say from the one it is based on."""

    by_id: dict[str, _Element]

    @classmethod
    def of(cls, styles: _Element) -> Styles:
        return cls({style.get(qn("w:styleId"), ""): style for style in styles.findall(qn("w:style"))})

    def chain(self, paragraph: _Element) -> Iterator[_Element]:
        """The styles of a paragraph, its own first; Word lets a chain run in a circle, this does not."""
        style_id = child_value(paragraph.find(qn("w:pPr")), "w:pStyle")
        seen: set[str] = set()
        while style_id and style_id not in seen and (style := self.by_id.get(style_id)) is not None:
            seen.add(style_id)
            yield style
            style_id = child_value(style, "w:basedOn")

    def names(self, paragraph: _Element) -> list[str]:
        """The names of a paragraph's styles; Word's own styles have English names in every language."""
        return [(child_value(style, "w:name") or "").casefold() for style in self.chain(paragraph)]

    def properties(self, paragraph: _Element) -> Iterator[_Element]:
        """The paragraph's properties and then its styles', the strongest first."""
        for owner in (paragraph, *self.chain(paragraph)):
            if (found := owner.find(qn("w:pPr"))) is not None:
                yield found

    def heading_level(self, paragraph: _Element) -> int | None:
        """The level (1, 2, ...) by outline level or by name of style; None for what is no heading."""
        for properties in self.properties(paragraph):
            if level := child_value(properties, "w:outlineLvl"):
                return int(level) + 1 if level in set("012345678") else None
        return next((int(match[1]) for name in self.names(paragraph) if (match := _HEADING.match(name))), None)

    def list_place(self, paragraph: _Element) -> tuple[str, int] | None:
        """The id of the numbering and the level in it (0, 1, ...) of a list item or numbered heading."""
        number_id, level = None, None
        for properties in self.properties(paragraph):
            numbering = properties.find(qn("w:numPr"))
            number_id = number_id or child_value(numbering, "w:numId")
            level = level or child_value(numbering, "w:ilvl")
        if number_id in {None, "0"}:
            return None
        return str(number_id), int(level) if level and level.isdecimal() else 0

    def bold(self, paragraph: _Element) -> bool:
        """Whether the paragraph's style sets it in bold."""
        flags = (style.find(f"{qn('w:rPr')}/{qn('w:b')}") for style in self.chain(paragraph))
        flag = next((flag for flag in flags if flag is not None), None)
        return flag is not None and flag.get(qn("w:val"), "1") not in {"0", "false", "off"}


@dataclass(frozen=True, slots=True)
class Label:
    """What is printed before a list item or heading, and whether it counts."""

    text: str
    counts: bool


@dataclass(slots=True)
class Numbering:
    """The numberings of a file, and how far each has counted."""

    levels: dict[tuple[str, int], _Element] = field(default_factory=dict)  # of the abstract numbering, by level
    abstract: dict[str, str] = field(default_factory=dict)
    restarts: dict[str, dict[int, int]] = field(default_factory=dict)
    counts: dict[str, list[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, numbering: _Element | None) -> Numbering:
        found = cls()
        for abstract in [] if numbering is None else numbering.findall(qn("w:abstractNum")):
            for level in abstract.findall(qn("w:lvl")):
                found.levels[abstract.get(qn("w:abstractNumId"), ""), int(level.get(qn("w:ilvl"), "0"))] = level
        for number in [] if numbering is None else numbering.findall(qn("w:num")):
            number_id = number.get(qn("w:numId"), "")
            found.abstract[number_id] = child_value(number, "w:abstractNumId") or ""
            found.restarts[number_id] = {
                int(override.get(qn("w:ilvl"), "0")): int(start)
                for override in number.findall(qn("w:lvlOverride"))
                if (start := child_value(override, "w:startOverride"))
            }
        return found

    def next_label(self, number_id: str, level: int) -> Label:
        """The label of the next paragraph of a numbering: "•", "3.", "2.1", "b)"."""
        abstract = self.abstract.get(number_id, "")
        definition = self.levels.get((abstract, level))
        form = child_value(definition, "w:numFmt") or "bullet"
        if form in {"bullet", "none"}:
            return Label("•" if form == "bullet" else "", counts=False)
        counts = self._count(abstract, number_id, level)
        pattern = child_value(definition, "w:lvlText") or f"%{level + 1}."
        return Label(_LEVEL.sub(lambda match: self._figure(abstract, int(match[1]) - 1, counts), pattern), counts=True)

    def _count(self, abstract: str, number_id: str, level: int) -> list[int]:
        counts = self.counts.setdefault(abstract, [])
        restart = self.restarts.get(number_id, {}).pop(level, None)
        while len(counts) <= level:
            counts.append(self._start(abstract, len(counts)) - 1)
        counts[level] = restart if restart is not None else counts[level] + 1
        for upper in range(level):  # a deeper level that is met first counts its upper level as begun
            counts[upper] = max(counts[upper], self._start(abstract, upper))
        del counts[level + 1 :]
        return counts

    def _start(self, abstract: str, level: int) -> int:
        start = child_value(self.levels.get((abstract, level)), "w:start") or "1"
        return int(start) if start.isdecimal() else 1

    def _figure(self, abstract: str, level: int, counts: list[int]) -> str:
        count = counts[level] if level < len(counts) else self._start(abstract, level)
        form = child_value(self.levels.get((abstract, level)), "w:numFmt") or "decimal"
        return _written(count, form)


def _written(count: int, form: str) -> str:
    if form.endswith("Letter") and 1 <= count <= 26:
        letter = chr(ord("a") + count - 1)
        return letter.upper() if form.startswith("upper") else letter
    if form.endswith("Roman") and 1 <= count < 40:
        numeral = ""
        for value, sign in _ROMAN:
            numeral, count = numeral + sign * (count // value), count % value
        return numeral.upper() if form.startswith("upper") else numeral
    return str(count)
