"""A quotation in, its node out: one node a place in the document, however many facts it proves."""

from __future__ import annotations

from rdflib import RDF, Literal, URIRef
from rdflib.namespace import DCTERMS

from graph.mapping.draft import Draft
from ingest.evidence import Evidence
from ontology.terms import SAM

__all__ = ["add_evidence"]

_ELSEWHERE = {"title": DCTERMS.title, "publisher": DCTERMS.publisher}  # properties that are not of our own namespace


def add_evidence(draft: Draft, evidence: Evidence) -> URIRef:
    """Describe a quotation once, and give its node."""
    place = f"{draft.iri}/{draft.evidence_part}/{evidence.start}-{evidence.end}"
    node = URIRef(f"{place}-{evidence.supports}" if evidence.supports else place)
    if node not in draft.proven:
        draft.proven.add(node)
        draft.add(node, RDF.type, SAM.Evidence)
        draft.add(node, SAM.page, Literal(evidence.page))
        draft.add(node, SAM.quote, Literal(evidence.quote, lang="sv"))
        draft.add(node, SAM.start, Literal(evidence.start))
        draft.add(node, SAM.end, Literal(evidence.end))
        draft.add(node, SAM.box, *(Literal(str(box)) for box in evidence.boxes))
        if evidence.supports:
            draft.add(node, SAM.supports, _ELSEWHERE.get(evidence.supports) or SAM[evidence.supports])
    return node
