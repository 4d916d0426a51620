"""A field's value in, the terms that stand for it out; each function is a column's entry in the table of kinds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from rdflib import RDF, Literal, URIRef

from graph.linking.counties import link_municipality
from graph.linking.organisations import find_authority, link_organisation
from graph.linking.policies import link_policy
from graph.linking.shared import words
from graph.linking.statutes import link_statute
from graph.linking.terms import link_term, link_value
from graph.mapping.draft import Draft
from graph.mapping.evidence import add_evidence
from graph.naming import Kind
from ingest.facts.records import (
    AgendaLink,
    Criterion,
    Fact,
    LegalReference,
    Measure,
    Membership,
    Party,
    PolicyReference,
    StatedCount,
)
from ontology import terms
from ontology.terms import SAM

__all__ = [
    "Convert",
    "about",
    "concept",
    "concerned",
    "counted",
    "county",
    "criteria",
    "fact",
    "first_day",
    "flag",
    "last_day",
    "literal",
    "many",
    "measure",
    "member_count",
    "memberships",
    "mention",
    "municipality",
    "no",
    "party",
    "party_node",
    "policy",
    "sdg",
    "stated",
    "statute",
    "term",
    "text",
    "whole_document",
]

Term = URIRef | Literal
Convert = Callable[[Draft, URIRef, Any], Iterable[Term]]  # the draft, the fact's node, the field's value


def text(draft: Draft, node: URIRef, value: str) -> list[Term]:
    """Words of the document."""
    return [words(value)] if value.strip() else []


def literal(draft: Draft, node: URIRef, value: str | int | date) -> list[Term]:
    """A number, a day, or a code that belongs to no language."""
    return [Literal(value)]


def flag(draft: Draft, node: URIRef, value: bool) -> list[Term]:
    """Said only where it is true."""
    return [Literal(True)] if value else []


def no(draft: Draft, node: URIRef, value: bool) -> list[Term]:
    """Said only where it is false."""
    return [] if value else [Literal(False)]


def first_day(draft: Draft, node: URIRef, year: int) -> list[Term]:
    """The first day of a year."""
    return [Literal(date(year, 1, 1))]


def last_day(draft: Draft, node: URIRef, year: int) -> list[Term]:
    """The last day of a year."""
    return [Literal(date(year, 12, 31))]


def concept(draft: Draft, node: URIRef, value: str) -> list[Term]:
    """A value that the ontology names."""
    return [SAM[value]]


def fact(draft: Draft, node: URIRef, value: Fact) -> list[Term]:
    """Another fact of the document."""
    target = draft.node(value)
    return [target] if target is not None else []


def concerned(draft: Draft, node: URIRef, value: Fact) -> list[Term]:
    """What a duty concerns: a fact, or the policy that one refers to."""
    if isinstance(value, PolicyReference):
        return policy(draft, node, value.label)
    return fact(draft, node, value)


def whole_document(draft: Draft, node: URIRef, value: bool) -> list[Term]:
    """The document, where something concerns it as a whole."""
    return [draft.iri] if value else []


def stated(draft: Draft, node: URIRef, link: AgendaLink) -> list[Term]:
    """That the document itself says so."""
    return [SAM.Stated]


def about(draft: Draft, node: URIRef, link: AgendaLink) -> list[Term]:
    """What a link is about: a fact, or the document."""
    return fact(draft, node, link.about) if link.about is not None else [draft.iri]


def many(convert: Convert) -> Convert:
    """The same for each value of a field that has several."""
    return lambda draft, node, values: [term for value in values for term in convert(draft, node, value)]


def party_node(draft: Draft, value: Party) -> URIRef:
    """The node of an organisation, or of a body of the document."""
    if value.body is not None and (body := draft.node(value.body)) is not None:
        return body
    return link_organisation(value, draft.county, draft.shared)


def party(draft: Draft, node: URIRef, value: Party) -> list[Term]:
    """An organisation, or a body of the document."""
    if value.body is None:
        _tell_who_decided(draft, node, "organisation", value.name)
    return [party_node(draft, value)]


def _tell_who_decided(draft: Draft, node: URIRef, kind: Kind, name: str) -> None:
    """Say on a fact that a person decided which node a name in it means."""
    if by := draft.shared.ruling(kind, name).by:
        draft.add(node, SAM.correctedBy, Literal(by))


def mention(draft: Draft, node: URIRef, value: Party) -> list[Term]:
    """The words that name a party at this place."""
    return text(draft, node, value.mentioned_as)


def county(draft: Draft, node: URIRef, value: str) -> list[Term]:
    """The county of a document."""
    return [draft.county.iri] if draft.county else []


def municipality(draft: Draft, node: URIRef, value: str) -> list[Term]:
    return [link_municipality(value, draft.county, draft.shared)]


def member_count(draft: Draft, node: URIRef, value: Party) -> list[Term]:
    """The number of members of a group that the document names as one."""
    return [] if value.member_count is None else [Literal(value.member_count)]


def policy(draft: Draft, node: URIRef, label: str) -> list[Term]:
    _tell_who_decided(draft, node, "policy", label)
    return [link_policy(label, draft.county, draft.shared)]


def statute(draft: Draft, node: URIRef, reference: LegalReference) -> list[Term]:
    _tell_who_decided(draft, node, "statute", reference.label)
    return [link_statute(reference, draft.day, draft.shared)]


def term(draft: Draft, node: URIRef, value: str) -> list[Term]:
    """The concept that a definition is about, shared by all documents."""
    _tell_who_decided(draft, node, "term", value)
    return [link_term(value, draft.shared)]


def sdg(draft: Draft, node: URIRef, number: str) -> list[Term]:
    """A goal or target of Agenda 2030 under its official IRI."""
    return [terms.SDG[number.casefold()]]


def counted(draft: Draft, node: URIRef, count: StatedCount) -> list[Term]:
    """The document whose things are counted, where it is this one."""
    return [] if count.other_document else [draft.iri]


def measure(draft: Draft, node: URIRef, value: Measure) -> list[Term]:
    part = URIRef(f"{node}/measure")
    draft.add_class(part, "Measure")
    draft.add(part, SAM.indicator, words(value.indicator))
    draft.add(part, SAM.direction, SAM[value.direction])
    for name in ("target_value", "unit", "baseline", "by"):
        if (found := getattr(value, name)) is not None:
            draft.add(part, SAM["targetValue" if name == "target_value" else name], Literal(found))
    return [part]


def memberships(draft: Draft, node: URIRef, values: Sequence[Membership]) -> list[Term]:
    parts: list[Term] = []
    for number, value in enumerate(values, start=1):
        part = URIRef(f"{node}/membership-{number}")
        draft.add_class(part, "Membership")
        draft.add(part, SAM.memberKind, SAM[value.kind])
        draft.add(part, SAM.mentionedAs, *mention(draft, part, value.party))
        draft.add(part, SAM.organisation, *_organisation(draft, part, value.party))
        draft.add(part, SAM.evidence, *(add_evidence(draft, one) for one in value.evidence))
        parts.append(part)
    return parts


def _organisation(draft: Draft, node: URIRef, value: Party) -> list[Term]:
    """The organisation of a member, if it is one: "those in charge" are none."""
    decided = draft.shared.ruling("organisation", value.name).node
    known = value.body or value.kind or decided or find_authority(value.name, None, draft.county)
    return party(draft, node, value) if known else []


def criteria(draft: Draft, node: URIRef, values: Sequence[Criterion]) -> list[Term]:
    parts: list[Term] = []
    for number, value in enumerate(values, start=1):
        part = URIRef(f"{node}/criterion-{number}")
        draft.add(part, RDF.type, SAM.Criterion)
        draft.add(part, SAM.criterionKind, SAM[value.kind])
        for name in ("value", "unit", "inclusive"):
            if (found := getattr(value, name)) is not None:
                draft.add(part, SAM[name], Literal(found))
        if value.words:
            draft.add(part, SAM.valueConcept, link_value(value.words, value.kind, draft.shared))
        parts.append(part)
    return parts
