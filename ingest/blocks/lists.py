"""List items in the making in, the depth of each out: an item set in from the one before it is nested."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.blocks.drafts import Draft
from ingest.blocks.model import BlockKind
from ingest.blocks.paragraphs import LEAST_ENTRIES, is_entry

__all__ = ["find_unmarked", "give_depths"]

_LEADING = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.BOX)
_STEP = 4.0  # points: a smaller shift is no nesting


def find_unmarked(drafts: Sequence[Draft]) -> None:
    """Short lines, four or more, after a text that ends in a colon are a list without markers."""
    run: list[Draft] = []
    led = False
    for draft in [*drafts, None]:
        if draft is not None and draft.kind is BlockKind.PARAGRAPH and draft.role is None and is_entry(draft.text):
            run.append(draft)
            continue
        if led and len(run) >= LEAST_ENTRIES:
            for entry in run:
                entry.kind, entry.marker_x = BlockKind.LIST_ITEM, entry.left
        run = []
        led = draft is not None and draft.kind in _LEADING and draft.text.rstrip().endswith(":")


def give_depths(drafts: Sequence[Draft]) -> None:
    """Say how deep each list item is nested; whatever is not an item, but for charts and the like, ends a list."""
    path: list[tuple[str, float]] = []
    flow = 0
    for draft in drafts:
        if draft.kind in (BlockKind.CHART, BlockKind.CAPTION, BlockKind.FOOTNOTE, BlockKind.FURNITURE):
            continue
        if draft.kind is not BlockKind.LIST_ITEM:
            path = []
            continue
        path = _deepen(path, _kind(draft.marker or ""), draft.marker_x, moved=flow != draft.flow)
        flow, draft.depth = draft.flow, len(path)


def _deepen(path: list[tuple[str, float]], kind: str, x: float, *, moved: bool) -> list[tuple[str, float]]:
    """The markers that an item stands under, itself the last; in a new column only the kind of marker counts."""
    if moved:
        known = next((n for n, (other, _) in enumerate(path) if other == kind), None)
        return [*path[:known], (kind, x)] if known is not None else [*path, (kind, x)] if path else [(kind, x)]
    above = [(other, at) for other, at in path if at < x - _STEP]
    return [*above, (kind, x)]


def _kind(marker: str) -> str:
    """Markers that count alike are of one kind."""
    if any(c.isdigit() for c in marker):
        return re.sub(r"\d+", "1", marker)
    return "a" if marker[:1].isalpha() and len(marker) > 1 else marker
