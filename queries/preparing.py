"""A graph in, its answers to all questions of the catalogue kept beside it: each as it stands, narrowed to nothing.

These join all documents, which takes seconds in a large graph; once they are kept, they are read; so are the counts by
which the graph is described. Questions about one county, term or actor are asked when somebody asks them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

from graph.description import QUERIES as COUNTS
from graph.store import ANSWERS, Store, open_store
from graph.versions import new_version
from queries.asking import Strategies
from queries.catalog import questions, whole_lookups
from queries.parameters import bind, bind_lookup
from queries.ready import Ready
from queries.sources import LocalSource, Source
from queries.tables import Table, read_results

__all__ = ["LARGE", "prepare", "prepare_large", "renew"]

LARGE = 100  # documents: a smaller graph answers in milliseconds
_Tell = Callable[[str], None]


def prepare_large(store: Store, tell: _Tell = lambda text: None) -> None:
    """Keep the answers of a version in the making, if it is large; `tell` is told how far that is."""
    [[documents, _]] = Strategies(LocalSource(store, live=True)).look_up("documents-counted").rows
    if isinstance(documents, int) and documents >= LARGE:
        prepare(store, store.folder, tell)


def prepare(store: Store, version: Path, tell: _Tell = lambda text: None) -> None:
    """Ask a graph all questions, and keep the answers in the folder of a version that holds the same graph."""
    ready, asked = Ready(version), list(_asked(LocalSource(store, live=True)))
    for number, (text, ask) in enumerate(asked, start=1):
        tell(f"making answers ready, {number} of {len(asked)}")
        ready.keep(text, ask())


def renew(folder: Path, tell: _Tell = lambda text: None) -> None:
    """Make a version of a graph that has its answers, however large it is, and is else what it was.

    Raises NoGraphError, DamagedGraphError, LockedError and NotWrittenError.
    """
    open_store(folder)  # before anything is made where there is no graph
    with new_version(folder, own=(ANSWERS,)) as version:
        prepare(open_store(folder), version.folder, tell)
        version.finished = True


def _asked(source: Source) -> Iterator[tuple[str, Callable[[], Table]]]:
    """Each query that is asked as it stands, with what asks it; one about a day for the first and the last of all."""
    strategies = Strategies(source)
    for one in questions().values():
        if any(parameter.required for parameter in one.parameters):
            continue
        days = [parameter.name for parameter in one.parameters if parameter.is_date]
        for day in (date.min, date.max) if days else (date.min,):
            yield bind(one, {name: [day] for name in days}), partial(strategies.on(day).table, one.name)
    for name in whole_lookups():
        yield bind_lookup(name, {}), partial(strategies.look_up, name)
    for text in COUNTS.values():
        yield text, partial(_count, source, text)


def _count(source: Source, text: str) -> Table:
    return read_results(source.select(text))
