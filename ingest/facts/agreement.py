"""What patterns read of who does what in, how sure it is out: by whether the syntax, read independently, says the same.

Patterns know actors and verbs of duties and no grammar; the parser knows grammar and no actor. Both err, but elsewhere,
so that what both say is surer than what either says.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from ingest.sentences.roles import Clause, Phrase
from ingest.wordlists import word_list

__all__ = ["Agreement", "Claim", "compare", "confidence_of", "needs_clause"]


_LISTED, _AGREED, _DOUBTFUL = 0.95, 0.8, 0.6


class Agreement(Enum):
    """How the two readings of a text stand to each other."""

    AGREES = auto()  # both have this actor and verb
    ALONE = auto()  # only the patterns have a reading
    DIFFERS = auto()  # the syntax has another actor or verb


@dataclass(frozen=True, slots=True)
class Claim:
    """Who acts in a text, and by which finite verb (in lower case), as the patterns read it.

    `actors` are spans of the text; where it names nobody, as a list item, `hint` is who stands above it. With `within`
    an actor need not be the subject: in "Kommunernas uppdrag är ..." the subject names it, in "Ansvaret ligger på
    kommunerna" the object does. `alone` is how sure the patterns are by themselves.
    """

    text: str
    actors: tuple[tuple[int, int], ...] = ()
    verb: str | None = None
    hint: str | None = None
    within: bool = False
    alone: float = 0.8


def needs_clause(claim: Claim) -> bool:
    """Whether the syntax can make a claim surer; of a list item both readings take the actor from the same heading."""
    return bool(claim.actors) and claim.alone >= _AGREED


def confidence_of(claim: Claim, clause: Clause | None) -> float:
    """How sure a claim is in the face of the clause that the syntax gave for its text.

    >>> from ingest.sentences.roles import read_clause
    >>> text = "Kommunerna ska utse en kontakt."
    >>> confidence_of(Claim(text, ((0, 10),), "ska"), read_clause(text))
    0.8
    """
    if not claim.actors:
        return _LISTED if claim.alone >= 0.9 else claim.alone
    # in running text actor and verb may be right in a sentence that states no duty: 7 of 10 were in unseen documents
    return _AGREED if needs_clause(claim) and compare(claim, clause) is Agreement.AGREES else _DOUBTFUL


def compare(claim: Claim, clause: Clause | None) -> Agreement:
    """How a claim stands to the clause that the syntax gave for its text."""
    if clause is None:
        return Agreement.ALONE
    if not claim.actors:
        return Agreement.AGREES if clause.carried else Agreement.ALONE
    if not clause.actors and not claim.within:
        return Agreement.ALONE
    return Agreement.AGREES if _same_verb(claim, clause) and _same_actor(claim, clause) else Agreement.DIFFERS


def _same_verb(claim: Claim, clause: Clause) -> bool:
    """Whether the verbs are the same; behind one that only carries a noun ("har i uppdrag att") any may be."""
    said = {verb.head.casefold() for verb in clause.verbs} | {clause.finite}
    light = word_list("syntax")["light"]
    return claim.verb is None or claim.verb in light or not said.isdisjoint(claim.verb.split())


def _same_actor(claim: Claim, clause: Clause) -> bool:
    if claim.within:
        named = [*clause.actors, *([clause.object] if clause.object else [])]
        return any(_overlap(span, one) for span in claim.actors for one in named)
    return any(
        _overlap(span, one) and one.head in claim.text[slice(*span)] for span in claim.actors for one in clause.actors
    )


def _overlap(span: tuple[int, int], phrase: Phrase) -> bool:
    return span[0] < phrase.end and phrase.start < span[1]
