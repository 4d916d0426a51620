"""The notebooks run on the example strategies, and each clean .ipynb is its source."""

from __future__ import annotations

from pathlib import Path

import jupytext
import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOKS = sorted((Path(__file__).resolve().parents[1] / "notebooks").glob("*.py"))


@pytest.mark.parametrize("source", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_and_shows_tables(source: Path, example_graph: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every cell runs, and the notebook shows tables."""
    monkeypatch.setenv("SAMSYN_GRAPH", str(example_graph))
    notebook = jupytext.read(source)
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(source.parent)}}).execute()
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    assert sum("text/html" in output.get("data", {}) for output in outputs) >= 3


@pytest.mark.parametrize("source", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_notebook_is_its_source_without_outputs(source: Path) -> None:
    """The .ipynb holds the cells of the source and no outputs; `make notebooks` makes it again."""
    clean = nbformat.read(source.with_suffix(".ipynb"), as_version=4)  # type: ignore[no-untyped-call]
    assert [cell.source for cell in clean.cells] == [cell.source for cell in jupytext.read(source).cells]
    assert not any(cell.get("outputs") for cell in clean.cells)
