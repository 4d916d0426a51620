"""The facts and conclusions of all strategy documents in, how many there are by county and over all counties out.

A question about all counties reads these rows, so that its cost does not grow with the store. Each row names a few of
what it counts as its premises.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain

from rdflib import RDF, Literal, URIRef

from graph.identifiers import letters, thing
from graph.linking.shared import Triple
from graph.rules.compared import Row
from graph.rules.corpus import Corpus, Member
from ontology.terms import SAM

__all__ = ["summaries"]

_RULE = "summaries"
_PREMISES = 3
_BY = {  # what each class is counted by: one row for each
    "Partnership": (("organisation",), ("organisationKind",)),
    "Coverage": (("theme", "coverageKind"),),
    "AgendaLink": (("sdg", "basis"),),
    "Gap": (("gapKind",),),
    "Definition": (("term",),),
}
_Key = tuple[str, tuple[tuple[str, str], ...]]


def summaries(corpus: Corpus, gaps: Sequence[Triple] = ()) -> list[Triple]:
    """A row for each county, and one for all of them, of each thing that is counted.

    `gaps` are the triples of those that follow from all documents together.
    """
    counted: dict[_Key, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for document, row in chain(_rows(corpus), _rows_of_gaps(corpus, gaps)):
        for key in _keys(row):
            counted[key][str(document.county)].append(row.node)
    found: list[Triple] = []
    for key, counties in sorted(counted.items()):
        for county, nodes in sorted(counties.items()):
            found += _row(key, county, nodes)
        found += _row_of_all(key, [nodes for _, nodes in sorted(counties.items())])
    return found


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


def _row(key: _Key, county: str, nodes: list[str]) -> Iterator[Triple]:
    node = _node(key, county)
    yield from _counted(node, key, len(nodes), nodes[:_PREMISES])
    yield node, SAM.county, URIRef(county)


def _row_of_all(key: _Key, by_county: list[list[str]]) -> Iterator[Triple]:
    node = _node(key)
    yield from _counted(node, key, sum(map(len, by_county)), [nodes[0] for nodes in by_county[:_PREMISES]])
    yield node, SAM.countyCount, Literal(len(by_county))


def _node(key: _Key, county: str = "") -> URIRef:
    of, by = key
    return thing("derived", "summary", letters("\n".join((of, *(value for _, value in by), county))))


def _counted(node: URIRef, key: _Key, number: int, premises: list[str]) -> Iterator[Triple]:
    of, by = key
    yield node, RDF.type, SAM.Summary
    yield node, SAM.summarises, SAM[of]
    yield from ((node, SAM[name], URIRef(value)) for name, value in by)
    yield node, SAM.number, Literal(number)
    yield node, SAM.rule, Literal(_RULE)
    yield from ((node, SAM.premise, URIRef(one)) for one in premises)
