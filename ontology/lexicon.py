"""The Turtle of this package -> plain Python values for those who read documents and know no RDF.

Nothing is parsed on import; each file is parsed once, when first asked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from rdflib import RDF, RDFS, SKOS, Graph, Literal
from rdflib.namespace import DCTERMS
from rdflib.term import Node

from ontology.terms import SAM

__all__ = [
    "Authority",
    "County",
    "Cued",
    "GlobalGoal",
    "LegalTerm",
    "Municipality",
    "Statute",
    "Theme",
    "authorities",
    "class_words",
    "counties",
    "global_goals",
    "groups",
    "label",
    "legal_terms",
    "municipalities",
    "statutes",
    "targets",
    "tasks",
    "themes",
]


@dataclass(frozen=True, slots=True)
class County:
    """A county of the register: "03", "Uppsala län", "Uppsala"."""

    iri: str
    code: str
    name: str
    short_name: str


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality as a place: "0319", "Älvkarleby kommun", "Älvkarleby", and its county."""

    iri: str
    code: str
    name: str
    short_name: str
    county_iri: str


@dataclass(frozen=True, slots=True)
class Authority:
    """An organisation of the registers; `kind` is the local name of the term, such as "CountyBoard"."""

    iri: str
    name: str
    other_names: tuple[str, ...]
    kind: str
    county_iri: str | None


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme: `synonyms` name it in a heading, `cues` betray it in running text (see `ontology.cues`).

    `parts` are those of the synonyms that name only a part of it, `no_cues` words that hold a cue and betray nothing.
    """

    iri: str
    name_en: str
    name_sv: str
    synonyms: tuple[str, ...]
    cues: tuple[str, ...]
    parts: tuple[str, ...]
    no_cues: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cued:
    """A task, a group of people or a target of the 2030 Agenda, and the `cues` that betray it (see `ontology.cues`).

    `themes` are those of focus areas that are about it too.
    """

    iri: str
    name_sv: str
    cues: tuple[str, ...]
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LegalTerm:
    """A term that a statute in force defines."""

    iri: str
    name: str
    statute: str


@dataclass(frozen=True, slots=True)
class GlobalGoal:
    """A goal ("8") or target ("8.5") of the 2030 Agenda with its Swedish names, the usual one first."""

    number: str
    iri: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statute:
    """A statute; `number` is that of the code of statutes, `kind` one of lag, förordning, konvention, direktiv."""

    iri: str
    number: str | None
    kind: str
    title: str
    names: tuple[str, ...]
    repealed_on: date | None


@cache
def class_words(class_name: str) -> tuple[str, ...]:
    """The Swedish words by which documents call a class or kind of the ontology, such as "FocusArea" or "Council".

    The order is that of the alphabet; a name that the ontology lacks raises AttributeError.
    """
    return _texts(_parsed("samsyn.ttl"), SAM[class_name], SKOS.altLabel)


@cache
def label(name: str, language: str) -> str:
    """What a term of the ontology is called in Swedish ("sv") or English ("en"): "Agency" is "myndighet"."""
    found = _parsed("samsyn.ttl").objects(SAM[name], RDFS.label)
    return next(str(one) for one in found if isinstance(one, Literal) and one.language == language)


@cache
def counties() -> tuple[County, ...]:
    """The counties of Sweden by code."""
    graph = _parsed("concepts/counties.ttl")
    found = (County(str(node), *_place(graph, node)) for node in graph.subjects(RDF.type, SAM.County))
    return tuple(sorted(found, key=lambda county: county.code))


@cache
def municipalities() -> tuple[Municipality, ...]:
    """The municipalities of Sweden by code."""
    graph = _parsed("concepts/municipalities.ttl")
    found = (
        Municipality(str(node), *_place(graph, node), _text(graph, node, SAM.county))
        for node in graph.subjects(RDF.type, SAM.Municipality)
    )
    return tuple(sorted(found, key=lambda municipality: municipality.code))


@cache
def authorities() -> tuple[Authority, ...]:
    """The organisations of the registers by IRI."""
    graphs = (_parsed("concepts/organisations.ttl"), _parsed("concepts/municipality-organisations.ttl"))
    found = (_authority(graph, node) for graph in graphs for node in graph.subjects(RDF.type, SAM.Organisation))
    return tuple(sorted(found, key=lambda authority: authority.iri))


def _authority(graph: Graph, node: Node) -> Authority:
    kind = _text(graph, node, SAM.organisationKind).rpartition("#")[2]
    county = _text(graph, node, SAM.county) or None
    return Authority(str(node), _text(graph, node, RDFS.label), _texts(graph, node, SKOS.altLabel), kind, county)


@cache
def themes() -> tuple[Theme, ...]:
    """The themes by IRI."""
    graph = _parsed("concepts/themes.ttl")
    found = (_theme(graph, node) for node in graph.subjects(RDF.type, SAM.Theme))
    return tuple(sorted(found, key=lambda theme: theme.iri))


def _theme(graph: Graph, node: Node) -> Theme:
    names = {label.language: str(label) for label in graph.objects(node, SKOS.prefLabel) if isinstance(label, Literal)}
    synonyms, cues = _texts(graph, node, SKOS.altLabel), _texts(graph, node, SAM.cue)
    parts, no_cues = _texts(graph, node, SAM.partName), _texts(graph, node, SAM.noCue)
    return Theme(str(node), names["en"], names["sv"], synonyms, cues, parts, no_cues)


def tasks() -> tuple[Cued, ...]:
    """The tasks of duties by IRI."""
    return _cued("concepts/tasks.ttl")


def groups() -> tuple[Cued, ...]:
    """The groups of people that strategies are for, by IRI."""
    return _cued("concepts/target-groups.ttl")


def targets() -> tuple[Cued, ...]:
    """The targets of the 2030 Agenda that strategies speak of, by IRI."""
    return _cued("concepts/agenda-2030-cues.ttl")


@cache
def _cued(name: str) -> tuple[Cued, ...]:
    graph = _parsed(name)
    found = (
        Cued(str(node), _names(graph, node)[0], _texts(graph, node, SAM.cue), _sorted(graph.objects(node, SAM.theme)))
        for node in graph.subjects(SAM.cue)
    )
    return tuple(sorted(set(found), key=lambda one: one.iri))


@cache
def legal_terms() -> tuple[LegalTerm, ...]:
    """The terms that statutes define which are not known to be repealed, by IRI."""
    graph = _parsed("concepts/definitions.ttl")
    repealed = set(_parsed("concepts/statutes.ttl").subjects(SAM.repealedOn))
    found = (
        LegalTerm(str(graph.value(node, SAM.term)), _text(graph, node, RDFS.label), str(statute))
        for node, statute in graph.subject_objects(DCTERMS.source)
        if graph.value(node, SAM.term) and statute not in repealed
    )
    return tuple(sorted(found, key=lambda one: one.iri))


@cache
def global_goals() -> tuple[GlobalGoal, ...]:
    """The goals and targets of the 2030 Agenda: each goal, then its targets."""
    graph = _parsed("concepts/agenda-2030.ttl")
    found = (
        GlobalGoal(_text(graph, node, SKOS.notation), str(node), _names(graph, node))
        for kind in (SAM.SdgGoal, SAM.SdgTarget)
        for node in graph.subjects(RDF.type, kind)
    )
    return tuple(sorted(found, key=lambda goal: _order(goal.number)))


def _names(graph: Graph, node: Node) -> tuple[str, ...]:
    return (*_texts(graph, node, SKOS.prefLabel), *_texts(graph, node, SKOS.altLabel))


def _order(number: str) -> tuple[int, bool, str]:
    goal, _, target = number.partition(".")
    return int(goal), target.isalpha(), target.zfill(2) if target else ""


@cache
def statutes() -> tuple[Statute, ...]:
    """The statutes of the register by IRI."""
    graph = _parsed("concepts/statutes.ttl")
    found = (_statute(graph, node) for node in graph.subjects(RDF.type, SAM.Statute))
    return tuple(sorted(found, key=lambda statute: statute.iri))


def _statute(graph: Graph, node: Node) -> Statute:
    repealed = _text(graph, node, SAM.repealedOn)
    return Statute(
        iri=str(node),
        number=_text(graph, node, DCTERMS.identifier) or None,
        kind=_text(graph, node, DCTERMS.type),
        title=_text(graph, node, RDFS.label),
        names=_texts(graph, node, SKOS.altLabel),
        repealed_on=date.fromisoformat(repealed) if repealed else None,
    )


@cache
def _parsed(name: str) -> Graph:
    return Graph().parse(data=files("ontology").joinpath(name).read_text(encoding="utf-8"), format="turtle")


def _place(graph: Graph, node: Node) -> tuple[str, str, str]:
    return _text(graph, node, SAM.scbCode), _text(graph, node, RDFS.label), _text(graph, node, SKOS.altLabel)


def _text(graph: Graph, node: Node, term: Node) -> str:
    return str(graph.value(node, term) or "")


def _texts(graph: Graph, node: Node, term: Node) -> tuple[str, ...]:
    return _sorted(value for value in graph.objects(node, term) if getattr(value, "language", "sv") == "sv")


def _sorted(values: Iterable[object]) -> tuple[str, ...]:
    return tuple(sorted(str(value) for value in values))
