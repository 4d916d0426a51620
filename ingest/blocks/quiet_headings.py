"""Drafts in, headings that are set hardly otherwise than the text out: in italics, in capitals, or by number alone."""

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
NOT_END = (".", ",", ";", "!", "–", "-", "…")
NO_HEADING = re.compile(r"^(?:https?:|www\.)|@|^\W*\d[\d\s.,%–-]*\W*$")


def find_quiet_headings(drafts: Sequence[Draft], body: Style) -> set[int]:
    """The numbers of the drafts that are such headings."""
    return {*_slanted(drafts, body), *_in_capitals(drafts, body), *_over_clauses(drafts)}


def _slanted(drafts: Sequence[Draft], body: Style) -> list[int]:
    """Headings in italics: larger ones, or short lines above running text that come again in the same look."""
    found = []
    for n, draft in enumerate(drafts):
        if draft.italic and draft.frame is None and may_be_heading(draft) and draft.kind is not BlockKind.LIST_ITEM:
            after = drafts[n + 1] if n + 1 < len(drafts) else None
            if len(draft.text) <= 80 and _is_title_like(draft.text) and after is not None and not after.italic:
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


def _over_clauses(drafts: Sequence[Draft]) -> list[int]:
    """Short numbered lines in whatever type, right above the first clause of their number: "3 Mål" above "3.1"."""
    texts = [n for n, draft in enumerate(drafts) if draft.kind is not BlockKind.FOOTNOTE]
    return [
        n
        for n, after in itertools.pairwise(texts)
        if may_be_heading(drafts[n]) and len(drafts[n].text) <= 80 and _is_clause_of(drafts[n], drafts[after])
    ]


def _is_clause_of(draft: Draft, after: Draft) -> bool:
    marker = draft.marker or draft.lines[0].words[0].text
    title = draft.text if draft.marker else draft.text[len(marker) :]
    inner = after.marker or after.lines[0].words[0].text
    parts = PART.fullmatch(marker.rstrip("."))
    return parts is not None and inner.startswith(f"{parts[0]}.1") and _is_title_like(title)


def _is_title_like(text: str) -> bool:
    stripped = text.strip()
    return stripped[:1].isupper() and stripped[-1:] not in (*NOT_END, ":", "”", '"') and not NO_HEADING.search(stripped)


def may_be_heading(draft: Draft) -> bool:
    """Whether a draft is of a kind that headings are made from: a paragraph, or an item with a number."""
    if draft.kind is BlockKind.LIST_ITEM:
        return bool(draft.marker and HEADING_NUMBER.fullmatch(draft.marker))
    return draft.kind is BlockKind.PARAGRAPH and draft.role is None
