"""National duties and the duties of counties' strategies in, whether each county mirrors, weakens or lacks them out.

A duty is mirrored where the same organisation, or the county's own of the same kind, has a duty about most of the same
tasks, or one that is worded much alike. It is weakened where all that mirrors it binds less: "kan" for "ska".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from rdflib import RDF, Literal, URIRef

from graph.identifiers import letters, thing
from graph.linking.shared import Triple
from graph.rules.compared import Compared
from graph.rules.corpus import Corpus, Member, Standing
from graph.rules.likeness import Likeness
from ontology import lexicon
from ontology.terms import SAM

__all__ = ["mirrors"]

_RULE = "duty-mirrors"
_STRENGTH = {"Shall": 3, "Responsible": 3, "Does": 3, "Offers": 2, "Should": 1, "May": 0}
_SHARE = 0.5  # of a duty's tasks
_ALIKE = 0.45  # of 1: where tasks do not tell, the words are much the same
_LEADING = 3  # words of a duty that lead to candidates
_MOST = 3  # duties that are named as mirroring one


class _Index:
    """The duties of each county by who has them and by what they are about."""

    def __init__(self, corpus: Corpus) -> None:
        self._found: dict[tuple[str, str, str], list[Standing]] = defaultdict(list)
        for county, documents in corpus.of_counties.items():
            for document in documents:
                for duty in document.compared.of("Responsibility"):
                    for actor in duty.acting:
                        for feature in corpus.features(duty):
                            self._found[county, actor, feature].append(Standing(duty, document))

    def candidates(self, county: str, actors: Iterable[str], features: list[str]) -> list[Standing]:
        found = (
            one for actor in actors for feature in features for one in self._found.get((county, actor, feature), ())
        )
        return list({one.fact.node: one for one in found}.values())


def mirrors(corpus: Corpus) -> list[Triple]:
    """A mirror for each national duty and county."""
    index = _Index(corpus)
    return [
        triple
        for document in corpus.national
        for duty in document.compared.of("Responsibility")
        if _is_asked(duty)
        for county, documents in corpus.of_counties.items()
        for triple in _triples(duty, county, documents, _mirroring(duty, county, index, corpus))
    ]


def _is_asked(duty: Compared) -> bool:
    """Whether a duty is of organisations that counties have too, and tells what it is about."""
    return bool(duty.words) and any(not one.startswith("http") or one in _registered() for one in duty.acting)


@cache
def _registered() -> frozenset[str]:
    return frozenset(one.iri for one in lexicon.authorities() if one.kind != "OtherOrganisation")


def _mirroring(duty: Compared, county: str, index: _Index, corpus: Corpus) -> list[Standing]:
    """The duties of a county that mirror a national one, the most alike first."""
    leading = [*duty.main, *corpus.weights.ordered(corpus.words(duty))[:_LEADING]]
    scored = [
        (score, one)
        for one in index.candidates(county, duty.acting, leading)
        if (score := _score(duty, one.fact, corpus)) is not None
    ]
    ordered = sorted(scored, key=lambda pair: (-pair[0], -_STRENGTH[pair[1].fact.modality], pair[1].fact.node))
    return [one for _, one in ordered[:_MOST]]


def _score(duty: Compared, other: Compared, corpus: Corpus) -> float | None:
    """How much a duty mirrors another; None where it does not."""
    share = len(set(duty.main) & set(other.tasks)) / len(duty.main) if duty.main else 0.0
    alike = Likeness([corpus.features(duty), corpus.features(other)], corpus.weights).compare(0, 1).score
    return share + alike if share >= _SHARE or alike >= _ALIKE else None


def _triples(duty: Compared, county: str, documents: list[Member], found: list[Standing]) -> Iterator[Triple]:
    kind = "Absent"
    if found:
        strongest = max(_STRENGTH[one.fact.modality] for one in found)
        kind = "Mirrored" if strongest >= _STRENGTH[duty.modality] else "Weakened"
    node = thing("derived", _RULE, letters(f"{duty.node}\n{county}"))
    yield node, RDF.type, SAM.DutyMirror
    yield node, SAM.duty, URIRef(duty.node)
    yield node, SAM.county, URIRef(county)
    for document in dict.fromkeys(one.document.iri for one in found) or [one.iri for one in documents]:
        yield node, SAM.inDocument, document
    yield node, SAM.mirrorKind, SAM[kind]
    yield from ((node, SAM.mirroredBy, URIRef(one.fact.node)) for one in found)
    yield node, SAM.rule, Literal(_RULE)
    yield from ((node, SAM.premise, URIRef(one)) for one in (duty.node, *(one.fact.node for one in found)))
