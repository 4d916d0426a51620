"""A document's blocks in, its sentences out: rules for where a Swedish sentence ends, which need no trained model."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import spacy
from spacy.language import Language

from ingest.blocks.model import Block, ReadDocument
from ingest.wordlists import word_list

__all__ = ["LONGEST", "Sentence", "find_sentences", "pipeline", "split"]

LONGEST = 5_000  # code points; what is longer is a table or a dump without a full stop, and is cut at a blank

_LINE = re.compile(r"[^\n]+")
_PIECE = re.compile(rf"\S(?:.{{0,{LONGEST - 2}}}\S)?(?!\S)|\S{{1,{LONGEST}}}")
# A mark, what closes behind it, the mark of a footnote, blanks. Nothing is given back: any text takes linear time.
_END = re.compile(
    r"""(?P<mark>[.?!…])[]"'”’»)]*+(?:[¹²³⁰⁴-⁹]{1,3}+|\[\d{1,3}\]|(?<=[a-zåäöA-ZÅÄÖ)][.?!])(?P<note>\d{1,2}+))?+(?P<gap>\s++)"""
)
_OPENS = re.compile(
    r"""(?P<strong>["'”’»–—-]*+\s?(?:[A-ZÅÄÖÉÜ]|[•▪●]|[a-zåäö]\)\s))|(?P<number>§*\s?\d)|["'”’»([§#–—-]"""
)
_LAST_WORD = re.compile(r"(?:\b[a-zåäö]{1,4}\.\s?)*[\w/:–-]+$", re.IGNORECASE)
_MARKER = re.compile(r"[(\"”’»§\s]*(?:(?:\d+\.)*\d+|[IVX]+)|.*[:;]\s+\d+")
_PREPOSITIONS = frozenset({"i", "å"})
_WINDOW = 40  # code points before a full stop, in which the longest abbreviation finds room


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of one block; `start` and `end` are code points in the document's text."""

    text: str
    start: int
    end: int
    block: Block


@cache
def pipeline() -> Language:
    """The Swedish words of spaCy, without a trained model: in them names and phrases are looked up."""
    return spacy.blank("sv")


def find_sentences(document: ReadDocument) -> Iterator[Sentence]:
    """The sentences of the body's blocks in reading order; none reaches over two blocks."""
    for block in document.body():
        for start, end in split(block.text):
            yield Sentence(block.text[start:end], block.start + start, block.start + end, block)


def split(text: str) -> list[tuple[int, int]]:
    """The spans of a text's sentences, in order; between them stands nothing but white space.

    >>> text = "Rådet möts i maj, bl.a. i Lund. Gruppen möts ofta."
    >>> [text[start:end] for start, end in split(text)]
    ['Rådet möts i maj, bl.a. i Lund.', 'Gruppen möts ofta.']
    """
    lines = (line.span() for line in _LINE.finditer(text))
    sentences = (span for start, end in lines for span in _cut(text, start, end))
    return [piece.span() for start, end in sentences for piece in _PIECE.finditer(text, start, end)]


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for found in _END.finditer(text, start, end):
        if found.end() < end and _ends(text, start, found):
            yield start, found.start("gap")
            start = found.end()
    yield start, end


def _ends(text: str, start: int, found: re.Match[str]) -> bool:
    """Whether the sentence that begins at `start` ends with the mark that was found."""
    opening = _OPENS.match(text, found.end())
    if opening is None:
        return False
    before = text[max(start, found.start() - _WINDOW) : found.start()]
    if before.rstrip(".…").endswith(("(", "[")):  # "[...]"
        return False
    if found["mark"] != ".":
        return True
    return not _is_marker(text, start, found.start()) and _may_end(before, opening, found["note"] is not None)


def _is_marker(text: str, start: int, end: int) -> bool:
    """Whether a full stop ends the number of an item: "1." at the start, "följande: 2."."""
    return end - start <= _WINDOW and _MARKER.fullmatch(text, start, end) is not None


def _may_end(before: str, opening: re.Match[str], noted: bool) -> bool:
    """Whether the last word before a full stop may end a sentence, in the face of what follows."""
    found = _LAST_WORD.search(before)
    word = re.sub(r"\s", "", found[0]) if found else ""
    last, folded = word.rpartition(".")[2], word.casefold()
    if len(last) > 1 and last.isupper():
        return True
    if folded in _words("before_number"):
        return opening["number"] is None and not noted
    if folded in _words("perhaps_last"):
        return opening["strong"] is not None
    return _letter_ends(before, last) if len(last) == 1 and last.isalpha() else folded not in _words("never_last")


def _letter_ends(before: str, letter: str) -> bool:
    """Whether a single letter is the last word of a sentence ("37 a", "grupp B", "där vi bor i"), not an initial."""
    previous = re.search(r"(\w+)\s+\w$", before)
    if previous is None:
        return False
    if letter in _PREPOSITIONS:
        return previous[1].isalpha() and previous[1].islower() and len(previous[1]) > 1
    return previous[1].isdigit() if letter.islower() else previous[1].casefold() in _words("lettered")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(word_list("abbreviations")[name])
