"""An organisation or body in, where it is a partner and what it is to do out."""

from __future__ import annotations

from graph.identifiers import slug
from queries.explorer.answers import Answers, Row
from queries.explorer.site import Asked, Context, NotHereError

__all__ = ["actor", "has_page"]

_DUTIES = 100


def actor(answers: Answers, asked: Asked) -> Context:
    """The counties whose partner it is, and its duties in each, with the sentences."""
    wanted = asked.path["actor"]
    partners = [row for row in answers.rows("partners-by-county") if slug(str(row["partner"])) == wanted]
    nodes = _nodes(answers).get(wanted, [])
    duties = [row for node in nodes for row in answers.rows("duties-by-actor", actor=node)]
    if not partners and not duties:
        raise NotHereError(wanted)
    first = (partners or duties)[0]
    return {
        "name": str(first["partner"] if partners else first["actor"]),
        "kind": first["kind"] if partners else None,
        "partners": answers.proven(partners[:_DUTIES]),
        "duties": answers.proven(sorted(duties, key=lambda row: str(row["county"]))[:_DUTIES]),
        "more": max(len(duties) - _DUTIES, 0),
    }


def has_page(answers: Answers, name: str) -> bool:
    """Whether an organisation of that name is a partner anywhere, so that there is a page of it."""
    known = answers.once(
        "those with pages", lambda: {slug(str(row["partner"])) for row in answers.rows("partners-by-county")}
    )
    return slug(name) in known


def _nodes(answers: Answers) -> dict[str, list[str]]:
    """The IRIs of those who have duties, by the slug of any of their names."""
    return answers.once("actors", lambda: _by_slug(answers.look_up("organisation")))


def _by_slug(rows: list[Row]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in rows:
        known = found.setdefault(slug(str(row["name"])), [])
        if str(row["node"]) not in known:
            known.append(str(row["node"]))
    return found
