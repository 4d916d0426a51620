"""What patterns read of who does what in, how sure it is out: by whether the syntax, read independently, says the same.

Patterns know actors and verbs of duties and no grammar; the parser knows grammar and no actor. Both err, but elsewhere,
so that what both say is surer than what either says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from ingest.sentences.roles import Clause, Phrase, read_clauses

__all__ = ["Agreement", "Claim", "agreements", "compare"]


class Agreement(Enum):
    """How the two readings of a text stand to each other."""

    AGREES = "both readings have this actor and verb"
    ALONE = "only the patterns have a reading"
    DIFFERS = "the syntax has another actor or verb"


@dataclass(frozen=True, slots=True)
class Claim:
    """Who acts in a text, and by which finite verb (in lower case), as the patterns read it.

    `actors` are spans of the text; where it names nobody, as a list item, `hint` is who stands above it. With `within`
    an actor need not be the subject: in "Kommunernas uppdrag är ..." the subject names it, in "Ansvaret ligger på
    kommunerna" the object does.
    """

    text: str
    actors: tuple[tuple[int, int], ...] = ()
    verb: str | None = None
    hint: str | None = None
    within: bool = False


def agreements(claims: Sequence[Claim]) -> list[Agreement]:
    """How each claim stands to the syntax of its text; all texts are parsed in one batch.

    >>> [one.name for one in agreements([Claim("Kommunerna ska utse en kontakt.", ((0, 10),), "ska")])]
    ['AGREES']
    """
    clauses = read_clauses([(claim.text, claim.hint) for claim in claims])
    return [compare(claim, clause) for claim, clause in zip(claims, clauses, strict=True)]


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
    said = {verb.head.casefold() for verb in clause.verbs} | {clause.finite}
    return claim.verb is None or not said.isdisjoint(claim.verb.split())


def _same_actor(claim: Claim, clause: Clause) -> bool:
    if claim.within:
        named = [*clause.actors, *([clause.object] if clause.object else [])]
        return any(_overlap(span, one) for span in claim.actors for one in named)
    return any(_carries(claim.text[slice(*span)], one) and _overlap(span, one) for span in claim.actors for one in clause.actors)


def _overlap(span: tuple[int, int], phrase: Phrase) -> bool:
    return span[0] < phrase.end and phrase.start < span[1]


def _carries(words: str, phrase: Phrase) -> bool:
    """Whether the word that carries a phrase is one of an actor's: of "representanter för regionen" it is not."""
    return phrase.head in words
