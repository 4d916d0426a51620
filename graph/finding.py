"""What a user calls a document in, the document out: by file name, title or IRI."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rdflib import URIRef

from graph.identifiers import fold
from ontology.terms import SAM_ID

__all__ = ["DocumentNotFoundError", "find_document"]


class DocumentNotFoundError(Exception):
    """No document of the graph, or more than one, is called so; the message lists those there are."""

    def __init__(self, name: str, found: tuple[str, ...], known: tuple[str, ...]) -> None:
        super().__init__(name, found, known)
        self.name, self.found, self.known = name, found, known

    def __str__(self) -> str:
        if self.found:
            return f"{self.name!r} may be any of these; name one by its IRI: {'; '.join(self.found)}"
        return f"no document is called {self.name!r}; there are: {'; '.join(self.known) or 'none'}"


def find_document(about: Mapping[URIRef, Mapping[str, Any]], name: str) -> URIRef:
    """The document of an IRI, a file name, a title or the beginning of a title; raises DocumentNotFoundError."""
    if (iri := URIRef(name)) in about or (iri := SAM_ID[name]) in about:
        return iri
    wanted = fold(name)
    for called in ("file", "title"):
        if found := [document for document, one in about.items() if wanted and fold(one[called]) == wanted]:
            break
    else:
        found = [document for document, one in about.items() if wanted and fold(one["title"]).startswith(wanted)]
    if len(found) != 1:
        raise DocumentNotFoundError(name, tuple(map(str, found)), tuple(sorted(one["file"] for one in about.values())))
    return found[0]
