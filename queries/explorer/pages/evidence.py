"""A page of a document as a picture with its facts marked, and the page on which the sentence behind a fact stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rdflib import URIRef

from graph.persons import masked
from graph.sources import Sources
from ingest.errors import ReadingError, TimedOutError
from ingest.pdf.pictures import MEDIA_TYPE
from queries.explorer.answers import Answers, Row
from queries.explorer.excerpts import Piece, excerpt
from queries.explorer.pages.document import find_document
from queries.explorer.passages import Passage, passages
from queries.explorer.pictures import page_picture, people
from queries.explorer.site import Asked, Context, Download, NotHereError

__all__ = ["evidence", "first_picture", "page", "picture"]

_MOST = 99_999  # pages that a number in an address may ask for


def page(answers: Answers, asked: Asked) -> Context:
    """A page with all its facts."""
    row = find_document(answers, asked)
    return _shown(answers, row, _number(asked.path["page"]), passages(answers, str(row["iri"])), [])


def evidence(answers: Answers, asked: Asked) -> Context:
    """The page on which a fact, or the quotation of an address, stands; the passage is marked."""
    row = find_document(answers, asked)
    found = passages(answers, str(row["iri"]))
    proven = _proven(found, f"{row['iri']}/{asked.path['part']}")
    if not proven:
        raise NotHereError(asked.path["part"])
    return _shown(answers, row, proven[0].page, found, proven)


def picture(answers: Answers, asked: Asked) -> Download:
    """The picture of a page."""
    row = find_document(answers, asked)
    try:
        drawn = page_picture(answers, str(row["iri"]), _number(asked.path["page"]))
    except ReadingError as error:
        raise NotHereError(error.reason) from error
    return Download(f"page-{asked.path['page']}.webp", MEDIA_TYPE, drawn.content, inline=True)


def _number(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 < int(text) <= _MOST:
        raise NotHereError(text)
    return int(text)


def _proven(found: Sequence[Passage], node: str) -> list[Passage]:
    """All that a quotation proves; or of a fact, the passage for it as a whole, the first in the text."""
    if quoted := [one for one in found if one.quotation == node]:
        return quoted
    held = (one for one in found if one.fact == node)
    return sorted(held, key=lambda one: (one.kind == "Membership", one.supports is not None, one.page, one.start))[:1]


def _shown(answers: Answers, row: Row, number: int, found: list[Passage], proven: list[Passage]) -> dict[str, Any]:
    last = row["pages"] if isinstance(row["pages"], int) else 1
    if number > last:
        raise NotHereError(str(number))
    size, late = _size(answers, row, number)
    here = [one for one in found if number in one.pages]
    quotations = list(dict.fromkeys(one.quotation for one in found))
    at = quotations.index(proven[0].quotation) if proven else None
    return {
        "document": row,
        "number": number,
        "last": last,
        "picture": size,
        "text": [] if size else _text(answers, str(row["iri"]), number, found, proven),
        "fleeting": late,
        "marks": here,
        "facts": len({one.fact for one in here if one.part}),
        "proven": proven,
        "before": quotations[at - 1] if at else None,
        "after": quotations[at + 1] if at is not None and at + 1 < len(quotations) else None,
    }


def _size(answers: Answers, row: Row, number: int) -> tuple[tuple[float, float] | None, bool]:
    """Width and height of the page in points, None where it cannot be shown; and whether it only took too long."""
    try:
        drawn = page_picture(answers, str(row["iri"]), number)
    except ReadingError as error:
        return None, isinstance(error, TimedOutError)
    return (drawn.width, drawn.height), False


def _text(answers: Answers, document: str, number: int, found: list[Passage], proven: list[Passage]) -> list[Piece]:
    """The text of a page that cannot be shown as a picture, without the names of those who signed."""
    store = answers.store()
    text = masked(Sources(store.folder).text(URIRef(document)) or "", people(store, document))
    return excerpt(text, found, number, proven[0] if proven else None)


def first_picture(answers: Answers) -> Iterator[Mapping[str, str]]:
    """The names in the address of one picture: drawing it starts the process that draws all others."""
    for row in answers.look_up("first-pdf"):
        place, kind, name = str(row["iri"]).split("/document/")[-1].split("/")
        yield {"place": place, "kind": kind, "name": name, "page": "1"}
