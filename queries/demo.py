"""The demonstration: example strategies are read into a graph, and three questions answered with their sentences."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding

from graph.commands import build_graph
from queries.asking import Strategies
from queries.catalog import find_question
from queries.sources import open_source
from queries.tables import Cell, Table, show

__all__ = ["example_documents", "run_demo"]

EXAMPLES = (  # the second edition of one of them stays out: it would replace the first
    "granvik-strategi.pdf",
    "alvmark-strategi-2023.pdf",
    "alvmark-handlingsplan-2025.pdf",
    "sjoboda-overenskommelse.pdf",
    "sjoboda-webb.html",
    "lansstyrelserna-uppdrag.pdf",
)
SHOWN = 6  # rows of an answer that the demonstration prints


def example_documents() -> list[Path]:
    """The example strategies: beside the package in a wheel, under tests/ in a checkout."""
    here = Path(__file__).resolve().parent
    folders = (here / "examples", here.parent / "tests" / "documents")
    folder = next((folder for folder in folders if (folder / EXAMPLES[0]).is_file()), folders[0])
    return [folder / name for name in EXAMPLES]


def run_demo(folder: Path, out: Console, err: Console) -> None:
    """Build the graph of the examples in a folder, and print what was found and three answers."""
    build_graph(example_documents(), folder, out=out, err=err)
    strategies = Strategies(open_source(folder))
    out.rule("1. Överlapp (an overlap)")
    shared = strategies.table("themes-shared")
    _print(out, "themes-shared", _of_first(shared, "theme"), ("county", "coverage", "what"), heading="theme")
    out.rule("2. Lucka (a gap)")
    gaps = strategies.table("goals-unassigned")
    _print(out, "goals-unassigned", _in_areas(gaps), ("county", "goal", "reason", "meanwhile"), heading="area")
    out.rule("3. Olika definitioner (a differing definition)")
    terms = strategies.table("terms-differ")
    _print(out, "terms-differ", _most_disputed(terms), ("county", "duration", "start", "age"), heading="term")
    out.print(f"\nGo on with: samsyn ask --graph {folder}", highlight=False)


def _of_first(table: Table, column: str) -> Table:
    """The rows that share the first row's value of a column."""
    rows = table.dicts()
    first = rows[0][column] if rows else None
    return Table(table.columns, tuple(r for r, d in zip(table.rows, rows, strict=True) if d[column] == first))


def _in_areas(table: Table) -> Table:
    """The rows about a goal of a focus area; the strategy's overall goal says less about who is missing."""
    area = table.columns.index("area")
    return Table(table.columns, tuple(row for row in table.rows if row[area]))


def _most_disputed(table: Table) -> Table:
    """The rows of the term whose durations, and then whose ages, differ most from county to county."""

    def limits(term: Cell, column: str) -> int:
        return len({row[column] for row in table.dicts() if row["term"] == term and row[column]})

    terms = sorted({str(row["term"]) for row in table.dicts()})
    most = max(terms, key=lambda term: (limits(term, "duration"), limits(term, "age")), default=None)
    return Table(table.columns, tuple(row for row in table.rows if row[table.columns.index("term")] == most))


def _print(out: Console, name: str, table: Table, columns: Sequence[str], heading: str) -> None:
    out.print(f"[bold]{escape(find_question(name).questions['sv'])}[/bold]")
    last: Cell = None
    for row in table.dicts()[:SHOWN]:
        if row[heading] != last:
            out.print(f"\n[cyan]{escape(show(row[heading]))}[/cyan]")
            last = row[heading]
        out.print(
            "  " + escape(" · ".join(show(row[column]) for column in columns if row[column]) or "-"), highlight=False
        )
        quote = f"”{show(row['quote'])}” ({show(row['document'])}, sida {show(row['page'])})"
        out.print(Padding(f"[dim]{escape(quote)}[/dim]", (0, 0, 0, 4)), highlight=False)
    if len(table.rows) > SHOWN:
        out.print(f"  ... {len(table.rows) - SHOWN} more: samsyn ask {name}", highlight=False)
