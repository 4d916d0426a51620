"""Words in, the facts and documents that hold them in any Swedish form out, by kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.search import Found, Search
from queries.explorer.addresses import document_of
from queries.explorer.answers import Answers
from queries.explorer.documents import documents_at
from queries.explorer.site import Asked, Context

__all__ = ["search", "some_words"]

_MOST = 30  # of a page
_LONGEST = 200  # characters of a question
_DOCUMENTS = ("StrategyDocument", "Leaflet", "WebPage")


@dataclass(frozen=True, slots=True)
class Hit:
    """What was found, with the document's title and county."""

    found: Found
    address: str
    title: str
    county: str | None


def search(answers: Answers, asked: Asked) -> Context:
    """The form, how many facts of each kind were found, and a page of them."""
    text = asked.query.get("q", "").strip()[:_LONGEST]
    index = answers.once("search", lambda: Search(answers.store()))
    counts = index.count(text)
    kind = asked.query.get("slag") if asked.query.get("slag") in counts else None
    total = counts[kind] if kind else sum(counts.values())
    number = min(_number(asked.query.get("sida", "")), max(1, -(-total // _MOST)))
    found = index.find(text, kind=kind, most=_MOST, skip=(number - 1) * _MOST)
    return {
        "text": text,
        "counts": sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])),
        "kind": kind,
        "total": total,
        "at": number,
        "last": -(-total // _MOST),
        "hits": list(_hits(answers, asked, found)),
    }


def some_words(answers: Answers) -> Iterator[Mapping[str, str]]:
    """Words to search for: the first search loads what finds the lemmas of words."""
    yield {"q": "mål"}


def _number(text: str) -> int:
    return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) < 6 else 1


def _hits(answers: Answers, asked: Asked, found: list[Found]) -> Iterator[Hit]:
    documents = documents_at(answers, (document_of(one.document) for one in found))
    for one in found:
        row = documents.get(document_of(one.document), {})
        is_document = one.kind in _DOCUMENTS
        address = asked.addresses.document(one.node) if is_document else asked.addresses.evidence(one.node)
        county = row.get("county")
        yield Hit(one, address, str(row.get("title") or row.get("file") or ""), str(county) if county else None)
