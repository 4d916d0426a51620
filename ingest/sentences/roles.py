"""A sentence or list item in, who does what in it out, read from its syntax: actors, modal verb, verbs, object.

No list of actors or duties is asked, so that this reading can be held against one by patterns. This module does not
know which organisation an actor is, nor whether the clause states a duty.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from ingest.sentences.carriers import Frame, bare, carried, copula, fits
from ingest.sentences.swedish import parse
from ingest.wordlists import word_list

__all__ = ["Clause", "Phrase", "read_clause", "read_clauses"]

_LOOSE = {"acl", "acl:relcl", "advcl", "appos", "case", "cc", "conj", "obl", "parataxis", "punct"}  # no part of a name
_BEFORE = {"aux", "case", "cop", "mark", "punct"}  # no part of an object
_SUBJECTS = {"nsubj", "nsubj:pass", "csubj"}
_CLAUSES = {"xcomp", "ccomp", "advcl"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of the text; `head` is the word that carries them, `lemma` its dictionary form ("ta fram" of "tas")."""

    text: str
    start: int
    end: int
    head: str
    lemma: str


@dataclass(frozen=True, slots=True)
class Clause:
    """Who does what.

    `verbs` are the main verb and those joined to it; `carried` tells that the text itself names no actor, since it is
    an item under the name of one.
    """

    actors: tuple[Phrase, ...]
    modal: Phrase | None
    verbs: tuple[Phrase, ...]
    object: Phrase | None
    passive: bool = False
    carried: bool = False

    @property
    def finite(self) -> str:
        """The verb that carries tense or modality, in lower case; of an item, its first verb."""
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
    """The main clauses of many texts, each with its hint: those that fit behind a carrier first, then the others."""
    found: list[Clause | None] = [None] * len(texts)
    for frames in ([carried(*one) for one in texts], [bare(text) for text, _ in texts]):
        waiting = [(i, frame) for i, frame in enumerate(frames) if frame is not None and found[i] is None]
        for (i, frame), doc in zip(waiting, parse([frame.parsed for _, frame in waiting]), strict=True):
            found[i] = _read(doc, frame, texts[i][0])
    return found


def _read(doc: Doc, frame: Frame, text: str) -> Clause | None:
    root = next((token for token in doc if token.dep_ == "ROOT"), None)
    if root is None or not _is_predicate(root) or (frame.carrier and not fits(root, frame)):
        return None
    modal, verb = _verbs(root)
    thing = _object(verb)
    cut = _Cutter(frame, text)
    return Clause(
        cut.all((actor, _name(actor)) for actor in _actors(root, verb)),
        cut.one(modal, [modal]) if modal else None,
        cut.all((one, [one]) for one in (copula(verb), *_joined(verb))),
        cut.one(thing, _whole(thing)) if thing else None,
        _is_passive(verb),
        bool(frame.carrier),
    )


@dataclass(frozen=True, slots=True)
class _Cutter:
    """Cuts phrases of the text out of the parse of its frame; what belongs to the carrier is left out."""

    frame: Frame
    text: str

    def one(self, head: Token, words: Sequence[Token]) -> Phrase | None:
        start, place = self.frame.place(words[0].idx), self.frame.place(head.idx)
        if start is None or place is None:
            return None
        end = min(start + words[-1].idx + len(words[-1].text) - words[0].idx, len(self.text))
        return Phrase(self.text[start:end], start, end, self.text[place : place + len(head.text)], _lemma(head))

    def all(self, heads: Iterable[tuple[Token, Sequence[Token]]]) -> tuple[Phrase, ...]:
        return tuple(phrase for head, words in heads if (phrase := self.one(head, words)) is not None)


@cache
def _words(name: str) -> tuple[str, ...]:
    return tuple(word_list("syntax")[name])


# --- verbs ------------------------------------------------------------------------------------------------------------


def _is_predicate(root: Token) -> bool:
    """Whether a root is a verb, or stands behind one: the tag of a rare verb may be wrong."""
    tagged = root.pos_ in {"VERB", "AUX"} or any(child.dep_ in {"cop", "aux"} for child in root.children)
    return tagged and any(letter.isalpha() for letter in root.text)


def _verbs(root: Token) -> tuple[Token | None, Token]:
    """The modal verb, if there is one, and the main verb."""
    following = next((child for child in root.children if child.dep_ == "xcomp" and child.i > root.i), None)
    if following is not None and root.lemma_ in _words("modals") and "VerbForm=Inf" in str(following.morph):
        return root, following
    auxiliaries = (child for child in root.children if child.dep_ == "aux" and child.lemma_ in _words("modals"))
    return next(auxiliaries, None), root


def _joined(verb: Token) -> list[Token]:
    """Verbs joined to the main one that have no subject of their own: "kartlägger och utreder"."""
    joined = (child for child in verb.children if child.dep_ == "conj" and child.pos_ == "VERB")
    return [one for one in joined if not any(child.dep_ in _SUBJECTS for child in one.children)]


def _is_passive(verb: Token) -> bool:
    return any(child.dep_ in {"nsubj:pass", "aux:pass", "obl:agent"} for child in verb.children)


def _is_given(verb: Token) -> bool:
    """Whether the subject of a passive gets a task: "ges i uppdrag", "åläggs att"."""
    if verb.lemma_ not in _words("given"):
        return False
    behind = [child for child in verb.children if child.i > verb.i]
    return any(child.dep_ in _CLAUSES or child.lemma_ in _words("tasks") for child in behind)


def _lemma(head: Token) -> str:
    particles = [child.text.casefold() for child in head.children if child.dep_ == "compound:prt"]
    return " ".join([head.lemma_, *particles])


# --- actors -----------------------------------------------------------------------------------------------------------


def _actors(root: Token, verb: Token) -> list[Token]:
    """The agent of a passive or the subject, or who is given a task; with those joined to it."""
    children = [*verb.children, *(root.children if root != verb else ())]
    by_dependency = {child.dep_: child for child in reversed(children)}
    actor = by_dependency.get("obl:agent") or by_dependency.get("nsubj")
    if actor is None and _is_given(verb):
        actor = by_dependency.get("nsubj:pass")
    return [actor, *(one for one in actor.conjuncts if one.i > actor.i)] if actor else []


def _name(head: Token) -> list[Token]:
    """The words of an actor, without what tells more about it or joins another one."""
    first, last = head, head
    for child in reversed([*head.lefts]):
        if child.dep_ in _LOOSE or child.right_edge.i != first.i - 1:
            break
        first = child.left_edge
    for child in head.rights:
        if child.dep_ in _LOOSE or child.left_edge.i != last.i + 1:
            break
        last = child.right_edge
    return list(head.doc[first.i : last.i + 1])


# --- objects ----------------------------------------------------------------------------------------------------------


def _object(verb: Token) -> Token | None:
    """What the verb is about: its object, what a passive is done to, what a preposition or clause joins to it."""
    if copula(verb) != verb:
        return verb
    if _is_passive(verb) and not _is_given(verb):
        return next((child for child in verb.children if child.dep_ in _SUBJECTS), None)
    return next((found for one in (verb, *_joined(verb)) if (found := _complement(one)) is not None), None)


def _complement(verb: Token) -> Token | None:
    right = [child for child in verb.children if child.i > verb.i]
    objects = [child for child in right if child.dep_ == "obj" and "PronType=Prs" not in str(child.morph)]
    clauses = [child for child in right if child.dep_ in _CLAUSES and (child.dep_ != "advcl" or _is_about(child))]
    joined = sorted((rank, child.i, child) for child in right if (rank := _rank(child)) is not None)
    return next(iter([*objects, *clauses, *(child for _, _, child in joined)]), None)


def _is_about(clause: Token) -> bool:
    """Whether a clause is joined by "för att", "om att"; one that tells when or if is not."""
    return any(child.dep_ in {"mark", "case"} and child.lemma_ in _words("joining") for child in clause.children)


def _rank(child: Token) -> int | None:
    """How likely a prepositional phrase is the verb's object, 0 the likeliest; None where it is none."""
    if child.dep_ != "obl":
        return None
    cases = [case.lemma_ for case in child.children if case.dep_ == "case"]
    return next((_words("joining").index(case) for case in cases if case in _words("joining")), None)


def _whole(head: Token) -> list[Token]:
    """All words below a head, without the verb or preposition before and the punctuation behind."""
    first = head
    for child in reversed([*head.lefts]):
        if child.dep_ in _BEFORE or child.right_edge.i != first.i - 1:
            break
        first = child.left_edge
    words = list(head.doc[first.i : head.right_edge.i + 1])
    while words[-1].is_punct and words[-1].i > head.i:
        words.pop()
    return words
