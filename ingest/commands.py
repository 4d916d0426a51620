"""The command `samsyn read`: files in, blocks on standard output out, messages and outcomes on standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import closing
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from ingest.blocks.model import ReadDocument
from ingest.cache import cache_folder, read_cached
from ingest.errors import NotADocumentError
from ingest.limits import read_documents
from ingest.outcomes import Outcome

__all__ = ["BlockFormat", "outcome_table", "read_file", "register"]

_UNREADABLE = 3
_USAGE = 2


class BlockFormat(StrEnum):
    """How blocks are written."""

    JSONL = "jsonl"
    MARKDOWN = "markdown"
    HTML = "html"


def register(app: typer.Typer) -> None:
    """Add the commands of this package to the main one."""
    app.command(name="read")(read)


def read(
    paths: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Documents, or folders of documents.")],
    form: Annotated[BlockFormat, typer.Option("--format", help="How the blocks are written.")] = BlockFormat.JSONL,
    overlay: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Draw the blocks, numbered, on pictures of the pages of PDFs.")
    ] = None,
    password: Annotated[str | None, typer.Option(envvar="SAMSYN_PASSWORD", help="Opens encrypted files.")] = None,
    jobs: Annotated[int, typer.Option(min=1, help="How many files are read at a time.")] = 1,
    no_cache: Annotated[bool, typer.Option("--no-cache", help="Read files anew, also unchanged ones.")] = False,
) -> None:
    """Show documents as their reader sees them: blocks in reading order, with headings, lists, tables and footnotes.

    Ends with status 3 where a file could not be read.
    """
    messages = Console(stderr=True, highlight=False)
    try:
        files = _files(paths)
    except NotADocumentError as error:
        messages.print(str(error), markup=False, soft_wrap=True)
        raise typer.Exit(_UNREADABLE) from error
    if len(files) != 1 and form is not BlockFormat.JSONL:
        messages.print("Several documents are written as jsonl only.")
        raise typer.Exit(_USAGE)
    outcomes: list[Outcome[ReadDocument]] = []
    # the children may have been given their environment earlier, so that the folder is told to them
    task = partial(read_file, password=password, cache=None if no_cache else cache_folder(), overlay=overlay)
    with closing(read_documents(files, task, jobs=jobs)) as reading:
        for outcome in reading:
            _show(outcome, form, several=len(files) > 1)
            outcomes.append(
                Outcome(outcome.path, outcome.kind, None, outcome.error, outcome.unread_pages, outcome.seconds)
            )
    _report(outcomes, messages)
    if not outcomes or not all(outcome.kind.readable for outcome in outcomes):
        raise typer.Exit(_UNREADABLE)


def _files(paths: list[Path]) -> list[Path]:
    from ingest.reading import find_documents

    if not (files := find_documents(paths)):
        raise NotADocumentError(str(paths[0]), 0, "the folder holds no documents (PDF, .docx, .html, .txt, .md)")
    return files


def read_file(
    path: Path, *, password: str | None = None, cache: Path | None = None, overlay: Path | None = None
) -> ReadDocument:
    """Read one file, in the process that this is called in, through the cache in a folder if one is named.

    A file that needs a password is never kept in the cache.
    """
    from ingest.reading import read_document

    reader = partial(read_document, password=password)
    document = read_cached(path, reader, folder=cache) if cache and not password else reader(path)
    if overlay and document.media_type == "application/pdf":
        from ingest.pdf.overlay import draw_overlay

        draw_overlay(path, document, overlay, password=password)
    return document


def _show(outcome: Outcome[ReadDocument], form: BlockFormat, *, several: bool) -> None:
    if outcome.value is None:
        return
    for line in _written(outcome.value, form, several=several):
        sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _written(document: ReadDocument, form: BlockFormat, *, several: bool) -> Iterator[str]:
    from ingest.blocks.export import as_markdown, block_rows

    if form is BlockFormat.MARKDOWN:
        yield as_markdown(document)
    elif form is BlockFormat.HTML:
        yield _as_html(as_markdown(document), document)
    else:
        named: dict[str, Any] = {"file": document.file_name} if several else {}
        yield from (json.dumps(named | row, ensure_ascii=False) for row in block_rows(document))


def _as_html(markdown: str, document: ReadDocument) -> str:
    from html import escape as escape_html

    from markdown_it import MarkdownIt

    body = MarkdownIt("commonmark", {"html": False}).enable("table").render(markdown)
    language = escape_html(document.metadata.get("language") or "sv")
    title = escape_html(document.metadata.get("title") or document.file_name)
    head = f'<meta charset="utf-8">\n<title>{title}</title>'
    return f'<!doctype html>\n<html lang="{language}">\n<head>\n{head}\n</head>\n<body>\n{body}</body>\n</html>'


def _report(outcomes: list[Outcome[Any]], messages: Console) -> None:
    """One file that was read in full needs no words; several get a table."""
    if len(outcomes) > 1:
        messages.print(outcome_table(outcomes))
    for outcome in outcomes:
        if outcome.message != f"{outcome.path.name}: read":
            messages.print(
                f"{outcome.kind.swedish} ({outcome.kind.value}): {outcome.message}", markup=False, soft_wrap=True
            )


def outcome_table(outcomes: list[Outcome[Any]]) -> Table:
    """What became of each file, in Swedish and English, with the seconds it took."""
    table = Table("fil (file)", "utfall (outcome)", "s", box=None)
    for outcome in outcomes:
        table.add_row(
            escape(outcome.path.name), f"{outcome.kind.swedish} ({outcome.kind.value})", f"{outcome.seconds:.1f}"
        )
    return table
