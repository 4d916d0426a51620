"""The explorer's pages hold what the graph says, in two languages, and need no browser to be tested."""

from __future__ import annotations

import doctest
import re
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from types import ModuleType
from urllib.parse import quote, urlencode
from urllib.request import urlopen

import pytest
from starlette.applications import Starlette

from queries.explorer import addresses
from queries.explorer import language as languages
from queries.explorer.language import LANGUAGES, language
from queries.explorer.pages import PAGES
from queries.explorer.routes import explorer_routes, explorer_site
from queries.serving import Current
from tests.web import Reply, fetch, served

EXPLORER = Path(str(files("queries.explorer")))


@pytest.fixture(scope="module")
def address(example_graph: Path) -> Iterator[str]:
    """Where the explorer over the example strategies is served."""
    with served(Starlette(routes=explorer_routes(explorer_site(Current(example_graph))))) as found:
        yield found


@pytest.fixture(scope="module")
def visit(address: str) -> Callable[[str], Reply]:
    """What the explorer answers to a path."""
    return lambda path: fetch(address + path)


def test_both_languages_say_the_same() -> None:
    """Each text is there in every language, with the same values to be put in."""
    first, *others = (language(code).texts for code in LANGUAGES)
    for texts in others:
        assert set(texts) == set(first)
        for key, text in texts.items():
            assert type(text) is type(first[key])
            assert set(re.findall(r"\{\w+\}", str(text))) == set(re.findall(r"\{\w+\}", str(first[key]))), key


def test_every_text_that_a_template_asks_for_is_there() -> None:
    """No template asks for a text that no language has."""
    asked = {
        key
        for path in (EXPLORER / "templates").glob("*.html")
        for key in re.findall(r"""(?:say|count)\("([\w.-]+)"[,)]""", path.read_text(encoding="utf-8"))
    }
    assert len(asked) > 20
    assert not asked - set(language("sv").texts)


def test_the_start_page_tells_whose_strategies_are_in_force(visit: Callable[[str], Reply]) -> None:
    """Each county with a document leads to its page, and its tile says until when its strategy is in force."""
    page = visit("/").text
    assert 'href="/lan/sjoboda-lan"' in page
    assert "gick ut 2025" in page
    assert "expired 2025" in visit("/en").text


@pytest.mark.parametrize("module", [addresses, languages])
def test_examples_hold(module: ModuleType) -> None:
    """The examples in the docstrings are true."""
    assert doctest.testmod(module).failed == 0


PATHS = (
    "/",
    "/lan/sjoboda-lan",
    "/lan/sjoboda-lan/mal",
    "/jamfor",
    "/jamfor/agenda-2030",
    "/jamfor/samverkansparter",
    "/jamfor/organ",
    "/jamfor/lan?a=granviks-lan&b=alvmarks-lan",
    "/tema/arbete",
    "/begrepp",
    "/begrepp/nyanland",
    "/luckor",
    "/om",
    "/om/tillganglighet",
)


@pytest.mark.parametrize("path", PATHS)
def test_each_page_is_there_in_both_languages(path: str, visit: Callable[[str], Reply]) -> None:
    """A page answers, names its language, and leads to the same page in the other."""
    for prefix, code, other in (("", "sv", "/en"), ("/en", "en", "")):
        page = visit(prefix + path if path != "/" else prefix or "/")
        assert page.status == 200
        assert f'<html lang="{code}">' in page.text
        assert f'href="{(other + path if path != "/" else other or "/").replace("&", "&amp;")}"' in page.text


@pytest.mark.parametrize(
    "path",
    [
        "/lan/nowhere",
        "/lan/sjoboda-lan/nothing",
        "/begrepp/nothing",
        "/tema/nothing",
        "/aktor/nothing",
        "/dokument/a/b/%22%3E",
    ],
)
def test_what_is_not_there_says_so(path: str, visit: Callable[[str], Reply]) -> None:
    """A name that the graph does not know gives a page that says so, in the language of the visitor."""
    assert "Sidan finns inte" in visit(path).text
    page = visit(f"/en{path}")
    assert page.status == 404
    assert "There is no such page" in page.text


def test_a_county_shows_who_answers_for_its_goals(visit: Callable[[str], Reply]) -> None:
    """Goals that nobody answers for come first with their reason, and the page leads to the sentence."""
    page = visit("/lan/sjoboda-lan").text
    assert "Valdeltagandet bland utrikes födda ska öka." in page
    assert "uttalat obestämt" in page
    assert 'href="/belagg/sjoboda-lan/agreement/' in page


def test_a_row_of_a_county_with_several_strategies_tells_which_it_is_of(visit: Callable[[str], Reply]) -> None:
    """Two strategies may have bodies or goals of the same name; where there is one strategy, nothing is told."""
    for path in ("/lan/alvmarks-lan", "/lan/alvmarks-lan/mal"):
        told = set(re.findall(r'<span class="source" lang="sv">([^<]+)', visit(path).text))
        assert len(told) > 1
    assert 'class="source"' not in visit("/lan/sjoboda-lan").text


def test_a_term_tells_how_counties_limit_it(visit: Callable[[str], Reply]) -> None:
    """The page of a term shows each county's limits in words, and marks what only one of them says."""
    page = visit("/begrepp/nyanland").text
    assert "högst 24 månader" in page
    assert "högst 36 månader" in page
    assert "<mark>36</mark>" in page or "36</mark>" in page or "<mark>36" in page
    assert "at most 24 months" in visit("/en/begrepp/nyanland").text


def test_gaps_can_be_narrowed_and_taken_along(visit: Callable[[str], Reply]) -> None:
    """The form narrows the goals, and the file has the same ones."""
    every, some = visit("/luckor.csv").text, visit("/luckor.csv?lan=sjoboda-lan").text
    assert every.count("\n") > some.count("\n") > 1
    assert "Granviks län" not in some
    assert "Valdeltagandet" in some
    assert "Valdeltagandet" in visit("/luckor?lan=sjoboda-lan").text
    assert "Valdeltagandet" not in visit("/luckor?lan=granviks-lan").text


@pytest.mark.parametrize(
    ("form", "begins"), [("docx", b"PK"), ("xlsx", b"PK"), ("pdf", b"%PDF"), ("html", b"<!doctype")]
)
def test_the_report_of_a_county_can_be_taken_along(form: str, begins: bytes, address: str) -> None:
    """The four forms of the report are files with the county's name."""
    with urlopen(f"{address}/lan/sjoboda-lan/rapport.{form}") as answer:
        assert f'filename="sjoboda-lan.{form}"' in answer.headers["Content-Disposition"]
        assert answer.read().lower().startswith(begins.lower())


def test_a_grid_leads_from_each_sign_to_the_facts_or_the_words_sought(visit: Callable[[str], Reply]) -> None:
    """Each cell of themes by counties is a link to the county's part of the theme's page."""
    cells = re.findall(r'<td><a class="sign-of (\w+)" href="(/tema/[^"#]+)#([^"]+)"', visit("/jamfor").text)
    assert {tone for tone, _, _ in cells} == {"prioritised", "touched", "excluded", "silent"}
    silent = next((path, place) for tone, path, place in cells if tone == "silent")
    page = visit(silent[0]).text
    assert f'id="{silent[1]}"' in page
    assert "Orden som söktes" in page


def test_what_is_made_ready_is_there(example_graph: Path, address: str) -> None:
    """Each page that is made before anyone asks for it is one that visitors find, among them all counties."""
    answers = explorer_site(Current(example_graph)).answers()
    made = [
        quote(page.path.format(**given)) + ("" if "{" in page.path else f"?{urlencode(given)}")
        for page in PAGES
        for given in (page.ready(answers) if page.ready else ())
    ]
    assert {"/lan/granviks-lan", "/lan/sjoboda-lan", "/tema/arbete", "/sok?q=m%C3%A5l"} <= {*made}
    for path in made:
        with urlopen(address + path) as answer:
            assert answer.status == 200
