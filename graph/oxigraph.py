"""Triples in, terms and lines of the store's library out, and back: what every file that uses it shares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO, Any

import pyoxigraph as ox
from rdflib import XSD, BNode, Literal, URIRef

from graph.linking.shared import Triple

__all__ = ["Term", "as_lines", "lines_of", "of_ox", "order_of", "rewrite", "to_ox", "triple_of", "write_content"]

Term = URIRef | Literal | BNode


def as_lines(graph: URIRef, triples: Iterable[Triple]) -> bytes:
    """The triples of a graph as sorted lines of N-Quads, each once."""
    name = ox.NamedNode(graph)
    return lines_of(ox.Quad(to_ox(s), to_ox(p), to_ox(o), name) for s, p, o in triples)


def lines_of(quads: Iterable[Any]) -> bytes:
    lines = ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""
    return b"".join(sorted(set(lines.splitlines(keepends=True))))


def write_content(content: Iterable[Any], out: IO[bytes], media_type: str, prefixes: dict[str, str] | None) -> None:
    """Write triples or quads; raises ValueError for an unknown format."""
    format_ = ox.RdfFormat.from_media_type(media_type)
    if format_ is None:
        raise ValueError(f"unknown format: {media_type}")
    named = None if format_ in (ox.RdfFormat.N_TRIPLES, ox.RdfFormat.N_QUADS) else prefixes
    ox.serialize(content, out, format=format_, prefixes=named)


def rewrite(
    source: IO[bytes],
    given: str,
    out: IO[bytes],
    wanted: str,
    prefixes: dict[str, str] | None = None,
    graph: str | None = None,
) -> None:
    """Write an answer anew in another format, piece by piece; ValueError where there is no way to it.

    With `graph`, triples are those of a graph of that name, where the format can tell.
    """
    results, wanted_results = map(ox.QueryResultsFormat.from_media_type, (given, wanted))
    if results is not None and wanted_results is not None:
        ox.parse_query_results(source, format=results).serialize(out, format=wanted_results)
    elif triples := ox.RdfFormat.from_media_type(given):
        content: Iterator[Any] = (quad.triple for quad in ox.parse(source, format=triples))
        if graph is not None and wanted in ("application/n-quads", "application/trig"):
            name = ox.NamedNode(graph)
            content = (ox.Quad(one.subject, one.predicate, one.object, name) for one in content)
        write_content(content, out, wanted, prefixes)
    else:
        raise ValueError(f"there is no way from {given} to {wanted}")


def order_of(quad: ox.Quad) -> tuple[str, str, str, str]:
    return str(quad.graph_name), str(quad.subject), str(quad.predicate), str(quad.object)


def to_ox(term: URIRef | Literal) -> Any:
    if isinstance(term, Literal):
        if term.language:
            return ox.Literal(str(term), language=term.language)
        return ox.Literal(str(term), datatype=ox.NamedNode(term.datatype) if term.datatype else None)
    return ox.NamedNode(term)


def of_ox(term: Any) -> Any:
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.Literal):
        if term.language:
            return Literal(term.value, lang=term.language)
        datatype = URIRef(term.datatype.value)
        return Literal(term.value, datatype=None if datatype == XSD.string else datatype, normalize=False)
    return BNode(term.value) if isinstance(term, ox.BlankNode) else None


def triple_of(one: Any) -> Triple:
    return of_ox(one.subject), of_ox(one.predicate), of_ox(one.object)
