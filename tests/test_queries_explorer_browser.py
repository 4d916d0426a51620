"""The explorer in a real browser: every kind of page, both languages, with and without scripts, narrow and wide."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import html5lib
import pytest

from queries.explorer.pages import PAGES
from queries.serving import application
from tests.browsing import Visitors, chromium, examples_of_pages, visitors
from tests.web import fetch, served

KINDS = [page.path for page in PAGES if page.template]
HEAVIEST = 200_000  # bytes of a page with all that it loads


@pytest.fixture(scope="module")
def address(example_graph: Path) -> Iterator[str]:
    """Where the explorer over the example strategies is served, as `samsyn serve` does it."""
    with served(application(example_graph)) as found:
        yield found


@pytest.fixture(scope="module")
def examples_of(address: str) -> dict[str, str]:
    """An address for each kind of page."""
    return examples_of_pages(address)


@pytest.fixture(scope="module")
def some(address: str) -> Iterator[Visitors]:
    """Those who visit."""
    with chromium() as browser, visitors(browser, address) as found:
        yield found


def english(path: str) -> str:
    return f"/en{path}".rstrip("/")


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_sound_on_a_phone_and_a_wide_screen(kind: str, examples_of: dict[str, str], some: Visitors) -> None:
    """It fits the window, hinders nobody by axe-core, asks no other host, weighs little, and complains of nothing."""
    path = examples_of[kind]
    for visitor, shown in ((some.phone, path), (some.wide, english(path))):
        assert visitor.go(shown) == 200
        assert visitor.overflow() <= 0
        assert visitor.violations() == []
        assert visitor.hosts() == {urlsplit(visitor.address).netloc}
        assert visitor.weight() < HEAVIEST
        assert visitor.complaints == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_says_the_same_without_scripts(kind: str, examples_of: dict[str, str], some: Visitors) -> None:
    """Nothing that a page says needs a script."""
    some.plain.go(examples_of[kind])
    some.wide.go(examples_of[kind])
    assert some.plain.words() == some.wide.words() != ""


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_valid_html(kind: str, examples_of: dict[str, str], address: str) -> None:
    """The parser of HTML 5 has nothing to mend, ids are unique, and what refers to an id finds it."""
    for path in (examples_of[kind], english(examples_of[kind])):
        text = fetch(address + path).text
        html5lib.HTMLParser(strict=True).parse(text)
        ids = re.findall(r'\bid="([^"]*)"', text)
        assert len(ids) == len(set(ids))
        referred = re.findall(r'\b(?:aria-labelledby|for|href)="#?([^"/?]*)"', text)
        assert {one for one in referred if one} <= {*ids, ""}
        assert " style=" not in text
        assert not re.search(r"<(script|style)(?![^>]*\bsrc=)", text)


def test_every_kind_of_page_can_be_reached(examples_of: dict[str, str]) -> None:
    """Links lead from the start page to every kind of page and every file."""
    assert not [page.path for page in PAGES if page.path not in examples_of]


@pytest.mark.parametrize("kind", [*KINDS, "/fraga/sparql", "/granska"])
def test_the_keyboard_reaches_all_of_a_page(kind: str, examples_of: dict[str, str], some: Visitors) -> None:
    """The tabulator key stops at all that can be used, in its order, each seen in a frame, and leaves in the end."""
    visitor = some.wide
    visitor.go(examples_of.get(kind, kind))
    reachable, stops = visitor.tab_through()
    assert reachable[0] == "a #main"
    round_trip = [one.place for one in stops if one.place >= 0][: len(reachable)]
    assert round_trip == list(range(len(reachable)))
    assert not [one for one in stops if not (one.outlined and one.seen)]


def test_a_choice_by_keyboard_waits_for_the_button(some: Visitors) -> None:
    """An arrow key chooses in a list without leaving the page; Enter sends the form; so does Enter in a search."""
    page = some.wide.page
    some.wide.go("/luckor")
    page.focus("#lan")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert some.wide.path == "/luckor" and page.input_value("#lan")
    page.get_by_role("button", name="Visa").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert f"lan={page.input_value('#lan')}" in some.wide.path
    page.focus("header input[name=q]")
    page.keyboard.type("kommun")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert some.wide.path == "/sok?q=kommun"


def test_the_keyboard_is_enough(some: Visitors) -> None:
    """The first stop skips to the content, each stop is seen, and a sentence unfolds and folds without a mouse."""
    visitor = some.wide
    visitor.go("/lan/sjoboda-lan")
    keyboard, page = visitor.page.keyboard, visitor.page
    keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.locator(".skip").bounding_box()["y"] >= 0  # type: ignore[index]
    keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    seen = []
    for _ in range(12):
        keyboard.press("Tab")
        seen.append(page.evaluate("getComputedStyle(document.activeElement).outlineStyle"))
    assert set(seen) == {"solid"}
    page.locator(".proof summary").first.focus()
    keyboard.press("Enter")
    assert page.locator(".proof q").first.is_visible()
    keyboard.press("Escape")
    assert not page.locator(".proof q").first.is_visible()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_forms_work_with_and_without_scripts(some: Visitors) -> None:
    """A choice is enough where scripts run; without them, the button sends it."""
    some.wide.go("/luckor")
    with some.wide.page.expect_navigation():
        some.wide.page.select_option("#lan", "sjoboda-lan")
    some.plain.go("/luckor")
    some.plain.page.select_option("#lan", "sjoboda-lan")
    some.plain.page.get_by_role("button", name="Visa").click()
    for visitor in (some.wide, some.plain):
        assert "lan=sjoboda-lan" in visitor.path
        assert "Valdeltagandet" in visitor.words()
        assert "Granviks län" not in visitor.page.locator("main tbody").inner_text()


def test_the_lines_of_whom_the_keyboard_reaches_are_lit(some: Visitors) -> None:
    """In the network, the lines of the county in focus stand out, as many as it has partners in the drawing."""
    some.wide.go("/natverk")
    lines = some.wide.page.locator(".drawing path[data-joins]")
    some.wide.page.locator(".drawing g.county a").first.focus()
    lit = some.wide.page.locator(".drawing .dim path.lit")
    assert 0 < lit.count() < lines.count()
    some.wide.page.locator("header input[name=q]").focus()
    assert lit.count() == 0


def test_the_language_can_be_changed_on_every_page(some: Visitors) -> None:
    """The other language shows the same page."""
    some.plain.go("/luckor?lan=sjoboda-lan")
    some.plain.click("English", within="header")
    assert some.plain.path == "/en/luckor?lan=sjoboda-lan"
    assert "Goals that nobody answers for" in some.plain.words()


# -- five questions that people come with, each answered in four clicks at most, without scripts ----------------------


def test_walk_to_the_goals_that_nobody_answers_for(some: Visitors) -> None:
    """Start, the county."""
    some.plain.go("/")
    some.plain.click("Sjöboda")
    assert "Valdeltagandet bland utrikes födda ska öka." in some.plain.words()
    assert "uttalat obestämt" in some.plain.words()


def test_walk_to_how_a_term_differs(some: Visitors) -> None:
    """Start, terms, the term."""
    some.plain.go("/")
    some.plain.click("Begrepp", within="header")
    some.plain.click("nyanländ")
    assert "högst 24 månader" in some.plain.words()
    assert "högst 36 månader" in some.plain.words()


def test_walk_to_what_two_counties_share(some: Visitors) -> None:
    """Start, the one county, compare with the other."""
    some.plain.go("/")
    some.plain.click("Granvik")
    some.plain.click("Jämför med Älvmarks län")
    assert "Granviks län och Älvmarks län" in some.plain.words()
    assert some.plain.page.locator("tr.same").count() > 0


def test_walk_to_the_sentence_behind_a_partner(some: Visitors) -> None:
    """Start, the county, the page beside the partner: the sentence, marked on the picture of its page."""
    some.plain.go("/")
    some.plain.click("Sjöboda")
    row = some.plain.page.locator("section", has=some.plain.page.locator("#samverkansparter")).locator("tbody tr").first
    partner = row.locator("th").inner_text()
    row.get_by_role("link").last.click()
    assert some.plain.path.startswith("/belagg/sjoboda-lan/")
    assert partner.split(" (")[0].split()[0].casefold() in some.plain.words().casefold()
    assert some.plain.page.locator("svg image, main img").count() > 0


def test_walk_to_a_national_duty_that_no_strategy_mirrors(some: Visitors) -> None:
    """Start, compare, national duties."""
    some.plain.go("/")
    some.plain.click("Jämför", within="header")
    some.plain.click("Uppdrag")
    missing = some.plain.page.locator("section", has=some.plain.page.locator("#unmet")).locator("li")
    assert missing.count() > 0
    assert "s." in missing.first.inner_text()
