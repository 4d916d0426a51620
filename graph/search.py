"""What a build changed in, an index of its words beside the graph; the words of a question in, the facts of them out.

A search for a word over a whole store is a full scan there (`docs/decisions/0005-search-beside-the-graph.md`), so each
fact stands with its words in an SQLite file of the same version. A word is found in all its Swedish forms: "mål" finds
"målen". Names of persons and superseded editions are left out, as they are of all questions.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from rdflib import RDF, RDFS, SKOS, URIRef
from rdflib.namespace import DCTERMS

from graph.linking.shared import Triple
from graph.store import Store
from graph.writing import Writer
from ingest.sentences.words import lemmas_of
from ontology.terms import SAM

__all__ = ["Found", "Search", "update_search"]

_FOLDER, _FILE = "search", "search.sqlite"
_MOST_WORDS = 20  # of a question
_FORM = 1  # of the tables; an index of another form is made anew
_TABLES = """
CREATE TABLE entry (id INTEGER PRIMARY KEY, graph TEXT, node TEXT, document TEXT, kind TEXT, label TEXT);
CREATE INDEX entry_graph ON entry (graph);
CREATE TABLE lemma (word TEXT PRIMARY KEY, lemma TEXT) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5(label, other, tokenize = "unicode61 remove_diacritics 0");
"""
_WORD = re.compile(r"\w+")
_LABELS = (RDFS.label, DCTERMS.description, DCTERMS.title, SAM.mentionedAs)
_OTHER = (SKOS.definition, SAM.calledBy, SAM.indicator)
_POINTS = (SAM.term, SAM.organisation)  # what another node is called is a word of the fact too
_READ = {RDF.type, DCTERMS.isPartOf, *_LABELS, *_OTHER, *_POINTS}
_NAMES = (RDFS.label, SKOS.prefLabel, SKOS.altLabel)
_KINDS = {
    str(SAM[name])
    for name in (
        *("StrategyDocument", "Leaflet", "WebPage", "FocusArea", "Goal", "Action", "Partnership", "Responsibility"),
        *(
            "Body",
            "TargetGroup",
            "Definition",
            "Principle",
            "FollowUp",
            "PolicyReference",
            "LegalReference",
            "Exclusion",
        ),
    )
}


@dataclass(frozen=True, slots=True)
class Found:
    """A fact or document that was found: `kind` is the local name of its class ("Goal"), `label` what it is called."""

    node: str
    document: str
    kind: str
    label: str


class Search:
    """The index of a version of a store, to be asked; made in memory where the version has none."""

    def __init__(self, store: Store) -> None:
        path = store.folder / _FOLDER / _FILE
        if path.is_file() and _form(path) == _FORM:
            self._index = sqlite3.connect(
                f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
        else:
            self._index = sqlite3.connect(":memory:", check_same_thread=False)
            _prepare(self._index)
            _fill(self._index, store)
        self._door = Lock()  # the connection is one, and a server's threads are many

    def find(self, text: str, *, kind: str | None = None, most: int = 50, skip: int = 0) -> list[Found]:
        """The facts that hold every word of a text in some form, the best first; `kind` narrows to one class.

        Where no fact does, the last word may be the beginning of a longer one. A text without words finds nothing.
        """
        rows = self._rows(
            "SELECT node, document, kind, entry.label FROM words JOIN entry ON entry.id = words.rowid "
            "WHERE words MATCH :asked AND (:kind IS NULL OR kind = :kind) "
            "ORDER BY round(bm25(words, 4.0, 1.0), 3), length(entry.label), node LIMIT :most OFFSET :skip",
            text,
            {"kind": kind, "most": most, "skip": skip},
        )
        return [Found(*row) for row in rows]

    def count(self, text: str) -> dict[str, int]:
        """How many facts of each kind hold every word of a text, found as by `find`."""
        rows = self._rows(
            "SELECT kind, count(*) FROM words JOIN entry ON entry.id = words.rowid "
            "WHERE words MATCH :asked GROUP BY kind",
            text,
            {},
        )
        return {str(kind): int(number) for kind, number in rows}

    def _rows(self, query: str, text: str, values: dict[str, str | int | None]) -> list[tuple[str, ...]]:
        words = _words(text)[:_MOST_WORDS]
        with self._door:
            lemmas = self._lemmas(words)
            for beginning in (False, True) if words else ():
                asked = {"asked": _expression(lemmas, beginning=beginning)}
                if self._index.execute("SELECT 1 FROM words WHERE words MATCH :asked LIMIT 1", asked).fetchone():
                    return self._index.execute(query, values | asked).fetchall()
        return []

    def _lemmas(self, words: list[str]) -> list[tuple[str, str]]:
        """Each word with its lemma; only for a word that no document has, the pipeline is asked."""
        known = _known(self._index, words)
        new = [word for word in words if word not in known]
        found = known | (dict(zip(new, lemmas_of(new), strict=True)) if new else {})
        return [(word, found[word]) for word in words]

    def close(self) -> None:
        """Let go of the file."""
        self._index.close()


def update_search(writer: Writer) -> None:
    """Bring the index of a version in the making up to what has been written into its store."""
    with closing(_open(writer.folder)) as index, index:
        names = _Names(writer)
        for graph in sorted(writer.changed):
            _forget(index, graph)
            if writer.is_asked(graph):
                _put(index, graph, writer.triples(graph), names)


def _fill(index: sqlite3.Connection, store: Store) -> None:
    names = _Names(store)
    for graph in store.graphs():
        _put(index, graph, store.triples(graph), names)


def _open(folder: Path) -> sqlite3.Connection:
    path = folder / _FOLDER / _FILE
    if path.is_file() and _form(path) != _FORM:
        path.unlink()
    path.parent.mkdir(exist_ok=True)
    index = sqlite3.connect(path)
    _prepare(index)
    return index


def _form(path: Path) -> int:
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as index:
        return int(index.execute("PRAGMA user_version").fetchone()[0])


def _prepare(index: sqlite3.Connection) -> None:
    if not index.execute("PRAGMA user_version").fetchone()[0]:
        index.executescript(f"{_TABLES} PRAGMA user_version = {_FORM};")


class _Names:
    """What nodes that facts point to are called, each looked up once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[URIRef, list[str]] = {}

    def of(self, node: URIRef) -> list[str]:
        if node not in self._known:
            self._known[node] = sorted({str(value) for _, name, value in self._store.about(node) if name in _NAMES})
        return self._known[node]


def _forget(index: sqlite3.Connection, graph: URIRef) -> None:
    index.execute("DELETE FROM words WHERE rowid IN (SELECT id FROM entry WHERE graph = ?)", (graph,))
    index.execute("DELETE FROM entry WHERE graph = ?", (graph,))


def _put(index: sqlite3.Connection, graph: URIRef, triples: Iterable[Triple], names: _Names) -> None:
    rows = sorted(_entries(triples, names))
    lemmas = _lemmas(index, {word for _, _, _, label, other in rows for word in _words(f"{label} {other}")})
    for node, document, kind, label, other in rows:
        at = index.execute(
            "INSERT INTO entry (graph, node, document, kind, label) VALUES (?, ?, ?, ?, ?)",
            (graph, node, document, kind, label),
        ).lastrowid
        index.execute(
            "INSERT INTO words (rowid, label, other) VALUES (?, ?, ?)", (at, _told(label, lemmas), _told(other, lemmas))
        )


def _entries(triples: Iterable[Triple], names: _Names) -> Iterator[tuple[str, str, str, str, str]]:
    """Node, document, kind, label and further words of each fact and document that has a label."""
    nodes: dict[URIRef, dict[URIRef, list[str]]] = {}
    for node, name, value in triples:
        if name in _READ:
            nodes.setdefault(URIRef(node), {}).setdefault(URIRef(name), []).append(str(value))
    for node, said in nodes.items():
        kind = min((one for one in said.get(RDF.type, ()) if one in _KINDS), default=None)
        if kind is None:
            continue
        pointed = [
            other for name in _POINTS for value in sorted(said.get(name, ())) for other in names.of(URIRef(value))
        ]
        labels = [value for name in _LABELS for value in sorted(said.get(name, ()))] or pointed[:1]
        document = said.get(DCTERMS.isPartOf, [node])[0]
        if labels:
            others = [*labels[1:], *pointed, *(value for name in _OTHER for value in sorted(said.get(name, ())))]
            yield node, document, kind.rpartition("#")[2], labels[0], " ".join(others)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.replace("\u00ad", "").casefold())


def _lemmas(index: sqlite3.Connection, words: set[str]) -> dict[str, str]:
    """The lemma of each word; a word is read once for all builds."""
    known = _known(index, words)
    new = sorted(words - set(known))
    found = dict(zip(new, lemmas_of(new), strict=True)) if new else {}
    index.executemany("INSERT INTO lemma VALUES (?, ?)", found.items())
    return known | found


def _known(index: sqlite3.Connection, words: Iterable[str]) -> dict[str, str]:
    rows = (index.execute("SELECT word, lemma FROM lemma WHERE word = ?", (word,)).fetchone() for word in words)
    return {row[0]: row[1] for row in rows if row}


def _told(text: str, lemmas: Mapping[str, str]) -> str:
    """The words of a text, each with its lemma where that is another word."""
    return " ".join(part for word in _words(text) for part in dict.fromkeys((word, lemmas[word])))


def _expression(lemmas: list[tuple[str, str]], *, beginning: bool) -> str:
    """The words of a question as FTS5 takes them: each as it is or as its lemma, the last also as a beginning."""
    signs = [""] * (len(lemmas) - 1) + [" *" if beginning else ""]
    return " AND ".join(f'("{word}"{sign} OR "{lemma}")' for (word, lemma), sign in zip(lemmas, signs, strict=True))
