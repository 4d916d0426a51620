"""The commands that ask: `ask`, `network`, `serve`, `demo`; data to stdout, all else to stderr."""

from __future__ import annotations

import sys
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import networkx as nx
import typer
from rich.console import Console
from rich.table import Table as ShownTable

from graph.commands import DEFAULT_GRAPH, GraphFolder
from queries.asking import Strategies
from queries.catalog import Question, questions
from queries.errors import AskingError
from queries.network import bridges
from queries.showing import as_shown
from queries.sources import open_source
from queries.tables import Table

__all__ = ["register"]

_out, _err = Console(), Console(stderr=True)


class Format(StrEnum):
    """How an answer is shown."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.command()(ask)
    app.command()(network)
    app.command()(serve)
    app.command()(demo)


def ask(
    name: Annotated[str | None, typer.Argument(help="The question; without it, all questions are listed.")] = None,
    county: Annotated[
        str | None, typer.Option(help="Only this county, for instance 'Granviks län' or 'Granvik'.")
    ] = None,
    theme: Annotated[str | None, typer.Option(help="Only this theme, in Swedish or English.")] = None,
    term: Annotated[str | None, typer.Option(help="Only this term, for instance 'nyanländ'.")] = None,
    actor: Annotated[str | None, typer.Option(help="Only this organisation or body.")] = None,
    as_of: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            metavar="DATE",
            help="Ask the strategies that were in force on this day (2024-05-01), superseded editions among them.",
        ),
    ] = None,
    output: Annotated[Format, typer.Option("--format", help="A table to read, or data to go on with.")] = Format.TABLE,
    graph: GraphFolder = DEFAULT_GRAPH,
    endpoint: Annotated[str | None, typer.Option(help="Ask this SPARQL endpoint instead of a graph on disk.")] = None,
) -> None:
    """Ask the graph a question of the catalogue; every row shows document, page and sentence.

    Example: samsyn ask terms-differ --term nyanländ
    """
    if name is None:
        list_questions()
        return
    given = {"county": county, "theme": theme, "term": term, "actor": actor}
    try:
        strategies = Strategies(open_source(endpoint or graph))
        if as_of is not None:
            strategies = strategies.as_of(as_of.date(), name)
            _err.print(strategies.note, markup=False, highlight=False)
        answer = strategies.table(name, **{key: value for key, value in given.items() if value is not None})
    except AskingError as error:
        _err.print(f"samsyn ask: {error}", style="red", highlight=False, markup=False)
        raise typer.Exit(2) from error
    print_answer(answer, output)


def list_questions() -> None:
    """Print each question's name, what it asks and its parameters."""
    shown = ShownTable("name", "question", "parameters", title="Questions: samsyn ask NAME")
    for question in questions().values():
        shown.add_row(question.name, question.questions["en"], _options(question))
    _out.print(shown)


def _options(question: Question) -> str:
    return " ".join(parameter.option for parameter in question.parameters)


def print_answer(answer: Table, output: Format, *, console: Console = _out) -> None:
    """Print a table for people, or CSV or JSON for programs."""
    if output is Format.CSV:
        sys.stdout.write(answer.as_csv())
    elif output is Format.JSON:
        sys.stdout.write(answer.as_json() + "\n")
    else:
        console.print(as_shown(answer))


def network(
    output: Annotated[Format, typer.Option("--format", help="A table to read, or data to go on with.")] = Format.TABLE,
    graphml: Annotated[
        Path | None, typer.Option(help="Write the network to this file, for Gephi and the like.")
    ] = None,
    graph: GraphFolder = DEFAULT_GRAPH,
    endpoint: Annotated[str | None, typer.Option(help="Ask this SPARQL endpoint instead of a graph on disk.")] = None,
) -> None:
    """Show which partners join the counties: in how many they are, and how central in the network.

    Example: samsyn network --graphml partners.graphml
    """
    found = Strategies(open_source(endpoint or graph)).graph()
    if graphml is not None:
        nx.write_graphml(found, graphml)
    print_answer(bridges(found), output)


def serve(
    graph: GraphFolder = DEFAULT_GRAPH,
    host: Annotated[
        str, typer.Option(help="The address to listen on; by default only this computer is answered.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port to listen on.")] = 8000,
) -> None:
    """Serve the graph as a SPARQL endpoint at /sparql, until Ctrl-C.

    Example: samsyn serve --port 8080, then in another window: samsyn ask themes-shared --endpoint http://127.0.0.1:8080/sparql
    """
    import uvicorn  # late: the web server is only loaded where it is needed

    from queries.serving import application

    _err.print(f"SPARQL endpoint at http://{host}:{port}/sparql (Ctrl-C ends it)")
    uvicorn.run(application(graph), host=host, port=port, log_level="warning")


def demo(
    graph: Annotated[Path, typer.Option("--graph", "-g", help="The folder for the demo's graph.")] = Path("demo-graph"),
) -> None:
    """Read the example strategies of three made-up counties into a graph and ask it three questions."""
    from queries.demo import run_demo

    run_demo(graph, _out, _err)
