"""A store in, what of it is damaged or missing out: documents, evidence, quotations in their text, files, answers.

It does not ask whether what is said is well formed: that is `validation`.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from rdflib import Literal, URIRef
from rdflib.namespace import DCTERMS

from graph.errors import DamagedGraphError
from graph.faults import Fault
from graph.identifiers import graph_iri, thing
from graph.seals import changed_files
from graph.sources import Sources
from graph.store import ANSWERS, Store
from graph.tables import short_iri
from ontology.terms import SAM

__all__ = ["verify"]

Node = dict[URIRef, list[Any]]  # the values of each property


def verify(store: Store) -> list[Fault]:
    """All that is damaged or missing in a store, sorted. Raises DamagedGraphError where its files cannot be read."""
    try:
        store.read_through()
        return sorted(set(_faults(store)))
    except (OSError, RuntimeError, ValueError) as error:
        raise DamagedGraphError(store.folder.parent, str(error)) from error


def _faults(store: Store) -> Iterator[Fault]:
    sources = Sources(store.folder)
    about = sources.documents()
    graphs = set(store.graphs(aside=True))
    for document in sorted({one for one in graphs if _is_document(store, one)} - set(about)):
        yield _fault("sources", document, "nothing is kept of it beside the graph")
    for document, told in about.items():
        if document not in graphs:
            yield _fault("document", document, "its graph is missing")
        else:
            yield from _of_document(store, sources, document, told)
    answers = store.folder / ANSWERS
    for name in changed_files(answers) if answers.is_dir() else ():
        reason = "it is not what was made ready with the graph; `samsyn prepare` makes all answers anew"
        yield Fault("answers", f"{ANSWERS}/{name}", reason)


def _is_document(store: Store, graph: URIRef) -> bool:
    is_ours = graph.startswith(thing("document"))
    return is_ours and any(name == SAM.fileName and node == graph for node, name, _ in store.triples(graph))


def _of_document(store: Store, sources: Sources, document: URIRef, told: dict[str, Any]) -> Iterator[Fault]:
    text = sources.text(document)
    own = _nodes(store, document)
    persons = _nodes(store, graph_iri(document, "persons"))
    yield from _of_text(document, text, _one(own.get(document, {}), SAM.textSha256))
    yield from _of_file(sources, document, told)
    for nodes in (own, persons):
        yield from _of_facts(document, nodes)
        yield from _of_evidence(nodes, text or "")


def _nodes(store: Store, graph: URIRef) -> dict[URIRef, Node]:
    nodes: dict[URIRef, Node] = {}
    for node, name, value in store.triples(graph):
        nodes.setdefault(node, {}).setdefault(name, []).append(value)
    return nodes


def _one(node: Node, name: URIRef) -> Any:
    return node.get(name, [None])[0]


def _of_text(document: URIRef, text: str | None, stated: Literal | None) -> Iterator[Fault]:
    if text is None:
        yield _fault("text", document, "its text is missing")
    elif sha256(text.encode()).hexdigest() != str(stated):
        yield _fault("text", document, "its text is not the one that was read")


def _of_file(sources: Sources, document: URIRef, told: dict[str, Any]) -> Iterator[Fault]:
    file = sources.file(told["sha256"])
    if file is None:
        if told.get("file_kept", True):
            yield _fault("file", document, "the file that it was read from is missing")
    elif sha256(file.read_bytes()).hexdigest() != told["sha256"]:
        yield _fault("file", document, "the file kept is not the one that it was read from")


def _of_facts(document: URIRef, nodes: dict[URIRef, Node]) -> Iterator[Fault]:
    for node, values in nodes.items():
        if SAM.readFrom not in values:
            continue
        if document not in values.get(DCTERMS.isPartOf, ()):
            yield _fault("fact", node, "it is no part of its document")
        if SAM.evidence not in values:
            yield _fault("fact", node, "it has no evidence")
        for proof in values.get(SAM.evidence, ()):
            if SAM.quote not in nodes.get(proof, {}):
                yield _fault("fact", node, f"its evidence {short_iri(str(proof))} is missing")


def _of_evidence(nodes: dict[URIRef, Node], text: str) -> Iterator[Fault]:
    for node, values in nodes.items():
        if SAM.start not in values:
            continue
        start, end = (int(str(_one(values, name))) for name in (SAM.start, SAM.end))
        if not 0 <= start < end <= len(text):
            yield _fault("evidence", node, f"the text has no {start}-{end}")
        elif text[start:end] != str(_one(values, SAM.quote)):
            yield _fault("evidence", node, f"its quotation does not stand at {start}-{end} of the text")


def _fault(rule: str, node: URIRef, message: str) -> Fault:
    return Fault(rule, short_iri(str(node)), message)
