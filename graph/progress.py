"""The results of a long run in, the same results out, while a bar on the terminal tells how far it has come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from graph.building import Built

__all__ = ["show_progress"]


def show_progress(built: Iterator[Built], files: Sequence[Path], console: Console) -> Iterator[Built]:
    """Pass the results on; the bar is gone at the end, and nothing but a terminal gets to see it."""
    columns = (
        TextColumn("reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[file]}"),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("reading", total=len(files), file=files[0].name if files else "")
        for number, one in enumerate(built, start=1):
            bar.update(task, completed=number, file=files[number].name if number < len(files) else "storing")
            yield one
