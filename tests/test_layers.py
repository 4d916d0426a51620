"""How the code hangs together: imports follow the data, and each file stays one idea."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LAYERS = ("ontology", "ingest", "graph", "queries", "samsyn")
ONLY_IN = {
    "pyoxigraph": {"graph/oxigraph.py", "graph/store.py", "graph/writing.py"},
    "pyshacl": {"graph/validation.py"},
    "owlready2": {"ontology/reasoning.py"},
}
SOURCES = [*sorted(path for layer in LAYERS[:-1] for path in (ROOT / layer).rglob("*.py")), ROOT / "samsyn.py"]
LINES = 320  # beyond this a file says in its first comment why it is still one idea


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_imports_follow_the_data(path: Path) -> None:
    """A file imports only from its own layer and those before it."""
    own = LAYERS.index(path.relative_to(ROOT).parts[0].removesuffix(".py"))
    later = {module for module in imported(path) if module.split(".")[0] in LAYERS[own + 1 :]}
    assert not later


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_one_door_to_each_engine(path: Path) -> None:
    """Only one file knows each of the engines that may be exchanged."""
    roots = {module.split(".")[0] for module in imported(path)}
    assert not {engine for engine, doors in ONLY_IN.items() if engine in roots and name_of(path) not in doors}


def test_ingest_knows_no_rdf() -> None:
    """No reader of documents or facts imports an RDF library."""
    ingest = [path for path in SOURCES if name_of(path).startswith("ingest/")]
    assert len(ingest) > 20
    assert not [
        name_of(path) for path in ingest if {m.split(".")[0] for m in imported(path)} & {"rdflib", "pyoxigraph"}
    ]


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_long_files_say_why(path: Path) -> None:
    """A file beyond the usual length says in a comment why it is still one idea."""
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= LINES or "still one idea" in text


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_each_module_opens_with_a_sentence(path: Path) -> None:
    """A module says first what comes in and what goes out."""
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


def test_commands_start_without_the_parser() -> None:
    """No command loads spaCy before it has words to read: that takes a second."""
    found = subprocess.run(
        [sys.executable, "-c", "import samsyn, sys; print('spacy' in sys.modules)"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout == "False\n"
