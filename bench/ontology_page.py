"""The ontology in, a page about it in Swedish out, as pyLODE writes it.

Run as `python -m bench.ontology_page FILE.html`. pyLODE writes labels of all languages in a row, and tells no language,
so it gets the Swedish ones alone, and the page says that it is Swedish.
"""

from __future__ import annotations

import sys
from importlib.resources import files
from pathlib import Path

from pylode import OntPub
from rdflib import Graph, Literal

__all__ = ["ontology_page"]

_LANGUAGE = "sv"


def ontology_page() -> str:
    """The page as HTML."""
    text = OntPub(ontology=_in_one_language()).make_html()
    page = text.decode("utf-8") if isinstance(text, bytes) else str(text)
    return page.replace("<html", f'<html lang="{_LANGUAGE}"', 1)


def _in_one_language() -> Graph:
    graph = Graph().parse(data=files("ontology").joinpath("samsyn.ttl").read_text(encoding="utf-8"), format="turtle")
    for triple in list(graph):
        if isinstance(triple[2], Literal) and triple[2].language not in (None, _LANGUAGE):
            graph.remove(triple)
    return graph


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(ontology_page(), encoding="utf-8")
