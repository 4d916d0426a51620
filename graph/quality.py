"""The figures that ship with the program in, what a graph says of its own quality out: measurements in terms of DQV.

The figures are those of `make evaluate` with `--write`; they are the program's and not of the documents in the graph.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from rdflib import RDF, RDFS, XSD, Literal, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS

from graph.identifiers import thing
from graph.linking.shared import Triple
from ontology.terms import SAM

__all__ = ["quality_triples"]

DQV = Namespace("http://www.w3.org/ns/dqv#")
_DIMENSIONS = Namespace("http://www.w3.org/2016/05/ldqd#")
_CUBE = Namespace("http://purl.org/linked-data/cube#")
_DATASET = thing("dataset")

_KINDS = {  # by row of the figures: the class that it is about, and its name in Swedish
    "document": ("Document", "uppgifter om dokumentet"),
    "focus_areas": ("FocusArea", "fokusområden"),
    "goals": ("Goal", "mål"),
    "actions": ("Action", "insatser"),
    "partners": ("Partnership", "samverkansparter"),
    "duties": ("Responsibility", "ansvar"),
    "bodies": ("Body", "organ"),
    "sdg": ("AgendaLink", "Agenda 2030"),
    "target_groups": ("TargetGroup", "målgrupper"),
    "definitions": ("Definition", "definitioner"),
    "principles": ("Principle", "principer"),
    "policies": ("PolicyReference", "andra styrdokument"),
    "legal_references": ("LegalReference", "lagar"),
    "stated_counts": ("StatedCount", "angivna antal"),
    "exclusions": ("Exclusion", "avgränsningar"),
    "follow_up": ("FollowUp", "uppföljning"),
    "signatories": ("Signature", "underskrifter"),
    "unassigned": ("statedUnassigned", "utan utpekad ansvarig"),
    "all": ("Fact", "alla slag"),
}
_FIGURES = {  # by figure: the dimension of quality, and its name in English and in Swedish
    "precision": ("semanticAccuracy", "share of the found that is right", "andel rätt av det funna"),
    "recall": ("completeness", "share of the existing that is found", "andel funnet av det som finns"),
    "f": (
        "semanticAccuracy",
        "harmonic mean of precision and recall",
        "harmoniskt medelvärde av precision och täckning",
    ),
    "micro-f": ("semanticAccuracy", "F of all facts and values together", "F för alla uppgifter tillsammans"),
    "macro-f": ("semanticAccuracy", "mean F of the kinds of facts and values", "medelvärde av F för varje slag"),
}
_SETS = {
    "examples": ("Made-up example strategies", "Påhittade exempelstrategier"),
    "real": (
        "Real documents on which the rules were developed, so that the figures say nothing of unseen ones",
        "Verkliga dokument som reglerna har utvecklats på, så att siffrorna inte säger något om osedda dokument",
    ),
}


def quality_triples() -> list[Triple]:
    """The triples of a graph of its own: how well each kind of fact is read, measured on which documents."""
    shipped: dict[str, Any] = json.loads(files("graph").joinpath("quality.json").read_text(encoding="utf-8"))
    found = {triple: None for name, content in shipped.items() for triple in _set(name, content)}
    return [(_DATASET, RDF.type, DCAT.Dataset), *found]


def _set(name: str, content: dict[str, Any]) -> Iterator[Triple]:
    node = thing("quality", name)
    yield node, RDF.type, DQV.QualityMeasurementDataset
    for language, text in zip(("en", "sv"), _SETS[name], strict=True):
        yield node, DCTERMS.description, Literal(f"{text} ({content['documents']})", lang=language)
    for kind, figures in content["figures"].items():
        for figure, value in figures.items():
            metric = thing("metric", f"{kind.replace('_', '-')}-{figure}")
            yield from _metric(metric, kind, figure)
            yield from _measurement(URIRef(f"{node}/{kind.replace('_', '-')}-{figure}"), node, metric, value)


def _metric(node: URIRef, kind: str, figure: str) -> Iterator[Triple]:
    about, swedish_kind = _KINDS[kind]
    dimension, english, swedish = _FIGURES[figure]
    yield node, RDF.type, DQV.Metric
    yield node, DQV.inDimension, _DIMENSIONS[dimension]
    yield node, DQV.expectedDataType, XSD.decimal
    yield node, DCTERMS.subject, SAM[about]
    yield node, RDFS.label, Literal(f"{kind.replace('_', ' ')}: {english}", lang="en")
    yield node, RDFS.label, Literal(f"{swedish_kind}: {swedish}", lang="sv")


def _measurement(node: URIRef, of: URIRef, metric: URIRef, value: str) -> Iterator[Triple]:
    yield node, RDF.type, DQV.QualityMeasurement
    yield node, DQV.computedOn, _DATASET
    yield node, DQV.isMeasurementOf, metric
    yield node, DQV.value, Literal(value, datatype=XSD.decimal, normalize=False)
    yield node, _CUBE.dataSet, of
