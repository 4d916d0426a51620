"""Sentences in, the text of a document out, and for each sentence the evidence that it stands there."""

from __future__ import annotations

from textwrap import wrap

from ingest.evidence import Evidence
from ingest.layout.boxes import Box

__all__ = ["Pages"]

_WIDTH = 92  # letters a line
_LINES = 44  # lines a page
_LEFT, _TOP, _HEIGHT, _LETTER = 70.9, 71.3, 15.6, 4.9  # points


class Pages:
    """A text that grows by lines and fills pages."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._length = 0

    @property
    def text(self) -> str:
        return "\n".join(self._lines)

    @property
    def count(self) -> int:
        """The number of pages so far."""
        return max(1, -(-len(self._lines) // _LINES))

    def say(self, words: str, supports: str | None = None) -> Evidence:
        """Write a sentence or heading, and give its evidence."""
        start = self._length + (1 if self._lines else 0)
        lines = [words] if len(words) <= _WIDTH else wrap(words, _WIDTH, break_long_words=False, break_on_hyphens=False)
        boxes = tuple(self._box(len(self._lines) + n, len(line)) for n, line in enumerate(lines))
        self._lines += lines
        quote = "\n".join(lines)
        self._length = start + len(quote)
        return Evidence(boxes[0].page, start, self._length, quote, boxes, supports)

    def _box(self, line: int, letters: int) -> Box:
        page, at = divmod(line, _LINES)
        top = _TOP + at * _HEIGHT
        return Box(page + 1, _LEFT, top, _LEFT + letters * _LETTER, top + 11.2)
