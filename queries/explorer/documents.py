"""IRIs of documents in, what is known of these documents out; of all others nothing is asked."""

from __future__ import annotations

from collections.abc import Iterable

from queries.explorer.answers import Answers, Row

__all__ = ["document_at", "documents_at", "documents_of", "number_of_documents"]


def document_at(answers: Answers, iri: str) -> Row | None:
    """The document of an IRI, if there is one; none where the text is no IRI."""
    try:
        return next(iter(answers.look_up("documents", iri=iri)), None)
    except ValueError:
        return None


def documents_at(answers: Answers, iris: Iterable[str]) -> dict[str, Row]:
    """Documents by their IRIs."""
    wanted = tuple(sorted(set(iris)))
    return {str(row["iri"]): row for row in answers.look_up("documents", iri=wanted)} if wanted else {}


def documents_of(answers: Answers, county: str) -> list[Row]:
    """The documents of a county, by the county's IRI, in the order of their titles."""
    return list(
        documents_at(
            answers, (str(row["iri"]) for row in answers.look_up("documents-of-county", county=county))
        ).values()
    )


def number_of_documents(answers: Answers) -> int:
    """How many documents there are."""
    return int(str(answers.look_up("documents-counted")[0]["number"]))
