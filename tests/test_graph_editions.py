"""Documents among each other: new editions, and pages that tell about a strategy."""

from __future__ import annotations

from typing import Any

from rdflib import Literal, URIRef
from rdflib.namespace import DCTERMS

from graph.rules.across import across_documents
from graph.rules.editions import document_links, superseded
from ontology.terms import SAM

GRANVIK = "https://w3id.org/samsyn/id/county/granviks-lan"


def about(**other: Any) -> dict[str, Any]:
    """What a document says of itself; `other` replaces it."""
    return {
        "title": "Integrationsstrategi för Granviks län 2024–2027",
        "kind": "Strategy",
        "county": GRANVIK,
        "day": "2024-01-01",
        "describes": None,
        "counts_elsewhere": [],
        "nodes": {},
    } | other


def documents(**described: dict[str, Any]) -> dict[URIRef, dict[str, Any]]:
    return {URIRef(f"https://example.org/{name}"): one for name, one in described.items()}


OLD, NEW, PAGE = (URIRef(f"https://example.org/{name}") for name in ("old", "new", "page"))
LATER = {"title": "Integrationsstrategi för Granviks län 2028–2031", "day": "2028-01-01"}


def test_a_later_day_makes_a_new_edition() -> None:
    """The same county, kind and title from a later year replaces the earlier edition."""
    both = documents(old=about(), new=about(**LATER))
    assert superseded(both) == {OLD: NEW}
    assert (NEW, DCTERMS.replaces, OLD) in [t for graph in document_links(both).values() for t in graph]


def test_what_is_no_new_edition() -> None:
    """Another county, kind or title, or a document without a day, replaces nothing."""
    for other in ({"county": None}, {"kind": "ActionPlan"}, {"title": "Plan"}, {"day": None}):
        assert superseded(documents(old=about(), new=about(**(LATER | other)))) == {}


def test_a_page_about_a_strategy() -> None:
    """A web page is linked to the newest edition of the strategy that it names, and its counts are that one's."""
    page = about(
        kind="WebPage",
        title="Integration",
        day=None,
        describes="Integrationsstrategi för Granviks län",
        counts_elsewhere=["https://example.org/page/count"],
    )
    links = document_links(documents(old=about(), new=about(**LATER), page=page))
    told = links[URIRef("https://w3id.org/samsyn/id/derived/describes")]
    assert (PAGE, SAM.describes, NEW) in told
    assert (URIRef("https://example.org/page/count"), SAM.countsIn, NEW) in told
    assert (PAGE, SAM.rule, Literal("describes")) in told


def test_a_page_about_nothing_that_was_read() -> None:
    """A page whose strategy is not in the graph, or is another county's, has no link."""
    page = about(kind="WebPage", title="Integration", day=None, describes="Strategi för något annat")
    other = about(kind="WebPage", title="Integration", day=None, describes=about()["title"], county=None)
    for told in (page, other):
        assert not document_links(documents(old=about(), page=told))[
            URIRef("https://w3id.org/samsyn/id/derived/describes")
        ]


def test_a_shared_node_is_described_once() -> None:
    """Where two documents describe a node otherwise, the first by IRI is taken, whichever was read first."""
    node = "https://w3id.org/samsyn/id/term/nyanland"
    label = "http://www.w3.org/2004/02/skos/core#prefLabel"
    one, two = (about(nodes={node: [[label, "sv", text]]}) for text in ("nyanländ", "nyanlända"))
    graphs = across_documents({OLD: one, NEW: two})
    named = graphs[URIRef("https://w3id.org/samsyn/id/register/named")]
    assert named == [(URIRef(node), URIRef(label), Literal("nyanländ", lang="sv"))]
