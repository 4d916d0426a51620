"""A reading in, the terms that the document defines out: from word lists, boxes, tables, and sentences that define."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from ingest.blocks.model import Block, BlockKind
from ingest.facts.body import body_blocks
from ingest.facts.criteria import read_criteria
from ingest.facts.glossaries import Entry, asked_term, asked_terms, glossary_entries, in_glossary
from ingest.facts.legal_references import find_laws
from ingest.facts.needles import Needled, Several, caseless
from ingest.facts.reading import Reading
from ingest.facts.records import Definition
from ingest.facts.terms import dictionary_form
from ingest.sentences.splitting import Sentence
from ingest.wordlists import word_list

__all__ = ["read_definitions"]

_WORD = r"[\w/–-]+"
_SHAPES = {  # what stands for a term in the patterns of the word list
    "TERM?": rf"(?:{_WORD}\s+){{0,4}}?{_WORD}",
    "TERM": rf"[”\"“]?{_WORD}(?:\s+{_WORD}){{0,4}}?[”\"“]?",
    "BARE": rf"[”\"“]?{_WORD}(?:\s+{_WORD}){{0,2}}?[”\"“]?",
    "SHORT": rf"{_WORD}(?:\s+{_WORD}){{0,2}}?",
}
_NOTE_MARK = re.compile(r"^(?:\d{1,3}|\*+)\s+(?=\D)")  # of a footnote, before its first sentence
_SURE = 0.8  # confidence of a sentence that defines without doubt
_HEADED = 3  # words of a term that heads a box
_FRAMED = frozenset({BlockKind.DEFINITION, BlockKind.BOX})


def read_definitions(reading: Reading) -> list[Definition]:
    """The definitions of a document, in the order of its text; one that is repeated word for word counts once."""
    every = list(_told(reading))
    listed = [_cut(entry, every) for entry in glossary_entries(reading) if not _only_heads(entry, every)]
    told = [entry for entry in every if not any(_overlap(entry, other) for other in listed)]
    found: dict[tuple[str, str], Definition] = {}
    for entry in sorted([*listed, *told], key=lambda one: one.start):
        definition = _definition(reading, entry)
        key = (definition.term, "".join(re.findall(r"\w", definition.text.casefold())))
        before = found.get(key)
        found[key] = replace(before, evidence=before.evidence + definition.evidence) if before else definition
    return list(found.values())


def _overlap(one: Entry, other: Entry) -> bool:
    return one.start < other.end and other.start < one.end


def _only_heads(entry: Entry, told: list[Entry]) -> bool:
    """Whether the word of a list is the heading of a paragraph whose sentences explain words of their own."""
    within = [one for one in told if one.block.start == entry.block.start and one.confidence >= _SURE]
    others = {dictionary_form(one.term) for one in within} - {dictionary_form(entry.term)}
    alone = entry.block.kind is BlockKind.PARAGRAPH and entry.start == entry.block.start
    return alone and (len(others) > 1 or (len(others) == 1 and within[0].start > entry.start))


def _cut(entry: Entry, told: list[Entry]) -> Entry:
    """An entry of a paragraph, up to the sentence that explains another word."""
    if entry.block.kind is not BlockKind.PARAGRAPH:
        return entry
    within = [one for one in told if entry.start < one.start < entry.end and one.confidence >= _SURE]
    other = next((one for one in within if dictionary_form(one.term) != dictionary_form(entry.term)), None)
    return replace(entry, end=other.start - 1) if other else entry


def _definition(reading: Reading, entry: Entry) -> Definition:
    place = reading.evidence(entry.start, entry.end)
    text = re.sub(r"\s+", " ", place.quote)
    laws = [law.label for law in find_laws(text)]
    return Definition(
        term=dictionary_form(re.sub(r"\s*\([^)]*\)", "", entry.term)),
        text=text,
        criteria=read_criteria(text),
        source=entry.source or (laws[0] if laws else None),
        evidence=(place,),
        read_from=reading.read_from(entry.block),
        confidence=entry.confidence,
        section=reading.section(entry.block),
    )


@dataclass(frozen=True, slots=True)
class _Cue:
    term: str
    source: str | None
    confidence: float
    late: bool  # the cue stands within the sentence, as in "räknas som"
    backward: bool  # and the sentence begins with a word that points back


@cache
def _patterns(name: str) -> Several[None]:
    texts = word_list("definitions")[name]
    return Several((None, caseless(re.sub(r"TERM\?|TERM|BARE|SHORT", lambda m: _SHAPES[m[0]], text))) for text in texts)


@cache
def _opening(name: str) -> Needled:
    return caseless(rf"^(?:{'|'.join(word_list('definitions')[name])})\b")


def _cue(sentence: str, *, listed: bool) -> _Cue | None:
    """What a sentence defines, or None; a term that is no term gives way to the next pattern."""
    text = _NOTE_MARK.sub("", sentence.strip())
    for name, confidence in (("strong", 0.8), ("listed", 0.8) if listed else ("weak", 0.6)):
        for _, pattern in _patterns(name).of(text):
            found = pattern.search(text)
            if found and _is_term(found["term"]) and _is_meant(found["term"], sentence):
                source = found.groupdict().get("source")
                back = _opening("pointing_back").search(sentence) is not None
                return _Cue(found["term"], source, confidence, found.start() > 0, back)
    return None


def _is_term(term: str) -> bool:
    words = term.casefold().strip('”"“ ').split()
    return (
        bool(words)
        and not {words[0], words[-1], " ".join(words)} & set(word_list("definitions")["no_term"])
        and not (len(words) == 1 and words[0] in word_list("definitions")["no_term_alone"])
        and len(words[-1]) > 2
    )


def _is_meant(term: str, sentence: str) -> bool:
    """A sentence on a target group defines it only where it sets a bound."""
    return "målgrupp" not in term.casefold() or any(one.value is not None for one in read_criteria(sentence))


def _told(reading: Reading) -> Iterator[Entry]:
    """The definitions of running text: the sentence with what goes on about it."""
    for block in body_blocks(reading):
        if block.kind is BlockKind.HEADING:
            continue
        sentences, listed = reading.sentences_of(block), in_glossary(reading, block)
        cues = [_cue(sentence.text, listed=listed and i == 0) for i, sentence in enumerate(sentences)]
        i = 0
        while i < len(sentences):
            cue, sentence = cues[i], sentences[i]
            if cue is None:
                i += 1
                continue
            alone = len({dictionary_form(one.term) for one in cues if one}) == 1
            last = _last(sentences, cues, i, framed=alone and (listed or block.kind in _FRAMED))
            first = sentences[0] if cue.late and cue.backward else sentence
            mark = _NOTE_MARK.match(first.text)
            start = first.start + (mark.end() if mark else 0)
            yield Entry(cue.term, start, sentences[last].end, block, cue.confidence, cue.source)
            i = last + 1
        yield from _explaining_last(sentences, cues)
    yield from _answered(reading)


def _explaining_last(sentences: list[Sentence], cues: list[_Cue | None]) -> Iterator[Entry]:
    """The sentences that explain a word which the sentence before them ends in: "Därmed menas ..."."""
    explaining = caseless(word_list("definitions")["explains_last"])
    for (one, following), cue in zip(pairwise(sentences), cues[1:], strict=True):
        if cue is None and explaining.match(following.text):
            named = _named_last().search(one.text)
            term = (named["term"] or named["quoted"]) if named else None
            if term and _is_term(term):
                yield Entry(term, following.start, following.end, following.block, _SURE)


@cache
def _named_last() -> Needled:
    return caseless(word_list("definitions")["named_last"].replace("TERM", _SHAPES["BARE"]))


def _last(sentences: list[Sentence], cues: list[_Cue | None], i: int, *, framed: bool) -> int:
    """The index of the last sentence of an explanation that begins at sentence i."""
    cue = cues[i]
    assert cue
    term = dictionary_form(cue.term)
    last = i
    for k in range(i + 1, len(sentences)):
        other, text = cues[k], sentences[k].text
        if other is not None and dictionary_form(other.term) != term and not (other.late and _shares(other.term, term)):
            break
        if framed and other is None and _explains_another(text, term):
            break
        if not (framed or other is not None or _opening("continuing").search(text) or _limits(text, term)):
            break
        last = k
    return last


def _explains_another(text: str, term: str) -> bool:
    """Whether a sentence of a list of words goes over to another word: "Inkludering handlar om hur ..."."""
    if _opening("continuing").search(text):
        return False
    for _, pattern in _patterns("listed").of(text):
        found = pattern.search(text)
        if found and _is_term(found["term"]) and not _shares(found["term"], term):
            return len(found["term"].split()) == 1 and _opening("pointing_back").search(text) is None
    return False


def _shares(term: str, other: str) -> bool:
    """Whether a term is another one cut short ("nyanländ" of "nyanländ elev")."""
    return set(dictionary_form(term).split()) <= set(other.split())


def _limits(sentence: str, term: str) -> bool:
    """Whether a sentence sets a limit to a term just explained ("En elev anses vara nyanländ i högst 4 år")."""
    return (
        any(word in sentence for word in word_list("definitions")["limiting"])
        and term.split()[0] in sentence.casefold()
    )


def _answered(reading: Reading) -> Iterator[Entry]:
    """The first paragraph under a heading that asks for a word."""
    for block in body_blocks(reading):
        above = reading.headings(block)
        term = asked_term(above[-1].text) if above else None
        first = bool(above) and block.start > 0 and reading.document.block_at(block.start - 1) is above[-1]
        if term and block.kind is not BlockKind.HEADING and first:
            yield Entry(term, block.start, _end_of_answer(reading, block), block, 0.9)
        elif first and (terms := asked_terms(above[-1].text)):
            yield from _each_of(reading, block, terms)
        elif above and _explains(above[-1], block):
            yield Entry(above[-1].text, block.start, block.end, block, 0.8)


def _end_of_answer(reading: Reading, block: Block) -> int:
    """Where an answer ends: before a sentence that leads elsewhere ("Läs mer ...")."""
    sentences = reading.sentences_of(block)
    leaving = next((k for k, one in enumerate(sentences) if k and _opening("leaving").match(one.text)), len(sentences))
    return sentences[leaving - 1].end if sentences else block.end


def _each_of(reading: Reading, block: Block, terms: tuple[str, ...]) -> Iterator[Entry]:
    """The sentences of an answer on several words, each of which begins with its word."""
    for sentence in reading.sentences_of(block):
        for term in terms:
            opening = caseless(
                rf"(?:en|ett|den|de|som|med)?\s*(?:person som är )?{re.escape(dictionary_form(term))}\w*\b"
            )
            if opening.match(sentence.text):
                yield Entry(term, sentence.start, sentence.end, block, 0.8)
                break


def _explains(heading: Block, block: Block) -> bool:
    """Whether a box opens with the term that heads it: "Utpendlare" above "En utpendlare bor ..."."""
    few = len(heading.text.split()) <= _HEADED
    opening = caseless(rf"(?:en|ett|den|det|de)\s+{re.escape(heading.text)}\b[^.]*\.$")
    return few and block.kind in _FRAMED and opening.match(block.text) is not None
