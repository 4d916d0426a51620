"""The triples of a document in, by what each of its definitions limits a term out: how long, which ages, from when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from rdflib import Literal, URIRef

from graph.linking.shared import Triple
from ontology.terms import SAM

__all__ = ["differences", "limits_of"]

_TOLD = (SAM.criterionKind, SAM.value, SAM.unit, SAM.inclusive, SAM.valueConcept)
_ONE_THING = {"MinDuration": "Duration", "MaxDuration": "Duration", "MinAge": "Age", "MaxAge": "Age"}


def limits_of(triples: Iterable[Triple]) -> dict[URIRef, dict[str, str]]:
    """What each definition says of each thing that terms are limited by, in a form of its own for each content."""
    definitions: dict[object, URIRef] = {}
    told: dict[object, dict[URIRef, str]] = defaultdict(dict)
    for node, name, value in triples:
        if name == SAM.criterion:
            definitions[value] = node
        elif name in _TOLD:
            told[node][name] = str(value).casefold() if isinstance(value, Literal) else str(value)
    found: dict[URIRef, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for criterion, definition in definitions.items():
        if thing := told[criterion].get(SAM.criterionKind, "").rpartition("#")[2]:
            found[definition][_ONE_THING.get(thing, thing)].add(_said(told[criterion]))
    return {node: {thing: "|".join(sorted(said)) for thing, said in sorted(by.items())} for node, by in found.items()}


def _said(told: Mapping[URIRef, str]) -> str:
    """A concept, or a number with its unit; a bound of which nothing else is said is reached."""
    numbers = " ".join(told.get(name, "") for name in (SAM.criterionKind, SAM.value, SAM.unit))
    return told.get(SAM.valueConcept) or f"{numbers} {told.get(SAM.inclusive, 'true')}"


def differences(definitions: Iterable[Mapping[str, str]]) -> int:
    """In how many ways definitions of a term differ: of each thing, what is said beyond the first.

    >>> differences([{"Duration": "2 year"}, {"Duration": "3 year", "Age": "18"}, {}])
    1
    """
    said: dict[str, set[str]] = defaultdict(set)
    for one in definitions:
        for thing, content in one.items():
            said[thing].add(content)
    return sum(len(contents) - 1 for contents in said.values())
