"""The XML of a Word paragraph in; out come its words without deletions and comments, note marks, weight and size."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docx.oxml.ns import qn
from lxml.etree import _Element

from ingest.documents.characters import fold

__all__ = ["Words", "child_value", "text_boxes", "words"]

_NOTES = {qn("w:footnoteReference"): "footnote", qn("w:endnoteReference"): "endnote"}
_GONE = frozenset(map(qn, ("w:del", "w:moveFrom", "w:pict", "w:drawing", "w:object", "w:rPr", "w:pPr")))
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_BLANKS = frozenset(map(qn, ("w:tab", "w:br", "w:cr", "w:ptab")))
_NOTE = re.compile(" ?\ue000(.*?):(.*?)\ue001")  # kind and id of a note, between private characters
_PRIVATE = re.compile("[\ue000\ue001]")


@dataclass(frozen=True, slots=True)
class Words:
    """The text of a paragraph; `notes` are (offset, "footnote" or "endnote", id), `size` is 0 if the style's."""

    text: str
    notes: tuple[tuple[int, str, str], ...]
    bold: bool
    size: float


def words(paragraph: _Element) -> Words:
    """The words of a paragraph as they stand when all changes are accepted."""
    runs = [run for run in _runs(paragraph) if not _flag(run, "w:vanish")]
    marked, text, notes, last = fold("".join(map(_run_text, runs))), "", [], 0
    for match in _NOTE.finditer(marked):
        text += marked[last : match.start()]
        notes.append((len(text), match[1], match[2]))
        last = match.end()
    shown = [run for run in runs if fold(_run_text(run))]
    sizes = [_size(run) for run in shown]
    bold = bool(shown) and all(_flag(run, "w:b") for run in shown)
    return Words(text + marked[last:], tuple(notes), bold, min(sizes, default=0.0))


def _runs(element: _Element) -> Iterator[_Element]:
    for child in element:
        if child.tag == qn("w:r"):
            yield child
        elif child.tag not in _GONE and isinstance(child.tag, str):  # links, insertions, fields, content controls
            yield from _runs(child)


def _run_text(run: _Element) -> str:
    return "".join(_characters(run))


def _characters(run: _Element) -> Iterator[str]:
    for child in run:
        if child.tag == qn("w:t"):
            yield _PRIVATE.sub("", child.text or "")
        elif child.tag in _BLANKS:
            yield " "
        elif child.tag == qn("w:noBreakHyphen"):
            yield "-"
        elif kind := _NOTES.get(str(child.tag)):
            yield f"\ue000{kind}:{child.get(qn('w:id'), '')}\ue001"


def _flag(run: _Element, name: str) -> bool:
    flag = run.find(f"{qn('w:rPr')}/{qn(name)}")
    return flag is not None and flag.get(qn("w:val"), "1") not in {"0", "false", "off"}


def _size(run: _Element) -> float:
    half_points = child_value(run.find(qn("w:rPr")), "w:sz") or "0"
    return float(half_points) / 2 if half_points.isdecimal() else 0.0


def child_value(element: _Element | None, name: str) -> str | None:
    """The `w:val` of a child, as of `<w:pStyle w:val="Rubrik1"/>`, or None."""
    child = element.find(qn(name)) if element is not None else None
    return child.get(qn("w:val")) if child is not None else None


def text_boxes(paragraph: _Element) -> Iterator[_Element]:
    """The contents of the text boxes that are anchored in a paragraph, each once."""
    for box in paragraph.iter(qn("w:txbxContent")):
        if not any(parent.tag == f"{_COMPATIBILITY}Fallback" for parent in box.iterancestors()):
            yield box
