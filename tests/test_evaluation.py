"""How well documents are read is measured as the scorer beside the project measures it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bench.evaluate import EXAMPLES, REAL, DocumentSet, evaluate
from bench.scoring import Counts, Item, law_wordings, likeness, pair, text_words
from bench.scoring_evidence import shares
from bench.scoring_graph import Graph
from bench.scoring_outside import SHARED, differences, outside_figures
from bench.scoring_report import confidence_table, counts_table, disordered, markdown, quality
from bench.scoring_table import Table, score
from graph.store import Store, open_store
from tests.example_graphs import built

ROOT = Path(__file__).resolve().parents[1]

needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared")


def item(text: str, *, optional: bool = False, confidence: str | None = None) -> Item:
    return Item(text, (), ((text_words(text),),), optional=optional, confidence=confidence)


def gold_of(documents: DocumentSet, name: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((documents.gold / f"{name}.gold.json").read_text(encoding="utf-8"))
    return content


@pytest.fixture(scope="module")
def store(example_graph: Path) -> Store:
    return open_store(example_graph)


@pytest.fixture(scope="module")
def graph(store: Store) -> Graph:
    return Graph(store)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Fler ska få arbete.", "fler ska få ARBETE", 1.0),
        ("Social-tjänstlagen", "socialtjänstlagen", 1.0),
        ("Fler ska få arbete", "Alla vill ha en bostad", 0.0),
        ("språk och skola", "Arbete, språk och skola", 6 / 7),
        ("språk", "Arbete, språk och skola", 0.0),
        ("ett två tre fyra fem", "ett två tre fyra sex", 0.8),
        ("", "", 0.0),
    ],
)
def test_texts_are_compared_as_words(one: str, other: str, alike: float) -> None:
    """Marks and case do not matter; a text within another counts where that is at most twice as long."""
    assert likeness(text_words(one), text_words(other)) == pytest.approx(alike)
    assert likeness(text_words(other), text_words(one)) == pytest.approx(alike)


def test_laws_are_compared_by_number_and_name() -> None:
    """A law is the same with and without its definite ending, and its number comes first."""
    assert law_wordings("Lag (2010:197)") == (("2010:197",),)
    assert law_wordings("FN:s konvention om barnets rättigheter") == law_wordings("Barnkonventionen")


def test_the_most_alike_are_paired_first() -> None:
    """Of two found texts the one that is alike in more words is right, and the other is spurious."""
    found = [item("arbete språk skola hälsa nu"), item("arbete språk skola hälsa")]
    pairing = pair([item("Arbete, språk, skola, hälsa")], found)
    assert pairing.right == [found[1]]
    assert Counts.of(pairing) == Counts(gold=1, found=2, right=1)


def test_what_is_optional_does_not_count() -> None:
    """An optional item counts neither where it is found nor where it is missed."""
    gold = [item("Arbete"), item("Språk", optional=True), item("Hälsa", optional=True)]
    assert Counts.of(pair(gold, [item("Arbete"), item("Språk")])) == Counts(gold=1, found=1, right=1)


def test_an_empty_graph_has_found_nothing(tmp_path: Path) -> None:
    """A document that is not in the graph misses all of its facts, and no row is right."""
    built([EXAMPLES.documents / "sjoboda-webb.html"], tmp_path / "graph")
    graph = Graph(open_store(tmp_path / "graph"))
    table = score(gold_of(EXAMPLES, "granvik-strategi"), graph)
    assert table.counts["duties"].gold > 10
    assert (table.micro, table.macro) == (0.0, 0.0)


def test_a_missed_area_is_missed_once(graph: Graph) -> None:
    """Where a focus area is missed, its goals are not counted as standing in the wrong area."""
    gold = gold_of(EXAMPLES, "alvmark-strategi-2023")
    before = score(gold, graph).counts
    gold["focus_areas"][0]["label"] = "Något som inte finns"
    after = score(gold, graph).counts
    assert after["focus_areas"].right == before["focus_areas"].right - 1
    assert after["goals.area"].gold < before["goals.area"].gold
    assert after["goals.area"].right == after["goals.area"].gold


@needs_shared
def test_examples_get_the_figures_of_the_scorer(store: Store, graph: Graph) -> None:
    """Our measure counts each row of each example as the scorer beside the project does."""
    golds = [path for path in EXAMPLES.golds if graph.documents.get(_file(path))]
    assert len(golds) > 4
    figures = outside_figures(store, golds)
    tables = {gold["document"]["id"]: score(gold, graph) for gold in map(_read, golds)}
    assert [line for name, table in tables.items() for line in differences(name, table, figures)] == []
    total = sum(tables.values(), Table())
    assert (total.micro, total.macro) == pytest.approx((figures["overall"]["micro"], figures["overall"]["macro"]))
    ours = shares(graph)
    assert (ours.facts, ours.proven) == (figures["evidence"]["facts"], figures["evidence"]["with evidence"])


@needs_shared
def test_real_documents_get_the_figures_of_the_scorer(tmp_path: Path) -> None:
    """Our measure counts each row of each real document as the scorer does."""
    built(REAL.files, tmp_path / "graph")
    store = open_store(tmp_path / "graph")
    _, tables = evaluate(REAL, store)
    figures = outside_figures(store, REAL.golds, REAL.texts)
    assert [line for name, table in tables.items() for line in differences(name, table, figures)] == []


def _read(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content


def _file(path: Path) -> str:
    return str(_read(path)["document"]["file"])


def test_every_quote_stands_in_the_text(graph: Graph) -> None:
    """Each fact of the examples has a quotation, and each quotation is cut out of the text by its span."""
    found = shares(graph)
    assert found.facts > 200
    assert found.proven == found.facts
    assert found.verbatim == found.quotes


def test_classes_out_of_order_are_named() -> None:
    """Where facts of low confidence are right more often than those of high confidence, the classes are named."""
    table = Table()
    gold = [item("Arbete"), item("Hälsa")]
    found = [item("Arbete", confidence="0.6"), item("Boende", confidence="0.9"), item("Hälsa", confidence="0.8")]
    table.add("goals", pair(gold, found))
    assert disordered(table, "goals") == [
        "goals: 0.8 (1.000) is not below 0.9 (0.000)",
        "goals: 0.6 (1.000) is not below 0.8 (1.000)",
    ]
    assert confidence_table(table).row_count == 6


def test_tables_have_a_row_for_each_field_with_facts(store: Store) -> None:
    """The table of the terminal, the documentation and the figures for the graph tell of the same fields."""
    found, _ = evaluate(EXAMPLES, store)
    rows = [row for row, counts in found.table.counts.items() if counts.gold or counts.found]
    assert counts_table(found).row_count == len(rows) > 20
    page = markdown([found])
    assert [row for row in rows if f"| {row} |" not in page] == []
    figures = quality([found])["examples"]["figures"]
    assert set(figures) == {row for row in rows if "." not in row} | {"all"}


def test_shipped_figures_are_those_of_the_documentation() -> None:
    """What the graph says of its quality and what the documentation says is the same."""
    shipped = json.loads((ROOT / "graph" / "quality.json").read_text(encoding="utf-8"))
    page = (ROOT / "docs" / "quality.md").read_text(encoding="utf-8")
    told = [line for line in page.splitlines() if line.startswith("micro F")]
    assert len(told) == len(shipped)
    for line, content in zip(told, shipped.values(), strict=True):
        micro, macro = (float(content["figures"]["all"][name]) for name in ("micro-f", "macro-f"))
        assert line.startswith(f"micro F {micro:.3f}, macro F {macro:.3f},")


def test_graph_tells_its_own_quality(store: Store) -> None:
    """Who asks a graph for measurements of its quality gets each shipped figure with its metric."""
    shipped = json.loads((ROOT / "graph" / "quality.json").read_text(encoding="utf-8"))
    answer = store.select(
        "PREFIX dqv: <http://www.w3.org/ns/dqv#> SELECT ?m ?value WHERE { ?m a dqv:QualityMeasurement ; "
        "dqv:computedOn ?dataset ; dqv:isMeasurementOf [ a dqv:Metric ; dqv:inDimension ?in ] ; dqv:value ?value }"
    )
    figures = [value for one in shipped.values() for kind in one["figures"].values() for value in kind.values()]
    assert sorted(float(str(row[1])) for row in answer.rows) == sorted(map(float, figures))
