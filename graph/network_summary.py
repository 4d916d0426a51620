"""The ties of a large network in, a picture of the strongest as SVG out: counties, and who joins the most of them.

One shape is for wide screens, one for phones. Each organisation has lines to the few counties in which it has the most
to do, the wider the more; how many organisations and lines there are in all is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from textwrap import wrap
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from graph.network_marks import FONTS, INK, PALE, PAPER, county_colour, county_dash, cut, kind_mark, legend
from graph.network_ties import Joining, Tie, joining, strongest
from ontology.lexicon import counties

__all__ = ["NARROW", "WIDE", "Shape", "summary_svg"]

Link = Callable[[str], str | None]
_SWEDISH = str.maketrans("åäöÅÄÖ", "{|}{|}")  # the signs after "z"


@dataclass(frozen=True, slots=True)
class Shape:
    """How large a picture is, and how much is in it; `letters` are those of a line of a name."""

    width: int
    organisations: int
    lines: int  # of each organisation
    row: int
    county: int  # the width of a county's box
    names: int  # where the names of organisations begin
    letters: int
    size: int  # of letters, in points
    told: bool  # whether numbers follow names


WIDE = Shape(1160, 24, 3, 28, 180, 640, 60, 14, True)
NARROW = Shape(340, 16, 2, 32, 112, 190, 22, 12, False)
_TEXTS = {
    "sv": {
        "title": "Starkaste banden mellan län och organisationer",
        "county": "{0} län: {1}",
        "partner": ("strategi", "strategier"),
        "body": ("organ", "organ"),
        "goal": ("mål", "mål"),
        "unknown": "organ, eller av okänt slag",
        "told": "{shown} av {all} organisationer visas, {lines} av {ties} linjer",
        "thousands": "\N{NO-BREAK SPACE}",
        "empty": "Inget att visa.",
    },
    "en": {
        "title": "Strongest ties of counties and organisations",
        "county": "{0} counties: {1}",
        "partner": ("strategy", "strategies"),
        "body": ("body", "bodies"),
        "goal": ("goal", "goals"),
        "unknown": "body, or of unknown kind",
        "told": "{shown} of {all} organisations are shown, {lines} of {ties} lines",
        "thousands": ",",
        "empty": "Nothing to show.",
    },
}


def summary_svg(
    ties: Sequence[Tie], what: str, *, shape: Shape = WIDE, link: Link | None = None, language: str = "sv"
) -> str:
    """The picture; `what` is counted: of a "partner" strategies, of a "body" or "goal" these."""
    return "\n".join(_Picture(ties, what, shape, link or (lambda _: None), language).lines())


@dataclass
class _Picture:
    ties: Sequence[Tie]
    what: str
    shape: Shape
    link: Link
    language: str

    def __post_init__(self) -> None:
        self.texts: dict[str, Any] = _TEXTS[self.language]
        every = joining(self.ties)
        self.all, kept = len(every), every[: self.shape.organisations]
        self.drawn = strongest(kept, self.shape.lines)
        self.most = max((tie.number for tie in self.drawn), default=1)
        names = {tie.county: tie.county_name for tie in self.ties}
        self.counties = sorted(names, key=lambda one: names[one].translate(_SWEDISH))
        self.names = names
        kinds, place = {one.kind or "" for one in kept}, (17, 72 if self.shape.told else 42)
        self.legend, low = legend(kinds, str(self.texts["unknown"]), self.language, place, self.shape.width)
        self.top = low + 14
        rows = max(len(kept), len(self.counties))
        self.height = self.top + rows * self.shape.row + 10
        self.county_y = self._spread(self.counties, rows)
        centre = {one.node: self._centre(one) for one in kept}
        self.kept = sorted(kept, key=lambda one: (centre[one.node], one.name, one.node))
        self.organisation_y = self._spread([one.node for one in self.kept], rows)

    def _spread(self, nodes: Sequence[str], rows: int) -> dict[str, int]:
        step = rows * self.shape.row / max(len(nodes), 1)
        return {node: round(self.top + (number + 0.5) * step) for number, node in enumerate(nodes)}

    def _centre(self, one: Joining) -> float:
        places = [self.county_y[tie.county] for tie in self.drawn if tie.organisation == one.node]
        return sum(places) / max(len(places), 1)

    @cached_property
    def numbers(self) -> dict[str, int]:
        return {node: number for number, node in enumerate((*self.county_y, *self.organisation_y))}

    def lines(self) -> Iterator[str]:
        shape, told = self.shape, self._told()
        linked = any(map(self.link, self.numbers))
        yield (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="network" role="{"group" if linked else "img"}" '
            f'viewBox="0 0 {shape.width} {self.height}" width="{shape.width}" height="{self.height}" '
            f'font-family="{FONTS}" font-size="{shape.size}" fill="{INK}" lang="{self.language}">'
        )
        yield f"<title>{escape(self.texts['title'])}</title><desc>{escape(told)}</desc>"
        yield f'<rect width="{shape.width}" height="{self.height}" fill="{PAPER}"/>'
        if shape.told:
            yield f'<text x="10" y="26" font-size="17" font-weight="600">{escape(self.texts["title"])}</text>'
        yield f'<text x="10" y="{48 if shape.told else 22}" fill="{PALE}">{escape(told)}</text>'
        yield from self.legend
        yield f'<g fill="none" stroke-opacity="0.55">{"".join(self._line(tie) for tie in self.drawn)}</g>'
        yield from (self._county(county) for county in self.counties)
        yield from (self._organisation(one) for one in self.kept)
        yield "</svg>"

    def _told(self) -> str:
        if not self.ties:
            return str(self.texts["empty"])
        numbers = {"shown": len(self.kept), "all": self.all, "lines": len(self.drawn), "ties": len(self.ties)}
        return str(self.texts["told"]).format(**{name: self._grouped(number) for name, number in numbers.items()})

    def _grouped(self, number: int) -> str:
        return f"{number:,}".replace(",", self.texts["thousands"])

    def _line(self, tie: Tie) -> str:
        x0, x1 = self.shape.county + 10, self.shape.names - 24
        y0, y1, bend = self.county_y[tie.county], self.organisation_y[tie.organisation], (x1 - x0) // 2
        number = self.counties.index(tie.county)
        width = round(1 + (0 if self.most == 1 else 3 * tie.number / self.most), 1)
        return (
            f'<path data-joins="{self.numbers[tie.county]} {self.numbers[tie.organisation]}" '
            f'stroke="{county_colour(number)}"{county_dash(number)} stroke-width="{width}" '
            f'd="M{x0} {y0}C{x0 + bend} {y0} {x1 - bend} {y1} {x1} {y1}"/>'
        )

    def _county(self, county: str) -> str:
        y, width, colour = self.county_y[county], self.shape.county, county_colour(self.counties.index(county))
        name = self.names[county] if self.shape.told else _short_names().get(self.names[county], self.names[county])
        shown = (
            f'<rect x="10" y="{y - 11}" width="{width}" height="22" rx="5" fill="{colour}"/>'
            f'<text x="{10 + width // 2}" y="{y + 4}" text-anchor="middle" fill="{PAPER}" '
            f'font-weight="600">{escape(cut(name, 24 if self.shape.told else 17))}</text>'
        )
        return self._linked(county, "county", self.names[county], shown)

    def _organisation(self, one: Joining) -> str:
        x, y = self.shape.names, self.organisation_y[one.node]
        counted = self.texts[self.what][one.number != 1]
        told = self.texts["county"].format(len(one.ties), f"{self._grouped(one.number)} {counted}")
        parts = wrap(one.name, self.shape.letters) or [""]
        parts = parts if len(parts) < 3 else [parts[0], cut(" ".join(parts[1:]), self.shape.letters)]
        first = y + 4 - 7 * (len(parts) - 1)
        name = "".join(f'<tspan x="{x}" y="{first + 14 * at}">{escape(part)}</tspan>' for at, part in enumerate(parts))
        after = f'<tspan dx="9" fill="{PALE}" font-size="12">{escape(told)}</tspan>' if self.shape.told else ""
        shown = f"{kind_mark(one.kind or '', x - 13, y)}<text>{name}{after}</text>"
        return self._linked(one.node, "partner", f"{one.name} · {told}", shown)

    def _linked(self, node: str, kind: str, title: str, shown: str) -> str:
        address, inside = self.link(node), f"<title>{escape(title)}</title>{shown}"
        inside = f"<a href={quoteattr(address)}>{inside}</a>" if address else inside
        return f'<g class="{kind}" data-node="{self.numbers[node]}">{inside}</g>'


@cache
def _short_names() -> dict[str, str]:
    return {one.name: one.short_name for one in counties()}
