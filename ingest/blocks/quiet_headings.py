"""Drafts in, headings that are set hardly otherwise than the text out: in italics, in capitals, small or by number."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence

from ingest.blocks.drafts import Draft
from ingest.blocks.model import BlockKind
from ingest.layout.words import Style

__all__ = ["BIGGER", "HEADING_NUMBER", "NOT_END", "NO_HEADING", "PART", "find_quiet_headings", "may_be_heading"]

BIGGER = 1.11  # times the size of the body text
HEADING_NUMBER = re.compile(r"(?:§\s*)?\d{1,2}(?:\.\d{1,2}){0,3}\.?(?:\s*§)?|[A-ZÅÄÖ][.)]|[IVX]{1,5}\.|\d{1,2}\)")
PART = re.compile(r"\d{1,2}(?:\.\d{1,2})*")
_SECOND = re.compile(r"(\d{1,2})\.(\d{1,2})\.?")
_LEAST = 0.85  # times the size of the running text: bold type of that size may be a heading's
_RUNNING = 80  # letters of a text that is no heading
NOT_END = (".", ",", ";", "!", "–", "-", "…")
NO_HEADING = re.compile(r"^(?:https?:|www\.)|@|^\W*\d[\d\s.,%–-]*\W*$")


def find_quiet_headings(drafts: Sequence[Draft], body: Style) -> set[int]:
    """The numbers of the drafts that are such headings."""
    return {
        *_slanted(drafts, body),
        *_in_capitals(drafts, body),
        *_smaller(drafts, body),
        *_over_clauses(drafts),
        *_numbered(drafts),
    }


def _slanted(drafts: Sequence[Draft], body: Style) -> list[int]:
    """Headings in italics: larger ones, or short lines above running text that come again in the same look."""
    found = []
    for n, draft in enumerate(drafts):
        if draft.italic and draft.frame is None and may_be_heading(draft):
            after = drafts[n + 1] if n + 1 < len(drafts) else None
            if len(draft.text) <= 80 and _is_title_like(_words_of(draft)) and after is not None and not after.italic:
                found.append(n)
    looks = Counter(drafts[n].style.look for n in found)
    title = next((n for n in found if drafts[n].page == 1 and drafts[n].size >= 1.8 * body.size), None)
    least = {n: 2 if drafts[n].size >= BIGGER * body.size else 3 for n in found}
    return [
        n for n in found if n == title or (looks[drafts[n].style.look] >= least[n] and drafts[n].size > 0.9 * body.size)
    ]


def _in_capitals(drafts: Sequence[Draft], body: Style) -> list[int]:
    """Lines in capitals of body size, two or more in one look, each alone above running text."""
    found = [
        n
        for n, (draft, after) in enumerate(itertools.pairwise(drafts))
        if may_be_heading(draft)
        and draft.frame is None
        and draft.text.isupper()
        and len(draft.lines) <= 2
        and draft.size > 0.93 * body.size
        and max(map(len, draft.text.split())) > 3
        and _is_title_like(draft.text)
        and not after.text.isupper()
    ]
    looks = Counter(drafts[n].style.look for n in found)
    return [n for n in found if looks[drafts[n].style.look] > 1]


def _smaller(drafts: Sequence[Draft], body: Style) -> list[int]:
    """Short bold lines a little smaller than the running text right below or beside them, three or more in a look."""
    found = [
        n
        for n, (draft, after) in enumerate(itertools.pairwise(drafts))
        if may_be_heading(draft)
        and draft.frame is None
        and draft.bold
        and not after.bold
        and _LEAST * body.size < draft.size < body.size <= after.size + 0.1
        and len(draft.lines) == 1
        and draft.page == after.page
        and (draft.flow == after.flow or draft.lines[0].x1 < after.left)
        and _is_title_like(_words_of(draft))
    ]
    looks = Counter(drafts[n].style.look for n in found)
    return [n for n in found if looks[drafts[n].style.look] > 2]


def _over_clauses(drafts: Sequence[Draft]) -> list[int]:
    """Short numbered lines in whatever type, right above the first clause of their number: "3 Mål" above "3.1"."""
    texts = [n for n, draft in enumerate(drafts) if draft.kind is not BlockKind.FOOTNOTE]
    return [
        n
        for n, after in itertools.pairwise(texts)
        if may_be_heading(drafts[n]) and len(drafts[n].text) <= 80 and _is_clause_of(drafts[n], drafts[after])
    ]


def _is_clause_of(draft: Draft, after: Draft) -> bool:
    inner = after.marker or after.lines[0].words[0].text
    parts = PART.fullmatch(_number_of(draft).rstrip("."))
    return parts is not None and inner.startswith(f"{parts[0]}.1") and _is_title_like(_words_of(draft))


def _numbered(drafts: Sequence[Draft]) -> list[int]:
    """Titles with numbers of two parts, in whatever type, each alone above running text: "2.1 Vision", "2.2 Syfte"."""
    found = {}
    for n, (draft, after) in enumerate(itertools.pairwise(drafts)):
        parts = _SECOND.fullmatch(_number_of(draft))
        if parts and may_be_heading(draft) and len(draft.text) <= 80 and _is_title_like(_words_of(draft)):
            running = len(after.text) > _RUNNING and after.ended and not _SECOND.fullmatch(_number_of(after))
            found[n] = (int(parts[1]), int(parts[2]), running)
    runs = sum(running for *_, running in found.values())
    counted = all(_follows(one, other) for one, other in itertools.pairwise(found.values()))
    return list(found) if runs >= 2 and 3 * runs >= 2 * len(found) and counted else []


def _follows(one: tuple[int, int, bool], other: tuple[int, int, bool]) -> bool:
    """Whether a number is the next of its chapter, or the first of a later one."""
    return other[:2] == (one[0], one[1] + 1) or (other[0] > one[0] and other[1] == 1)


def _number_of(draft: Draft) -> str:
    return draft.marker or draft.lines[0].words[0].text


def _words_of(draft: Draft) -> str:
    """The text of a draft behind its number."""
    if draft.marker:
        return draft.text
    first = draft.lines[0].words[0].text
    return draft.text[len(first) :] if HEADING_NUMBER.fullmatch(first) else draft.text


def _is_title_like(text: str) -> bool:
    stripped = text.strip()
    return stripped[:1].isupper() and stripped[-1:] not in (*NOT_END, ":", "”", '"') and not NO_HEADING.search(stripped)


def may_be_heading(draft: Draft) -> bool:
    """Whether a draft is of a kind that headings are made from: a paragraph, or an item with a number."""
    if draft.kind is BlockKind.LIST_ITEM:
        return bool(draft.marker and HEADING_NUMBER.fullmatch(draft.marker))
    return draft.kind is BlockKind.PARAGRAPH and draft.role is None
