"""Where in a document something was read: the span of its text, the page, the boxes and the words themselves."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.layout.boxes import Box

__all__ = ["Evidence"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quotation that proves a fact.

    `page` is the first page of the quotation (counted from 1), `start` and `end` are code points in the document's
    text, `boxes` one box a line of text. `supports` names the property that the quotation proves (`established`,
    `statedUnassigned`, ...) where it is not the fact as a whole.
    """

    page: int
    start: int
    end: int
    quote: str
    boxes: tuple[Box, ...] = ()
    supports: str | None = None

    def __post_init__(self) -> None:
        if self.page < 1:
            raise ValueError(f"pages are counted from 1, not from {self.page}")
        if not self.quote.strip() or self.end - self.start != len(self.quote):
            raise ValueError(f"the quotation does not fill its span {self.start}-{self.end}: {self.quote!r}")
