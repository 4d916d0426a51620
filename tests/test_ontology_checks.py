"""The checks over a whole graph: none finds fault with our examples, each finds the fault that names it."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from rdflib import Graph

ONTOLOGY = Path(__file__).resolve().parents[1] / "ontology"
CHECKS = sorted((ONTOLOGY / "checks").glob("*.rq"))
PREFIXES = """
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sam: <https://w3id.org/samsyn#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix : <https://example.org/> .
"""
FAULTS = {
    "count-that-agrees-by-mistake": ":count sam:outcome sam:Agrees ; sam:number 5 ; sam:foundCount 4 .",
    "derived-without-rule": ":gap a sam:Gap .",
    "evidence-of-nothing": ":place a sam:Evidence .",
    "fact-without-evidence": ":goal a sam:Goal ; dcterms:isPartOf :document ; sam:evidence [ sam:page 1 ] .",
    "focus-area-of-another-document": (
        ":goal sam:focusArea :area ; dcterms:isPartOf :document . :area dcterms:isPartOf :another ."
    ),
    "goal-under-itself": ":goal sam:partOfGoal :other . :other sam:partOfGoal :goal .",
    "literal-for-node": 'sam:county a owl:ObjectProperty . :document sam:county "Granviks län" .',
    "missing-super-class": ":goal a sam:SubGoal .",
    "term-without-labels": 'sam:Odd rdfs:isDefinedBy <https://w3id.org/samsyn> ; rdfs:label "odd"@en .',
    "two-organisations-with-one-name": (
        ':one a sam:Organisation ; skos:inScheme :r ; rdfs:label "Verket"@sv .'
        ' :two a sam:Organisation ; skos:inScheme :r ; skos:altLabel "Verket"@sv .'
    ),
    "unknown-term": ":goal a sam:Gaol .",
}  # fmt: skip


@cache
def everything() -> Graph:
    graph = Graph()
    for path in sorted(ONTOLOGY.rglob("*.ttl")):
        if path.parent.name != "shapes":
            graph.parse(path)
    return graph


def name_of(path: Path) -> str:
    return path.stem.removesuffix("-violation")


@pytest.mark.parametrize("path", CHECKS, ids=name_of)
def test_ontology_registers_and_examples_are_clean(path: Path) -> None:
    """What we hand out has none of the faults that we look for in others."""
    assert list(everything().query(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("path", CHECKS, ids=name_of)
def test_each_check_finds_its_fault(path: Path) -> None:
    """A check whose fault is there has a row for it."""
    faulty = Graph().parse(data=PREFIXES + FAULTS[name_of(path)], format="turtle")
    assert list(faulty.query(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", CHECKS, ids=name_of)
def test_a_check_says_what_it_asks(path: Path) -> None:
    """The header names title, question and the columns that the query gives."""
    text = path.read_text(encoding="utf-8")
    header = dict(re.findall(r"^# (\w+): (.+)$", text, flags=re.MULTILINE))
    assert list(header) == ["title", "question", "columns"]
    result = Graph().query(text)
    assert [str(variable) for variable in result.vars or []] == header["columns"].split(", ")
