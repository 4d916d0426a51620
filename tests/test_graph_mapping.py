"""Facts to triples: what the graph promises of every fact."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from rdflib import RDF, RDFS, SKOS, XSD, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS

from graph.identifiers import graph_iri
from graph.mapping import MappedDocument
from graph.mapping.draft import SUPER_CLASSES
from graph.mapping.kinds import KINDS
from ingest.facts.records import (
    Action,
    AgendaLink,
    Body,
    Criterion,
    Definition,
    Fact,
    LegalReference,
    Measure,
    Membership,
    PolicyReference,
    Signature,
)
from ontology import lexicon
from ontology.terms import SAM, SDG
from tests.made_facts import area, count, duty, evidence, goal, mapped, partner, party


def graph_of(document: MappedDocument, part: str | None = None) -> Graph:
    """One graph of a document."""
    graph = Graph()
    for triple in document.graphs[graph_iri(document.iri, part) if part else document.iri]:
        graph.add(triple)
    return graph


def sv(text: str) -> Literal:
    return Literal(text, lang="sv")


def test_every_kind_of_fact_has_a_line() -> None:
    """No kind of fact that a reader may find is unknown to the graph."""
    assert set(KINDS) == set(Fact.__subclasses__())


def test_super_classes_are_those_of_the_ontology() -> None:
    """A node carries the classes above its own as the ontology has them."""
    ontology = Graph().parse("ontology/samsyn.ttl")
    for name, above in SUPER_CLASSES.items():
        assert {SAM[one] for one in above} <= set(ontology.transitive_objects(SAM[name], RDFS.subClassOf))


def test_a_document() -> None:
    """A document has its classes, title, county, publisher and days, with evidence that names the property."""
    _, document = mapped()
    graph = graph_of(document)
    assert set(graph.objects(document.iri, RDF.type)) == {SAM.Strategy, SAM.StrategyDocument, SAM.Document}
    assert graph.value(document.iri, SAM.fileName) == Literal("granvik.pdf")
    assert graph.value(document.iri, SAM.county) == document.draft.county.iri if document.draft.county else None
    assert graph.value(document.iri, SAM.validTo) == Literal(date(2027, 12, 31))
    assert graph.value(document.iri, SAM.draft) is None
    proofs = {graph.value(one, SAM.supports) for one in graph.objects(document.iri, SAM.evidence)}
    assert proofs == {SAM.county, DCTERMS.title}


def test_what_every_fact_has() -> None:
    """A fact has its document, where it was read, its confidence in two decimals and its evidence."""
    found = goal("Alla har arbete.", confidence=2 / 3)
    _, document = mapped(found)
    graph, node = graph_of(document), document.node(found)
    assert set(graph.objects(node, RDF.type)) == {SAM.StrategicGoal, SAM.Goal}
    assert graph.value(node, DCTERMS.isPartOf) == document.iri
    assert graph.value(node, SAM.readFrom) == SAM.RunningText
    assert graph.value(node, SAM.confidence) == Literal("0.67", datatype=XSD.decimal)
    assert graph.value(node, DCTERMS.description) == sv("Alla har arbete.")


def test_evidence_shows_the_place() -> None:
    """Evidence has page, verbatim quote, span and a box a line of text, rounded to tenths of a point."""
    _, document = mapped(found := goal("Alla har arbete."))
    graph = graph_of(document)
    proof = graph.value(document.node(found), SAM.evidence)
    assert graph.value(proof, SAM.page) == Literal(1)
    assert graph.value(proof, SAM.quote) == sv("Alla har arbete.")
    assert (graph.value(proof, SAM.start), graph.value(proof, SAM.end)) == (Literal(0), Literal(16))
    assert graph.value(proof, SAM.box) == Literal("1 10.0 20.0 110.0 32.0")


def test_facts_point_to_each_other() -> None:
    """A goal points to the node of its focus area, a sub-goal to its goal, an action to both."""
    work = area("Arbete", position=1, called_by="fokusområde", stated_unassigned=True)
    above = goal("Alla har arbete.", work)
    below = goal("Fler har arbete.", work, level="SubGoal", part_of=above)
    action = Action(evidence=(evidence("Mässa"),), text="Mässa", focus_area=work, goal=below, by=date(2025, 6, 30))
    _, document = mapped(work, above, below, action)
    graph = graph_of(document)
    assert graph.value(document.node(below), SAM.partOfGoal) == document.node(above)
    assert graph.value(document.node(action), SAM.goal) == document.node(below)
    assert graph.value(document.node(action), SAM.by) == Literal(date(2025, 6, 30))
    assert graph.value(document.node(work), SAM.statedUnassigned) == Literal(True)
    assert graph.value(document.node(above), SAM.statedUnassigned) is None


def test_a_replaced_fact_is_still_found() -> None:
    """A pointer to a fact that a later reader replaced leads to the fact in its place, never to nothing."""
    first = area("Arbete")
    later = replace(first, stated_unassigned=True)
    _, document = mapped(later, found := goal("Alla har arbete.", first))
    assert graph_of(document).value(document.node(found), SAM.focusArea) == document.node(later)


def test_a_pointer_out_of_the_document_is_dropped() -> None:
    """A goal whose focus area is no fact of the document gets none."""
    _, document = mapped(found := goal("Alla har arbete.", area("Hälsa")))
    assert graph_of(document).value(document.node(found), SAM.focusArea) is None


def test_a_group_is_one_partner_with_a_number() -> None:
    """A group of municipalities is one organisation; the partnership says how many they are."""
    _, document = mapped(found := partner("länets tre kommuner", "MunicipalityOrganisation", 3))
    graph, node = graph_of(document), document.node(found)
    assert graph.value(node, SAM.memberCount) == Literal(3)
    organisation = graph.value(node, SAM.organisation)
    assert isinstance(organisation, URIRef)
    assert (organisation, SAM.organisationKind, SAM.MunicipalityOrganisation) in document.shared[organisation]


def test_a_shared_duty_is_one_fact() -> None:
    """A duty of several actors has each of them, a body by its node; what it concerns is a node too."""
    council = Body(evidence=(evidence("Rådet"),), label="Rådet", kind="Council", established=False)
    work = area("Arbete")
    found = duty(
        "Ska leda.", party("Rådet", body=council), party("Skatteverket"), concerns=(work,), concerns_document=True
    )
    _, document = mapped(council, work, found)
    graph, node = graph_of(document), document.node(found)
    assert document.node(council) in set(graph.objects(node, SAM.actor))
    assert len(set(graph.objects(node, SAM.actor))) == 2
    assert set(graph.objects(node, SAM.concerns)) == {document.node(work), document.iri}
    assert (graph.value(node, SAM.modality), graph.value(node, SAM.involvement)) == (SAM.Shall, SAM.Answers)
    assert graph.value(document.node(council), SAM.established) == Literal(False)


def test_memberships() -> None:
    """A member has its own evidence and words; only a real organisation is linked."""
    proof = (evidence("Rådet består av", supports="membership"),)
    chair = Membership(party=party("Skatteverket"), kind="Chair", evidence=proof)
    member = Membership(party=party("ansvariga chefer"), kind="Member", evidence=proof)
    council = Body(evidence=(evidence("Rådet"),), label="Rådet", kind="Council", memberships=(chair, member))
    _, document = mapped(council)
    graph = graph_of(document)
    kinds = {graph.value(one, SAM.memberKind): one for one in graph.objects(document.node(council), SAM.membership)}
    linked = graph.value(kinds[SAM.Chair], SAM.organisation)
    assert str(linked) in {one.iri for one in lexicon.authorities() if one.name == "Skatteverket"}
    assert graph.value(kinds[SAM.Member], SAM.organisation) is None
    assert graph.value(kinds[SAM.Member], SAM.mentionedAs) == sv("ansvariga chefer")
    assert graph.value(graph.value(kinds[SAM.Member], SAM.evidence), SAM.supports) == SAM.membership


def test_a_definition_with_limits() -> None:
    """A definition points to its term's concept, and each limit is a node with the number as the document gives it."""
    limit = Criterion(kind="MaxDuration", value=24, unit="month", inclusive=True)
    start = Criterion(kind="StartEvent", words="beslut om tillstånd")
    found = Definition(
        evidence=(evidence("Nyanländ är"),), term="nyanländ", text="Nyanländ är", criteria=(limit, start)
    )
    _, document = mapped(found)
    graph, node = graph_of(document), document.node(found)
    parts = {graph.value(part, SAM.criterionKind): part for part in graph.objects(node, SAM.criterion)}
    assert graph.value(parts[SAM.MaxDuration], SAM.value) == Literal(24)
    assert graph.value(parts[SAM.MaxDuration], SAM.unit) == Literal("month")
    concept = graph.value(parts[SAM.StartEvent], SAM.valueConcept)
    assert isinstance(concept, URIRef)
    assert (concept, SKOS.prefLabel, sv("beslut om tillstånd")) in document.shared[concept]
    term = graph.value(node, SAM.term)
    assert isinstance(term, URIRef)
    assert (term, SKOS.prefLabel, sv("nyanländ")) in document.shared[term]


def test_a_measured_goal() -> None:
    """A goal's measure is a node with indicator, direction and target."""
    measure = Measure(indicator="andelen i arbete", direction="Increase", target_value="70", unit="procent")
    _, document = mapped(found := goal("Andelen i arbete ska öka.", measure=measure))
    graph = graph_of(document)
    part = graph.value(document.node(found), SAM.measure)
    assert graph.value(part, SAM.direction) == SAM.Increase
    assert graph.value(part, SAM.targetValue) == Literal("70")


def test_links_to_agenda_2030() -> None:
    """A goal of Agenda 2030 has its official IRI; what it is about is the document where nothing else is said."""
    link = AgendaLink(evidence=(evidence("mål 8"),), number="8.5")
    _, document = mapped(link)
    graph = graph_of(document)
    assert graph.value(document.node(link), SAM.sdg) == SDG["8.5"]
    assert graph.value(document.node(link), SAM.about) == document.iri
    assert graph.value(document.node(link), SAM.basis) == SAM.Stated


def test_laws_and_policies_are_nodes() -> None:
    """A reference leads to the law or policy itself; years become their first and last days."""
    law = LegalReference(evidence=(evidence("skollagen"),), label="skollagen", articles=("3 kap. 12 a §",))
    plan = PolicyReference(
        evidence=(evidence("Plan"),), label="Nationell plan", relation="PartOf", valid_from=2020, valid_to=2025
    )
    _, document = mapped(law, plan)
    graph = graph_of(document)
    assert str(graph.value(document.node(law), SAM.statute)).endswith("/statute/2010-800")
    assert graph.value(document.node(plan), SAM.validFrom) == Literal(date(2020, 1, 1))
    assert graph.value(document.node(plan), SAM.validTo) == Literal(date(2025, 12, 31))
    assert graph.value(document.node(plan), SAM.relation) == SAM.PartOf


def test_counts_of_another_document() -> None:
    """A count is of its own document unless it is said to be another's."""
    own, other = count("fem mål", 5, "Goal"), count("nio mål", 9, "Goal", other_document=True)
    _, document = mapped(own, other)
    graph = graph_of(document)
    assert graph.value(document.node(own), SAM.countsIn) == document.iri
    assert graph.value(document.node(other), SAM.countsIn) is None


def test_names_of_persons_stand_apart() -> None:
    """No graph but that of persons has the name of somebody who signed, nor the sentence with it."""
    signed = Signature(evidence=(evidence("Anna Berg"),), person="Anna Berg", party=party("Skatteverket"))
    _, document = mapped(signed, partner("Skatteverket"))
    assert "Anna Berg" not in str(document.graphs[document.iri])
    assert graph_of(document, "persons").value(document.node(signed), SAM.person) == Literal("Anna Berg")


def test_few_triples_a_fact() -> None:
    """A fact with its evidence takes about fifteen triples: size is what makes questions slow."""
    _, without = mapped()
    _, document = mapped(*(goal(f"Mål nummer {i}.") for i in range(100)))
    distinct = 100 * (len(document.graphs[document.iri]) - len(without.graphs[without.iri])) / 100
    assert distinct / 100 <= 16


def test_the_same_facts_give_the_same_triples() -> None:
    """Mapping is a function of the facts alone."""
    found = [area("Arbete"), partner("länets tre kommuner", "MunicipalityOrganisation", 3), goal("Alla har arbete.")]
    assert mapped(*found)[1].graphs == mapped(*found)[1].graphs


@pytest.mark.parametrize("text", ["Rad ett\nrad två", "  blanka  tecken "])
def test_white_space_is_folded_in_labels(text: str) -> None:
    """A label is one line, however the document breaks it."""
    _, document = mapped(found := area(text))
    label = graph_of(document).value(document.node(found), RDFS.label)
    assert str(label) == " ".join(text.split())
