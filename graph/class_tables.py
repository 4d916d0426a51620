"""A store in, a table of CSV for each class out, and a codebook that tells what their columns hold, and how often.

A table has the columns of `ontology.codebook`, and what else the graph says of such nodes. A cell with several values
has them in order, with a bar between. Nodes stand by their IRI without the data base, concepts by their name in the
ontology; the table of the class that a column leads to has the same in its column `id`.

There are two flavours. "data" has each text as it is. "spreadsheet" begins with a mark by which Excel knows the
letters, and has an apostrophe before each text that a spreadsheet would take for a formula.
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from rdflib import RDF, URIRef

from graph.store import Store
from ontology.codebook import CodedProperty, classes_below, codebook, coded_property
from ontology.terms import SAM, SAM_ID

__all__ = ["CODEBOOK", "Flavour", "harmless", "write_tables"]

CODEBOOK = "codebook.csv"
_CODED = ("table", "column", "property", "type", "swedish", "english", "meaning", "values", "rows", "filled", "most")
_BETWEEN = " | "
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_CLASS = CodedProperty("rdf:type", "IRI", "klass", "class", "The narrowest class of the node.")
_NOT_ALONE = (SAM.Fact, SAM.Derived, SAM.Signature)  # each fact stands in its own table, and names of persons in none


class Flavour(StrEnum):
    """For whom tables are written: programs, or people with a spreadsheet."""

    DATA = "data"
    SPREADSHEET = "spreadsheet"


@dataclass
class _Table:
    """A class with the classes below it, and for each property how many rows have it, and how often at most."""

    of: URIRef
    classes: frozenset[URIRef]
    rows: int = 0
    filled: Counter[URIRef] = field(default_factory=Counter)
    most: dict[URIRef, int] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return _short(self.of)

    def count(self, said: dict[URIRef, list[Any]]) -> None:
        self.rows += 1
        self.filled.update(said.keys())
        self.most.update({name: max(len(values), self.most.get(name, 0)) for name, values in said.items()})

    def columns(self) -> dict[URIRef, CodedProperty]:
        """The class, then the properties of the codebook in its order, then others that the graph has."""
        known = next((one.properties for one in codebook() if one.name == f"sam:{self.name}"), ())
        listed = {RDF.type: _CLASS} | {one.iri: one for one in known}
        return listed | {name: coded_property(self.of, name) for name in sorted(set(self.filled) - set(listed))}


def harmless(text: str) -> str:
    """A text that a spreadsheet shows and does not run.

    >>> harmless("=1+1"), harmless("Fler i arbete")
    ("'=1+1", 'Fler i arbete')
    """
    return f"'{text}" if text.startswith(_FORMULA) else text


def write_tables(store: Store, folder: Path, flavour: Flavour = Flavour.DATA) -> dict[str, int]:
    """Write a table of each class that the graph has nodes of, and the codebook; the number of rows by table.

    Names of persons and superseded editions are left out, as of all that is asked.
    """
    folder.mkdir(parents=True, exist_ok=True)
    tables = _tables()
    for _, table, said in _rows(store, tables):
        table.count(said)
    used = [table for table in tables if table.rows]
    with ExitStack() as files:
        writers = {table.name: _Writer(files, folder / f"{table.name}.csv", flavour) for table in used}
        columns = {table.name: table.columns() for table in used}
        for name, writer in writers.items():
            writer.row(["id", *(_column(one) for one in columns[name].values())])
        for node, table, said in _rows(store, used):
            cells = [_cell(table, name, said.get(name, ())) for name in columns[table.name]]
            writers[table.name].row([_short(node), *cells])
        coded = _Writer(files, folder / CODEBOOK, flavour)
        coded.row(_CODED)
        for table in used:
            for name, one in columns[table.name].items():
                coded.row(_coded(table, name, one))
    return {table.name: table.rows for table in used}


class _Writer:
    """A file of CSV in a flavour."""

    def __init__(self, files: ExitStack, path: Path, flavour: Flavour) -> None:
        self._harmless = flavour is Flavour.SPREADSHEET
        encoding = "utf-8-sig" if self._harmless else "utf-8"
        self._rows = csv.writer(files.enter_context(path.open("w", encoding=encoding, newline="")))

    def row(self, cells: Sequence[str]) -> None:
        self._rows.writerow(map(harmless, cells) if self._harmless else cells)


def _tables() -> list[_Table]:
    """A table for each class of the codebook."""
    classes = [SAM[one.name.removeprefix("sam:")] for one in codebook()]
    return [_Table(of, classes_below(of)) for of in classes if of not in _NOT_ALONE]


def _rows(store: Store, tables: Sequence[_Table]) -> Iterator[tuple[URIRef, _Table, dict[URIRef, list[Any]]]]:
    """Each node of a table with all that is said of it: by its document's graphs, or by those of all documents."""
    by_class = {one: table for table in tables for one in table.classes}
    for graphs in _together(store.graphs()):
        nodes: dict[URIRef, dict[URIRef, list[Any]]] = {}
        for graph in graphs:
            for node, name, value in store.triples(graph):
                nodes.setdefault(URIRef(node), {}).setdefault(URIRef(name), []).append(value)
        for node, said in sorted(nodes.items()):
            found = sorted({by_class[kind].name for kind in said.get(RDF.type, ()) if kind in by_class})
            for table in tables:
                if table.name in found:
                    yield node, table, said


def _together(graphs: Iterable[URIRef]) -> Iterator[list[URIRef]]:
    """Graphs in groups, each of what is said of one document, and one of all that belongs to none."""
    documents = str(SAM_ID["document/"])
    groups: dict[str, list[URIRef]] = defaultdict(list)
    last = documents
    for graph in sorted(graphs):  # a document before all that belongs to it
        if graph.startswith(documents):
            last = last if graph.startswith(f"{last}/") else str(graph)
            groups[last].append(graph)
        else:
            groups[""].append(graph)
    yield from groups.values()


def _coded(table: _Table, name: URIRef, one: CodedProperty) -> list[str]:
    values = _BETWEEN.join(value.removeprefix("sam:") for value in one.values)
    counts = (table.rows, table.filled[name], table.most.get(name, 0))
    names = (one.swedish or _column(one), one.english or _column(one))  # a borrowed property may have none here
    told = [one.name, one.type, *names, one.comment, values]
    return [table.name, _column(one), *told, *map(str, counts)]


def _cell(table: _Table, name: URIRef, values: Iterable[Any]) -> str:
    if name == RDF.type:
        kinds = {URIRef(one) for one in values} & table.classes
        return _short(min(kinds, key=lambda one: (len(classes_below(one)), one)))
    return _BETWEEN.join(sorted({_shown(value) for value in values}, key=_by_size))


def _by_size(text: str) -> tuple[bool, float, str]:
    """Numbers by their size, before texts."""
    number = text.replace(".", "", 1).isdecimal()
    return (False, float(text), text) if number else (True, 0.0, text)


def _shown(value: Any) -> str:
    return _short(value) if isinstance(value, URIRef) else str(value)


def _short(node: str) -> str:
    return str(node).removeprefix(str(SAM_ID)).removeprefix(str(SAM))


def _column(one: CodedProperty) -> str:
    return "class" if one is _CLASS else one.name.rpartition(":")[2]
