"""Lines of a block in, its text out: hyphens undone, footnote marks taken out, each word with its place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from ingest.blocks.model import Piece
from ingest.layout.hyphens import Vocabulary, join_line_end
from ingest.layout.lines import Line
from ingest.layout.signs import is_private
from ingest.layout.words import Word

__all__ = ["BlockText", "add_text", "is_mark", "tidy", "write_text"]

_RAISED = "¹²³⁰⁴⁵⁶⁷⁸⁹"
_PLAIN = str.maketrans(_RAISED, "1230456789")
_ENDING_MARK = re.compile(rf"(?<=\w)([{_RAISED}]+|\*{{1,3}}|[†‡])(?=[\W_]*$)")
_PRESENTATION = re.compile("[\ufb00-\ufb06]+")
_MARK = re.compile(r"[\d*†‡,)]{1,5}")


def tidy(text: str) -> str:
    """Text without ligatures, stray accents and soft hyphens; footnote digits and fractions stay what they are."""
    if text.isascii():
        return text
    text = _PRESENTATION.sub(lambda hit: unicodedata.normalize("NFKC", hit[0]), text)
    return unicodedata.normalize("NFC", text)


def is_mark(word: Word, line: Line) -> bool:
    """Whether a word is a raised footnote mark."""
    return (
        word.size < 0.83 * line.size
        and word.bottom < line.bottom - 0.12 * line.size
        and bool(_MARK.fullmatch(word.text.translate(_PLAIN)))
        and any(c.isdigit() or c in "*†‡" for c in word.text)
    )


class BlockText:
    """The text of a block as it grows, with the place of each word and the footnote marks taken out."""

    def __init__(self) -> None:
        self.text = ""
        self.pieces: list[Piece] = []
        self.notes: list[tuple[int, str]] = []

    def add(self, text: str, word: Word, page: int) -> None:
        if text:
            start = len(self.text)
            self.text += text
            self.pieces.append(Piece(start, len(self.text), word.box(page)))

    def note(self, mark: str) -> None:
        self.notes.append((len(self.text), mark.translate(_PLAIN).strip(",)")))

    def gap(self, between: str) -> None:
        if self.text and not self.text[-1].isspace():
            self.text += between


def write_text(lines: Sequence[Line], known: Vocabulary, *, breaks: frozenset[int] = frozenset()) -> BlockText:
    """The text of lines in reading order; `breaks` are the numbers of the lines that begin a new part."""
    out = BlockText()
    words = [(word, line, n) for n, line in enumerate(lines) for word in line.words]
    texts = [_clean(word.text) for word, _, _ in words]
    between = ""
    for at, (word, line, n) in enumerate(words):
        text = texts[at]
        if is_mark(word, line) and out.text:
            out.note(word.text)
            between = between if word.glued or not between else " "
        elif text:
            new_line = at > 0 and words[at - 1][2] != n
            if new_line and n in breaks:
                between = "\n"
            elif word.glued and not new_line:
                between = "" if not (at and is_mark(words[at - 1][0], words[at - 1][1]) and text[0].isalnum()) else " "
            out.gap(between)
            between = " "
            if at + 1 < len(words) and words[at + 1][2] != n and n + 1 not in breaks:
                following = [*(t for t in texts[at + 1 : at + 6] if t), "", ""]
                text, between = join_line_end(text, following[0], following[1], known)
            _put(out, text, word, line.page)
    return out


def _clean(text: str) -> str:
    text = "".join(c for c in tidy(text) if not is_private(c) and c >= " ") if not text.isascii() else text
    return text[:-1].replace("\u00ad", "") + text[-1:] if "\u00ad" in text else text


def _put(out: BlockText, text: str, word: Word, page: int) -> None:
    mark = _ENDING_MARK.search(text)
    if mark is None:
        out.add(text, word, page)
        return
    out.add(text[: mark.start()] + text[mark.end() :], word, page)
    out.notes.append((len(out.text) - len(text) + mark.end(), mark[1].translate(_PLAIN)))


def add_text(out: BlockText, more: BlockText) -> None:
    """Put a text behind another, its words and marks with it."""
    start = len(out.text)
    out.text += more.text
    out.pieces += [Piece(start + piece.start, start + piece.end, piece.box) for piece in more.pieces]
    out.notes += [(start + at, mark) for at, mark in more.notes]
