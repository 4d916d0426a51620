"""A sentence or list item in, who does what in it out, read from its syntax: actors, modal verb, verbs, object.

A list item has no subject ("Erbjuda kurser"): it is read behind a carrier ("De ska erbjuda kurser") and its words are mapped
back. No list of actors or duties is asked, so that this reading can be held against one by patterns. This module does not
know which organisation an actor is, nor whether the clause states a duty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Doc, Token

from ingest.sentences.swedish import parse
from ingest.wordlists import word_list

__all__ = ["Clause", "Phrase", "read_clause", "read_clauses"]

_MARKER = re.compile(r"\s*(?:(?:[-–—*•▪●]|(?:\d+\.)+|[a-zåäö\d]{1,2}\)|§\s?\d+\.?)\s+)*(?:att\s+)?")
_VERB_FIRST = re.compile(r"(?:\w+t\s+)?[\w-]+(?:[arsåöy]|[gs]e)\s+\S")  # "Delta i", "Ger råd", "aktivt utse en"
_PRESENT = re.compile(r"(?:\w+t\s+)?[\w-]+r\s")
_LOOSE = {"acl:relcl", "acl", "appos", "parataxis", "advcl", "cc", "conj", "punct", "obl"}  # no part of an actor's name
_BEFORE = {"aux", "case", "cop", "mark", "punct"}  # no part of an object
_SUBJECTS, _CLAUSES = {"nsubj", "nsubj:pass", "csubj"}, {"xcomp", "ccomp", "advcl"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of the text; `head` is the word that carries them, `lemma` its dictionary form ("ta fram" for "tas ... fram")."""

    text: str
    start: int
    end: int
    head: str
    lemma: str


@dataclass(frozen=True, slots=True)
class Clause:
    """Who does what: `verbs` are the main verb and those joined to it; `carried` tells that the text names no actor itself."""

    actors: tuple[Phrase, ...]
    modal: Phrase | None
    verbs: tuple[Phrase, ...]
    object: Phrase | None
    passive: bool = False
    carried: bool = False

    @property
    def finite(self) -> str:
        """The verb that carries tense or modality, in lower case."""
        return (self.modal or self.verbs[0]).head.casefold()


def read_clause(text: str, actor_hint: str | None = None) -> Clause | None:
    """The main clause of a sentence or list item; None where it has no verb.

    `actor_hint` is who a text without a subject is about ("Kommunerna").

    >>> clause = read_clause("Planen tas fram av Region Sjöboda.")
    >>> clause.actors[0].text, clause.verbs[0].lemma, clause.object.text
    ('Region Sjöboda', 'ta fram', 'Planen')
    """
    return read_clauses([(text, actor_hint)])[0]


def read_clauses(texts: Sequence[tuple[str, str | None]]) -> list[Clause | None]:
    """The same for many texts, each with its hint, in batches."""
    framed = [_frame(text, hint) for text, hint in texts]
    carried = [frame and _read(doc, frame, text) for doc, frame, (text, _) in zip(_parsed(framed), framed, texts, strict=True)]
    plain = [None if found else _Frame("", _skipped(text), text[_skipped(text) :]) for found, (text, _) in zip(carried, texts, strict=True)]
    read = [frame and _read(doc, frame, text) for doc, frame, (text, _) in zip(_parsed(plain), plain, texts, strict=True)]
    return [first or second for first, second in zip(carried, read, strict=True)]


# --- carriers ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Frame:
    """What is parsed: a carrier, which may be empty, and the text from `skipped` on."""

    carrier: str
    skipped: int
    rest: str

    def place(self, start: int) -> int:
        """Where in the text an offset of what is parsed lies; negative within the carrier."""
        return start - len(self.carrier) + self.skipped if start >= len(self.carrier) else -1


def _frame(text: str, hint: str | None) -> _Frame | None:
    """A text behind a carrier, if it may begin with a verb."""
    skipped = _skipped(text)
    rest = text[skipped:]
    if not _VERB_FIRST.match(rest):
        return None
    actor = hint or _words("stand_in")
    carrier = f"{actor} " if _PRESENT.match(rest) else f"{actor} {_words('carrier')} "
    lower = rest[0].lower()
    return _Frame(carrier, skipped, lower + rest[1:] if len(lower) == 1 else rest)


def _skipped(text: str) -> int:
    found = _MARKER.match(text)
    return found.end() if found else 0


def _parsed(frames: Sequence[_Frame | None]) -> Iterator[Doc | None]:
    docs = iter(parse([frame.carrier + frame.rest for frame in frames if frame]))
    return (next(docs) if frame else None for frame in frames)


@cache
def _words(name: str) -> Any:
    return word_list("syntax")[name]


# --- the clause -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Reader:
    """Cuts phrases of the text out of a parse of its frame."""

    frame: _Frame
    text: str

    def phrase(self, head: Token, words: Sequence[Token]) -> Phrase | None:
        """The words as they stand in the text; None where they belong to the carrier."""
        first, last = words[0], words[-1]
        start, end = self.frame.place(first.idx), self.frame.place(last.idx + len(last.text) - 1) + 1
        if start < 0:
            return None
        place = self.frame.place(head.idx)
        return Phrase(self.text[start:end], start, end, self.text[place : place + len(head.text)], _lemma(head))


def _read(doc: Doc | None, frame: _Frame, text: str) -> Clause | None:
    root = next((token for token in doc or () if token.dep_ == "ROOT"), None)
    if root is None or not _is_predicate(root) or (frame.carrier and not _is_carried(root, frame.carrier)):
        return None
    reader = _Reader(frame, text)
    modal, verb = _verbs(root)
    verbs = [reader.phrase(one, [one]) for one in (_copula(verb), *_joined(verb))]
    actors = [reader.phrase(one, _name(one)) for one in _actors(root, verb)]
    thing = _object(verb)
    return Clause(
        tuple(one for one in actors if one),
        reader.phrase(modal, [modal]) if modal else None,
        tuple(one for one in verbs if one),
        reader.phrase(thing, _whole(thing)) if thing else None,
        _is_passive(verb),
        bool(frame.carrier),
    )


def _is_predicate(root: Token) -> bool:
    """Whether a root is a verb, or stands behind one: the tag of a rare verb may be wrong."""
    return root.pos_ in {"VERB", "AUX"} or any(child.dep_ in {"cop", "aux"} for child in root.children)


def _is_carried(root: Token, carrier: str) -> bool:
    """Whether an item begins with its verb, save for adverbs, in the form that the carrier asks for."""
    verb = _copula(root)
    before = [token for token in verb.doc if len(carrier) <= token.idx < verb.idx]
    modal = any(child.dep_ == "aux" and child.idx < len(carrier) for child in root.children)
    fits = ("Inf" if modal else "Fin") in verb.morph.get("VerbForm")
    return fits and verb.idx >= len(carrier) and len(before) <= 2 and all(token.pos_ in {"ADV", "ADJ"} for token in before)


def _copula(verb: Token) -> Token:
    """The verb "är" of "är ansvarig", whose root is "ansvarig"; else the verb itself."""
    return next((child for child in verb.children if child.dep_ == "cop"), verb)


def _verbs(root: Token) -> tuple[Token | None, Token]:
    """The modal verb, if there is one, and the main verb."""
    following = next((child for child in root.children if child.dep_ == "xcomp" and child.i > root.i), None)
    if following is not None and root.lemma_ in _words("modals") and "Inf" in following.morph.get("VerbForm"):
        return root, following
    auxiliaries = (child for child in root.children if child.dep_ == "aux" and child.lemma_ in _words("modals"))
    return next(auxiliaries, None), root


def _joined(verb: Token) -> list[Token]:
    """Verbs joined to the main one that have no subject of their own: "kartlägger och utreder"."""
    joined = (child for child in verb.children if child.dep_ == "conj" and child.pos_ == "VERB")
    return [one for one in joined if not any(child.dep_ in _SUBJECTS for child in one.children)]


def _is_passive(verb: Token) -> bool:
    return any(child.dep_ in {"nsubj:pass", "aux:pass", "obl:agent"} for child in verb.children)


def _actors(root: Token, verb: Token) -> list[Token]:
    """The subject, or in the passive the agent, or who is given a task; each with those joined to it."""
    children = [*verb.children, *(root.children if root != verb else ())]
    by_dependency = {child.dep_: child for child in reversed(children)}
    actor = by_dependency.get("obl:agent") or by_dependency.get("nsubj")
    if actor is None and _is_given(verb):
        actor = by_dependency.get("nsubj:pass")
    return [actor, *(one for one in actor.conjuncts if one.i > actor.i)] if actor else []


def _is_given(verb: Token) -> bool:
    """Whether the subject of a passive gets a task: "ges i uppdrag", "åläggs att"."""
    if verb.lemma_ not in _words("given"):
        return False
    return any(child.dep_ in _CLAUSES or child.lemma_ in _words("tasks") for child in verb.children if child.i > verb.i)


def _object(verb: Token) -> Token | None:
    """What the verb is about: its object, what a passive is done to, what a preposition or clause joins to it."""
    if _copula(verb) != verb:
        return verb
    if _is_passive(verb) and not _is_given(verb):
        return next((child for child in verb.children if child.dep_ in _SUBJECTS), None)
    for one in (verb, *_joined(verb)):
        if (found := _complement(one)) is not None:
            return found
    return None


def _complement(verb: Token) -> Token | None:
    right = [child for child in verb.children if child.i > verb.i]
    objects = [child for child in right if child.dep_ == "obj" and child.lemma_ != "sig" and "Prs" not in child.morph.get("PronType")]
    clauses = [child for child in right if child.dep_ in {"xcomp", "ccomp"} or (child.dep_ == "advcl" and _is_about(child))]
    joined = sorted((rank, child.i, child) for child in right if (rank := _rank(child)) is not None)
    return next(iter([*objects, *clauses, *(child for _, _, child in joined)]), None)


def _is_about(clause: Token) -> bool:
    """Whether a clause is joined by "för att", "om att"; one that tells when or if is not."""
    return any(child.dep_ in {"mark", "case"} and child.lemma_ in _words("joining") for child in clause.children)


def _rank(child: Token) -> int | None:
    """How likely a prepositional phrase is the verb's object; None where it is none."""
    if child.dep_ != "obl":
        return None
    cases = [case.lemma_ for case in child.children if case.dep_ == "case"]
    return next((_words("joining").index(case) for case in cases if case in _words("joining")), None)


# --- phrases ----------------------------------------------------------------------------------------------------------


def _name(head: Token) -> list[Token]:
    """The words of an actor without what only tells more about it, or joins another actor."""
    first, last = head, head
    for child in sorted(head.children, key=lambda child: child.i):
        if child.dep_ not in _LOOSE and child.dep_ != "case":
            if child.i < head.i:
                first = min(first, child.left_edge, key=lambda token: token.i)
            elif child.left_edge.i == last.i + 1:
                last = child.right_edge
    return list(head.doc[first.i : last.i + 1])


def _whole(head: Token) -> list[Token]:
    """All words below a head, without the verb or preposition before and the punctuation behind."""
    first, last = head, head.right_edge
    for child in sorted(head.lefts, key=lambda child: -child.i):
        if child.dep_ in _BEFORE or child.right_edge.i != first.i - 1:
            break
        first = child.left_edge
    words = list(head.doc[first.i : last.i + 1])
    while words[-1].is_punct and words[-1].i > head.i:
        words.pop()
    return words


def _lemma(head: Token) -> str:
    particles = [child.text.casefold() for child in head.children if child.dep_ == "compound:prt"]
    return " ".join([head.lemma_, *particles])
