"""The Python interface: the examples of its page run, on a graph on disk and on a served one, and its types hold."""

from __future__ import annotations

import doctest
from pathlib import Path

import networkx as nx
import pandas as pd
import pytest

import samsyn
from queries.asking import Strategies
from tests.serving import served

PAGE = Path(__file__).resolve().parents[1] / "docs" / "python.md"


def test_the_examples_of_the_page_run(example_graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each example of the page gives what stands under it, also the one that asks a server."""
    (tmp_path / "demo-graph").symlink_to(example_graph)
    monkeypatch.chdir(tmp_path)
    with served(example_graph) as server:
        text = PAGE.read_text(encoding="utf-8").replace("http://127.0.0.1:8000/sparql", server.sparql)
        examples = doctest.DocTestParser().get_doctest(text.replace("```", ""), {}, PAGE.name, str(PAGE), 0)
        results = doctest.DocTestRunner(optionflags=doctest.IGNORE_EXCEPTION_DETAIL).run(examples)
    assert results.attempted >= 15 and results.failed == 0


def test_what_is_given_is_what_is_typed(example_graph: Path) -> None:
    """The public functions give what they say, which the type checker holds against the names here."""
    strategies: Strategies = samsyn.open(str(example_graph))
    frame: pd.DataFrame = strategies.ask("strategies")
    told: pd.DataFrame = strategies.sparql("SELECT ?s WHERE { ?s ?p ?o } LIMIT 1")
    network: nx.Graph[str] = strategies.graph()
    assert {"document", "page", "quote", "fact"} <= set(frame.columns)
    assert isinstance(told, pd.DataFrame) and isinstance(network, nx.Graph)
