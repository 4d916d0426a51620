"""A document: what it says of itself, its facts by kind, its pages, and the blocks as they were read."""

from __future__ import annotations

from itertools import groupby

from rdflib import URIRef

from graph.identifiers import thing
from graph.persons import masked
from graph.sources import Sources
from ingest.errors import ReadingError
from queries.explorer.answers import Answers, Row
from queries.explorer.documents import document_at
from queries.explorer.paging import paged
from queries.explorer.passages import Passage, passages
from queries.explorer.pictures import people
from queries.explorer.site import Asked, Context, NotHereError

__all__ = ["blocks", "document", "find_document"]

_MOST = 12  # facts of a kind beside the others; a page of its own has all of them


def find_document(answers: Answers, asked: Asked) -> Row:
    """The document of an address; raises NotHereError."""
    iri = str(thing("document", asked.path["place"], asked.path["kind"], asked.path["name"]))
    row = document_at(answers, iri)
    if row is None:
        raise NotHereError(asked.path["name"])
    return row


def document(answers: Answers, asked: Asked) -> Context:
    """What is known of a document, and its facts with their pages: the first of each kind, or all of one."""
    row = find_document(answers, asked)
    found = passages(answers, str(row["iri"]))
    kinds = _by_kind(_first_of_each([one for one in found if one.part]))
    chosen = dict(kinds).get(asked.query.get("slag", ""))
    paging = paged(len(chosen or ()), asked.query.get("sida"))
    return {
        "document": row,
        "own": [one for one in found if not one.part],
        "kinds": kinds,
        "most": _MOST,
        "kind": asked.query["slag"] if chosen else None,
        "chosen": (chosen or [])[paging.first : paging.last],
        "paging": paging,
        "pages": _pages(row, found),
        "corrections": answers.look_up("corrections", document=str(row["iri"])),
    }


def blocks(answers: Answers, asked: Asked) -> Context:
    """The document as it was read: its blocks in reading order, from the file that is kept beside the graph."""
    row = find_document(answers, asked)
    iri = str(row["iri"])
    store = answers.store()
    sources = Sources(store.folder)
    about = sources.about(URIRef(iri)) or {}
    try:
        rows = answers.once(("blocks", iri), lambda: sources.blocks(str(about.get("sha256", ""))))
    except ReadingError as error:
        return {"document": row, "blocks": [], "paging": paged(0, None), "reason": error.reason}
    names = people(store, iri)
    paging = paged(len(rows), asked.query.get("sida"))
    shown = [one | {"text": masked(str(one["text"]), names)} for one in rows[paging.first : paging.last]]
    return {"document": row, "blocks": shown, "paging": paging, "reason": None}


def _first_of_each(found: list[Passage]) -> list[Passage]:
    """One passage a fact: the one for the fact as a whole, before those for one of its values."""
    ranked = sorted(found, key=lambda one: (one.kind == "Membership", one.supports is not None, one.page, one.start))
    return list({(one.fact, one.kind): one for one in reversed(ranked)}.values())[::-1]


def _by_kind(found: list[Passage]) -> list[tuple[str, list[Passage]]]:
    facts = sorted(
        (one for one in found if one.kind != "Membership"), key=lambda one: (one.kind_name, one.page, one.start)
    )
    return [(name, list(same)) for name, same in groupby(facts, key=lambda one: one.kind_name)]


def _pages(row: Row, found: list[Passage]) -> list[tuple[int, int]]:
    """Each page with the number of facts on it; a document without pages has none."""
    last = row["pages"] if isinstance(row["pages"], int) else 0
    if not str(row["file"]).casefold().endswith(".pdf"):
        return []
    return [(page, len({one.fact for one in found if one.part and page in one.pages})) for page in range(1, last + 1)]
