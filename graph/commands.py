"""The commands that make, hand over and check a graph: `build`, `list`, `export`, `describe`, `audit`, `check`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from graph.building import Built, Choices, build
from graph.class_tables import Flavour
from graph.decisions import DecisionError
from graph.description import Served
from graph.errors import GraphError
from graph.exporting import describe, export_file, export_tables
from graph.finding import DocumentNotFoundError
from graph.options import DEFAULT_GRAPH, FINDINGS, UNREADABLE, USAGE, DecisionsFile, GraphFolder
from graph.progress import show_progress
from graph.relinking import files_to_read_again
from graph.sources import Sources
from graph.store import Store, open_store
from graph.store_commands import register as register_store_commands
from graph.tables import (
    audit_table,
    audited_table,
    counts_table,
    documents_table,
    faults_table,
    stored_audit,
    unread_table,
)
from graph.version_commands import choices_of
from graph.version_commands import register as register_version_commands
from ingest.cluster import ClusterError, cluster
from ingest.errors import NotADocumentError
from ingest.reading import find_documents
from ontology.terms import SAM_ID

__all__ = ["DEFAULT_GRAPH", "Finishing", "GraphFolder", "build_graph", "register"]

Finishing = Callable[[Store, Callable[[str], None]], None]  # what finishes a version, and tells how far it has come


def register(app: typer.Typer) -> None:
    """Add the commands of this folder to the program."""
    app.command("build")(build_command)
    app.command("list")(list_command)
    app.command("export")(export_command)
    app.command("describe")(describe_command)
    app.command("audit")(audit_command)
    app.command("check")(check_command)
    register_version_commands(app)
    register_store_commands(app)


def build_command(
    context: typer.Context,
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="FILE|FOLDER...", help="Documents, or folders of documents: PDF, Word, web page, text."),
    ],
    graph: GraphFolder = DEFAULT_GRAPH,
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", "-j", min=1, help="How many documents to read at a time.", show_default="up to 4"),
    ] = None,
    password: Annotated[str | None, typer.Option(envvar="SAMSYN_PASSWORD", help="Opens encrypted files.")] = None,
    decisions: DecisionsFile = None,
    replaces: Annotated[
        str | None,
        typer.Option(metavar="OLD", help="The document is a new edition of OLD: a file name, a title or an IRI."),
    ] = None,
    no_persons: Annotated[
        bool, typer.Option("--no-persons", help="Store no names of persons who signed, nor files that hold them.")
    ] = False,
    dask: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="Read the documents on a Dask cluster, by its scheduler.")
    ] = None,
) -> None:
    """Read documents into a graph, and show what was found.

    Every document gets a graph of its own. Building the same file again changes nothing; a changed file replaces its
    graph. Files that cannot be read are named with the reason; the others are stored all the same.

    What a person decided about names (samsyn names) holds for all documents: those of the graph that it concerns are
    read again.

    Example: samsyn build strategies/ more/plan.pdf --graph my-graph

    Exit status: 0 all read, 2 wrong usage, 3 at least one file could not be read.
    """
    err = Console(stderr=True)
    try:
        built = build_graph(
            paths,
            graph,
            jobs=jobs or min(4, os.cpu_count() or 1),
            password=password,
            choices=replace(choices_of(graph, paths, decisions, replaces), persons=not no_persons),
            dask=dask,
            finish=context.obj,  # from above: this folder knows no questions
            out=Console(),
            err=err,
        )
    except (DecisionError, DocumentNotFoundError) as error:
        err.print(str(error), style="red", markup=False, highlight=False)
        raise typer.Exit(USAGE) from None
    except (NotADocumentError, GraphError, ClusterError) as error:
        err.print(str(error), style="red", markup=False, highlight=False, soft_wrap=True)
        raise typer.Exit(UNREADABLE) from None
    if not built or not all(one.read for one in built):
        raise typer.Exit(UNREADABLE)


def build_graph(
    paths: Sequence[Path],
    folder: Path,
    *,
    out: Console,
    err: Console,
    jobs: int = 1,
    password: str | None = None,
    choices: Choices | None = None,
    dask: str | None = None,
    finish: Finishing | None = None,
) -> list[Built]:
    """Build a graph of files and folders, with a bar on `err`; print what was found to `out`.

    `dask` is the address of a cluster that reads them; `finish` adds to the graph before anybody sees it. Raises
    NotADocumentError for a path that does not exist, GraphError where the graph cannot be written, and ClusterError.
    """
    if not (files := find_documents(paths)):
        raise NotADocumentError(str(paths[0]), 0, "there are no documents in it (PDF, .docx, .html, .txt, .md)")
    choices = choices or Choices()
    reader = cluster(dask) if dask else nullcontext()
    with files_to_read_again(folder, choices.decisions, files) as again, reader as executor:
        paths = [path.absolute() if dask else path for path in (*again, *files)]  # a cluster has other working folders
        with show_progress(paths, err) as bar:
            building = build(
                paths,
                folder,
                jobs=jobs,
                password=password,
                choices=choices,
                executor=executor,
                finish=(lambda store: finish(store, bar.tell)) if finish else None,
            )
            built = list(bar.pass_on(building))
    for table in (counts_table(built), audit_table(built), unread_table(built)):
        if table.row_count:
            out.print(table)
    return built


def list_command(graph: GraphFolder = DEFAULT_GRAPH) -> None:
    """List the documents of a graph with the number of their facts.

    Example: samsyn list --graph my-graph
    """
    Console().print(documents_table(open_store(graph)))


def export_command(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE|FOLDER", help="Where to write; ending .nq, .trig, .ttl or .jsonld, a folder for --tables."
        ),
    ],
    graph: GraphFolder = DEFAULT_GRAPH,
    texts: Annotated[Path | None, typer.Option(metavar="FOLDER", help="Write the documents' texts there too.")] = None,
    tables: Annotated[
        Flavour | None,
        typer.Option(help="Write a CSV table of each class, with a codebook: as data, or safe for a spreadsheet."),
    ] = None,
) -> None:
    """Write the whole graph to one file, sorted: the same graph gives the same bytes.

    The file is the owner's own: it holds the names of the persons who signed. Turtle (.ttl) joins all graphs into one.

    With --tables, names of persons are left out. A description of the dataset (DCAT-AP-SE, VoID), with the licence of
    what went into it, is written beside each export.

    Example: samsyn export all.nq --graph my-graph --texts texts
    Example: samsyn export my-tables --tables spreadsheet
    """
    store = open_store(graph)
    try:
        if tables is None:
            export_file(store, file)
        else:
            export_tables(store, file, tables)
        if texts is not None:
            Sources(store.folder).export_texts(texts)
    except (ValueError, OSError) as error:
        Console(stderr=True).print(str(error), style="red", markup=False, highlight=False)
        raise typer.Exit(USAGE) from None


def describe_command(
    graph: GraphFolder = DEFAULT_GRAPH,
    address: Annotated[
        str, typer.Option(metavar="URL", help="Where the graph is served, so that pages and endpoint are named.")
    ] = "",
) -> None:
    """Write what the graph is and holds to standard output, as Turtle: a catalogue's entry by DCAT-AP-SE, and VoID.

    It counts documents, classes and properties, and names the licence of what went in. Without an address it describes
    a graph that lies in files; `samsyn export` writes the same beside what it exports.

    Example: samsyn describe --graph my-graph > description.ttl
    Example: samsyn describe --address https://strategies.example.se
    """
    place = address.rstrip("/")
    served = Served(place or str(SAM_ID).rstrip("/"), f"{place}/sparql" if place else None)
    sys.stdout.write(describe(open_store(graph), served))


class FailOn(StrEnum):
    """What makes the audit end with status 1."""

    NOTHING = "nothing"
    MISMATCH = "mismatch"


def audit_command(
    graph: GraphFolder = DEFAULT_GRAPH,
    fail_on: Annotated[FailOn, typer.Option(help="End with status 1 where a count differs or contradicts.")] = (
        FailOn.NOTHING
    ),
) -> None:
    """Hold the counts that documents state about themselves against what was found in them.

    Agrees: as many were found. Subset: a part of them is counted. Contradicts: the document gives two numbers of the
    same things. Differs: another number was found.

    Example: samsyn audit --fail-on mismatch
    """
    rows = stored_audit(open_store(graph))
    Console().print(audited_table(rows))
    mismatches = [row for row in rows if row[4] in ("Differs", "Contradicts")]
    if mismatches and fail_on is FailOn.MISMATCH:
        raise typer.Exit(FINDINGS)


def check_command(graph: GraphFolder = DEFAULT_GRAPH) -> None:
    r"""Check the graph against the shapes and checks of the ontology, and both for contradictions.

    Contradictions are sought by the reasoner HermiT in the ontology with the smallest document, where there is Java
    (pip install 'samsyn\[reason]').
    Exit status: 0 nothing is wrong, 1 there are faults, which are listed.

    Example: samsyn check --graph my-graph
    """
    from graph.validation import check, contradictions  # late: the SHACL library takes a second to load
    from ontology.reasoning import ReasonerUnavailableError

    store = open_store(graph)
    faults = check(store)
    try:
        faults += contradictions(store)
    except ReasonerUnavailableError as error:
        Console(stderr=True).print(f"The ontology was not reasoned over: {error}", highlight=False)
    Console().print(faults_table(faults) if faults else "Nothing is wrong.")
    if faults:
        raise typer.Exit(FINDINGS)
