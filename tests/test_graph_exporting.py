"""An export is files that others can use: tables with a codebook, and what they may do with it."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
import rdflib
from rdflib import RDF, Graph, URIRef
from rdflib.namespace import DCTERMS
from typer.testing import CliRunner

from graph.building import store_outcomes
from graph.class_tables import CODEBOOK, Flavour, write_tables
from graph.sources import Sources
from graph.store import open_store
from ingest.outcomes import Outcome
from ontology.licences import registers
from samsyn import app
from tests.made_facts import facts, goal, partner

FILE = Path(__file__)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def tables(example_graph: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of the example strategies, as the command writes them."""
    folder = tmp_path_factory.mktemp("tables") / "out"
    words = ["export", str(folder), "--tables", "data", "--graph", str(example_graph)]
    ran = CliRunner().invoke(app, words)
    assert ran.exit_code == 0, ran.output
    return folder


def test_every_fact_is_a_row(tables: Path, example_graph: Path) -> None:
    """The tables hold the facts that can be asked, each once, and lead to each other by ids."""
    asked = open_store(example_graph).select(
        "PREFIX sam: <https://w3id.org/samsyn#> SELECT DISTINCT ?fact { ?fact sam:confidence ?any }"
    )
    known = {row["id"]: path.stem for path in tables.glob("*.csv") if path.name != CODEBOOK for row in rows(path)}
    found = [str(fact).removeprefix("https://w3id.org/samsyn/id/") for [fact] in asked.rows]
    assert len(found) > 100
    assert set(found) <= set(known)
    goals = rows(tables / "Goal.csv")
    assert {known[one["focusArea"]] for one in goals if one["focusArea"]} == {"FocusArea"}
    assert {known[part] for one in goals for part in one["evidence"].split(" | ")} == {"Evidence"}
    assert {"SubGoal", "StrategicGoal"} <= {one["class"] for one in goals}


def test_the_codebook_tells_each_column(tables: Path) -> None:
    """Each column of each table has its property, type, names in two languages, and how many rows have a value."""
    coded: dict[str, dict[str, dict[str, str]]] = {}
    for line in rows(tables / CODEBOOK):
        coded.setdefault(line["table"], {})[line["column"]] = line
    for path in tables.glob("*.csv"):
        if path.name != CODEBOOK:
            held = rows(path)
            assert list(held[0])[1:] == list(coded[path.stem])
            for column, line in coded[path.stem].items():
                assert (int(line["rows"]), int(line["filled"])) == (len(held), sum(bool(one[column]) for one in held))
                assert line["swedish"], (path.stem, column)
                assert line["english"], (path.stem, column)
    modality = coded["Responsibility"]["modality"]
    assert "Shall" in modality["values"].split(" | ")
    assert modality["type"] == "sam:Modality"


def test_texts_lie_beside_and_names_of_persons_do_not(tables: Path, example_graph: Path) -> None:
    """A quotation can be found in the document's text by its span; nobody's signature is among the tables."""
    texts = {path.name: path.read_text(encoding="utf-8") for path in (tables / "text").iterdir()}
    assert len(texts) == len(Sources(open_store(example_graph).folder).documents())
    assert not (tables / "Signature.csv").exists()
    for one in rows(tables / "Evidence.csv")[:50]:
        name = re.split("/(?:evidence|quotation)/", one["id"].removeprefix("document/"))[0].replace("/", "--")
        assert texts[f"{name}.txt"][int(one["start"]) : int(one["end"])] == one["quote"]


def test_a_spreadsheet_runs_nothing(tmp_path: Path) -> None:
    """Text that begins as a formula does is kept as it is for programs, and made harmless for a spreadsheet."""
    formula = '=HYPERLINK("http://example.org";"klicka")'
    read = facts(goal(formula), partner("@Föreningen"), text=f"{formula} @Föreningen")
    assert all(one.read for one in store_outcomes([Outcome.of_value(FILE, (read, ""))], tmp_path / "graph"))
    store = open_store(tmp_path / "graph")
    for flavour, begins in ((Flavour.DATA, "="), (Flavour.SPREADSHEET, "'=")):
        write_tables(store, tmp_path / flavour, flavour)
        assert rows(tmp_path / flavour / "Goal.csv")[0]["description"].startswith(begins)
        cells = [cell for path in (tmp_path / flavour).glob("*.csv") for one in rows(path) for cell in one.values()]
        assert any(cell.startswith(("=", "@")) for cell in cells) is (flavour is Flavour.DATA)
    assert (tmp_path / Flavour.SPREADSHEET / "Goal.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_an_export_tells_what_it_is(example_graph: Path, tables: Path, tmp_path: Path) -> None:
    """Beside each export lies its description: files by their names, size, and the licence of all that went in."""
    file = tmp_path / "all.nq"
    assert CliRunner().invoke(app, ["export", str(file), "--graph", str(example_graph)]).exit_code == 0
    for path, names in (
        (tmp_path / "all.description.ttl", {"all.nq"}),
        (tables / "description.ttl", {one.name for one in tables.glob("*.csv")}),
    ):
        said = Graph().parse(path, format="turtle")
        dataset = said.value(predicate=rdflib.VOID.sparqlEndpoint, object=None) or next(
            one
            for one in said.subjects(RDF.type, rdflib.VOID.Dataset)
            if (one, DCTERMS.title, None) in said and (one, rdflib.DCAT.distribution, None) in said
        )
        assert {str(one).rpartition("/")[2] for one in said.objects(dataset, rdflib.DCAT.distribution)} == names
        assert not list(said.subjects(RDF.type, rdflib.DCAT.DataService))
        assert int(str(said.value(dataset, rdflib.VOID.triples))) > 10_000
        sources = {str(one) for one in said.objects(dataset, DCTERMS.source)}
        assert {one.iri for one in registers()} == sources
        assert all(said.value(URIRef(one), DCTERMS.license) for one in sources)


def test_a_graph_is_described_by_a_command_of_its_own(example_graph: Path) -> None:
    """What the graph is and holds comes as Turtle; with an address, where it is served and can be asked too."""
    words = ["describe", "--graph", str(example_graph)]
    for more, endpoint in (([], None), (["--address", "https://granvik.example/"], "https://granvik.example/sparql")):
        ran = CliRunner().invoke(app, words + more)
        assert ran.exit_code == 0, ran.output
        said = Graph().parse(data=ran.stdout, format="turtle")
        [dataset] = said.subjects(RDF.type, rdflib.DCAT.Dataset)
        assert int(str(said.value(dataset, rdflib.VOID.triples))) == _asked_triples(example_graph)
        counts = {
            str(said.value(part, rdflib.VOID["class"])): int(str(said.value(part, rdflib.VOID.entities)))
            for part in said.objects(dataset, rdflib.VOID.classPartition)
        }
        assert counts["https://w3id.org/samsyn#Goal"] > 10
        services = [str(one) for one in said.objects(None, rdflib.DCAT.endpointURL)]
        assert services == ([endpoint] if endpoint else [])


def _asked_triples(folder: Path) -> int:
    store = open_store(folder)
    return sum(len(store.lines(graph)) for graph in store.graphs())


def test_every_register_has_a_licence() -> None:
    """No list goes into a graph without its licence and its source."""
    concepts = FILE.parents[1] / "ontology" / "concepts"
    assert {one.iri.rpartition("/")[2] for one in registers()} >= {path.stem for path in concepts.glob("*.ttl")}
    assert all(one.sources for one in registers())
