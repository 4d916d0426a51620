"""Items that a careful reader lists and items that were found in, how many are right out: the measure itself.

It knows neither gold files nor graphs; `scoring_gold` and `scoring_found` make items of them.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field

__all__ = [
    "Counts",
    "Item",
    "Pairing",
    "Words",
    "law_wordings",
    "likeness",
    "name_words",
    "pair",
    "text_words",
    "values",
]

Words = tuple[str, ...]

_ALIKE = 0.8  # F of the words of two texts that are the same text
_ALMOST = 0.99  # what two texts reach at most that are not equal
_SMALL = {"fn", "s", "om", "de"}  # words that one author has in the name of a law and another has not
_LAWS = (  # wordings of names of laws, and the one that they are compared by
    (r"(lag|förordning|konvention|förklaring|deklaration)en\b", r"\1"),
    (r"direktivet\b", "direktiv"),
    (r"\bkonvention om barnets rättigheter\b", "barnkonvention"),
    (r"deklaration", "förklaring"),
    (r"\ballmänna\b", "allmän"),
    (r"\brättigheterna\b", "rättigheter"),
)


def text_words(text: str) -> Words:
    """The words of a text without case and marks; a soft hyphen parts no word."""
    plain = unicodedata.normalize("NFKC", text).replace("\u00ad", "")
    return tuple(re.findall(r"\w+", plain.casefold()))


def name_words(name: str) -> Words:
    """The words of a name without "i" and without a genitive's s.

    >>> name_words("Länsstyrelsen i Granviks län")
    ('länsstyrelsen', 'granvik', 'län')
    """
    return tuple(re.sub(r"(?<=\w{3})s$", "", word) for word in text_words(name) if word != "i")


def law_wordings(name: str) -> tuple[Words, ...]:
    """What a law is compared by: its number where it has one, and its name where that says more than what it is.

    >>> law_wordings("Lagen (2001:45) om mottagande")
    (('2001:45',), ('lag', 'mottagande'))
    """
    numbers = re.findall(r"\d{4}:\d+", name)
    plain = " ".join(text_words(re.sub(r"\d{4}:\d+", " ", name)))
    for wording, standard in _LAWS:
        plain = re.sub(wording, standard, plain)
    words = tuple(word for word in plain.split() if word not in _SMALL)
    return (*((number,) for number in numbers[:1]), *((words,) if words not in ((), ("lag",), ("förordning",)) else ()))


def likeness(one: Words, other: Words) -> float:
    """1 for equal texts, 0 for texts that are not the same, else the F of their words."""
    if "".join(one) == "".join(other):
        return float(bool(one))
    share = 2 * (Counter(one) & Counter(other)).total() / (len(one) + len(other))
    return min(share, _ALMOST) if share >= _ALIKE or _holds(one, other) else 0.0


def _holds(one: Words, other: Words) -> bool:
    """Whether one text stands within the other, which is at most twice as long."""
    short, long = sorted((one, other), key=len)
    return len(long) <= 2 * len(short) and any(
        long[start : start + len(short)] == short for start in range(len(long) - len(short) + 1)
    )


@dataclass(eq=False)
class Item:
    """One thing to compare: the keys must be equal, and of each part one wording must be like one of the other's.

    `details` are compared once the item has found its counterpart. With `loose` it is enough that half of the words of
    the shorter wording are the same. An optional item counts neither where it is found nor where it is missed.
    `confidence` is that of the fact that was found; `reach` are the focus areas that a duty leads to.
    """

    shown: str
    key: tuple[Hashable, ...] = ()
    parts: tuple[tuple[Words, ...], ...] = ()
    details: dict[str, list[Item]] = field(default_factory=dict)
    optional: bool = False
    loose: bool = False
    confidence: str | None = None
    reach: frozenset[str] = frozenset()

    def likeness(self, other: Item) -> float:
        """How like the other item this one is, from 0 to 1."""
        if self.key != other.key:
            return 0.0
        compare = _overlap if self.loose else likeness
        best = [
            max((compare(a, b) for a in mine for b in theirs), default=0.0)
            for mine, theirs in zip(self.parts, other.parts, strict=True)
        ]
        return sum(best) / len(best) if best and all(best) else float(not best)


def _overlap(one: Words, other: Words) -> float:
    common = (Counter(one) & Counter(other)).total()
    return float(bool(one and other) and 2 * common >= min(len(one), len(other)))


def values(found: Iterable[Hashable]) -> list[Item]:
    """Items of values that must be equal."""
    return [Item(str(value), (value,)) for value in found]


@dataclass(frozen=True)
class Pairing:
    """Which items belong together, which were missed and which are spurious."""

    pairs: list[tuple[Item, Item]]
    missed: list[Item]
    spurious: list[Item]

    @property
    def right(self) -> list[Item]:
        """The items found that are right, without the optional ones."""
        return [found for gold, found in self.pairs if not gold.optional]


def pair(gold: list[Item], found: list[Item]) -> Pairing:
    """Pair items one to one, the most alike first, and required ones before optional ones."""
    ranks = [
        (-degree, one.optional, i, j)
        for i, one in enumerate(gold)
        for j, other in enumerate(found)
        if (degree := one.likeness(other))
    ]
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in sorted(ranks):
        if i not in partner and j not in taken:
            partner[i] = j
            taken.add(j)
    return Pairing(
        [(gold[i], found[j]) for i, j in partner.items()],
        [one for i, one in enumerate(gold) if i not in partner and not one.optional],
        [one for j, one in enumerate(found) if j not in taken],
    )


@dataclass(frozen=True, slots=True)
class Counts:
    """How many items there are to find, how many were found, and how many of these are right."""

    gold: int = 0
    found: int = 0
    right: int = 0

    @classmethod
    def of(cls, pairing: Pairing) -> Counts:
        """The counts of a pairing, without what is optional."""
        right = len(pairing.right)
        return cls(right + len(pairing.missed), right + len(pairing.spurious), right)

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.gold + other.gold, self.found + other.found, self.right + other.right)

    @property
    def precision(self) -> float | None:
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        return self.right / self.gold if self.gold else None

    @property
    def f(self) -> float:
        """The harmonic mean of precision and recall; 1 where there is nothing to find and nothing was found."""
        return 2 * self.right / (self.gold + self.found) if self.gold + self.found else 1.0
