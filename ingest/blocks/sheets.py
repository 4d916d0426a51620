"""Drafts of a folded sheet in, drafts in the order of reading out.

A folder is printed on both sides of one sheet: the outer side shows flaps, back and cover from left to right, and the
inner side is read between flap and back.
"""

from __future__ import annotations

from collections.abc import Sequence

from ingest.blocks.drafts import Draft
from ingest.blocks.model import BlockKind
from ingest.layout.words import PageContent

__all__ = ["in_folded_order"]

_LANDSCAPE = 1.2  # width to height


def in_folded_order(drafts: list[Draft], pages: Sequence[PageContent]) -> list[Draft]:
    """The drafts of a two-sided landscape sheet as its reader unfolds it; those of any other document as they are."""
    if len(pages) != 2 or any(page.width < _LANDSCAPE * page.height for page in pages):
        return drafts
    outer = [draft for draft in drafts if draft.page == pages[0].number]
    inner = [draft for draft in drafts if draft.page == pages[1].number]
    panels = next((parts for n in (3, 4, 2) if (parts := _panels(outer, pages[0].width, n))), None)
    if panels is None or not inner or not _is_cover(panels):
        return drafts
    *flaps, back, cover = panels
    return [*cover, *(draft for flap in flaps for draft in flap), *inner, *back]


def _panels(drafts: Sequence[Draft], width: float, count: int) -> list[list[Draft]] | None:
    """The drafts by panel, where no line crosses a fold and the outermost panels are filled."""
    panels: list[list[Draft]] = [[] for _ in range(count)]
    for draft in drafts:
        first, last = (int(x / width * count * 0.9999) for x in (draft.left + 1, max(i.x1 for i in draft.lines) - 1))
        if first != last or not 0 <= first < count:
            return None
        panels[first].append(draft)
    return panels if panels[-1] and sum(map(bool, panels)) > 1 else None


def _is_cover(panels: Sequence[Sequence[Draft]]) -> bool:
    """The cover bears the largest type of the outer side, and little text."""
    sizes = [max((draft.size for draft in panel), default=0.0) for panel in panels]
    letters = sum(len(draft.text) for draft in panels[-1] if draft.kind is not BlockKind.HEADING)
    return sizes[-1] > max(sizes[:-1]) and letters < 400
