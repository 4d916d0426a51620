"""Facts and what a person found wrong in, the facts without it out, and a note of each that was left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rdflib import RDF, RDFS, Literal, URIRef

from graph.corrections import Correction
from graph.identifiers import fold, letters
from graph.linking.shared import Triple, words
from graph.mapping.identity import identity
from graph.rewriting import Rewriting
from ingest.facts.records import Fact, Facts, Party
from ontology.terms import SAM

__all__ = ["chosen_themes", "corrected", "correction_triples"]

_SHOWN = ("label", "text", "number")  # the fields that the graph shows of a fact


def corrected(facts: Facts, corrections: Sequence[Correction]) -> tuple[Facts, list[tuple[Correction, Fact]]]:
    """The facts that nobody found wrong, none of which points to a wrong one; and each correction with what it met."""
    met = list(_met(facts, [one for one in corrections if one.theme is None]))
    if not met:
        return facts, []
    wrong = list({id(fact): fact for _, fact in met}.values())
    rewritten = Rewriting(left_out=wrong)
    kept = tuple(new for fact in facts.facts if (new := rewritten(fact)) is not None)
    return replace(facts, document=rewritten(facts.document), facts=kept), met


def chosen_themes(facts: Facts, corrections: Sequence[Correction]) -> dict[int, Correction]:
    """The theme that a person chose for each of some facts, by the fact's identity."""
    return {id(fact): one for one, fact in _met(facts, [one for one in corrections if one.theme is not None])}


def _met(facts: Facts, corrections: Sequence[Correction]) -> Iterator[tuple[Correction, Fact]]:
    of_file = {one.key: one for one in corrections if fold(one.document) == fold(facts.document.file_name)}
    for fact in facts.facts if of_file else ():
        keys = (f"{type(fact).__name__} {text}" for text in _texts(fact))
        if found := next((of_file[key] for key in keys if key in of_file), None):
            yield found, fact


def _texts(fact: Fact) -> tuple[str, ...]:
    """The texts by which a person may call a fact, as compared: that of its identity, and what the graph says of it."""
    shown = [identity(fact), *(str(getattr(fact, name)) for name in _SHOWN if getattr(fact, name, ""))]
    if isinstance(party := getattr(fact, "party", None), Party):
        shown.append(party.mentioned_as)
    return tuple(dict.fromkeys(map(fold, shown)))


def correction_triples(document: URIRef, met: Sequence[tuple[Correction, Fact]]) -> list[Triple]:
    """A note of each correction that met something in a document, by whom; the graph says nothing else of the fact."""
    return [triple for one in {one.key: one for one, _ in met}.values() for triple in _note(document, one)]


def _note(document: URIRef, one: Correction) -> Iterator[Triple]:
    node = URIRef(f"{document}/correction/{letters(one.key)}")
    yield node, RDF.type, SAM.Correction
    yield node, SAM.inDocument, document
    yield node, SAM.correctedKind, SAM[one.kind]
    yield node, RDFS.label, words(one.text)
    yield node, SAM.correctedBy, Literal(one.by)
    yield node, SAM.rule, Literal("corrections")
    yield node, SAM.premise, document
