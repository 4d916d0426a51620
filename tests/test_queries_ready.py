"""Answers that were made ready with the graph are those that it gives when it is asked, never those of another."""

from __future__ import annotations

import doctest
import json
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from itertools import combinations, product
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
from queries import narrowing, turning
from queries.asking import Strategies
from queries.catalog import lookups_of_each, questions, whole_lookups
from queries.narrowing import Narrowing, rows_by_node
from queries.packing import DAMAGED, fold, pack, unfold, unpack
from queries.parameters import bind
from queries.parts import Part, Parts
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


def narrowed(strategies: Strategies, name: str) -> Iterator[dict[str, str | list[str]]]:
    """All values that a question can be narrowed to one by one, two at once, and one of each of two parameters."""
    one = questions()[name]
    nodes = {each.name: sorted({node for node, _ in strategies.names(each)}) for each in one.parameters}
    for base in product(
        *([(each.name, node) for node in nodes[each.name]] for each in one.parameters if each.required)
    ):
        needed: dict[str, str | list[str]] = dict(base)
        yield from [needed] if needed else []
        for parameter in one.narrows:
            yield from ({**needed, parameter: node} for node in nodes[parameter])
            yield {**needed, parameter: nodes[parameter][:2]}
        for first, second in combinations(one.narrows, 2):
            yield from ({**needed, first: nodes[first][i], second: nodes[second][-1 - i]} for i in (0, 1))


@pytest.mark.parametrize("name", [one.name for one in questions().values() if one.narrows])
def test_a_narrowed_answer_is_the_one_that_the_graph_gives(examples: Strategies, prepared: Path, name: str) -> None:
    """For each county, theme, term and actor: the same rows in the same order, with the same sentences."""
    kept = Strategies(LocalSource(prepared))
    for values in narrowed(examples, name):
        assert exactly(kept.table(name, **values)) == exactly(examples.table(name, **values)), values


def test_narrowed_answers_are_read(examples: Strategies, prepared: Path) -> None:
    """Of a county, a theme, a term, an actor whose name no other has: nothing is asked, with sentences or without."""
    kept, rows = Strategies(Unasked(prepared)), 0
    for name, county, more in (
        ("goals-by-county", "Sjöboda", {}),
        ("plans-expired", ["Sjöboda", "Granvik"], {}),
        ("terms-compared", "Granvik", {"term": "nyanländ"}),
        ("terms-compared", "Granvik", {"other": "Älvmark"}),
        ("facts-by-theme", "Älvmark", {"theme": "Boende"}),
        ("duties-by-actor", "Sjöboda", {"actor": "Arbetsförmedlingen"}),
    ):
        for one, live in ((kept, examples), (kept.without_proofs(), examples.without_proofs())):
            table = one.table(name, county=county, **more)
            assert exactly(table) == exactly(live.table(name, county=county, **more))
            rows += len(table.rows)
    assert rows > 40
    for name, kind in lookups_of_each():
        for node in {str(node) for node, _ in examples.look_up(kind).rows}:
            assert exactly(kept.look_up(name, **{kind: [node]})) == exactly(examples.look_up(name, **{kind: [node]}))


def test_two_with_one_name_are_not_taken_for_each_other() -> None:
    """Where the table shows the name of two, the graph is asked for both; a name that it does not show is no matter."""
    table = Table(("body", "n"), (("Styrgruppen", 1), ("Rådet", 2), (("Rådet", "Nätverket"), 3)))
    names = [
        ("urn:1", "Styrgruppen"),
        ("urn:2", "Styrgruppen"),
        ("urn:3", "Rådet"),
        ("urn:4", "Forum"),
        ("urn:3", "Forum"),
    ]
    assert rows_by_node(table, Narrowing("body"), names) == {"urn:3": [1, 2], "urn:4": []}
    assert not doctest.testmod(narrowing).failed


def test_other_days_are_asked(examples: Strategies, prepared: Path) -> None:
    """An answer that is kept is of the newest editions; those of other days are worked out as before."""
    kept = Strategies(LocalSource(prepared))
    for name in ("goals-by-county", "plans-expired"):
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
    [county, *_] = [node for node, _ in Strategies(LocalSource(prepared)).look_up("county").rows]
    assert ready.find_rows(text, {"county": [str(county)]}) is not None
    changed = text.replace("SELECT ?county", "SELECT DISTINCT ?county")
    assert ready.find(changed) is None and ready.find_rows(changed, {"county": [str(county)]}) is None


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
    """The graph is asked instead; `samsyn verify` names the files, and finds nothing else."""
    folder = tmp_path / "graph"
    copytree(prepared, folder)
    version = current_version(folder)
    assert version is not None
    assert not verify(open_store(folder))
    files = sorted(path for path in (version / ANSWERS).iterdir() if path.suffix != ".json")
    for number, path in enumerate(files):
        path.write_bytes((b"", b"no archive", path.read_bytes()[:-9])[number % 3])
    files[-1].unlink()
    strategies = Strategies(LocalSource(folder))
    for name in ("goals-by-county", "terms-differ", "strategies-expired"):
        assert exactly(strategies.table(name)) == exactly(examples.table(name))
    assert exactly(strategies.table("goals-by-county", county="Sjöboda")) == exactly(
        examples.table("goals-by-county", county="Sjöboda")
    )
    assert [fault.node for fault in verify(open_store(folder))] == [f"{ANSWERS}/{path.name}" for path in files]
    told = CliRunner().invoke(app, ["verify", "--graph", str(folder)])
    assert told.exit_code == 1 and files[0].name in told.output


def test_damaged_rows_of_a_county_are_never_shown(tmp_path: Path) -> None:
    """Whatever byte of the file with the rows of each is wrong: those of a node are the same, or there are none."""
    table = Table(("county", "n"), tuple((f"län {i % 5}", i) for i in range(40)))
    rows = {f"urn:{i}": [number for number in range(40) if number % 5 == i] for i in range(5)} | {"urn:5": []}
    parts, found = Parts(tmp_path), 0
    parts.keep("answer", "county", rows, table)
    [path] = tmp_path.iterdir()
    for content in spoiled(path.read_bytes()):
        path.write_bytes(content)
        for node, numbers in rows.items():
            part = parts.find("answer", "county", [node])
            found += part is None
            assert part in (None, [Part(numbers, Table(table.columns, tuple(table.rows[i] for i in numbers)))])
    assert found > 100


@given(st.lists(st.tuples(CELLS, CELLS), max_size=20))
def test_a_table_comes_back_as_it_was(rows: list[tuple[object, object]]) -> None:
    """Every cell has its value and its type, however few or many values a column has."""
    table = Table(("a", "b"), tuple(rows))  # type: ignore[arg-type]
    assert exactly(unpack(pack(table))) == exactly(table) == exactly(unfold(json.loads(json.dumps(fold(table)))))
    left_out = Table(("a", "b"), tuple((None, second) for _, second in table.rows))
    assert exactly(unpack(pack(table), {"a"})) == exactly(left_out) == exactly(unfold(fold(table), {"a"}))


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
