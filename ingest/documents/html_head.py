"""A web page in; out comes what it says about itself: title, site, language, address, dates."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag

from ingest.documents.characters import fold

__all__ = ["read_head"]

_NAMES = {
    "site": ("og:site_name", "application-name"),
    "author": ("author", "dcterms.creator", "dc.creator", "article:author"),
    "publisher": ("publisher", "dcterms.publisher", "dc.publisher"),
    "description": ("og:description", "description", "dcterms.description"),
    "created": ("article:published_time", "dcterms.created", "dcterms.issued", "dc.date", "date", "pubdate"),
    "modified": ("article:modified_time", "og:updated_time", "dcterms.modified", "last-modified"),
}
_BAR = re.compile(r"\s+[|\u2013\u2014\u00b7\u2022\u00bb-]\s+")


def read_head(soup: BeautifulSoup) -> dict[str, str]:
    """What the head tells of "title", "site", "language", "address", "author", "publisher", "created", "modified"."""
    metas = {
        str(tag.get("property") or tag.get("name")).casefold(): fold(str(tag.get("content") or ""))
        for tag in reversed(soup.find_all("meta"))  # the first of a name wins
    }
    found = {key: next((metas[name] for name in names if metas.get(name)), "") for key, names in _NAMES.items()}
    found["title"], site = _title(soup, metas.get("og:title", ""), found["site"])
    found["site"] = found["site"] or site
    found["language"] = _language(soup, metas)
    found["address"] = _address(soup, metas)
    return {key: value for key, value in sorted(found.items()) if value}


def _title(soup: BeautifulSoup, shared: str, site: str) -> tuple[str, str]:
    """The page's title and the site's name, which many pages write as "Page | Site"."""
    whole = fold(soup.title.get_text()) if soup.title else ""
    heading = soup.find("h1")
    own = fold(heading.get_text(" ")) if heading else ""
    bars = list(_BAR.finditer(whole))
    for bar in bars:
        page, rest = whole[: bar.start()], whole[bar.end() :]
        if page in (own, shared) or rest == site:
            return page, rest
    if bars and "|" in bars[-1][0]:  # a dash may belong to the title
        return whole[: bars[-1].start()], whole[bars[-1].end() :]
    return whole or shared or own, ""


def _language(soup: BeautifulSoup, metas: dict[str, str]) -> str:
    root = soup.find("html")
    stated = str(root.get("lang") or root.get("xml:lang") or "") if isinstance(root, Tag) else ""
    return stated or metas.get("content-language", "") or metas.get("dcterms.language", "")


def _address(soup: BeautifulSoup, metas: dict[str, str]) -> str:
    link = soup.find("link", rel="canonical")
    href = str(link.get("href") or "") if isinstance(link, Tag) else ""
    stated = (href, metas.get("og:url", ""))
    return next((address for address in stated if address.startswith(("http://", "https://"))), "")
