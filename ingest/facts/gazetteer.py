"""A text in, the organisations of the registers that it names out: spaCy's phrase matcher over all their names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from ingest.sentences.splitting import pipeline
from ontology.lexicon import Authority, authorities

__all__ = ["Registered", "find_registered", "registered"]

_LOWER = frozenset({"Agency", "CountyBoard", "Region"})  # in lower case, "företagarna" are entrepreneurs
_SHORT = 4  # an acronym must be written as the register has it, or "Sida" would be any page ("sida")


@dataclass(frozen=True, slots=True)
class Registered:
    """An organisation of a register where a text names it; `genitive` tells whether the name ends in a genitive s."""

    start: int
    end: int
    name: str
    kind: str
    genitive: bool


@cache
def _by_name() -> dict[str, Authority]:
    """The organisations by each of their names; a name that two of them have is the first one's."""
    found: dict[str, Authority] = {}
    for authority in authorities():
        for name in (authority.name, *authority.other_names):
            found.setdefault(_key(name), authority)
    return found


def _key(name: str) -> str:
    return name if len(name) <= _SHORT else name.casefold()


def registered(name: str) -> Authority | None:
    """The organisation that a name, without genitive, stands for."""
    return _by_name().get(_key(name)) or _by_name().get(_key(name).removeprefix("svenska "))


@cache
def _matchers() -> tuple[PhraseMatcher, PhraseMatcher]:
    """Of long names in whatever case, and of acronyms as they are written; string patterns, since they are fast."""
    tokenizer = pipeline().tokenizer
    names = {name for one in authorities() for name in (one.name, *one.other_names)}
    long = sorted(name for name in names if len(name) > _SHORT)
    short = sorted(name for name in names if 1 < len(name) <= _SHORT)
    folded, written = PhraseMatcher(pipeline().vocab, attr="LOWER"), PhraseMatcher(pipeline().vocab, attr="ORTH")
    for names_, matcher in ((long, folded), (short, written)):
        both = [form for name in names_ for form in (name, _genitive(name))]
        matcher.add("name", [tokenizer(form) for form in both])
    return folded, written


def _genitive(name: str) -> str:
    return name if name.endswith(("s", "x", "z")) else f"{name}s"


def find_registered(doc: Doc) -> list[Registered]:
    """The names of a text in order; of two that overlap the longer one."""
    spans = {(doc[a:b].start_char, doc[a:b].end_char) for matcher in _matchers() for _, a, b in matcher(doc)}
    found: list[Registered] = []
    for start, end in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
        one = _read(doc.text[start:end], start)
        if one is not None and all(one.end <= other.start or other.end <= one.start for other in found):
            found.append(one)
    return sorted(found, key=lambda one: one.start)


def _read(text: str, start: int) -> Registered | None:
    genitive = registered(text) is None
    authority = registered(text[:-1]) if genitive else registered(text)
    if authority is None or (text[:1].islower() and authority.kind not in _LOWER):
        return None
    return Registered(start, start + len(text), text[:-1] if genitive else text, authority.kind, genitive)
