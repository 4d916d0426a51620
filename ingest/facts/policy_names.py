"""A sentence in, the names of other policies in it out: known ones, quoted ones, those of an owner, forerunners."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ingest.facts.dates import YEAR
from ingest.facts.gazetteer import registered
from ingest.facts.needles import Needled, Several, as_written, caseless
from ingest.wordlists import word_list

__all__ = ["CAPITALS", "Name", "find_known", "find_names", "without_years"]

# A proper name of one or more words, of which the first and the last begin with a capital.
CAPITALS = r"[A-ZÅÄÖ][\wåäö-]+(?:\s+(?:[a-zåäö]+\s+){0,2}[A-ZÅÄÖ][\wåäö-]+)*"
_YEARS = as_written(
    rf"[\s,(–-]*(?:(?:för\s+)?(?:åren\s+|perioden\s+)?{YEAR}\s*[–-]\s*(?:{YEAR}|\d\d)|(?:till|mot)\s+{YEAR})\)?\s*$"
)
_QUOTED = as_written(r"[”\"“»ˮ](?P<name>[A-ZÅÄÖ][^”\"“»«ˮ]{3,70}?)[”\"“»«ˮ]")
_COMPLEMENT = (
    r"\s+(?:för|mot|om|inom\s+de[nt])\s+[\wåäö-]+(?:\s+[\wåäö-]+){0,2}?"
    r"(?=[.,;:(]|\s(?:och|samt|är|som|har|ska|19|20)|$)"
)
_BEFORE = as_written(r"([A-ZÅÄÖ][\wåäö]*(?:\s[\wåäö]+){0,3}\s20\d\d),\s$")
_NEAR = 120  # code points before a name in which the text tells what it has to do with this document
_LONGEST_NAME = 10  # words
_ENDINGS = r"(?:n|en|et|met)?"


@dataclass(frozen=True, slots=True)
class Name:
    """A policy's name; `start` and `end` are the offsets of the words in the text."""

    label: str
    start: int
    end: int
    confidence: float


def without_years(label: str) -> str:
    """A name without the period behind it; a single year is part of the name ("Länet 2030")."""
    return _YEARS.sub("", re.sub(r"\s+", " ", label)).strip(' ,:–-”"“ˮ*')


def find_names(text: str, *, owned: bool = True, dated: bool = True) -> Iterator[Name]:
    """The policies that a sentence names; with `owned`, those too that only an owner marks ("länets folkhälsoplan").

    With `dated`, those too that only their years set off.
    """
    found = list(_each(text, owned=owned, dated=dated))
    whole = [(one.start, one.end) for one in _of_apposition(text)]
    yield from (one for one in found if not any(a <= one.start and one.end <= b for a, b in whole))
    yield from _of_apposition(text)


def _each(text: str, *, owned: bool, dated: bool) -> Iterator[Name]:
    yield from find_known(text)
    yield from _of_quotes(text)
    yield from _of_years(text)
    yield from _of_forerunner(text)
    yield from _of_place(text)
    yield from _of_title(text)
    yield from _of_call(text)
    yield from _of_matter(text)
    if dated:
        yield from _of_duration(text)
        yield from _of_period(text)
    if owned:
        yield from _of_owner(text)


def find_known(text: str) -> Iterator[Name]:
    """The policies of the word list, which need no other sign."""
    for label, pattern in _known().of(text):
        if found := pattern.search(text):
            yield Name(label, found.start(), found.end(), 0.9)


@cache
def _known() -> Several[str]:
    known = word_list("policies")["known"]
    return Several((label, caseless(rf"\b{pattern}\b")) for label, pattern in known.items())


@cache
def _nouns() -> str:
    return "|".join(word_list("policies")["nouns"])


def _of_quotes(text: str) -> Iterator[Name]:
    """A quoted name behind the noun of a policy ("strategin för jämställdhet ”Lika för alla”")."""
    for found in _QUOTED.finditer(text):
        before = text[max(0, found.start() - 60) : found.start()]
        behind_noun = rf"(?:{_nouns()}){_ENDINGS}(?:\s+(?:för|om)\s+[\wåäö\s-]{{3,40}})?\s*$"
        named_so = rf"[\wåäö]*(?:{_nouns()})\b"
        if caseless(behind_noun).search(before) or caseless(named_so).match(found["name"]):
            yield Name(without_years(found["name"]), found.start("name"), found.end("name"), 0.8)


def _of_years(text: str) -> Iterator[Name]:
    """A proper name that ends in the year for which it looks ahead ("Europa 2030")."""
    no_name = word_list("policies")["no_first"]
    for found in re.finditer(r"\b([A-ZÅÄÖ][\w-]+(?: [A-ZÅÄÖ][\w-]+)?) 20[2-6][05]\b(?!\s*[–-]\s*\d)", text):
        if found[1].split()[0].casefold() not in no_name and next(find_known(found[0]), None) is None:
            yield Name(found[0], found.start(), found.end(), 0.6)


def _of_forerunner(text: str) -> Iterator[Name]:
    for found in re.finditer(word_list("policies")["earlier"]["pattern"], text):
        if found["name"] not in _nouns().split("|"):
            yield Name(found["name"], found.start("name"), found.end("name"), 0.8)


@cache
def _dated() -> Needled:
    noun = rf"(?P<noun>(?:[\wåäö]+-)?[\wåäö]*(?:{_nouns()}))"
    return as_written(rf"\b(?P<name>{CAPITALS}s\s+(?:[a-zåäö]+\s+)??{noun}{_ENDINGS})\s*[,(]?\s*{YEAR}\s*[–-]\s*\d")


def _of_place(text: str) -> Iterator[Name]:
    """A policy behind the name of a place or organisation, told by its years ("Lillbys kulturplan 2022–2025")."""
    for found in _dated().finditer(text):
        if found["noun"].casefold() not in word_list("policies")["no_policy"]:
            yield Name(found["name"], found.start("name"), found.end("name"), 0.6)


def _of_apposition(text: str) -> Iterator[Name]:
    """As in "Ett öppet län 2030, länets utvecklingsstrategi, anger ...": the name before what it is."""
    for found in _owned().finditer(text):
        if before := _BEFORE.search(text[: found.start()]):
            yield Name(before[1], before.start(1), before.end(1), 0.8)


@cache
def _titled() -> Needled:
    noun = rf"(?P<noun>(?i:[\wåäö-]*(?:{_nouns()})))"
    return as_written(
        rf"(?<=[a-zåäö,]\s)(?P<name>(?:[A-ZÅÄÖ][\wåäö-]*\s+(?:[a-zåäö-]+\s+){{0,2}}?)?(?=[A-ZÅÄÖa-zåäö]){noun}"
        rf"\s+(?:för|om|mot|kring)\s+(?:[\wåäö-]+\s+){{0,4}}?[\wåäö-]+)"
        rf"(?P<years>\s+{YEAR}(?!\s*[–-]\s*\d))?(?=\s*[.,;:(]|\s+som\s|\s+(?:och|samt)\s|\s+{YEAR}|$)"
    )


def _of_title(text: str) -> Iterator[Name]:
    """A title with its own capital within a sentence: "den Matplan för Granvik som gällde till 2024"."""
    for found in _titled().finditer(text):
        noun = found["noun"].casefold()
        national = found["name"].endswith(" Sverige") and noun.endswith(tuple(word_list("policies")["national"]))
        if (found["name"][:1].isupper() or national) and noun not in word_list("policies")["no_policy"]:
            whole = found["name"] + (found["years"] or "")
            yield Name(whole, found.start(), found.start() + len(whole), 0.7 if found["years"] else 0.6)


@cache
def _lasting() -> Needled:
    noun = rf"(?i:[\wåäö]*(?:{_nouns()}))"
    words = r"\s+(?:för|om|mot|kring)\s+(?:[\wåäö-]+\s+){0,4}?[\wåäö-]+"
    lasts = rf",?\s+som\s+(?:löper|löpte|gäller|gällde|sträcker\s+sig|sträckte\s+sig)\s+(?:\w+\s+){{0,3}}{YEAR}"
    return as_written(
        rf"\b(?P<name>{noun}{_ENDINGS}{words})(?:(?=\s+mellan\s[^.;:]{{3,80}}{lasts})|(?={lasts})|(?=\s+{YEAR}\s*[–-]\s*\d))"
    )


def _of_duration(text: str) -> Iterator[Name]:
    """A policy that its matter and years tell: "Överenskommelsen om folkbildning, som löper 2024–2027"."""
    for found in _lasting().finditer(text):
        if found["name"][:1].isupper() or found["name"].split()[0].endswith(("n", "t")):
            yield Name(found["name"], found.start("name"), found.end("name"), 0.6)


@cache
def _called() -> Needled:
    calls = "|".join(word_list("policies")["calls"])
    return as_written(
        rf"(?<=[a-zåäö,]\s)(?P<name>(?:{calls})\s+(?:[a-zåäö]+\s+){{0,2}}[A-ZÅÄÖ][\wåäö-]+(?:\s20\d\d(?!\s*[–-]\s*\d))?)(?!\s+(?:län|kommun)\b)"
    )


def _of_call(text: str) -> Iterator[Name]:
    """A name that wishes its county something: "hänsyn till Jämställt Granvik", "planen Trygga Granvik"."""
    for found in _called().finditer(text):
        yield Name(found["name"], found.start("name"), found.end("name"), 0.7)


@cache
def _set_behind() -> Needled:
    """A name of a capital and a matter behind "den nationella strategin", which takes no such complement itself."""
    owners = "|".join(sorted(word_list("policies")["owners"], key=len, reverse=True))
    return as_written(
        rf"\b(?i:{owners}|den\s+[a-zåäö-]+a)\s+(?:[a-zåäö-]+\s+){{0,2}}?[a-zåäö]*(?:{_nouns()}){_ENDINGS}\s+"
        r"(?P<name>[A-ZÅÄÖ][a-zåäö-]+\s+(?:för|mot|om|till|utan)\s+[a-zåäö-]+)(?=[\s.,;])"
    )


def _of_matter(text: str) -> Iterator[Name]:
    """As in "regeringens strategi Broar mot buller slår fast ...": a name that goes on in lower case."""
    for found in _set_behind().finditer(text):
        if registered(found["name"].split()[0]) is None:
            yield Name(found["name"], found.start("name"), found.end("name"), 0.6)


def _of_period(text: str) -> Iterator[Name]:
    """A name that its years set off ("ansluter till Jämlikt Lillby 2021–2026"), of whatever words.

    It has the noun of a policy in or before it, or stands where the text tells how policies hang together.
    """
    for period in re.finditer(rf"\s(?:för\s+)?(?:åren\s+|perioden\s+)?[,(]?{YEAR}\s*[–-]\s*(?:{YEAR}|\d\d\b)", text):
        start = _begin(text, period.start())
        name = text[start : period.start()].strip(' ,”"')
        before = text[max(0, start - _NEAR) : start]
        told = _noun().search(name) or _noun_before().search(before)
        related = len(name.split()) > 1 and _related().search(before) is not None
        if name and (told or related) and registered(name) is None and not _is_no_policy(name):
            yield Name(without_years(name), start, start + len(name), 0.8 if told and name.count(" ") > 1 else 0.6)


def _begin(text: str, end: int) -> int:
    """Where the name that ends at a place begins: with the first capital behind a word that is no part of a name."""
    start = end
    words = list(re.finditer(r"\S+", text[:end]))
    for word in reversed(words[-_LONGEST_NAME:]):
        bare = word[0].strip(',.;:()”"')
        if bare.casefold() in word_list("policies")["no_part"] or word[0].endswith((",", ".", ";", ":", ")")):
            if word.end() < len(text[:end].rstrip()):
                break
            if bare.casefold() in word_list("policies")["no_part"]:
                break
        if _noun_before().search(f"{bare} "):
            break  # "utvecklingsstrategin X": the name begins behind it
        if bare[:1].isupper() and (word.start() or start == end or _noun().search(bare)):
            start = word.start()  # at the sentence's beginning a capital need not tell a name
    return start


def _is_no_policy(name: str) -> bool:
    words = name.casefold().split()
    return words[0] in word_list("policies")["no_first"] or words[-1] in word_list("policies")["no_policy"]


@cache
def _noun() -> Needled:
    return caseless(rf"(?:{_nouns()}){_ENDINGS}(?!\w)")


@cache
def _noun_before() -> Needled:
    return caseless(r"\w*(?:strategin|planen|programmet|policyn|överenskommelsen|agendan|visionen)\s+[”\"]?$")


@cache
def _related() -> Needled:
    patterns = [*word_list("policies")["relations"].values(), *word_list("policies")["together"]]
    return caseless(rf"(?:{'|'.join(patterns)})")


@cache
def _owned() -> Needled:
    owners = "|".join(sorted(word_list("policies")["owners"], key=len, reverse=True))
    before = r"(?:[\wåäö-]+\s+)??(?:[\wåäö]+-\s+och\s+)?"
    noun = rf"(?P<noun>(?i:(?:[\wåäö]+-)?[\wåäö]*(?:{_nouns()}))){_ENDINGS}"
    more = rf"(?:\s(?:[–-]\s)?(?!(?:{'|'.join(word_list('policies')['no_part_of_name'])})\b)[\wåäö-]+)"
    whole = rf"[A-ZÅÄÖ][\wåäö-]+{more}{{1,8}}(?=,\s(?:som|vilken|vars|där)\b|\s\(|\s20\d\d|\s?[.;])"
    proper = rf"(?:\s+(?P<proper>{whole}|{CAPITALS}(?:\s20\d\d)?)|,\s+(?P<set_off>[A-ZÅÄÖ][\wåäö]+{more}{{1,8}}),)"
    return as_written(rf"\b(?P<name>(?i:{owners})\s+{before}{noun}(?:{proper}|(?P<more>{_COMPLEMENT}))?)(?!\w)")


def _of_owner(text: str) -> Iterator[Name]:
    """A policy behind the word for whose it is, by its proper name if it has one; a plain "strategi" needs more."""
    for found in _owned().finditer(text):
        if _BEFORE.search(text[: found.start()]):
            continue  # as `_of_apposition` reads
        if re.search(r"\b(?:är|utgör|heter)\s+(?:också\s+|även\s+)?$", text[: found.start()]):
            continue  # the name stands before
        if re.match(r"\s*,?\s*[”\"“»ˮ][A-ZÅÄÖ]", text[found.end() :]):
            continue  # the name follows in quotation marks
        noun = found["noun"].casefold()
        group = "proper" if found["proper"] else "set_off" if found["set_off"] else "name"
        telling = group != "name" or found["more"] or noun not in word_list("policies")["nouns"]
        if telling and noun not in word_list("policies")["no_policy"]:
            name = re.sub(r"^(?:den|det) ", "", found[group])
            yield Name(name, found.end(group) - len(name), found.end(group), 0.6)
