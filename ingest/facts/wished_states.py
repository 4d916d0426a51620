"""A sentence that opens the chapter of an area in, whether it says how things shall be there out.

Such a sentence needs no word for a goal: "Alla elever har en trygg skolväg." It tells neither what somebody does or has
to do, nor what things are like today.
"""

from __future__ import annotations

import re

from ingest.facts.chapters import Part, Told
from ingest.facts.clauses import acting, is_past_form
from ingest.facts.goal_syntax import states_aim
from ingest.facts.mentions import Sort, find_mentions
from ingest.facts.needles import caseless
from ingest.facts.reading import Reading
from ingest.facts.unassigned import leaves_open
from ingest.sentences.roles import Clause
from ingest.wordlists import word_list

__all__ = ["opening_wish", "wishes"]

_LONGEST = 30  # words


def opening_wish(reading: Reading, parts: list[Part]) -> Told | None:
    """The sentence that opens a chapter, where it says how things shall be."""
    first = next((part for part in parts if part.told), None)
    return first.told[0] if first and wishes(reading, first.told[:1]) else None


def wishes(reading: Reading, told: list[Told]) -> list[Told]:
    """Those of some sentences that say how things shall be."""
    may = [one for one in told if _may_wish(one.text)]
    clauses = reading.clauses([(one.text, None) for one in may])
    return [one for one, clause in zip(may, clauses, strict=True) if clause is not None and _wishes(one.text, clause)]


def _may_wish(text: str) -> bool:
    words = text.split()
    if not 4 <= len(words) <= _LONGEST or not text.endswith(".") or leaves_open(text):
        return False
    return not caseless(word_list("goals")["likeness"]["described"]).search(text)


def _wishes(text: str, clause: Clause) -> bool:
    if clause.verbs and clause.verbs[0].start == 0:
        return False  # "Öppna en verkstad." says what to do
    finite = clause.finite
    if is_past_form(finite) or (re.search(r"\bhar\b", text) and re.search(r"[ai]ts?$", finite) and "20" not in text):
        return False
    done_by = acting(text, find_mentions(text))
    if done_by is None:
        return True
    own = all(one.sort is Sort.SELF for one in done_by.actors)
    return own and states_aim(clause)
