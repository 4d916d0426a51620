"""What a client accepts in, the format that it is given out, by RFC 9110: the most particular range counts, with its q.

>>> choose("text/csv;q=0.5, application/sparql-results+xml", RESULTS).media_type
'application/sparql-results+xml'
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from queries.endpoint.errors import NotAcceptableError

__all__ = ["GRAPHS", "HTML", "RESULTS", "TRIPLES", "Format", "choose"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the media type that a client is told, the one by which the store knows it, its ending and name."""

    media_type: str
    known_as: str
    ending: str
    name: str

    @property
    def content_type(self) -> str:
        """The media type with what a client needs to read text."""
        is_text = self.media_type.startswith("text/") and self.ending != "tsv"
        return f"{self.media_type}; charset=utf-8" if is_text else self.media_type


def _format(media_type: str, ending: str, name: str, *others: str) -> list[Format]:
    return [Format(one, media_type, ending, name) for one in (media_type, *others)]


# in the order in which they are given to a client that takes anything; the same format may have older names
RESULTS = (
    *_format("application/sparql-results+json", "json", "JSON", "application/json"),
    *_format("application/sparql-results+xml", "xml", "XML", "application/xml", "text/xml"),
    *_format("text/csv", "csv", "CSV"),
    *_format("text/tab-separated-values", "tsv", "TSV"),
)
TRIPLES = (
    *_format("text/turtle", "ttl", "Turtle", "application/x-turtle", "application/turtle"),
    *_format("application/ld+json", "jsonld", "JSON-LD", "application/json"),
    *_format("application/n-triples", "nt", "N-Triples", "text/plain"),
    *_format("application/rdf+xml", "rdf", "RDF/XML", "application/xml", "text/xml"),
)
GRAPHS = (
    *_format("application/trig", "trig", "TriG"),
    *_format("application/n-quads", "nq", "N-Quads"),
)
HTML = Format("text/html", "text/html", "html", "HTML")


def choose(accept: str | None, offers: Sequence[Format]) -> Format:
    """The format that a client likes best, and of several alike the first; raises NotAcceptableError for none."""
    if accept is None or not accept.strip():
        return offers[0]
    ranges = [_range(one) for one in accept.split(",") if one.strip()]
    liked = [(_liking(offer, ranges), -place, offer) for place, offer in enumerate(offers)]
    best, _, offer = max(liked, key=lambda one: one[:2])
    if best <= 0:
        names = ", ".join(dict.fromkeys(offer.known_as for offer in offers))
        raise NotAcceptableError(f"none of the formats is accepted; there are: {names}")
    return offer


def _range(text: str) -> tuple[str, str, float]:
    name, *parameters = (part.strip() for part in text.split(";"))
    kind, _, subtype = name.casefold().partition("/")
    weights = (one.partition("=")[2] for one in parameters if one.casefold().replace(" ", "").startswith("q="))
    return kind, subtype or "*", _weight(next(weights, "1"))


def _weight(text: str) -> float:
    try:
        return min(1.0, max(0.0, float(text)))
    except ValueError:
        return 0.0


def _liking(offer: Format, ranges: Iterable[tuple[str, str, float]]) -> float:
    kind, _, subtype = offer.media_type.partition("/")
    matching = [
        ((one != "*") + (other != "*"), weight)
        for one, other, weight in ranges
        if one in (kind, "*") and other in (subtype, "*")
    ]
    return max(matching, default=(0, 0.0))[1]
