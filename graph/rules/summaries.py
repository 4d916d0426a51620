"""The facts and conclusions of all strategy documents in, how many there are by county and over all counties out.

A question about all counties reads these rows, so that its cost does not grow with the store. Each row names a few of
what it counts as its premises.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import chain

from rdflib import RDF, Literal, URIRef

from graph.identifiers import letters, thing
from graph.linking.shared import Triple, words
from graph.rules.compared import Row
from graph.rules.corpus import Corpus, Member
from graph.rules.limits import differences
from ontology.terms import SAM

__all__ = ["summaries"]

_RULE = "summaries"
_PREMISES = 3  # of what a row counts, the first by their IRIs: enough to show one
_BY = {  # what each class is counted by: one row for each
    "Partnership": (("organisation",), ("organisationKind",)),
    "Signature": (("organisation",),),
    "Coverage": (("theme", "coverageKind"),),
    "AgendaLink": (("sdg", "basis"),),
    "Mention": (("theme",), ("sdg",)),
    "Gap": (("gapKind",),),
    "Definition": (("term",),),
}
_USUAL = ("Partnership",)  # of these it is told what most counties have, and which of them lack it
_STRONGEST = ("/focus-area/", "/goal/", "/action/")  # kinds of facts, by how much they show
_Key = tuple[str, tuple[tuple[str, str], ...]]


def summaries(corpus: Corpus, gaps: Sequence[Triple] = ()) -> list[Triple]:
    """A row for each county, and one for all of them, of each thing that is counted.

    `gaps` are the triples of those that follow from all documents together.
    """
    counted: dict[_Key, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for document, row in chain(_rows(corpus), _rows_of_gaps(corpus, gaps)):
        for key in _keys(row):
            counted[key][str(document.county)].append(row)
    asked = {str(document.county) for document in corpus.strategies}
    found: list[Triple] = []
    for key, counties in sorted(counted.items()):
        for county, rows in sorted(counties.items()):
            found += _row(key, county, _Counted.of(rows))
        found += _row_of_all(key, [_Counted.of(rows) for _, rows in sorted(counties.items())])
        usual = key[0] in _USUAL and len(counties) > 1 and 2 * len(counties) > len(asked)
        if usual:
            found += _usual(key, min(row.node for rows in counties.values() for row in rows), sorted(counties))
        if usual or "organisationKind" in dict(key[1]):
            found += ((_node(key), SAM.lackedBy, URIRef(county)) for county in sorted(asked.difference(counties)))
        if key[0] == "Definition":
            limits = (row.limits for rows in counties.values() for row in rows)
            found.append((_node(key), SAM.differenceCount, Literal(differences(limits))))
    return found + list(_totals(corpus))


@dataclass(frozen=True, slots=True)
class _Counted:
    """How many things there are, and a few of them: the first by their IRIs; what shows them best, and their words."""

    number: int
    few: list[str]
    shown: tuple[int, str] | None = None  # how weakly it shows, and what
    cues: frozenset[str] = frozenset()

    @classmethod
    def of(cls, rows: Sequence[Row]) -> _Counted:
        few = nsmallest(_PREMISES, {row.node for row in rows})
        shown = min(((_weakness(row), row.shown) for row in rows if row.shown), default=None)
        return cls(len(rows), few, shown, frozenset(row.cue for row in rows if row.cue))

    @classmethod
    def sum(cls, parts: Sequence[_Counted]) -> _Counted:
        few = nsmallest(_PREMISES, {node for one in parts for node in one.few})
        shown = min((one.shown for one in parts if one.shown), default=None)
        cues = frozenset(cue for one in parts for cue in one.cues)
        return cls(sum(one.number for one in parts), few, shown, cues)


def _weakness(row: Row) -> int:
    """A link may be shown by a fact of any kind, of which a focus area shows more than a goal, and so on."""
    if row.of != "AgendaLink":
        return 0
    return next((place for place, kind in enumerate(_STRONGEST) if kind in row.shown), len(_STRONGEST))


def _totals(corpus: Corpus) -> Iterator[Triple]:
    """How many facts of each class there are in all, whatever they are about, and how many documents."""
    held: dict[str, dict[str, list[_Counted]]] = defaultdict(lambda: defaultdict(list))
    for document in corpus.members:
        if document.county:
            held["Document"][document.county].append(_Counted(1, [str(document.iri)]))
    for document in corpus.strategies:
        held["StrategyDocument"][str(document.county)].append(_Counted(1, [str(document.iri)]))
        for one in document.compared.held:
            held[one.of][str(document.county)].append(_Counted(one.number, [one.node]))
    for county, parties in _parties(corpus).items():
        held["Organisation"][county] += [_Counted(_organisations(rows, corpus), [rows[0].node]) for rows in parties]
    for of, counties in sorted(held.items()):
        key: _Key = (of, ())
        sums = {county: _Counted.sum(parts) for county, parts in sorted(counties.items())}
        for county, counted in sums.items():
            yield from _row(key, county, counted)
            yield _node(key, county), SAM.totalOf, SAM[of]
        yield from _row_of_all(key, list(sums.values()))
        yield _node(key), SAM.totalOf, SAM[of]


def _parties(corpus: Corpus) -> dict[str, list[list[Row]]]:
    """The partnerships of each county, those with one organisation or group together."""
    found: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for document, row in _rows(corpus):
        if row.of == "Partnership" and (party := row.by.get("organisation")):
            found[str(document.county)][party].append(row)
    return {county: list(parties.values()) for county, parties in found.items()}


def _organisations(rows: Sequence[Row], corpus: Corpus) -> int:
    """How many organisations the partnerships with one are: of a group its members, told by documents or register."""
    return max(row.members for row in rows) or corpus.members_of(rows[0].by["organisation"]) or 1


def _rows(corpus: Corpus) -> Iterator[tuple[Member, Row]]:
    return ((document, row) for document in corpus.strategies for row in document.compared.rows)


def _rows_of_gaps(corpus: Corpus, gaps: Sequence[Triple]) -> Iterator[tuple[Member, Row]]:
    documents = {document.iri: document for document in corpus.strategies}
    kinds = {node: str(value) for node, name, value in gaps if name == SAM.gapKind}
    for node, name, value in gaps:
        if name == SAM.concerns:
            yield documents[URIRef(value)], Row(of="Gap", by={"gapKind": kinds[node]}, node=node)


def _keys(row: Row) -> Iterator[_Key]:
    for names in _BY[row.of]:
        if all(name in row.by for name in names):
            yield row.of, tuple((name, row.by[name]) for name in names)


def _row(key: _Key, county: str, counted: _Counted) -> Iterator[Triple]:
    node = _node(key, county)
    yield from _counted(node, key, counted)
    yield node, SAM.county, URIRef(county)


def _row_of_all(key: _Key, by_county: list[_Counted]) -> Iterator[Triple]:
    node = _node(key)
    yield from _counted(node, key, _Counted.sum(by_county))
    yield node, SAM.countyCount, Literal(len(by_county))


def _usual(key: _Key, shown: str, having: Iterable[str]) -> Iterator[Triple]:
    """Which counties have what most have: to look that up needs no look at what they all have."""
    node = _node(key)
    yield node, SAM.usualOf, SAM[key[0]]
    yield node, SAM.shownBy, URIRef(shown)
    yield from ((node, SAM.heldBy, URIRef(county)) for county in having)


def _node(key: _Key, county: str = "") -> URIRef:
    of, by = key
    return thing("derived", "summary", letters("\n".join((of, *(value for _, value in by), county))))


def _counted(node: URIRef, key: _Key, counted: _Counted) -> Iterator[Triple]:
    of, by = key
    yield node, RDF.type, SAM.Summary
    yield node, SAM.summarises, SAM[of]
    yield from ((node, SAM[name], URIRef(value)) for name, value in by)
    yield node, SAM.number, Literal(counted.number)
    yield node, SAM.rule, Literal(_RULE)
    yield from ((node, SAM.premise, URIRef(one)) for one in counted.few)
    if counted.shown:
        yield node, SAM.shownBy, URIRef(counted.shown[1])
    yield from ((node, SAM.cue, words(cue)) for cue in sorted(counted.cues))
