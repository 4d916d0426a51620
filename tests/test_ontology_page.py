"""The page about the ontology that is built with the documentation."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

from rdflib import OWL, RDF, Graph

from bench.ontology_page import ontology_page
from ontology.terms import SAM

ONTOLOGY = Path(__file__).resolve().parents[1] / "ontology" / "samsyn.ttl"


class Page(HTMLParser):
    """Collects the language of the page, its title, and the anchors and addresses in it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.language, self.ids, self.fetched = "", set[str](), list[str]()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.language = values.get("lang") or self.language if tag == "html" else self.language
        self.ids.add(values.get("id") or "")
        self.fetched += [values.get("src") or ""] if tag in ("script", "img", "iframe") else []


def test_the_page_is_in_swedish_and_whole() -> None:
    """Every class and property has its place on a page in Swedish, which fetches nothing from elsewhere."""
    text = ontology_page()
    page = Page(text)
    assert page.language == "sv"
    assert re.findall(r"<title>(.*?)</title>", text) == ["Samsyns ontologi"]
    terms = {
        str(term)
        for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
        for term in Graph().parse(ONTOLOGY).subjects(RDF.type, kind)
        if str(term).startswith(str(SAM._NS))
    }
    assert len(terms) > 150
    assert [term for term in sorted(terms) if term not in text] == []
    assert not any(address.startswith("http") and "w3id.org" not in address for address in page.fetched)
    assert "fokusområde" in text and "focus area" not in text
