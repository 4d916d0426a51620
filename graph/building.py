"""Files in, a store of their graphs out, with one report a file on what was found and what could not be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import Any

from rdflib import URIRef

from graph.audit import Audited, audit, audit_triples
from graph.comparison import conclude, find_uses, keep_compared
from graph.correcting import chosen_themes, corrected, correction_triples
from graph.decisions import Decisions
from graph.identifiers import graph_iri, thing
from graph.mapping import MappedDocument, map_document
from graph.oxigraph import as_lines
from graph.persons import apart, masked, signatories, without
from graph.provenance import build_triples, keep_time, software_triples
from graph.quality import quality_triples
from graph.reading import read_file
from graph.rules import derive
from graph.rules.compared import compare
from graph.rules.editions import superseded
from graph.search import update_search
from graph.sources import Sources, as_json
from graph.store import Store
from graph.writing import Writer, write_store
from ingest.facts.records import Fact, Facts, StatedCount
from ingest.limits import read_documents
from ingest.outcomes import Outcome

__all__ = ["PRELOAD", "Built", "Choices", "Finish", "build", "store_outcomes"]

Finish = Callable[[Store], None]  # adds to a version that holds all of its graphs, before anybody sees it
PRELOAD = ("graph.reading", "ingest.facts.order")


@dataclass(frozen=True)
class Built:
    """What became of one file: its document, the number of facts by kind, the audit; or why it could not be read.

    `change` is "new", "changed" or "unchanged"; `replaced` names the file whose graph this one took the place of.
    """

    outcome: Outcome[tuple[Facts, str]]
    document: URIRef | None = None
    change: str = ""
    replaced: str | None = None
    counts: Counter[str] = field(default_factory=Counter)
    audited: tuple[Audited, ...] = ()

    @property
    def read(self) -> bool:
        """Whether the file's facts are in the graph."""
        return self.document is not None


@dataclass(frozen=True)
class Choices:
    """What a person chose for a build: what names mean, and which document each of some files is a new edition of.

    `persons` tells whether the names of those who signed are stored at all.
    """

    decisions: Decisions = field(default_factory=Decisions)
    replaces: Mapping[Path, URIRef] = field(default_factory=dict)
    persons: bool = True


def build(
    paths: Sequence[Path],
    folder: Path,
    *,
    jobs: int = 1,
    password: str | None = None,
    choices: Choices | None = None,
    executor: Executor | None = None,
    finish: Finish | None = None,
) -> Iterator[Built]:
    """Read files into the graph of a folder, and tell of each when it is done; `executor` reads them elsewhere.

    The graph changes when all files are done, and `finish` with what is new; when the iteration is broken off, it stays
    as it was.
    Raises LockedError where another run is writing it, NotWrittenError and DamagedGraphError.
    """
    read = partial(read_file, password=password)
    outcomes = read_documents(paths, read, jobs=jobs, preload=PRELOAD, executor=executor)
    yield from store_outcomes(outcomes, folder, choices, finish)


def store_outcomes(
    outcomes: Iterable[Outcome[tuple[Facts, str]]],
    folder: Path,
    choices: Choices | None = None,
    finish: Finish | None = None,
) -> Iterator[Built]:
    """The same for files that have been read: the facts and the body's text of each."""
    with write_store(folder) as writer:
        sources = Sources(writer.folder)
        put_registers(writer)
        for outcome in outcomes:
            yield _store(outcome, writer, sources, choices or Choices())
        about = sources.documents()
        writer.supersede(superseded(about))
        find_uses(sources, about)
        for graph, triples in conclude(sources, about):
            writer.put(graph, triples)
        writer.write()
        update_search(writer)
        if finish is not None and writer.changed:
            finish(writer)


def put_registers(writer: Writer) -> None:
    """Put the ontology, its registers and the program's measured quality into graphs of their own."""
    ontology = files("ontology")
    writer.put_turtle(thing("register", "ontology"), ontology.joinpath("samsyn.ttl").read_text(encoding="utf-8"))
    for file in sorted(ontology.joinpath("concepts").iterdir(), key=lambda file: file.name):
        if file.name.endswith(".ttl"):
            name = file.name.removesuffix(".ttl")
            writer.put_turtle(thing("register", name), file.read_text(encoding="utf-8"))
    writer.put(thing("register", "quality"), quality_triples())
    writer.put(thing("register", "software"), software_triples())


def _store(outcome: Outcome[tuple[Facts, str]], writer: Writer, sources: Sources, choices: Choices) -> Built:
    if outcome.value is None:
        return Built(outcome)
    facts, body = outcome.value
    keep_file = choices.persons or not signatories(facts)  # a name cannot be taken out of a file
    if not choices.persons:
        body = masked(body, signatories(facts))
    facts = apart(facts) if choices.persons else without(facts)
    facts, met = corrected(facts, choices.decisions.corrections)
    mapped = map_document(facts, choices.decisions)
    mapped.draft.themes |= chosen_themes(facts, choices.decisions.corrections)
    audited = audit(facts, mapped)
    graphs = mapped.graphs | derive(facts, mapped, body)
    graphs[graph_iri(mapped.iri, "derived", "audit")] = audit_triples(audited, mapped)
    graphs[graph_iri(mapped.iri, "derived", "build")] = build_triples(mapped.iri, facts.document.sha256)
    graphs[graph_iri(mapped.iri, "derived", "corrections")] = correction_triples(mapped.iri, met)
    before = sources.about(mapped.iri)
    _forget_other_names(writer, sources, facts.document.sha256, mapped.iri)
    changed = writer.put_document(mapped.iri, {graph: as_lines(graph, triples) for graph, triples in graphs.items()})
    # a choice made once holds when the document is read again
    old = choices.replaces.get(outcome.path) or (before or {}).get("replaces")
    wrong = choices.decisions.wrong_in(facts.document.file_name)
    _keep_beside(mapped, facts, outcome.path if keep_file else None, sources, {"replaces": old, "wrong": wrong})
    keep_compared(sources, mapped.iri, compare(facts, mapped, graphs), facts.sentences)
    if changed:
        keep_time(sources, mapped.iri)
    change = "new" if before is None else "changed" if changed else "unchanged"
    replaced = before["file"] if before and before["file"] != facts.document.file_name else None
    counts = Counter(type(fact).__name__ for fact in facts.facts)
    # the facts themselves are let go, or those of all documents would be in memory in the end
    return Built(replace(outcome, value=None), mapped.iri, change, replaced, counts, tuple(audited))


def _forget_other_names(writer: Writer, sources: Sources, sha256: str, document: URIRef) -> None:
    """Remove what was read from the very same file under another IRI, as by an earlier version of the program."""
    for other in sources.read_from(sha256) - {document}:
        writer.remove_document(other)
        sources.forget(other)


def _keep_beside(
    mapped: MappedDocument, facts: Facts, path: Path | None, sources: Sources, chosen: Mapping[str, Any]
) -> None:
    document = facts.document
    about = {
        **chosen,
        "document": mapped.iri,
        "file": document.file_name,
        "sha256": document.sha256,
        "file_kept": path is not None,
        "title": document.title,
        "kind": document.kind,
        "scope": document.scope,
        "county": mapped.draft.county.iri if mapped.draft.county else None,
        "county_name": document.county,
        "municipality": document.municipality,
        "publisher": document.publisher.name if document.publisher else None,
        "draft": document.draft,
        "day": _as_text(mapped.draft.day),
        "until": _as_text(document.valid_to),
        "describes": document.describes,
        "counts_elsewhere": [mapped.node(one) for one in facts.facts if _counts_elsewhere(one)],
        "nodes": {node: as_json(triples) for node, triples in mapped.shared.items()},
        "names": [
            [one.kind, one.name, one.node, one.ruling.text, sorted(one.words)]
            for _, one in sorted(mapped.draft.shared.names.items())
        ],
    }
    sources.put_text(mapped.iri, facts.text)
    if path is not None:
        sources.put_file(path, document.sha256)
    else:
        sources.forget_file(document.sha256)
    sources.put_about(mapped.iri, about)


def _as_text(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _counts_elsewhere(fact: Fact) -> bool:
    return isinstance(fact, StatedCount) and fact.other_document
