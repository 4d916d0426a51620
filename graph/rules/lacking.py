"""All documents in, what one of them lacks and others have out: definitions of terms that it uses, and partners."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from rdflib import RDF, Literal, URIRef

from graph.identifiers import letters
from graph.linking.shared import Triple, words
from graph.rules.corpus import Corpus, Member
from graph.rules.passages import Quotation, quoted
from ontology import lexicon
from ontology.terms import SAM

__all__ = ["defined_terms", "partners_lacking", "terms_not_defined"]

_PREMISES = 3  # facts of others that are named as premises
_FEWEST = 3  # counties, so that "most of the others" means something


def defined_terms(corpus: Corpus) -> dict[str, list[tuple[Member, str]]]:
    """The terms that strategy documents define, each with the documents and definitions."""
    found: dict[str, list[tuple[Member, str]]] = defaultdict(list)
    for document in corpus.strategies:
        for row in document.compared.counted("Definition"):
            found[row.by["term"]].append((document, row.node))
    return dict(sorted(found.items()))


def terms_not_defined(corpus: Corpus) -> list[Triple]:
    """The terms that a strategy uses and does not define, while another county or the law does.

    A term that most other counties define is told of even where it is not used; then no words are named.
    """
    defined = defined_terms(corpus)
    legal = {one.iri: one.statute for one in lexicon.legal_terms()}
    counties = {one.county for one in corpus.strategies}
    found: list[Triple] = []
    for document in corpus.strategies:
        uses = corpus.uses.get(document.iri, {})
        for term in sorted({*defined, *legal}):
            definitions = defined.get(term, [])
            if _is_defined_for(document, definitions):
                continue
            used, others = uses.get(term), {one.county for one, _ in definitions}
            usual = document.scope == "Regional" and len(others) > 1 and 2 * len(others) > len(counties) - 1
            if (used and (others or term in legal)) or usual:
                proofs = [legal[term]] if term in legal else []
                found += _term_gap(document, term, used, [*proofs, *(node for _, node in definitions)])
    return found


def _term_gap(document: Member, term: str, used: Quotation | None, proofs: list[str]) -> Iterator[Triple]:
    node = URIRef(f"{document.iri}/gap/term-not-defined/{term.rpartition('/')[2]}")
    yield from _gap(node, document.iri, "TermNotDefined", "terms-not-defined", proofs[:_PREMISES])
    yield node, SAM.lacks, URIRef(term)
    if used:
        yield node, SAM.cue, words(used.words)
        yield node, SAM.inDocument, document.iri
        yield from quoted(node, document.iri, used)


def _is_defined_for(document: Member, defined: Iterable[tuple[Member, str]]) -> bool:
    """Whether a document or another one of the same county defines a term: a plan rests on its strategy."""
    return any(other.county == document.county for other, _ in defined)


def partners_lacking(corpus: Corpus) -> list[Triple]:
    """The organisations, and kinds of organisations, that most counties have as partners and one has not."""
    rule = "partners-lacking"
    have: dict[str, dict[str, str]] = defaultdict(dict)
    named = {county: documents for county, documents in corpus.of_counties.items() if any(map(_names, documents))}
    for county, documents in named.items():
        for document in documents:
            for row in document.compared.counted("Partnership"):
                for what in ("organisation", "organisationKind"):
                    if what in row.by:
                        have[row.by[what]].setdefault(county, row.node)
    found: list[Triple] = []
    for what, counties in sorted(have.items()):
        if len(named) >= _FEWEST and 2 * len(counties) > len(named):
            for county in sorted(set(named) - set(counties)):
                document = next(filter(_names, named[county]))
                node = URIRef(f"{document.iri}/gap/partner-lacking/{letters(what)}")
                premises = [counties[one] for one in sorted(counties)][:_PREMISES]
                found += _gap(node, document.iri, "PartnerLacking", rule, premises)
                found.append((node, SAM.lacks, URIRef(what)))
                if not what.startswith(str(SAM._NS)):
                    found.append((node, SAM.candidate, URIRef(what)))
    return found


def _names(document: Member) -> bool:
    return bool(document.compared.counted("Partnership"))


def _gap(node: URIRef, concerns: URIRef, kind: str, rule: str, premises: Iterable[str]) -> Iterator[Triple]:
    yield node, RDF.type, SAM.Gap
    yield node, SAM.concerns, concerns
    yield node, SAM.gapKind, SAM[kind]
    yield node, SAM.rule, Literal(rule)
    yield from ((node, SAM.premise, URIRef(one)) for one in premises)
