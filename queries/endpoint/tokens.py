r"""The text of a query in, what must be known before it is run out: its form, and whether it may be run at all.

The store's parser knows no tokens: `SERVICEex:a` is SERVICE and a name to it, and `1SERVICE` a number and SERVICE. So
this looks for the word in all that is no string, IRI, comment, variable or local part of a name, and rather refuses
a query too many than one too few.

>>> read_query("PREFIX ex: <urn:x:> SELECT ?a { ?a ex:b ?c }", Limits()).form
'SELECT'
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from queries.endpoint.errors import BadQueryError, ReadOnlyError, TooLargeError
from queries.endpoint.limits import Limits

__all__ = ["FORMS", "Query", "read_query"]

FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH")
_TOKEN = re.compile(
    r"""
    (?P<string> \"{3} (?: [^"\\] | \\. | "(?!"") )* \"{3} | '{3} (?: [^'\\] | \\. | '(?!'') )* '{3}
      | " (?: [^"\\\n\r] | \\. )* " | ' (?: [^'\\\n\r] | \\. )* ' )
  | (?P<iri> < [^<>"{}|^`\s]* > )
  | (?P<comment> \# [^\n\r]* )
  | (?P<aside> [?$]\w+ | @[A-Za-z]+(?:-[A-Za-z0-9]+)* | _:[\w-]+ )
  | (?P<name> (?P<prefix> [^\W\d][\w-]* )? : (?: [\w:-] | %[0-9A-Fa-f]{2} | \\[-_~!$&'()*+,;=/?\#@%] )* )
  | (?P<word> [^\W\d]\w* )
  | (?P<open> [{(\[] ) | (?P<close> [})\]] ) | (?P<sign> [-!+^] ) | (?P<other> [^\s] )
    """,
    re.VERBOSE | re.DOTALL,
)
_PROLOGUE = re.compile(
    r"(?: \s+ | \#[^\n\r]* | PREFIX \s* [^\s:]* : \s* <[^<>]*> | BASE \s* <[^<>]*> )*", re.VERBOSE | re.IGNORECASE
)
_WORD = re.compile(r"[A-Za-z]+")
_UNUSUAL = re.compile(r"service|(?<![:\w])from|\\u", re.IGNORECASE)
_SIGNS = re.compile(r"(?:[-!+^]\s*){8}")
_CHANGING = re.compile(r"(?:NOW|RAND|UUID|BNODE)\s*\(", re.IGNORECASE)
_HIDDEN = re.compile(r"\).*SERVICE", re.IGNORECASE | re.DOTALL)
_ESCAPED = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


@dataclass(frozen=True, slots=True)
class Query:
    """A query that may be run.

    `own_dataset` tells whether it names the graphs that it reads, and `repeatable` whether it has the same answer each
    time that the same graphs are asked.
    """

    text: str
    form: str
    own_dataset: bool
    repeatable: bool

    @property
    def has_triples(self) -> bool:
        """Whether the answer is a graph and no table."""
        return self.form in ("CONSTRUCT", "DESCRIBE")


@lru_cache(maxsize=500)  # clients ask the same again and again
def read_query(text: str, limits: Limits) -> Query:
    """Look over a query; raises BadQueryError, ReadOnlyError and TooLargeError for one that may not be run."""
    if len(text.encode()) > limits.query_bytes:
        raise TooLargeError(f"the query is longer than {limits.query_bytes} bytes")
    form, own_dataset = _form(text), False
    # most queries have nothing that needs a closer look, which takes a millisecond
    if _UNUSUAL.search(text) or _SIGNS.search(text) or sum(map(text.count, "{([")) > limits.nesting:
        tokens = list(_tokens(text))
        _check_nesting(tokens, limits.nesting)
        own_dataset = any(kind in ("word", "prefix") and token.upper().startswith("FROM") for kind, token in tokens)
        # a store behind this endpoint may read escapes before all else
        for kind, token in (*tokens, *_tokens(_unescaped(text))):
            _check_fetching(kind, token, own_dataset)
    return Query(text, form, own_dataset, _CHANGING.search(text) is None)


def _form(text: str) -> str:
    """The first word after the prologue; where there is none, the store's parser tells what is wrong."""
    start = _PROLOGUE.match(text)
    found = _WORD.match(text, start.end() if start else 0)
    word = found[0].upper() if found else ""
    if word in _UPDATES:
        raise ReadOnlyError(f"{word} is an update, and this endpoint is for reading only")
    return next((form for form in FORMS if word.startswith(form)), "SELECT")


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    for found in _TOKEN.finditer(text):
        if (kind := found.lastgroup or "other") == "name" and found["prefix"]:
            yield "prefix", found["prefix"]
        if kind not in ("comment", "string"):
            yield kind, found[0]


def _check_nesting(tokens: list[tuple[str, str]], most: int) -> None:
    """The store's parser and planner call themselves for each bracket and each sign before a value."""
    deep = signs = 0
    for kind, _ in tokens:
        deep += (kind == "open") - (kind == "close")
        signs = signs + 1 if kind == "sign" else 0
        if max(deep, signs) > most:
            raise TooLargeError(f"the query is nested more than {most} levels deep")


def _check_fetching(kind: str, token: str, names_graphs: bool) -> None:
    # an IRI may be no IRI: in FILTER(?a<1)SERVICEex:a#> the first sign is "less than"
    hidden = kind == "iri" and _HIDDEN.search(token)
    if hidden or (kind in ("word", "prefix") and "SERVICE" in token.upper()):
        raise BadQueryError("SERVICE is not allowed here: this endpoint asks its own graphs only")
    if names_graphs and kind == "iri" and token[1:].casefold().startswith("file:"):
        raise BadQueryError("FROM with the address of a file is not allowed here; name a graph of this endpoint")


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(min(int(found[1] or found[2], 16), 0x10FFFF)), text)
