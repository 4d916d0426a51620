"""The results of a build, or a store, in; tables for people out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from rdflib import URIRef
from rich.markup import escape
from rich.table import Table

from graph.building import Built
from graph.store import Store
from ontology.terms import SAM

__all__ = ["audit_table", "counts_table", "documents_table", "stored_audit_table", "unread_table"]

# What is counted, in the order of a document's own outline, with a short heading.
_KINDS = {
    "FocusArea": "areas",
    "Goal": "goals",
    "Action": "actions",
    "Partnership": "partners",
    "Responsibility": "duties",
    "Body": "bodies",
    "Definition": "terms",
    "TargetGroup": "groups",
    "AgendaLink": "SDG",
    "LegalReference": "laws",
    "PolicyReference": "policies",
    "Principle": "principles",
    "FollowUp": "follow-up",
    "StatedCount": "counts",
    "Exclusion": "excluded",
    "Signature": "signed",
}
_OUTCOME_STYLES = {"Agrees": "green", "Subset": "green", "Differs": "red", "Contradicts": "red"}


def counts_table(built: Sequence[Built]) -> Table:
    """What was found in each document, by kind; kinds that no document has are left out."""
    read = [one for one in built if one.read]
    counts = [(_named(one), one.counts) for one in read]
    return _counts(counts, "What was found")


def _named(one: Built) -> str:
    replaced = f"; replaces {one.replaced}" if one.replaced else ""
    return f"{one.outcome.path.name} ({one.change}{replaced})"


def _counts(rows: Sequence[tuple[str, Counter[str]]], title: str) -> Table:
    kinds = [kind for kind in _KINDS if any(counts[kind] for _, counts in rows)]
    table = Table("document", title=title)
    for kind in kinds:
        table.add_column(_KINDS[kind], justify="right")
    for name, counts in rows:
        table.add_row(escape(name), *(str(counts[kind]) for kind in kinds))
    return table


def audit_table(built: Iterable[Built]) -> Table:
    """Each count that a document states about itself beside the number found."""
    rows = [
        (one.outcome.path.name, str(held.count.number), held.count.count_of, held.number, held.outcome, held.count.text)
        for one in built
        for held in one.audited
    ]
    return _audit(rows)


def stored_audit_table(rows: Iterable[tuple[str, str, str, int | None, str, str]]) -> Table:
    """The same for what a store holds: file, number, thing counted, number found, outcome, sentence."""
    return _audit(rows)


def _audit(rows: Iterable[tuple[str, str, str, int | None, str, str]]) -> Table:
    table = Table("document", "stated", "of", "found", "outcome", "sentence", title="Stated counts")
    for name, number, of, found, outcome, text in rows:
        style = _OUTCOME_STYLES.get(outcome, "")
        shown = f"[{style}]{outcome}[/{style}]" if style else outcome
        table.add_row(escape(name), number, of, "" if found is None else str(found), shown, escape(_shortened(text)))
    return table


def _shortened(text: str, longest: int = 80) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def unread_table(built: Iterable[Built]) -> Table:
    """The files, and the pages of files, that could not be read, with the reason."""
    table = Table("file", "outcome", "reason", title="What could not be read")
    for one in built:
        outcome = one.outcome
        if not one.read or outcome.unread_pages:
            table.add_row(escape(outcome.path.name), str(outcome.kind), escape(outcome.message))
    return table


def documents_table(store: Store) -> Table:
    """The documents of a store with the number of their facts by kind."""
    names = store.select(f"SELECT ?doc ?name WHERE {{ ?doc {SAM.fileName.n3()} ?name }} ORDER BY ?name ?doc").rows
    found = store.select(
        "SELECT ?doc ?kind (COUNT(DISTINCT ?fact) AS ?number) WHERE {"
        " ?fact <http://purl.org/dc/terms/isPartOf> ?doc ; a ?kind } GROUP BY ?doc ?kind"
    ).rows
    counts: dict[str, Counter[str]] = {}
    for document, kind, number in found:
        counts.setdefault(str(document), Counter())[str(kind).rpartition("#")[2]] = int(str(number))
    rows = [(f"{name}\n{_short(document)}", counts.get(str(document), Counter())) for document, name in names]
    return _counts(rows, "Documents")


def _short(document: object) -> str:
    return str(document).partition("/id/document/")[2] if isinstance(document, URIRef) else str(document)
