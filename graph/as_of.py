"""A store and a day in, a store in memory of the documents that were in force then out, superseded editions too."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from rdflib import URIRef

from graph.comparison import conclude
from graph.identifiers import thing
from graph.rules.editions import begun, in_force
from graph.sources import Sources
from graph.store import Store

__all__ = ["AsOf", "as_of"]


@dataclass(frozen=True)
class AsOf:
    """The store as of a day, and the file names of what is read, of that read without known validity, of the rest."""

    day: date
    store: Store
    read: tuple[str, ...]
    unknown: tuple[str, ...]
    left_out: tuple[str, ...]

    @property
    def note(self) -> str:
        """What is read and what not, for people."""
        parts = [f"as of {self.day}: {_listed(self.read)}"]
        if self.unknown:
            parts.append(f"of these without a known last day, and so counted as in force: {_listed(self.unknown)}")
        if self.left_out:
            parts.append(f"left out: {_listed(self.left_out)}")
        return "; ".join(parts)


def _listed(names: tuple[str, ...], most: int = 10) -> str:
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return f"{len(names)} document{'s' * (len(names) != 1)}" + (f" ({', '.join(names[:most])}{more})" if names else "")


def as_of(store: Store, day: date, *, ended_too: bool = False) -> AsOf:
    """The documents that were in force on a day; with `ended_too`, also the newest editions whose time had run out.

    What holds for all documents together is derived anew from these.
    """
    sources = Sources(store.folder)
    about = sources.documents()
    chosen = begun(about, day) if ended_too else in_force(about, day)
    read = {document: one for document, one in about.items() if document in chosen}
    across = dict(conclude(sources, read))
    graphs = [graph for graph in store.graphs(aside=True) if graph not in across and _is_read(graph, about, chosen)]
    unknown = [one for one in read.values() if not one.get("until")]
    left_out = [one for document, one in about.items() if document not in chosen]
    return AsOf(day, store.part(graphs, across), *map(_names, (read.values(), unknown, left_out)))


def _is_read(graph: URIRef, about: Mapping[URIRef, Any], chosen: set[URIRef]) -> bool:
    """Whether a graph is of a document that is read, or of none; not names of persons, nor what joins documents."""
    owner = URIRef(graph.partition("/derived/")[0].removesuffix("/persons"))
    if owner in about:
        return owner in chosen and not graph.endswith("/persons")
    return not graph.startswith(thing("derived", ""))


def _names(documents: Any) -> tuple[str, ...]:
    return tuple(sorted(one["file"] for one in documents))
