"""What is kept beside the graph of each document in, what rules conclude from all of them out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple
from typing import Any

from rdflib import URIRef

from graph.linking.shared import Triple
from graph.rules.across import across_documents
from graph.rules.compared import ComparedDocument
from graph.rules.corpus import Corpus
from graph.rules.passages import Passages, Quotation
from graph.rules.terms import sought_terms, uses_of
from graph.sources import Sources

__all__ = ["conclude", "find_uses", "keep_compared"]

_COMPARED, _USES, _SENTENCES = "compared", "uses", "sentences"


def keep_compared(sources: Sources, document: URIRef, compared: ComparedDocument, sentences: Passages) -> None:
    """Keep what of a document is compared with others; its text is new, and so is which terms it uses and where."""
    sources.put_kept(_COMPARED, document, compared.as_json())
    sources.put_kept(_SENTENCES, document, {"spans": [list(one) for one in sentences]})
    sources.put_kept(_USES, document, None)


def conclude(sources: Sources, about: Mapping[URIRef, dict[str, Any]]) -> Iterator[tuple[URIRef, list[Triple]]]:
    """The graphs that hold for some documents together, one by one: from what they say, and what was kept of them."""
    return across_documents(about, _compared(sources, about), _uses(sources))


def find_uses(sources: Sources, about: Mapping[URIRef, dict[str, Any]]) -> None:
    """Look in the text of each document for the terms that nobody has looked for there yet, and keep what is found."""
    terms, known = sought_terms(Corpus(about, _compared(sources, about))), sources.kept(_USES)
    for document in about:
        before = known.get(document, {})
        sought = {term: name for term, name in terms.items() if isinstance(before.get(term, ""), str)}
        if sought and (text := sources.text(document)) is not None:
            sentences = sources.kept_of(_SENTENCES, document) or {"spans": ()}
            found = uses_of(text, sought, sentences["spans"])
            told = {term: astuple(found[term]) if term in found else () for term in sought}
            sources.put_kept(_USES, document, {**before, **told})


def _uses(sources: Sources) -> dict[URIRef, dict[str, Quotation]]:
    """The terms that each document uses; one that was looked for in vain is kept with nothing."""
    return {
        document: {term: Quotation(*told) for term, told in kept.items() if told and not isinstance(told, str)}
        for document, kept in sources.kept(_USES).items()
    }


def _compared(sources: Sources, documents: Iterable[URIRef]) -> dict[URIRef, ComparedDocument]:
    kept = ((document, sources.kept_of(_COMPARED, document)) for document in documents)
    return {document: ComparedDocument.of_json(found) for document, found in kept if found is not None}
