"""The commands about names and editions: `names` and `diff`."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from graph.building import Choices
from graph.decisions import DecisionError, Decisions
from graph.differences import Difference, differences
from graph.finding import DocumentNotFoundError, find_document
from graph.names import Named, shared_organisations, unresolved_names
from graph.options import DEFAULT_GRAPH, USAGE, DecisionsFile, GraphFolder, Output, decisions_of
from graph.relinking import is_concerned
from graph.sources import Sources
from graph.store import open_store
from graph.versions import current_version
from ingest.reading import find_documents

__all__ = ["choices_of", "register"]

Format = Annotated[Output, typer.Option("--format", help="A table to read, or data to go on with.")]
Row = Sequence[object]
_UNRESOLVED = ("kind", "name", "documents", "words used", "nearest (0-100)")
_SHARED = ("organisation", "documents", "words used", "decided")
_COLUMNS = ("list", "kind", "name", "id", "documents", "words", "decided", "nearest")


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.command("names")(names_command)
    app.command("diff")(diff_command)


def choices_of(graph: Path, paths: Sequence[Path], decisions: Path | None, replaces: str | None) -> Choices:
    """What a person chose for a build of some files.

    Raises DecisionError, DocumentNotFoundError, NotADocumentError; BadParameter where several files would replace one.
    """
    decided = decisions_of(graph, decisions)
    if replaces is None:
        return Choices(decided)
    files = find_documents(paths)
    if len(files) != 1:
        raise typer.BadParameter(f"one document replaces another, but {len(files)} are given", param_hint="--replaces")
    version = current_version(graph)
    about = Sources(version).documents() if version else {}
    return Choices(decided, {files[0]: find_document(about, replaces)})


def names_command(
    graph: GraphFolder = DEFAULT_GRAPH,
    decisions: DecisionsFile = None,
    every: Annotated[
        bool, typer.Option("--all", help="Also terms and policies that no other name is close to.")
    ] = False,
    output: Format = Output.TABLE,
) -> None:
    r"""List the names that no register resolved, with the nearest others, and the organisations that documents share.

    Decide about a name in decisions.toml in the graph's folder; every later build honours it:

        [\[same]] organisation = "the name", as = "organisation/id"
        [\[not-same]] the same, for a name that was taken wrongly

    each key on a line of its own. What follows "as" may be a name of the register, too. Where wanted, also
    county = "...", document = "file.pdf", by = "who decided". Instead of organisation: term, policy, statute.

    Exit status: 0 well, 2 the file of decisions has a fault, which is named with its line.

    Example: samsyn names --graph my-graph --format csv
    """
    about = Sources(open_store(graph).folder).documents()
    try:
        decided = decisions_of(graph, decisions)
    except DecisionError as error:
        _refuse(error)
    unresolved, shared = unresolved_names(about, every=every), shared_organisations(about)
    if output is Output.TABLE:
        out = Console()
        _show("Names that no register resolved", _UNRESOLVED, [_unresolved_row(one) for one in unresolved], out)
        _show("Organisations that documents share", _SHARED, [_shared_row(one) for one in shared], out)
    else:
        rows = [("unresolved", *_plain(one)) for one in unresolved] + [("shared", *_plain(one)) for one in shared]
        _write(_COLUMNS, rows, output)
    _tell_waiting(about.values(), decided)


def _tell_waiting(about: Iterable[Mapping[str, Any]], decisions: Decisions) -> None:
    waiting = [str(one["file"]) for one in about if is_concerned(one, decisions)]
    if waiting:
        told = f"decided, and to be honoured by the next build: {', '.join(waiting)}"
        Console(stderr=True).print(told, markup=False, highlight=False)


def _unresolved_row(one: Named) -> Row:
    near = [f"{near.score} {near.name} ({near.id})" for near in one.near]
    return one.kind, f"{one.names[0]}\n({one.id})", "\n".join(one.documents), "\n".join(one.words), "\n".join(near)


def _shared_row(one: Named) -> Row:
    return f"{one.id}", "\n".join(one.documents), "\n".join(one.words), one.ruling


def _plain(one: Named) -> Row:
    near = [f"{near.score} {near.id} {near.name}" for near in one.near]
    return one.kind, one.names[0], one.id, one.documents, one.words, one.ruling, near


def diff_command(
    old: Annotated[str, typer.Argument(metavar="OLD", help="The earlier edition: a file name, a title or an IRI.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The later edition.")],
    graph: GraphFolder = DEFAULT_GRAPH,
    output: Format = Output.TABLE,
) -> None:
    """Show what a new edition adds, removes and rewords, with both wordings and their pages.

    Focus areas, goals, actions, partners, duties, definitions and days of validity are compared. What is worded alike
    counts as reworded; so do the only goals that are left under one focus area.

    Exit status: 0 well, 2 there is no such document.

    Example: samsyn diff strategy-2023.pdf strategy-2026.pdf --graph my-graph
    """
    store = open_store(graph)
    about = Sources(store.folder).documents()
    try:
        found = differences(store, find_document(about, old), find_document(about, new))
    except DocumentNotFoundError as error:
        _refuse(error)
    if output is not Output.TABLE:
        _write(Difference._fields, found, output)
        return
    rows = [
        (one.kind, one.change, one.place, _paged(one.old, one.old_page), _paged(one.new, one.new_page)) for one in found
    ]
    _show("What differs", ("kind", "change", "place", "old", "new"), rows, Console())


def _paged(text: str | None, page: int | None) -> str:
    return f"{text} (p. {page})" if text and page else text or ""


def _refuse(error: Exception) -> NoReturn:
    Console(stderr=True).print(str(error), style="red", markup=False, highlight=False)
    raise typer.Exit(USAGE)


def _show(title: str, columns: Sequence[str], rows: Sequence[Row], console: Console) -> None:
    table = Table(*columns, title=title, caption=f"{len(rows)} rows", show_lines=True)
    for column in table.columns:
        column.overflow = "fold"
    for row in rows:
        table.add_row(*(escape(str(cell)) for cell in row))
    console.print(table)


def _write(columns: Sequence[str], rows: Iterable[Row], output: Output) -> None:
    """Write CSV (several values in a cell parted by "; ") or a JSON array of objects to stdout."""
    if output is Output.JSON:
        found = [dict(zip(columns, row, strict=True)) for row in rows]
        sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=1) + "\n")
        return
    writer = csv.writer(sys.stdout)
    writer.writerow(columns)
    writer.writerows([["; ".join(cell) if isinstance(cell, list) else cell for cell in row] for row in rows])
