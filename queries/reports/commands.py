"""The commands `report`, `compare` and `review`: a report to the terminal's output or a file."""

from __future__ import annotations

import sys
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeVar

import typer
from rich.console import Console

from graph.commands import DEFAULT_GRAPH, GraphFolder
from graph.options import FINDINGS, UNREADABLE, USAGE
from ingest.errors import ReadingError
from queries.asking import Strategies
from queries.errors import AskingError
from queries.reports.model import Report
from queries.sources import open_source

__all__ = ["register"]

F = TypeVar("F", bound=StrEnum)
_err = Console(stderr=True)


class Format(StrEnum):
    """What a report is written as."""

    HTML = "html"
    DOCX = "docx"
    XLSX = "xlsx"
    PDF = "pdf"


class ReviewFormat(StrEnum):
    """What a review is written as."""

    TEXT = "text"
    HTML = "html"
    DOCX = "docx"
    JSON = "json"


class FailOn(StrEnum):
    """What makes a script fail."""

    FINDINGS = "findings"


class Language(StrEnum):
    """The language of a report."""

    SWEDISH = "sv"
    ENGLISH = "en"


OutputFile = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write to this file; its ending may tell the format."),
]
Endpoint = Annotated[str | None, typer.Option(help="Ask this SPARQL endpoint instead of a graph on disk.")]
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
    app.command()(compare)
    app.command()(review)


def report(
    county: Annotated[str, typer.Option(help="The county, for instance 'Granviks län' or 'Granvik'.")],
    form: Annotated[
        Format | None, typer.Option("--format", help="Web page, Word file, workbook or PDF.", show_default="html")
    ] = None,
    output: OutputFile = None,
    lang: Lang = Language.SWEDISH,
    as_of: Day = None,
    graph: GraphFolder = DEFAULT_GRAPH,
    endpoint: Endpoint = None,
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
    write_report(made, _ending(Format, form, output, Format.HTML), output)


def compare(
    counties: Annotated[list[str], typer.Argument(metavar="COUNTY...", help="Two or more counties.")],
    form: Annotated[
        Format | None, typer.Option("--format", help="Web page, Word file, workbook or PDF.", show_default="html")
    ] = None,
    output: OutputFile = None,
    lang: Lang = Language.SWEDISH,
    as_of: Day = None,
    graph: GraphFolder = DEFAULT_GRAPH,
    endpoint: Endpoint = None,
) -> None:
    """Write a comparison of counties: what their strategies have in common and what sets them apart.

    Example: samsyn compare Granvik Sjöboda -o comparison.html
    """
    from queries.reports.county import compare_report

    try:
        if len(set(counties)) < 2:
            raise typer.BadParameter("name two counties or more")
        strategies = Strategies(open_source(endpoint or graph))
        made = compare_report(strategies, counties, language=lang, day=as_of.date() if as_of else None)
    except AskingError as error:
        _err.print(f"samsyn compare: {error}", style="red", highlight=False, markup=False)
        raise typer.Exit(USAGE) from error
    write_report(made, _ending(Format, form, output, Format.HTML), output)


def review(
    draft: Annotated[Path, typer.Argument(metavar="DRAFT", help="The draft: PDF, Word, web page or text.")],
    against: Annotated[
        Path | None,
        typer.Option(metavar="GRAPH", help="Compare with the strategies of this graph.", envvar="SAMSYN_GRAPH"),
    ] = None,
    county: Annotated[str | None, typer.Option(help="The draft's county, where it does not name it.")] = None,
    form: Annotated[
        ReviewFormat | None, typer.Option("--format", help="To read, to hand on, or for programs.", show_default="text")
    ] = None,
    output: OutputFile = None,
    lang: Lang = Language.SWEDISH,
    as_of: Day = None,
    password: Annotated[str | None, typer.Option(envvar="SAMSYN_PASSWORD", help="Opens an encrypted file.")] = None,
    fail_on: Annotated[FailOn | None, typer.Option(help="Exit with status 1 when there are findings.")] = None,
) -> None:
    """Tell what the authors of a draft should mend before it is adopted; nothing of the draft is kept.

    Example: samsyn review draft.docx --against my-graph -o review.html

    Exit status: 0 well, 1 findings (with --fail-on findings), 2 wrong usage, 3 the draft cannot be read.
    """
    from queries.reports.review import review as review_draft

    try:
        with _err.status("") as status:
            made = review_draft(
                draft,
                Strategies(open_source(against)) if against else None,
                county=county,
                language=lang,
                day=as_of.date() if as_of else None,
                password=password,
                progress=lambda stage: status.update(f"{stage} {draft.name}"),
            )
    except AskingError as error:
        _err.print(f"samsyn review: {error}", style="red", highlight=False, markup=False)
        raise typer.Exit(USAGE) from error
    except ReadingError as error:
        _err.print(str(error), style="red", highlight=False, markup=False, soft_wrap=True)
        raise typer.Exit(UNREADABLE) from error
    write_report(made, _ending(ReviewFormat, form, output, ReviewFormat.TEXT), output)
    if fail_on and made.findings:
        raise typer.Exit(FINDINGS)


def _ending(forms: type[F], form: F | None, output: Path | None, plain: F) -> F:
    """The format that was asked for, or that a file's ending tells; the plain one else."""
    endings = {f".{one}": one for one in forms}
    return form or endings.get(output.suffix.casefold() if output else "", plain)


def write_report(made: Report, form: StrEnum, output: Path | None) -> None:
    """Write a report to a file, or to the standard output."""
    content = _written(made, form)
    if output is not None:
        output.write_bytes(content)
    elif sys.stdout.isatty() and form in ("docx", "xlsx", "pdf"):
        _err.print(f"a {form} file is nothing to read on a terminal: name a file with -o", style="red")
        raise typer.Exit(USAGE)
    else:
        sys.stdout.buffer.write(content)


def _written(made: Report, form: StrEnum) -> bytes:
    """The report in a format; only what the format needs is loaded."""
    if form == "docx":
        from queries.reports.as_word import as_word

        return as_word(made)
    if form == "xlsx":
        from queries.reports.as_excel import as_excel

        return as_excel(made)
    if form == "pdf":
        from queries.reports.as_pdf import as_pdf

        return as_pdf(made)
    if form == "html":
        from queries.reports.as_page import as_page

        return as_page(made).encode()
    from queries.reports.as_text import as_json, as_text

    return (as_json(made) if form == "json" else as_text(made)).encode()
