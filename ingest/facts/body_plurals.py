"""A sentence about several bodies in, those bodies out: "Båda rapporterar till ...", "Varje arbetsgrupp möts ..."."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.facts.body_drafts import BodyDraft
from ingest.facts.body_names import body_kind, is_body_noun, stem
from ingest.facts.numbers import NUMBER
from ingest.wordlists import word_list

__all__ = ["meant_together"]

Place = tuple[int, int, BodyDraft]  # where a sentence names a body

_BOTH = re.compile(r"(?:Båda|Bägge|De\s+båda|Dessa\s+båda)\b")
_AND = re.compile(r"\s*(?:,|,?\s(?:och|samt|liksom|respektive))\s+(?:(?:den|det)\s+)?")
_EACH = re.compile(
    rf"(?P<each>(?:Varje|Respektive|Var\s+och\s+en\s+av)\s+)?(?:(?:[Ss]amtliga|[Aa]lla|[Dd]e|[Dd]essa|[Öö]vriga)\s+)*"
    rf"(?:(?:{NUMBER})\s+)?(?:(?-i:[a-zåäö]+a)\s+)?(?P<noun>\w+)",
    re.IGNORECASE,
)
_PLURAL = re.compile(
    r"(?:erna|er|arna|ar|(?:nätverk|råd|team|forum|organ|bord|utskott|kansli|nav|ting)(?:en)?)$", re.IGNORECASE
)
_FEW = 2


def meant_together(
    text: str, places: Sequence[Place], drafts: Sequence[BodyDraft], recent: Sequence[BodyDraft]
) -> list[BodyDraft] | None:
    """The bodies that a sentence is about together; None where it is about one. `recent` are the last named."""
    if _BOTH.match(text):
        return list(recent[-_FEW:]) if len(recent) >= _FEW else []
    if chain := _chained(text, places):
        return chain
    found = _EACH.match(text)
    if found is None or not is_body_noun(found["noun"]) or not (found["each"] or _PLURAL.search(found["noun"])):
        return None
    if places and places[0][0] <= found.start("noun") < places[0][1] and not found["each"]:
        return None  # the plural is one body's name: "Lokala noder"
    return _of_noun(stem(found["noun"]), drafts)


def _chained(text: str, places: Sequence[Place]) -> list[BodyDraft]:
    """The bodies that a sentence begins with, parted by commas and "och"."""
    chain: list[BodyDraft] = []
    end = 0
    for start, stop, draft in places:
        between = text[end:start]
        if not (_AND.fullmatch(between) if chain else re.fullmatch(r"(?:(?:Den|Det|Både|Såväl)\s+)?", between)):
            break
        if draft not in chain:
            chain.append(draft)
        end = stop
    return chain if len(chain) >= _FEW else []


def _of_noun(noun: str, drafts: Sequence[BodyDraft]) -> list[BodyDraft]:
    """The bodies with a noun in their names; for "grupp" and "arbetsgrupp" those that work, and no council."""
    if noun in word_list("bodies")["nouns"]["working"]:
        found = [one for one in drafts if body_kind(one.labels[0]) == "WorkingGroup"]
    else:
        found = [one for one in drafts if any(stem(w).endswith(noun) for label in one.labels for w in label.split())]
    return found if len(found) >= _FEW else []
