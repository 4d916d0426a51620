"""The name of an organisation in, what tells whether another name means the same one out."""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.facts.gazetteer import registered
from ontology.lexicon import municipalities

__all__ = ["fullness", "identity", "municipality_name", "place_of"]


@lru_cache(maxsize=8192)  # each new name is held against all that are known
def identity(name: str) -> str:
    """What two names of one organisation have in common: the register's IRI, or the bare words."""
    authority = registered(name)
    if authority is not None:
        return authority.iri
    words = [word for word in re.findall(r"\w+", name.casefold()) if word not in {"i", "län", "läns"}]
    return " ".join(word[:-1] if len(word) > 3 and word.endswith("s") else word for word in words)


def municipality_name(place: str) -> str:
    """The municipality of a place, as the register spells it: "Tingsryds kommun", else with "kommun" behind.

    >>> municipality_name("Håbo"), municipality_name("Hedsjö")
    ('Håbo kommun', 'Hedsjö kommun')
    """
    known = next((one.name for one in municipalities() if one.short_name.casefold() == place.casefold()), None)
    return known or f"{place} kommun"


def place_of(name: str) -> str:
    """The place in the name of a county, its board or its region, folded: "granvik" of "Region Granviks län"."""
    words = [word for word in re.findall(r"\w+", name.casefold()) if word not in _NO_PLACE]
    joined = " ".join(words)
    return joined[:-1] if joined.endswith("s") else joined


_NO_PLACE = frozenset({"i", "län", "läns", "länsstyrelsen", "region", "landstinget", "regionen"})


def fullness(name: str) -> tuple[int, int]:
    """How full a name is: by its words, then by its letters."""
    return len(name.split()), len(name)
