"""The shapes: each example passes, and each shape finds the fault it is there for."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pyshacl
import pytest
from rdflib import OWL, RDF, RDFS, SH, SKOS, Graph, Namespace, URIRef
from rdflib.namespace import DCTERMS
from rdflib.term import Literal, Node

from ontology.terms import SAM

ONTOLOGY = Path(__file__).resolve().parents[1] / "ontology"
SHAPE = Namespace("https://w3id.org/samsyn/shapes#")
EXAMPLES = sorted((ONTOLOGY / "examples").glob("*.ttl"))
NOBODY = URIRef("https://example.org/nobody")


@cache
def shapes() -> Graph:
    graph = Graph()
    for path in sorted((ONTOLOGY / "shapes").glob("*.ttl")):
        graph.parse(path)
    return graph


def faults(data: Graph) -> set[tuple[Node | None, Node | None, Node | None]]:
    """Node shape, focus node and path of each fault."""
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes())
    return {
        (
            _shape_of(report.value(fault, SH.sourceShape)),
            report.value(fault, SH.focusNode),
            report.value(fault, SH.resultPath),
        )
        for fault in report.subjects(RDF.type, SH.ValidationResult)
    }


def _shape_of(source: Node | None) -> Node | None:
    return source if isinstance(source, URIRef) else shapes().value(None, SH.property, source)


class Fault(NamedTuple):
    """A shape, the example and class to break, and the values to put in place of those of a property."""

    shape: str
    example: str
    kind: URIRef
    path: URIRef
    values: tuple[Node, ...] = ()


WRONG_NUMBER, OTHER = Literal(0), (NOBODY,)
FAULTS = [
    Fault("Fact", "goal-under-focus-area", SAM.SubGoal, SAM.evidence),
    Fault("Fact", "goal-under-focus-area", SAM.SubGoal, DCTERMS.isPartOf),
    Fault("Fact", "goal-under-focus-area", SAM.SubGoal, DCTERMS.isPartOf, (NOBODY, URIRef("https://example.org/other"))),
    Fault("Fact", "principle-and-follow-up", SAM.Principle, SAM.readFrom, OTHER),
    Fault("Fact", "principle-and-follow-up", SAM.FollowUp, SAM.confidence, (Literal(Decimal("1.20")),)),
    Fault("Evidence", "exclusion", SAM.Evidence, SAM.page, (WRONG_NUMBER,)),
    Fault("Evidence", "exclusion", SAM.Evidence, SAM.quote),
    Fault("Evidence", "exclusion", SAM.Evidence, SAM.start, (Literal(99999),)),
    Fault("Evidence", "exclusion", SAM.Evidence, SAM.box, (Literal("1 2 3"),)),
    Fault("PlacedEvidence", "exclusion", SAM.Evidence, SAM.end),
    Fault("ReadEvidence", "exclusion", SAM.Evidence, SAM.page),
    Fault("Document", "document", SAM.Document, SAM.fileName),
    Fault("Document", "document", SAM.Document, SAM.validFrom, (Literal(date(2031, 1, 1)),)),
    Fault("Document", "document", SAM.Document, SAM.county, (Literal("Granviks län", lang="sv"),)),
    Fault("FocusArea", "goal-under-focus-area", SAM.FocusArea, RDFS.label),
    Fault("FocusArea", "goal-under-focus-area", SAM.FocusArea, SAM.position, (WRONG_NUMBER,)),
    Fault("Goal", "goal-under-focus-area", SAM.SubGoal, DCTERMS.description),
    Fault("Goal", "goal-under-focus-area", SAM.SubGoal, SAM.focusArea, OTHER),
    Fault("Goal", "goal-that-nobody-answers-for", SAM.Goal, SAM.statedUnassigned, (Literal("ja"),)),
    Fault("Measure", "measured-goal", SAM.Measure, SAM.direction, OTHER),
    Fault("Action", "action", SAM.Action, DCTERMS.description),
    Fault("Action", "action", SAM.Action, SAM.by, (Literal("2027"),)),
    Fault("Partnership", "partnership-of-a-group", SAM.Partnership, SAM.organisation),
    Fault("Partnership", "partnership-of-a-group", SAM.Partnership, SAM.memberCount, (WRONG_NUMBER,)),
    Fault("Signature", "signature", SAM.Signature, SAM.organisation, (Literal("Region Granvik"),)),
    Fault("Responsibility", "shared-responsibility", SAM.Responsibility, SAM.actor),
    Fault("Responsibility", "shared-responsibility", SAM.Responsibility, SAM.modality),
    Fault("Body", "body-with-memberships", SAM.Body, SAM.bodyKind, (SAM.Shall,)),
    Fault("Membership", "body-with-memberships", SAM.Membership, SAM.memberKind),
    Fault("AgendaLink", "agenda-link-stated", SAM.AgendaLink, SAM.sdg, OTHER),
    Fault("AgendaLink", "agenda-link-stated", SAM.AgendaLink, SAM.about),
    Fault("TargetGroup", "target-group", SAM.TargetGroup, RDFS.label),
    Fault("TargetGroup", "target-group", SAM.TargetGroup, SAM.rank, OTHER),
    Fault("Definition", "definition-with-limit", SAM.Definition, SKOS.definition),
    Fault("Definition", "definition-with-limit", SAM.Definition, SAM.term),
    Fault("Criterion", "definition-with-limit", SAM.Criterion, SAM.criterionKind),
    Fault("NumberCriterion", "definition-with-limit", SAM.Criterion, SAM.unit),
    Fault("Principle", "principle-and-follow-up", SAM.Principle, DCTERMS.description),
    Fault("FollowUp", "principle-and-follow-up", SAM.FollowUp, SAM.actor, (Literal("Länsstyrelsen"),)),
    Fault("PolicyReference", "policy-reference", SAM.PolicyReference, SAM.policy),
    Fault("LegalReference", "legal-reference-to-repealed-statute", SAM.LegalReference, SAM.statute),
    Fault("StatedCount", "stated-count-that-differs", SAM.StatedCount, SAM.number, (Literal("fem"),)),
    Fault("StatedCount", "stated-count-that-differs", SAM.StatedCount, SAM.countOf),
    Fault("Exclusion", "exclusion", SAM.Exclusion, RDFS.label),
    Fault("Organisation", "document", SAM.Organisation, SAM.organisationKind, OTHER),
    Fault("County", "shared-nodes", SAM.County, RDFS.label),
    Fault("County", "shared-nodes", SAM.County, SAM.scbCode, (Literal("9801"),)),
    Fault("Municipality", "shared-nodes", SAM.Municipality, SAM.county),
    Fault("Municipality", "shared-nodes", SAM.Municipality, SAM.scbCode, (Literal("98"),)),
    Fault("SdgGoal", "shared-nodes", SAM.SdgGoal, SKOS.notation, (Literal("18"),)),
    Fault("SdgTarget", "shared-nodes", SAM.SdgTarget, SKOS.broader),
    Fault("Statute", "shared-nodes", SAM.Statute, SAM.repealedOn, (Literal("2101"),)),
    Fault("LegalDefinition", "shared-nodes", SAM.LegalDefinition, SAM.criterion, OTHER),
    Fault("Policy", "shared-nodes", SAM.Policy, RDFS.label),
    Fault("Theme", "shared-nodes", SAM.Theme, SAM.cue),
    Fault("Task", "shared-nodes", SAM.Task, RDFS.label),
    Fault("Value", "shared-nodes", SAM.Modality, RDFS.label, (Literal("ska", lang="sv"),)),
    Fault("OtherThing", "shared-nodes", SAM.OtherThing, RDFS.label),
    Fault("Correction", "shared-nodes", SAM.Correction, SAM.correctedBy),
    Fault("Derived", "derived", SAM.Coverage, SAM.rule),
    Fault("Premised", "derived", SAM.Gap, SAM.premise),
    Fault("Overlap", "derived", SAM.Overlap, SAM.between, OTHER),
    Fault("Overlap", "derived", SAM.Overlap, SAM.overlapRank, (WRONG_NUMBER,)),
    Fault("Gap", "derived", SAM.Gap, SAM.gapKind),
    Fault("DutyMirror", "derived", SAM.DutyMirror, SAM.mirrorKind, OTHER),
    Fault("DutyMirror", "derived", SAM.DutyMirror, SAM.county),
    Fault("Coverage", "derived", SAM.Coverage, SAM.theme),
    Fault("Mention", "derived", SAM.Mention, SAM.cue),
    Fault("Summary", "derived", SAM.Summary, SAM.number, (WRONG_NUMBER,)),
    Fault("Summary", "derived", SAM.Summary, SAM.summarises),
    Fault("Summary", "derived", SAM.Summary, SAM.totalOf, (Literal("mål"),)),
    Fault("Summary", "derived", SAM.Summary, SAM.differenceCount, (Literal("två"),)),
]  # fmt: skip


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_each_example_passes(path: Path) -> None:
    """A modelling pattern that we recommend breaks no shape."""
    assert faults(Graph().parse(path)) == set()


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.shape}-{fault.path.rpartition('/')[2]}")
def test_each_shape_finds_its_fault(fault: Fault) -> None:
    """A value that is missing or wrong is reported at the thing and property where it is."""
    data = Graph().parse(ONTOLOGY / "examples" / f"{fault.example}.ttl")
    # the last one, so that the thing that others point to stays whole
    thing = max((node for node in data.subjects(RDF.type, fault.kind) if (node, fault.path, None) in data), key=str)
    data.remove((thing, fault.path, None))
    for value in fault.values:
        data.add((thing, fault.path, value))
    path = None if fault.shape == "ReadEvidence" else fault.path
    assert (SHAPE[fault.shape], thing, path) in faults(data)


def test_an_inferred_link_names_rule_and_premise() -> None:
    """What is concluded about the 2030 Agenda is not mixed up with what is stated."""
    data = Graph().parse(ONTOLOGY / "examples" / "agenda-link-inferred.ttl")
    link = data.value(None, RDF.type, SAM.AgendaLink)
    data.remove((link, SAM.premise, None))
    assert (SHAPE.AgendaLink, link, None) in faults(data)


def test_a_stated_link_has_evidence() -> None:
    """A link that the document states is a fact like others."""
    data = Graph().parse(ONTOLOGY / "examples" / "agenda-link-stated.ttl")
    link = next(iter(data.subjects(RDF.type, SAM.AgendaLink)))
    data.remove((link, SAM.evidence, None))
    assert (SHAPE.AgendaLink, link, None) in faults(data)


def test_evidence_of_file_metadata_needs_no_page() -> None:
    """What the file says of itself stands on no page."""
    data = Graph().parse(ONTOLOGY / "examples" / "exclusion.ttl")
    fact, evidence = data.value(None, RDF.type, SAM.Exclusion), data.value(None, RDF.type, SAM.Evidence)
    for term in (SAM.page, SAM.start, SAM.end, SAM.box):
        data.remove((evidence, term, None))
    assert isinstance(fact, URIRef)
    data.set((fact, SAM.readFrom, SAM.FileMetadata))
    assert faults(data) == set()


def test_every_shape_is_shown_to_find_a_fault() -> None:
    """No shape stands there that never fails."""
    with_targets = {*shapes().subjects(SH.targetClass, None), *shapes().subjects(SH.targetSubjectsOf, None)}
    assert with_targets == {SHAPE[fault.shape] for fault in FAULTS}


def test_every_class_has_a_shape() -> None:
    """No class of the ontology goes unchecked: it has a shape of its own, or all classes above or below it have one."""
    ontology = Graph().parse(ONTOLOGY / "samsyn.ttl")
    targets = set(shapes().objects(None, SH.targetClass))
    classes = {one for one in ontology.subjects(RDF.type, OWL.Class) if isinstance(one, URIRef)}
    above = {one: set(ontology.transitive_objects(one, RDFS.subClassOf)) for one in classes}
    below = {one: {other for other in classes - {one} if one in above[other]} for one in classes}
    without = {one for one in classes if not above[one] & targets}
    assert {one for one in without if not below[one] or below[one] & without} == set()
    assert len(classes) > 50


def test_lists_of_values_are_those_of_the_ontology() -> None:
    """A value that is added to the ontology is allowed by the shapes."""
    ontology = Graph().parse(ONTOLOGY / "samsyn.ttl")
    for kind in ("Modality", "BodyKind", "MemberKind", "CriterionKind", "OrganisationKind", "GapKind", "ReadingPlace"):
        values = set(ontology.subjects(RDF.type, SAM[kind]))
        lists = [set(shapes().items(head)) for head in shapes().objects(None, SH["in"])]
        assert values in lists, kind


@pytest.mark.parametrize("path", sorted((ONTOLOGY / "concepts").glob("*.ttl")), ids=lambda path: path.name)
def test_registers_pass(path: Path) -> None:
    """What stands in the registers is as complete as what documents name must be."""
    assert faults(Graph().parse(path)) == set()
