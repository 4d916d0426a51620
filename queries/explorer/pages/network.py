"""Counties and who joins them, as a drawing and as a table: partners, members of bodies, those who answer for goals.

Of a large network, the strongest ties are shown; on a phone, of every network.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

import networkx as nx
from markupsafe import Markup

from graph.network_drawing import network_svg
from graph.network_summary import NARROW, WIDE, Shape, summary_svg
from graph.network_ties import JOINED, Tie, joining, ties_of
from queries.explorer.answers import Answers, Row
from queries.explorer.pages.actor import has_page
from queries.explorer.site import Asked, Context, NotHereError
from queries.network import NetworkKind, bridges, read_ties

__all__ = ["every_network", "network"]

_PATHS = {"": NetworkKind.PARTNERS, "organ": NetworkKind.BODIES, "mal": NetworkKind.GOALS}
# what is counted in a network of a kind: the class of its facts, and the word for the drawing
_COUNTED = {
    NetworkKind.PARTNERS: ("Partnership", "partner"),
    NetworkKind.BODIES: ("Body", "body"),
    NetworkKind.GOALS: ("Goal", "goal"),
}
_MANY = 500  # facts: of more, a drawing of all cannot be read, and who lies on most ways takes too long to find
_MOST = 40  # nodes in a column of the drawing: what a page can show and an eye can follow
_ROWS = 60  # of the table
_STRONGEST = 3  # counties that the table names


def network(answers: Answers, asked: Asked) -> Context:
    """The network of one kind."""
    part = asked.path.get("kind", "")
    if part not in _PATHS:
        raise NotHereError(part)
    kind = _PATHS[part]
    large = _number(answers, kind) > _MANY
    shown = _summed(answers, asked, kind) if large else _whole(answers, asked, kind)
    paths = [(path, one.value) for path, one in _PATHS.items()]
    return {**shown, "kind": kind.value, "large": large, "paths": paths, "address": partial(_of_actor, answers, asked)}


def every_network(_answers: Answers) -> Iterator[Mapping[str, str]]:
    """The names in addresses of the networks that have one."""
    yield from ({"kind": path} for path in _PATHS if path)


def _number(answers: Answers, kind: NetworkKind) -> int:
    """How many facts there are of the class that a network is about."""
    wanted, _ = _COUNTED[kind]
    return sum(int(str(row["number"])) for row in answers.look_up("holdings") if row["kind"] == wanted)


def _whole(answers: Answers, asked: Asked, kind: NetworkKind) -> dict[str, object]:
    """All of a network, and who joins counties in it, by how much."""
    found = answers.once(("network", kind), lambda: answers.strategies.graph(kind))
    language = asked.language.code
    drawing = answers.once(("drawing", kind, language), lambda: _drawn(found, answers, asked))
    rows = answers.once(("bridges", kind), lambda: _rows(found))
    narrow = _strongest(list(ties_of(found)), answers, asked, kind, NARROW)
    return {"drawing": Markup(drawing), "narrow": narrow, "rows": rows[:_ROWS], "more": max(len(rows) - _ROWS, 0)}


def _summed(answers: Answers, asked: Asked, kind: NetworkKind) -> dict[str, object]:
    """Those in the most counties, by how many strategies, bodies or goals there."""
    ties = answers.once(("ties", kind), lambda: read_ties(answers.strategies, kind))
    found = answers.once(("joining", kind), lambda: joining(ties))
    rows: list[Row] = [
        {
            "name": one.name,
            "counties": len(one.ties),
            "number": one.number,
            "in": tuple(tie.county_name for tie in one.ties[:_STRONGEST]),
        }
        for one in found[:_ROWS]
    ]
    drawing, narrow = (_strongest(ties, answers, asked, kind, shape) for shape in (WIDE, NARROW))
    return {"drawing": drawing, "narrow": narrow, "rows": rows, "more": max(len(found) - _ROWS, 0)}


def _strongest(ties: list[Tie], answers: Answers, asked: Asked, kind: NetworkKind, shape: Shape) -> Markup:
    names = {node: name for tie in ties for node, name in ((tie.county, tie.county_name), (tie.organisation, tie.name))}
    counties = {tie.county for tie in ties}

    def link(node: str) -> str | None:
        return _address(node, names[node], answers, asked, is_county=node in counties)

    drawn = summary_svg(ties, _COUNTED[kind][1], shape=shape, link=link, language=asked.language.code)
    return Markup(drawn)  # made by our own function, which escapes what documents say


def _rows(found: nx.Graph[str]) -> list[Row]:
    return [row for row in bridges(found).dicts() if row["kind"] not in JOINED]


def _drawn(found: nx.Graph[str], answers: Answers, asked: Asked) -> str:
    return network_svg(found, link=_link(found, answers, asked), language=asked.language.code, most=_MOST)


def _link(found: nx.Graph[str], answers: Answers, asked: Asked) -> Callable[[str], str | None]:
    def link(node: str) -> str | None:
        data = found.nodes[node]
        return _address(node, str(data["label"]), answers, asked, is_county=data["kind"] == "county")

    return link


def _address(node: str, name: str, answers: Answers, asked: Asked, *, is_county: bool) -> str | None:
    if is_county:
        return asked.addresses.county(name)
    if "/document/" in node:
        return asked.addresses.evidence(node)
    return _of_actor(answers, asked, name)


def _of_actor(answers: Answers, asked: Asked, name: str) -> str | None:
    return asked.addresses.actor(name) if has_page(answers, name) else None
