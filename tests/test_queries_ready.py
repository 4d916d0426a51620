"""Answers that were made ready with the graph are those that it gives when it is asked, never those of another."""

from __future__ import annotations

import doctest
import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from pathlib import Path
from shutil import copytree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from graph.backups import dump, restore
from graph.building import store_outcomes
from graph.description import QUERIES as COUNTS
from graph.store import ANSWERS, open_store
from graph.verifying import verify
from graph.versions import current_version
from ingest.outcomes import Outcome
from queries import turning
from queries.asking import Strategies
from queries.catalog import questions, whole_lookups
from queries.packing import DAMAGED, pack, unpack
from queries.parameters import bind
from queries.preparing import prepare, renew
from queries.ready import Ready
from queries.serving import application
from queries.sources import LocalSource
from queries.tables import Table
from samsyn import app
from tests.example_graphs import DOCUMENTS
from tests.made_facts import area, facts, goal
from tests.web import fetch, served

WHOLE = [one.name for one in questions().values() if not any(parameter.required for parameter in one.parameters)]
CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False),
    st.dates(),
    st.text(max_size=5),
    st.lists(st.text(max_size=3)).map(tuple),
)


class Unasked(LocalSource):
    """A graph that nobody may ask: all that is told of it was made ready before."""

    def select(self, text: str) -> bytes:
        raise AssertionError(f"asked: {text}")


@pytest.fixture(scope="module")
def prepared(example_graph: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the example graph with its answers."""
    folder = tmp_path_factory.mktemp("ready") / "graph"
    copytree(example_graph, folder)
    renew(folder)
    return folder


def exactly(table: Table) -> tuple[tuple[str, ...], list[str]]:
    """The rows so that 1, 1.0 and True are three things."""
    return table.columns, [repr(row) for row in table.rows]


@pytest.mark.parametrize("proven", [True, False])
def test_each_answer_is_the_one_that_the_graph_gives(examples: Strategies, prepared: Path, proven: bool) -> None:
    """Rows, their order and the types of their cells are the same, with sentences and without, and nothing is asked."""
    kept, live = Strategies(Unasked(prepared), prove=proven), examples if proven else examples.without_proofs()
    for name in WHOLE:
        assert exactly(kept.table(name)) == exactly(live.table(name)), name
    for name in whole_lookups():
        assert exactly(kept.look_up(name)) == exactly(live.look_up(name)), name
    assert len(WHOLE) > 40 and len(whole_lookups()) > 20


def test_what_a_graph_holds_is_told_without_counting(example_graph: Path, prepared: Path) -> None:
    """Its description is the same, of which the counts over all triples are what takes long in a large graph."""
    told = []
    for folder in (example_graph, prepared):
        with served(application(folder)) as address:
            reply = fetch(f"{address}/.well-known/void", accept="application/n-triples", host="granvik.example")
        assert reply.status == 200
        told.append({re.sub(r"_:\w+", "_:", line) for line in reply.text.splitlines() if "modified" not in line})
    assert told[0] == told[1] and len(told[0]) > 100
    assert all(Strategies(Unasked(prepared)).kept(text) for text in COUNTS.values())


@pytest.mark.parametrize("name", [one.name for one in questions().values() if one.turn])
def test_a_question_about_a_day_is_answered_for_every_day(examples: Strategies, prepared: Path, name: str) -> None:
    """Rows turn on the day that the question says, whichever day it is asked about."""
    kept = Strategies(Unasked(prepared))
    told = {cell for row in examples.table(name).rows for cell in row if isinstance(cell, date)}
    assert told
    for day in sorted({date.min, date.max} | {day + timedelta(days) for day in told for days in (-1, 0, 1)}):
        assert exactly(kept.on(day).table(name)) == exactly(examples.on(day).table(name)), day


def test_every_question_about_a_day_says_how_it_turns() -> None:
    """Else its answers could not be made ready."""
    assert all(any(one.is_date for one in each.parameters) == bool(each.turn) for each in questions().values())
    assert not doctest.testmod(turning).failed


def test_narrowed_questions_and_other_days_are_asked(example_graph: Path, examples: Strategies, prepared: Path) -> None:
    """An answer that is kept is of all counties and of the newest editions; others are worked out as before."""
    kept = Strategies(LocalSource(prepared))
    for name in ("goals-by-county", "plans-expired"):
        assert exactly(kept.table(name, county="Sjöboda")) == exactly(examples.table(name, county="Sjöboda"))
        assert exactly(kept.table(name, as_of="2024-05-01")) == exactly(examples.table(name, as_of="2024-05-01"))


def test_the_same_graph_keeps_the_same_bytes(prepared: Path, tmp_path: Path) -> None:
    """Whoever makes the answers ready, and when."""
    prepare(open_store(prepared), tmp_path)
    version = current_version(prepared)
    assert version is not None
    before, after = (
        {path.name: path.read_bytes() for path in (place / ANSWERS).iterdir()} for place in (version, tmp_path)
    )
    assert before == after and len(before) > 60


def test_a_changed_question_is_asked(prepared: Path) -> None:
    """A program with another text of a question does not take the old answer for it."""
    version = current_version(prepared)
    assert version is not None
    ready, text = Ready(version), bind(questions()["goals-by-county"], {})
    assert ready.find(text) is not None
    assert ready.find(text.replace("SELECT ?county", "SELECT DISTINCT ?county")) is None


def spoiled(content: bytes) -> Iterable[bytes]:
    """What may become of a file: it is cut off, empty, or one of its bytes is another."""
    yield from (b"", content[: len(content) // 2], content[:-1])
    for at in range(0, len(content), max(len(content) // 300, 1)):
        yield content[:at] + bytes([content[at] ^ 0x55]) + content[at + 1 :]


def test_a_damaged_answer_is_never_shown() -> None:
    """Whatever byte of it is wrong, it is the same answer or it is none."""
    table = Table(("county", "n", "until"), tuple((f"län {i % 3}", i % 7, date(2024, 1, 1 + i % 9)) for i in range(40)))
    found = 0
    for content in spoiled(pack(table)):
        try:
            assert unpack(content) == table
        except DAMAGED:
            found += 1
    assert found > 100


def test_who_asks_for_a_damaged_answer_gets_the_right_one(examples: Strategies, prepared: Path, tmp_path: Path) -> None:
    """The graph is asked instead, and it is whole by all other means."""
    folder = tmp_path / "graph"
    copytree(prepared, folder)
    version = current_version(folder)
    assert version is not None
    for number, path in enumerate(sorted((version / ANSWERS).iterdir())):
        path.write_bytes((b"", b"no archive", path.read_bytes()[:-9])[number % 3])
    strategies = Strategies(LocalSource(folder))
    for name in ("goals-by-county", "terms-differ", "strategies-expired"):
        assert exactly(strategies.table(name)) == exactly(examples.table(name))
    assert not verify(open_store(folder))


@given(st.lists(st.tuples(CELLS, CELLS), max_size=20))
def test_a_table_comes_back_as_it_was(rows: list[tuple[object, object]]) -> None:
    """Every cell has its value and its type, however few or many values a column has."""
    table = Table(("a", "b"), tuple(rows))  # type: ignore[arg-type]
    assert exactly(unpack(pack(table))) == exactly(table)
    left_out = Table(("a", "b"), tuple((None, second) for _, second in table.rows))
    assert exactly(unpack(pack(table), {"a"})) == exactly(left_out)


def stored(folder: Path, word: str, finish: Callable[..., None] | None = None) -> None:
    """A graph of one strategy with a goal that holds a word."""
    of = area("Arbete")
    made = facts(of, goal(f"Alla ska {word}.", of), text=f"Alla ska {word}.", county="Granviks län", file_name="a.pdf")
    list(store_outcomes([Outcome.of_value(DOCUMENTS / "sjoboda-webb.html", (made, ""))], folder, finish=finish))


def goals(folder: Path) -> list[object]:
    return [row["goal"] for row in Strategies(LocalSource(folder)).table("goals-by-county").dicts()]


def test_a_new_version_never_shows_the_answers_of_the_last(tmp_path: Path) -> None:
    """Whether its own were made ready or not; and a build that changes nothing leaves them as they are."""
    finish: Callable[..., None] = lambda store: prepare(store, store.folder)  # noqa: E731 - what a large graph is given
    stored(tmp_path, "arbeta", finish)
    assert Strategies(Unasked(tmp_path)).table("goals-by-county").rows
    stored(tmp_path, "studera")
    assert goals(tmp_path) == ["Alla ska studera."]
    stored(tmp_path, "vila", finish)
    version = current_version(tmp_path)
    stored(tmp_path, "vila", finish)
    assert current_version(tmp_path) == version
    assert goals(tmp_path) == ["Alla ska vila."]
    assert Strategies(Unasked(tmp_path)).table("goals-by-county").rows


def test_a_restored_graph_has_its_answers(prepared: Path, tmp_path: Path) -> None:
    """They are in the dump, with their checksums as all else."""
    dump(open_store(prepared), tmp_path / "dump")
    restore(tmp_path / "dump", tmp_path / "graph")
    assert Strategies(Unasked(tmp_path / "graph")).table("goals-by-county").rows


def test_the_command_makes_answers_ready_or_says_that_there_is_no_graph(example_graph: Path, tmp_path: Path) -> None:
    """It is also for small graphs, and leaves all else as it is."""
    folder = tmp_path / "graph"
    copytree(example_graph, folder)
    assert CliRunner().invoke(app, ["prepare", "--graph", str(folder)]).exit_code == 0
    assert Strategies(Unasked(folder)).table("themes-shared").rows
    assert not verify(open_store(folder))
    refused = CliRunner().invoke(app, ["prepare", "--graph", str(tmp_path / "nothing")])
    assert refused.exit_code != 0
    assert not (tmp_path / "nothing").exists()
