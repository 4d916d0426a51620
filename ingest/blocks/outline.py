"""A read document in, the tree of its sections out: which headings a block stands under, and what leads a list in."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ingest.blocks.model import ASIDE, Block, BlockKind, ReadDocument

__all__ = ["Section", "lead_in", "outline", "walk", "walk_sections"]

_PASSED_OVER = ASIDE | {BlockKind.FOOTNOTE, BlockKind.CHART, BlockKind.CAPTION}
_DEEPEST = 50  # levels; sections within sections are walked by recursion
_LISTED = frozenset({BlockKind.LIST_ITEM, BlockKind.TABLE})


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, the blocks under it before the first heading within, and the sections within.

    The root has no heading and level 0. Furniture is in no section.
    """

    heading: Block | None
    level: int
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]


@dataclass(slots=True)
class _Open:
    """A section that is still being filled."""

    heading: Block | None
    level: int
    frame: int | None
    blocks: list[Block] = field(default_factory=list)
    sections: list[_Open] = field(default_factory=list)

    def close(self) -> Section:
        return Section(self.heading, self.level, tuple(self.blocks), tuple(part.close() for part in self.sections))


def outline(document: ReadDocument) -> Section:
    """The tree of a document's sections, from its headings' levels.

    A heading within a tinted or framed box holds the rest of its box only: the section around goes on after the box.
    """
    blocks = list(document.body())
    filled = {block.frame for block in blocks if block.kind is not BlockKind.HEADING} - {None}
    path = [_Open(None, 0, None)]
    for block in blocks:
        frame = block.frame if block.frame in filled else None
        while path[-1].frame is not None and path[-1].frame != frame:
            path.pop()
        if block.kind is BlockKind.HEADING:
            _open_section(path, block, frame)
        else:
            path[-1].blocks.append(block)
    return path[0].close()


def _open_section(path: list[_Open], heading: Block, frame: int | None) -> None:
    level = min(heading.level or 1, _DEEPEST)
    while len(path) > 1 and path[-1].level >= level and path[-1].frame == frame:
        path.pop()
    section = _Open(heading, max(level, path[-1].level + 1) if frame is not None else level, frame)
    path[-1].sections.append(section)
    path.append(section)


def walk_sections(section: Section) -> Iterator[Section]:
    """A section and all within it, in reading order."""
    yield section
    for part in section.sections:
        yield from walk_sections(part)


def walk(section: Section, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Block]]:
    """Each block of a section in reading order, with the texts of the headings that it stands under, outermost first.

    A heading is given with the headings above it, its own text left out.
    """
    if section.heading is not None:
        yield path, section.heading
        path = (*path, section.heading.text)
    parts: list[Block | Section] = [*section.blocks, *section.sections]
    for part in sorted(parts, key=_start):
        if isinstance(part, Section):
            yield from walk(part, path)
        else:
            yield path, part


def _start(part: Block | Section) -> int:
    block = part.heading if isinstance(part, Section) else part
    return block.start if block else 0


def lead_in(document: ReadDocument, block: Block) -> Block | None:
    """What introduces a list item or table row: the item above a nested one, else the paragraph or heading before it.

    Footnotes, charts, captions and furniture in between are passed over. None where nothing stands before.
    """
    blocks: Sequence[Block] = document.blocks
    for before in reversed(blocks[: bisect_left(blocks, block.start, key=lambda other: other.start)]):
        if before.kind in _PASSED_OVER or not before.text:
            continue
        if before.kind not in _LISTED or before.kind != block.kind:
            return before
        if block.kind is BlockKind.LIST_ITEM and before.depth < block.depth:
            return before
    return None
