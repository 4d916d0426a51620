"""A store in, what is handed over out: the graph as a file or as tables, and beside it what it is and under what terms.

The description is DCAT-AP-SE and VoID. In it the files are named as they lie beside it, so that it stays true wherever
the folder goes.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from graph.class_tables import CODEBOOK, Flavour, write_tables
from graph.description import QUERIES, Overview, Served, describe_dataset
from graph.sources import Sources
from graph.store import Store
from graph.turtle import export
from ontology.terms import SAM_ID

__all__ = ["describe", "export_file", "export_tables"]

_DESCRIPTION = "description.ttl"
_MEDIA = {
    "nq": "application/n-quads",
    "trig": "application/trig",
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
    "csv": "text/csv",
}


def export_file(store: Store, path: Path) -> None:
    """Write all graphs to a file in the format that its ending names, and its description beside it.

    Raises ValueError for another ending.
    """
    export(store, path)
    _describe(store, path.with_name(f"{path.stem}.{_DESCRIPTION}"), [path])


def export_tables(store: Store, folder: Path, flavour: Flavour = Flavour.DATA) -> dict[str, int]:
    """Write a table of each class with the codebook, the documents' texts and the description; the rows by table."""
    rows = write_tables(store, folder, flavour)
    Sources(store.folder).export_texts(folder / "text")
    _describe(store, folder / _DESCRIPTION, [*(folder / f"{name}.csv" for name in rows), folder / CODEBOOK])
    return rows


def describe(store: Store, served: Served) -> str:
    """What a store holds, as Turtle."""
    rows: Mapping[str, list[tuple[object, ...]]] = {
        name: [tuple(row) for row in store.select(query).rows] for name, query in QUERIES.items()
    }
    return describe_dataset(Overview.of_rows(rows), served).serialize(format="turtle")


def _describe(store: Store, path: Path, files: list[Path]) -> None:
    media = [(_MEDIA[file.suffix.removeprefix(".").casefold()], file.name) for file in files]
    served = Served(str(SAM_ID).rstrip("/"), None, tuple(media))
    path.write_text(describe(store, served), encoding="utf-8", newline="\n")
