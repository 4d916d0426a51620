"""A graph in, the shares of its facts that are proven out: by a quotation, by one that fits, and verbatim."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from rdflib import URIRef

from bench.scoring import Words, name_words, text_words
from bench.scoring_found import GOAL_CLASSES
from bench.scoring_graph import Graph, Node, local
from graph.sources import Sources

__all__ = ["Shares", "shares"]

_SHARE = 0.6  # of the words of a fact that its quotation holds
_TIMES = 4  # as long as the fact a quotation may be that does not stand within one block
_CONTENT = 4  # letters of a word that says something
_STEM = 4  # letters that two forms of a word share
_TEXTS = {
    **dict.fromkeys(("Goal", *GOAL_CLASSES, "Action", "Responsibility", "Principle", "FollowUp"), ("description",)),
    **dict.fromkeys(("FocusArea", "TargetGroup", "Body", "Exclusion", "PolicyReference"), ("label",)),
    "Definition": ("definition",),
    "Partnership": ("mentionedAs", "organisation"),
}
_LABELS = {  # classes whose own text is normalised: one of its words or numbers is enough
    "LegalReference": ("label", "statute"),
    "AgendaLink": ("sdg",),
    "StatedCount": ("description", "number"),
    "Signature": ("person", "organisation", "mentionedAs"),
    "Membership": ("mentionedAs", "organisation"),
}
_NUMBERS = """
    noll/en första/två andra/tre tredje/fyra fjärde/fem femte/sex sjätte/sju sjunde/åtta åttonde/nio nionde/tio tionde/
    elva elfte/tolv tolfte/tretton trettonde/fjorton fjortonde/femton femtonde/sexton sextonde/sjutton sjuttonde/
    arton artonde/nitton nittonde/tjugo tjugonde
"""
_SPELLED = [number.split() for number in _NUMBERS.split("/")]
_FUNCTION_WORDS = """
    alla andra annan bland blir både deras denna detta eller efter från före genom inom inte kommer mellan mera många
    olika också samt sina skall skulle till under utan utifrån vara varje vilka vilket även över länet
"""
_SMALL = set(_FUNCTION_WORDS.split())


@dataclass
class Shares:
    """How many facts there are, and how many are proven in which way; `faults` names those that are not."""

    facts: int = 0
    proven: int = 0
    fitting: int = 0
    quotes: int = 0
    verbatim: int = 0
    faults: list[str] = field(default_factory=list)

    def lines(self) -> Iterator[tuple[str, float]]:
        """The three shares with their names."""
        yield "evidence", _share(self.proven, self.facts)
        yield "fitting", _share(self.fitting, self.facts)
        yield "verbatim", _share(self.verbatim, self.quotes)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def shares(graph: Graph) -> Shares:
    """How the facts of all documents of a graph are proven.

    A quotation is verbatim where its span cuts it out of the document's text; it stands within one block where it
    holds no line break.
    """
    total = Shares()
    for document in sorted(graph.documents.values(), key=lambda node: node.iri):
        _Proof(graph, document, total).check()
    return total


class _Proof:
    """One document while the evidence of its facts is looked at."""

    def __init__(self, graph: Graph, document: Node, shares: Shares) -> None:
        self.graph, self.document, self.shares = graph, document, shares
        self.seen: set[str] = set()

    @cached_property
    def text(self) -> str:
        return Sources(self.graph.folder).text(URIRef(self.document.iri)) or ""

    def check(self) -> None:
        self._look_at(self.quotes(self.document))
        for fact in self.graph.facts(self.document):
            kind = next((name for name in fact.words("type") if name in _TEXTS or name in _LABELS), None)
            if kind and "Inferred" not in fact.words("basis"):
                self._count(fact, kind, self.quotes(fact))
            at_body = [one for one in self.quotes(fact) if "membership" in one.words("supports")]
            for membership in self.graph.parts(fact, "membership"):
                self._count(membership, "Membership", [*self.quotes(membership), *at_body])

    def quotes(self, fact: Node) -> list[Node]:
        """The pieces of evidence that have a page and words."""
        found = self.graph.parts(fact, "evidence")
        return [one for one in found if text_words(_quote(one)) and any(int(page) > 0 for page in one.words("page"))]

    def _count(self, fact: Node, kind: str, quotes: list[Node]) -> None:
        self._look_at(quotes)
        fits = any(self._fits(_quote(one), fact, kind) for one in quotes) and self._proves_unassigned(fact)
        self.shares.facts += 1
        self.shares.proven += bool(quotes)
        self.shares.fitting += fits
        if not fits:
            self.shares.faults.append(f"{kind} {fact.iri}: {[_quote(one)[:80] for one in quotes]}")

    def _look_at(self, quotes: Iterable[Node]) -> None:
        """Count the quotations that were not seen before, and hold them against the text."""
        for one in quotes:
            if one.iri not in self.seen:
                self.seen.add(one.iri)
                start, end = int(one.words("start")[0]), int(one.words("end")[0])
                stands = self.text[start:end] == _quote(one)
                self.shares.quotes += 1
                self.shares.verbatim += stands
                if not stands:
                    self.shares.faults.append(f"not in the text: {one.iri}: {_quote(one)[:80]}")

    def _fits(self, quote: str, fact: Node, kind: str) -> bool:
        texts = self._texts(fact, kind)
        longest = max((len(text_words(text)) for text in texts), default=0)
        if kind in _LABELS:
            return _is_brief(quote, longest) and _holds_one(quote, {mark for text in texts for mark in _marks(text)})
        return any(_is_brief(quote, len(text_words(text))) and _holds_most(quote, text) for text in texts)

    def _texts(self, fact: Node, kind: str) -> list[str]:
        names = _TEXTS.get(kind) or _LABELS[kind]
        texts = [text for name in names for term in fact.get(name) for text in self.graph.names(term)]
        return texts + [local(term).partition(".")[0] for term in fact.get("sdg")]

    def _proves_unassigned(self, fact: Node) -> bool:
        """Whether a quotation says that nobody is responsible, in words that the fact's own text lacks."""
        if not fact.says("statedUnassigned", True):
            return True
        own = {word for text in fact.texts("label", "description") for word in name_words(text)}
        said = [one for one in self.quotes(fact) if "statedUnassigned" in one.words("supports")]
        return any(set(_marks(_quote(one))) - own for one in said)


def _quote(evidence: Node) -> str:
    return next(iter(evidence.texts("quote")), "")


def _is_brief(quote: str, words: int) -> bool:
    return "\n" not in quote or len(text_words(quote)) <= _TIMES * words


def _readings(quote: str) -> Iterator[Words]:
    """The words of a quotation with its hyphens at line ends as they are, and undone."""
    yield name_words(quote)
    yield name_words(re.sub(r"(?<=\w)[-\u2010\u00ad]\s+", "", quote))


def _holds_most(quote: str, text: str) -> bool:
    words = Counter(name_words(text))
    common = max((Counter(reading) & words).total() for reading in _readings(quote))
    return bool(words) and common >= _SHARE * words.total()


def _marks(text: str) -> Iterator[str]:
    """The words of a text that say something, its numbers in digits and spelled out."""
    yield from re.findall(r"\d+:\d+", text)
    for word in name_words(re.sub(r"\d+:\d+", " ", text)):
        if word.isdecimal():
            yield word
            yield from _SPELLED[int(word)] if int(word) < len(_SPELLED) else ()
        elif len(word) >= _CONTENT and word not in _SMALL:
            yield word


def _holds_one(quote: str, marks: set[str]) -> bool:
    """Whether a quotation holds one of the words, be it with another ending."""
    held = {word for reading in _readings(quote) for word in reading} | set(re.findall(r"\d+:\d+", quote))
    return any(mark == word or _same_stem(mark, word) for mark in marks for word in held)


def _same_stem(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) > _STEM and len(long) - len(short) < _STEM and long.startswith(short)
