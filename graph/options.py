"""The options that several commands have, and what they stand for."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from graph.decisions import Decisions, read_decisions

__all__ = [
    "DEFAULT_GRAPH",
    "FINDINGS",
    "UNREADABLE",
    "USAGE",
    "DecisionsFile",
    "GraphFolder",
    "Output",
    "decisions_of",
]

FINDINGS, USAGE, UNREADABLE = 1, 2, 3  # exit statuses besides 0
DEFAULT_GRAPH = Path("samsyn-graph")
GraphFolder = Annotated[
    Path,
    typer.Option(
        "--graph",
        "-g",
        envvar="SAMSYN_GRAPH",
        metavar="FOLDER",
        help="The folder that holds the graph.",
    ),
]
DecisionsFile = Annotated[
    Path | None,
    typer.Option(
        "--decisions",
        envvar="SAMSYN_DECISIONS",
        metavar="FILE",
        help="What a person decided about names (TOML).",
        show_default="decisions.toml in the graph's folder, where there is one",
    ),
]


class Output(StrEnum):
    """How rows are shown."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def decisions_of(graph: Path, file: Path | None) -> Decisions:
    """The decisions of a file, or of the one in the graph's folder; raises DecisionError where it cannot be used."""
    if file is None and not (graph / "decisions.toml").is_file():
        return Decisions()
    return read_decisions(file or graph / "decisions.toml")
