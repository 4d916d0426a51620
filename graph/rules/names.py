"""A text in, the same text with the names of organisations and bodies blanked out.

A name tells nothing of what is done: what Migrationsverket answers for is not migration for its name's sake. A name is
one with a capital letter, so that "folkhögskolor" stays; the text keeps its length, so that places in it hold.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache, lru_cache

from graph.mapping.draft import Draft
from ingest.facts.needles import Needled, as_written
from ontology import lexicon
from ontology.cues import cue_expression

__all__ = ["without_names"]


def without_names(text: str, draft: Draft) -> str:
    """The text without the names that hold a cue: those of the registers, and of the document's own bodies."""
    return _without(text, draft.body_names)


@lru_cache(maxsize=4096)  # each rule asks about the same texts
def _without(text: str, bodies: frozenset[str]) -> str:
    for names in (_registered(), _of_bodies(bodies)):
        text = names.sub(_blank, text) if names else text
    return text


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


@cache
def _registered() -> Needled | None:
    named = (name for one in lexicon.authorities() for name in (one.name, *one.other_names))
    return _expression({name for name in named if name[:1].isupper()})


@lru_cache(maxsize=64)
def _of_bodies(labels: frozenset[str]) -> Needled | None:
    return _expression(labels)


def _expression(names: Collection[str]) -> Needled | None:
    cued = sorted((name for name in names if _cues().search(name)), key=lambda name: (-len(name), name))
    return as_written(rf"(?<!\w)(?:{'|'.join(map(re.escape, cued))})(?:s|en|ens)?(?!\w)") if cued else None


@cache
def _cues() -> re.Pattern[str]:
    """The cues of all themes and targets."""
    of_themes = {cue for one in lexicon.themes() for cue in one.cues}
    return cue_expression(of_themes | {cue for one in lexicon.targets() for cue in one.cues})
