"""The label of a body in, the forms in which a text may write it out: "Integrationsråd", "Integrationsrådets"."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ingest.facts.needles import Needled, caseless
from ingest.facts.records import Body
from ingest.wordlists import word_list
from ontology.lexicon import class_words

__all__ = ["body_kind", "body_nouns", "body_pattern", "is_bare", "is_body_noun", "same_body", "stem"]

_KINDS = ("Council", "PreparatoryGroup", "WorkingGroup", "Network", "Dialogue", "Forum")
_ENDINGS = re.compile(r"(?:erna|orna|arna|er|ar|en|et|(?<=[éu])n|e)$")
_ACRONYM = re.compile(r"\(([A-ZÅÄÖ][\wÅÄÖ–-]+)\)")


@lru_cache(maxsize=65_536)  # each reader asks about the same words
def stem(word: str) -> str:
    """A noun without case, number and article.

    >>> stem("Integrationsrådet"), stem("arbetsgrupper"), stem("kommittén")
    ('integrationsråd', 'arbetsgrupp', 'kommitté')
    """
    folded = word.casefold()
    return _ENDINGS.sub("", folded) if len(folded) > 4 else folded


@cache
def body_nouns() -> tuple[tuple[str, str], ...]:
    """The nouns that a body's name ends in, the longest first, each with the kind of body."""
    nouns = {(stem(word), kind) for kind in _KINDS for word in class_words(kind) if " " not in word}
    return tuple(sorted(nouns, key=lambda pair: (-len(pair[0]), pair)))


def body_kind(label: str) -> str | None:
    """The kind of body that a label tells by one of its words; None where it tells none.

    >>> body_kind("Beredningsgruppen för integration"), body_kind("Kommunen")
    ('PreparatoryGroup', None)
    """
    words = [stem(word) for word in re.findall(r"\w+", label)]
    words = [word for word in words if not word.endswith(tuple(word_list("bodies")["nouns"]["never"]))]
    return next((kind for noun, kind in body_nouns() if any(word.endswith(noun) for word in words)), None)


def is_body_noun(word: str) -> bool:
    """Whether a word is a noun for a body in any section: "Integrationsrådet", not "området" or "målgruppen"."""
    bare = stem(word)
    firm, never = _endings_of_bodies()
    return bare.endswith(firm) and not bare.endswith(never)


@cache
def _endings_of_bodies() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What the nouns for bodies in any section end in, and what other nouns do that look like them."""
    nouns = word_list("bodies")["nouns"]
    return tuple(stem(noun) for noun in nouns["firm"]), tuple(nouns["never"])


def is_bare(label: str) -> bool:
    """Whether a label only points to a body: "Rådet", "gruppen"."""
    bare: list[str] = word_list("bodies")["nouns"]["bare"]
    return stem(label.strip()) in bare


def _plain(label: str) -> str:
    return re.sub(r"\s*\([^)]*\)", "", label).strip()


def _words(label: str) -> list[str]:
    return [stem(word) for word in re.findall(r"\w+", _plain(label))]


def same_body(one: str, other: str) -> bool:
    """Whether two labels name one body: the same words but for their endings, or the same acronym in brackets."""
    mine: list[str] = _ACRONYM.findall(one)
    theirs: list[str] = _ACRONYM.findall(other)
    if mine and theirs:
        return mine[-1] == theirs[-1]
    if _plain(one) in theirs or _plain(other) in mine:
        return True
    return any(_words(a) == _words(b) for a in one.split("/") for b in other.split("/"))


def body_pattern(body: Body) -> Needled:
    """A pattern of the forms of a body's labels, its acronym among them; `genitive` catches a genitive s."""
    forms = [_form(label) for label in (body.label, *body.other_labels)]
    acronyms = {re.escape(found) for label in (body.label, *body.other_labels) for found in _ACRONYM.findall(label)}
    longest = sorted({*forms, *acronyms}, key=lambda form: (-len(form), form))
    return caseless(rf"\b(?:{'|'.join(longest)})(?P<genitive>s)?(?![\w-])(?:\s*\([A-ZÅÄÖ][\w–-]*\))?")


def _form(label: str) -> str:
    parts = re.split(r"(\W+)", _plain(label))
    return "".join(_inflected(part) if re.match(r"\w", part) else re.escape(part) for part in parts if part)


def _inflected(word: str) -> str:
    """A body's noun in all its forms; other words as they are."""
    bare = stem(word)
    if any(bare.endswith(noun) for noun, _ in body_nouns()):
        return rf"{re.escape(bare)}(?:erna|er|arna|ar|en|et|n)?"
    return re.escape(word)
