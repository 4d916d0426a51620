"""A network in, a picture of it as SVG out, which stands alone or in a page: who takes part where, and who joins whom.

A name that is too long is cut in the picture and whole in its title, which a browser shows and a screen reader reads.
How kinds and counties are told apart is in `graph.network_marks`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import networkx as nx

from graph.network_layout import Layout, lay_out
from graph.network_marks import FONTS, INK, PALE, PAPER, box, county_colour, county_dash, cut, kind_mark, legend
from graph.network_measures import counties_of
from ontology import lexicon

__all__ = ["network_svg"]

Link = Callable[[str], str | None]

_MOST = 60  # nodes in a column beside the counties'
_FEW_LINES = 150
_FEW_COUNTIES = 6  # that are told one by one
_WIDTH, _TOP = 1200, 96  # points: of the picture, above the columns
_TEXTS = {
    "sv": {
        "partner": "Län och samverkansparter",
        "body": "Läns organ och deras ledamöter",
        "goal": "Läns mål och vilka som svarar för dem",
        "told": "{counties} län, {number} {others}; {shared} av dem i flera län",
        "alone": "; {number} {of} som ingen {others} hör till (streckad ram)",
        "of partner": ("parter i ett län", "parter", "part"),
        "of body": ("organ", "ledamöter", "känd ledamot"),
        "of goal": ("mål", "aktörer", "aktör"),
        "unknown": "organ, eller av okänt slag",
        "omitted": "Utan plats här: {}",
        "several": "{} i flera län",
        "one": "{} i ett län",
        "empty": "Inget att visa.",
    },
    "en": {
        "partner": "Counties and partners",
        "body": "Bodies of counties and their members",
        "goal": "Goals of counties and who answers for them",
        "told": "{counties} counties, {number} {others}; {shared} of them in several counties",
        "alone": "; {number} {of} to which no {others} belongs (dashed frame)",
        "of partner": ("partners in one county", "partners", "partner"),
        "of body": ("bodies", "members", "known member"),
        "of goal": ("goals", "actors", "actor"),
        "unknown": "body, or of unknown kind",
        "omitted": "Without room here: {}",
        "several": "{} in several counties",
        "one": "{} in one county",
        "empty": "Nothing to show.",
    },
}
_OTHERS = {"partner": "partner", "body": "member", "goal": "actor"}


def network_svg(network: nx.Graph[str], *, link: Link | None = None, language: str = "sv", most: int = _MOST) -> str:
    """The picture of a network of `graph.network`; `link` gives the address that a node leads to, if any.

    The same network gives the same picture. Where a column has more than `most` nodes, those with the fewest links are
    left out, and their number is told.
    """
    return "\n".join(_Drawing(network, lay_out(network, most), link or (lambda _: None), language).lines())


@dataclass
class _Drawing:
    network: nx.Graph[str]
    layout: Layout
    link: Link
    language: str

    def __post_init__(self) -> None:
        self.texts: dict[str, Any] = _TEXTS[self.language]
        self.kinds = Counter(data["kind"] for _, data in self.network.nodes(data=True))
        self.what = next((one for one in ("goal", "body") if self.kinds[one]), "partner")
        around = self.what == "partner"
        self.counties = self.layout.columns[1 if around else 0]
        self.places = (400, 600, 800) if around else (95, 480, 800)

    def lines(self) -> Iterator[str]:
        more = sum(self.layout.omitted.values())
        height = _TOP + self.layout.height + (30 if more else 14)
        title, told = self.texts[self.what], self._told()
        yield (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="network" role="{self._role()}" '
            f'viewBox="0 0 {_WIDTH} {height}" '
            f'width="{_WIDTH}" height="{height}" font-family="{FONTS}" '
            f'font-size="13" fill="{INK}" lang="{self.language}">'
        )
        yield f"<title>{escape(title)}</title><desc>{escape(told)}</desc>"
        yield f'<rect width="{_WIDTH}" height="{height}" fill="{PAPER}"/>'
        yield f'<text x="20" y="26" font-size="17" font-weight="600">{escape(title)}</text>'
        yield f'<text x="20" y="46" fill="{PALE}">{escape(told)}</text>'
        yield from self._legend()
        self.numbers = {node: str(n) for n, node in enumerate(one for part in self.layout.columns for one in part)}
        edges = list(self._edges())
        width, opacity = ("1.4", "0.6") if len(edges) <= _FEW_LINES else ("1", "0.35")
        yield f'<g fill="none" stroke-width="{width}" stroke-opacity="{opacity}">{"".join(edges)}</g>'
        for number, column in enumerate(self.layout.columns):
            for node in column:
                yield self._node(node, number)
        yield from self._omitted(height)
        yield "</svg>"

    def _role(self) -> str:
        """A picture with links is no single image to those who hear it."""
        return "group" if any(self.link(node) for node in self.network) else "img"

    def _told(self) -> str:
        if not self.network:
            return str(self.texts["empty"])
        others = [one for one, data in self.network.nodes(data=True) if data["kind"] == _OTHERS[self.what]]
        shared = sum(len(counties_of(self.network, one)) > 1 for one in others)
        of, several, one = self.texts[f"of {self.what}"]
        told: str = self.texts["told"].format(
            counties=self.kinds["county"], number=len(others), others=several, shared=shared
        )
        alone = sum(map(self._is_alone, self.network))
        return told + (self.texts["alone"].format(number=alone, of=of, others=one) if alone else "")

    def _is_alone(self, node: str) -> bool:
        """Whether nobody belongs to a body or goal."""
        return self.network.nodes[node]["kind"] in ("body", "goal") and self.network.degree(node) == 1

    def _legend(self) -> Iterator[str]:
        shown = {node for column in self.layout.columns for node in column}
        kinds = {
            data.get("organisation_kind") or ""
            for node, data in self.network.nodes(data=True)
            if node in shown and data["kind"] in ("partner", "member", "actor")
        }
        yield from legend(kinds, self.texts["unknown"], self.language, (27, 68), _WIDTH)[0]

    def _edges(self) -> Iterator[str]:
        column = {node: number for number, nodes in enumerate(self.layout.columns) for node in nodes}
        for one, other in sorted(tuple(sorted(edge)) for edge in self.network.edges):
            if one in column and other in column and column[one] != column[other]:
                left, right = sorted((one, other), key=lambda node: column[node])
                county = next((node for node in (left, right) if node in self.counties), None)
                county = county or str(
                    self.network.nodes[left].get("county") or self.network.nodes[right].get("county")
                )
                x0, x1 = self._side(left, column[left], after=True), self._side(right, column[right], after=False)
                y0, y1, bend = self._y(left), self._y(right), round((x1 - x0) / 2)
                dash = county_dash(self._number(county))
                yield (
                    f'<path data-joins="{self.numbers[left]} {self.numbers[right]}" '
                    f'stroke="{self._colour(county)}"{dash} '
                    f'd="M{x0} {y0}C{x0 + bend} {y0} {x1 - bend} {y1} {x1} {y1}"/>'
                )

    def _y(self, node: str) -> int:
        return _TOP + self.layout.heights[node]

    def _number(self, county: str) -> int:
        return self.counties.index(county) if county in self.counties else 0

    def _colour(self, county: str) -> str:
        return county_colour(self._number(county))

    def _side(self, node: str, column: int, *, after: bool) -> int:
        """Where the lines of a node begin or end."""
        kind = self.network.nodes[node]["kind"]
        half = 85 if kind == "county" else 190 if column == 1 else 9
        return self.places[column] + (half if after else -half)

    def _node(self, node: str, column: int) -> str:
        data = self.network.nodes[node]
        x, y, label = self.places[column], self._y(node), str(data["label"])
        if data["kind"] == "county":
            shown = box(x, y, 85, cut(label, 24), self._colour(node), PAPER, self._colour(node))
        elif column == 1:
            colour = self._colour(str(data.get("county")))
            shown = box(x, y, 190, cut(label, 52), PAPER, INK, colour, dashed=self._is_alone(node))
        else:
            end = ' text-anchor="end"' if column == 0 else ""
            text = f'<text x="{x + (-14 if column == 0 else 14)}" y="{y + 4}"{end}>{escape(cut(label, 50))}</text>'
            shown = kind_mark(data.get("organisation_kind") or "", x, y) + text
        told = f"<title>{escape(self._title(node))}</title>"
        address = self.link(node)
        inside = f"<a href={quoteattr(address)}>{told}{shown}</a>" if address else f"{told}{shown}"
        return f'<g class="{data["kind"]}" data-node="{self.numbers[node]}">{inside}</g>'

    def _title(self, node: str) -> str:
        data = self.network.nodes[node]
        kind = data.get("organisation_kind")
        counties = sorted(str(self.network.nodes[one]["label"]) for one in counties_of(self.network, node))
        parts = [str(data["label"]), lexicon.label(kind, self.language) if kind else "", ", ".join(counties)]
        return " · ".join(filter(None, parts if data["kind"] != "county" else parts[:1]))

    def _omitted(self, height: int) -> Iterator[str]:
        """How many had no room."""
        left = [
            f"{self.network.nodes[county]['label']} {number}"
            for county, number in self.layout.omitted.items()
            if county and number
        ]
        if len(left) > _FEW_COUNTIES:
            left = [self.texts["one"].format(sum(number for county, number in self.layout.omitted.items() if county))]
        if shared := self.layout.omitted.get(""):
            left.insert(0, self.texts["several"].format(shared))
        if left:
            told = cut(self.texts["omitted"].format(", ".join(left)), 190)
            yield f'<text x="20" y="{height - 12}" font-size="12" fill="{PALE}">{escape(told)}</text>'
