"""The ontology in, a page about it out, as pyLODE writes it, with the language that it lacks.

Run as `python -m bench.ontology_page FILE.html`.
"""

from __future__ import annotations

import sys
from importlib.resources import files
from pathlib import Path

from pylode import OntPub

__all__ = ["ontology_page"]


def ontology_page() -> str:
    """The page as HTML."""
    text = OntPub(ontology=str(files("ontology").joinpath("samsyn.ttl"))).make_html()
    page = text.decode("utf-8") if isinstance(text, bytes) else str(text)
    return page.replace("<html", '<html lang="en"', 1)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(ontology_page(), encoding="utf-8")
