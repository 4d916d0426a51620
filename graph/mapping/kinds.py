"""The table from the fields of the records to the terms of the graph: a line a field; no fact has another way in."""

from __future__ import annotations

from dataclasses import dataclass

from rdflib import RDFS, SKOS, URIRef
from rdflib.namespace import DCTERMS

from graph.mapping import values as to
from ingest.facts import records
from ingest.facts.records import Fact
from ontology.terms import SAM

__all__ = ["DOCUMENT", "KINDS", "Column", "Kind"]


@dataclass(frozen=True, slots=True)
class Column:
    """A field of a record, the property that says it, and how its value becomes terms; no field: the record itself."""

    field: str | None
    name: URIRef
    convert: to.Convert


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of fact: its class (or the field that tells it), and its columns."""

    name: str
    columns: tuple[Column, ...]
    class_field: str | None = None

    def class_of(self, fact: Fact) -> str:
        """The name of a fact's narrowest class."""
        return str(getattr(fact, self.class_field)) if self.class_field else self.name


_DESCRIBED = Column("text", DCTERMS.description, to.text)
_LABELLED = Column("label", RDFS.label, to.text)
_PLACED = (
    Column("focus_area", SAM.focusArea, to.fact),
    Column("position", SAM.position, to.literal),
    Column("called_by", SAM.calledBy, to.text),
    Column("stated_unassigned", SAM.statedUnassigned, to.flag),
)


KINDS: dict[type[Fact], Kind] = {
    records.FocusArea: Kind("FocusArea", (_LABELLED, *_PLACED[1:])),
    records.Goal: Kind(
        "Goal",
        (
            _DESCRIBED,
            *_PLACED,
            Column("part_of", SAM.partOfGoal, to.fact),
            Column("measure", SAM.measure, to.measure),
        ),
        class_field="level",
    ),
    records.Action: Kind(
        "Action",
        (
            _DESCRIBED,
            *_PLACED,
            Column("goal", SAM.goal, to.fact),
            Column("starts", SAM["from"], to.literal),
            Column("by", SAM.by, to.literal),
            Column("time_as_written", SAM.timeAsWritten, to.text),
        ),
    ),
    records.Partnership: Kind(
        "Partnership",
        (
            Column("party", SAM.organisation, to.party),
            Column("party", SAM.mentionedAs, to.mention),
            Column("party", SAM.memberCount, to.member_count),
            Column("role", SAM.role, to.text),
        ),
    ),
    records.Signature: Kind(
        "Signature",
        (
            Column("person", SAM.person, to.literal),
            Column("party", SAM.organisation, to.party),
            Column("party", SAM.mentionedAs, to.mention),
        ),
    ),
    records.Responsibility: Kind(
        "Responsibility",
        (
            _DESCRIBED,
            Column("actors", SAM.actor, to.many(to.party)),
            Column("actors", SAM.mentionedAs, to.many(to.mention)),
            Column("modality", SAM.modality, to.concept),
            Column("involvement", SAM.involvement, to.concept),
            Column("shared_with", SAM.sharedWith, to.many(to.party)),
            Column("concerns", SAM.concerns, to.many(to.concerned)),
            Column("concerns_document", SAM.concerns, to.whole_document),
        ),
    ),
    records.Body: Kind(
        "Body",
        (
            _LABELLED,
            Column("other_labels", SKOS.altLabel, to.many(to.text)),
            Column("kind", SAM.bodyKind, to.concept),
            Column("min_meetings_per_year", SAM.minMeetingsPerYear, to.literal),
            Column("meetings_per_year", SAM.meetingsPerYear, to.literal),
            Column("reports_to", SAM.reportsTo, to.many(to.fact)),
            Column("established", SAM.established, to.no),
            Column("memberships", SAM.membership, to.memberships),
        ),
    ),
    records.AgendaLink: Kind(
        "AgendaLink",
        (
            Column("number", SAM.sdg, to.sdg),
            Column(None, SAM.about, to.about),
            Column(None, SAM.basis, to.stated),
        ),
    ),
    records.TargetGroup: Kind("TargetGroup", (_LABELLED, Column("rank", SAM.rank, to.concept))),
    records.Definition: Kind(
        "Definition",
        (
            Column("term", SAM.term, to.term),
            Column("text", SKOS.definition, to.text),
            Column("source", DCTERMS.source, to.text),
            Column("criteria", SAM.criterion, to.criteria),
        ),
    ),
    records.Principle: Kind("Principle", (_DESCRIBED,)),
    records.FollowUp: Kind(
        "FollowUp",
        (
            _DESCRIBED,
            Column("actor", SAM.actor, to.party),
            Column("frequency", SAM.frequency, to.text),
            Column("reports_to", SAM.reportsTo, to.many(to.party)),
        ),
    ),
    records.PolicyReference: Kind(
        "PolicyReference",
        (
            _LABELLED,
            Column("label", SAM.policy, to.policy),
            Column("relation", SAM.relation, to.concept),
            Column("valid_from", SAM.validFrom, to.first_day),
            Column("valid_to", SAM.validTo, to.last_day),
        ),
    ),
    records.LegalReference: Kind(
        "LegalReference",
        (
            _LABELLED,
            Column(None, SAM.statute, to.statute),
            Column("articles", SAM.article, to.many(to.literal)),
            Column("about", SAM.about, to.many(to.fact)),
        ),
    ),
    records.StatedCount: Kind(
        "StatedCount",
        (
            _DESCRIBED,
            Column("number", SAM.number, to.literal),
            Column("count_of", SAM.countOf, to.concept),
            Column(None, SAM.countsIn, to.counted),
        ),
    ),
    records.Exclusion: Kind("Exclusion", (_LABELLED,)),
}

DOCUMENT = (
    Column("file_name", SAM.fileName, to.literal),
    Column("title", DCTERMS.title, to.text),
    Column("scope", SAM.scope, to.concept),
    Column("county", SAM.county, to.county),
    Column("municipality", SAM.municipality, to.municipality),
    Column("publisher", DCTERMS.publisher, to.party),
    Column("valid_from", SAM.validFrom, to.literal),
    Column("valid_to", SAM.validTo, to.literal),
    Column("validity_as_written", SAM.validityAsWritten, to.text),
    Column("adopted_on", SAM.adoptedOn, to.literal),
    Column("adopted_at", SAM.adoptedAt, to.text),
    Column("draft", SAM.draft, to.flag),
    Column("language", DCTERMS.language, to.literal),
    Column("registration_number", SAM.registrationNumber, to.literal),
    Column("source_address", SAM.sourceAddress, to.literal),
    Column("sha256", SAM.sha256, to.literal),
    Column("text_sha256", SAM.textSha256, to.literal),
    Column("page_count", SAM.pageCount, to.literal),
)
