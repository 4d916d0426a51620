"""Names and IRIs in, the addresses of their pages out: the same in both languages, English under /en."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from graph.identifiers import slug
from ontology.terms import SAM_ID

__all__ = ["Addresses", "document_of"]

_DOCUMENTS = f"{SAM_ID}document/"
_PARTS = 3  # of a document's IRI below the base: place, kind, title


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where things are found in one language.

    >>> Addresses("en").county("Granviks län"), Addresses("sv").term("nyanländ")
    ('/en/lan/granviks-lan', '/begrepp/nyanland')
    """

    language: str

    def page(self, path: str, **query: object) -> str:
        """A page by its path ("/luckor"), with the values of its form that are given."""
        given = {key.rstrip("_"): str(value) for key, value in query.items() if value not in (None, "")}
        prefix = "" if self.language == "sv" else f"/{self.language}"
        whole = f"{prefix}{path}" if path != "/" else prefix or "/"
        return f"{whole}?{urlencode(given)}" if given else whole

    def county(self, name: object, part: str = "") -> str:
        return self.page(f"/lan/{slug(str(name))}") + (f"#{part}" if part else "")

    def term(self, name: object) -> str:
        return self.page(f"/begrepp/{slug(str(name))}")

    def actor(self, name: object) -> str:
        return self.page(f"/aktor/{slug(str(name))}")

    def theme(self, name: object) -> str:
        return self.page(f"/tema/{slug(str(name))}")

    def document(self, iri: object, page: object = None) -> str:
        """A document, or one of its pages, by the IRI of the document."""
        path = self.page(f"/dokument/{_below(str(iri))}")
        return path if page is None else f"{path}/sida/{page}"

    def blocks(self, iri: object) -> str:
        """The blocks of a document as they were read."""
        return f"{self.document(iri)}/block"

    def picture(self, iri: object, page: object) -> str:
        """The picture of a page, the same in all languages."""
        return f"{Addresses('sv').document(iri)}/bild/{page}.webp"

    def evidence(self, fact: object) -> str:
        """Where the sentence behind a fact (or the fact of a quotation) is shown on the picture of its page."""
        return self.page(f"/belagg/{_below(str(fact))}")

    def other(self, path: str, query: Mapping[str, str]) -> str:
        """The same page in the other language, by the path of a request."""
        bare = path.removeprefix("/en") if path == "/en" or path.startswith("/en/") else path
        return Addresses("en" if self.language == "sv" else "sv").page(bare or "/", **query)


def document_of(fact: str) -> str:
    """The IRI of the document to which a fact belongs, by the fact's IRI."""
    return _DOCUMENTS + "/".join(fact.removeprefix(_DOCUMENTS).split("/")[:_PARTS])


def _below(iri: str) -> str:
    return quote(iri.removeprefix(_DOCUMENTS), safe="/")
