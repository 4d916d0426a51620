"""A file of plain text or Markdown in, its blocks out; page 1, no boxes."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from bs4 import BeautifulSoup
from markdown_it import MarkdownIt

from ingest.blocks.model import Block, BlockKind, ReadDocument, assemble
from ingest.documents.characters import decode, fold
from ingest.documents.html import page_blocks
from ingest.documents.markers import split_marker
from ingest.documents.numbering import take_numbers
from ingest.errors import EmptyError
from ingest.layout.hyphens import Vocabulary, join_line_end

__all__ = ["read_text"]

_MARKDOWN = frozenset({".md", ".markdown"})
_FRONT_MATTER = re.compile(r"\A---\n.*?\n(?:---|\.\.\.)\n", re.DOTALL)
_LEVEL = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,3})\.?\s+(?=[A-ZÅÄÖ])")
_UNDERLINE = re.compile(r"(={3,}|-{3,})\s*")
_LONGEST_HEADING = 12  # words


def read_text(path: Path) -> ReadDocument:
    """The blocks of a text file; Markdown where the name says so.

    Raises EmptyError where there is nothing but blanks.
    """
    data = path.read_bytes()
    text = decode(data).replace("\r\n", "\n").replace("\r", "\n")
    markdown = path.suffix.casefold() in _MARKDOWN
    blocks = _markdown(text) if markdown else assemble(take_numbers(_plain(text)))
    if not blocks:
        raise EmptyError(path.name, 0, "the file holds no text; fetch it again")
    kind = "text/markdown" if markdown else "text/plain"
    return ReadDocument(path.name, kind, hashlib.sha256(data).hexdigest(), blocks)


def _markdown(text: str) -> tuple[Block, ...]:
    page = MarkdownIt("commonmark").enable("table").render(_FRONT_MATTER.sub("", text))
    return page_blocks(BeautifulSoup(f"<main>{page}</main>", "lxml"))


def _plain(text: str) -> Iterator[Block]:
    """Paragraphs are parted by empty lines, or else every line is one."""
    text, known = text.replace("\f", "\n\n"), Vocabulary(text.split())
    parts = [part for part in re.split(r"\n\s*\n", text) if part.strip()]
    if len(parts) == 1:
        parts = [line for line in text.split("\n") if line.strip()]
    for index, part in enumerate(parts):
        yield from _part(part, known, first=index == 0, last=index == len(parts) - 1)


def _part(part: str, known: Vocabulary, *, first: bool, last: bool) -> Iterator[Block]:
    lines = [line for line in part.split("\n") if line.strip()]
    if len(lines) == 2 and _UNDERLINE.fullmatch(lines[1]):
        yield Block(BlockKind.HEADING, fold(lines[0]), 1, level=1 if lines[1][0] == "=" else 2)
    elif len(lines) == 1 and not last and (heading := _heading(fold(lines[0]), first=first)):
        yield heading
    else:
        yield from (block for block in _lines(lines, known) if block.text)


def _heading(text: str, *, first: bool) -> Block | None:
    """A short line on its own without a full stop; its number tells its level."""
    number = _LEVEL.match(text)
    if text[-1] in ".,:;!?" or len(text.split()) > _LONGEST_HEADING or not (number or text[0].isupper()):
        return None
    if not number and split_marker(text)[0]:
        return None
    level = number[1].count(".") + 1 if number else 1 if first or text.isupper() else 2
    return Block(BlockKind.HEADING, text, 1, level=level)


def _lines(lines: list[str], known: Vocabulary) -> Iterator[Block]:
    """Lines that go on until one begins with a bullet or number; the indents of these tell the depth."""
    texts: list[tuple[int, str | None, str]] = []
    for line in lines:
        marker, rest = split_marker(line.strip())
        if marker or not texts:
            texts.append((len(line) - len(line.lstrip()), marker, rest))
        else:
            indent, marker, text = texts[-1]
            texts[-1] = (indent, marker, _joined(text, rest, known))
    indents = sorted({indent for indent, marker, _ in texts if marker})
    for indent, marker, text in texts:
        if marker:
            yield Block(BlockKind.LIST_ITEM, fold(text), 1, marker=marker, depth=indents.index(indent) + 1)
        else:
            yield Block(BlockKind.PARAGRAPH, fold(text), 1)


def _joined(text: str, line: str, known: Vocabulary) -> str:
    """A text and its next line, with a word that the line's end has broken made whole."""
    before, _, last = text.rpartition(" ")
    first, _, after = line.partition(" ")
    left, between = join_line_end(last, first, after.partition(" ")[0], known)
    return f"{before} {left}{between}{line}".lstrip()
