"""Searching: words in any Swedish form find the facts that hold them, of the documents that are asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.search import Search
from graph.store import open_store
from ontology.terms import SAM
from tests.example_graphs import DOCUMENTS, built


@pytest.fixture(scope="module")
def search(example_graph: Path) -> Search:
    """The index of the example strategies."""
    return Search(open_store(example_graph))


@pytest.mark.parametrize(("one", "other"), [("mål", "målen"), ("kommun", "kommunernas"), ("hälsa", "hälsan")])
def test_a_word_finds_its_other_forms(search: Search, one: str, other: str) -> None:
    """The forms of a word find the same facts, those among them that hold another form."""
    found = {each.node for each in search.find(one, most=500)}
    assert found
    assert found == {each.node for each in search.find(other, most=500)}


def test_all_words_must_be_there(search: Search) -> None:
    """More words find fewer facts, and counts tell how many of each kind."""
    one, both = search.count("nyanlända"), search.count("nyanlända arbete")
    assert sum(one.values()) > sum(both.values()) > 0
    goals = search.find("nyanlända", kind="Goal", most=500)
    assert len(goals) == one["Goal"]
    assert {each.kind for each in goals} == {"Goal"}


def test_a_beginning_is_enough_where_no_word_is_whole(search: Search) -> None:
    """The first letters of an organisation find it."""
    assert any(each.label == "Arbetsförmedlingen" for each in search.find("arbetsförm"))


@pytest.mark.parametrize(
    "text", ["", "  ", '"', "NEAR(", "a OR *", "'; DROP TABLE entry; --", "mål\u0000", "^-:()", "å" * 5000]
)
def test_any_text_may_be_asked(search: Search, text: str) -> None:
    """What is no word of the documents finds nothing, and nothing breaks."""
    assert search.find(text) == [] or "mål" in text
    assert isinstance(search.count(text), dict)


def test_the_index_is_the_same_whether_kept_or_made_anew(example_graph: Path, tmp_path: Path) -> None:
    """A version without an index answers as one with it."""
    store = open_store(example_graph)
    kept = Search(store).find("nyanländ", most=500)
    store.folder = tmp_path
    assert kept == Search(store).find("nyanländ", most=500)


def test_a_superseded_edition_is_not_found(tmp_path: Path) -> None:
    """When a new edition is built, its facts are found and those of the old one are not."""
    old, new = (DOCUMENTS / f"alvmark-strategi-{year}.pdf" for year in (2023, 2026))
    built([old], tmp_path / "graph")
    before = {each.document for each in Search(open_store(tmp_path / "graph")).find("nyanländ", most=500)}
    built([new], tmp_path / "graph")
    after = {each.document for each in Search(open_store(tmp_path / "graph")).find("nyanländ", most=500)}
    assert before and after
    assert not before & after


def test_names_of_persons_are_not_found(example_graph: Path) -> None:
    """Nobody who signed is found by name."""
    store = open_store(example_graph)
    people = [str(value) for graph in store.persons() for _, name, value in store.triples(graph) if name == SAM.person]
    search = Search(store)
    assert people
    assert not any(search.find(name) for name in people)


def test_a_graph_in_a_relative_folder_is_built_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that is named from where one stands has its index found by the next build and by readers."""
    monkeypatch.chdir(tmp_path)
    for year in (2023, 2026):
        built([DOCUMENTS / f"alvmark-strategi-{year}.pdf"], Path("graph"))
    assert Search(open_store(Path("graph"))).find("nyanländ")
