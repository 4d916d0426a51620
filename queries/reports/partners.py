"""The network of partners in, a picture of it out: one or more counties in the middle, their partners around them.

Partners of one county stand to the left in columns of text, those that counties share to the right, joined by lines to
each county; so every name can be read, however many there are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import networkx as nx

from queries.reports.model import Picture
from queries.reports.wording import Wording

__all__ = ["partners_picture"]

_WIDTH, _LINE, _SIZE = 860, 22, 14
_OWN, _SHARED, _COUNTIES = 300, 425, 690  # where the three columns of names stand
_HUES = ("#1b4f72", "#935116", "#1e6b45", "#6c3483", "#7b241c", "#4d5656")
_FONTS = "Hanken Grotesk, Segoe UI, Helvetica Neue, Arial, sans-serif"
_LONGEST = 42  # characters of a name that find room in a column
_MOST, _MOST_COUNTIES = 60, 10


@dataclass(frozen=True, slots=True)
class _Place:
    x: float
    y: float


def partners_picture(network: nx.Graph[str], counties: Sequence[str], wording: Wording) -> Picture | None:
    """A county's partners and which other counties share them; of several, those that they share. None without any."""
    if len(counties) > 1:
        return _compared(network, counties, wording)
    places = {_label(network, one): one for one, data in network.nodes(data=True) if data["kind"] == "county"}
    node = places.get(counties[0])
    if node is None or not network[node]:
        return None
    partners = sorted(network[node], key=lambda one: _label(network, one))
    common = {one: [other for other in network[one] if other != node] for one in partners}
    shared = [one for one in partners if common[one]]
    own = [one for one in partners if not common[one]]
    others = _nearest(network, [other for of in common.values() for other in of])
    return Picture(
        _drawn(network, node, own[:_MOST], shared[:_MOST], others, wording),
        _told(network, counties[0], own, shared, others, wording),
        wording.say("network-caption", county=counties[0]),
    )


def _compared(network: nx.Graph[str], counties: Sequence[str], wording: Wording) -> Picture | None:
    """Several counties, none before the others, and the partners that two or more of them have."""
    places = {_label(network, one): one for one, data in network.nodes(data=True) if data["kind"] == "county"}
    chosen = [places[name] for name in counties if name in places]
    has = {one: [county for county in chosen if network.has_edge(one, county)] for one in network}
    shared = sorted((one for one in has if len(has[one]) > 1), key=lambda one: (-len(has[one]), _label(network, one)))
    if not shared:
        return None
    shown = sorted(
        shared[:_MOST], key=lambda one: ([chosen.index(county) for county in has[one]], _label(network, one))
    )
    height = _LINE * (max(len(shown), 2 * len(chosen), 6) + 3)
    left, right = _spread(shown, _OWN, height), _spread(chosen, _SHARED + _OWN // 2, height)
    hues = {county: _HUES[at % len(_HUES)] for at, county in enumerate(chosen)}
    parts = [
        _text(wording.say("networks-shared"), _OWN, _LINE, "end", bold=True),
        _text(wording.say("networks-counties"), _SHARED + _OWN // 2, _LINE, "start", bold=True),
        *(_curve(left[one], right[county], hues[county]) for one in shown for county in has[one]),
        *(_name(_label(network, one), place, "end") for one, place in left.items()),
        *(_county(_label(network, one), place, hues[one], "start") for one, place in right.items()),
    ]
    return Picture(_svg(height, parts), _told_of(network, shared, chosen, wording), wording.say("networks-caption"))


def _told_of(network: nx.Graph[str], shared: Sequence[str], counties: Sequence[str], wording: Wording) -> str:
    parts = [wording.say("networks-told", shared=len(shared))]
    for county in counties:
        names = [_label(network, one) for one in shared if network.has_edge(one, county)]
        told = {"county": _label(network, county), "n": len(network[county]), "shared": len(names)}
        parts.append(wording.say("networks-own", names=wording.first_of(names), **told))
    return " ".join(parts)


def _nearest(network: nx.Graph[str], shared: Sequence[str]) -> list[str]:
    """The counties with which the most partners are shared, in the order of their names."""
    most = sorted(Counter(shared).items(), key=lambda item: (-item[1], _label(network, item[0])))[:_MOST_COUNTIES]
    return sorted((one for one, _ in most), key=lambda one: _label(network, one))


def _label(network: nx.Graph[str], node: str) -> str:
    return str(network.nodes[node]["label"])


def _drawn(
    network: nx.Graph[str],
    county: str,
    own: Sequence[str],
    shared: Sequence[str],
    others: Sequence[str],
    wording: Wording,
) -> str:
    height = _LINE * (max(len(own), len(shared), 2 * len(others), 6) + 3)
    middle = (height + 2 * _LINE) / 2
    hub = _Place(_OWN + 70, middle)
    left = _spread(own, _OWN, height)
    right = _spread(shared, _SHARED, height)
    far = _spread(others, _COUNTIES, height)
    hues = {other: _HUES[(at + 1) % len(_HUES)] for at, other in enumerate(others)}
    parts = [_headings(wording, county=bool(own), shared=bool(shared), others=bool(others))]
    parts += [_curve(place, hub, _HUES[0]) for place in left.values()]
    parts += [_curve(hub, place, _HUES[0]) for place in right.values()]
    parts += [
        _curve(_Place(_text_end(_label(network, one), right[one]), right[one].y), far[other], hues[other])
        for one in shared
        for other in others
        if network.has_edge(one, other)
    ]
    parts += [_name(_label(network, one), place, "end") for one, place in left.items()]
    parts += [_name(_label(network, one), place, "start") for one, place in right.items()]
    parts += [_county(_label(network, one), place, hues[one], "start") for one, place in far.items()]
    parts.append(_county("", hub, _HUES[0], "start"))
    parts.append(_text(_label(network, county), hub.x, hub.y + 30, "middle", bold=True))
    return _svg(height, parts)


def _svg(height: float, parts: Sequence[str]) -> str:
    size = f'viewBox="0 0 {_WIDTH} {height:g}" width="{_WIDTH}" height="{height:g}" font-size="{_SIZE}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="{_FONTS}">{"".join(parts)}</svg>'


def _headings(wording: Wording, *, county: bool, shared: bool, others: bool) -> str:
    told = (("network-own", _OWN, "end", county), ("network-shared", _SHARED, "start", shared))
    more = (("network-others", _COUNTIES, "start", others),)
    return "".join(
        _text(wording.say(key), x, _LINE, anchor, bold=True) for key, x, anchor, there in (*told, *more) if there
    )


def _spread(nodes: Sequence[str], x: float, height: float) -> dict[str, _Place]:
    """Places one above the other, in the middle of the height or over all of it."""
    step = min((height - 3 * _LINE) / max(len(nodes), 1), 3 * _LINE)
    top = 2 * _LINE + (height - 2 * _LINE - step * len(nodes)) / 2 + step / 2
    return {node: _Place(x, round(top + at * step, 1)) for at, node in enumerate(nodes)}


def _text_end(name: str, place: _Place) -> float:
    return min(place.x + 12 + 7.2 * len(_short(name)), _COUNTIES - 60)


def _curve(start: _Place, end: _Place, hue: str) -> str:
    bend = (end.x - start.x) / 2
    path = f"M{start.x:g},{start.y:g} C{start.x + bend:g},{start.y:g} {end.x - bend:g},{end.y:g} {end.x:g},{end.y:g}"
    return f'<path d="{path}" fill="none" stroke="{hue}" stroke-width="1.3" stroke-opacity="0.55"/>'


def _name(name: str, place: _Place, anchor: str) -> str:
    shift = -9 if anchor == "end" else 9
    dot = f'<circle cx="{place.x:g}" cy="{place.y:g}" r="4" fill="{_HUES[0]}"/>'
    return dot + _text(name, place.x + shift, place.y + 4.5, anchor)


def _county(name: str, place: _Place, hue: str, anchor: str) -> str:
    dot = f'<circle cx="{place.x:g}" cy="{place.y:g}" r="11" fill="{hue}"/>'
    return dot + _text(name, place.x + 17, place.y + 5, anchor)


def _text(text: str, x: float, y: float, anchor: str, *, bold: bool = False) -> str:
    """A line of text, on a white edge so that lines behind it do not cross it out."""
    weight = ' font-weight="bold"' if bold else ""
    edge = 'stroke="#fff" stroke-width="4" stroke-linejoin="round" paint-order="stroke"'
    return (
        f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}" fill="#1c1c1c" {edge}{weight}>{escape(_short(text))}</text>'
    )


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…"


def _told(
    network: nx.Graph[str],
    county: str,
    own: Sequence[str],
    shared: Sequence[str],
    others: Sequence[str],
    wording: Wording,
) -> str:
    """What the picture shows, in words."""
    parts = [wording.say("network-told", county=county, n=len(own) + len(shared), shared=len(shared))]
    for other in others:
        names = [_label(network, one) for one in shared if network.has_edge(one, other)]
        parts.append(wording.say("network-with", other=_label(network, other), names=wording.first_of(names)))
    return " ".join(parts)
