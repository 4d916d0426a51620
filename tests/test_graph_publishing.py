"""A graph is sent to a SPARQL store of anybody's, and answers there as it does at home."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from graph.publishing import Published, publish
from graph.remote import Access, GraphStore, PublishingError, Remote
from graph.store import Store, open_store
from ontology.terms import SAM, SAM_ID
from queries.asking import Strategies
from queries.catalog import questions
from queries.sources import open_source
from samsyn import app
from tests.virtuoso import INSTALLED, free_port, virtuoso

DBA = Access("dba", "dba", timeout=60)
FOREIGN = "https://example.org/foreign"
needs_virtuoso = pytest.mark.skipif(not INSTALLED, reason="Virtuoso is not installed (virtuoso-opensource-7-bin)")
VALUES = {"county": "Granvik", "theme": "Arbete", "term": "nyanländ", "actor": "Arbetsförmedlingen", "sdg": "8"}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Virtuoso of our own."""
    with virtuoso(tmp_path_factory.mktemp("virtuoso")) as address:
        yield address


@pytest.fixture(scope="module")
def remote(server: str) -> Remote:
    """The same as a store that may be written."""
    return Remote(f"{server}/sparql-auth", DBA)


@pytest.fixture(scope="module")
def store(example_graph: Path) -> Store:
    """The example strategies at home."""
    return open_store(example_graph)


@pytest.fixture(scope="module")
def published(server: str, remote: Remote, store: Store) -> Strategies:
    """The example strategies at the Virtuoso, ready to be asked."""
    assert last(publish(store, remote)).triples > 10_000
    return Strategies(open_source(f"{server}/sparql"))


def last(steps: Iterator[Published]) -> Published:
    return [*steps][-1]


@needs_virtuoso
@pytest.mark.parametrize("name", list(questions()))
def test_every_question_has_the_same_answer(examples: Strategies, published: Strategies, name: str) -> None:
    """A question of the catalogue has the same rows in the same order at both stores, narrowed by values or not."""
    question = questions()[name]
    needed = {one.name: VALUES[one.name] for one in question.parameters if one.required}
    for narrowed in (
        needed,
        *({**needed, one.name: VALUES[one.name]} for one in question.parameters if one.name in VALUES),
    ):
        assert published.table(name, **narrowed) == examples.table(name, **narrowed), narrowed


@needs_virtuoso
def test_the_network_is_the_same(examples: Strategies, published: Strategies) -> None:
    """Counties and partners are joined alike."""
    here, there = examples.graph(), published.graph()
    assert (set(here.nodes), set(map(frozenset, here.edges))) == (set(there.nodes), set(map(frozenset, there.edges)))


@needs_virtuoso
def test_a_second_time_sends_nothing(published: Strategies, remote: Remote, store: Store) -> None:
    """What has arrived is not sent again; what was lost, changed or cut short there is."""
    assert last(publish(store, remote)).sent == 0
    lost, cut_short = (graph for graph in store.graphs() if graph.endswith(("register/counties", "register/themes")))
    remote.update(f"DROP SILENT GRAPH <{lost}>")
    remote.update(f"WITH <{cut_short}> DELETE {{ ?s a ?o }} WHERE {{ ?s a ?o }}")
    again = last(publish(store, remote))
    assert (again.sent, again.removed) == (2, 0)


@needs_virtuoso
def test_a_run_that_broke_off_goes_on(published: Strategies, remote: Remote, store: Store) -> None:
    """After a break, only what is missing is sent, and graphs of others are left alone."""
    remote.update(f"INSERT DATA {{ GRAPH <{FOREIGN}> {{ <{FOREIGN}> <{FOREIGN}> 1 }} }}")
    for graph in store.graphs():
        remote.update(f"DROP SILENT GRAPH <{graph}>")
    steps = publish(store, remote)
    for _ in range(5):
        next(steps)
    steps.close()
    done = last(publish(store, remote))
    assert (done.unchanged, done.sent) == (5, len(store.graphs()) - 5)
    assert remote.select(f"SELECT ?o WHERE {{ GRAPH <{FOREIGN}> {{ ?s ?p ?o }} }}") == [{"o": "1"}]


@needs_virtuoso
@pytest.mark.parametrize("whole", [False, True])
def test_persons_are_sent_when_asked_for(
    server: str, published: Strategies, remote: Remote, store: Store, whole: bool
) -> None:
    """Names of signatories arrive by --persons only, either way of sending; the next run without it removes them."""
    way = GraphStore(f"{server}/sparql-graph-crud-auth", DBA) if whole else None
    names = f"SELECT ?name WHERE {{ GRAPH ?g {{ ?s {SAM.person.n3()} ?name }} }}"
    assert remote.select(names) == []
    assert last(publish(store, remote, graph_store=way, persons=True)).sent == len(store.persons()) > 0
    assert len(remote.select(names)) >= 8
    assert last(publish(store, remote, graph_store=way)).removed == len(store.persons())
    assert remote.select(names) == []


class Failing(Remote):
    """The same store over a connection that ends when the first batch of a graph of persons has arrived."""

    def update(self, text: str) -> None:
        super().update(text)
        if text.startswith("INSERT") and "/persons>" in text:
            raise PublishingError("the connection ended")


class Losing(Remote):
    """The same store, which says that it has taken all and has lost whom a graph tells of."""

    def __init__(self, address: str, access: Access) -> None:
        super().__init__(address, access)
        self._lost = False

    def update(self, text: str) -> None:
        super().update(text)
        if text.startswith("INSERT") and not self._lost and (found := re.search(r"<(\S+/persons)>", text)):
            self._lost = True
            super().update(
                f"WITH <{found[1]}> DELETE {{ ?s ?p ?name }} WHERE {{ ?s {SAM.person.n3()} ?name; ?p ?name }}"
            )


@needs_virtuoso
def test_a_graph_that_arrived_in_part_is_removed(
    server: str, published: Strategies, remote: Remote, store: Store
) -> None:
    """What a break leaves of a graph that is not wanted any more goes with the next run, and nothing of it stays."""
    with pytest.raises(PublishingError, match="connection ended"):
        last(publish(store, Failing(f"{server}/sparql-auth", DBA), persons=True))
    assert remote.select(f"SELECT ?name WHERE {{ GRAPH ?g {{ ?s {SAM.person.n3()} ?name }} }}")
    done = last(publish(store, remote))
    assert (done.sent, done.removed) == (0, 1)
    assert remote.select(f"SELECT ?name WHERE {{ GRAPH ?g {{ ?s {SAM.person.n3()} ?name }} }}") == []


@needs_virtuoso
def test_a_store_that_loses_what_it_was_sent_is_found_out(server: str, published: Strategies, store: Store) -> None:
    """Triples that did not arrive are counted in the end, and the message names a graph of them."""
    with pytest.raises(PublishingError, match=r"1 graphs that are not as sent; of \S+/persons it counts"):
        last(publish(store, Losing(f"{server}/sparql-auth", DBA), persons=True))
    assert last(publish(store, Remote(f"{server}/sparql-auth", DBA))).removed == len(store.persons())


@needs_virtuoso
def test_whole_graphs_that_are_not_taken_are_sent_in_batches(
    server: str, published: Strategies, remote: Remote, store: Store
) -> None:
    """Where the store takes no graph whole, the same run sends it by updates, and tells why."""
    lost = next(graph for graph in store.graphs() if graph.endswith("register/themes"))
    remote.update(f"DROP SILENT GRAPH <{lost}>")
    done = last(publish(store, remote, graph_store=GraphStore(f"{server}/nothing", DBA)))
    assert (done.sent, done.unchanged) == (1, len(store.graphs()) - 1)
    assert "refuses" in done.refused


@needs_virtuoso
def test_superseded_editions_stay_at_home(published: Strategies, remote: Remote, store: Store) -> None:
    """The store holds exactly the graphs that are asked here."""
    rows = remote.select(
        f'SELECT DISTINCT ?g WHERE {{ GRAPH ?g {{ ?s ?p ?o }} FILTER(STRSTARTS(STR(?g), "{SAM_ID}")) }}'
    )
    assert {row["g"] for row in rows} == {str(graph) for graph in store.graphs()}


def command(*words: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["publish", *map(str, words)], env={"COLUMNS": "250"})
    return result.exit_code, result.output


@needs_virtuoso
def test_the_command_tells_what_was_sent(server: str, published: Strategies, example_graph: Path) -> None:
    """The command ends with the number of triples, the password comes from the environment if need be."""
    words = ("--endpoint", f"{server}/sparql-auth", "--user", "dba", "--password", "dba", "--graph", example_graph)
    status, shown = command(*words)
    assert status == 0, shown
    assert "triples are at" in shown


@needs_virtuoso
def test_who_may_not_write_is_told(server: str, published: Strategies, example_graph: Path) -> None:
    """A wrong password, a missing name, a place without rights and a wrong path each say what is wrong."""
    place = ("--endpoint", f"{server}/sparql-auth", "--graph", example_graph)
    assert command(*place, "--user", "dba", "--password", "wrong")[0] == 3
    assert "does not take the name dba" in command(*place, "--user", "dba", "--password", "wrong")[1]
    assert "--user and --password" in command(*place)[1]
    open_to_all = ("--endpoint", f"{server}/sparql", "--graph", example_graph)
    assert "No permission" in command(*open_to_all, "--persons")[1]
    assert "no" in command("--endpoint", f"{server}/nothing", "--graph", example_graph)[1]


def test_nobody_at_the_address(example_graph: Path) -> None:
    """An address where nothing runs, and one that is none, are told with status 3."""
    status, shown = command("--endpoint", f"http://127.0.0.1:{free_port()}/sparql", "--graph", example_graph)
    assert (status, "is the store running" in shown) == (3, True)
    assert "http://" in command("--endpoint", "localhost/sparql", "--graph", example_graph)[1]


def test_a_store_that_never_answers_is_given_up() -> None:
    """A time-out says that the next run goes on from there."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/sparql"
        with pytest.raises(PublishingError, match="run the command again"):
            Remote(address, Access(timeout=1))
