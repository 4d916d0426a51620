"""What was kept of each document in, the graphs that hold for all documents together out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rdflib import RDFS, SKOS, URIRef

from graph.identifiers import thing
from graph.linking.shared import Triple
from graph.rules.candidates import candidates
from graph.rules.compared import ComparedDocument
from graph.rules.corpus import Corpus
from graph.rules.editions import document_links
from graph.rules.lacking import partners_lacking, terms_not_defined
from graph.rules.mirrors import mirrors
from graph.rules.overlaps import overlaps
from graph.rules.passages import Quotation
from graph.rules.summaries import summaries
from graph.sources import of_json

__all__ = ["across_documents"]

_NAMING = (str(RDFS.label), str(SKOS.altLabel))


def across_documents(
    about: Mapping[URIRef, dict[str, Any]],
    compared: Mapping[URIRef, ComparedDocument] | None = None,
    uses: Mapping[URIRef, Mapping[str, Quotation]] | None = None,
) -> Iterator[tuple[URIRef, list[Triple]]]:
    """The graphs that a build makes anew of all documents: shared nodes, links of documents, and what rules conclude.

    They come one by one, since all of a large store's would not fit in memory.

    `about` is what each document says of itself, `compared` what of it is compared, `uses` its terms, and where.
    """
    yield thing("register", "named"), _named(about)
    yield from document_links(about).items()
    yield from _concluded(about, compared, uses)


def _concluded(
    about: Mapping[URIRef, dict[str, Any]],
    compared: Mapping[URIRef, ComparedDocument] | None,
    uses: Mapping[URIRef, Mapping[str, Quotation]] | None,
) -> Iterator[tuple[URIRef, list[Triple]]]:
    """What rules conclude from all documents: each rule in a graph of its own."""
    corpus = Corpus(about, compared or {}, uses)
    lacking = {"terms-not-defined": terms_not_defined(corpus), "partners-lacking": partners_lacking(corpus)}
    yield from ((thing("derived", rule), triples) for rule, triples in lacking.items())
    yield thing("derived", "duty-mirrors"), mirrors(corpus)
    yield thing("derived", "candidates"), candidates(corpus)
    yield thing("derived", "summaries"), summaries(corpus, [triple for found in lacking.values() for triple in found])
    yield from overlaps(corpus)


def _named(about: Mapping[URIRef, dict[str, Any]]) -> list[Triple]:
    """The shared nodes that no register has, each as the first document (by IRI) describes it.

    What other documents call an organisation or policy is another name of it.
    """
    described: dict[str, list[list[str]]] = {}
    for document in about.values():
        for node, pairs in document["nodes"].items():
            _add_names(described.setdefault(node, list(pairs)), pairs)
    return [triple for node, pairs in sorted(described.items()) for triple in of_json(URIRef(node), pairs)]


def _add_names(known: list[list[str]], more: list[list[str]]) -> None:
    names = {value for naming, _, value in known if naming in _NAMING}
    for naming, language, value in more:
        if naming in _NAMING and value not in names:
            known.append([str(SKOS.altLabel), language, value])
