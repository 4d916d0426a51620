"""A kind of organisation or a county in, how pictures of networks draw it out: its colour, its mark, its box.

Kinds differ by colour and by shape; the lines of a county have its colour, and those of two with one colour differ by
their dashes. There are no styles and no scripts in what is drawn, so that it can stand in a page whose policy forbids
them.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

from ontology import lexicon

__all__ = ["FONTS", "INK", "PALE", "PAPER", "box", "county_colour", "county_dash", "cut", "kind_mark", "legend"]

FONTS = "system-ui, Segoe UI, Helvetica, Arial, sans-serif"
_COUNTY_COLOURS = ("#0b6e99", "#b35900", "#3f7d20", "#7a3e9d", "#b0305c", "#00695c", "#7a6000", "#44546a")
_DASHES = ("", "7 3", "2 3")  # tell counties of one colour apart
INK, PALE, PAPER = "#1f2933", "#52606d", "#ffffff"
# Each kind of organisation by a colour and a shape of its own; what is no organisation of a known kind is the last.
_MARKS = {
    "Agency": ("#0b6e99", "circle"),
    "CountyBoard": ("#7a3e9d", "square"),
    "MunicipalityOrganisation": ("#b35900", "triangle"),
    "Region": ("#00695c", "diamond"),
    "University": ("#7a6000", "pentagon"),
    "MunicipalAssociation": ("#b0305c", "down"),
    "CoordinationAssociation": ("#3f7d20", "hexagon"),
    "CivilSociety": ("#b3261e", "star"),
    "Business": ("#44546a", "bar"),
    "OtherOrganisation": ("#5d4037", "cross"),
    "": ("#6b7280", "ring"),
}
_POINTS = {
    "square": "-5,-5 5,-5 5,5 -5,5",
    "triangle": "0,-6.5 6,5 -6,5",
    "down": "0,6.5 6,-5 -6,-5",
    "diamond": "0,-7 6,0 0,7 -6,0",
    "pentagon": "0,-6.5 6.2,-2 3.8,5.3 -3.8,5.3 -6.2,-2",
    "hexagon": "-6.5,0 -3.2,-5.6 3.2,-5.6 6.5,0 3.2,5.6 -3.2,5.6",
    "star": "0,-7.5 1.9,-2.6 7.1,-2.3 3.1,1 4.4,6.1 0,3.2 -4.4,6.1 -3.1,1 -7.1,-2.3 -1.9,-2.6",
    "bar": "-7,-3.2 7,-3.2 7,3.2 -7,3.2",
    "cross": "-2,-6.5 2,-6.5 2,-2 6.5,-2 6.5,2 2,2 2,6.5 -2,6.5 -2,2 -6.5,2 -6.5,-2 -2,-2",
}
_LETTER = 7.2  # points, of a name in the legend


def county_colour(number: int) -> str:
    """The colour of the county of that number."""
    return _COUNTY_COLOURS[number % len(_COUNTY_COLOURS)]


def county_dash(number: int) -> str:
    """What parts the lines of a county from those of others with its colour, as an attribute; empty for the first."""
    turn = number // len(_COUNTY_COLOURS) % len(_DASHES)
    return f' stroke-dasharray="{_DASHES[turn]}"' if turn else ""


def legend(
    kinds: Iterable[str], unknown: str, language: str, place: tuple[int, int], width: int
) -> tuple[list[str], int]:
    """The marks of these kinds with their names, from a place on, as many a line as find room; and how deep they go."""
    known = set(kinds)
    found, (left, y) = [], place
    x = float(left)
    for kind in (one for one in _MARKS if one in known):
        name = lexicon.label(kind, language) if kind else unknown
        if x > left and x + len(name) * _LETTER > width - 30:
            x, y = float(left), y + 20
        found.append(f'{kind_mark(kind, round(x), y)}<text x="{round(x) + 13}" y="{y + 4}">{escape(name)}</text>')
        x += len(name) * _LETTER + 40
    return found, y


def kind_mark(kind: str, x: int, y: int) -> str:
    """The mark of a kind of organisation; of any other, that of those whose kind is unknown."""
    colour, shape = _MARKS.get(kind, _MARKS[""])
    if shape == "circle":
        return f'<circle cx="{x}" cy="{y}" r="6" fill="{colour}"/>'
    if shape == "ring":
        return f'<circle cx="{x}" cy="{y}" r="5" fill="{PAPER}" stroke="{colour}" stroke-width="2.5"/>'
    return f'<polygon transform="translate({x} {y})" points="{_POINTS[shape]}" fill="{colour}"/>'


def box(x: int, y: int, half: int, text: str, fill: str, ink: str, edge: str, *, dashed: bool = False) -> str:
    """A frame around a name, from its middle."""
    dash = ' stroke-dasharray="4 3"' if dashed else ""
    size = ' font-weight="600"' if fill != PAPER else ' font-size="12"'
    return (
        f'<rect x="{x - half}" y="{y - 10}" width="{2 * half}" height="20" rx="5" fill="{fill}" stroke="{edge}"{dash}/>'
        f'<text x="{x}" y="{y + 4}" text-anchor="middle" fill="{ink}"{size}>{escape(text)}</text>'
    )


def cut(text: str, most: int) -> str:
    """A text of at most so many characters."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
