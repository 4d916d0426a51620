"""What was kept of each document in, the documents that are compared with each other out: the newest editions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from rdflib import URIRef

from graph.rules.answering import STRATEGIES
from graph.rules.compared import Compared, ComparedDocument
from graph.rules.content import Compounds
from graph.rules.editions import superseded
from graph.rules.likeness import Weights
from graph.rules.passages import Quotation
from ontology.terms import SAM

__all__ = ["Corpus", "Member", "Place", "Standing"]

Place = tuple[str, str | None]  # the county, and the municipality of a local document


@dataclass(frozen=True)
class Member:
    """A document among others: what it says of itself, and what of it is compared."""

    iri: URIRef
    about: Mapping[str, Any]
    compared: ComparedDocument

    @property
    def county(self) -> str | None:
        return str(self.about["county"]) if self.about["county"] else None

    @cached_property
    def place(self) -> Place | None:
        return (self.county, self.about.get("municipality")) if self.county else None

    @property
    def scope(self) -> str:
        return str(self.about.get("scope", ""))


@dataclass(frozen=True, slots=True)
class Standing:
    """A fact and the document that it stands in."""

    fact: Compared
    document: Member

    @property
    def place(self) -> Place | None:
        return self.document.place


class Corpus:
    """The documents of which no newer edition is known; `uses` tells which terms each one uses (see `terms`)."""

    def __init__(
        self,
        about: Mapping[URIRef, Mapping[str, Any]],
        compared: Mapping[URIRef, ComparedDocument],
        uses: Mapping[URIRef, Mapping[str, Quotation]] | None = None,
    ) -> None:
        gone, nothing = superseded(about), ComparedDocument()
        self.members = [
            Member(document, one, compared.get(document, nothing))
            for document, one in sorted(about.items())
            if document not in gone
        ]
        self.uses = uses or {}
        self._described = [document["nodes"] for document in about.values() if "nodes" in document]
        self._features: dict[str, tuple[str, ...]] = {}

    @cached_property
    def strategies(self) -> list[Member]:
        """The strategy documents of counties and municipalities."""
        return [one for one in self.members if one.about["kind"] in STRATEGIES and one.county]

    @cached_property
    def of_counties(self) -> dict[str, list[Member]]:
        """The strategy documents that hold for a whole county, by county."""
        found: dict[str, list[Member]] = {}
        for one in self.strategies:
            if one.scope == "Regional":
                found.setdefault(str(one.county), []).append(one)
        return dict(sorted(found.items()))

    @cached_property
    def national(self) -> list[Member]:
        """The documents that hold for the country."""
        return [one for one in self.members if one.scope == "National"]

    def facts(self, *kinds: str) -> Iterator[Standing]:
        """The facts of some classes in strategy documents."""
        return (Standing(fact, one) for one in self.strategies for fact in one.compared.of(*kinds))

    @cached_property
    def weights(self) -> Weights:
        """What the features of facts weigh, by all documents."""
        return Weights([self.features(fact) for one in self.members for fact in one.compared.facts])

    def features(self, fact: Compared) -> tuple[str, ...]:
        """The words of a fact, the parts of its compounds, its themes and tasks."""
        if fact.node not in self._features:
            words = self.words(fact)
            parts = (part for word in words for part in self._compounds.parts(word))
            self._features[fact.node] = tuple(sorted({*words, *parts, *fact.themes, *fact.tasks}))
        return self._features[fact.node]

    def words(self, fact: Compared) -> list[str]:
        """The words of a fact, with whole ones for the first parts of compounds that are cut off."""
        return list(dict.fromkeys(one for word in fact.words for one in self._compounds.whole(word)))

    @cached_property
    def _compounds(self) -> Compounds:
        return Compounds({word for one in self.members for fact in one.compared.facts for word in fact.words})

    def name(self, node: str) -> str:
        """What documents call a node that no register has; "" where none describes it."""
        return self._names.get(node, "")

    @cached_property
    def _names(self) -> dict[str, str]:
        labels = ("http://www.w3.org/2004/02/skos/core#prefLabel", "http://www.w3.org/2000/01/rdf-schema#label")
        found: dict[str, str] = {}
        for one in self.members:
            for node, pairs in one.about.get("nodes", {}).items():
                for name, _, value in pairs:
                    if name in labels:
                        found.setdefault(node, value)
        return found

    def members_of(self, group: str) -> int:
        """How many members a group has by the register, as the first document that describes it tells."""
        return self._sizes.get(group, 0)

    @cached_property
    def _sizes(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for nodes in self._described:
            for node, pairs in nodes.items():
                found.setdefault(node, len({value for name, _, value in pairs if name == str(SAM.hasMember)}))
        return found
