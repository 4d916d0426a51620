"""Words of a page in, lines out: runs of words on one base line, parted where a gap is too wide for a blank."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.layout.boxes import Box
from ingest.layout.packing import as_written, pack_words, unpack_words
from ingest.layout.words import Style, Word

__all__ = ["Line", "find_lines", "is_kicker_of", "merge_row", "rows_of"]

_SAME_LINE = 0.28  # of the type size: base lines closer than this are one
_WIDE_GAP = 0.8  # of the type size: a wider gap may be the gutter between two columns,
_STRETCHED = 2.2  # times the usual gap of its row: in a justified line all gaps are wide,
_SURE_GAP = 2.0  # of the type size: however wide the others are
_CAPITAL = 18.0  # points: a drop capital is larger
_TAB = 2.5  # type sizes that may lie between the raised mark of a note and its text
_SMALL = 0.82  # of the type size: a smaller word beside a word may be a raised mark


class Line:
    """Words side by side from left to right, with the box around them and the style of most of their letters.

    `text` is the words as they stand, hyphens and marks and all; `squeezed` tells that the line stands beside a box
    that floats in its column. `pack` and `unpack` keep the words small while other pages are read.
    """

    __slots__ = (
        "_packed",
        "_styles",
        "_words",
        "bold",
        "bottom",
        "italic",
        "page",
        "squeezed",
        "style",
        "text",
        "top",
        "x0",
        "x1",
    )

    def __init__(self, words: Sequence[Word], page: int) -> None:
        self._words: list[Word] | None = list(words)
        self._packed = b""
        self._styles: tuple[Style, ...] | None = None  # of the words, where they are not all of one
        self.page, self.squeezed = page, False
        largest = max(w.size for w in words)
        main = [word for word in words if word.size > 0.7 * largest] or words
        self.x0, self.x1 = min(w.x0 for w in words), max(w.x1 for w in words)
        self.top, self.bottom = min(w.top for w in main), max(w.bottom for w in main)
        self.style = _main_style(words)
        self.text = as_written(words)
        most = 0.8 * sum(len(w.text) for w in words)
        self.bold = sum(len(w.text) for w in words if w.style.bold) > most
        self.italic = sum(len(w.text) for w in words if w.style.italic) > most

    @property
    def words(self) -> list[Word]:
        if self._words is not None:
            return self._words
        return unpack_words(self._packed, self._styles or self.style, self.text)

    def pack(self) -> None:
        """Keep the words in a few bytes; they are made anew each time they are asked for."""
        if not self._packed and self._words is not None:
            self._packed = pack_words(self._words)
            one = all(word.style is self.style for word in self._words)
            self._styles = None if one else tuple(word.style for word in self._words)
        if self._packed:
            self._words = None

    def unpack(self) -> None:
        """Hold the words themselves again."""
        self._words = self.words

    @property
    def size(self) -> float:
        return self.style.size

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    def box(self) -> Box:
        return Box(self.page, self.x0, self.top, self.x1, self.bottom)


def _main_style(words: Sequence[Word]) -> Style:
    if len(words) == 1 or all(w.style is words[0].style for w in words):
        return words[0].style
    letters: Counter[Style] = Counter()
    for word in words:
        letters[word.style] += len(word.text)
    return max(letters.items(), key=lambda pair: (pair[1], pair[0].size))[0]


def find_lines(words: Iterable[Word], page: int) -> list[Line]:
    """The lines of a page from top to bottom; words in turned type are left out."""
    upright = _with_capitals([word for word in words if not word.style.turned and word.text.strip()])
    lines = [Line(part, page) for row in _rows(upright) for part in _parts(row)]
    return sorted(_with_marks(lines), key=lambda line: (line.top, line.x0))


def _with_capitals(words: list[Word]) -> list[Word]:
    """A drop capital is the first letter of the word at its right on the first of the lines beside it."""
    for capital in [w for w in words if w.size >= _CAPITAL and len(w.text) == 1 and w.text.isupper()]:
        beside = [w for w in words if _stands_beside(capital, w)]
        first = min(beside, key=lambda w: (round(w.bottom), w.x0), default=None)
        if first is not None and max(w.bottom for w in beside) > first.bottom + 0.5 * first.size:
            whole = replace(first, text=capital.text + first.text, x0=capital.x0)
            words = [whole if w is first else w for w in words if w is not capital]
    return words


def _stands_beside(capital: Word, word: Word) -> bool:
    return (
        word.size < 0.6 * capital.size
        and -0.1 * capital.size < word.x0 - capital.x1 < 0.5 * capital.size
        and capital.top < word.middle < capital.bottom
    )


def _rows(words: list[Word]) -> list[list[Word]]:
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.bottom, w.x0)):
        for row in reversed(rows[-4:]):
            last = row[-1]
            size = max(min(last.size, word.size), 0.5 * max(last.size, word.size))
            if abs(word.bottom - last.bottom) < _SAME_LINE * size:
                row.append(word)
                break
        else:
            rows.append([word])
    return rows


def _parts(row: list[Word]) -> list[list[Word]]:
    row.sort(key=lambda w: w.x0)
    row = _unspaced(row)
    parts = [[row[0]]]
    usual = _usual_gap(row)
    for last, word in pairwise(row):
        gap = word.x0 - max(w.x1 for w in parts[-1][-2:])
        size = max(last.size, word.size)
        if gap > _SURE_GAP * size or (gap > _WIDE_GAP * size and gap > _STRETCHED * usual) or gap < -3 * word.size:
            parts.append([])
        if gap < -0.3 and word.glued:
            word.glued = gap > -word.size
        parts[-1].append(word)
    return parts


def _unspaced(row: list[Word]) -> list[Word]:
    """Words whose letters are set apart, made whole: nearly all are single letters, and gaps are narrow or wide."""
    if len(row) < 6 or sum(len(word.text) for word in row) > 1.8 * len(row):
        return row
    gaps = sorted(b.x0 - a.x1 for a, b in pairwise(row))
    usual = gaps[len(gaps) // 3]
    words = [replace(row[0])]
    for last, word in pairwise(row):
        if word.x0 - last.x1 < 1.7 * usual + 0.3 and word.style is last.style:
            words[-1].text += word.text
            words[-1].x1 = word.x1
        else:
            words.append(replace(word))
    return words


def _usual_gap(row: list[Word]) -> float:
    gaps = sorted(gap for a, b in pairwise(row) if (gap := b.x0 - a.x1) > 0.05 * a.size)
    return gaps[(len(gaps) - 1) // 2] if len(gaps) > 2 else 0.0


def _with_marks(lines: list[Line]) -> list[Line]:
    """Raised footnote marks stand a little higher than their line: put them back into it."""
    small = [line for line in lines if _maybe_mark(line)]
    rest = [line for line in lines if not _maybe_mark(line)]
    for mark in small:
        home = min(
            (line for line in rest if _touches(mark, line)), key=lambda line: _distance(mark, line), default=None
        )
        if home is None:
            rest.append(mark)
            continue
        first = home.words[0]
        words = sorted([*home.words, *mark.words], key=lambda w: w.x0)
        if words[0] is first:
            mark.words[0].glued = mark.words[0].glued or _beside(mark.words[0], words)
        rest[rest.index(home)] = Line(words, home.page)
    return rest


def _beside(word: Word, words: list[Word]) -> bool:
    before = words[words.index(word) - 1]
    return word.x0 - before.x1 < 0.15 * before.size


def _maybe_mark(line: Line) -> bool:
    return len(line.text) <= 5 and all(c.isdigit() or c in "*,†‡)( " for c in line.text)


def _touches(mark: Line, line: Line) -> bool:
    return (
        mark.size < _SMALL * line.size
        and min(mark.bottom, line.bottom) - max(mark.top, line.top) > 0.3 * mark.height
        and mark.x1 > line.x0 - (_TAB if mark.bottom < line.bottom - 0.1 * line.size else 0.6) * line.size
        and mark.x0 < line.x1 + 0.6 * line.size
    )


def _distance(mark: Line, line: Line) -> float:
    return min(abs(mark.x0 - w.x1) + abs(mark.middle - w.middle) for w in line.words)


def rows_of(lines: Iterable[Line]) -> list[list[Line]]:
    """Lines that stand at one height, as rows from top to bottom; within a row from left to right."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda each: (each.bottom, each.x0)):
        last = rows[-1][0] if rows else None
        if last and abs(last.bottom - line.bottom) < 0.3 * min(last.size, line.size):
            rows[-1].append(line)
        else:
            rows.append([line])
    for row in rows:
        row.sort(key=lambda each: each.x0)
    return rows


def merge_row(row: Sequence[Line]) -> Line:
    """One line of what stands at one height within a column."""
    if len(row) == 1:
        return row[0]
    merged = Line([word for line in row for word in line.words], row[0].page)
    merged.squeezed = any(line.squeezed for line in row)
    return merged


def is_kicker_of(line: Line, below: Line) -> bool:
    """Whether a line stands right over a much larger one, as "Område 1" does over the area's name."""
    near = -0.2 * line.size < below.top - line.bottom < 2 * line.size and abs(below.x0 - line.x0) < line.size
    return near and below.size > 1.4 * line.size
