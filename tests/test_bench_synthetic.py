"""A corpus of made-up documents is of the product's own form, the same each time, and covers the country."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from bench.synthetic.documents import read_made_up
from bench.synthetic.plan import MEASURED, plan
from bench.synthetic.storing import store_made_up
from graph.mapping import map_document
from graph.store import Store, open_store
from graph.validation import check
from graph.verifying import verify
from ingest.facts import records
from ontology import lexicon

KINDS = {one for one in vars(records).values() if isinstance(one, type) and issubclass(one, records.Fact)}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A graph of the first documents."""
    folder = tmp_path_factory.mktemp("synthetic") / "graph"
    assert all(one.read for one in store_made_up(16, folder))
    return open_store(folder)


def test_every_kind_of_fact_is_there(tmp_path: Path) -> None:
    """Thirty documents hold every kind of fact that a document can state, and up to sixty partners."""
    read = [read_made_up(number, tmp_path).value for number in range(30)]
    kinds = Counter(type(fact) for one in read if one for fact in one[0].facts)
    assert set(kinds) == KINDS - {records.Fact}
    partners = [len(one[0].of(records.Partnership)) for one in read if one]
    assert max(partners) > 30 > 15 > min(partners)


def test_the_graph_is_of_the_products_form(store: Store) -> None:
    """Shapes, checks, quotations and texts find nothing wrong."""
    assert not check(store)
    assert not verify(store)


def test_the_same_number_gives_the_same_document(tmp_path: Path) -> None:
    """Two readings give the same triples; another seed gives others."""

    def triples(number: int, seed: int) -> set[str]:
        value = read_made_up(number, tmp_path, seed).value
        assert value
        return {repr(triple) for graph in map_document(value[0]).graphs.values() for triple in graph}

    assert triples(7, seed=1) == triples(7, seed=1) != triples(7, seed=2)


def test_the_country_is_covered_and_no_document_comes_twice() -> None:
    """Three thousand documents are of all counties and municipalities, each with a title of its own there."""
    plans = [plan(number) for number in range(3000)]
    assert {one.county for one in plans if one.county} == set(lexicon.counties())
    assert {one.municipality for one in plans if one.municipality} == set(lexicon.municipalities())
    assert len({(one.title, one.place) for one in plans}) == 3000
    assert Counter(one.edition for one in plans)[2] == 150


def test_one_county_stays_as_it_is() -> None:
    """The county of the first documents gets no others, so that a question about it costs the same at any size."""
    measured = {plan(number).county for number in range(MEASURED)}
    assert len(measured) == 1
    assert not measured & {plan(number).county for number in range(MEASURED, 3000)}
