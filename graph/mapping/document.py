"""The facts of one document in, its graphs out: its own, that of its persons' names, and the nodes that it shares."""

from __future__ import annotations

from dataclasses import dataclass

from rdflib import XSD, Literal, URIRef
from rdflib.namespace import DCTERMS

from graph.decisions import Decisions
from graph.identifiers import FactIds, graph_iri
from graph.linking.shared import Triple
from graph.mapping.draft import Draft, start_draft
from graph.mapping.evidence import add_evidence
from graph.mapping.identity import identity
from graph.mapping.kinds import DOCUMENT, KINDS, Column
from graph.mapping.values import party_node
from ingest.facts.records import Fact, Facts, Party, Signature
from ingest.garbage import rest_left_alone
from ontology.terms import SAM

__all__ = ["MappedDocument", "map_document"]


@dataclass(frozen=True)
class MappedDocument:
    """A document as triples, by graph; its draft knows the nodes of facts and what was said of shared nodes."""

    graphs: dict[URIRef, list[Triple]]
    draft: Draft

    @property
    def iri(self) -> URIRef:
        return self.draft.iri

    def node(self, fact: Fact) -> URIRef:
        """The node of one of the document's facts; raises KeyError for another document's."""
        node = self.draft.node(fact)
        if node is None:
            raise KeyError(f"a {type(fact).__name__} of another document")
        return node

    def party(self, party: Party) -> URIRef:
        """The node of an organisation, or of a body of the document."""
        return party_node(self.draft, party)

    @property
    def shared(self) -> dict[URIRef, list[Triple]]:
        """What the document says of organisations, terms, policies and statutes that no register has."""
        return self.draft.shared.nodes


@rest_left_alone()
def map_document(facts: Facts, decisions: Decisions | None = None) -> MappedDocument:
    """The triples of a document; the same facts and decisions about names give the same triples in the same order."""
    draft = start_draft(facts.document, decisions)
    _name_facts(draft, facts)
    _add_document(draft, facts)
    persons = draft.aside("persons-evidence")
    for fact in facts.facts:
        _add_fact(persons if isinstance(fact, Signature) else draft, fact)
    graphs = {draft.iri: draft.triples, graph_iri(draft.iri, "persons"): persons.triples}
    return MappedDocument(graphs, draft)


def _name_facts(draft: Draft, facts: Facts) -> None:
    """Give each fact its IRI before any fact points to another."""
    ids = FactIds(draft.iri)
    for fact in facts.facts:
        kind = KINDS[type(fact)]
        draft.name_fact(fact, ids.give(kind.name, identity(fact), fact.section))


def _add_document(draft: Draft, facts: Facts) -> None:
    document = facts.document
    draft.add_class(draft.iri, document.kind)
    _add_columns(draft, draft.iri, document, DOCUMENT)
    draft.add(draft.iri, SAM.evidence, *(add_evidence(draft, one) for one in document.evidence))


def _add_fact(draft: Draft, fact: Fact) -> None:
    kind, node = KINDS[type(fact)], draft.nodes[id(fact)]
    draft.add_class(node, kind.class_of(fact))
    draft.add(node, DCTERMS.isPartOf, draft.iri)
    draft.add(node, SAM.readFrom, SAM[fact.read_from])
    draft.add(node, SAM.confidence, _decimal(fact.confidence))
    draft.add(node, SAM.evidence, *dict.fromkeys(add_evidence(draft, one) for one in fact.evidence))
    _add_columns(draft, node, fact, kind.columns)


def _add_columns(draft: Draft, node: URIRef, record: object, columns: tuple[Column, ...]) -> None:
    for column in columns:
        value = getattr(record, column.field) if column.field else record
        if value is not None:
            draft.add(node, column.name, *column.convert(draft, node, value))


def _decimal(number: float) -> Literal:
    """A number with at most two decimals, in the one form that stores keep as it is."""
    return Literal(f"{number:.2f}".rstrip("0").rstrip("."), datatype=XSD.decimal, normalize=False)
