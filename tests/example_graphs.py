"""Graphs of documents, for the tests that ask them."""

from __future__ import annotations

import os
from pathlib import Path

from rich.console import Console

from graph.commands import build_graph
from queries.asking import Strategies
from queries.sources import open_source

__all__ = ["DOCUMENTS", "built", "quiet"]

DOCUMENTS = Path(__file__).resolve().parent / "documents"


def quiet() -> Console:
    """A console whose output goes nowhere."""
    return Console(file=open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123 - closed when the tests end


def built(paths: list[Path], folder: Path) -> Strategies:
    """The graph of some documents, ready to be asked."""
    reports = build_graph(paths, folder, out=quiet(), err=quiet(), jobs=2)
    assert all(report.read for report in reports)
    return Strategies(open_source(folder))
