"""A sentence of a short chapter on whom a document is for in, the group that it names out, whatever its verb is.

"Störst vikt läggs vid barnfamiljer", "Vi skriver för chefer i kommuner", "Indirekt nås länets invånare": which people
are meant the syntax tells, as the last noun for people that stands in no clause about others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from ingest.facts.enumerations import Span
from ingest.facts.needles import caseless
from ingest.sentences.swedish import parse
from ingest.wordlists import word_list

__all__ = ["people_named"]

_NAMING = frozenset({"ROOT", "nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "nmod", "appos", "conj", "dislocated"})
_BEFORE = frozenset({"det", "amod", "nummod", "nmod:poss", "compound", "nmod"})  # what belongs to a noun before it
_CLAUSES = frozenset({"acl", "acl:relcl", "advcl", "ccomp", "csubj", "acl:cleft"})
_AWAY = frozenset(
    {"advcl", "parataxis", "cc", "nsubj", "cop", "aux"}
)  # what stands behind a noun and belongs to its verb
_JOINING = "i|inom|på|hos|från|med|utan|vid|över|under|mellan|som"
_LONGEST = 30  # words of a sentence


def people_named(text: str) -> Span | None:
    """The span of the people that a sentence names; None where it names none, or says who is not meant.

    >>> text = "Störst vikt läggs vid barnfamiljer med små inkomster."
    >>> text[slice(*people_named(text))]
    'barnfamiljer med små inkomster'
    """
    lists = word_list("target_groups")
    if len(text.split()) > _LONGEST or caseless(lists["no_naming"]).search(text):
        return None
    [doc] = parse([text])
    named = [token for token in doc if _is_group(token)]
    outer = [token for token in named if not any(other in named for other in token.ancestors)]
    return _widened(text, doc, [_span(token) for token in outer]) if outer else None


def _widened(text: str, doc: Doc, spans: list[Span]) -> Span:
    """The last of some spans, with those before it and what follows it that only prepositions join to it."""
    start, end = spans[-1]
    for before in reversed(spans[:-1]):
        if not caseless(rf"(?:\s*,|\s+och|\s+samt)?\s+(?:{_JOINING})\s+").fullmatch(text[before[1] : start]):
            break
        start = before[0]
    rest = [token for token in doc if token.idx >= end]
    joined = caseless(rf"\s+(?:{_JOINING})\s").match(text[end:])
    if joined and not any("VerbForm=Fin" in str(token.morph) for token in rest):
        end = len(text.rstrip(" ."))
    return start, end


def _is_group(token: Token) -> bool:
    if token.dep_ not in _NAMING or any(one.dep_ in _CLAUSES for one in (token, *token.ancestors)):
        return False
    lists, word = word_list("target_groups"), token.text.casefold()
    people = re.fullmatch(lists["people_words"], word) or word in lists["people"]
    return people is not None and people is not False and not re.fullmatch(lists["nobody_special"], word)


def _span(head: Token) -> Span:
    first = head
    for child in reversed([*head.lefts]):
        if child.dep_ not in _BEFORE or any(one.dep_ == "case" for one in child.children):
            break
        first = child.left_edge
    last = _last(head)
    while last.is_punct and last.i > head.i:
        last = last.doc[last.i - 1]
    return first.idx, last.idx + len(last.text)


def _last(head: Token) -> Token:
    """The last word that belongs to a noun, with those joined to it."""
    doc: Doc = head.doc
    end = head.right_edge.i
    for child in _behind(head):
        end = min(end, child.left_edge.i - 1)
    return doc[max(end, head.i)]


def _behind(head: Token) -> Iterator[Token]:
    for child in head.rights:
        joins = child.dep_ == "conj" and any(one.dep_ in ("nsubj", "nsubj:pass", "aux") for one in child.children)
        if child.dep_ in _AWAY - {"cc"} or joins:
            yield child
