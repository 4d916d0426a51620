"""The words of a condition in a definition in, the shared concepts that they come down to out."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from rdflib import SKOS, Graph

from ontology.cues import cue_expression
from ontology.terms import SAM

__all__ = ["conditions_in"]


def conditions_in(words: str) -> tuple[str, ...]:
    """The IRIs of the concepts of `concepts/criteria.ttl` that a condition's words betray, sorted.

    Of a wider and a narrower one it is the narrower.

    >>> conditions_in("vars ansökan ännu inte är slutligt prövad")
    ('https://w3id.org/samsyn/id/criterion/decision-pending',)
    """
    found = tuple(iri for iri, betraying in _expressions() if betraying.search(words))
    wider = {_wider().get(iri) for iri in found}
    return tuple(iri for iri in found if iri not in wider)


@cache
def _register() -> Graph:
    return Graph().parse(data=files("ontology").joinpath("concepts/criteria.ttl").read_text("utf-8"), format="turtle")


@cache
def _wider() -> dict[str, str]:
    return {str(node): str(wider) for node, wider in _register().subject_objects(SKOS.broader)}


@cache
def _expressions() -> tuple[tuple[str, re.Pattern[str]], ...]:
    graph = _register()
    found = sorted({str(node) for node in graph.subjects(SAM.cue)})
    return tuple((iri, cue_expression(_cues(graph, iri))) for iri in found)


def _cues(graph: Graph, iri: str) -> set[str]:
    return {str(cue) for node, cue in graph.subject_objects(SAM.cue) if str(node) == iri}
