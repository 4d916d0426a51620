"""Facts in, the same facts with those first that say most of what a strategy is about: a focus area before a duty."""

from __future__ import annotations

from ingest.facts.records import Action, Exclusion, Fact, FocusArea, Goal, Principle, Responsibility

__all__ = ["strength", "telling"]

_KINDS: tuple[type[Fact], ...] = (FocusArea, Exclusion, Goal, Action, Responsibility, Principle)


def strength(fact: Fact) -> int:
    """The place of a fact's kind among those from which rules conclude what a strategy is about, strongest first."""
    return next((place for place, kind in enumerate(_KINDS) if isinstance(fact, kind)), len(_KINDS))


def telling(fact: Fact, subjects: int) -> tuple[int, bool, int]:
    """The order in which facts tell of one of their `subjects`: what is about little else, and done for people, first.

    What a council or group does is mostly about how the others work together.
    """
    of_body = isinstance(fact, Responsibility) and any(one.body for one in fact.actors)
    return strength(fact), of_body, subjects
