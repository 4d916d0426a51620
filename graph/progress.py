"""The results of a long run in, the same results out, while a bar on the terminal tells how far it has come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from graph.building import Built

__all__ = ["Bar", "show_progress"]


class Bar:
    """A bar on the terminal that moves on with the files that are done, and tells what is done to them all."""

    def __init__(self, progress: Progress, task: TaskID, files: Sequence[Path]) -> None:
        self._progress, self._task, self._files = progress, task, files

    def pass_on(self, built: Iterator[Built]) -> Iterator[Built]:
        """The results, each of them shown as it comes."""
        for number, one in enumerate(built, start=1):
            file = self._files[number].name if number < len(self._files) else "storing"
            self._progress.update(self._task, completed=number, file=file)
            yield one

    def tell(self, text: str) -> None:
        """Say what goes on when all files are done."""
        self._progress.update(self._task, file=text)


@contextmanager
def show_progress(files: Sequence[Path], console: Console) -> Iterator[Bar]:
    """A bar that is gone at the end, and that nothing but a terminal gets to see."""
    columns = (
        TextColumn("reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[file]}"),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        yield Bar(progress, progress.add_task("reading", total=len(files), file=files[0].name if files else ""), files)
