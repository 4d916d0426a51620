"""What grows while a document is turned into triples: its graphs, and what it says of nodes that documents share."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from rdflib import RDF, Literal, URIRef

from graph.corrections import Correction
from graph.decisions import Decisions
from graph.identifiers import document_iri
from graph.linking.counties import County, link_county
from graph.linking.shared import SharedNodes, Triple
from graph.mapping.identity import identity
from ingest.facts.records import Body, Document, Fact
from ontology.terms import SAM

__all__ = ["Draft", "start_draft"]

SUPER_CLASSES = {
    **dict.fromkeys(("Strategy", "Agreement", "ActionPlan"), ("StrategyDocument", "Document")),
    **dict.fromkeys(("Leaflet", "WebPage"), ("Document",)),
    **dict.fromkeys(("NationalGoal", "OverallGoal", "Purpose", "StrategicGoal", "SubGoal"), ("Goal",)),
}


@dataclass
class Draft:
    """One document on its way into the graph; `triples` grow, `nodes` gives each fact's node by the fact's identity."""

    iri: URIRef
    document: Document
    county: County | None
    shared: SharedNodes
    triples: list[Triple] = field(default_factory=list)
    nodes: dict[int, URIRef] = field(default_factory=dict)
    by_content: dict[tuple[type[Fact], str, tuple[str, ...]], URIRef] = field(default_factory=dict)
    body_names: frozenset[str] = frozenset()  # of the document's own councils and groups, those with a capital letter
    themes: dict[int, Correction] = field(default_factory=dict)  # that a person chose for facts, by the fact's identity
    evidence_part: str = "evidence"  # of the path of a quotation's IRI
    proven: set[URIRef] = field(default_factory=set)  # the nodes of the quotations

    def name_fact(self, fact: Fact, node: URIRef) -> None:
        """Give a fact its node."""
        self.nodes[id(fact)] = node
        self.by_content.setdefault((type(fact), identity(fact), fact.section), node)
        if isinstance(fact, Body) and fact.label[:1].isupper():
            self.body_names |= {fact.label}

    def node(self, fact: Fact) -> URIRef | None:
        """The node of a fact; one that another took the place of while reading is known by its content.

        None for a fact that is not among the document's.
        """
        return self.nodes.get(id(fact)) or self.by_content.get((type(fact), identity(fact), fact.section))

    def add(self, subject: URIRef, name: URIRef, *values: URIRef | Literal) -> None:
        """Say something of a node, once for each value."""
        self.triples.extend((subject, name, value) for value in values)

    def add_class(self, subject: URIRef, name: str) -> None:
        """Give a node its class and the classes above it."""
        self.add(subject, RDF.type, *(SAM[one] for one in (name, *SUPER_CLASSES.get(name, ()))))

    @property
    def day(self) -> date | None:
        """The day from which on the document holds."""
        return self.document.valid_from or self.document.adopted_on

    def aside(self, part: str) -> Draft:
        """A draft of another graph of the same document, where facts keep their nodes."""
        return replace(self, triples=[], proven=set(), evidence_part=part)


def start_draft(document: Document, decisions: Decisions | None = None) -> Draft:
    """A document without triples, under its IRI and in its county; `decisions` are what a person said of names."""
    shared = SharedNodes(decisions, document.county, document.file_name)
    county = link_county(document.county, shared)
    return Draft(document_iri(document, county.slug if county else None), document, county, shared)
