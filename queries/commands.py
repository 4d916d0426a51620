"""The commands that ask: `ask`, `network`, `serve`, `prepare`, `demo`; data to stdout, all else to stderr."""

from __future__ import annotations

import sys
from contextlib import suppress
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table as ShownTable

from graph.commands import DEFAULT_GRAPH, GraphFolder
from graph.errors import NoGraphError
from graph.network import as_graphml
from graph.network_drawing import network_svg
from queries.asking import Strategies
from queries.catalog import Question, find_question, questions
from queries.describing import describe
from queries.endpoint.command import serve
from queries.errors import AskingError
from queries.network import NetworkKind, bridges
from queries.reports.commands import register as register_reports
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
    app.command(add_help_option=False)(ask)  # its own tells of one question too
    app.command()(network)
    app.command()(serve)
    app.command()(prepare)
    app.command()(demo)
    register_reports(app)


def ask(
    context: typer.Context,
    name: Annotated[str | None, typer.Argument(help="The question; without it, all questions are listed.")] = None,
    county: Annotated[
        list[str] | None, typer.Option(help="Only this county, for instance 'Granviks län' or 'Granvik'.")
    ] = None,
    other: Annotated[
        list[str] | None, typer.Option(help="Against this county only, where a question compares.")
    ] = None,
    theme: Annotated[list[str] | None, typer.Option(help="Only this theme, in Swedish or English.")] = None,
    term: Annotated[list[str] | None, typer.Option(help="Only this term, for instance 'nyanländ'.")] = None,
    actor: Annotated[list[str] | None, typer.Option(help="Only this organisation or body.")] = None,
    kind: Annotated[list[str] | None, typer.Option(help="Only this kind of organisation, body or coverage.")] = None,
    sdg: Annotated[list[str] | None, typer.Option(help="Only this goal or target of Agenda 2030: 8 or 8.5.")] = None,
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
    help_: Annotated[bool, typer.Option("--help", help="Show this, or with a NAME what that question takes.")] = False,
) -> None:
    """Ask the graph a question of the catalogue; every row shows document, page and sentence.

    An option may be given several times. Example: samsyn ask terms-differ --term nyanländ
    """
    if help_ and name is None:
        typer.echo(context.get_help())
        return
    if name is None:
        list_questions()
        return
    given = {"county": county, "other": other, "theme": theme, "term": term, "actor": actor, "kind": kind, "sdg": sdg}
    try:
        if help_:
            explain(name, endpoint or graph)
            return
        strategies = Strategies(open_source(endpoint or graph))
        if as_of is not None:
            strategies = strategies.as_of(as_of.date(), name)
            _err.print(strategies.note, markup=False, highlight=False)
        answer = strategies.table(name, **{key: values for key, values in given.items() if values})
    except AskingError as error:
        _err.print(f"samsyn ask: {error}", style="red", highlight=False, markup=False)
        raise typer.Exit(2) from error
    print_answer(answer, output)


def explain(name: str, place: str | Path) -> None:
    """Print what a question asks, takes and gives; with the values that the graph knows, if there is one."""
    question = find_question(name)
    known: dict[str, list[str]] = {}
    with suppress(NoGraphError):
        strategies = Strategies(open_source(place))
        known = {one.name: sorted({text for _, text in strategies.names(one)}) for one in question.parameters}
    _out.print(describe(question, known), markup=False, highlight=False)


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


class NetworkFormat(StrEnum):
    """How a network is shown."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    GRAPHML = "graphml"
    SVG = "svg"


def network(
    kind: Annotated[
        NetworkKind, typer.Option(help="Partners of counties, members of bodies, or goals and who answers for them.")
    ] = NetworkKind.PARTNERS,
    output: Annotated[
        NetworkFormat,
        typer.Option("--format", help="A table to read, data, GraphML for Gephi and the like, or a picture."),
    ] = NetworkFormat.TABLE,
    graph: GraphFolder = DEFAULT_GRAPH,
    endpoint: Annotated[str | None, typer.Option(help="Ask this SPARQL endpoint instead of a graph on disk.")] = None,
) -> None:
    """Show who joins the counties: in how many they are, how central in the network, and what stands alone.

    Example: samsyn network --kind bodies --format svg > bodies.svg
    """
    try:
        found = Strategies(open_source(endpoint or graph)).graph(kind)
    except AskingError as error:
        _err.print(f"samsyn network: {error}", style="red", highlight=False, markup=False)
        raise typer.Exit(2) from error
    if output is NetworkFormat.SVG:
        typer.echo(network_svg(found))
    elif output is NetworkFormat.GRAPHML:
        typer.echo(as_graphml(found))
    else:
        print_answer(bridges(found), Format(output))


def prepare(graph: GraphFolder = DEFAULT_GRAPH) -> None:
    """Work out the answers to all questions over all counties and keep them with the graph, to be read from then on.

    A build of 100 documents or more does so itself; a graph that was built by an earlier version of the program, or
    a smaller one, gets its answers by this command. Readers see them when all are done.

    Example: samsyn prepare --graph my-graph
    """
    from queries.preparing import renew

    with _err.status("making answers ready") as status:
        renew(graph, status.update)


def demo(
    graph: Annotated[Path, typer.Option("--graph", "-g", help="The folder for the demo's graph.")] = Path("demo-graph"),
) -> None:
    """Read the example strategies of three made-up counties into a graph and ask it three questions."""
    from queries.demo import run_demo

    run_demo(graph, _out, _err)
