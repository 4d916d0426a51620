"""The commands: what is printed, and how they end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from samsyn import app

DOCUMENTS = Path(__file__).parent / "documents"
RUNNER = CliRunner()


def run(*arguments: str | Path, graph: Path | None = None, status: int = 0) -> str:
    """Run the command, and give what it prints; a wide terminal keeps rows on one line."""
    environment = {"SAMSYN_GRAPH": str(graph) if graph else "", "COLUMNS": "220"}
    result = RUNNER.invoke(app, [str(one) for one in arguments], env=environment)
    assert result.exit_code == status, result.output
    return result.output


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph of one strategy, whose five focus areas it once counts as four."""
    folder = tmp_path_factory.mktemp("commands") / "graph"
    run("build", DOCUMENTS / "granvik-strategi.pdf", "--graph", folder)
    return folder


def test_build_tells_what_was_found(graph: Path) -> None:
    """Building shows the facts of each document, the audit, and that nothing changed the second time."""
    shown = run("build", DOCUMENTS / "granvik-strategi.pdf", graph=graph)
    assert "granvik-strategi.pdf" in shown
    assert "(unchanged)" in shown
    assert "5 focus areas" in shown
    assert "Contradicts" in shown


def test_build_ends_with_3_where_a_file_cannot_be_read(tmp_path: Path) -> None:
    """A folder with an unreadable file among good ones ends with status 3 and names the file and the reason."""
    for name in ("sjoboda-webb.html", "broken/empty.pdf"):
        (tmp_path / Path(name).name).write_bytes((DOCUMENTS / name).read_bytes())
    shown = run("build", tmp_path, graph=tmp_path / "graph", status=3)
    assert "sjoboda-webb.html" in shown
    assert "empty.pdf" in shown
    assert "fetch it again" in shown


def test_build_of_nothing(tmp_path: Path) -> None:
    """A path that does not exist, or a folder without documents, ends with status 3 and says so."""
    assert "no such file" in run("build", tmp_path / "missing.pdf", graph=tmp_path / "graph", status=3)
    assert "no documents" in run("build", tmp_path, graph=tmp_path / "graph", status=3)


def test_list_names_the_documents(graph: Path) -> None:
    """The list has each document with its title and facts."""
    shown = run("list", graph=graph)
    assert "granvik-strategi.pdf" in shown
    assert "5 focus areas" in shown


@pytest.mark.parametrize("ending", ["nq", "trig", "ttl", "jsonld"])
def test_export_by_the_ending(graph: Path, tmp_path: Path, ending: str) -> None:
    """The ending of the file chooses the format."""
    run("export", tmp_path / f"all.{ending}", graph=graph)
    text = (tmp_path / f"all.{ending}").read_text(encoding="utf-8")
    assert "granvik-strategi.pdf" in text
    if ending == "jsonld":
        json.loads(text)


def test_export_of_texts(graph: Path, tmp_path: Path) -> None:
    """The texts that the spans count in are written beside the graph."""
    run("export", tmp_path / "all.nq", "--texts", tmp_path / "texts", graph=graph)
    assert [len(path.read_text(encoding="utf-8")) > 5000 for path in (tmp_path / "texts").iterdir()] == [True]


def test_export_to_an_unknown_format(graph: Path, tmp_path: Path) -> None:
    """Another ending is wrong usage, status 2."""
    assert ".jsonld" in run("export", tmp_path / "all.xlsx", graph=graph, status=2)


def test_audit_fails_where_it_is_told_to(graph: Path) -> None:
    """A contradiction ends the audit with status 1 only where that was asked for."""
    assert "Contradicts" in run("audit", graph=graph)
    run("audit", "--fail-on", "mismatch", graph=graph, status=1)


def test_check_finds_nothing(graph: Path) -> None:
    """A graph that was built has no faults."""
    assert "Nothing is wrong" in run("check", graph=graph)


@pytest.mark.parametrize("command", ["build", "list", "export", "audit", "check"])
def test_help_teaches(command: str) -> None:
    """Every command shows an example."""
    assert f"samsyn {command}" in run(command, "--help")


def test_help_shows_what_stands_in_brackets() -> None:
    """The form of a decision and the name of an extra are told whole."""
    assert '[[same]] organisation = "the name"' in run("names", "--help")
    assert "[[not-same]]" in run("names", "--help")
    assert "'samsyn[reason]'" in run("check", "--help")
