"""The facts of a document in; for each count that it states, the number found and whether the two agree, out.

Counts of the same kind of thing are held against each other too. A smaller count beside one that agrees is a part of it
("fyra av dem") or contradicts it ("strategins fyra områden"): the words around the number tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from rdflib import Literal

from graph.audit.found import Found, find_counted
from graph.linking.shared import Triple
from graph.mapping import MappedDocument
from graph.rules.wording import patterns
from ingest.facts.numbers import NUMBER, read_number
from ingest.facts.records import Facts, StatedCount
from ontology.terms import SAM

__all__ = ["Audited", "audit", "audit_triples"]


@dataclass(frozen=True)
class Audited:
    """A stated count, the number found (None where nothing can be counted), and the outcome by its name."""

    count: StatedCount
    found: Found | None
    outcome: str
    contradicted: tuple[StatedCount, ...] = ()

    @property
    def number(self) -> int | None:
        """The number found."""
        return self.found.number if self.found else None


def audit(facts: Facts, mapped: MappedDocument) -> list[Audited]:
    """Hold each stated count against what was found, and against other counts of the same things."""
    held = [_hold(one, facts, mapped) for one in facts.facts if isinstance(one, StatedCount)]
    return [_compare(one, held) for one in held]


def _hold(count: StatedCount, facts: Facts, mapped: MappedDocument) -> Audited:
    found = None if count.other_document else find_counted(count, facts, mapped)
    if found is None:
        return Audited(count, None, "NotComparable")
    if found.number > count.number and _says("at_least", count):
        return Audited(count, found, "NotComparable")
    return Audited(count, found, "Agrees" if found.number == count.number else "Differs")


def _compare(one: Audited, held: Iterable[Audited]) -> Audited:
    """A count that differs, as a part of another or as its contradiction."""
    if one.outcome != "Differs":
        return one
    count, rivals = one.count, [other for other in held if _rivals(one.count, other.count)]
    agreeing = [other.count for other in rivals if other.outcome == "Agrees"]
    whole_is_larger = count.number < max([other.number for other in agreeing], default=one.number or 0)
    if whole_is_larger and (_says("subset", count) or (agreeing and not _says("whole", count))):
        return replace(one, outcome="Subset")
    if rivals:
        return replace(one, outcome="Contradicts", contradicted=tuple(agreeing or (other.count for other in rivals)))
    return one


def _rivals(one: StatedCount, other: StatedCount) -> bool:
    """Whether two counts give different numbers of the same kind of thing."""
    return not other.other_document and one.count_of == other.count_of and one.number != other.number


@cache
def _expressions(name: str) -> tuple[re.Pattern[str], ...]:
    number = rf"(?<!\w)(?P<number>{NUMBER})"
    return tuple(re.compile(one.replace("{number}", number), re.IGNORECASE) for one in patterns("audit", name))


def _says(name: str, count: StatedCount) -> bool:
    """Whether the words around the number are as a list of words has them."""
    texts = (count.text, *(evidence.quote for evidence in count.evidence))
    found = (match for one in _expressions(name) for text in texts for match in one.finditer(text))
    return any(read_number(match["number"]) == count.number for match in found)


def audit_triples(audited: Iterable[Audited], mapped: MappedDocument) -> list[Triple]:
    """The outcome of an audit as triples on the stated counts."""
    return [triple for one in audited for triple in _triples(one, mapped)]


def _triples(one: Audited, mapped: MappedDocument) -> Iterable[Triple]:
    node = mapped.node(one.count)
    yield node, SAM.outcome, SAM[one.outcome]
    yield node, SAM.rule, Literal("audit")
    yield from ((node, SAM.contradicts, mapped.node(other)) for other in one.contradicted)
    if one.found:
        yield node, SAM.foundCount, Literal(one.found.number)
        yield from ((node, SAM.premise, premise) for premise in one.found.premises)
    else:
        yield node, SAM.premise, node
