"""A document in, who does, answers for, offers or may do what out: from its text, its lists and its tables.

What patterns read in running text and lists is held against the syntax (`ingest.facts.agreement`), and what only the
syntax tells is added where it may be a duty.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ingest.facts.agreement import confidence_of, needs_clause
from ingest.facts.assignments import read_assignments
from ingest.facts.duty_syntax import find_candidates, read_candidate
from ingest.facts.duty_tables import read_rows
from ingest.facts.duty_texts import Told, read_told
from ingest.facts.likeness import Known
from ingest.facts.nouns import fold
from ingest.facts.reading import Reading
from ingest.facts.records import Action, Goal, ReadFrom, Responsibility

__all__ = ["read_responsibilities"]

_LONG = 10  # words from which on texts need not be equal to say the same


def read_responsibilities(reading: Reading) -> Iterator[Responsibility]:
    """The duties of a document, each once, in the order of the text."""
    assigned = list(read_assignments(reading))
    told = [one for one in read_told(reading) if not _shared_out(one.duty, assigned)]
    found = [*_rated(reading, told, assigned), *read_rows(reading), *assigned]
    yield from _merged(sorted(found, key=lambda duty: duty.evidence[0].start))


def _rated(reading: Reading, told: Sequence[Told], assigned: Sequence[Responsibility]) -> Iterator[Responsibility]:
    """The duties of text and lists, as sure as both readings make them; the syntax is asked once for all."""
    read = (*reading.found(Goal), *reading.found(Action), *(one.duty for one in told), *assigned)
    taken = [proof for fact in read for proof in fact.evidence]
    candidates = list(find_candidates(reading, taken))
    claims = [one.claim for one in told if needs_clause(one.claim)]
    asked = [(claim.text, claim.hint) for claim in claims] + [(one.text, None) for one in candidates]
    clauses = iter(reading.clauses(asked))
    for one in told:
        clause = next(clauses) if needs_clause(one.claim) else None
        yield replace(one.duty, confidence=confidence_of(one.claim, clause))
    for sentence, clause in zip(candidates, clauses, strict=True):
        if duty := read_candidate(reading, sentence, clause):
            yield duty


def _shared_out(duty: Responsibility, assigned: Sequence[Responsibility]) -> bool:
    """Whether a sentence gives each of its actors something of its own, so that it is no shared duty."""
    return len(duty.actors) > 1 and any(one.evidence[0].start == duty.evidence[0].start for one in assigned)


def _merged(duties: Sequence[Responsibility]) -> Iterator[Responsibility]:
    """Each duty once; the same of the same actors again adds evidence."""
    known: defaultdict[tuple[frozenset[str], str], _Same] = defaultdict(_Same)
    for duty in duties:
        known[frozenset(one.name.casefold() for one in duty.actors), duty.involvement].add(duty)
    found = [duty for same in known.values() for duty in same.duties]
    yield from sorted(found, key=lambda duty: duty.evidence[0].start)


@dataclass(slots=True)
class _Same:
    """The duties of the same actors, with the place of each text among them, and the texts that may be said again."""

    duties: list[Responsibility] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)
    prose: Known = field(default_factory=Known)

    def add(self, duty: Responsibility) -> None:
        """Add a duty, or its evidence to the first one that says the same."""
        text = fold(duty.text)
        prose = duty.read_from is not ReadFrom.TABLE_CELL and text.count(" ") + 1 >= _LONG
        first = self._first(text, prose)
        if first is not None:
            self.duties[first] = _joined(self.duties[first], duty)
            return
        self.places[text] = len(self.duties)
        if prose:
            self.prose.add(text, len(self.duties))
        self.duties.append(duty)

    def _first(self, text: str, prose: bool) -> int | None:
        """The first of the same text, or that a sentence says again: "främja ..." in a list, "X främjar ..."."""
        again = self.prose.first(text) if prose else None
        found = [place for place in (again, self.places.get(text)) if place is not None]
        return min(found, default=None)


def _joined(first: Responsibility, again: Responsibility) -> Responsibility:
    concerns = (*first.concerns, *(one for one in again.concerns if one not in first.concerns))
    confidence = max(first.confidence, again.confidence)
    return replace(first, evidence=(*first.evidence, *again.evidence), concerns=concerns, confidence=confidence)
