"""Names of those who signed stay in a place of their own, or are not stored at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.building import Choices, build, store_outcomes
from graph.persons import apart, masked, without
from graph.store import Store, open_store
from graph.turtle import export
from graph.verifying import verify
from ingest.evidence import Evidence
from ingest.facts.records import Facts, Partnership, Signature
from ingest.layout.boxes import Box
from ingest.outcomes import Outcome
from ontology.terms import SAM
from tests.example_graphs import DOCUMENTS
from tests.made_facts import facts, party

SIGNED = DOCUMENTS / "sjoboda-overenskommelse.pdf"
TEXT = "Undertecknas av\nAnna Berg\nRegion Granvik"


def signed() -> Facts:
    """A document that a person signs for a region, which is its partner by the same lines."""
    boxes = (Box(1, 0.0, 0.0, 90.0, 10.0), Box(1, 0.0, 10.0, 90.0, 20.0))
    proof = (Evidence(1, 16, 40, TEXT[16:40], boxes),)
    region = party("Region Granvik")
    return facts(
        Signature(evidence=proof, person="Anna Berg", party=region),
        Partnership(evidence=proof, party=region),
        text=TEXT,
    )


def test_a_quotation_of_another_fact_leaves_the_name_out() -> None:
    """What proves a partner is the line with its name and the box of this line; the signature keeps both lines."""
    signature, partner = apart(signed()).facts
    assert signature.evidence[0].quote == "Anna Berg\nRegion Granvik"
    proof = partner.evidence[0]
    assert (proof.quote, proof.start, proof.end) == ("Region Granvik", 26, 40)
    assert TEXT[proof.start : proof.end] == proof.quote
    assert [box.top for box in proof.boxes] == [10.0]


def test_without_persons_the_name_is_nowhere() -> None:
    """The signature is gone, and the name is hidden in text and quotations, letter by letter."""
    hidden = without(signed())
    assert [type(fact) for fact in hidden.facts] == [Partnership]
    assert hidden.text == "Undertecknas av\n█████████\nRegion Granvik"
    assert hidden.facts[0].evidence[0].quote == "█████████\nRegion Granvik"


def test_a_name_within_another_word_stays() -> None:
    """Only whole names are hidden, also over a line break."""
    assert masked("Anna\nBerg i Anna Bergs län", frozenset({"Anna Berg"})) == "█████████ i Anna Bergs län"


def test_a_document_nobody_signed_is_as_it_was() -> None:
    """Facts without signatures are handed on untouched."""
    plain = facts()
    assert apart(plain) is plain
    assert without(plain) is plain


def names(store: Store) -> set[str]:
    return {
        str(value) for graph in store.graphs(aside=True) for _, of, value in store.triples(graph) if of == SAM.person
    }


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, set[str]]:
    """The graph of an agreement, and the names of those who signed it."""
    folder = tmp_path_factory.mktemp("signed") / "graph"
    assert [one.read for one in build([SIGNED], folder)] == [True]
    found = names(open_store(folder))
    assert len(found) >= 8
    return folder, found


def test_no_question_sees_a_name(built: tuple[Path, set[str]]) -> None:
    """No value of a graph that is asked holds the name of a signatory; the owner's export has them all."""
    folder, signatories = built
    store = open_store(folder)
    asked = "\n".join(line for graph in store.graphs() for line in store.lines(graph))
    assert not [name for name in signatories if name in asked]
    export(store, folder.parent / "all.nq")
    exported = (folder.parent / "all.nq").read_text(encoding="utf-8")
    assert all(name in exported for name in signatories)
    assert verify(store) == []


def test_no_persons_stores_no_name(built: tuple[Path, set[str]], tmp_path: Path) -> None:
    """With the option, no file of the graph's folder holds a name, not even where an earlier build had stored them."""
    signatories = built[1]
    assert [one.read for one in build([SIGNED], tmp_path)] == [True]
    assert any(name.encode() in _all_bytes(tmp_path) for name in signatories)
    assert [one.change for one in build([SIGNED], tmp_path, choices=Choices(persons=False))] == ["changed"]
    held = _all_bytes(tmp_path)
    assert not [name for name in signatories if name.encode() in held]
    assert not list((open_store(tmp_path).folder / "sources").iterdir())
    assert verify(open_store(tmp_path)) == []


def _all_bytes(folder: Path) -> bytes:
    export(open_store(folder), folder / "all.nq")  # the store compresses its files
    held = b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())
    (folder / "all.nq").unlink()
    return held


def test_a_file_that_nobody_signed_is_kept(tmp_path: Path) -> None:
    """The option leaves the files of documents without signatures beside the graph."""
    read = Outcome.of_value(DOCUMENTS / "granvik-strategi.pdf", (facts(), ""))
    list(store_outcomes([read], tmp_path, Choices(persons=False)))
    assert len(list((open_store(tmp_path).folder / "sources").iterdir())) == 1
