"""What the ontology declares, and that Python and the contract know the same terms."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef

from ontology.terms import SAM

ONTOLOGY = Path(__file__).resolve().parents[1] / "ontology"
CONTRACT = Path(__file__).resolve().parents[2] / "shared" / "CONTRACT.md"
EXAMPLES_OF_THE_CONTRACT = {"RULE"}


@cache
def samsyn() -> Graph:
    return Graph().parse(ONTOLOGY / "samsyn.ttl")


def declared() -> set[str]:
    home = URIRef("https://w3id.org/samsyn")
    return {str(term).partition("#")[2] for term in samsyn().subjects(RDFS.isDefinedBy, home)}


def test_python_and_turtle_have_the_same_terms() -> None:
    """A term that is added to one place only is noticed."""
    in_python = set(SAM.__annotations__) - {"_NS", "_fail", "_extras"} | set(SAM._extras)
    assert in_python == declared()


def test_a_misspelt_term_fails() -> None:
    """A typing error in Python never becomes a new term."""
    with pytest.raises(AttributeError):
        SAM["FocusAera"]


def test_every_term_of_the_contract_is_declared() -> None:
    """What queries and clients rely on is in the ontology."""
    if not CONTRACT.is_file():
        pytest.skip("needs ../shared for the contract")
    named = set(re.findall(r"sam:([A-Za-z0-9]+)", CONTRACT.read_text(encoding="utf-8")))
    assert named - EXAMPLES_OF_THE_CONTRACT <= declared()


@pytest.mark.parametrize("path", sorted(ONTOLOGY.rglob("*.ttl")), ids=lambda path: path.name)
def test_turtle_parses(path: Path) -> None:
    """Every Turtle file of the package can be read and says something."""
    assert len(Graph().parse(path))


def test_terms_have_labels_and_comments_in_both_languages() -> None:
    """A reader of either language finds out what a term means."""
    for name in declared():
        for property_ in (RDFS.label, RDFS.comment):
            values = [value for value in samsyn().objects(SAM[name], property_) if isinstance(value, Literal)]
            assert sorted(str(value.language) for value in values) == ["en", "sv"], name


def test_values_are_of_a_declared_class() -> None:
    """Each value, such as a modality, belongs to a class of ours."""
    for value in samsyn().subjects(RDF.type, OWL.NamedIndividual):
        kinds = set(samsyn().objects(value, RDF.type)) - {OWL.NamedIndividual}
        assert len(kinds) == 1, value
        assert (kinds.pop(), RDF.type, OWL.Class) in samsyn()


def test_words_are_lemmas() -> None:
    """The words by which documents call a thing are in lower case, since the reader compares them so."""
    words = [str(word) for word in samsyn().objects(None, SKOS.altLabel)]
    assert [word for word in words if word != word.lower() or word != word.strip()] == []
