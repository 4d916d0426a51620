"""Counties and who joins them, as a drawing and as a table: partners, members of bodies, those who answer for goals."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import networkx as nx
from markupsafe import Markup

from graph.network_drawing import network_svg
from graph.network_measures import counties_of
from queries.explorer.answers import Answers, Row
from queries.explorer.pages.actor import has_page
from queries.explorer.site import Asked, Context, NotHereError
from queries.network import NetworkKind, bridges

__all__ = ["every_network", "network"]

_PATHS = {"": NetworkKind.PARTNERS, "organ": NetworkKind.BODIES, "mal": NetworkKind.GOALS}
_MOST = 40  # nodes in a column of the drawing: what a page can show and an eye can follow
_ROWS = 60  # of the table
_BETWEEN = ("county", "body", "goal")  # what joins nobody, but is joined
_MEASURED = 3000  # nodes: beyond it, who joins counties takes longer to find than a visitor waits


def network(answers: Answers, asked: Asked) -> Context:
    """The network of one kind."""
    part = asked.path.get("kind", "")
    if part not in _PATHS:
        raise NotHereError(part)
    kind = _PATHS[part]
    found = answers.once(("network", kind), lambda: answers.strategies.graph(kind))
    language = asked.language.code
    drawing = answers.once(("drawing", kind, language), lambda: _drawn(found, answers, asked))
    rows = answers.once(("bridges", kind), lambda: _rows(found))
    return {
        "kind": kind.value,
        "drawing": Markup(drawing),  # made by our own function, which escapes what documents say
        "rows": rows[:_ROWS],
        "measured": len(found) <= _MEASURED,
        "more": max(len(rows) - _ROWS, 0),
        "paths": [(path, one.value) for path, one in _PATHS.items()],
    }


def every_network(_answers: Answers) -> Iterator[Mapping[str, str]]:
    """The names in addresses of the networks that have one."""
    yield from ({"kind": path} for path in _PATHS if path)


def _rows(found: nx.Graph[str]) -> list[Row]:
    """Those who join counties: by how much, or in a large network by how many counties they are in."""
    if len(found) <= _MEASURED:
        return [row for row in bridges(found).dicts() if row["kind"] not in _BETWEEN]
    rows: list[Row] = []
    for node, data in found.nodes(data=True):
        if data["kind"] not in _BETWEEN:
            names = tuple(sorted(str(found.nodes[one]["label"]) for one in counties_of(found, node)))
            rows.append({"name": str(data["label"]), "counties": len(names), "in": names, "betweenness": None})
    return sorted(rows, key=lambda row: (-len(row["in"]), str(row["name"])))  # type: ignore[arg-type]  # names, above


def _drawn(found: nx.Graph[str], answers: Answers, asked: Asked) -> str:
    return network_svg(found, link=_link(found, answers, asked), language=asked.language.code, most=_MOST)


def _link(found: nx.Graph[str], answers: Answers, asked: Asked) -> Callable[[str], str | None]:
    def link(node: str) -> str | None:
        data = found.nodes[node]
        if data["kind"] == "county":
            return asked.addresses.county(data["label"])
        if "/document/" in node:
            return asked.addresses.evidence(node)
        return asked.addresses.actor(data["label"]) if has_page(answers, str(data["label"])) else None

    return link
