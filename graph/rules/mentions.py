"""Words that a text uses in passing in, what they speak of and where they stand out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rdflib import RDF, Literal, URIRef

from graph.linking.shared import Triple, words
from graph.mapping import MappedDocument
from ingest.facts.records import Facts
from ontology.terms import SAM

__all__ = ["mention"]


def mention(facts: Facts, mapped: MappedDocument, of: tuple[URIRef, URIRef], cue: str, rule: str) -> Iterator[Triple]:
    """That a document names in passing what `of` tells (the property and its value), shown by a fact that quotes it."""
    name, value = of
    node = URIRef(f"{mapped.iri}/mention/{value.rpartition('/')[2]}")
    yield node, RDF.type, SAM.Mention
    yield node, SAM.inDocument, mapped.iri
    yield node, name, value
    yield node, SAM.cue, words(" ".join(cue.split()))
    yield node, SAM.rule, Literal(rule)
    quoting = _quoting(facts, mapped, cue)
    yield node, SAM.premise, quoting or mapped.iri
    if quoting:
        yield node, SAM.shownBy, quoting


def _quoting(facts: Facts, mapped: MappedDocument, cue: str) -> URIRef | None:
    """The first fact whose sentence has the words; none where they stand in text from which no fact was read."""
    sought = re.compile(rf"(?<!\w){re.escape(cue)}(?!\w)", re.IGNORECASE)
    found = (fact for fact in facts.facts if sought.search(fact.evidence[0].quote))
    return next(map(mapped.node, found), None)
