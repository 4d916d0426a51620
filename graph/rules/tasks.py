"""The text of a duty in, the tasks that it is about out, with the words that betray them."""

from __future__ import annotations

import re
from functools import cache

from graph.rules.wording import patterns
from ontology import lexicon
from ontology.cues import cue_expression

__all__ = ["main_part", "tasks_of"]


def tasks_of(text: str) -> dict[str, str]:
    """The tasks of a text by IRI, each with the first words that betray it."""
    return {task: match.group() for task, cues in _expressions() if (match := cues.search(text))}


@cache
def _expressions() -> list[tuple[str, re.Pattern[str]]]:
    return [(one.iri, cue_expression(one.cues)) for one in lexicon.tasks()]


def main_part(text: str) -> str:
    """What a duty says is done, without what it is done for; all of it where the purpose stands first.

    >>> main_part("fördela pengar till kommunerna för att skapa beredskap")
    'fördela pengar till kommunerna '
    """
    main = _purpose().split(text, maxsplit=1)[0]
    return main if tasks_of(main) else text


@cache
def _purpose() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(patterns('likeness', 'purpose'))})\b", re.IGNORECASE)
