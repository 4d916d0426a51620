"""A run of inline elements of a web page in; out come its words, its footnote marks, and whether it is a link."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bs4 import Tag
from bs4.element import NavigableString, PageElement, PreformattedString

from ingest.documents.characters import fold
from ingest.documents.html_regions import is_hidden, link_only

__all__ = ["SILENT", "furniture_words", "is_bold_heading", "is_inline", "link_role", "run_in_heading", "words"]

_NO_TEXT = (
    "audio canvas del iframe input link map math meta noscript object script select style svg template textarea title",
    "video",
)
_WITHIN_LINES = (
    "a abbr acronym b bdi bdo big br cite code data dfn em font i img ins kbd label mark q s samp small span strike",
    "strong sub sup time tt u var wbr",
)
SILENT = frozenset(" ".join(_NO_TEXT).split())
_INLINE = frozenset(" ".join(_WITHIN_LINES).split())
_NOTE = re.compile(" ?\ue000(.*?)\ue001")  # a footnote mark, between private characters
_PRIVATE = re.compile("[\ue000\ue001]")
_LONGEST_BOLD_HEADING = 12  # words


def is_inline(element: PageElement) -> bool:
    """Whether an element is part of a line of text; an inline element around a block is none."""
    if not isinstance(element, Tag):
        return True
    return element.name in _INLINE and all(inner.name in _INLINE for inner in element.find_all(True))


def words(run: Iterable[PageElement]) -> tuple[str, tuple[tuple[int, str], ...]]:
    """The text of a run without its footnote marks, and the marks, as (offset, mark)."""
    marked = fold("".join(_strings(run)))
    text, notes, last = "", [], 0
    for match in _NOTE.finditer(marked):
        text += marked[last : match.start()]
        notes.append((len(text), match[1].strip("[]() ")))
        last = match.end()
    return text + marked[last:], tuple(notes)


def furniture_words(run: Iterable[PageElement]) -> str:
    """The text of menus and the like, where elements are set apart by the style sheet and not by blanks."""
    return fold(" ".join(_strings(run)))


def _strings(run: Iterable[PageElement]) -> Iterator[str]:
    for element in run:
        if isinstance(element, NavigableString):
            if not isinstance(element, PreformattedString):  # comments
                yield _PRIVATE.sub("", element)
        elif isinstance(element, Tag) and not is_hidden(element):
            if element.name == "br" or not is_inline(element):
                yield " "
            note = _note_mark(element)
            yield from [f"\ue000{note}\ue001"] if note else _strings(element.children)


def _note_mark(element: Tag) -> str | None:
    """The mark of a link to a footnote on the same page; a raised figure without a link may be a power."""
    linked = element.find("a", href=True) if element.name == "sup" else None
    link = linked or (element if element.get("role") == "doc-noteref" else None)
    if link is None or not str(link.get("href", "")).startswith("#"):
        return None
    return fold(element.get_text()) or None


def link_role(run: Iterable[PageElement], text: str) -> str | None:
    """The role "link" for a text that is nothing but one link."""
    links = [link for element in run if isinstance(element, Tag) for link in _links(element)]
    return "link" if len(links) == 1 and link_only(text, words([links[0]])[0]) else None


def _links(element: Tag) -> list[Tag]:
    return [element] if element.name == "a" else element.find_all("a")


def is_bold_heading(run: Iterable[PageElement], text: str) -> bool:
    """Whether a short text without a full stop is bold from end to end: a heading that was not marked as one."""
    if not text or text[-1] in ".,:;!?" or len(text.split()) > _LONGEST_BOLD_HEADING:
        return False
    shown = [element for element in run if isinstance(element, Tag) or fold(str(element))]
    return bool(shown) and all(isinstance(element, Tag) and element.name in {"b", "strong", "br"} for element in shown)


def run_in_heading(run: list[PageElement]) -> int | None:
    """How many elements of a run are a short bold text that a line break sets apart from what it heads."""
    at = next((n for n, one in enumerate(run) if isinstance(one, Tag) and one.name == "br"), None)
    if at is None or not words(run[at:])[0]:
        return None
    bold = run[:at]
    return at if is_bold_heading(bold, words(bold)[0]) else None
