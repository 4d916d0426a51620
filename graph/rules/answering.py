"""The facts of a document in, who answers for what in it out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rdflib import RDF, Literal, URIRef

from graph.identifiers import kebab
from graph.linking.shared import Triple
from graph.mapping import MappedDocument
from ingest.facts.records import Action, Fact, Facts, Goal, Party, Responsibility
from ontology.terms import SAM

__all__ = ["STRATEGIES", "Answering", "Gap", "exists", "is_formed"]

STRATEGIES = ("Strategy", "Agreement", "ActionPlan")

_LADDER = ("NobodyAnswers", "SaidUndecided", "Deferred", "FocusAreaWithoutGoal")


@dataclass(frozen=True)
class Gap:
    """What has a gap (None for the document), its kind, the facts from which that follows.

    `candidates` are those who drive it meanwhile, or could fill it; `lacks` is what is missing.
    """

    of: Fact | None
    kind: str
    premises: tuple[Fact, ...] = ()
    candidates: tuple[Party, ...] = ()
    lacks: tuple[URIRef, ...] = ()

    def triples(self, rule: str, mapped: MappedDocument) -> Iterator[Triple]:
        """The node of the gap: one at most of a kind, or of those that exclude each other, for what has it."""
        of = mapped.node(self.of) if self.of else mapped.iri
        node = URIRef(f"{of}/gap" if self.kind in _LADDER else f"{of}/gap/{kebab(self.kind)}")
        yield node, RDF.type, SAM.Gap
        yield node, SAM.concerns, of
        yield node, SAM.gapKind, SAM[self.kind]
        yield node, SAM.rule, Literal(rule)
        premises = [of, *map(mapped.node, self.premises)]
        yield from ((node, SAM.premise, one) for one in dict.fromkeys(premises))
        yield from ((node, SAM.lacks, one) for one in self.lacks)
        candidates = [*map(mapped.party, self.candidates), *self.lacks]
        yield from ((node, SAM.candidate, one) for one in dict.fromkeys(candidates))


class Answering:
    """Who answers for what in one document."""

    def __init__(self, facts: Facts, mapped: MappedDocument) -> None:
        self.facts, self.mapped = facts, mapped
        self.duties = [one for one in facts.facts if isinstance(one, Responsibility) and one.involvement == "Answers"]
        self.actions = [one for one in facts.facts if isinstance(one, Action)]

    def duties_for(self, fact: Fact) -> list[Responsibility]:
        """The duties that concern a fact itself."""
        return [duty for duty in self.duties if any(self.same(one, fact) for one in duty.concerns)]

    def around(self, fact: Goal | Action) -> list[Fact]:
        """What stands around a goal or action: its focus area, the goal above it, and the actions for a goal."""
        above = fact.part_of if isinstance(fact, Goal) else fact.goal
        actions = [one for one in self.actions if self.same(one.goal, fact)] if isinstance(fact, Goal) else []
        return [*(one for one in (fact.focus_area, above) if one is not None), *actions]

    def same(self, one: Fact | None, other: Fact) -> bool:
        """Whether two are one fact, also where one took the other's place while reading."""
        return one is not None and self.mapped.draft.node(one) == self.mapped.node(other)


def exists(duty: Responsibility) -> bool:
    """Whether somebody who has a duty is there already."""
    return any(map(is_formed, duty.actors))


def is_formed(actor: Party) -> bool:
    """Whether an actor is no body that has yet to be formed."""
    return actor.body is None or actor.body.established
