"""A reading in, the words explained in lists, boxes and tables out, each with the span of its explanation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ingest.blocks.model import Block, BlockKind, Cell
from ingest.facts.body import body_blocks
from ingest.facts.reading import Reading
from ingest.wordlists import word_list

__all__ = ["Entry", "asked_term", "glossary_entries", "in_glossary"]

_TERM_WORDS = 8
_LABELLED = re.compile(r"^[”\"“*]?(?P<term>[^\n:–—.]{2,70}?)[”\"“*]?\s*(?:\n|:\s|\s[–—-]\s)\s*(?P<text>\S)")
_TEXT = frozenset({BlockKind.PARAGRAPH, BlockKind.BOX, BlockKind.DEFINITION, BlockKind.LIST_ITEM, BlockKind.FOOTNOTE})


@dataclass(frozen=True, slots=True)
class Entry:
    """A word as written and the span of its explanation in the document's text; `source` is what it is taken from."""

    term: str
    start: int
    end: int
    block: Block
    confidence: float
    source: str | None = None


@cache
def _headings() -> re.Pattern[str]:
    return re.compile(rf"^\W*(?:[\d.§]+\s+)?(?:{'|'.join(word_list('definitions')['glossary'])})\b", re.IGNORECASE)


def _is_glossary(heading: str) -> bool:
    return (
        len(heading.split()) <= _TERM_WORDS and _headings().search(heading) is not None and asked_term(heading) is None
    )


def in_glossary(reading: Reading, block: Block) -> bool:
    """Whether a block stands under a heading such as "Begrepp" or "Ordlista"."""
    return any(_is_glossary(text) for text in reading.section(block)) or (
        block.frame is not None and block.frame in _glossary_frames(reading)
    )


def _glossary_frames(reading: Reading) -> set[int | None]:
    """The boxes that such a heading stands in; headings of one level do not stand under each other."""
    return {one.frame for one in reading.blocks if one.kind is BlockKind.HEADING and _is_glossary(one.text)} - {None}


def asked_term(heading: str) -> str | None:
    """The word that a heading asks for ("Vad menar vi med integration?")."""
    for pattern in word_list("definitions")["questions"]:
        if (found := re.fullmatch(rf"\W*{pattern}\W*", heading.strip(), re.IGNORECASE)) and len(
            found["term"].split()
        ) <= 5:
            return found["term"]
    return None


def glossary_entries(reading: Reading) -> Iterator[Entry]:
    """The entries of lists, boxes and tables of explained words, in the order of the text."""
    open_entry: Entry | None = None
    pending: Block | None = None
    for block in body_blocks(reading):
        inside = in_glossary(reading, block)
        entry = _of_block(block, inside, pending)
        if entry is None and open_entry and _goes_on(open_entry, block, pending):
            open_entry = Entry(
                open_entry.term, open_entry.start, block.end, open_entry.block, open_entry.confidence, open_entry.source
            )
            continue
        pending = block if _may_be_term(block, inside) and entry is None else None
        if entry or pending or block.kind not in (BlockKind.FOOTNOTE, BlockKind.CHART):
            if open_entry:
                yield open_entry
            open_entry = entry
    if open_entry:
        yield open_entry


def _of_block(block: Block, inside: bool, pending: Block | None) -> Entry | None:
    if block.kind is BlockKind.TABLE:
        return _of_row(block, inside)
    if block.kind not in _TEXT:
        return None
    if not (inside or pending or block.kind is BlockKind.DEFINITION):
        labelled = _LABELLED.match(block.text)
        if (
            not labelled
            or "målgrupp" in labelled["term"].casefold()
            or not _explains(block.text[labelled.start("text") :])
        ):
            return None
    if pending is not None and (inside or _explains(block.text)):
        return Entry(pending.text, block.start, block.end, block, 0.9)
    if block.kind is BlockKind.FOOTNOTE:
        return None
    labelled = _LABELLED.match(block.text)
    if labelled and len(labelled["term"].split()) <= _TERM_WORDS:
        return Entry(labelled["term"], block.start + labelled.start("text"), block.end, block, 0.9)
    return None


def _may_be_term(block: Block, inside: bool) -> bool:
    """Whether a block within a list of words is a word that its explanation follows."""
    short = len(block.text.split()) <= _TERM_WORDS and not block.text.rstrip().endswith((".", ":", "?"))
    framed_heading = (
        block.kind is BlockKind.HEADING and block.frame is not None and "målgrupp" not in block.text.casefold()
    )
    return (
        short
        and (framed_heading or inside)
        and not _is_glossary(block.text)
        and block.kind in (BlockKind.HEADING, *_TEXT - {BlockKind.FOOTNOTE})
    )


def _explains(text: str) -> bool:
    """Whether a text opens as an explanation of a word for people does ("en person som ...")."""
    return re.match(word_list("definitions")["explaining"], text, re.IGNORECASE) is not None


def _goes_on(entry: Entry, block: Block, pending: Block | None) -> bool:
    """Whether a block continues the entry before it: of the same kind and frame, directly after it."""
    same = block.kind is entry.block.kind and block.frame == entry.block.frame and block.page == entry.block.page
    return (
        pending is None
        and same
        and block.kind is BlockKind.DEFINITION
        and "\n" not in block.text
        and entry.end + 1 == block.start
    )


def _of_row(block: Block, inside: bool) -> Entry | None:
    columns = word_list("definitions")
    term, text = _cell(block, columns["term_columns"]), _cell(block, columns["text_columns"])
    if (term is None or text is None) and inside and len(block.cells) >= 2:
        term, text = block.cells[0], block.cells[1]
    if (
        term is None
        or text is None
        or term is text
        or not block.cell_text(text).strip()
        or not block.cell_text(term).strip()
    ):
        return None
    source = _cell(block, columns["source_columns"])
    named = block.cell_text(source).strip() if source else ""
    return Entry(block.cell_text(term), block.start + text.start, block.start + text.end, block, 0.9, named or None)


def _cell(block: Block, names: list[str]) -> Cell | None:
    return next((cell for cell in block.cells if cell.header.strip().casefold() in names), None)
