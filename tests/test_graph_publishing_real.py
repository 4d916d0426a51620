"""The real documents answer alike in the store on disk and in a Virtuoso that they were published to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bench.stores import askings_in
from queries.asking import Strategies
from queries.catalog import questions
from queries.sources import open_source
from samsyn import app
from tests.virtuoso import INSTALLED, virtuoso

pytestmark = pytest.mark.skipif(not INSTALLED, reason="Virtuoso is not installed (virtuoso-opensource-7-bin)")
VALUES = 2  # of each parameter


@pytest.fixture(scope="module")
def server(real_graph: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Virtuoso of our own."""
    with virtuoso(tmp_path_factory.mktemp("virtuoso")) as address:
        yield address


@pytest.fixture(scope="module")
def told(server: str, real_graph: Path) -> str:
    """What the command says that sends each graph whole."""
    return publish(server, real_graph, "sparql-graph-crud-auth")


@pytest.fixture(scope="module")
def there(server: str, told: str) -> Strategies:
    """The real documents at the Virtuoso."""
    return Strategies(open_source(f"{server}/sparql"))


def publish(server: str, graph: Path, whole: str) -> str:
    words = ("--endpoint", f"{server}/sparql-auth", "--graph-store", f"{server}/{whole}", "--user", "dba")
    result = CliRunner().invoke(
        app, ["publish", *words, "--password", "dba", "--graph", str(graph)], env={"COLUMNS": "250"}
    )
    assert result.exit_code == 0, result.output
    return result.output


def test_graphs_of_any_size_are_taken_whole(told: str) -> None:
    """The largest documents arrive by the Graph Store Protocol, though the store asks first who sends them."""
    assert "triples are at" in told
    assert "batches" not in told


@pytest.mark.parametrize("name", list(questions()))
def test_every_question_has_the_same_answer(real: Strategies, there: Strategies, name: str) -> None:
    """A question has the same rows in the same order, as it stands and narrowed by what the graph itself knows."""
    asked = list(askings_in(real, questions()[name], VALUES))
    assert len(asked) > 1
    for one in asked:
        assert there.table(name, **one.values) == real.table(name, **one.values), one.values
