"""A drawing as SVG in, the same as PNG out, the same bytes everywhere: the one door to the drawing library.

It draws with a font of its own, since a server may have none.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import resvg_py

__all__ = ["as_png"]

_FONT = "Hanken Grotesk"
_WEIGHTS = ("Regular", "Bold")
_ZOOM = 2  # sharp in print


def as_png(svg: str) -> bytes:
    """The picture on white."""
    drawn = resvg_py.svg_to_bytes(
        svg_string=svg,
        background="#ffffff",
        zoom=_ZOOM,
        skip_system_fonts=True,
        font_files=_fonts(),
        font_family=_FONT,
        sans_serif_family=_FONT,
    )
    return bytes(drawn)


@cache
def _fonts() -> list[str]:
    folder = files("font_hanken_grotesk").joinpath("files")
    return [str(folder.joinpath(f"HankenGrotesk-{weight}.otf")) for weight in _WEIGHTS]
