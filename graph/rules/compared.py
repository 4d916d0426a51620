"""A document's facts and triples in, what of it is compared with other documents out, small enough to be kept.

So a build that reads one document compares all of them without reading the others again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import cache
from sys import intern
from typing import Any

from rdflib import DCTERMS, RDF, URIRef

from graph.identifiers import fold
from graph.linking.shared import Triple
from graph.mapping import MappedDocument
from graph.rules.content import content_words
from graph.rules.groups import groups_of
from graph.rules.limits import limits_of
from graph.rules.tasks import main_part, tasks_of
from graph.rules.themes import themes_of
from ingest.facts.records import Action, Fact, Facts, FocusArea, Goal, Party, Responsibility, TargetGroup
from ontology import lexicon
from ontology.terms import SAM

__all__ = ["Compared", "ComparedDocument", "Held", "Row", "compare"]

_LABELLED = (FocusArea, TargetGroup)
_DESCRIBED = (Goal, Action, Responsibility)
_LOCAL = ("CountyBoard", "MunicipalityOrganisation", "Region")  # each county has its own, so that the kind is compared
_COUNTED = (
    SAM.Partnership,
    SAM.Signature,
    SAM.Coverage,
    SAM.AgendaLink,
    SAM.Mention,
    SAM.Gap,
    SAM.Definition,
)
_COUNTED_BY = (SAM.organisation, SAM.theme, SAM.coverageKind, SAM.sdg, SAM.basis, SAM.gapKind, SAM.concerns, SAM.term)


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A fact as it is compared with others.

    `actors` are the nodes of those who have a duty, `acting` what they are compared by: the node, or the kind of an
    organisation of which each county has its own. `main` are the tasks that a duty is about, without its purpose.
    `start` tells where in the document the fact stands.
    """

    kind: str
    node: str
    start: int = 0
    label: str = ""
    words: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    main: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    acting: tuple[str, ...] = ()
    modality: str = ""
    concerns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Something that summaries count: its class, what it is counted by, its node; the limits of a definition.

    `shown` is what shows a conclusion best, or the quotation of a mention, whose word is the `cue`; `members` how many
    a document says that a group has.
    """

    of: str
    by: dict[str, str]
    node: str
    shown: str = ""
    cue: str = ""
    limits: dict[str, str] = field(default_factory=dict)
    members: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """How many facts of a class a document holds, and the first of them by its IRI."""

    of: str
    number: int
    node: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedDocument:
    """What of a document is compared: facts by what they say, and all that summaries count."""

    facts: list[Compared] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """The same as plain values, without what is empty."""
        facts, rows = (
            [{name: value for name, value in asdict(one).items() if value or name == "by"} for one in found]
            for found in (self.facts, self.rows)
        )
        held = [asdict(one) for one in self.held]
        return {"facts": facts, "rows": rows, "held": held}

    @classmethod
    def of_json(cls, kept: Mapping[str, Any]) -> ComparedDocument:
        """What `as_json` made."""
        return cls(
            facts=[Compared(**_once(one)) for one in kept["facts"]],
            rows=[Row(**_once(one)) for one in kept["rows"]],
            held=[Held(**one) for one in kept.get("held", ())],
        )

    def of(self, *kinds: str) -> list[Compared]:
        """The facts of some classes."""
        return [one for one in self.facts if one.kind in kinds]

    def counted(self, of: str) -> list[Row]:
        """The rows of a class."""
        return [one for one in self.rows if one.of == of]


def _once(kept: Mapping[str, Any]) -> dict[str, Any]:
    """The same values, each text of them once in memory: thousands of documents say the same words and names."""
    return {name: _shared(value) for name, value in kept.items()}


def _shared(value: Any) -> Any:
    if isinstance(value, dict):
        return _once(value)
    if isinstance(value, list):
        return tuple(map(intern, value))
    return intern(value) if isinstance(value, str) else value


def compare(facts: Facts, mapped: MappedDocument, graphs: Mapping[URIRef, Iterable[Triple]]) -> ComparedDocument:
    """What of a document is compared; `graphs` are its own and those that rules derived from it."""
    chosen = [one for one in facts.facts if isinstance(one, (*_LABELLED, *_DESCRIBED))]
    words = content_words([_text(one) for one in chosen])
    triples = [triple for graph in graphs.values() for triple in graph]
    return ComparedDocument(
        facts=[_compared(one, mapped, found) for one, found in zip(chosen, words, strict=True)],
        rows=sorted(_rows(triples, mapped), key=lambda row: (row.of, row.node)),
        held=_held(graphs[mapped.iri], mapped.iri),
    )


def _text(fact: Fact) -> str:
    return str(fact.label if isinstance(fact, _LABELLED) else getattr(fact, "text", ""))


def _compared(fact: Fact, mapped: MappedDocument, words: list[str]) -> Compared:
    text, duty = _text(fact), fact if isinstance(fact, Responsibility) else None
    parties = duty.actors if duty and duty.involvement == "Answers" else ()
    named = {word for one in content_words([one.name.lower() for one in duty.actors]) for word in one} if duty else ()
    return Compared(
        kind=fact.level if isinstance(fact, Goal) else type(fact).__name__,
        node=str(mapped.node(fact)),
        start=fact.evidence[0].start or 0,
        label=fold(text) if isinstance(fact, _LABELLED) else "",
        words=tuple(word for word in words if word not in named),  # two duties are not alike for whose they are
        themes=tuple(str(one) for one in themes_of(fact, mapped.draft)),
        tasks=tuple(sorted(tasks_of(text))) if duty else (),
        main=tuple(sorted(tasks_of(main_part(text)))) if duty else (),
        groups=tuple(sorted(groups_of(text))) if isinstance(fact, TargetGroup) else (),
        actors=tuple(str(mapped.party(one)) for one in parties),
        acting=tuple(sorted({_acting(one, mapped) for one in parties if one.body is None})),
        modality=duty.modality if duty else "",
        concerns=tuple(str(node) for one in duty.concerns if (node := mapped.draft.node(one))) if duty else (),
    )


def _acting(party: Party, mapped: MappedDocument) -> str:
    node = mapped.party(party)
    kind = _kind_of(node, mapped)
    return kind if kind in _LOCAL else str(node)


def _kind_of(organisation: URIRef, mapped: MappedDocument) -> str:
    """The kind of an organisation by the registers, or as the document tells it."""
    if known := _registered().get(str(organisation)):
        return known
    told = (str(value) for _, name, value in mapped.shared.get(organisation, ()) if name == SAM.organisationKind)
    return next(told, "").rpartition("#")[2]


@cache
def _registered() -> Mapping[str, str]:
    return {one.iri: one.kind for one in lexicon.authorities()}


def _rows(triples: Sequence[Triple], mapped: MappedDocument) -> Iterator[Row]:
    """What summaries count, with the kind of organisation beside the organisation."""
    told: dict[URIRef, dict[URIRef, URIRef]] = {}
    shown: dict[tuple[URIRef, URIRef], str] = {}
    counted: dict[URIRef, URIRef] = {}
    for node, name, value in triples:
        if name in _COUNTED_BY and isinstance(value, URIRef):
            told.setdefault(node, {}).setdefault(name, value)
        elif name in (SAM.shownBy, SAM.evidence, SAM.cue, SAM.inDocument):
            shown.setdefault((node, name), str(value))
        elif name == RDF.type and value in _COUNTED and isinstance(value, URIRef):
            counted[node] = value
    limits = limits_of(triples)
    members = {node: int(str(value)) for node, name, value in triples if name == SAM.memberCount}
    for node, of in counted.items():
        by = {_local(name): str(value) for name, value in told.get(node, {}).items()}
        if (organisation := by.get("organisation")) and (kind := _kind_of(URIRef(organisation), mapped)):
            by["organisationKind"] = str(SAM[kind])
        named = of == SAM.Mention
        if named and (node, SAM.inDocument) not in shown:
            continue  # a fact names it, not the document in passing
        yield Row(
            of=_local(of),
            by=by,
            node=str(node),
            shown=shown.get((node, SAM.evidence if named else SAM.shownBy), ""),
            cue=shown.get((node, SAM.cue), "") if named else "",
            limits=limits.get(node, {}),
            members=members.get(node, 0),
        )


def _held(triples: Iterable[Triple], document: URIRef) -> list[Held]:
    """How many facts of each class a document's own graph holds."""
    parts: set[str] = set()
    classes: dict[str, list[str]] = {}
    for node, name, value in triples:
        if name == DCTERMS.isPartOf and value == document:
            parts.add(str(node))
        elif name == RDF.type:
            classes.setdefault(_local(URIRef(value)), []).append(str(node))
    facts = {of: sorted(parts.intersection(nodes)) for of, nodes in sorted(classes.items())}
    return [Held(of=of, number=len(nodes), node=nodes[0]) for of, nodes in facts.items() if nodes]


def _local(term: URIRef) -> str:
    return term.rpartition("#")[2]
