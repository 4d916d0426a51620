"""A web page's file in, its blocks in reading order out; menus, banners and footers become furniture.

Long, and still one idea: each kind of element has a small rule of its own, and all share where the page has come to.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup, Tag
from bs4.dammit import EncodingDetector
from bs4.element import PageElement

from ingest.blocks.model import Block, BlockKind, ReadDocument, assemble
from ingest.documents.characters import decode, fold
from ingest.documents.html_head import read_head
from ingest.documents.html_regions import (
    find_main,
    furniture_role,
    is_hidden,
    is_trail,
    panel_label,
    saying_role,
    unfolds,
)
from ingest.documents.html_tables import is_layout, read_cells
from ingest.documents.html_words import (
    SILENT,
    furniture_words,
    is_bold_heading,
    is_inline,
    link_role,
    run_in_heading,
    words,
)
from ingest.documents.markers import split_bullet
from ingest.documents.numbering import take_numbers
from ingest.documents.rows import row_blocks
from ingest.errors import DamagedError, EmptyError

__all__ = ["page_blocks", "read_html"]

_HEADING = re.compile(r"h[1-6]")


def read_html(path: Path) -> ReadDocument:
    """The blocks of a web page; page 1, no boxes, since a web page has neither.

    Raises EmptyError where the page holds no text, DamagedError where it is nested beyond what people write.
    """
    data = path.read_bytes()
    soup = BeautifulSoup(decode(data, EncodingDetector.find_declared_encoding(data, is_html=True)), "lxml")
    head = read_head(soup)
    try:
        blocks = page_blocks(soup, head.get("title", ""))
    except RecursionError as error:
        raise DamagedError(path.name, 0, "the web page is nested too deeply; print it to PDF and read that") from error
    if not any(block.kind is not BlockKind.FURNITURE for block in blocks):
        raise EmptyError(path.name, 0, "the web page holds no text; save it again once it is shown in full")
    return ReadDocument(path.name, "text/html", hashlib.sha256(data).hexdigest(), blocks, metadata=head)


def page_blocks(soup: BeautifulSoup, title: str = "") -> tuple[Block, ...]:
    """The blocks of a parsed page, whose scripts and the like are taken out of it; `title` is the page's own."""
    for tag in soup.find_all(SILENT):
        tag.decompose()
    return assemble(take_numbers(_Walk(soup, title).blocks()))


@dataclass(slots=True)
class _Walk:
    """The way through a page, element by element, and what was met on it."""

    soup: BeautifulSoup
    title: str
    main: Tag = field(init=False)
    around: set[int] = field(init=False)  # the elements that the main part stands in
    notes: set[str] = field(init=False)  # the ids that footnote marks lead to
    inside: bool = False
    role: str | None = "header"  # the furniture that is being read; None within the main part
    level: int = 1
    below: int = 0  # how much deeper the headings are of the part that is being unfolded than their elements say
    depth: int = 0
    item: tuple[str, int] | None = None  # marker and depth of a list item whose text has yet to come
    note: str | None = None
    frame: int | None = None
    frames: int = 0
    tables: int = 0
    kind: BlockKind = BlockKind.PARAGRAPH

    def __post_init__(self) -> None:
        self.main = find_main(self.soup)
        self.around = {id(parent) for parent in self.main.parents}
        links = self.soup.select('sup a[href^="#"], a[role=doc-noteref][href^="#"]')
        self.notes = {str(link["href"])[1:] for link in links}

    def blocks(self) -> Iterator[Block]:
        root = self.soup.body or self.soup
        return self._element(root) if root is self.main else self._children(root)

    # -- elements --------------------------------------------------------------------------------------------------

    def _element(self, tag: Tag) -> Iterator[Block]:
        if is_hidden(tag):
            return
        if tag is self.main:
            yield from self._main_part(tag)
        elif id(tag) in self.around:
            yield from self._children(tag)
        elif self._is_page_heading(tag):
            yield from self._as(None, self._heading(tag))
        elif not self.role and (label := panel_label(tag, self.soup)):
            yield from self._unfolded(tag, label)
        elif not self.inside and is_trail(tag) and not tag.find(["p", "h1", "h2", "div"]):
            yield from self._furniture([tag], "breadcrumb")
        elif role := furniture_role(tag, self.main if self.inside else None):
            yield from self._as(role if role != "form" else "share", self._content(tag))
        else:
            yield from self._content(tag)

    def _main_part(self, tag: Tag) -> Iterator[Block]:
        self.inside, self.role = True, None
        yield from self._children(tag)
        self.inside, self.role, self.item = False, "footer", None

    def _is_page_heading(self, tag: Tag) -> bool:
        """Some sites set the page's heading above its main part, beside a picture."""
        if self.inside or tag.name != "h1" or self.main.find("h1"):
            return False
        return bool(text := fold(tag.get_text(" "))) and self.title.startswith(text)

    def _as(self, role: str | None, blocks: Iterator[Block]) -> Iterator[Block]:
        before, self.role = self.role, role
        yield from blocks
        self.role = before

    def _content(self, tag: Tag) -> Iterator[Block]:
        level = str(tag.get("aria-level", "2")) if tag.get("role") == "heading" else tag.name[1:]
        if _HEADING.fullmatch(tag.name) or tag.get("role") == "heading":
            yield from self._heading(tag, int(level) if level.isdecimal() else 2)
        elif tag.get("id") in self.notes and not self.role:
            yield from self._footnote(tag)
        else:
            yield from self._KINDS.get(tag.name, _Walk._children)(self, tag)

    def _children(self, tag: Tag) -> Iterator[Block]:
        """Runs of words as paragraphs, and the elements between them."""
        run: list[PageElement] = []
        for child in tag.children:
            if is_inline(child) and not _breaks(child, run):
                run.append(child)
            else:
                yield from self._text(run)
                run = []
                if isinstance(child, Tag) and child.name != "br":
                    yield from self._element(child)
        yield from self._text(run)

    def _list(self, tag: Tag) -> Iterator[Block]:
        self.depth += 1
        number, step = _first_number(tag)
        for child in tag.find_all(True, recursive=False):
            if child.name == "li":
                number = int(value) if (value := str(child.get("value", ""))).isdecimal() else number
                self.item = (_marker(tag, number), self.depth)
                yield from self._element(child)
                number += step
            else:
                yield from self._element(child)
            self.item = None
        self.depth -= 1

    def _definitions(self, tag: Tag) -> Iterator[Block]:
        terms: list[str] = []
        texts: list[str] = []
        for part in [*tag.find_all(["dt", "dd"]), None]:
            if terms and texts and (part is None or part.name == "dt"):
                yield from self._emit(BlockKind.DEFINITION, f"{', '.join(terms)}\n{' '.join(texts)}")
                terms, texts = [], []
            if part is not None and (text := fold(part.get_text(" "))):
                (terms if part.name == "dt" else texts).append(text)

    def _table(self, tag: Tag) -> Iterator[Block]:
        if self.role or is_layout(tag):
            yield from self._children(tag)
            return
        if caption := tag.find("caption"):
            yield from self._emit(BlockKind.CAPTION, fold(caption.get_text(" ")))
        grid, headers = read_cells(tag)
        yield from (replace(row, frame=self.frame) for row in row_blocks(grid, headers=headers, table=self.tables))
        self.tables += 1

    def _aside(self, tag: Tag) -> Iterator[Block]:
        linked = sum(len(link.get_text()) for link in tag.find_all("a"))
        if self.role or linked > 0.6 * len(tag.get_text(strip=True)):
            yield from self._as(self.role or "nav", self._children(tag))
            return
        self.frames += 1
        before, self.frame, self.kind = (self.frame, self.kind), self.frames, BlockKind.BOX
        yield from self._children(tag)
        self.frame, self.kind = before

    def _caption(self, tag: Tag) -> Iterator[Block]:
        before, self.kind = self.kind, BlockKind.CAPTION
        yield from self._children(tag)
        self.kind = before

    def _quotation(self, tag: Tag) -> Iterator[Block]:
        yield from (replace(block, role=block.role or "pull_quote") for block in self._children(tag))

    def _details(self, tag: Tag) -> Iterator[Block]:
        """A part of the page that is unfolded: what unfolds it is its heading, and other headings in it are below."""
        summary = tag.find("summary", recursive=False)
        label = "" if summary is None or summary.find(_HEADING) else words([summary])[0]
        yield from self._unfolded(tag, label)

    def _unfolded(self, tag: Tag, label: str) -> Iterator[Block]:
        before = self.level, self.below
        if label:
            yield from self._emit(BlockKind.HEADING, label, level=self.level + 1)
            levels = [int(heading.name[1:]) for heading in tag.find_all(_HEADING)]
            self.level += 1
            self.below = max(self.below, self.level + 1 - min(levels, default=self.level + 1))
        yield from self._children(tag)
        self.level, self.below = before if label else (self.level, self.below)

    def _summary(self, tag: Tag) -> Iterator[Block]:
        if tag.find(_HEADING):
            yield from self._children(tag)

    def _button(self, tag: Tag) -> Iterator[Block]:
        """A button that unfolds a part of the page is the heading of that part; others are no text."""
        if unfolds(tag) and not self.role:
            yield from self._emit(BlockKind.HEADING, words([tag])[0], level=self.level + 1)
        else:
            yield from self._furniture([tag], self.role or "share")

    def _footnote(self, tag: Tag) -> Iterator[Block]:
        text = re.sub(r"\s*[↩↑^]\ufe0e?\s*$", "", fold(tag.get_text(" ")))
        number = re.match(r"\[?(\d{1,3})[\].:)]?\s+", text)
        place = tag.parent.find_all("li", recursive=False) if tag.name == "li" and tag.parent else []
        counted = next((str(index) for index, item in enumerate(place, 1) if item is tag), None)
        self.item = None
        if number:
            text, counted = text[number.end() :], number[1]
        yield from self._emit(BlockKind.FOOTNOTE, text, number=counted)

    # -- texts -----------------------------------------------------------------------------------------------------

    def _heading(self, tag: Tag, level: int = 1) -> Iterator[Block]:
        text, notes = words([tag])
        self.level, self.item = level + self.below, None
        yield from self._emit(BlockKind.HEADING, text, level=self.level, notes=notes)

    def _furniture(self, run: Iterable[PageElement], role: str) -> Iterator[Block]:
        if text := furniture_words(run):
            yield Block(BlockKind.FURNITURE, text, 1, role=role)

    def _text(self, run: list[PageElement]) -> Iterator[Block]:
        """A run of words as the paragraph, list item, caption or furniture that it is where it stands."""
        if self.role:
            yield from self._furniture(run, self.role)
            return
        text, notes = words(run)
        if not text:
            return
        if role := saying_role(text):
            yield from self._furniture(run, role)
        elif not self.item and not self.depth and (cut := run_in_heading(run)):
            yield from self._text(run[:cut])
            yield from self._text(run[cut:])
        elif self.item:
            (marker, depth), self.item = self.item, None
            role = link_role(run, text)
            yield from self._emit(BlockKind.LIST_ITEM, text, marker=marker, depth=depth, notes=notes, role=role)
        elif self.kind is BlockKind.PARAGRAPH and not self.depth and (is_bold_heading(run, text) or unfolds(*run)):
            yield from self._emit(BlockKind.HEADING, text, level=min(self.level + 1, 6), notes=notes)
        elif (bullet := split_bullet(text))[0]:
            cut = len(text) - len(bullet[1])
            notes = tuple((offset - cut, mark) for offset, mark in notes)
            yield from self._emit(BlockKind.LIST_ITEM, bullet[1], marker=bullet[0], notes=notes)
        else:
            yield from self._emit(self.kind, text, notes=notes, role=link_role(run, text))

    def _emit(self, kind: BlockKind, text: str, **fields: Any) -> Iterator[Block]:
        if text and self.role:
            yield Block(BlockKind.FURNITURE, " ".join(text.split()), 1, role=self.role)
        elif text:
            yield Block(kind, text, 1, frame=self.frame, **fields)

    _KINDS = {  # noqa: RUF012 - a table of methods
        "ul": _list,
        "ol": _list,
        "menu": _list,
        "dl": _definitions,
        "table": _table,
        "aside": _aside,
        "figcaption": _caption,
        "blockquote": _quotation,
        "details": _details,
        "summary": _summary,
        "button": _button,
    }


def _breaks(element: PageElement, run: list[PageElement]) -> bool:
    """Whether an element is the second of two line breaks, which people use to part paragraphs."""
    shown = [one for one in run if isinstance(one, Tag) or fold(str(one))]
    return _is_break(element) and bool(shown) and _is_break(shown[-1])


def _is_break(element: PageElement) -> bool:
    return isinstance(element, Tag) and element.name == "br"


def _first_number(tag: Tag) -> tuple[int, int]:
    """The number of a list's first item, and the step to the next."""
    start = str(tag.get("start", ""))
    if tag.has_attr("reversed"):
        return int(start) if start.isdecimal() else len(tag.find_all("li", recursive=False)), -1
    return int(start) if start.isdecimal() else 1, 1


def _marker(tag: Tag, number: int) -> str:
    if tag.name != "ol":
        return "•"
    lettered = str(tag.get("type", "1")) in {"a", "A"} and 1 <= number <= 26
    return f"{chr(ord(str(tag['type'])) + number - 1)}." if lettered else f"{number}."
