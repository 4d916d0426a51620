"""Values in, a question's text with the values bound out; a value enters as a validated RDF term and only so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from queries.catalog import Question, lookup_text, lookup_variables

__all__ = ["as_date", "as_iri", "bind", "bind_lookup", "bind_values"]

# IRIREF of SPARQL 1.1 (grammar rule 139), absolute only: what it leaves out cannot end the term
_IRI = re.compile(r'[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>"{}|^`\\]+')
_MARKED = r"[ \t]*VALUES \?{} \{{ \}}[ \t]*\n"


def as_iri(value: str) -> str:
    """An IRI as a SPARQL term. Raises ValueError where it is none.

    >>> as_iri("https://example.org/a")
    '<https://example.org/a>'
    """
    if not _IRI.fullmatch(value):
        raise ValueError(f"not an IRI: {value!r}")
    return f"<{value}>"


def as_date(day: date) -> str:
    """A day as a SPARQL term.

    >>> as_date(date(2024, 3, 1))
    '"2024-03-01"^^<http://www.w3.org/2001/XMLSchema#date>'
    """
    return f'"{day.year:04}-{day:%m-%d}"^^<http://www.w3.org/2001/XMLSchema#date>'


def bind_values(text: str, variable: str, values: Iterable[str | date] | None) -> str:
    """Fill the marked line `VALUES ?variable { }` with IRIs or days, or take it out where there are none to bind."""
    terms = (
        None if values is None else " ".join(as_date(one) if isinstance(one, date) else as_iri(one) for one in values)
    )
    line = "" if terms is None else f"  VALUES ?{variable} {{ {terms} }}\n"
    return re.sub(_MARKED.format(re.escape(variable)), lambda _: line, text)


def bind(question: Question, values: Mapping[str, Iterable[str | date]]) -> str:
    """The question's text with each parameter bound to IRIs or a day; parameters without a value are left open."""
    text = question.text
    for parameter in question.parameters:
        text = bind_values(text, parameter.variable, values.get(parameter.name))
    return text


def bind_lookup(name: str, values: Mapping[str, Iterable[str]]) -> str:
    """The text of a query of queries/lookups, its marked lines bound to IRIs; those without a value are left open."""
    text = lookup_text(name)
    for variable in lookup_variables(name):
        text = bind_values(text, variable, values.get(variable))
    return text
