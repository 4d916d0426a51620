"""A reading in, the laws, conventions and directives that the document cites out: one fact a law, with its articles."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from ingest.facts.body import body_blocks
from ingest.facts.needles import Needled, Several, caseless
from ingest.facts.reading import Reading
from ingest.facts.records import Fact, LegalReference
from ingest.wordlists import word_list
from ontology.lexicon import statutes

__all__ = ["Law", "find_laws", "read_legal_references"]

_NUMBER = r"(?:\s*\(\s*|,?\s+)(?:SFS\s*)?(?P<number>(?:1[6-9]|20)\d\d:\d{1,4})\s*\)?"
_ARTICLES = caseless(r"\bartik(?:el|lar|larna|eln)\s+(\d{1,2}(?:\.\d)?(?:\s*(?:,|och|samt|–|-)\s*\d{1,2}(?:\.\d)?)*)")
_ARTICLES_BEFORE = caseless(_ARTICLES.pattern + r"\s+(?:i|ur|enligt|av)\s+(?:FN:s\s+|den\s+)?$")
_EUROPEAN = caseless(r"\b(?:direktiv|förordning)(?:et|en)?\s+(?:\(EU\)\s+)?(?:nr\s+)?\d{2,4}/\d{1,4}(?:/E[GU]G?)?")
_NEAR = 120  # code points between a convention and its articles


@dataclass(frozen=True, slots=True)
class Law:
    """A law as a text cites it: the name to write, its number, and the span of the mention in the text."""

    label: str
    number: str | None
    start: int
    end: int
    key: str


@cache
def _numbered() -> Needled:
    kinds = "|".join(sorted(word_list("statutes")["numbered"], key=len, reverse=True))
    name = rf"(?P<name>(?:[\w-]+-\s+och\s+)?[\w-]*?(?:{kinds}))"
    return caseless(rf"\b{name}(?:\s+(?:om|med)\s(?:[^().:;]|m\.\s?fl\.|m\.\s?m\.){{3,110}}?)?{_NUMBER}")


@cache
def _named() -> Several[str]:
    """The names of laws of the word list, then those of several words in the register ("lagen om ...")."""
    listed = [(label, rf"\b(?:{text})\b") for label, text in word_list("statutes")["named"].items()]
    names = (name for statute in statutes() for name in statute.names if " om " in name or " med " in name)
    registered = ((name, rf"\b{re.escape(name)}(?!\w)") for name in sorted(names, key=len, reverse=True))
    return Several((label, caseless(pattern)) for label, pattern in (*listed, *registered))


@cache
def _ending() -> Needled:
    endings = "|".join(sorted(word_list("statutes")["endings"], key=len, reverse=True))
    return caseless(rf"\b((?:[\w-]+-\s*(?:och|,)\s+)*[\w-]{{2,}}(?:{endings}))\b")


def find_laws(text: str) -> list[Law]:
    """The laws that a text cites, in its order.

    >>> [law.label for law in find_laws("enligt lagen (2010:197) och skollagen")]
    ['lag (2010:197)', 'skollagen']
    """
    found: list[Law] = []
    for law in (*_by_number(text), *_european(text), *_by_name(text), *_by_ending(text)):
        if not any(law.start < other.end and other.start < law.end for other in found):
            found.append(law)
    return sorted(found, key=lambda law: law.start)


def _by_number(text: str) -> Iterator[Law]:
    kinds = word_list("statutes")["numbered"]
    for found in _numbered().finditer(text):
        name, number = found["name"].casefold(), found["number"]
        label = f"{kinds.get(name, found['name'])} ({number})"
        yield Law(label, number, found.start(), found.end(), number)


def _by_name(text: str) -> Iterator[Law]:
    for label, pattern in _named().of(text):
        for found in pattern.finditer(text):
            shown = label if _shares_word(label, found[0]) else found[0]
            yield Law(shown, None, found.start(), found.end(), label.casefold())


def _shares_word(label: str, written: str) -> bool:
    """Whether a reader sees the name to write in the words of the text."""
    words = re.findall(r"\w{5,}", written.casefold())
    return any(word[:8] in label.casefold() for word in words)


def _european(text: str) -> Iterator[Law]:
    """The acts of the European Union by their number ("direktiv 2001/55/EG")."""
    for found in _EUROPEAN.finditer(text):
        label = re.sub(r"\s+", " ", found[0]).replace("direktivet", "direktiv").replace("förordningen", "förordning")
        yield Law(label, None, found.start(), found.end(), label.casefold())


def _by_ending(text: str) -> Iterator[Law]:
    unlike = word_list("statutes")["no_law"]
    for found in _ending().finditer(text):
        word = found[1]
        if word.casefold() not in unlike and not word.casefold().endswith(tuple(no for no in unlike if len(no) > 7)):
            name = re.sub(r"s$", "", word)
            yield Law(name, None, found.start(), found.end(), name.casefold())


def read_legal_references(reading: Reading) -> list[LegalReference]:
    """One reference a law, in the order of first mention; further mentions and articles are added to it."""
    found: dict[str, LegalReference] = {}
    read = _Read(reading.facts)
    for block in body_blocks(reading):
        laws = find_laws(block.text)
        for law in laws:
            reference = _reference(reading, read, law, block.start, block.text, laws)
            key = _known(found, law)
            before = found.get(key)
            found[key] = (
                _merge(before, reference)
                if before
                else replace(reference, read_from=reading.read_from(block), section=reading.section(block))
            )
    return list(found.values())


def _known(found: Mapping[str, LegalReference], law: Law) -> str:
    """The key of a law found before, which may have been cited by another form of its name, or without its number."""
    names = _names_of(law.key, law.label)
    return next((key for key, before in found.items() if names & _names_of(key, before.label)), law.key)


def _names_of(*names: str) -> set[str]:
    """The numbers and names of a law, without endings; a plain "lag" is no name."""
    numbers = {number for name in names for number in re.findall(r"\d{4}:\d+", name)}
    plain = {re.sub(r"\s*\(.*|(?:en|et)$", "", re.sub(r"\s*\(.*", "", name.casefold())) for name in names}
    return numbers | (plain - set(word_list("statutes")["numbered"]) - numbers)


def _reference(reading: Reading, read: _Read, law: Law, offset: int, text: str, laws: list[Law]) -> LegalReference:
    following = min((other.start for other in laws if other.start > law.start), default=len(text))
    within = text[law.end : min(following, law.end + _NEAR)]
    start, end = offset + law.start, offset + law.end
    articles = _ARTICLES.search(within) if law.number is None else None
    if articles and re.fullmatch(r"[\s(,]*", within[: articles.start()]):
        end += articles.end()
    before = _ARTICLES_BEFORE.search(text[: law.start]) if law.number is None and not articles else None
    if before:
        articles, start = before, offset + before.start()
    return LegalReference(
        label=law.label,
        number=law.number,
        articles=tuple(re.findall(r"\d{1,2}(?:\.\d)?", articles[1])) if articles else (),
        about=read.holding(offset + law.start, offset + law.end),
        evidence=(reading.around(start, end),),
        confidence=0.9 if law.number else 0.8,
    )


class _Read:
    """Where the facts of a document were read, to ask in which of them a law is cited."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        spans = (
            (one.start, one.end, i) for i, fact in enumerate(facts) for one in fact.evidence if one.supports is None
        )
        self._facts, self._spans = facts, sorted(spans)
        self._longest = max((end - start for start, end, _ in self._spans), default=0)

    def holding(self, start: int, end: int) -> tuple[Fact, ...]:
        """The facts of which an evidence holds a span, in their order."""
        first = bisect_left(self._spans, (end - self._longest,))
        last = bisect_left(self._spans, (start + 1,))
        return tuple(self._facts[i] for i in sorted({i for _, stop, i in self._spans[first:last] if end <= stop}))


def _merge(one: LegalReference, other: LegalReference) -> LegalReference:
    articles = tuple(dict.fromkeys([*one.articles, *other.articles]))
    about = one.about + tuple(fact for fact in other.about if not any(fact is known for known in one.about))
    return replace(
        one,
        label=other.label if other.number and not one.number else one.label,
        number=one.number or other.number,
        articles=tuple(sorted(articles, key=float)),
        about=about,
        evidence=one.evidence + other.evidence,
    )
