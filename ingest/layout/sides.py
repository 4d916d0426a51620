"""Two columns in, the headings of one, each with the text beside it in the other, out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from ingest.layout.frames import Frame
from ingest.layout.lines import Line
from ingest.layout.signs import is_bullet

__all__ = ["side_headings"]

_LONGEST = 90  # letters of a heading
_LEVEL = 0.45  # of the type size: base lines or tops closer than this are level


def side_headings(left: Sequence[Line | Frame], right: Sequence[Line | Frame]) -> list[list[Line | Frame]] | None:
    """Each heading of the left column, then the text beside it; None where the left column holds no such headings.

    They are few words in type of their own, and each is level with the first line of a paragraph or list item.
    """
    lines = sorted((item for item in left if isinstance(item, Line)), key=lambda line: line.top)
    beside = [item for item in right if isinstance(item, Line)]
    marks = [line for line in beside if is_bullet(line.text.strip())]
    texts = sorted((line for line in beside if not is_bullet(line.text.strip())), key=lambda line: line.top)
    if len(lines) < len(left) or len(texts) < 4 or _letters(lines) * 2.5 > _letters(texts):
        return None
    headings = _stacks(lines)
    common = Counter(line.style.look for line in texts).most_common(1)[0][0]
    begins = [*_paragraph_lines(texts), *marks, *(line for line in texts if is_bullet(line.words[0].text))]
    if (len(headings) < 2 and not lines[0].bold) or not all(_is_heading(each, common, begins) for each in headings):
        return None
    tops = [heading[0].top - 0.6 * heading[0].size for heading in headings] + [float("inf")]
    parts: list[list[Line | Frame]] = [[item for item in right if item.top < tops[0]]]
    for heading, (top, end) in zip(headings, pairwise(tops), strict=True):
        parts += [[*heading], [item for item in right if top <= item.top < end]]
    return [part for part in parts if part]


def _letters(lines: Sequence[Line]) -> int:
    return sum(len(line.text) for line in lines)


def _stacks(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines right below each other, in one stack."""
    stacks = [[lines[0]]]
    for above, line in pairwise(lines):
        if line.bottom - above.bottom > 1.7 * line.size:
            stacks.append([])
        stacks[-1].append(line)
    return stacks


def _paragraph_lines(lines: Sequence[Line]) -> list[Line]:
    """The lines with more room above them than lines of one paragraph have."""
    steps = [below.bottom - above.bottom for above, below in pairwise(lines)]
    usual = median(steps)
    return [lines[0], *(line for line, step in zip(lines[1:], steps, strict=True) if step > 1.15 * usual)]


def _is_heading(lines: Sequence[Line], common: object, begins: Sequence[Line]) -> bool:
    first = lines[0]
    if _letters(lines) > _LONGEST or any(line.style.look == common for line in lines):
        return False
    if not any(letter.isalpha() for line in lines for letter in line.text):
        return False  # the number of a clause in the margin
    return any(
        min(abs(first.bottom - line.bottom), abs(first.top - line.top)) < _LEVEL * max(first.size, line.size)
        for line in begins
    )
