"""The words of a condition in a definition in, the shared concepts that they come down to out."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from rdflib import Graph

from ontology.cues import cue_expression
from ontology.terms import SAM

__all__ = ["conditions_in"]


def conditions_in(words: str) -> tuple[str, ...]:
    """The IRIs of the concepts of `concepts/criteria.ttl` that a condition's words betray, sorted.

    >>> conditions_in("vars ansökan ännu inte är slutligt prövad")
    ('https://w3id.org/samsyn/id/criterion/decision-pending',)
    """
    return tuple(iri for iri, betraying in _expressions() if betraying.search(words))


@cache
def _expressions() -> tuple[tuple[str, re.Pattern[str]], ...]:
    graph = Graph().parse(data=files("ontology").joinpath("concepts/criteria.ttl").read_text("utf-8"), format="turtle")
    found = sorted({str(node) for node in graph.subjects(SAM.cue)})
    return tuple((iri, cue_expression(_cues(graph, iri))) for iri in found)


def _cues(graph: Graph, iri: str) -> set[str]:
    return {str(cue) for node, cue in graph.subject_objects(SAM.cue) if str(node) == iri}
