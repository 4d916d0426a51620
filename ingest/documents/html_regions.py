"""A web page in; out come its main part, and for every other part what it is: menu, cookie banner, footer, hidden."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

from bs4 import BeautifulSoup, Tag
from bs4.element import PageElement

from ingest.documents.characters import fold

__all__ = ["find_main", "furniture_role", "is_hidden", "is_trail", "link_only", "panel_label", "saying_role", "unfolds"]

_TAGS = {"nav": "nav", "dialog": "cookie_banner", "form": "form"}
_OUTER_TAGS = {"header": "header", "footer": "footer"}
_ROLES = {
    "navigation": "nav",
    "menu": "nav",
    "menubar": "nav",
    "search": "header",
    "banner": "header",
    "contentinfo": "footer",
    "dialog": "cookie_banner",
    "alertdialog": "cookie_banner",
    "toolbar": "share",
}
_MARKED_TAGS = frozenset({"div", "section", "ul", "ol", "aside", "span", "p", "header", "footer"})
_WORDS = re.compile(r"[A-ZÅÄÖ]?[a-zåäö]+|[A-ZÅÄÖ]+(?![a-zåäö])")
_BESIDE = re.compile(r"[\d.,()\[\]:;\s|/–-]+")
_LARGE = 0.4  # what holds more of the main part than this is no side matter, whatever it is called


@cache
def _words() -> dict[str, dict[str, list[str]]]:
    with resources.files("ingest.wordlists").joinpath("webpage.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def _marks() -> dict[str, str]:
    return {word: role for role, words in _words()["marks"].items() for word in words}


@cache
def _sayings() -> dict[str, str]:
    return {saying: role for role, sayings in _words()["sayings"].items() for saying in sayings}


@cache
def _beside() -> re.Pattern[str]:
    words = sorted(_words()["links"]["beside"], key=len, reverse=True)  # longest first, or "länk" would cut "länk till"
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def find_main(soup: BeautifulSoup) -> Tag:
    """The element that holds the own content: by its landmark, as the one article, or as what reads like text."""
    body = soup.body or soup
    named = [tag for tag in body.select("main, [role=main]") if not is_hidden(tag)]
    if named:
        return max(named, key=_length)
    articles = body.find_all("article")
    if articles and _length(largest := max(articles, key=_length)) > 0.5 * _length(body):
        return largest
    return _readable(soup, body)


def _readable(soup: BeautifulSoup, body: Tag) -> Tag:
    """The smallest element around nearly all that trafilatura takes for content.

    Its own text is not used: it leaves out empty sections, captions and short paragraphs.
    """
    from trafilatura import extract  # not needed for pages with landmarks, and slow to import

    lines = [fold(line) for line in (extract(str(soup), favor_recall=True) or "").splitlines()]
    lines = [line for line in lines if len(line) > 40]
    wanted, found = 0.9 * sum(map(len, lines)), body
    while wanted:
        within = (child for child in found.find_all(True, recursive=False) if _held(child, lines) >= wanted)
        if (child := next(within, None)) is None or child.name in {"p", "ul", "ol", "table", "tbody"}:
            break
        found = child
    return found


def _held(tag: Tag, lines: list[str]) -> int:
    text = fold(tag.get_text(" "))
    return sum(len(line) for line in lines if line[:40] in text)


def _length(tag: Tag) -> int:
    return len(tag.get_text())


def furniture_role(tag: Tag, main: Tag | None) -> str | None:
    """What kind of furniture an element is, or None for content; `main` is the main part that it is within, if any."""
    role = _ROLES.get(str(tag.get("role", "")).casefold()) or _TAGS.get(tag.name)
    if main is None:
        role = role or _mark(tag, with_id=True) or _OUTER_TAGS.get(tag.name)
    elif role is None and tag.name == "footer":
        role = "footer"
    elif role is None:
        role = _mark(tag, with_id=False) or ("toc" if _is_page_contents(tag) else None)
    if role and main is not None and (tag.find("h1") or _length(tag) > _LARGE * _length(main)):
        return None
    return role


def _mark(tag: Tag, *, with_id: bool) -> str | None:
    """The role that an element's class tells; within the main part an id is as a rule a heading's words."""
    if tag.name not in _MARKED_TAGS:
        return None
    named = " ".join([*map(str, tag.get_attribute_list("class")), str(tag.get("id") or "") if with_id else ""])
    words = [word.casefold() for word in _WORDS.findall(named)]
    return next((role for word in words if (role := _marks().get(word))), None)


def _is_page_contents(tag: Tag) -> bool:
    """Whether a list does nothing but lead to headings further down the same page."""
    items = tag.find_all("li") if tag.name in {"ul", "ol"} else []
    links = [link for item in items for link in item.find_all("a", href=True)]
    return len(items) > 1 and len(links) == len(items) and all(map(_is_jump, items, links))


def _is_jump(item: Tag, link: Tag) -> bool:
    return bool(re.match("#.", str(link["href"]))) and fold(link.get_text()) == fold(item.get_text())


def is_hidden(tag: Tag) -> bool:
    """Whether nobody sees an element; what a button of the page unfolds is seen."""
    style = str(tag.get("style", "")).replace(" ", "").casefold()
    unfolds = any(tag.has_attr(name) for name in ("id", "aria-labelledby")) or tag.get("role") in {"tabpanel", "region"}
    hidden = "display:none" in style or "visibility:hidden" in style
    return (hidden or tag.has_attr("hidden") or str(tag.get("aria-hidden", "")) == "true") and not unfolds


def unfolds(*run: PageElement) -> bool:
    """Whether a run is nothing but a button or link that unfolds a part of the page."""
    shown = [one for one in run if isinstance(one, Tag) or fold(str(one))]
    tag = shown[0] if len(shown) == 1 else None
    if not isinstance(tag, Tag) or tag.get("role") == "tab":
        return False
    toggles = {str(tag.get(name, "")) for name in ("data-toggle", "data-bs-toggle")}
    return tag.has_attr("aria-expanded") or tag.has_attr("aria-controls") or bool(toggles & {"collapse", "accordion"})


def panel_label(tag: Tag, page: BeautifulSoup) -> str:
    """What the tab says that opens a panel; nothing for a panel that a heading of the page opens."""
    label = page.find(id=str(tag["aria-labelledby"])) if tag.has_attr("aria-labelledby") else None
    if tag.get("role") != "tabpanel" or label is None or label.find_parent(re.compile("^h[1-6]$")):
        return ""
    text = fold(label.get_text(" "))
    first = tag.find(re.compile("^h[1-6]$"))
    return "" if first is not None and fold(first.get_text(" ")) == text else text


def is_trail(tag: Tag) -> bool:
    """Whether an element is a row of links parted by slashes or arrows, as "Start / Samhälle / Integration"."""
    links = tag.find_all("a")
    rest = fold(tag.get_text(" "))
    for link in links:
        rest = rest.replace(fold(link.get_text(" ")), "", 1)
    return bool(links) and any(rest.strip().startswith(mark) for mark in _words()["trail"]["separators"])


def saying_role(text: str) -> str | None:
    """The role of a short text by which the page speaks about itself ("Dela sidan"), else None."""
    return _sayings().get(text.casefold().rstrip(".:"))


def link_only(text: str, linked: str) -> bool:
    """Whether a paragraph is nothing but a link, and perhaps the kind and size of what it leads to.

    >>> link_only("Bilaga Pdf, 2 MB.", "Bilaga")
    True
    >>> link_only("Läs vår strategi som gäller till 2030.", "strategi")
    False
    """
    if not linked or linked not in text:
        return False
    rest = _beside().sub("", text.replace(linked, "", 1))
    return not _BESIDE.sub("", rest)
