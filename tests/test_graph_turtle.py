"""Exports: sorted, the same bytes for the same graph, readable by others."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Dataset, Graph, Literal, URIRef

from graph.store import Store, open_store
from graph.turtle import FORMATS, export
from graph.writing import write_store
from ontology.terms import SAM

A, B = URIRef("https://example.org/a"), URIRef("https://example.org/b")
TRIPLES = [(A, SAM.quote, Literal('”Å\n"citat"', lang="sv")), (B, SAM.page, Literal(1)), (A, SAM.start, Literal(0))]


def made(folder: Path, *, backwards: bool = False) -> Store:
    """A store with the same content, put in one order or the other."""
    graphs = [(A, TRIPLES), (B, TRIPLES[:1])]
    with write_store(folder) as writer:
        for graph, triples in reversed(graphs) if backwards else graphs:
            writer.put(graph, reversed(triples) if backwards else triples)
    return open_store(folder)


@pytest.mark.parametrize("ending", FORMATS)
def test_the_same_graph_gives_the_same_bytes(tmp_path: Path, ending: str) -> None:
    """The order in which things were put does not show."""
    first, second = tmp_path / f"1.{ending}", tmp_path / f"2.{ending}"
    export(made(tmp_path / "one"), first)
    export(made(tmp_path / "other", backwards=True), second)
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize(("ending", "name"), [("nq", "nquads"), ("trig", "trig"), ("jsonld", "json-ld")])
def test_others_read_every_graph(tmp_path: Path, ending: str, name: str) -> None:
    """Another library reads the same triples in the same graphs."""
    export(made(tmp_path / "graph"), tmp_path / f"all.{ending}")
    read = Dataset().parse(tmp_path / f"all.{ending}", format=name)
    assert set(read.graph(A)) == set(TRIPLES)
    assert set(read.graph(B)) == set(TRIPLES[:1])


def test_turtle_joins_the_graphs(tmp_path: Path) -> None:
    """Turtle has one graph, in which a triple of two graphs stands once."""
    export(made(tmp_path / "graph"), tmp_path / "all.ttl")
    assert set(Graph().parse(tmp_path / "all.ttl")) == set(TRIPLES)
    assert (tmp_path / "all.ttl").read_text(encoding="utf-8").count("sam:quote") == 1


def test_an_unknown_ending_is_refused(tmp_path: Path) -> None:
    """The message names the endings that there are, and no file is written."""
    with pytest.raises(ValueError, match=r"\.nq, \.trig"):
        export(made(tmp_path / "graph"), tmp_path / "all.rdf")
    assert not (tmp_path / "all.rdf").exists()
