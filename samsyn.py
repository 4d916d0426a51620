"""The command `samsyn`, and in Python: `samsyn.open("my-graph").ask("themes-shared")`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from rich.console import Console

import graph.commands
import ingest.commands
import queries.commands
from graph.errors import GraphError
from graph.options import UNREADABLE
from queries.preparing import prepare_large

if TYPE_CHECKING:
    from queries.asking import Strategies

__all__ = ["app", "main", "open"]

app = typer.Typer(
    name="samsyn",
    help="Reads Swedish strategy documents into a graph, and answers what they share, lack and define differently.",
    epilog="Start with: samsyn build FOLDER-OF-PDFS, then: samsyn ask",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_show_locals=False,
    context_settings={"obj": prepare_large},  # what `build` finishes a graph with
)
for part in (ingest, graph, queries):
    part.commands.register(app)


def open(place: str | Path = "samsyn-graph") -> Strategies:  # noqa: A001 - read as `samsyn.open`
    """The graph of a folder, or a SPARQL endpoint by its address, to be asked; raises NoGraphError without a graph."""
    from queries.asking import Strategies
    from queries.sources import open_source

    return Strategies(open_source(place))


def main() -> None:
    """Run the command; exit status 0 well, 1 findings, 2 wrong usage, 3 input that cannot be read."""
    try:
        app()
    except GraphError as error:
        Console(stderr=True).print(str(error), style="red", markup=False, highlight=False)
        sys.exit(UNREADABLE)


if __name__ == "__main__":
    main()
