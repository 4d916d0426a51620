"""What a goal is called and where it stands in, its level out: national, overall, purpose, strategic or sub-goal."""

from __future__ import annotations

from ingest.facts.nouns import fold
from ingest.facts.records import FocusArea, Goal
from ingest.wordlists import word_list

__all__ = ["goal_level", "is_cited"]


def goal_level(word: str | None, area: FocusArea | None, above: Goal | None, *, in_series: bool = False) -> str:
    """The level of a goal by the word that calls it so, its focus area, and the goal that it stands under.

    Goals of a table or a numbered series are strategic even where the plan has no focus areas.

    >>> goal_level("delmål", None, None), goal_level("mål", None, None)
    ('SubGoal', 'OverallGoal')
    """
    ranks: dict[str, list[str]] = word_list("goals")["ranks"]
    called = (word or "").casefold()
    for level, words in ranks.items():
        if any(called.endswith(one) for one in words) and not (level == "OverallGoal" and area):
            return level
    if above is not None:
        return "SubGoal"
    return "StrategicGoal" if area is not None or in_series else "OverallGoal"


def is_cited(text: str) -> bool:
    """Whether a heading or leading sentence says that its goals are the state's or another policy's."""
    return any(word in fold(text) for word in word_list("goals")["cited"]["words"])
