"""What differs between two editions: exactly what their author changed."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from rdflib import URIRef
from typer.testing import CliRunner

from graph.building import store_outcomes
from graph.differences import Difference, differences
from graph.store import open_store
from ingest.facts.records import Definition, Facts
from ingest.outcomes import Outcome
from samsyn import app
from tests.example_graphs import DOCUMENTS, built
from tests.made_facts import area, duty, evidence, facts, goal, partner, party

OLD, NEW = "alvmark-strategi-2023.pdf", "alvmark-strategi-2026.pdf"


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of both editions of a strategy, of which alvmark-strategi-2026.toml lists the differences."""
    folder = tmp_path_factory.mktemp("editions") / "graph"
    built([DOCUMENTS / OLD, DOCUMENTS / NEW], folder)
    return folder


def diff(graph: Path, *arguments: str, status: int = 0) -> str:
    result = CliRunner().invoke(app, ["diff", *arguments, "--graph", str(graph)], env={"COLUMNS": "200"})
    assert result.exit_code == status, result.output
    return result.stdout if status == 0 else result.output


def test_exactly_the_planted_changes(editions: Path) -> None:
    """Two goals reworded, one dropped, a partner and its duty new, one limit changed, new days; and nothing else."""
    rows = [
        (row["kind"], row["change"], row["place"])
        for row in csv.DictReader(io.StringIO(diff(editions, OLD, NEW, "--format", "csv")))
    ]
    assert rows == [
        ("document", "changed", "valid from"),
        ("document", "changed", "valid to"),
        ("document", "changed", "adopted"),
        ("goal", "reworded", "Språk"),
        ("goal", "removed", "Arbete"),
        ("goal", "reworded", "Hälsa"),
        ("partner", "added", ""),
        ("duty", "added", "Studieförbunden i Älvmark"),
        ("definition", "reworded", "nyanländ"),
    ]


def test_both_wordings_are_shown_with_their_pages(editions: Path) -> None:
    """A reworded definition is shown as it was and as it is, with the page of each."""
    rows = list(csv.DictReader(io.StringIO(diff(editions, OLD, NEW, "--format", "csv"))))
    limit = next(row for row in rows if row["kind"] == "definition")
    assert "i högst 36 månader" in limit["old"] and "i högst 24 månader" in limit["new"]
    assert (limit["old_page"], limit["new_page"]) == ("5", "5")
    assert 90 < int(limit["likeness"]) < 100


def test_backwards_what_was_added_is_removed(editions: Path) -> None:
    """The other way round, the same rows have the opposite change."""
    there, back = (
        sorted(
            (row["kind"], row["change"])
            for row in csv.DictReader(io.StringIO(diff(editions, *pair, "--format", "csv")))
        )
        for pair in ((OLD, NEW), (NEW, OLD))
    )
    opposite = {"added": "removed", "removed": "added"}
    assert sorted((kind, opposite.get(change, change)) for kind, change in back) == there


def test_a_document_is_the_same_as_itself(editions: Path) -> None:
    """Nothing differs between a document and itself."""
    assert "0 rows" in diff(editions, NEW, NEW)


def test_documents_by_title_and_iri(editions: Path) -> None:
    """A document is found by its whole title and its IRI; what is unknown or means two ends with status 2."""
    iri = "document/alvmarks-lan/strategy/regional-integrationsstrategi-for-alvmark-2026"
    assert "Studieförbunden" in diff(editions, OLD, iri)
    assert "alvmark-strategi-2023.pdf" in diff(editions, "nothing.pdf", NEW, status=2)
    assert "by its IRI" in " ".join(diff(editions, "Regional integrationsstrategi", NEW, status=2).split())


def compared(folder: Path, old: Facts, new: Facts) -> list[Difference]:
    """What differs between two made-up editions, but for their days."""
    outcomes = [Outcome.of_value(DOCUMENTS / "granvik-strategi.pdf", (one, "")) for one in (old, new)]
    nodes = [one.document or URIRef("") for one in store_outcomes(outcomes, folder)]
    return [one for one in differences(open_store(folder), *nodes) if one.kind != "document"]


def later(*found: object) -> Facts:
    return facts(*found, title="Integrationsstrategi 2028", sha256="e" * 64, file_name="b.pdf")  # type: ignore[arg-type]


def test_what_only_moved_is_told(tmp_path: Path) -> None:
    """A duty in the same words that goes from one actor to another is told as moved."""
    old, new = (duty("Samordna tolkningen.", party(name)) for name in ("Skatteverket", "Tullverket"))
    found = compared(tmp_path, facts(old), later(new))
    assert [(one.kind, one.change, one.place) for one in found] == [("duty", "moved", "Skatteverket → Tullverket")]


def test_goals_of_other_words_are_no_rewording(tmp_path: Path) -> None:
    """A goal under another focus area in other words is one removed and one added."""
    work, health = area("Arbete"), area("Hälsa")
    old = facts(work, health, goal("Fler ska ha ett arbete.", work))
    new = later(area("Arbete"), other := area("Hälsa"), goal("Ingen ska vänta länge på vård.", other))
    assert sorted((one.change, one.place) for one in compared(tmp_path, old, new)) == [
        ("added", "Hälsa"),
        ("removed", "Arbete"),
    ]


def test_a_group_of_another_size(tmp_path: Path) -> None:
    """A group that has another number of members is the same partner, reworded."""
    old = facts(partner("länets sex kommuner", "MunicipalityOrganisation", 6))
    new = later(partner("länets sju kommuner", "MunicipalityOrganisation", 7))
    (found,) = compared(tmp_path, old, new)
    assert (found.change, found.old, found.new) == ("reworded", "länets sex kommuner", "länets sju kommuner")


def test_a_definition_is_known_by_its_term(tmp_path: Path) -> None:
    """A definition of the same term in quite other words is reworded, not removed and added."""
    one, other = (
        Definition(evidence=(evidence(text),), term="nyanländ", text=text) for text in ("Den som är ny.", "24 månader")
    )
    assert [row.change for row in compared(tmp_path, facts(one), later(other))] == ["reworded"]
