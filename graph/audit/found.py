"""A stated count in, the number of such things that were found in the document out, with what was counted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rdflib import URIRef

from graph.mapping import MappedDocument
from ingest.facts import records
from ingest.facts.records import Fact, Facts, Goal, Partnership, StatedCount
from ontology import lexicon

__all__ = ["Found", "find_counted"]


@dataclass(frozen=True, slots=True)
class Found:
    """How many there are, and the nodes that were counted."""

    number: int
    premises: tuple[URIRef, ...] = ()


_LEVELS = ("OverallGoal", "Purpose", "NationalGoal", "StrategicGoal", "SubGoal")
_OWN_GOALS = ("StrategicGoal", "SubGoal")  # what "nine goals" of a document means: neither its vision nor the state's
_PLAIN: dict[str, type[Fact]] = {
    kind.__name__: kind
    for kind in (
        records.FocusArea,
        records.Action,
        records.Body,
        records.Definition,
        records.Exclusion,
        records.FollowUp,
        records.LegalReference,
        records.PolicyReference,
        records.Principle,
        records.Responsibility,
        records.Signature,
        records.TargetGroup,
    )
}


def find_counted(count: StatedCount, facts: Facts, mapped: MappedDocument) -> Found | None:
    """What was found of the things that a document counts; None for things that no fact stands for."""
    of = count.count_of
    if of in _PLAIN:
        return _of_facts(facts.of(_PLAIN[of]), mapped)
    if of in _LEVELS:
        return _of_facts([goal for goal in _goals(facts) if goal.level == of], mapped)
    special = _SPECIAL.get(of)
    return special(count, facts, mapped) if special else None


def _of_facts(found: Sequence[Fact], mapped: MappedDocument) -> Found:
    return Found(len(found), tuple(mapped.node(fact) for fact in found))


def _goals(facts: Facts) -> list[Goal]:
    return [fact for fact in facts.facts if isinstance(fact, Goal)]


def _own_goals(count: StatedCount, facts: Facts, mapped: MappedDocument) -> Found:
    """All goals under focus areas; or only those of one level, where just these are as many as stated."""
    both = [goal for goal in _goals(facts) if goal.level in _OWN_GOALS]
    levels = [[goal for goal in both if goal.level == level] for level in _OWN_GOALS]
    chosen = next((goals for goals in (both, *levels) if len(goals) == count.number), both)
    return _of_facts(chosen, mapped)


def _partners(count: StatedCount, facts: Facts, mapped: MappedDocument) -> Found:
    """The partners, a group counted with its members; single members of a group are not counted again."""
    found = [fact for fact in facts.facts if isinstance(fact, Partnership)]
    groups = {one.party.kind: one.party.member_count for one in found if one.party.member_count}
    number = sum(groups.values()) + sum(
        1 for one in found if one.party.member_count is None and one.party.kind not in {k for k in groups if k}
    )
    return Found(number, tuple(mapped.node(fact) for fact in found))


def _municipalities(count: StatedCount, facts: Facts, mapped: MappedDocument) -> Found | None:
    """The municipalities of the register's county; in a county that it lacks, those that are partners."""
    if mapped.draft.county and mapped.draft.county.code:
        iri = str(mapped.draft.county.iri)
        return Found(sum(one.county_iri == iri for one in lexicon.municipalities()), (mapped.draft.county.iri,))
    found = [one for one in facts.facts if isinstance(one, Partnership) and _is_municipal(one)]
    numbers = {one.party.member_count for one in found if one.party.member_count} or {len(found)} & {count.number}
    # single municipalities among the partners need not be all of the county's, unless they are as many as stated
    return Found(max(numbers), tuple(mapped.node(fact) for fact in found)) if numbers else None


def _is_municipal(partnership: Partnership) -> bool:
    return partnership.party.kind == "MunicipalityOrganisation"


def _global_goals(count: StatedCount, facts: Facts, mapped: MappedDocument) -> Found:
    """The different goals of Agenda 2030 that the document names, targets not counted."""
    links = [fact for fact in facts.facts if isinstance(fact, records.AgendaLink)]
    first = {link.number: mapped.node(link) for link in reversed(links) if "." not in link.number}
    return Found(len(first), tuple(sorted(first.values())))


_SPECIAL: dict[str, Callable[[StatedCount, Facts, MappedDocument], Found | None]] = {
    "Goal": _own_goals,
    "Partnership": _partners,
    "Municipality": _municipalities,
    "SdgGoal": _global_goals,
}
