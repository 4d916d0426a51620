"""A document whose words are markup, scripts, signs that turn text and endless names, shown harmlessly everywhere."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from queries.serving import application
from tests.browsing import Visitor, Visitors, chromium, examples_of_pages, visitors
from tests.example_graphs import DOCUMENTS, built
from tests.web import served

SCRIPT = "<script>window.hurt = 1</script>"
PICTURE = "<img src=x onerror=window.hurt=1>"
DRAWING = "<svg onload=window.hurt=1>"
CLOSING = "\"'></title></textarea></style>-->{{ 7 * 7 }}"
TURNED = "\u202elän\u202c"
ENDLESS = "Samverkan" * 1200
HURT = """<h1>Integrationsstrategi för Tjarnebo län {closing} 2024–2027</h1>
<p>Strategin gäller 2024–2027 och är antagen av Länsstyrelsen Tjarnebo län den 1 mars 2024.</p>
<h2>Definitioner</h2>
<p>Med nyanländ {script} avses en person som är folkbokförd i högst 24 månader {picture}.</p>
<h2>Fokusområden</h2>
<h3>Fokusområde 1: Arbete {script} {picture}</h3>
<p>Mål: Fler {drawing} nyanlända {turned} ska komma i arbete {closing}.</p>
<p>Mål: Andelen kvinnor i {endless} ska öka.</p>
<h3>Fokusområde 2: {endless}</h3>
<p>Mål: Alla barn ska få språkstöd {script}.</p>
<h2>Samverkansparter</h2>
<ul><li>Föreningen {script}</li><li>{endless} ideella förening</li><li>Nätverket {turned} {picture}</li>
<li>Arbetsförmedlingen</li></ul>
<h2>Organisation</h2>
<p>Styrgruppen {drawing} består av Länsstyrelsen, {closing} kommun och {endless}.</p>
<p>Styrgruppen ansvarar för målen {script}.</p>
"""
PROBES = {
    "script": SCRIPT,
    "picture": PICTURE,
    "drawing": DRAWING,
    "closing": CLOSING,
    "turned": TURNED,
    "endless": ENDLESS,
}


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser for all tests of this file."""
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def address(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a graph with the hostile document, as PDF, beside a peaceful one, is served for editing."""
    folder = tmp_path_factory.mktemp("hostile")
    hostile = folder / "tjarnebo <b>x.pdf"
    page = browser.new_page()
    page.set_content(
        f"<html lang='sv'><style>body {{ overflow-wrap: anywhere; font: 11pt sans-serif }}</style>"
        f"<body>{HURT.format(**{name: escaped(probe) for name, probe in PROBES.items()})}</body></html>"
    )
    page.pdf(path=hostile, format="A4", margin={"top": "25mm", "bottom": "25mm"})
    page.close()
    built([hostile, DOCUMENTS / "granvik-strategi.pdf"], folder / "graph")
    with served(application(folder / "graph", edit=True)) as found:
        yield found


@pytest.fixture(scope="module")
def some(browser: Browser, address: str) -> Iterator[Visitors]:
    """Those who visit."""
    with visitors(browser, address) as found:
        yield found


def links(visitor: Visitor) -> set[str]:
    """The pages of this site to which a page leads, hostile ones among them, in Swedish."""
    found = visitor.page.eval_on_selector_all("a[href^='/']", "all => all.map(one => one.getAttribute('href'))")
    return {one.partition("#")[0] for one in found if not one.startswith(("/en", "/sparql", "/id"))}


def pages(address: str, visitor: Visitor) -> list[str]:
    """A page of each kind, and each page that tells of the hostile document or is led to from one that does."""
    known = set(examples_of_pages(address).values()) | {"/sok?q=window", "/sok?q=samverkan", "/lan/tjarnebo-lan"}
    shown = [one for one in known if not one.endswith((".csv", ".json", ".webp", ".docx", ".xlsx", ".html"))]
    more: set[str] = set()
    for path in ("/sok?q=window", "/lan/tjarnebo-lan"):
        assert visitor.go(path) == 200
        more |= {one for one in links(visitor) if "tjarnebo" in one and "." not in one}
    return sorted({*shown, *sorted(more)[:25]})


def test_hostile_words_do_nothing_on_any_page(address: str, some: Visitors) -> None:
    """No page runs what a document says, turns its text round, grows wider than a phone, or asks another host."""
    visitor = some.phone
    dialogs: list[str] = []
    visitor.page.on("dialog", lambda one: dialogs.append(one.message))
    paths = pages(address, visitor)
    assert len(paths) > 20
    told = 0
    for path in paths:
        assert visitor.go(path) == 200, path
        assert visitor.page.evaluate("'hurt' in window") is False, path
        assert visitor.overflow() <= 0, path
        assert visitor.hosts() == {address.partition("//")[2]}, path
        told += "window.hurt" in visitor.page.inner_text("body")
        assert "49" not in visitor.page.title()
    assert told > 5  # the words are shown, as words
    assert dialogs == []


def test_the_hostile_document_is_searched_and_asked(some: Visitors) -> None:
    """Its words are shown as they are, among what a search finds and in the table of an answer."""
    for path in ("/sok?q=window", "/fraga/partners-by-county"):
        some.wide.go(path)
        assert "<script>window.hurt" in some.wide.words()
        assert some.wide.page.evaluate("'hurt' in window") is False
