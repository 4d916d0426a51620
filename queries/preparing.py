"""A graph in, its answers to all questions of the catalogue kept beside it: each as it stands, narrowed to nothing.

These join all documents, which takes seconds in a large graph; once they are kept, they are read; so are the counts by
which the graph is described. With each answer it is kept which of its rows are of one county, theme or actor, so that
they are read alone where somebody asks for them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, partial
from itertools import product
from pathlib import Path

from graph.description import QUERIES as COUNTS
from graph.seals import seal
from graph.store import ANSWERS, Store, open_store
from graph.versions import new_version
from queries.asking import Strategies
from queries.catalog import lookups_of_each, questions, whole_lookups
from queries.narrowing import Narrowing, rows_by_node
from queries.parameters import bind, bind_lookup
from queries.ready import Ready
from queries.sources import LocalSource, Source
from queries.tables import Table, read_results
from queries.values import Names

__all__ = ["LARGE", "prepare", "prepare_large", "renew"]

LARGE = 100  # documents: a smaller graph answers in milliseconds
_Tell = Callable[[str], None]


def prepare_large(store: Store, tell: _Tell = lambda text: None) -> None:
    """Keep the answers of a version in the making, if it is large; `tell` is told how far that is."""
    [[documents, _]] = Strategies(LocalSource(store, live=True)).look_up("documents-counted").rows
    if isinstance(documents, int) and documents >= LARGE:
        prepare(store, store.folder, tell)


def prepare(store: Store, version: Path, tell: _Tell = lambda text: None) -> None:
    """Ask a graph all questions, and keep the answers, sealed, in the folder of a version that holds the same graph."""
    ready, asked = Ready(version), list(_asked(LocalSource(store, live=True)))
    for number, one in enumerate(asked, start=1):
        tell(f"making answers ready, {number} of {len(asked)}")
        answer = one.ask()
        ready.keep(one.text, answer)
        for parameter, (narrowing, names) in one.narrows.items():
            ready.keep_rows(one.text, parameter, rows_by_node(answer, narrowing, names), answer)
    seal(version / ANSWERS)


def renew(folder: Path, tell: _Tell = lambda text: None) -> None:
    """Make a version of a graph that has its answers, however large it is, and is else what it was.

    Raises NoGraphError, DamagedGraphError, LockedError and NotWrittenError.
    """
    open_store(folder)  # before anything is made where there is no graph
    with new_version(folder, own=(ANSWERS,)) as version:
        prepare(open_store(folder), version.folder, tell)
        version.finished = True


@dataclass(frozen=True, slots=True)
class _Asked:
    """A query, what asks it, and how each parameter narrows it, with the names of what it may be narrowed to."""

    text: str
    ask: Callable[[], Table]
    narrows: Mapping[str, tuple[Narrowing, Names]] = field(default_factory=dict)


def _asked(source: Source) -> Iterator[_Asked]:
    """Each query that is asked as it stands, or of each county; one about a day for the first and the last of all."""
    strategies = Strategies(source)
    names = cache(lambda kind: [(str(node), str(name)) for node, name in strategies.look_up(kind).rows])
    nodes = cache(lambda kind: sorted({node for node, _ in names(kind)}))
    for one in questions().values():
        narrows = {
            each.name: (one.narrows[each.name], names(each.kind)) for each in one.parameters if each.name in one.narrows
        }
        needed = [[(each.name, node) for node in nodes(each.kind)] for each in one.parameters if each.required]
        days = [each.name for each in one.parameters if each.is_date]
        for values in map(dict, product(*needed)):
            for day in (date.min, date.max) if days else (date.min,):
                text = bind(one, {name: [value] for name, value in values.items()} | {name: [day] for name in days})
                yield _Asked(text, partial(strategies.on(day).table, one.name, **values), narrows)
    for name in whole_lookups():
        yield _Asked(bind_lookup(name, {}), partial(strategies.look_up, name))
    for name, kind in lookups_of_each():
        for node in nodes(kind):
            yield _Asked(bind_lookup(name, {kind: [node]}), partial(strategies.look_up, name, **{kind: [node]}))
    for text in COUNTS.values():
        yield _Asked(text, partial(_count, source, text))


def _count(source: Source, text: str) -> Table:
    return read_results(source.select(text))
