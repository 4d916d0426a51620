"""Building a graph: the same files give the same bytes, and a bad file costs only itself."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from samsyn import app
from tests.example_graphs import DOCUMENTS

FILES = ("sjoboda-overenskommelse.pdf", "sjoboda-webb.html", "alvmark-handlingsplan-2025.pdf")
BROKEN = DOCUMENTS / "broken"


def run(*words: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(app, [str(word) for word in words])
    return result.exit_code, result.output


def exported(folder: Path, target: Path) -> bytes:
    assert run("export", target, "--graph", folder)[0] == 0
    return target.read_bytes()


def test_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    """The same files in two empty folders, even in another order, give byte-identical exports."""
    paths = [DOCUMENTS / name for name in FILES]
    for name, order in (("a", paths), ("b", paths[::-1])):
        assert run("build", *order, "--graph", tmp_path / name)[0] == 0
    assert exported(tmp_path / "a", tmp_path / "a.nq") == exported(tmp_path / "b", tmp_path / "b.nq")


def test_building_again_changes_nothing(tmp_path: Path) -> None:
    """A file that is built twice is in the graph once."""
    graph = tmp_path / "graph"
    run("build", DOCUMENTS / FILES[0], "--graph", graph)
    once = exported(graph, tmp_path / "once.nq")
    assert run("build", DOCUMENTS / FILES[0], "--graph", graph)[0] == 0
    assert exported(graph, tmp_path / "twice.nq") == once


def test_bad_files_cost_only_themselves(tmp_path: Path) -> None:
    """In a folder with a broken, an encrypted and an empty file, the good one is read and the others are named."""
    folder = tmp_path / "in"
    folder.mkdir()
    bad = sorted(
        path
        for path in BROKEN.iterdir()
        if path.suffix == ".pdf" and "skan" not in path.name and "scan" not in path.name
    )
    assert len(bad) == 3
    for path in (*bad, DOCUMENTS / FILES[1]):
        shutil.copy(path, folder)
    status, output = run("build", folder, "--graph", tmp_path / "graph")
    assert status == 3
    assert all(path.name[:12] in output for path in bad)
    assert "password" in output
    assert FILES[1] in run("list", "--graph", tmp_path / "graph")[1].replace("\n", "")


def test_a_missing_graph_is_told_with_the_remedy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Who asks before building is told how to build."""
    from graph.errors import NoGraphError
    from graph.store import open_store

    with pytest.raises(NoGraphError, match="samsyn build"):
        open_store(tmp_path)
