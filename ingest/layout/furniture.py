"""The lines of all pages in, the furniture of the pages out.

Furniture are running headers and footers, page numbers, contents, watermarks, and what a browser or a web site adds
when a page is printed.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.layout.lines import Line, is_kicker_of, rows_of
from ingest.layout.signs import words_of
from ingest.layout.words import PageContent, Word

__all__ = ["Furniture", "LinedPage", "body_size", "find_furniture"]

_TOP, _FOOT = 0.12, 0.12  # of the page's height
_NUMBER = re.compile(
    r"(?:sida|sid\.?|s\.|page)?\s*[-–—|]?\s*(\d{1,4})\s*(?:[-–—|]|(?:/|av|of|\()\s*\d{1,4}\s*\)?)?", re.IGNORECASE
)
_LEADERS = re.compile(r"(?:\.\s?){4,}\s*\d{1,3}\s*$|…{2,}\s*\d{1,3}\s*$|_{4,}\s*\d{1,3}\s*$")
_ADDRESS = re.compile(r"(?:https?|file)://\S+")
_PART_OF = re.compile(r"\d{1,3}\s*/\s*\d{1,3}")
_BIG_TYPE = 40.0  # points: type laid across a page


@dataclass(frozen=True, slots=True)
class Furniture:
    """Lines that belong to the page and not to the text."""

    lines: tuple[Line, ...]
    role: str
    at_top: bool


@dataclass(slots=True)
class LinedPage:
    """A page with its lines; `lines` lose what is found to be furniture. `packed` tells that their words are."""

    content: PageContent
    lines: list[Line]
    packed: bool = False
    furniture: list[Furniture] = field(default_factory=list)

    def take(self, lines: Iterable[Line], role: str, *, at_top: bool) -> None:
        taken = list(lines)
        if taken:
            self.furniture.append(Furniture(tuple(taken), role, at_top))
            gone = {id(line) for line in taken}
            self.lines = [line for line in self.lines if id(line) not in gone]


def body_size(pages: Sequence[LinedPage]) -> float:
    """The type size that most letters of a document are set in."""
    letters: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            letters[round(line.size * 2) / 2] += len(line.text)
    return max(letters.items(), key=lambda pair: (pair[1], -pair[0]))[0] if letters else 10.0


def find_furniture(pages: Sequence[LinedPage]) -> None:
    """Move furniture out of the lines of each page."""
    size = body_size(pages)
    for page in pages:
        _take_turned(page)
        _take_contents(page)
    _take_numbers(pages, size)
    _take_repeated(pages)
    _take_running_heads(pages, size)
    _take_chapter_heads(pages, size)
    _take_web_page(pages, size)


def _in_zone(line: Line, page: PageContent) -> str | None:
    if line.bottom < _TOP * page.height:
        return "header"
    return "footer" if line.top > (1 - _FOOT) * page.height else None


def _take_turned(page: LinedPage) -> None:
    groups: dict[object, list[Word]] = defaultdict(list)
    for word in page.content.words:
        if word.style.turned and word.text.strip():
            groups[word.style].append(word)
    for _style, words in groups.items():
        askew = not words[0].style.upright or words[0].size > _BIG_TYPE
        line = Line(words, page.content.number)
        page.furniture.append(Furniture((line,), "watermark" if askew else "turned", at_top=askew))


def _take_contents(page: LinedPage) -> None:
    rows = rows_of(page.lines)
    entries = [n for n, row in enumerate(rows) if _LEADERS.search(" ".join(line.text for line in row))]
    title = next((n for n, row in enumerate(rows) if _is_contents_title(row)), None)
    if len(entries) < 3 and title is not None:
        numbered = _rising([(n, row) for n, row in enumerate(rows) if n > title and _ends_in_number(row)])
        entries = numbered if len(numbered) >= 3 else entries
    if len(entries) < 3:
        return
    first = title if title is not None and title < entries[0] else entries[0]
    page.take((line for row in rows[first : entries[-1] + 1] for line in row), "toc", at_top=False)


def _rising(rows: Sequence[tuple[int, Sequence[Line]]]) -> list[int]:
    """The rows up to the first whose number is lower than the one before: that of the page itself, at its foot."""
    numbers = [int(row[-1].words[-1].text) for _, row in rows]
    fallen = next((k for k, (one, after) in enumerate(pairwise(numbers)) if after < one), len(rows) - 1)
    return [n for n, _ in rows[: fallen + 1]]


def _is_contents_title(row: Sequence[Line]) -> bool:
    return " ".join(line.text for line in row).strip().casefold() in words_of("contents")


def _ends_in_number(row: Sequence[Line]) -> bool:
    words = [word for line in row for word in line.words]
    return (
        len(words) > 1
        and bool(re.fullmatch(r"\d{1,3}", words[-1].text))
        and words[-1].x0 - words[-2].x1 > words[-1].size
    )


def _take_repeated(pages: Sequence[LinedPage]) -> None:
    seen: dict[tuple[str, str, int], list[tuple[LinedPage, Line]]] = defaultdict(list)
    for page in pages:
        for line in page.lines:
            zone = _in_zone(line, page.content)
            if zone and not _in_table(line, page.content) and not _is_note(line):
                for key in _keys(line.text, page.content.number):
                    seen[zone, key, round(line.size)].append((page, line))
    need = 2 if len(pages) <= 5 else 3
    for (zone, *_), places in seen.items():
        same = _at_one_height(places)
        if len({page.content.number for page, _ in same}) >= need and not _number_headings(same):
            for page, line in same:
                if any(line is each for each in page.lines):
                    page.take([line], zone, at_top=zone == "header")


def _number_headings(places: list[tuple[LinedPage, Line]]) -> bool:
    """Whether lines that count up, "Område 1", each stand right over a larger one: they number the headings."""
    differ = len({line.text for _, line in places}) == len(places)
    return differ and all(any(is_kicker_of(line, other) for other in page.lines) for page, line in places)


def _in_table(line: Line, page: PageContent) -> bool:
    """Whether a line stands in a ruled table that reaches into the text: its header may be repeated on each page."""
    for grid in page.tables:
        cells = [cell for row in grid for cell in row if cell is not None]
        top, bottom = min(cell[1] for cell in cells), max(cell[3] for cell in cells)
        reaches = bottom > _TOP * page.height and top < (1 - _FOOT) * page.height
        if reaches and len(grid) > 1 and any(c[0] <= line.x0 < c[2] and c[1] <= line.middle < c[3] for c in cells):
            return True
    return False


def _keys(text: str, number: int) -> list[str]:
    """A text, and a text with the page's number: what repeats may count the pages."""
    folded = " ".join(text.casefold().split())
    counted = re.sub(r"\d{1,4}", lambda hit: f"#{int(hit[0]) - number}", folded)
    return [folded, counted] if counted != folded else [folded]


def _at_one_height(places: list[tuple[LinedPage, Line]]) -> list[tuple[LinedPage, Line]]:
    tops = Counter(round(line.top / 3) for _, line in places)
    common = max(tops, key=lambda top: tops[top - 1] + tops[top] + tops[top + 1])
    return [(page, line) for page, line in places if abs(line.top / 3 - common) <= 1.6]


def _take_running_heads(pages: Sequence[LinedPage], size: float) -> None:
    """Small type at the same place of most pages, whatever it says: the title of a chapter, a date, an address."""
    seen: dict[tuple[object, str, int], list[tuple[LinedPage, Line]]] = defaultdict(list)
    for page in pages:
        for line in page.lines:
            zone = _in_zone(line, page.content)
            if zone and line.size < 0.92 * size and not _is_note(line):
                seen[round(line.size * 2), zone, round(line.bottom / 2)].append((page, line))
    for (_, zone, _), places in seen.items():
        numbers = {page.content.number for page, _ in places}
        if len(numbers) >= max(4, 0.6 * len(pages)) and not _number_headings(places):
            for page, line in places:
                page.take([line], zone, at_top=zone == "header")


def _take_chapter_heads(pages: Sequence[LinedPage], size: float) -> None:
    """Outermost lines that repeat in smaller type what a larger line says elsewhere, on two pages or in small type."""
    ends = [
        (page, line, zone)
        for page in pages
        for line in {id(each): each for each in _outermost(page)}.values()
        if (zone := _in_zone(line, page.content))
    ]
    sizes = dict.fromkeys((_folded(line) for _, line, _ in ends), 0.0)
    for line in (line for page in pages for line in page.lines):
        if (key := _folded(line)) in sizes:
            sizes[key] = max(sizes[key], line.size)
    seen: dict[tuple[object, str, int], list[tuple[LinedPage, Line]]] = defaultdict(list)
    for page, line, zone in ends:
        if line.size < 0.85 * sizes[_folded(line)]:
            seen[round(line.size * 2), zone, round(line.bottom / 2)].append((page, line))
    for (_, zone, _), places in seen.items():
        if len(places) >= 2 or places[0][1].size < 0.92 * size:
            for page, line in places:
                page.take([line], zone, at_top=zone == "header")


def _outermost(page: LinedPage) -> list[Line]:
    """The first and last lines of a page, where they stand alone on their row and apart from the text."""
    if not page.lines:
        return []
    ends = [min(page.lines, key=lambda line: line.top), max(page.lines, key=lambda line: line.bottom)]
    return [end for end in ends if all(_is_apart(end, line) for line in page.lines if line is not end)]


def _is_apart(line: Line, other: Line) -> bool:
    return max(other.top - line.bottom, line.top - other.bottom) > 0.8 * line.size


def _folded(line: Line) -> str:
    return " ".join(line.text.casefold().split())


def _take_numbers(pages: Sequence[LinedPage], size: float) -> None:
    """A number that stands alone in the margin and counts the pages, and the small type on its line."""
    found = [(page, line, int(hit[1])) for page in pages for line in page.lines if (hit := _number(line, page))]
    shifts = Counter(number - page.content.number for page, _, number in found)
    for page, line, number in found:
        if shifts[number - page.content.number] >= 2 or number == page.content.number:
            zone = _in_zone(line, page.content)
            page.take([line], "page_number", at_top=zone == "header")
            beside = [each for each in page.lines if _is_beside_number(each, line, size)]
            page.take(beside if zone else [], zone or "footer", at_top=zone == "header")


def _is_note(line: Line) -> bool:
    """Whether a line begins with a raised number in smaller type, as a note does, be it the only one of its page."""
    if not line.text[:1].isdigit() or len(words := line.words) < 2:
        return False
    mark, word = words[0], words[1]
    return mark.text.isdigit() and mark.size < 0.85 * word.size and mark.bottom < word.bottom - 0.1 * word.size


def _is_beside_number(line: Line, number: Line, size: float) -> bool:
    level = abs(line.bottom - number.bottom) < 0.2 * number.size
    return level and line.size < 0.95 * size and abs(line.size - number.size) < 0.5


def _number(line: Line, page: LinedPage) -> re.Match[str] | None:
    return _NUMBER.fullmatch(line.text.strip()) if _in_zone(line, page.content) or _is_last(line, page) else None


def _is_last(line: Line, page: LinedPage) -> bool:
    """Whether a line stands below all others, with a gap above it."""
    others = [other.bottom for other in page.lines if other is not line]
    return bool(others) and line.top - max(others) > 1.2 * line.size


def _take_web_page(pages: Sequence[LinedPage], size: float) -> None:
    """On a printed web page, what stands above the main heading or left of its column is the web site's."""
    if not pages or not _is_printed_web_page(pages):
        return
    _name_print_lines(pages)
    first = next((page for page in pages if page.lines), None)
    if first is None:
        return
    title = max(first.lines, key=lambda line: (round(line.size, 1), -line.top))
    if title.size < 1.3 * size:
        return
    left = title.x0 - 0.6 * size
    for page in pages:
        above = [line for line in page.lines if page is first and line.bottom < title.top + 2]
        page.take(above, "nav", at_top=True)
        page.take([line for line in page.lines if line.x0 < left or _in_band(line, page.content)], "nav", at_top=False)


def _in_band(line: Line, page: PageContent) -> bool:
    """Whether a line stands in a dark or coloured band across the whole page, as the foot of a web site does."""
    return any(
        shape.fill is not None
        and min(shape.fill) < 200
        and shape.x1 - shape.x0 > 0.8 * page.width
        and shape.bottom - shape.top < 0.5 * page.height
        and shape.top <= line.middle <= shape.bottom
        for shape in page.shapes
    )


def _is_printed_web_page(pages: Sequence[LinedPage]) -> bool:
    furniture = [f for page in pages for f in page.furniture]
    texts = [line.text for f in furniture for line in f.lines]
    return any(_ADDRESS.match(text) for text in texts) and any(_PART_OF.fullmatch(text.strip()) for text in texts)


def _name_print_lines(pages: Sequence[LinedPage]) -> None:
    for page in pages:
        page.furniture = [
            Furniture(f.lines, "print_header" if f.at_top else "print_footer", f.at_top)
            if f.role in ("header", "footer", "page_number")
            else f
            for f in page.furniture
        ]
