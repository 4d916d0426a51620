"""The review of a draft: it finds the faults that were planted in one, and none in the clean one; nothing is kept."""

from __future__ import annotations

import io
import json
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from bs4 import BeautifulSoup
from typer.testing import CliRunner

from ingest.errors import ReadingError
from queries.asking import Strategies
from queries.errors import RemoteError
from queries.reports.as_page import as_page
from queries.reports.as_word import as_word
from queries.reports.model import Finding, Report, Severity
from queries.reports.review import review
from queries.sources import open_source
from samsyn import app
from tests.drafts import write_draft

DAY = date(2026, 6, 30)
# what is exchanged in the clean draft, and what the review is to find: its key, its severity and words of its sentence
PLANTED = {
    "Region Lövnäs ansvarar för fokusområdet Språk.": (
        "Det är ännu inte bestämt vem som ska ansvara för fokusområdet Språk.",
        ("goal-undecided", Severity.MUST, "inte bestämt vem som ska ansvara"),
    ),
    "tre mål och tre insatser": ("tre mål och fem insatser", ("count-wrong", Severity.MUST, "fem insatser")),
    "lag (2017:584) om ansvar för etableringsinsatser": (
        "lag (2010:197) om etableringsinsatser",
        ("statute-repealed", Severity.MUST, "2010:197"),
    ),
    "2024–2032": ("2018–2024", ("plan-expired", Severity.SHOULD, "Regional utvecklingsstrategi")),
    "Med asylsökande menas den som har ansökt om asyl och väntar på beslut.\n": (
        "",
        ("term-undefined", Severity.SHOULD, "asylsökande"),
    ),
}


@pytest.fixture(scope="module", params=["pdf", "docx"])
def ending(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def reviewed(folder: Path, ending: str, changes: dict[str, str], beside: Strategies | None = None) -> Report:
    return review(write_draft(folder / f"utkast.{ending}", changes), beside, day=DAY)


@pytest.fixture(scope="module")
def planted(ending: str, tmp_path_factory: pytest.TempPathFactory, examples: Strategies) -> Report:
    """The review of a draft with all faults at once."""
    changes = {old: new for old, (new, _) in PLANTED.items()}
    return reviewed(tmp_path_factory.mktemp("planted"), ending, changes, examples)


def found(report: Report, key: str) -> list[Finding]:
    return [one for one in report.findings if one.key == key]


def test_a_review_finds_each_planted_fault(planted: Report) -> None:
    """Each fault is found once, with its severity, a remedy, and the sentence that has it."""
    for _, (key, severity, words) in PLANTED.values():
        (finding,) = found(planted, key)
        assert finding.severity is severity and finding.remedy
        assert words in " ".join((finding.what, *(one.quote for one in finding.quotations)))
        assert finding.quotations and all(one.page for one in finding.quotations if one.document.startswith("utkast"))


def test_a_review_finds_nothing_else(planted: Report) -> None:
    """Beside the planted faults, only what other counties have is worth a thought."""
    expected = {key for _, (key, _, _) in PLANTED.values()}
    assert {one.key for one in planted.findings if one.severity is not Severity.CONSIDER} == expected
    thoughts = {one.key for one in planted.findings if one.severity is Severity.CONSIDER}
    assert thoughts <= {"partner-lacking", "theme-lacking", "duty-absent", "term-defined-otherwise"}


def test_a_clean_draft_has_no_findings(ending: str, tmp_path: Path, examples: Strategies) -> None:
    """Nothing false is said of a draft without faults; what others have is at most worth a thought."""
    report = reviewed(tmp_path, ending, {}, examples)
    assert [one.what for one in report.findings if one.severity is not Severity.CONSIDER] == []
    assert "Inget behöver rättas före beslutet." in as_page(report)


def test_a_draft_alone_is_reviewed_without_others(tmp_path: Path) -> None:
    """Without other strategies the draft is held against itself, and the review says so."""
    report = reviewed(
        tmp_path, "docx", {"den 1 januari 2026 till den 31 december 2030": "tills vidare", " 2026–2030": ""}
    )
    assert [one.key for one in report.findings] == ["validity-missing"]
    assert "inte jämfört med andra strategier" in as_page(report)


def test_a_draft_that_names_no_county_is_reviewed_all_the_same(tmp_path: Path) -> None:
    """It is told that the county is missing; who names it on the command line is not told so."""
    changes = {" i Lövnäs län": "", " för Lövnäs län": "", "Region Lövnäs": "Regionen", " i Lövnäs": ""}
    draft = write_draft(tmp_path / "utkast.docx", changes)
    assert "county-missing" in {one.key for one in review(draft, day=DAY).findings}
    assert "county-missing" not in {one.key for one in review(draft, county="Lövnäs län", day=DAY).findings}


def test_a_draft_takes_the_place_of_its_own_county(tmp_path: Path, examples: Strategies, example_graph: Path) -> None:
    """The draft is compared with other counties only, and the graph is left as it was."""
    before = sorted(path.relative_to(example_graph) for path in example_graph.rglob("*"))
    changes = {"Lövnäs": "Granvik", "i Granvik län": "i Granviks län", "för Granvik län": "för Granviks län"}
    report = reviewed(tmp_path, "docx", changes, examples)
    assert not any("Granviks län" in one.what for one in report.findings)
    assert sorted(path.relative_to(example_graph) for path in example_graph.rglob("*")) == before


def test_nothing_of_a_draft_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The temporary folder is gone when the review is done, and its stages have been told."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    stages: list[str] = []
    review(write_draft(tmp_path / "utkast.docx"), day=DAY, progress=stages.append)
    assert stages == ["reading", "comparing", "asking"]
    assert [path.name for path in tmp_path.iterdir()] == ["utkast.docx"]


def test_a_draft_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    """A broken file is told with the reason; strategies at an endpoint cannot have a draft put beside them."""
    (tmp_path / "utkast.pdf").write_bytes(b"")
    with pytest.raises(ReadingError, match=r"utkast\.pdf"):
        review(tmp_path / "utkast.pdf")
    with pytest.raises(RemoteError, match="graph on disk"):
        review(tmp_path / "utkast.pdf", Strategies(open_source("http://127.0.0.1:9/sparql")))


def test_a_review_reads_well_as_page_and_word_file(planted: Report) -> None:
    """Findings stand under the severity that they have, with what to do."""
    page: Any = BeautifulSoup(as_page(planted), "html.parser")
    must = page.find("h2", id="must").find_parent("section")
    assert len(must.find_all("article")) == 3 and must.get_text().count("Gör så här:") == 3
    text = [one.text for one in docx.Document(io.BytesIO(as_word(planted))).paragraphs]
    assert any(one.startswith("Gör så här: Bestäm vem som ansvarar.") for one in text)


def test_the_command_tells_and_fails_where_it_is_asked_to(tmp_path: Path) -> None:
    """Findings end a script that asks for it with status 1; a clean draft does not; JSON has what the page has."""
    runner = CliRunner()
    clean, faulty = write_draft(tmp_path / "a.docx"), write_draft(tmp_path / "b.docx", {"2024–2032": "2018–2024"})
    words = ["--as-of", "2026-06-30", "--fail-on", "findings"]
    assert runner.invoke(app, ["review", str(clean), *words]).exit_code == 0
    result = runner.invoke(app, ["review", str(faulty), *words, "--format", "json"])
    assert result.exit_code == 1
    (finding,) = json.loads(result.stdout)["findings"]
    assert (finding["key"], finding["severity"], finding["quotations"][0]["page"]) == ("plan-expired", "should", 1)
    assert runner.invoke(app, ["review", str(tmp_path / "none.docx")]).exit_code == 3
