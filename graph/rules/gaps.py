"""The facts of a document in, the goals that nobody answers for and the areas without goals out.

A goal is answered for by the first that holds: a duty that concerns it; a duty of somebody who exists that concerns its
action or focus area; a plan or body to which the document hands the assignment (deferred). It is undecided where the
document says so, or names nothing but a body that has yet to be formed. Else nobody answers for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, cached_property

from graph.linking.shared import Triple
from graph.mapping import MappedDocument
from graph.rules.answering import STRATEGIES, Answering, Gap, exists, is_formed
from graph.rules.wording import patterns
from ingest.facts.records import (
    Fact,
    Facts,
    FocusArea,
    FollowUp,
    Goal,
    PolicyReference,
    Principle,
    Responsibility,
)
from ontology.lexicon import class_words

__all__ = ["gap_triples"]

_NOT_ASKED = ("NationalGoal", "Purpose")
_NEAR = 800  # code points after the words that nobody is responsible yet: the same passage


def gap_triples(facts: Facts, mapped: MappedDocument, body: str) -> list[Triple]:
    """The gaps of a strategy; a leaflet or web page has none."""
    if facts.document.kind not in STRATEGIES:
        return []
    return [triple for gap in _Ladder(facts, mapped, body).gaps() for triple in gap.triples("gaps", mapped)]


class _Ladder(Answering):
    """The goals that nobody answers for."""

    def __init__(self, facts: Facts, mapped: MappedDocument, body: str) -> None:
        super().__init__(facts, mapped)
        self._body = body

    def gaps(self) -> Iterator[Gap]:
        goals = [one for one in self.facts.facts if isinstance(one, Goal) and one.level not in _NOT_ASKED]
        for goal in goals:
            yield from self._gap_of(goal)
        for area in (one for one in self.facts.facts if isinstance(one, FocusArea)):
            if not any(self.same(goal.focus_area, area) for goal in goals):
                yield Gap(area, "FocusAreaWithoutGoal")

    def _gap_of(self, goal: Goal) -> Iterator[Gap]:
        if any(exists(duty) for duty in self.duties_for(goal)):
            return
        around = self.around(goal)
        duties = [duty for one in around for duty in self.duties_for(one)]
        formed = [duty for duty in duties if exists(duty)]
        undecided = [one for one in (goal, *around) if getattr(one, "stated_unassigned", False)]
        if undecided or (duties and not formed):
            interim = [*formed, *(duty for one in (*undecided, *duties) for duty in self._interim(one))]
            meanwhile = tuple(actor for duty in interim for actor in duty.actors if is_formed(actor))
            yield Gap(goal, "SaidUndecided", (*undecided, *duties, *interim), meanwhile)
        elif not formed:
            handed = [self.deferral] if self.deferral else self._of_other_areas(goal)
            yield Gap(goal, "Deferred", tuple(handed)) if handed else Gap(goal, "NobodyAnswers")

    def _of_other_areas(self, goal: Goal) -> list[Responsibility]:
        """The duties for the other areas, where the text says that the goal's area is dealt with in all of them."""
        if goal.focus_area is None or not _taken_in(goal.focus_area.label, self._body):
            return []
        others = [one for one in self.facts.of(FocusArea) if not self.same(goal.focus_area, one)]
        return [duty for duty in self.duties if exists(duty) and any(map(self._is_for(duty), others))]

    def _is_for(self, duty: Responsibility) -> Callable[[Fact], bool]:
        return lambda area: any(self.same(one, area) for one in duty.concerns)

    def _interim(self, undecided: Fact) -> list[Responsibility]:
        """The duties that are said to hold for the time being, close to where something is said to be undecided."""
        places = [proof.start for proof in undecided.evidence if proof.supports] or [undecided.evidence[0].start]
        return [
            duty
            for duty in self.duties
            if _for_the_time_being(duty.text) and any(0 <= duty.evidence[0].start - place <= _NEAR for place in places)
        ]

    @cached_property
    def deferral(self) -> Fact | None:
        """The fact that hands assignments to a plan; an action plan hands nothing to itself."""
        if self.facts.document.kind == "ActionPlan":
            return None
        told = (one for one in self.facts.facts if isinstance(one, Responsibility | FollowUp | Principle))
        return next((one for one in told if _hands_on(one.text) or _concerns_plan(one)), None)


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


def _taken_in(area: str, text: str) -> bool:
    """Whether one sentence says that an area is dealt with in every area, with the responsibility for it."""
    verbs, every, answering = ("|".join(patterns("taken_in", name)) for name in ("verbs", "all", "answering"))
    areas = "|".join(sorted(map(re.escape, class_words("FocusArea")), key=len, reverse=True))
    every_area = rf"(?:{every})\s+\w*(?:{areas}|område)\w*"
    told = rf"(?<!\w){re.escape(area)}\s[^.\n]*?\b(?:{verbs})\s[^.\n]*?\b{every_area}[^.\n]*?\b(?:{answering})"
    return bool(re.search(told, text, re.IGNORECASE))


def _for_the_time_being(text: str) -> bool:
    return bool(re.search(rf"\b(?:{'|'.join(patterns('meanwhile', 'words'))})\b", text, re.IGNORECASE))
