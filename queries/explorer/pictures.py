"""A page of a document in, its picture out, with the names of those who signed painted over; each drawn once."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from rdflib import URIRef

from graph.identifiers import graph_iri
from graph.sources import Sources
from graph.store import Store
from ingest.pdf.pictures import Corners, PagePicture
from ontology.terms import SAM
from queries.explorer.answers import Answers
from queries.explorer.passages import PageBox

__all__ = ["page_picture", "people"]

_RECENT = 64  # pictures that are kept, of some 30 kB each: a page asks for its size, and then for itself


def page_picture(answers: Answers, document: str, page: int) -> PagePicture:
    """The picture of a page; raises a ReadingError where the document has none."""
    store = answers.store()
    about = Sources(store.folder).about(URIRef(document)) or {}
    hidden = tuple((box.x0, box.y0, box.x1, box.y1) for box in _named(answers, store, document) if box.page == page)
    return _drawn(store.folder, str(about.get("sha256", "")), page, hidden)


@lru_cache(maxsize=_RECENT)
def _drawn(folder: Path, sha256: str, page: int, hidden: tuple[Corners, ...]) -> PagePicture:
    return Sources(folder).page_picture(sha256, page, hidden=hidden)


def people(store: Store, document: str) -> frozenset[str]:
    """The names of those who signed a document, which pages do not show."""
    graph = graph_iri(document, "persons")
    return frozenset(str(value) for _, name, value in store.triples(graph) if name == SAM.person)


def _named(answers: Answers, store: Store, document: str) -> list[PageBox]:
    """The lines on which those who signed are named."""
    return answers.once(("named", document), lambda: _lines(store, document))


def _lines(store: Store, document: str) -> list[PageBox]:
    names = people(store, document)
    quotes: dict[URIRef, str] = {}
    boxes: dict[URIRef, list[PageBox]] = {}
    for node, name, value in store.triples(graph_iri(document, "persons")):
        if name == SAM.quote:
            quotes[node] = str(value)
        elif name == SAM.box:
            boxes.setdefault(node, []).append(PageBox.of_text(str(value)))
    return [box for node, of in boxes.items() for box in _hidden(quotes.get(node, ""), sorted(of), names)]


def _hidden(quote: str, boxes: list[PageBox], names: frozenset[str]) -> list[PageBox]:
    """The boxes of the lines with a name; all of them, where lines and boxes do not pair up."""
    lines = quote.split("\n")
    if len(lines) != len(boxes):
        return boxes
    words = {word for name in names for word in name.split()}
    return [box for line, box in zip(lines, boxes, strict=True) if words & set(line.split())]
