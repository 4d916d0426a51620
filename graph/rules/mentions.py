"""Words that a text uses in passing in, what they speak of and where they stand out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rdflib import RDF, Literal, URIRef

from graph.linking.shared import Triple, words
from graph.mapping import MappedDocument
from graph.rules.names import without_names
from graph.rules.passages import find_words, quoted
from ingest.facts.records import Facts
from ontology.terms import SAM

__all__ = ["mention"]


def mention(facts: Facts, mapped: MappedDocument, of: tuple[URIRef, URIRef], cue: str, rule: str) -> Iterator[Triple]:
    """That a document names in passing what `of` tells, a property and its value, with the first sentence that does."""
    name, value = of
    node = URIRef(f"{mapped.iri}/mention/{value.rpartition('/')[2]}")
    yield node, RDF.type, SAM.Mention
    yield node, SAM.inDocument, mapped.iri
    yield node, name, value
    yield node, SAM.cue, words(" ".join(cue.split()))
    yield node, SAM.rule, Literal(rule)
    yield node, SAM.premise, mapped.iri
    sought = re.compile(rf"(?<!\w){re.escape(cue)}(?!\w)", re.IGNORECASE)
    if found := find_words(facts.text, facts.sentences, sought, lambda text: without_names(text, mapped.draft)):
        yield from quoted(node, mapped.iri, found)
