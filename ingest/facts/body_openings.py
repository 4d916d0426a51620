"""A sentence of a part about organisation in, the body out with which it opens, by the shape of its beginning.

"En beredningsgrupp med handläggare från X förbereder ..." has a new subject, "Länsgruppen: chefer från X." names what
it tells of as a catchword does, and "Arena Vatten Sjöboda möts ..." begins with a name.
"""

from __future__ import annotations

import re
from functools import cache

from ingest.facts.body_names import is_bare, is_body_noun
from ingest.facts.clauses import is_finite
from ingest.facts.gazetteer import registered
from ingest.facts.needles import Needled, as_written
from ingest.wordlists import word_list

__all__ = ["catchword", "indefinite_subject", "named_opening"]

_CATCHWORD = re.compile(r"(?P<label>[A-ZÅÄÖ][^.:;,()]{3,70}?)(?:\s*:\s+|\s+[–—]\s+|\.$)")
_BEHIND = re.compile(r"|(?:för|mot|kring|i)\s[\wåäö-]+(?:\soch\s[\wåäö-]+)?|[A-ZÅÄÖ][\wåäö-]+(?:\s[A-ZÅÄÖ][\wåäö-]+)*")
_NO_NAME = re.compile(r"sådan|motsvarande|liknande|annan|annat|särskil|viss|enda")
_MOST_WORDS = 6  # of a name
_FIRST = 12  # words among which the verb of a new subject stands
_MATTER = re.compile(
    r"\s+(?:för|mot|kring|om)\s+[\wåäö-]+(?:\s+och\s+[\wåäö-]+)?(?=\s+(?:med|som|där|av|[a-zåäö]+(?:r|s))\b|[,.])"
)


def indefinite_subject(text: str) -> str | None:
    """As in "Ett resursteam, bemannat av X, är knutet till rådet": a new body that is the subject of a verb."""
    found = re.match(
        r"(?:En|Ett)\s+(?P<label>(?:[a-zåäö]+\s+){0,2}?(?P<noun>[\wåäö-]+))\b",
        text,
    )
    while found is not None and not is_body_noun(found["noun"]):
        found = re.match(rf"(?:En|Ett)\s+(?P<label>{re.escape(found['label'])}\s+(?P<noun>[\wåäö-]+))\b", text)
        if found is not None and len(found["label"].split()) > _MOST_WORDS // 2:
            return None
    if (
        found is None
        or _NO_NAME.match(found["label"])
        or not found["noun"].islower()
        or re.search(r"(?:en|et|s)$", found["noun"])
    ):
        return None
    rest = text[found.end() :]
    if not re.match(r"\s+(?:med|av|för|som|bestående|sammansatt|mot|kring|på|i|där)\b|,|\s+[a-zåäö]+\b", rest):
        return None
    verbs = [word for word in re.findall(r"[a-zåäö]+", rest)[:_FIRST] if is_finite(word) and not is_body_noun(word)]
    matter = _MATTER.match(rest)
    matter = matter or re.match(
        r"\s+(?!och\b|som\b|där\b)[a-zåäö]{4,}(?=,\s)", rest
    )  # "Ett kunskapsteam heder, bemannat av ..."
    label = found["label"] + (matter[0] if matter else "")
    return None if not verbs or is_bare(label) else label


def catchword(text: str) -> str | None:
    """As in "Länsgruppen: chefer från X och Y." or "Nätverket för vatten. Det möts ...": a name alone."""
    found = _CATCHWORD.match(text)
    if found is None or len(found["label"].split()) > _MOST_WORDS:
        return None
    words = found["label"].split()
    at = next((i for i, word in enumerate(words) if is_body_noun(word)), None)
    if at is None or words[0] in {"En", "Ett"} or is_bare(found["label"]) or is_finite(words[0].casefold()):
        return None
    before = [word for word in words[:at] if not word.endswith("-") and word not in {"och", "samt"}]
    behind = " ".join(words[at + 1 :])
    return found["label"] if len(before) <= 1 and _BEHIND.fullmatch(behind) else None


@cache
def _named() -> Needled:
    first = "|".join(word_list("bodies")["named"]["first"])
    return as_written(
        rf"(?:(?:I|Inom|Till)\s+)?(?P<label>[A-ZÅÄÖ]?[a-zåäö]*(?i:{first})(?:\s+[A-ZÅÄÖ][\wåäö-]+){{1,3}})(?=\s+[a-zåäö])"
    )


def named_opening(text: str) -> str | None:
    """As in "Partnerskap Granvik sammanträder ...", "I Vattensamverkan Sjöboda ingår ...": a name, not of an agency."""
    found = _named().match(text)
    label = found["label"] if found else ""
    return label if label[:1].isupper() and registered(label) is None else None
