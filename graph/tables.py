"""The results of a build, or a store, in; tables for people out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rdflib.namespace import DCTERMS
from rich.markup import escape
from rich.table import Table

from graph.building import Built
from graph.faults import Fault
from graph.store import Store
from ontology.terms import SAM, SAM_ID

__all__ = [
    "audit_table",
    "audited_table",
    "counts_table",
    "documents_table",
    "faults_table",
    "short_iri",
    "stored_audit",
    "unread_table",
]

# What is counted, in the order of a document's own outline: one, several.
_KINDS = {
    "FocusArea": ("focus area", "focus areas"),
    "Goal": ("goal", "goals"),
    "Action": ("action", "actions"),
    "Partnership": ("partner", "partners"),
    "Responsibility": ("duty", "duties"),
    "Body": ("body", "bodies"),
    "Definition": ("definition", "definitions"),
    "TargetGroup": ("target group", "target groups"),
    "AgendaLink": ("Agenda 2030 link", "Agenda 2030 links"),
    "LegalReference": ("legal reference", "legal references"),
    "PolicyReference": ("policy", "policies"),
    "Principle": ("principle", "principles"),
    "FollowUp": ("follow-up", "follow-ups"),
    "StatedCount": ("stated count", "stated counts"),
    "Exclusion": ("exclusion", "exclusions"),
    "Signature": ("signature", "signatures"),
}
_COUNTED = _KINDS | {
    "NationalGoal": ("national goal", "national goals"),
    "OverallGoal": ("overall goal", "overall goals"),
    "Purpose": ("purpose", "purposes"),
    "StrategicGoal": ("strategic goal", "strategic goals"),
    "SubGoal": ("sub-goal", "sub-goals"),
    "Municipality": ("municipality", "municipalities"),
    "SdgGoal": ("global goal", "global goals"),
    "OtherThing": ("other thing", "other things"),
}
_OUTCOME_STYLES = {"Agrees": "green", "Subset": "green", "Differs": "red", "Contradicts": "red", "NotComparable": "dim"}


def counts_table(built: Iterable[Built]) -> Table:
    """What was found in each document, by kind."""
    table = Table("document", "found", title="What was found", show_lines=True)
    for one in built:
        if one.read:
            replaced = f"; replaces {one.replaced}" if one.replaced else ""
            table.add_row(escape(f"{one.outcome.path.name}\n({one.change}{replaced})"), _in_words(one.counts))
    return table


def _in_words(counts: Mapping[str, int]) -> str:
    """The numbers of facts, such as "5 focus areas, 1 goal"."""
    shown = [f"{counts[kind]} {words[counts[kind] > 1]}" for kind, words in _KINDS.items() if counts.get(kind)]
    return ", ".join(shown) or "no facts"


def audit_table(built: Iterable[Built]) -> Table:
    """Each count that a document states about itself beside the number found."""
    return audited_table(
        (one.outcome.path.name, held.count.number, held.count.count_of, held.number, held.outcome, held.count.text)
        for one in built
        for held in one.audited
    )


def audited_table(rows: Iterable[tuple[str, int, str, int | None, str, str]]) -> Table:
    """The same for rows of file, number, class counted, number found, outcome and sentence.

    Counts of what no fact stands for are left out, and their number told.
    """
    table = Table("document", "stated", "of", "found", "outcome", "sentence", title="Stated counts")
    table.columns[0].overflow = "fold"
    left_out = 0
    for name, number, of, found, outcome, text in rows:
        if found is None:
            left_out += 1
            continue
        words = _COUNTED.get(of, (of, of))[number != 1]
        shown = f"[{_OUTCOME_STYLES[outcome]}]{outcome}[/]"
        table.add_row(escape(name), str(number), words, str(found), shown, escape(_shortened(text)))
    if left_out:
        table.caption = f"{left_out} further counts are of things outside the document's own lists"
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
    names = store.select(
        f"SELECT ?doc ?name ?title WHERE {{ ?doc {SAM.fileName.n3()} ?name ; {DCTERMS.title.n3()} ?title }}"
        " ORDER BY ?name ?doc"
    ).rows
    found = store.select(
        "SELECT ?doc ?kind (COUNT(DISTINCT ?fact) AS ?number) WHERE {"
        f" ?fact {DCTERMS.isPartOf.n3()} ?doc ; a ?kind }} GROUP BY ?doc ?kind"
    ).rows
    counts: dict[str, dict[str, int]] = {}
    for document, kind, number in found:
        counts.setdefault(str(document), {})[str(kind).rpartition("#")[2]] = int(str(number))
    table = Table("document", "title", "found", title="Documents", show_lines=True)
    for document, name, title in names:
        table.add_row(escape(str(name)), escape(str(title)), _in_words(counts.get(str(document), {})))
    return table


def stored_audit(store: Store) -> list[tuple[str, int, str, int | None, str, str]]:
    """What the audit says of each stated count of a store: the rows of `audited_table`."""
    rows = store.select(
        f"SELECT ?file ?number ?of ?found ?outcome ?text WHERE {{ ?count {SAM.outcome.n3()} ?outcome ;"
        f" {SAM.number.n3()} ?number ; {SAM.countOf.n3()} ?of ; {DCTERMS.description.n3()} ?text ;"
        f" {DCTERMS.isPartOf.n3()} ?document . ?document {SAM.fileName.n3()} ?file ."
        f" OPTIONAL {{ ?count {SAM.foundCount.n3()} ?found }} }} ORDER BY ?file ?of ?number ?text"
    ).rows
    return [
        (str(file), int(str(number)), _name(of), None if found is None else int(str(found)), _name(outcome), str(text))
        for file, number, of, found, outcome, text in rows
    ]


def _name(term: object) -> str:
    return str(term).rpartition("#")[2]


def faults_table(faults: Iterable[Fault]) -> Table:
    """What is wrong with a store."""
    table = Table("rule", "node", "what is wrong", title="Faults")
    for fault in faults:
        table.add_row(fault.rule, escape(fault.node), escape(fault.message))
    return table


def short_iri(iri: str) -> str:
    """An IRI of ours without its beginning: "sam:Goal", "organisation/skatteverket"."""
    return iri.replace(str(SAM_ID), "").replace(str(SAM), "sam:")
