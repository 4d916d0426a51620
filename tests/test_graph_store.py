"""The store on disk: replaced whole, never seen half, the same for the same content."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Literal, URIRef

from graph.errors import NoGraphError
from graph.linking.shared import Triple
from graph.locking import LockedError
from graph.store import Store, open_store
from graph.writing import write_store

DOCUMENT = URIRef("https://example.org/document")
OTHER = URIRef("https://example.org/document-2")
PERSONS = URIRef(f"{DOCUMENT}/persons")
P = URIRef("https://example.org/p")
EVERYTHING = "SELECT ?s ?o WHERE { ?s ?p ?o } ORDER BY ?o"


def put(folder: Path, **graphs: str) -> None:
    """Write one triple into each graph; the names are those of the graphs above."""
    with write_store(folder) as writer:
        for name, value in graphs.items():
            graph = {"document": DOCUMENT, "other": OTHER, "persons": PERSONS}[name]
            writer.put(graph, [(DOCUMENT, P, Literal(value, lang="sv"))])


def values(store: Store) -> list[str]:
    return [str(row[1]) for row in store.select(EVERYTHING).rows]


def test_what_was_put_is_found(tmp_path: Path) -> None:
    """Terms come back as they were put, with language, datatype and decimals as written."""
    put_terms: list[URIRef | Literal] = [
        Literal("text", lang="sv"),
        Literal("plain"),
        Literal(3),
        Literal(True),
        URIRef("https://example.org/ö"),
    ]
    with write_store(tmp_path) as writer:
        triples: list[Triple] = [(DOCUMENT, P, term) for term in put_terms]
        writer.put(DOCUMENT, triples)
    rows = open_store(tmp_path).select("SELECT ?o WHERE { ?s ?p ?o }").rows
    assert {row[0] for row in rows} == set(put_terms)


def test_a_variable_without_value(tmp_path: Path) -> None:
    """An optional variable that has no value is None, in the order of the columns."""
    put(tmp_path, document="a")
    answer = open_store(tmp_path).select("SELECT ?s ?none WHERE { ?s ?p ?o OPTIONAL { ?s <urn:x> ?none } }")
    assert (answer.columns, answer.rows) == (("s", "none"), [(DOCUMENT, None)])


def test_a_graph_is_replaced_whole(tmp_path: Path) -> None:
    """Putting a graph again leaves nothing of what it was, and nothing else changes."""
    put(tmp_path, document="old", other="kept")
    put(tmp_path, document="new")
    assert values(open_store(tmp_path)) == ["kept", "new"]


def test_the_same_again_changes_nothing(tmp_path: Path) -> None:
    """Where nothing is other than before, no new version is made."""
    put(tmp_path, document="a")
    before = (tmp_path / "current").read_text()
    put(tmp_path, document="a")
    assert (tmp_path / "current").read_text() == before
    assert len(list(tmp_path.glob("version-*"))) == 1


def test_an_open_reader_sees_its_version(tmp_path: Path) -> None:
    """A reader goes on with what it opened; one that opens later sees the new version."""
    put(tmp_path, document="old")
    reader = open_store(tmp_path)
    put(tmp_path, document="new")
    assert (values(reader), values(open_store(tmp_path))) == (["old"], ["new"])


def test_a_run_that_breaks_off_leaves_the_last_state(tmp_path: Path) -> None:
    """When a build fails midway, readers see the graph as it was, and the next build clears the rest away."""
    put(tmp_path, document="good")
    with pytest.raises(RuntimeError), write_store(tmp_path) as writer:
        writer.put(DOCUMENT, [])
        raise RuntimeError
    assert values(open_store(tmp_path)) == ["good"]
    put(tmp_path, document="better")
    assert len(list(tmp_path.glob("version-*"))) == 1


def test_one_writer_at_a_time(tmp_path: Path) -> None:
    """A second writer is refused at once, and told which graph is being written."""
    with write_store(tmp_path), pytest.raises(LockedError, match=tmp_path.name), write_store(tmp_path):
        pass


def test_no_graph_says_what_to_do(tmp_path: Path) -> None:
    """Opening an empty folder tells how to build a graph there."""
    with pytest.raises(NoGraphError, match="samsyn build"):
        open_store(tmp_path)


def test_names_of_persons_are_not_asked(tmp_path: Path) -> None:
    """No question sees the graph of persons, by whichever query; an export has it."""
    put(tmp_path, document="public", persons="Anna Berg")
    store = open_store(tmp_path)
    assert values(store) == ["public"]
    assert b"Anna" not in store.answer("SELECT ?o WHERE { GRAPH ?g { ?s ?p ?o } }")
    store.serialize(tmp_path / "all.nq", "nq", {})
    assert "Anna Berg" in (tmp_path / "all.nq").read_text(encoding="utf-8")


def test_a_superseded_document_steps_aside_and_back(tmp_path: Path) -> None:
    """A document that a newer edition replaces is no longer asked, but kept; it returns when the newer one goes."""
    put(tmp_path, document="old", other="new")
    with write_store(tmp_path) as writer:
        writer.supersede([DOCUMENT])
    assert values(open_store(tmp_path)) == ["new"]
    assert [str(o) for _, _, o in open_store(tmp_path).triples(DOCUMENT)] == ["old"]
    with write_store(tmp_path) as writer:
        writer.supersede([])
    assert values(open_store(tmp_path)) == ["new", "old"]


def test_a_removed_document_takes_its_graphs_along(tmp_path: Path) -> None:
    """Removing a document removes its persons and what was derived from it, and no document of a similar name."""
    put(tmp_path, document="a", persons="Anna Berg", other="kept")
    with write_store(tmp_path) as writer:
        writer.remove_document(DOCUMENT)
    assert open_store(tmp_path).graphs(aside=True) == [OTHER]


def test_a_graph_that_is_no_longer_derived_goes(tmp_path: Path) -> None:
    """Replacing a document whole removes graphs that its new version does not have."""
    rule = URIRef(f"{DOCUMENT}/derived/rule")
    triple = (DOCUMENT, P, Literal("a"))
    with write_store(tmp_path) as writer:
        writer.put_document(DOCUMENT, {DOCUMENT: [triple], rule: [triple]})
    with write_store(tmp_path) as writer:
        assert writer.put_document(DOCUMENT, {DOCUMENT: [triple]})
    assert open_store(tmp_path).graphs() == [DOCUMENT]


def test_blank_nodes_stay_out(tmp_path: Path) -> None:
    """A Turtle file gives the triples that have names for all their nodes."""
    with write_store(tmp_path) as writer:
        writer.put_turtle(DOCUMENT, '<urn:a> <urn:p> "kept" ; <urn:q> [ <urn:p> "dropped" ] .')
    assert values(open_store(tmp_path)) == ["kept"]


def test_queries_of_the_wrong_form_are_refused(tmp_path: Path) -> None:
    """Each way of asking takes queries of its own form only."""
    put(tmp_path, document="a")
    store = open_store(tmp_path)
    assert store.ask("ASK { ?s ?p ?o }")
    assert len(store.construct("CONSTRUCT WHERE { ?s ?p ?o }")) == 1
    for wrong in (lambda: store.select("ASK {}"), lambda: store.ask("SELECT * {}"), lambda: store.construct("ASK {}")):
        with pytest.raises(SyntaxError):
            wrong()
