"""Lines of one column in, paragraphs and list items in the making out.

A block ends where the distance, the style, the indent or a short last line says so, or where a marker begins an item.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from ingest.blocks.drafts import Draft, Marker, marker_of
from ingest.blocks.model import BlockKind
from ingest.blocks.text import is_mark
from ingest.layout.lines import Line
from ingest.layout.signs import words_of
from ingest.layout.words import Word

__all__ = ["LEAST_ENTRIES", "Leading", "find_leading", "is_entry", "split_lines"]

Leading = Mapping[int, float]  # the usual distance of base lines, by type size in half points

_LOOSE = 1.16  # times the usual distance: a bigger step parts paragraphs
_TIGHTEST = 1.1  # times the type size: what is set closer is set so for the look of it
_OTHER_SIZE = 0.07
_ENOUGH = 3  # lines within sentences tell the distance
_NEXT_LINE = re.compile(r"[a-zåäöé]+(?![a-zåäöé.)])")
_COUNTED = re.compile(r"\b\d{1,2}(?=\s+(?:kommuner|regioner|förbund)\b)")  # "Länets 15 kommuner" is a name
_ENTRY = 45  # letters: the lines of a list without markers are no longer
LEAST_ENTRIES = 4
_ENDS = (".", "!", "?", ":", ";")


def find_leading(columns: Iterable[Sequence[Line]]) -> Leading:
    """The most common distance between the base lines of lines of one size; surest where a sentence goes on."""
    steps, sure = _steps(columns)
    return {size: min(_often(sure.get(size, counts))) for size, counts in steps.items()}


def _steps(columns: Iterable[Sequence[Line]]) -> tuple[dict[int, Counter[float]], dict[int, Counter[float]]]:
    """The distances between lines of one size, and those within sentences where these are enough to tell."""
    steps: dict[int, Counter[float]] = defaultdict(Counter)
    within: dict[int, Counter[float]] = defaultdict(Counter)
    for above, line in (pair for lines in columns for pair in itertools.pairwise(lines)):
        size = round(line.size * 2)
        step = line.bottom - above.bottom
        if size == round(above.size * 2) and 0.9 * line.size < step < 2.4 * line.size:
            steps[size][round(step * 2) / 2] += 1
            if _NEXT_LINE.match(line.text):
                within[size][round(step * 2) / 2] += 1
    return steps, {size: counts for size, counts in within.items() if counts.total() >= _ENOUGH}


def _often(counts: Counter[float]) -> list[float]:
    """Distances about as common as the most common one: the smallest is the one within paragraphs."""
    most = max(counts.values())
    return [step for step, count in counts.items() if count >= 0.6 * most]


def split_lines(lines: Sequence[Line], leading: Leading) -> list[Draft]:
    """The blocks of a column; headings and footnotes are paragraphs still."""
    here = _leading_here(lines, leading)
    drafts: list[Draft] = []
    for n, line in enumerate(lines):
        marker = marker_of(line)
        if marker is not None and (not drafts or _begins_item(marker, line, lines, n, drafts)):
            drafts.append(_item(line, marker))
        elif not drafts or _parted(drafts[-1], line, lines, n, here):
            drafts.append(Draft([line]))
        else:
            drafts[-1].lines.append(line)
    return [part for draft in drafts for part in _entries(draft)]


def _entries(draft: Draft) -> list[Draft]:
    """The entries of a list without markers: short lines that all begin anew, where running text seldom does."""
    if draft.kind is not BlockKind.PARAGRAPH or draft.text.isupper():
        return [draft]
    count = sum(1 for _ in itertools.takewhile(lambda line: is_entry(line.text), draft.lines))
    begins = [n for n, line in enumerate(draft.lines[: count + 1]) if not line.text[:1].islower()]
    if len(begins) < LEAST_ENTRIES or len(begins) < 0.7 * count or 2 * count < len(draft.lines):
        return [draft]
    return [Draft(draft.lines[n:end]) for n, end in itertools.pairwise([*begins, len(draft.lines)])]


def is_entry(text: str) -> bool:
    """Whether a text is short and no sentence: a name, as in a list without markers."""
    text = text.strip()
    plain = text[:1].isalpha() and text[-1:].isalpha() and not any(map(str.isdigit, _COUNTED.sub("", text)))
    return len(text) <= _ENTRY and plain and text.split()[-1] not in words_of("hanging_words")


def _leading_here(lines: Sequence[Line], leading: Leading) -> Leading:
    """The distances of this column, where its lines tell; those of the document elsewhere."""
    steps, sure = _steps([lines])
    counts = Counter(round(line.size * 2) for line in lines)
    own = {size: min(_often(sure.get(size, steps[size]))) for size in steps if counts[size] >= 8}
    return {**leading, **{s: step for s, step in own.items() if s in sure or step <= leading.get(s, step)}}


def _item(line: Line, marker: Marker) -> Draft:
    rest = Line(line.words[marker.words :], line.page)
    rest.squeezed = line.squeezed
    hanging = rest.x0 - line.words[marker.words - 1].x1 > 0.45 * line.size  # a tab, not a blank, follows the marker
    return Draft([rest], BlockKind.LIST_ITEM, marker.text, marker.x0, hanging=hanging)


def _begins_item(marker: Marker, line: Line, lines: Sequence[Line], n: int, drafts: Sequence[Draft]) -> bool:
    """Bullets always begin an item; a dash or number may also stand at the start of a line of running text."""
    if not marker.is_number and marker.text not in "-–—*":
        return True
    if marker.tabbed and (_hangs(marker, lines, n) or n + 1 == len(lines) or drafts[-1].kind is BlockKind.LIST_ITEM):
        return True
    last = drafts[-1]
    for before in reversed(drafts):
        if before.kind is not BlockKind.LIST_ITEM:
            break
        if abs(before.marker_x - marker.x0) < 3:
            return True
    return (
        last.ended
        or last.lines[-1].style.look != line.style.look
        or line.top - last.bottom > 0.6 * line.size
        or _hangs(marker, lines, n)
    )


def _hangs(marker: Marker, lines: Sequence[Line], n: int) -> bool:
    """Whether the text goes on below the item's text, not below its marker; or the next line has a marker too."""
    if n + 1 >= len(lines):
        return False
    after = lines[n + 1]
    below = marker_of(after)
    if below is not None and abs(below.x0 - marker.x0) < 3:
        return True
    return abs(after.x0 - marker.text_x0) < 3 and marker.text_x0 - marker.x0 > 0.7 * after.size


def _parted(draft: Draft, line: Line, lines: Sequence[Line], n: int, leading: Leading) -> bool:
    last = draft.lines[-1]
    step = line.bottom - last.bottom
    usual = max(_usual(last, leading), _usual(line, leading))
    if step > _LOOSE * usual + 0.4 or step < -0.5 * line.size:
        return True
    if _other_style(last, line) and not (_other_colour_only(last, line) and not _has_room(last, line, lines, n)):
        return True
    if _is_note(line) or _counts_on(draft, line):
        return True
    if _begins_entry(draft, line):
        return True
    if draft.kind is BlockKind.LIST_ITEM:
        return _leaves_item(draft, line, lines, n)
    return _indented(draft, line, lines, n) or _ends_short(last, line, lines, n)


def _usual(line: Line, leading: Leading) -> float:
    return max(leading.get(round(line.size * 2), 1.3 * line.size), _TIGHTEST * line.size)


def _other_style(last: Line, line: Line) -> bool:
    if abs(last.size - line.size) > _OTHER_SIZE * max(last.size, line.size):
        return True
    before, after = _real_word(reversed(last.words)), _real_word(line.words)
    if before.style.look == after.style.look and before.style.bold == after.style.bold:
        return False
    return last.bold != line.bold or last.italic != line.italic or last.style.look != line.style.look


def _other_colour_only(last: Line, line: Line) -> bool:
    """Links and what is said of them differ in colour, and a little in size, within one sentence."""
    plain = not last.bold and not line.bold
    same = last.style.font == line.style.font and last.italic == line.italic
    return plain and same and abs(last.size - line.size) < 0.25 * last.size


def _real_word(words: Iterable[Word]) -> Word:
    found = list(words)
    return next((word for word in found if any(c.isalpha() for c in word.text)), found[0])


def _begins_entry(draft: Draft, line: Line) -> bool:
    """A sentence's end, then a bold or slanted word at a line's start, as at the start of the block: the next entry."""
    last, first, opening = draft.lines[-1].words[-1].style, line.words[0].style, draft.lines[0]
    bold = opening.words[0].style.bold and not opening.bold and first.bold and not last.bold and not line.bold
    slanted = opening.words[0].style.italic and not opening.italic and first.italic and not last.italic
    return draft.ended and (bold or (slanted and not line.italic))


def _counts_on(draft: Draft, line: Line) -> bool:
    """Whether both begin with a bare number, the second one higher: notes or entries that stand close."""
    first, second = draft.lines[0].words[0].text, line.words[0].text
    return (
        first.isdigit() and second.isdigit() and int(second) == int(first) + 1 and abs(draft.lines[0].x0 - line.x0) < 3
    )


def _is_note(line: Line) -> bool:
    return is_mark(line.words[0], line)


def _leaves_item(draft: Draft, line: Line, lines: Sequence[Line], n: int) -> bool:
    """Whether a line stands left of an item's text and does not go on with it, as it may without a hanging indent."""
    text_x0 = draft.lines[0].x0
    if line.x0 >= text_x0 - 3:
        return False
    if len(draft.lines) > 1 and min(each.x0 for each in draft.lines[1:]) >= text_x0 - 3:
        return True
    if line.text[:1].islower():
        return False
    return (draft.hanging and draft.ended) or _stops_short(draft.lines[-1], line, lines)


def _stops_short(last: Line, line: Line, lines: Sequence[Line]) -> bool:
    """Whether the first word of a line would have fitted on the line above, seen by the whole column."""
    right = max(each.x1 for each in lines if each.squeezed == last.squeezed)
    first = line.words[0]
    return last.x1 + 0.35 * line.size + (first.x1 - first.x0) < right - 0.9 * line.size


def _indented(draft: Draft, line: Line, lines: Sequence[Line], n: int) -> bool:
    """A first-line indent begins a paragraph; so does a step back to the left after an indented block."""
    if _centred(draft, line):
        return False
    left = min(each.x0 for each in draft.lines[-3:])
    shift = line.x0 - left
    if shift > 0.7 * line.size:
        after = lines[n + 1] if n + 1 < len(lines) else None
        back = after is not None and after.x0 < line.x0 - 0.5 * line.size
        return draft.ended and (back or after is None or shift > 2 * line.size)
    return shift < -0.7 * line.size and len(draft.lines) > 1


def _centred(draft: Draft, line: Line) -> bool:
    last = draft.lines[-1]
    return abs((last.x0 + last.x1) - (line.x0 + line.x1)) < 0.6 * line.size and abs(last.x0 - line.x0) > 2


def _ends_short(last: Line, line: Line, lines: Sequence[Line], n: int) -> bool:
    """A sentence that ends where the next word would still have found room ends a paragraph."""
    if not last.text.rstrip("”\"')*0123456789 ").endswith(_ENDS) or line.text[:1].islower():
        return False
    return _has_room(last, line, lines, n)


def _has_room(last: Line, line: Line, lines: Sequence[Line], n: int) -> bool:
    """Whether the first word of a line would have fitted on the line above."""
    before = [each for each in lines[max(0, n - 5) : n] if each.squeezed == last.squeezed]
    near = (
        before if len(before) > 2 else [*before, *(each for each in lines[n : n + 3] if each.squeezed == last.squeezed)]
    )
    right = max(each.x1 for each in near)
    first = line.words[0]
    return last.x1 + 0.35 * line.size + (first.x1 - first.x0) < right - 0.9 * line.size
