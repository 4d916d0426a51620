"""The facts of a document in, the goals that nobody answers for and the areas without goals out.

A goal is answered for by the first that holds: a duty that concerns it; a duty of somebody who exists that concerns its
action or focus area; a plan or body to which the document hands the assignment (deferred). It is undecided where the
document says so, or names nothing but a body that has yet to be formed. Else nobody answers for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from rdflib import RDF, Literal, URIRef

from graph.linking.shared import Triple
from graph.mapping import MappedDocument
from graph.rules.wording import patterns
from ingest.facts.records import (
    Action,
    Fact,
    Facts,
    FocusArea,
    FollowUp,
    Goal,
    Party,
    PolicyReference,
    Principle,
    Responsibility,
)
from ontology.lexicon import class_words
from ontology.terms import SAM

__all__ = ["gap_triples"]

_STRATEGIES = ("Strategy", "Agreement", "ActionPlan")
_NOT_ASKED = ("NationalGoal", "Purpose")
_NEAR = 800  # code points after the words that nobody is responsible yet: the same passage


@dataclass(frozen=True)
class Gap:
    """A goal or focus area, the kind of gap, who drives it meanwhile, and the facts from which that follows."""

    of: Fact
    kind: str
    premises: tuple[Fact, ...] = ()
    candidates: tuple[Party, ...] = ()


def gap_triples(facts: Facts, mapped: MappedDocument, body: str) -> list[Triple]:
    """The gaps of a strategy; a leaflet or web page has none."""
    if facts.document.kind not in _STRATEGIES:
        return []
    return [triple for gap in _Ladder(facts, mapped).gaps() for triple in _triples(gap, mapped)]


class _Ladder:
    """Who answers for what in one document."""

    def __init__(self, facts: Facts, mapped: MappedDocument) -> None:
        self.facts, self.mapped = facts, mapped
        self.duties = [one for one in facts.facts if isinstance(one, Responsibility) and one.involvement == "Answers"]
        self.actions = [one for one in facts.facts if isinstance(one, Action)]

    def gaps(self) -> Iterator[Gap]:
        goals = [one for one in self.facts.facts if isinstance(one, Goal) and one.level not in _NOT_ASKED]
        for goal in goals:
            yield from self._gap_of(goal)
        for area in (one for one in self.facts.facts if isinstance(one, FocusArea)):
            if not any(self._same(goal.focus_area, area) for goal in goals):
                yield Gap(area, "FocusAreaWithoutGoal")

    def _gap_of(self, goal: Goal) -> Iterator[Gap]:
        if any(_exists(duty) for duty in self._duties_for(goal)):
            return
        around = self._around(goal)
        duties = [duty for one in around for duty in self._duties_for(one)]
        formed = [duty for duty in duties if _exists(duty)]
        undecided = [one for one in (goal, *around) if getattr(one, "stated_unassigned", False)]
        if undecided or (duties and not formed):
            interim = [*formed, *(duty for one in (*undecided, *duties) for duty in self._interim(one))]
            meanwhile = tuple(actor for duty in interim for actor in duty.actors if _is_formed(actor))
            yield Gap(goal, "SaidUndecided", (*undecided, *duties, *interim), meanwhile)
        elif not formed:
            yield Gap(goal, "Deferred", (self.deferral,)) if self.deferral else Gap(goal, "NobodyAnswers")

    def _around(self, goal: Goal) -> list[Fact]:
        """The focus area of a goal, the goal above it, and the actions for it."""
        above = [one for one in (goal.focus_area, goal.part_of) if one is not None]
        return [*above, *(action for action in self.actions if self._same(action.goal, goal))]

    def _duties_for(self, fact: Fact) -> list[Responsibility]:
        return [duty for duty in self.duties if any(self._same(one, fact) for one in duty.concerns)]

    def _interim(self, undecided: Fact) -> list[Responsibility]:
        """The duties that are said to hold for the time being, close to where something is said to be undecided."""
        places = [proof.start for proof in undecided.evidence if proof.supports] or [undecided.evidence[0].start]
        return [
            duty
            for duty in self.duties
            if _for_the_time_being(duty.text) and any(0 <= duty.evidence[0].start - place <= _NEAR for place in places)
        ]

    def _same(self, one: Fact | None, other: Fact) -> bool:
        return one is not None and self.mapped.draft.node(one) == self.mapped.node(other)

    @cached_property
    def deferral(self) -> Fact | None:
        """The fact that hands assignments to a plan; an action plan hands nothing to itself."""
        if self.facts.document.kind == "ActionPlan":
            return None
        told = (one for one in self.facts.facts if isinstance(one, Responsibility | FollowUp | Principle))
        return next((one for one in told if _hands_on(one.text) or _concerns_plan(one)), None)


def _exists(duty: Responsibility) -> bool:
    return any(_is_formed(actor) for actor in duty.actors)


def _is_formed(actor: Party) -> bool:
    return actor.body is None or actor.body.established


def _concerns_plan(fact: Fact) -> bool:
    return isinstance(fact, Responsibility) and any(isinstance(one, PolicyReference) for one in fact.concerns)


@cache
def _handing_on() -> tuple[re.Pattern[str], re.Pattern[str]]:
    plans = "|".join(sorted(map(re.escape, class_words("ActionPlan")), key=len, reverse=True))
    verbs = "|".join(patterns("handing_on", "verbs"))
    return re.compile(rf"(?<!\w)\w*(?:{plans})\w*", re.IGNORECASE), re.compile(rf"\b(?:{verbs})\b", re.IGNORECASE)


def _hands_on(text: str) -> bool:
    """Whether a sentence names a plan and what the plan is to settle."""
    plan, verb = _handing_on()
    return bool(plan.search(text) and verb.search(text))


def _for_the_time_being(text: str) -> bool:
    return bool(re.search(rf"\b(?:{'|'.join(patterns('meanwhile', 'words'))})\b", text, re.IGNORECASE))


def _triples(gap: Gap, mapped: MappedDocument) -> Iterable[Triple]:
    of = mapped.node(gap.of)
    node = URIRef(f"{of}/gap")
    yield node, RDF.type, SAM.Gap
    yield node, SAM.concerns, of
    yield node, SAM.gapKind, SAM[gap.kind]
    yield node, SAM.rule, Literal("gaps")
    premises = [mapped.node(one) for one in (gap.of, *gap.premises)]
    yield from ((node, SAM.premise, one) for one in dict.fromkeys(premises))
    candidates = [mapped.party(one) for one in gap.candidates]
    yield from ((node, SAM.candidate, one) for one in dict.fromkeys(candidates))
