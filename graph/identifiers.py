"""Names in, IRIs out: the same document gives the same IRIs on every machine, since they are made of its content."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from hashlib import sha256

from rdflib import URIRef

from ingest.facts.records import Document
from ontology import names
from ontology.terms import SAM_ID

__all__ = ["FactIds", "document_iri", "fold", "graph_iri", "kebab", "letters", "plain_title", "slug", "thing"]

_ALPHABET = "bcdfghjkmnpqrstvwxyz"  # no vowels, so that no words arise, and no l, which looks like 1 and I
_LONGEST = 80  # letters of a name that are kept


def thing(*parts: str) -> URIRef:
    """The IRI of something by the parts of its path below the data base, each already a slug."""
    return SAM_ID["/".join(parts)]


def graph_iri(of: str, *parts: str) -> URIRef:
    """The IRI of a graph that belongs to a document, such as its persons or what a rule derived."""
    return URIRef("/".join((of, *parts)))


def fold(text: str) -> str:
    """A text as it is compared: its words in lower case with one blank between them.

    >>> fold("Länsstyrelsen,  i GRANVIK")
    'länsstyrelsen i granvik'
    """
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFC", text).casefold()))


def slug(text: str) -> str:
    """A name as a part of an IRI; long names end in letters made of the whole name.

    >>> slug("Region Västra Götaland")
    'region-vastra-gotaland'
    """
    name = names.slug(text) or letters(text)
    return name if len(name) <= _LONGEST else f"{name[:_LONGEST].rstrip('-')}-{letters(text)}"


def letters(text: str, length: int = 8) -> str:
    """Letters made of a text, which can be read aloud without mistaking one for another."""
    number = int.from_bytes(sha256(text.encode()).digest())
    found = []
    for _ in range(length):
        number, digit = divmod(number, len(_ALPHABET))
        found.append(_ALPHABET[digit])
    return "".join(found)


def document_iri(document: Document, county: str | None) -> URIRef:
    """The IRI of a document; `county` is the slug of its county, None for a national one."""
    place = county or ("national" if document.scope == "National" else "no-county")
    if document.municipality:
        place = f"{place}-{slug(document.municipality)}"
    kind = kebab(document.kind)
    day = document.valid_from or document.adopted_on
    name = slug(plain_title(document.title) or document.file_name)
    return thing("document", place, kind, f"{name}-{day.year}" if day else name)


def plain_title(title: str) -> str:
    """A title without the years that it ends in, which differ from edition to edition.

    >>> plain_title("Integrationsstrategi för Granviks län 2024–2027")
    'Integrationsstrategi för Granviks län'
    """
    return re.sub(r"[\s,:(]*\b(?:19|20)\d\d(?:\s*[-–—/]\s*(?:(?:19|20)\d\d|\d\d))?\)?\s*$", "", title) or title


def kebab(name: str) -> str:
    """The name of a class as a part of an IRI: "FocusArea" is "focus-area"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).casefold()


class FactIds:
    """Gives each fact of a document its IRI: kind, and eight letters of its folded text and section path."""

    def __init__(self, document: URIRef) -> None:
        self.document = document
        self._given: Counter[str] = Counter()

    def plain(self, kind: str, text: str, section: tuple[str, ...]) -> URIRef:
        """The IRI of the first fact of this text and place."""
        content = "\n".join((fold(text), *map(fold, section)))
        return URIRef(f"{self.document}/{kebab(kind)}/{letters(content)}")

    def give(self, kind: str, text: str, section: tuple[str, ...]) -> URIRef:
        """The next IRI for a fact of this text and place: an equal twin gets "-2"."""
        iri = self.plain(kind, text, section)
        self._given[iri] += 1
        return iri if self._given[iri] == 1 else URIRef(f"{iri}-{self._given[iri]}")
