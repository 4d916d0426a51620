"""A document's quotations in, passages on its pages out: what each proves, and the boxes in which it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from queries.explorer.answers import Answers, Row

__all__ = ["PageBox", "Passage", "passages"]


@dataclass(frozen=True, slots=True, order=True)
class PageBox:
    """A box on a page, in points from the top left."""

    page: int
    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        return round(self.x1 - self.x0, 2)

    @property
    def height(self) -> float:
        return round(self.y1 - self.y0, 2)

    @classmethod
    def of_text(cls, text: str) -> PageBox:
        """The box of a value of sam:box.

        >>> PageBox.of_text("3 10.0 20.0 110.0 32.0")
        PageBox(page=3, x0=10.0, y0=20.0, x1=110.0, y1=32.0)
        """
        page, *edges = text.split()
        x0, y0, x1, y1 = map(float, edges)
        return cls(int(page), x0, y0, x1, y1)


@dataclass(frozen=True, slots=True)
class Passage:
    """A quotation and the fact that it proves; `part` is the fact's IRI below its document, "" for the document."""

    fact: str
    part: str
    quotation: str
    kind: str
    kind_name: str
    label: str
    page: int
    start: int
    end: int
    quote: str
    supports: str | None
    confidence: str | None
    read_from: str | None
    boxes: tuple[PageBox, ...] = field(default=())

    @property
    def pages(self) -> set[int]:
        return {self.page, *(box.page for box in self.boxes)}

    def on(self, page: int) -> list[PageBox]:
        """The boxes on one page."""
        return [box for box in self.boxes if box.page == page]


def passages(answers: Answers, document: str) -> list[Passage]:
    """All passages of a document in the order of its text."""
    return answers.once(
        ("passages", document), lambda: _passages(answers.look_up("passages", document=document), document)
    )


def _passages(rows: Iterable[Row], document: str) -> list[Passage]:
    def key(row: Row) -> tuple[str, str, str]:
        return str(row["quotation"]), str(row["fact"] or ""), str(row["label"])

    found = [_passage(list(same), document) for _, same in groupby(sorted(rows, key=key), key=key)]
    return sorted(found, key=lambda one: (one.page, one.start, one.end, one.kind, one.fact, one.label))


def _passage(rows: list[Row], document: str) -> Passage:
    first = rows[0]
    fact = str(first["fact"] or document)
    boxes = {PageBox.of_text(str(row["box"])) for row in rows if row["box"]}
    return Passage(
        fact=fact,
        part=fact.removeprefix(document).lstrip("/"),
        quotation=str(first["quotation"]),
        kind=str(first["class"]).rpartition("#")[2],
        kind_name=str(first["kind"]),
        label=str(first["label"] or ""),
        page=_whole(first["page"]),
        start=_whole(first["start"]),
        end=_whole(first["end"]),
        quote=str(first["quote"]),
        supports=_supported(first),
        confidence=str(first["confidence"]) if first["confidence"] is not None else None,
        read_from=str(first["readFrom"]) if first["readFrom"] else None,
        boxes=tuple(sorted(boxes)),
    )


def _supported(row: Row) -> str | None:
    """The property that a quotation proves, by its Swedish name; one that is borrowed has none and keeps its own."""
    if row["supports"]:
        return str(row["supports"])
    return re.split("[/#]", str(row["property"]))[-1] if row["property"] else None


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0
