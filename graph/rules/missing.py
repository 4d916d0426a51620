"""The facts of a document in, what it lacks out: measures, actors, last days, follow-up, municipalities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from graph.linking.organisations import municipalities_of
from graph.linking.shared import Triple
from graph.mapping import MappedDocument
from graph.rules.answering import STRATEGIES, Answering, Gap, exists
from graph.rules.content import content_words
from ingest.facts.records import Facts, FollowUp, Goal, Partnership, Party, Signature

__all__ = ["missing_triples"]

_MEASURED = ("StrategicGoal", "SubGoal", "Goal")  # a vision is measured by the goals below it


def missing_triples(facts: Facts, mapped: MappedDocument, body: str) -> list[Triple]:
    """What a strategy lacks beside those who answer for goals; a leaflet or web page lacks nothing."""
    if facts.document.kind not in STRATEGIES:
        return []
    of = Answering(facts, mapped)
    gaps = chain(_without_measure(of), _actions(of), _follow_ups(of), _municipalities(of))
    return [triple for gap in gaps for triple in gap.triples("missing", mapped)]


def _without_measure(of: Answering) -> Iterator[Gap]:
    for goal in of.facts.of(Goal):
        if isinstance(goal, Goal) and goal.level in _MEASURED and goal.measure is None:
            yield Gap(goal, "GoalWithoutMeasure")


def _actions(of: Answering) -> Iterator[Gap]:
    for action in of.actions:
        near = (action, *of.around(action))
        if not any(exists(duty) for one in near for duty in of.duties_for(one)):
            yield Gap(action, "ActionWithoutActor")
        if action.by is None and action.time_as_written is None:
            yield Gap(action, "ActionWithoutDeadline")


def _follow_ups(of: Answering) -> Iterator[Gap]:
    """Follow-ups that nobody does, by their own words or those of others in the section or of the same thing."""
    told = [one for one in of.facts.of(FollowUp) if isinstance(one, FollowUp)]
    things = dict(zip(map(id, told), map(set, content_words([one.text for one in told])), strict=True))
    assigned = [one for one in told if one.actor is not None]
    for one in told:
        if one.actor is None and not any(
            one.section == other.section or things[id(one)] & things[id(other)] for other in assigned
        ):
            yield Gap(one, "FollowUpUnassigned")


def _municipalities(of: Answering) -> Iterator[Gap]:
    """The municipalities of the county that are no party, where others are; a group may hold any of them."""
    document, county = of.facts.document, of.mapped.draft.county
    if document.scope != "Regional" or county is None:
        return
    facts = [one for one in of.facts.facts if isinstance(one, Partnership | Signature)]
    register = municipalities_of(county)
    named = {of.mapped.party(one.party) for one in facts}
    missing = tuple(one for one in register if one not in named)
    if 0 < len(missing) < len(register) and not _may_hold(len(missing), (one.party for one in facts)):
        of_kind = [one for one in facts if isinstance(one, Partnership) and of.mapped.party(one.party) in register]
        yield Gap(None, "MunicipalityNotParty", tuple(of_kind), lacks=missing)


def _may_hold(missing: int, parties: Iterable[Party]) -> bool:
    """Whether a group of municipalities among the parties is large enough for those that are not named."""
    groups = [one for one in parties if one.kind == "MunicipalityOrganisation" and _is_group(one)]
    return any(one.member_count is None or one.member_count >= missing for one in groups)


def _is_group(party: Party) -> bool:
    return party.member_count is not None or party.name.casefold().endswith(("kommuner", "kommunerna"))
