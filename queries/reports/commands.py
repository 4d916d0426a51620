"""The commands `report`, `compare` and `review`: a report to the terminal's output or a file."""

from __future__ import annotations

import sys
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from graph.commands import DEFAULT_GRAPH, GraphFolder
from graph.options import USAGE
from queries.asking import Strategies
from queries.errors import AskingError
from queries.reports.model import Report
from queries.sources import open_source

__all__ = ["register"]

_err = Console(stderr=True)


class Format(StrEnum):
    """What a report is written as."""

    HTML = "html"
    DOCX = "docx"
    XLSX = "xlsx"


class Language(StrEnum):
    """The language of a report."""

    SWEDISH = "sv"
    ENGLISH = "en"


OutputFile = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write to this file; its ending may tell the format."),
]
Lang = Annotated[Language, typer.Option("--lang", help="The language of the report: sv or en.")]
Day = Annotated[
    datetime | None,
    typer.Option(
        formats=["%Y-%m-%d"], metavar="DATE", help="Hold statutes and plans against this day.", show_default="today"
    ),
]


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.command()(report)


def report(
    county: Annotated[str, typer.Option(help="The county, for instance 'Granviks län' or 'Granvik'.")],
    form: Annotated[Format | None, typer.Option("--format", help="Web page, Word file or workbook.")] = None,
    output: OutputFile = None,
    lang: Lang = Language.SWEDISH,
    as_of: Day = None,
    graph: GraphFolder = DEFAULT_GRAPH,
    endpoint: Annotated[str | None, typer.Option(help="Ask this SPARQL endpoint instead of a graph on disk.")] = None,
) -> None:
    """Write a report about a county for those who write its strategy: what it holds, lacks and contradicts.

    Example: samsyn report --county Granvik -o granvik.docx
    """
    from queries.reports.county import county_report  # late: only those who want a report wait for what it needs

    try:
        strategies = Strategies(open_source(endpoint or graph))
        made = county_report(strategies, county, language=lang, day=as_of.date() if as_of else None)
    except AskingError as error:
        _err.print(f"samsyn report: {error}", style="red", highlight=False, markup=False)
        raise typer.Exit(USAGE) from error
    write_report(made, _format_of(form, output), output)


def _format_of(form: Format | None, output: Path | None) -> Format:
    """The format that was asked for, or that a file's ending tells; a web page else."""
    endings = {f".{one}": one for one in Format}
    return form or endings.get(output.suffix.casefold() if output else "", Format.HTML)


def write_report(made: Report, form: Format, output: Path | None) -> None:
    """Write a report to a file, or to the standard output."""
    content = _written(made, form)
    if output is not None:
        output.write_bytes(content)
    elif sys.stdout.isatty() and form is not Format.HTML:
        _err.print(f"a {form} file is nothing to read on a terminal: name a file with -o", style="red")
        raise typer.Exit(USAGE)
    else:
        sys.stdout.buffer.write(content)


def _written(made: Report, form: Format) -> bytes:
    if form is Format.DOCX:
        from queries.reports.as_word import as_word

        return as_word(made)
    if form is Format.XLSX:
        from queries.reports.as_excel import as_excel

        return as_excel(made)
    from queries.reports.as_page import as_page

    return as_page(made).encode()
