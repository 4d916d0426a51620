"""A document in, who does, answers for, offers or may do what out: from its text, its lists and its tables.

What patterns read in running text and lists is held against the syntax (`ingest.facts.agreement`), and what only the
syntax tells is added where it may be a duty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.facts.agreement import confidence_of
from ingest.facts.assignments import read_assignments
from ingest.facts.duty_syntax import find_candidates, read_candidate
from ingest.facts.duty_tables import read_rows
from ingest.facts.duty_texts import Told, read_told
from ingest.facts.reading import Reading
from ingest.facts.records import Action, Goal, Responsibility
from ingest.sentences.roles import read_clauses

__all__ = ["read_responsibilities"]


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
    asked = [(one.claim.text, one.claim.hint) for one in told] + [(one.text, None) for one in candidates]
    clauses = read_clauses(asked)
    for one, clause in zip(told, clauses, strict=False):
        yield replace(one.duty, confidence=confidence_of(one.claim, clause))
    for sentence, clause in zip(candidates, clauses[len(told) :], strict=True):
        if duty := read_candidate(reading, sentence, clause):
            yield duty


def _shared_out(duty: Responsibility, assigned: Sequence[Responsibility]) -> bool:
    """Whether a sentence gives each of its actors something of its own, so that it is no shared duty."""
    return len(duty.actors) > 1 and any(one.evidence[0].start == duty.evidence[0].start for one in assigned)


def _merged(duties: Sequence[Responsibility]) -> Iterator[Responsibility]:
    """Each duty once; the same words of the same actors again add evidence."""
    known: dict[tuple[str, tuple[str, ...], str], Responsibility] = {}
    for duty in duties:
        words = " ".join(re.findall(r"\w+", duty.text.casefold()))
        key = (words, tuple(sorted(actor.name.casefold() for actor in duty.actors)), duty.involvement)
        first = known.get(key)
        if first is None:
            known[key] = duty
        else:
            concerns = (*first.concerns, *(one for one in duty.concerns if one not in first.concerns))
            known[key] = replace(first, evidence=(*first.evidence, *duty.evidence), concerns=concerns)
    yield from known.values()
