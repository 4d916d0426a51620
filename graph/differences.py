"""Two editions of a document in, what was added, removed, reworded or given to another out, with the pages of both.

What has the same words is the same. Then definitions of one term and partnerships of one organisation are paired, then
what is worded alike, and last the goals that are alone in either edition under one focus area.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from rdflib import RDF, RDFS, SKOS, Literal, URIRef
from rdflib.namespace import DCTERMS

from graph.identifiers import fold
from graph.naming import likeness
from graph.store import Store
from ontology.terms import SAM

__all__ = ["Difference", "differences"]

_ALIKE = 65  # of 100: unrelated Swedish sentences reach some 55
Values = dict[URIRef, list[URIRef | Literal]]


class Difference(NamedTuple):
    """What differs: the kind of fact, the change, where it belongs, both wordings and their pages, likeness (0-100)."""

    kind: str
    change: str
    place: str
    old: str | None
    old_page: int | None
    new: str | None
    new_page: int | None
    likeness: int | None


@dataclass(eq=False)
class _Part:
    """A fact as it is compared: its words, where it belongs (an area, an actor), what identifies it beside words."""

    text: str
    place: str
    page: int | None
    order: int
    key: str | None = None


@dataclass
class _Edition:
    """The triples of one document, by node."""

    store: Store
    document: URIRef
    nodes: dict[URIRef, Values] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))

    def __post_init__(self) -> None:
        for subject, name, value in sorted(self.store.triples(self.document)):
            self.nodes[subject][name].append(value)

    def of(self, kind: URIRef) -> list[URIRef]:
        return [node for node, values in self.nodes.items() if kind in values[RDF.type]]

    def label(self, node: URIRef) -> str:
        """What a node is called in this document or, of a shared node, in the store."""
        told = (
            self.nodes[node]
            if node in self.nodes
            else {name: [value] for _, name, value in sorted(self.store.about(node), reverse=True)}
        )
        return next(
            (str(told[name][0]) for name in (RDFS.label, SKOS.prefLabel, DCTERMS.description) if name in told), ""
        )

    def labels(self, node: URIRef, name: URIRef) -> str:
        return ", ".join(sorted(self.label(URIRef(value)) for value in self.nodes[node].get(name, [])))

    def proof(self, node: URIRef, supports: URIRef | None = None) -> tuple[int | None, int]:
        """The page of a fact's first quotation (or that of one property), and where it begins in the text."""
        proofs = [self.nodes[URIRef(one)] for one in self.nodes[node].get(SAM.evidence, [])]
        found = [one for one in proofs if (supports in one[SAM.supports] if supports else not one[SAM.supports])]
        places = sorted((_number(one[SAM.start]), _number(one[SAM.page])) for one in found or proofs)
        return (places[0][1], places[0][0]) if places else (None, 0)


def _number(values: Iterable[object]) -> int:
    return next((int(str(value)) for value in values), 0)


# -- what is compared --------------------------------------------------------------------------------------------------

Read = Callable[[_Edition, URIRef], tuple[str, str, str | None]]  # words, place, key


def _described(place: URIRef) -> Read:
    return lambda edition, node: (_text(edition, node, DCTERMS.description), edition.labels(node, place), None)


def _text(edition: _Edition, node: URIRef, name: URIRef) -> str:
    return " ".join(str(value) for value in edition.nodes[node].get(name, []))


def _area(edition: _Edition, node: URIRef) -> tuple[str, str, str | None]:
    return edition.label(node), "", None


def _partner(edition: _Edition, node: URIRef) -> tuple[str, str, str | None]:
    number = _text(edition, node, SAM.memberCount)
    name = edition.labels(node, SAM.organisation)
    return (_text(edition, node, SAM.mentionedAs) if number else name), "", _text(edition, node, SAM.organisation)


def _definition(edition: _Edition, node: URIRef) -> tuple[str, str, str | None]:
    return _text(edition, node, SKOS.definition), edition.labels(node, SAM.term), _text(edition, node, SAM.term)


_KINDS: dict[str, tuple[URIRef, Read]] = {
    "focus area": (SAM.FocusArea, _area),
    "goal": (SAM.Goal, _described(SAM.focusArea)),
    "action": (SAM.Action, _described(SAM.focusArea)),
    "partner": (SAM.Partnership, _partner),
    "duty": (SAM.Responsibility, _described(SAM.actor)),
    "definition": (SAM.Definition, _definition),
}
_DAYS = {"valid from": SAM.validFrom, "valid to": SAM.validTo, "adopted": SAM.adoptedOn}


def differences(store: Store, old: URIRef, new: URIRef) -> list[Difference]:
    """What differs between two documents of a store, kind by kind in the order of the text."""
    before, after = _Edition(store, old), _Edition(store, new)
    found = list(_days(before, after))
    for kind in _KINDS:
        found += _compared(kind, _parts(before, kind), _parts(after, kind))
    return found


def _days(before: _Edition, after: _Edition) -> Iterator[Difference]:
    for place, name in _DAYS.items():
        old, new = _text(before, before.document, name), _text(after, after.document, name)
        supports = SAM.adoptedOn if name == SAM.adoptedOn else SAM.validFrom
        pages = [edition.proof(edition.document, supports)[0] for edition in (before, after)]
        if old != new:
            change = "added" if not old else "removed" if not new else "changed"
            yield Difference(
                "document",
                change,
                place,
                old or None,
                pages[0] if old else None,
                new or None,
                pages[1] if new else None,
                None,
            )


def _parts(edition: _Edition, kind: str) -> list[_Part]:
    cls, read = _KINDS[kind]
    parts = []
    for node in edition.of(cls):
        text, place, key = read(edition, node)
        page, start = edition.proof(node)
        parts.append(_Part(text, place, page, start, key))
    return sorted(parts, key=lambda part: (part.order, part.text))


# -- pairing -----------------------------------------------------------------------------------------------------------

Pair = tuple[_Part, _Part]


def _compared(kind: str, old: list[_Part], new: list[_Part]) -> Iterator[Difference]:
    pairs: list[Pair] = []
    for same in (_same_words_and_place, _same_words, _same_key):
        pairs += _taken(old, new, [(a, b) for a in old for b in new if same(a, b)])
    alike = sorted(((_likeness(a, b), a, b) for a in old for b in new), key=lambda one: (-one[0], one[1].order))
    pairs += _taken(old, new, [(a, b) for score, a, b in alike if score >= _ALIKE])
    if kind == "goal":
        pairs += _taken(old, new, list(_alone_in_place(old, new)))
    rows = [*(_changed(kind, *pair) for pair in pairs)]
    rows += [
        (part.order, Difference(kind, "removed", part.place, part.text, part.page, None, None, None)) for part in old
    ]
    rows += [
        (part.order, Difference(kind, "added", part.place, None, None, part.text, part.page, None)) for part in new
    ]
    return (row for _, row in sorted(filter(None, rows), key=lambda row: row[0]))


def _taken(old: list[_Part], new: list[_Part], wanted: Iterable[Pair]) -> list[Pair]:
    """The pairs whose parts are both still free, which are then no longer so."""
    pairs = []
    for one, other in wanted:
        if one in old and other in new:
            old.remove(one)
            new.remove(other)
            pairs.append((one, other))
    return pairs


def _same_words(one: _Part, other: _Part) -> bool:
    return fold(one.text) == fold(other.text) and one.key == other.key


def _same_words_and_place(one: _Part, other: _Part) -> bool:
    return _same_words(one, other) and fold(one.place) == fold(other.place)


def _same_key(one: _Part, other: _Part) -> bool:
    return one.key is not None and one.key == other.key


def _likeness(one: _Part, other: _Part) -> int:
    return likeness(fold(one.text), fold(other.text))


def _alone_in_place(old: list[_Part], new: list[_Part]) -> Iterator[Pair]:
    for one in list(old):
        here = [[part for part in side if fold(part.place) == fold(one.place)] for side in (old, new)]
        if one.place and [len(side) for side in here] == [1, 1]:
            yield one, here[1][0]


def _changed(kind: str, one: _Part, other: _Part) -> tuple[int, Difference] | None:
    moved = fold(one.place) != fold(other.place)
    if fold(one.text) == fold(other.text) and not moved:
        return None
    reworded = fold(one.text) != fold(other.text)
    place = f"{one.place or '-'} → {other.place or '-'}" if moved else other.place
    change = "reworded" if reworded else "moved"
    return one.order, Difference(kind, change, place, one.text, one.page, other.text, other.page, _likeness(one, other))
