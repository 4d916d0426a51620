"""A document's blocks in, its sentences out: spaCy's Swedish tokens, and rules for where a Swedish sentence ends."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token

from ingest.blocks.model import Block, ReadDocument
from ingest.wordlists import word_list

__all__ = ["Sentence", "find_sentences", "pipeline", "split"]

_CLOSING = frozenset("\"'”’»)]")
_ENDING = frozenset(".?!…")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of one block; `start` and `end` are code points in the document's text."""

    text: str
    start: int
    end: int
    block: Block


@Language.component("samsyn_sentences")
def _mark_sentences(doc: Doc) -> Doc:
    for i, token in enumerate(doc):
        token.is_sent_start = i == 0 or _starts_sentence(doc, i)
    return doc


def _starts_sentence(doc: Doc, i: int) -> bool:
    token, before = doc[i], doc[i - 1]
    if token.is_space or token.text in _CLOSING and not before.whitespace_:
        return False
    if before.is_space:
        return "\n" in before.text
    last = i - 1
    while last > 0 and doc[last].text in _CLOSING:
        last -= 1
    mark = doc[last]
    return _ends(mark, token)


def _ends(mark: Token, following: Token) -> bool:
    """Whether a sentence ends at a mark before the following token, which a blank parts from it."""
    if mark.text[-1:] not in _ENDING or not following.nbor(-1).whitespace_:
        return False
    opens = following.text[:1].isupper() or following.text[:1].isdigit() or following.text[:1] in "\"'”’»(§–-#"
    if mark.text != "." or mark.i == 0:
        word = mark.text.rstrip(".").casefold()
        return opens and mark.text.rstrip(".") != "" and not _goes_on(word) or opens and not mark.text.rstrip("?!….")
    return opens and not _goes_on(_word_before(mark))


def _word_before(mark: Token) -> str:
    """The word that a full stop is glued to, with the full stops within ("bl.a")."""
    word, i = "", mark.i - 1
    while i >= 0 and not mark.doc[i].whitespace_ and (mark.doc[i].text[-1:].isalnum() or mark.doc[i].text == "."):
        word = mark.doc[i].text + word
        i -= 1
    return word.casefold()


def _goes_on(word: str) -> bool:
    return word in word_list("abbreviations")["never_last"] or (len(word) == 1 and word.isalpha())


@cache
def pipeline() -> Language:
    """The Swedish pipeline: the one named by SAMSYN_SPACY_MODEL, or else tokens and sentences by rules alone."""
    name = os.environ.get("SAMSYN_SPACY_MODEL")
    language = spacy.load(name) if name else spacy.blank("sv")
    language.add_pipe("samsyn_sentences", first=True)
    return language


def split(text: str) -> list[tuple[int, int]]:
    """The spans of a text's sentences, without the white space around them.

    >>> text = "Rådet möts i maj, bl.a. i Lund. Gruppen möts ofta."
    >>> [text[start:end] for start, end in split(text)]
    ['Rådet möts i maj, bl.a. i Lund.', 'Gruppen möts ofta.']
    """
    spans = []
    for sent in pipeline()(text).sents:
        found = sent.text
        start = sent.start_char + len(found) - len(found.lstrip())
        if found.strip():
            spans.append((start, start + len(found.strip())))
    return spans


def find_sentences(document: ReadDocument) -> Iterator[Sentence]:
    """The sentences of the body's blocks in reading order; none reaches over two blocks."""
    for block in document.body():
        for start, end in split(block.text):
            yield Sentence(block.text[start:end], block.start + start, block.start + end, block)
