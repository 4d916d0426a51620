"""The passages of a text in, that in which some words stand out, and its quotation as triples.

A conclusion that rests on no fact, but on words of the text, shows them so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rdflib import RDF, Literal, URIRef

from graph.linking.shared import Triple
from ontology.terms import SAM

__all__ = ["Passages", "Quotation", "find_words", "quoted"]

Passages = Sequence[Sequence[int]]  # of each sentence where it begins and ends in the document's text, and its page


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of a text and, where it is known, the sentence in which they stand: its place, page and wording."""

    words: str
    start: int = 0
    end: int = 0
    page: int = 0
    sentence: str = ""


def find_words(
    text: str, passages: Passages, sought: re.Pattern[str], seen: Callable[[str], str] = lambda sentence: sentence
) -> Quotation | None:
    """The first sentence with words that are sought; `seen` tells what of a sentence is looked at, in its length."""
    for start, end, page in passages:
        if match := sought.search(seen(text[start:end])):
            return Quotation(" ".join(match.group().split()), start, end, page, text[start:end])
    return None


def quoted(node: URIRef, document: URIRef, found: Quotation) -> Iterator[Triple]:
    """That a sentence of a document is the evidence for a node."""
    if not found.page:
        return
    proof = URIRef(f"{document}/quotation/{found.start}-{found.end}")
    yield node, SAM.evidence, proof
    yield proof, RDF.type, SAM.Evidence
    yield proof, SAM.page, Literal(found.page)
    yield proof, SAM.quote, Literal(found.sentence, lang="sv")
    yield proof, SAM.start, Literal(found.start)
    yield proof, SAM.end, Literal(found.end)
