"""A name in, the nearest names of the registers out; and how names are compared.

Likeness is the share of letters in common, as the words stand or put in order, so that "Länsstyrelsen Granvik" is near
"Granviks länsstyrelse". It is rapidfuzz's `ratio` or `token_sort_ratio`, whichever is higher. The library is kept well,
and compares a name with all names of the registers in a few milliseconds, for which difflib needs a second.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from rapidfuzz import fuzz, process
from rdflib import URIRef

from graph.identifiers import fold
from ontology import lexicon
from ontology.terms import SAM_ID

__all__ = ["KINDS", "Kind", "Near", "likeness", "name_key", "nearest", "register"]

Kind = Literal["organisation", "term", "policy", "statute"]
KINDS: tuple[Kind, ...] = ("organisation", "term", "policy", "statute")
_MEASURES = (fuzz.ratio, fuzz.token_sort_ratio)
_LEAST = 60  # of 100: below it, names share hardly more than an ending


@dataclass(frozen=True, slots=True)
class Near:
    """A name that is near another: of which node, and how near (0-100)."""

    name: str
    node: URIRef
    score: int

    @property
    def id(self) -> str:
        """The node's IRI without the data base: "organisation/skatteverket"."""
        return self.node.removeprefix(str(SAM_ID))


def name_key(name: str) -> str:
    """A name as it is compared: in lower case, without "i" and the genitive's s."""
    return " ".join(re.sub(r"(?<=\w{3})s$", "", word) for word in fold(name).split() if word not in ("i", "på"))


@cache
def _names(kind: Kind) -> tuple[tuple[str, URIRef], ...]:
    """The names of a register, each with its node; terms and policies have no register."""
    found: Iterable[tuple[str, Iterable[str]]] = ()
    if kind == "organisation":
        found = ((one.iri, (one.name, *one.other_names)) for one in lexicon.authorities())
    elif kind == "statute":
        found = ((one.iri, filter(None, (one.title, one.number, *one.names))) for one in lexicon.statutes())
    return tuple((name, URIRef(iri)) for iri, names in found for name in names)


@cache
def register(kind: Kind) -> Mapping[str, URIRef]:
    """The nodes of a register by every name, as it is compared, that only one of them has, and by their IRIs."""
    by_name: dict[str, set[URIRef]] = defaultdict(set)
    for name, node in _names(kind):
        by_name[name_key(name)].add(node)
    by_iri = {str(node): node for _, node in _names(kind)}
    return by_iri | {key: next(iter(nodes)) for key, nodes in by_name.items() if len(nodes) == 1}


def likeness(one: str, other: str) -> int:
    """How much two texts are alike (0-100)."""
    return max(round(measure(one, other)) for measure in _MEASURES)


def nearest(
    kind: Kind, name: str, more: Sequence[tuple[str, URIRef]] = (), most: int = 3, least: int = _LEAST
) -> list[Near]:
    """The nodes of the register, and of `more` names, whose names are the nearest; each node once, nearest first."""
    pairs, key = [*_names(kind), *more], name_key(name)
    keys = [*_keys(kind), *(name_key(other) for other, _ in more)]
    scores: dict[int, int] = {}
    for measure in _MEASURES:
        for _, score, place in process.extract(key, keys, scorer=measure, limit=None, score_cutoff=least):
            scores[place] = max(round(score), scores.get(place, 0))
    best: dict[URIRef, Near] = {}
    for place, found in sorted(scores.items(), key=lambda one: (-one[1], pairs[one[0]])):
        words, node = pairs[place]
        best.setdefault(node, Near(words, node, found))
    return list(best.values())[:most]


@cache
def _keys(kind: Kind) -> tuple[str, ...]:
    return tuple(name_key(name) for name, _ in _names(kind))
