"""An organisation or body in, where it is a partner and what it is to do out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.identifiers import slug
from queries.explorer.answers import Answers, Row
from queries.explorer.counties import in_swedish
from queries.explorer.site import Asked, Context, NotHereError

__all__ = ["actor", "has_page"]

_SHOWN, _PLACES = 100, 120  # duties and partnerships, spread over the counties


@dataclass(frozen=True, slots=True)
class OfCounty:
    """What a county says of an actor: the rows that are shown, and how many more there are."""

    county: str
    rows: list[Row]
    more: int


def actor(answers: Answers, asked: Asked) -> Context:
    """The counties whose partner it is, and its duties in each, with the sentences."""
    wanted = asked.path["actor"]
    nodes = _nodes(answers).get(wanted)
    if nodes is None:
        raise NotHereError(wanted)
    partners = answers.look_up("partnerships-of", organisation=nodes)
    duties = answers.look_up("duties-of", organisation=nodes)
    if not partners and not duties:
        raise NotHereError(wanted)
    own = [row for row in partners if slug(str(row["partner"])) == wanted]
    return {
        "name": str((own or partners or duties)[0]["partner" if partners else "actor"]),
        "kind": partners[0]["kind"] if partners else None,
        "partners": _by_county(answers, partners, _PLACES),
        "duties": _by_county(answers, duties, _SHOWN),
    }


def _by_county(answers: Answers, rows: Sequence[Row], most: int) -> list[OfCounty]:
    """Rows by county, of each county as many as leave room for the others."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(str(row["county"]), []).append(row)
    each = max(most // max(len(found), 1), 1)
    return [
        OfCounty(county, answers.proven(found[county][:each]), max(len(found[county]) - each, 0))
        for county in sorted(found, key=in_swedish)
    ]


def has_page(answers: Answers, name: str) -> bool:
    """Whether an organisation of that name is a partner anywhere, so that there is a page of it."""
    known = answers.once(
        "those with pages", lambda: {slug(str(row["partner"])) for row in answers.look_up("partner-counties")}
    )
    return slug(name) in known


def _nodes(answers: Answers) -> Mapping[str, tuple[str, ...]]:
    """The IRIs of organisations and bodies, by the slug of any of their names."""
    return answers.once("actors", lambda: _by_slug(answers))


def _by_slug(answers: Answers) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for row in answers.look_up("actors"):
        found.setdefault(slug(str(row["name"])), set()).add(str(row["node"]))
    return {name: tuple(sorted(nodes)) for name, nodes in found.items()}
