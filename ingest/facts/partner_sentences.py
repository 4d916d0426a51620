"""A sentence in, the names of the partners that it lists out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from ingest.facts.clauses import Acting, Place, acting
from ingest.facts.mentions import Mention, Sort, find_mentions
from ingest.facts.name_lists import split_names
from ingest.facts.needles import caseless
from ingest.facts.organisation_names import municipality_name
from ingest.facts.partner_categories import behind_category, is_declined
from ingest.wordlists import word_list

__all__ = ["name_items", "names_partners", "partner_names"]

_Span = tuple[int, int]


def names_partners(text: str) -> bool:
    """Whether a sentence lists the partners and does nothing else."""
    return _list_span(text) is not None


def partner_names(text: str) -> list[str]:
    """The names in a sentence's list of partners, as written; none where it has no such list.

    >>> partner_names("Parter är Skatteverket, Region Granvik och länets nio kommuner.")
    ['Skatteverket', 'Region Granvik', 'länets nio kommuner']
    """
    if is_declined(text):
        return []
    span = _list_span(text)
    if span is None:
        return [one.name for one in _makers(text)]
    span = (span[0] + behind_category(text[slice(*span)]), span[1])
    listed = re.sub(r"^(?:förutom|utöver)\s+|,?\s+(?:bland annat|bland andra)(?=\s)", "", text[slice(*span)])
    items = list(_spelt_out(name_items(re.sub(r",?\s+(?:även|också|dessutom)\s+(?=\S)", ", ", listed))))
    return items if len(items) > 1 else []


def name_items(text: str) -> list[str]:
    """The items of a list of names; a name that holds "och" is one item."""
    names = [(one.start, one.end) for one in find_mentions(text) if one.sort is Sort.NAME]
    return [text[start:end] for start, end in split_names(text, names)]


def _spelt_out(items: Iterable[str]) -> Iterator[str]:
    """From "kommunerna Hedsjö", "Mörnäs" to "Hedsjö kommun", "Mörnäs kommun"."""
    among_municipalities = False
    for words in items:
        first = re.match(r"kommunerna\s+(?=[A-ZÅÄÖ])", words)
        among_municipalities = bool(first) or (among_municipalities and bool(re.fullmatch(r"[A-ZÅÄÖ][\wåäö-]+", words)))
        yield municipality_name(words[first.end() :] if first else words) if among_municipalities else words


def _list_span(text: str) -> _Span | None:
    return _introduced(text) or _between(text) or _behind(text) or _taking_part(text)


@cache
def _any_of(key: str) -> str:
    words = word_list("partners")["lead_in"][key]
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def _names_in(text: str) -> list[Mention]:
    return [one for one in find_mentions(text) if one.sort is Sort.NAME]


def _introduced(text: str) -> _Span | None:
    """Where "Samverkansparter i länet är: A, B och C" lists its partners."""
    noun = rf"\b(?:{_any_of('nouns')})(?:\s+(?:i|till|för|inom|bakom|är)\b[^.:]{{0,60}}?)?"
    found = caseless(
        rf"{noun}(?:\s+är:?\s+|\s+utgörs av:?\s+|:\s+|\s+[–—-]\s+|,\s+(?:nämligen|det vill säga)\s+)"
    ).search(text)
    if found is None or re.search(r"\b(?:kan|ofta)\b", text[: found.end() + 6]):
        return None
    rest = text[found.end() :]
    several = [one for one in find_mentions(rest) if one.sort in (Sort.NAME, Sort.GROUP)]
    if found[0].rstrip().endswith(("–", "—", "-")) and (closing := re.search(r"\s[–—-]\s", rest)):
        return found.end(), found.end() + closing.start()
    return (found.end(), len(text.rstrip(" ."))) if _names_in(rest) and len(several) > 1 else None


def _between(text: str) -> _Span | None:
    """Where an agreement is said to be one "mellan A, B och C"."""
    found = caseless(rf"\b(?:{_any_of('agreed')})\b.{{0,60}}?\bmellan\s+").search(text)
    if found is None:
        return None
    end = re.search(rf"\s+(?:{_any_of('after_list')})\s|\.\s|$", text[found.end() :])
    stop = found.end() + end.start() if end else len(text)
    return (found.end(), len(text[:stop].rstrip(" ."))) if len(_names_in(text[found.end() : stop])) > 1 else None


def _behind(text: str) -> _Span | None:
    """Where organisations stand behind the document, named after the verb: "Bakom strategin står A, B och C"."""
    found = re.search(
        r"\b[Bb]akom\s+(?:den|det|\w*(?:strategin|planen|programmet|överenskommelsen|avtalet|arbetet))\s+står\s+", text
    )
    if found is None or len(_names_in(text[found.end() :])) < 2:
        return None
    return found.end(), len(text.rstrip(" ."))


def _makers(text: str) -> list[Mention]:
    """Three or more organisations by whom, or together with whom, the document was made."""
    if not re.search(rf"\b(?:{_any_of('made')})\b", text) or not _about_document(text):
        return []
    found = [one for one in find_mentions(text) if not one.genitive and (one.sort is Sort.NAME or one.member_count)]
    return found if len(found) > 2 else []


def _about_document(text: str) -> bool:
    return any(word in text.casefold() for word in word_list("partners")["lead_in"]["objects"])


def _taking_part(text: str) -> _Span | None:
    """Where three or more organisations take part: "I arbetet deltar A, B och C", "A, B och C står bakom strategin"."""
    if not _about_document(text):
        return None
    mentions = [one for one in find_mentions(text) if one.sort in (Sort.NAME, Sort.GROUP) and not one.genitive]
    found = acting(text, mentions)
    if found is None or not any(one.sort is Sort.NAME for one in found.actors) or len(found.actors) < 3:
        return None
    if not _is_part(text, found):
        return None
    end = found.start if found.place is Place.FIRST else _end_of_list(text, found.actors[-1])
    return found.actors[0].start, end


def _is_part(text: str, found: Acting) -> bool:
    """Whether the actors do no more than take part."""
    verbs = rf"(?:{_any_of('verbs')}|{_any_of('made')})\b"
    return bool(re.match(verbs, text[found.start :]) or re.search(rf"\b{verbs}", text))


def _end_of_list(text: str, last: Mention) -> int:
    """The end of the list: where no more comma or "och" follows the last mention's phrase."""
    more = re.match(r"(?:\s+i\s+[A-ZÅÄÖ]\w+)?(?:\s*(?:,|och|samt)\s+[^,.;]+)*", text[last.end :])
    return last.end + (more.end() if more else 0)
