"""The documentation names every command and every question, and the wheel holds what the program reads."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import typer.main

from ontology.codebook import codebook, page_of_codebook
from queries.demo import EXAMPLES
from queries.describing import page_of_questions
from samsyn import app

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_command_is_documented_and_helps() -> None:
    """Each command is in the README, and its --help says what it does."""
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    assert len(commands) >= 9
    for name, command in commands.items():
        assert f"samsyn {name}" in README, f"samsyn {name} is not in the README"
        assert len(command.help or "") > 40, f"samsyn {name} --help says too little"


def test_every_question_is_documented() -> None:
    """The page of questions is what their headers say, and the README leads to it."""
    page = (ROOT / "docs" / "questions.md").read_text(encoding="utf-8")
    assert page == page_of_questions(), "docs/questions.md is stale: make questions"
    assert "docs/questions.md" in README


def test_the_codebook_is_what_the_ontology_says() -> None:
    """The page tells every class of the contract with the properties that its shapes and the ontology give it."""
    page = (ROOT / "docs" / "codebook.md").read_text(encoding="utf-8")
    assert page == page_of_codebook(), "docs/codebook.md is stale: make codebook"
    classes = {one.name: {said.name for said in one.properties} for one in codebook()}
    assert {"dcterms:description", "sam:focusArea", "sam:measure"} <= classes["sam:Goal"]
    assert {"sam:page", "sam:quote", "sam:box"} <= classes["sam:Evidence"]


def test_every_decision_is_listed() -> None:
    """The page of decisions leads to each of them."""
    folder = ROOT / "docs" / "decisions"
    listed = (folder / "index.md").read_text(encoding="utf-8")
    assert not [path.name for path in folder.glob("0*.md") if f"({path.name})" not in listed]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names of the files in the built wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    words = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(words, cwd=ROOT, check=True, capture_output=True)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as archive:
        return set(archive.namelist())


def test_the_wheel_holds_all_that_the_program_reads(wheel: set[str]) -> None:
    """Every question, Turtle file and word list reaches the wheel, with the example strategies."""
    wanted = {
        path.relative_to(ROOT).as_posix()
        for folder in ("ontology", "ingest", "graph", "queries")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in (".py", ".rq", ".ttl", ".toml", ".html", ".css", ".js", ".svg")
        or path.name in ("py.typed", "LICENSE")
    }
    assert len(wanted) > 100
    assert not wanted - wheel
    assert {f"queries/examples/{name}" for name in EXAMPLES} <= wheel
    assert not [name for name in wheel if name.startswith(("tests/", "training/", "bench/"))]
