"""A sentence in, the bodies out that it says have yet to be formed: "En ny grupp ska bildas"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ingest.facts.body_names import is_bare, is_body_noun
from ingest.facts.needles import Needled, as_written, caseless
from ingest.wordlists import word_list

__all__ = ["awaited", "is_waited_for", "said_to_wait", "stands", "to_be_formed", "will_be"]

_PURPOSE = (
    r"\s+för\s+[\wåäö-]+(?:\s+och\s+[\wåäö-]+)?(?=\s+(?:med|som|där|bestående|av)\b|\s*[.,;])"  # what a body is for
)
_WITH = r"(?:\s+(?:med|av|bestående\s+av)\s+[^.,;:]{3,60}?)?"  # who shall sit in a body
_NEAR = 60  # code points between a body and the verb that forms it
_BEFORE_CLAUSE = re.compile(
    r"(?P<label>(?:(?:en|ett|den|det)\s+)?(?P<noun>[\wåäö-]+)(?:\s+(?:för|mot|kring)\s+[^,.;:]{3,50})?)$"
)
_NEW = re.compile(
    rf"\b[Ee]t?[nt]\s+(?P<label>(?:[a-zåäö]+\s+){{0,2}}?(?P<noun>[\wåäö-]+)(?:(?!\s+för\s+(?:läne|kommun|region|hela)){_PURPOSE}|\s+mot\s+[a-zåäö]+)?)"
)


def to_be_formed(text: str) -> Iterator[str]:
    """As in "behöver en ny konstellation skapas", "En ny grupp måste därför bildas", "Ett råd ska inrättas"."""
    if stands(text):
        return
    if found := _said(text) or _formed_near(text):
        yield found
    if (coming := _coming().match(text)) is not None:
        yield _without_article(coming["label"])


def _said(text: str) -> str | None:
    """By the order of words that tells the most: what must be, the body, that it is formed."""
    must, formed = "|".join(_words("must")), "|".join(_words("formed"))
    vague = "|".join(word_list("bodies")["nouns"]["vague"])
    noun = (
        rf"(?:[Ee]n|[Ee]tt|[Nn]ågon)\s+((?:{'|'.join(_words('adjectives'))})\s+)?"
        rf"((?:{vague}|\w*(?:råd|grupp|nätverk|forum|panel|kommitté|delegation|utskott))(?:\s+för\s+[\w ]+?)?)"
    )
    for found in (
        re.search(
            rf"\b(?:{must})\s+(?:(?:därför|också|även|dessutom|därutöver|därtill|vidare)\s+)*{noun}\s+(?:\w+\s+)?(?:{formed})\b",
            text,
        ),
        re.search(rf"{noun}{_WITH}\s+(?:{must})\s+(?:\w+\s+){{0,2}}(?:{formed})\b", text),
        re.search(
            rf"\b(?i:{'|'.join(_words('planned'))})\b[^.]{{0,60}}?\b(?:{'|'.join(_words('forming'))})\s+{noun}(?=[\s,.])",
            text,
        ),
    ):
        if found:
            return f"{found[1] or ''}{found[2]}"
    return None


def _formed_near(text: str) -> str | None:
    """As in "en grupp, som rådet avser att tillsätta", "beslutat att ett nav ska bildas": a body beside such a verb."""
    verbs = [found.span() for found in _forming().finditer(text)]
    for found in _NEW.finditer(text) if verbs else ():
        start, end = found.span("label")
        near = any(start - _NEAR <= one[1] and one[0] <= end + _NEAR for one in verbs)
        if near and is_body_noun(found["noun"]) and not is_bare(found["label"]):
            return found["label"]
    return None


@cache
def _forming() -> Needled:
    """What will be formed: by a modal verb, an intention, or at a time to come."""
    formed, forming = "|".join(_words("firmly_formed")), "|".join(_words("firmly_forming"))
    between, later = r"(?:[\wåäö]+\s+){0,4}?", "|".join(_words("later"))
    return caseless(
        rf"\b(?:{'|'.join(_words('must'))})\s+{between}(?:{formed})\b"
        rf"|\b(?:{'|'.join(_words('intending'))})\s+{between}(?:{forming})\b|\b(?:{formed})\s+(?:{later})\b"
    )


def will_be(rest: str) -> bool:
    return bool(_formation().match(rest)) and not stands(rest)


def said_to_wait(text: str) -> re.Match[str] | None:
    """Where a sentence goes on as of a body that does not exist yet: "har ännu inte inrättats"."""
    return _waits().search(text)


def is_waited_for(rest: str) -> bool:
    return _waits().match(rest) is not None and not stands(rest)


def awaited(text: str) -> str | None:
    """As in "Spåret drivs av Barngruppen för skola, som ännu inte är tillsatt": of whom a clause says so behind it."""
    clause = re.search(
        rf",\s+(?:som|vilken|vilket)\s+(?:ännu\s+)?(?=\w)(?:{'|'.join(_words('not_yet'))})", _ordered(text)
    )
    found = _BEFORE_CLAUSE.search(text[: clause.start()]) if clause and not stands(text) else None
    return found["label"] if found and is_body_noun(found["noun"]) and not is_bare(found["label"]) else None


def _ordered(text: str) -> str:
    """A subordinate clause with its verb first, as in a main clause and as long: "inte är tillsatt"."""
    swapped = re.sub(r"\b((?:ännu\s+)?(?:inte|ej))\s+(är|har)\b", lambda one: f"{one[2]} {one[1]}", text)
    return swapped if len(swapped) == len(text) else text


def stands(text: str) -> bool:
    """Whether what is yet to be formed is formed now and then, as need be: such a body is established."""
    return any(word in text.casefold() for word in _words("standing"))


@cache
def _waits() -> Needled:
    return caseless(rf"(?<!\w)(?:{'|'.join(_words('not_yet'))})(?!\w)")


@cache
def _words(key: str) -> tuple[str, ...]:
    return tuple(word_list("bodies")["formation"][key])


@cache
def _formation() -> Needled:
    return as_written(rf"(?:{'|'.join(_words('must'))})\b[^.]*?\b(?:{'|'.join(_words('formed'))})\b")


@cache
def _coming() -> Needled:
    """As in "Under 2027 bildas Matnätverket för skolor, där ...": formed at a time that the sentence opens with."""
    formed = "|".join(word_list("bodies")["formation"]["formed"])
    noun = "|".join(word_list("bodies")["nouns"]["firm"])
    when = (
        r"(?:Under|Från(?: och med)?|Senast|Till|Inför|I|Våren|Hösten|Sommaren)\s+(?:[a-zåäö]+\s+){0,3}"
        r"(?:20\d\d|våren|hösten|året|perioden)"
    )
    return caseless(
        rf"{when}\s+(?:{formed}|startar)\s+(?:också\s+|även\s+|dessutom\s+)?"
        rf"(?P<label>(?:(?:ett|en|det|den)\s+(?:[a-zåäö]+\s+)?)?[\wåäö-]*(?:{noun})(?:en|et|n|t)?(?:{_PURPOSE}|(?=[\s,.])))"
    )


def _without_article(label: str) -> str:
    return re.sub(r"^(?:ett|en|det|den)\s+", "", label, flags=re.IGNORECASE)
