"""A sentence about several bodies in, those bodies and how they act out: "Temagrupperna planerar ..."."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.facts.body_names import body_kind, is_body_noun, stem
from ingest.facts.clauses import Acting, Place, is_finite
from ingest.facts.mentions import Mention, Sort
from ingest.facts.records import Body, Party
from ingest.wordlists import word_list

__all__ = ["acting_together"]

_BOTH = re.compile(r"(?P<who>(?:Båda|Bägge|De båda|Dessa båda))\s+(?P<verb>[a-zåäö]+)\b")
_SEVERAL = re.compile(
    r"(?P<who>(?:(?:Alla|Samtliga|De|Dessa|Båda|De båda)\s+)?(?:(?P<adjective>[a-zåäö]+a)\s+)?"
    r"(?P<noun>(?:[\wåäö-]+(?:erna|orna|arna)|[\wåäö-]*(?i:råden|nätverken|naven|forumen|teamen|organen|utskotten))))"
    r"\s+(?:(?:även|också|själva|gemensamt|tillsammans)\s+)*(?P<verb>[a-zåäö]+)\b"
)
_FEW = 2


def acting_together(text: str, bodies: Sequence[Body], recent: Sequence[Body]) -> tuple[Acting, list[Party]] | None:
    """Who acts where a plural stands for bodies that have names of their own; `recent` are the last named."""
    found = _BOTH.match(text)
    meant = list(recent[-_FEW:]) if found else []
    if found is None and (found := _SEVERAL.match(text)) is not None and is_body_noun(found["noun"]):
        above = [boss for one in bodies for boss in one.reports_to]
        others = [one for one in bodies if one.established and one not in above and one.label not in text]
        meant = _of_noun(stem(found["noun"]), others)
        if adjective := found["adjective"]:  # "de lokala grupperna" are those that are called so
            meant = [one for one in meant if adjective in one.label.casefold()]
    if found is None or len(meant) < _FEW or not is_finite(found["verb"]):
        return None
    who = Mention(0, found.end("who"), found["who"], Sort.STAND_IN)
    parties = [Party(name=one.label, mentioned_as=found["who"], body=one) for one in meant]
    return Acting((who,), found["verb"], found.start("verb"), found.end("verb"), Place.FIRST), parties


def _of_noun(noun: str, bodies: Sequence[Body]) -> list[Body]:
    """The bodies with a noun in their names; for "grupp" and "arbetsgrupp" those that work, and no council."""
    if noun in word_list("bodies")["nouns"]["working"]:
        named = [one for one in bodies if any(stem(word) == noun for word in one.label.split())]
        return named if len(named) >= _FEW else [one for one in bodies if body_kind(one.label) == "WorkingGroup"]
    return [one for one in bodies if any(stem(word).endswith(noun) for word in one.label.split())]
