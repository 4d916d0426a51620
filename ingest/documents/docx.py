"""A Word file in, its blocks in reading order out; all changes are taken as accepted, comments are left out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml.etree import _Element

from ingest.blocks.model import Block, BlockKind, ReadDocument, assemble
from ingest.documents.characters import fold
from ingest.documents.docx_styles import Numbering, Styles
from ingest.documents.docx_tables import is_box, read_cells, rows_of
from ingest.documents.docx_words import Words, child_value, text_boxes, words
from ingest.documents.markers import split_bullet
from ingest.documents.numbering import take_numbers
from ingest.documents.rows import row_blocks
from ingest.errors import DamagedError, EmptyError

__all__ = ["read_docx"]

_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_PARTS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_LONGEST_BOLD_HEADING = 12  # words
_LARGER = 1.15  # times the body's size, from which a short line is a heading


def read_docx(path: Path) -> ReadDocument:
    """The blocks of a Word file; page 1, no boxes, since Word sets the pages anew on every machine.

    Raises DamagedError where the file cannot be opened and EmptyError where it holds no text.
    """
    data = path.read_bytes()
    try:
        file = docx.Document(str(path))
        blocks = assemble(take_numbers(_Walk.of(file).blocks()))
        metadata = _properties(file)
    except Exception as error:  # a damaged archive or part makes the library fail in many ways
        raise DamagedError(path.name, 0, "the Word file is broken; open it in Word and save it again") from error
    if not any(block.kind is not BlockKind.FURNITURE for block in blocks):
        raise EmptyError(path.name, 0, "the Word file holds no text; pictures of text are not read: make a PDF of it")
    return ReadDocument(path.name, _MEDIA_TYPE, hashlib.sha256(data).hexdigest(), blocks, metadata=metadata)


def _properties(file: Any) -> dict[str, str]:
    core = file.core_properties
    found = {name: fold(getattr(core, name) or "") for name in ("title", "author", "subject", "keywords", "language")}
    found |= {name: date.isoformat() for name in ("created", "modified") if (date := getattr(core, name))}
    if not found["language"]:
        language = file.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
        found["language"] = language.get(qn("w:val"), "") if language is not None else ""
    return {name: text for name, text in sorted(found.items()) if text}


def _part(file: Any, name: str) -> _Element | None:
    """A part of the file that the library does not open by itself, such as "footnotes"."""
    parts = (relation.target_part for relation in file.part.rels.values() if relation.reltype == _PARTS + name)
    part = next(parts, None)
    return None if part is None else parse_xml(part.blob)


@dataclass(slots=True)
class _Walk:
    """The way through a file, paragraph by paragraph, and what was met on it."""

    file: Any
    styles: Styles
    numbering: Numbering
    notes: dict[tuple[str, str], _Element]
    body_size: float
    cited: list[tuple[str, str]] = field(default_factory=list)
    level: int = 0  # of the last heading that a style made
    frame: int | None = None
    frames: int = 0
    tables: int = 0

    @classmethod
    def of(cls, file: Any) -> _Walk:
        notes = {
            (kind, note.get(qn("w:id"), "")): note
            for kind in ("footnote", "endnote")
            if (part := _part(file, f"{kind}s")) is not None
            for note in part.findall(qn(f"w:{kind}"))
        }
        size = child_value(file.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}"), "w:sz") or "22"
        return cls(file, Styles.of(file.styles.element), Numbering.of(_part(file, "numbering")), notes, float(size) / 2)

    def blocks(self) -> Iterator[Block]:
        yield from self._margin("header")
        yield from self._content(self.file.element.body)
        yield from self._footnotes()
        yield from self._margin("footer")

    def _margin(self, name: str) -> Iterator[Block]:
        """The texts of the page headers or footers, each once."""
        root = self.file.part.rels.values()
        parts = [parse_xml(relation.target_part.blob) for relation in root if relation.reltype == _PARTS + name]
        texts = (words(paragraph).text for part in parts for paragraph in part.iter(qn("w:p")))
        for text in dict.fromkeys(text for text in texts if text):
            yield Block(BlockKind.FURNITURE, text, 1, role=name)

    def _content(self, parent: _Element) -> Iterator[Block]:
        for child in parent:
            if child.tag == qn("w:p"):
                yield from self._paragraph(child)
                for box in text_boxes(child):
                    yield from self._framed(box)
            elif child.tag == qn("w:tbl"):
                yield from self._table(child)
            elif child.tag in {qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:smartTag"), qn("w:customXml")}:
                yield from self._content(child)

    def _framed(self, parent: _Element) -> Iterator[Block]:
        """What stands in a text box or a one-cell table: its paragraphs are boxes."""
        before = self.frame
        self.frames += 1
        self.frame = self.frames
        for block in self._content(parent):
            yield replace(block, kind=BlockKind.BOX) if block.kind is BlockKind.PARAGRAPH else block
        self.frame = before

    def _table(self, table: _Element) -> Iterator[Block]:
        if is_box(table):
            for row in rows_of(table):
                for cell in row.iter(qn("w:tc")):
                    yield from self._framed(cell)
            return
        grid, headers = read_cells(table)
        yield from (replace(row, frame=self.frame) for row in row_blocks(grid, headers=headers, table=self.tables))
        self.tables += 1

    def _paragraph(self, paragraph: _Element) -> Iterator[Block]:
        found = words(paragraph)
        names = self.styles.names(paragraph)
        place = self.styles.list_place(paragraph) if found.text else None
        label = self.numbering.next_label(*place) if place else None
        if not found.text:
            return
        make = self._maker(found)
        if any(name.startswith(("toc ", "table of figures")) for name in names):
            yield Block(BlockKind.FURNITURE, found.text, 1, role="toc")
        elif level := self.styles.heading_level(paragraph):
            self.level = level
            yield make(
                BlockKind.HEADING, level=level, number=label.text.rstrip(".") if label and label.counts else None
            )
        elif "title" in names[:1]:
            yield make(BlockKind.HEADING, level=1, role="title")
        elif "caption" in names:
            yield make(BlockKind.CAPTION)
        elif place and label and label.text:
            yield make(BlockKind.LIST_ITEM, marker=label.text, depth=place[1] + 1)
        else:
            yield self._unmarked(found, make, bold=found.bold or self.styles.bold(paragraph))

    def _unmarked(self, found: Words, make: Any, *, bold: bool) -> Block:
        """A paragraph without a style that tells: a heading by its looks, a typed bullet, or running text."""
        bullet, rest = split_bullet(found.text)
        if bullet:
            cut = len(found.text) - len(rest)
            notes = tuple((offset - cut, mark) for offset, mark in self._marks(found))
            return Block(BlockKind.LIST_ITEM, rest, 1, marker=bullet, notes=notes, frame=self.frame)
        short = len(found.text.split()) <= _LONGEST_BOLD_HEADING and found.text[-1] not in ".,:;!?"
        large = found.size >= _LARGER * self.body_size
        if short and (bold or large):
            made: Block = make(BlockKind.HEADING, level=self.level + (1 if large or self.level else 2))
        else:
            made = make(BlockKind.PARAGRAPH)
        return made

    def _maker(self, found: Words) -> Any:
        notes = self._marks(found)
        return lambda kind, **fields: Block(kind, found.text, 1, notes=notes, frame=self.frame, **fields)

    def _marks(self, found: Words) -> tuple[tuple[int, str], ...]:
        marks = []
        for offset, kind, note_id in found.notes:
            if (kind, note_id) in self.notes:
                if (kind, note_id) not in self.cited:
                    self.cited.append((kind, note_id))
                marks.append((offset, str(self.cited.index((kind, note_id)) + 1)))
        return tuple(marks)

    def _footnotes(self) -> Iterator[Block]:
        """The notes that the text points to, in its order; Word keeps notes of deleted text too."""
        for number, key in enumerate(list(self.cited), 1):
            texts = (words(paragraph).text for paragraph in self.notes[key].iter(qn("w:p")))
            if text := " ".join(text for text in texts if text):
                yield Block(BlockKind.FOOTNOTE, text, 1, number=str(number))
