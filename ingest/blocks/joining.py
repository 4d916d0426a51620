"""Drafts in reading order in, sentences made whole: what a column, page or box has cut in two is one block again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.blocks.drafts import Draft
from ingest.blocks.model import BlockKind
from ingest.layout.hyphens import ends_in_hyphen

__all__ = ["join_broken"]

_TEXT = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.DEFINITION, BlockKind.BOX})
_NUMBER_OF_LAW = re.compile(r"\(\d{4}:\d")  # its law stands at the end of the column before
_PASSED_OVER = frozenset({BlockKind.CHART, BlockKind.CAPTION, BlockKind.FOOTNOTE, BlockKind.FURNITURE})


def join_broken(drafts: list[Draft]) -> list[Draft]:
    """The drafts, with the second half of a broken one put behind its first."""
    kept: list[Draft] = []
    for n, draft in enumerate(drafts):
        begun = _begun(kept, draft) if _may_go_on(drafts, n) else None
        if begun is None:
            kept.append(draft)
        else:
            begun.lines += draft.lines
            begun.end_flow = draft.flow
    return kept


def _may_go_on(drafts: Sequence[Draft], n: int) -> bool:
    draft = drafts[n]
    return (
        draft.kind in (BlockKind.PARAGRAPH, BlockKind.FOOTNOTE, BlockKind.BOX)
        and draft.role is None
        and draft.number is None
    )


def _begun(kept: Sequence[Draft], draft: Draft) -> Draft | None:
    """The block that a draft goes on with, if any: the last text before it that stands in another column."""
    for before in reversed(kept):
        if before.page < draft.page - 3:
            return None
        if before.frame != draft.frame:
            if before.frame is None and draft.frame is not None:
                return None
            continue
        if draft.kind is BlockKind.FOOTNOTE and before.kind is not BlockKind.FOOTNOTE:
            return None
        if before.kind in _PASSED_OVER and draft.kind is not BlockKind.FOOTNOTE:
            continue
        return before if _is_first_half(before, draft) else None
    return None


def _is_first_half(before: Draft, draft: Draft) -> bool:
    if before.kind not in _TEXT | {BlockKind.FOOTNOTE} or before.role is not None:
        return False
    if abs(before.size - draft.size) > 0.05 * draft.size or before.style.bold != draft.style.bold:
        return False
    if (before.end_flow or before.flow) == draft.flow:
        return False
    last, first = before.lines[-1].text.rstrip(), draft.lines[0].text.lstrip('”"“(')
    if ends_in_hyphen(last):
        return True
    if first[:1].islower() or _NUMBER_OF_LAW.match(draft.lines[0].text):
        return True
    return not before.ended and _is_full(before)


def _is_full(draft: Draft) -> bool:
    """Whether the last line runs to the right edge of its column, as far as the lines above tell."""
    page = draft.lines[-1].page
    lines = [line for line in draft.lines if line.page == page][-6:]
    return len(lines) > 1 and draft.lines[-1].x1 > max(line.x1 for line in lines) - 2.5 * draft.size
