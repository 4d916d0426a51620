"""The commands for a graph as a whole: `verify`, `dump`, `restore`, `publish`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from graph.backups import dump, restore
from graph.errors import GraphError
from graph.options import DEFAULT_GRAPH, FINDINGS, UNREADABLE, GraphFolder
from graph.store import open_store
from graph.tables import faults_table
from graph.verifying import verify

__all__ = ["register"]


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.command("verify")(verify_command)
    app.command("dump")(dump_command)
    app.command("restore")(restore_command)
    app.command("publish")(publish_command)


@contextmanager
def _told() -> Iterator[None]:
    """End with status 3 and a message where something is amiss with a graph as a whole."""
    try:
        yield
    except GraphError as error:
        Console(stderr=True).print(str(error), style="red", markup=False, highlight=False, soft_wrap=True)
        raise typer.Exit(UNREADABLE) from None


def verify_command(graph: GraphFolder = DEFAULT_GRAPH) -> None:
    """Check that nothing of the graph is damaged or missing.

    It opens and every triple can be read; every fact has its document and its evidence; every quotation stands in the
    document's text; texts and files are those that were read, and answers those that were made ready.

    Exit status: 0 all is there, 1 something is missing, which is listed, 3 the graph does not open.

    Example: samsyn verify --graph my-graph
    """
    with _told():
        faults = verify(open_store(graph))
    Console().print(faults_table(faults) if faults else "All is there.")
    if faults:
        raise typer.Exit(FINDINGS)


def dump_command(
    target: Annotated[Path, typer.Argument(metavar="FILE.tar.gz|FOLDER", help="Where to write.")],
    graph: GraphFolder = DEFAULT_GRAPH,
) -> None:
    """Write all of a graph to one file or folder: triples, texts, and the files that were read.

    The dump is the owner's own: it holds the names of the persons who signed. The same graph gives the same bytes.

    Example: samsyn dump backup.tar.gz --graph my-graph
    """
    with _told():
        number = dump(open_store(graph), target)
    Console().print(f"{number:,} triples are in {target}", highlight=False, soft_wrap=True)


def restore_command(
    source: Annotated[Path, typer.Argument(metavar="FILE.tar.gz|FOLDER", help="What samsyn dump wrote.")],
    graph: GraphFolder = DEFAULT_GRAPH,
    replace: Annotated[bool, typer.Option("--replace", help="Replace the graph that the folder holds.")] = False,
) -> None:
    """Make a dump the graph of a folder; nothing is changed unless the dump is whole.

    Example: samsyn restore backup.tar.gz --graph my-graph
    """
    with _told():
        number = restore(source, graph, replace=replace)
    Console().print(f"{number:,} triples are in {graph}", highlight=False, soft_wrap=True)


def publish_command(
    endpoint: Annotated[str, typer.Option(metavar="URL", help="Where the store answers SPARQL queries.")],
    update: Annotated[
        str | None, typer.Option(metavar="URL", help="Where it takes SPARQL updates, if elsewhere.")
    ] = None,
    graph_store: Annotated[
        str | None,
        typer.Option(metavar="URL", help="Where it takes whole graphs (Graph Store Protocol): tried before updates."),
    ] = None,
    user: Annotated[str | None, typer.Option(metavar="NAME", help="Who may write there.")] = None,
    password: Annotated[
        str | None, typer.Option(envvar="SAMSYN_STORE_PASSWORD", help="Better given by the environment.")
    ] = None,
    persons: Annotated[bool, typer.Option("--persons", help="Send the names of the persons who signed, too.")] = False,
    graph: GraphFolder = DEFAULT_GRAPH,
) -> None:
    """Send the graph to a SPARQL 1.1 store, such as Virtuoso, and verify that all of it is there.

    Each document's graph replaces the one that was sent before; graphs that are no longer here are removed there. What
    is there already is not sent again: after a failure, run the command again.

    Exit status: 0 all is there, 3 the store refused or did not answer.

    Example: samsyn publish --endpoint http://127.0.0.1:8890/sparql-auth --user dba --graph my-graph
    """
    from graph.publishing import Published, publish  # late: only those who publish need the client
    from graph.remote import Access, GraphStore, Remote

    out, err, done = Console(), Console(stderr=True), Published()
    access = Access(user, password)
    with _told(), err.status("sending") as status:
        whole_graphs = GraphStore(graph_store, access) if graph_store else None
        remote = Remote(endpoint, access, update)
        for done in publish(open_store(graph), remote, graph_store=whole_graphs, persons=persons):
            status.update(f"sending: {done.sent} sent, {done.unchanged} there already")
    out.print(
        f"{done.triples:,} triples are at {endpoint}: {done.sent} graphs sent, {done.unchanged} unchanged, "
        f"{done.removed} removed",
        highlight=False,
        soft_wrap=True,
    )
    if done.refused:
        err.print(
            f"It did not take whole graphs, so they were sent in batches: {done.refused}",
            style="yellow",
            soft_wrap=True,
        )
    if not done.union:
        err.print(
            "Questions will find nothing there: let the store's default graph be the union of its named graphs.",
            style="yellow",
            soft_wrap=True,
        )
