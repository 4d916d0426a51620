"""What two facts share in, of it what carries their likeness out: each thing once, however many features it has.

A compound has the features of its parts too, and a theme or task those of the word that led to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from ontology import lexicon
from ontology.cues import cue_expression

__all__ = ["carrying"]


def carrying(shared: Iterable[str]) -> list[str]:
    """The features that are no part and no sign of another one.

    >>> carrying(["hälsoundersökning", "hälsa", "undersökning", "https://w3id.org/samsyn/id/theme/health"])
    ['hälsoundersökning']
    """
    features = list(shared)
    words = [one for one in features if not one.startswith("http")]
    whole = [one for one in words if not any(_is_part(one, other) for other in words)]
    concepts = [one for one in features if one.startswith("http") and not _is_told_by(one, words)]
    return [*whole, *concepts]


def _is_part(word: str, compound: str) -> bool:
    return len(compound) > len(word) + 2 and (compound.endswith(word) or compound.startswith(word[:-1]))


def _is_told_by(concept: str, words: Iterable[str]) -> bool:
    telling = _telling().get(concept)
    return telling is not None and any(map(telling.search, words))


@cache
def _telling() -> Mapping[str, re.Pattern[str]]:
    """The words that name or betray each theme and task."""
    themes = {one.iri: cue_expression({one.name_sv, *one.synonyms, *one.cues}) for one in lexicon.themes()}
    return themes | {one.iri: cue_expression(one.cues) for one in lexicon.tasks()}
