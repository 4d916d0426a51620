"""Pages over many documents: who reads is told of what takes long, and nobody else is."""

from __future__ import annotations

import doctest
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette

from bench.page_visits import kinds_of_pages
from queries.explorer import counties, waiting
from queries.explorer.pages import PAGES, asking
from queries.explorer.site import Site
from queries.serving import Current, application
from tests.web import Reply, fetch, served

REPORT = "/lan/sjoboda-lan/rapport.html"
READER = "text/html,application/xhtml+xml"


@pytest.fixture(scope="module")
def address(example_graph: Path) -> Iterator[str]:
    """A site for which no graph is small and no page quick."""
    site = Site(Current(example_graph), PAGES, large=0, patience=0.0)
    with served(Starlette(routes=site.routes())) as found:
        yield found


def come_back(address: str) -> Reply:
    """What a reader gets at last who looks again as long as there is something to wait for."""
    until = time.monotonic() + 30
    while (answer := fetch(address, Accept=READER)).status == 202 and time.monotonic() < until:
        time.sleep(0.1)
    return answer


def test_who_reads_is_told_of_a_report_that_takes_long_and_gets_it(address: str) -> None:
    """The page that tells loads itself again, is kept by nobody, and gives way to the file."""
    told = fetch(address + REPORT, Accept=READER)
    assert told.status == 202
    assert told.headers["refresh"] and told.headers["cache-control"] == "no-store"
    assert "Svaret räknas fram" in told.text and "/lan/sjoboda-lan" in told.text
    answer = come_back(address + REPORT)
    assert answer.status == 200
    assert "sjoboda-lan.html" in answer.headers["content-disposition"]


def test_a_program_gets_the_report_at_once(address: str) -> None:
    """What asks for any type, as programs do, waits and gets the file."""
    answer = fetch(f"{address}/lan/granviks-lan/rapport.html", Accept="*/*")
    assert answer.status == 200 and "Granviks län" in answer.text


def test_a_page_that_is_not_there_is_not_waited_for(address: str) -> None:
    """A name that the graph does not know is told as such, though that was worked out elsewhere."""
    assert come_back(f"{address}/lan/nowhere").status == 404


def test_examples_hold() -> None:
    """The examples in the docstrings are true."""
    assert doctest.testmod(waiting).failed == doctest.testmod(counties).failed == 0


def test_no_kind_of_page_is_forgotten_when_they_are_measured(example_graph: Path) -> None:
    """The benchmark of pages visits every route of the application, but for those that it names as left out."""
    kinds = kinds_of_pages(application(example_graph))
    assert {"/", "/aktor/{actor}", "/lan/{county}/rapport.{form}", "/fraga/sparql", "/granska"} <= kinds.keys()
    assert [path for path, by in kinds.items() if not by] == []


def test_an_actor_of_many_documents_is_shown_for_every_county(address: str) -> None:
    """Each county that has it as a partner has one row, with the places in its documents."""
    page = come_back(f"{address}/aktor/arbetsformedlingen").text
    table = page.split('id="partner"')[1].split("</table>")[0]
    named = re.findall(r'<th scope="row"><a [^>]+>([^<]+)</a>', table)
    assert len(named) == len(set(named)) > 1 and table.count("/belagg/") >= len(named)


def test_the_county_of_an_address_is_chosen_in_the_form(address: str) -> None:
    """A county may be called by any of its names; the form shows that it is the one asked about."""
    page = come_back(f"{address}/fraga/goals-by-county?county=Granviks%20l%C3%A4n").text
    assert re.search(r"<option selected>Granvik", page)


def test_counties_stand_in_the_order_of_the_swedish_alphabet(address: str) -> None:
    """Å, Ä and Ö come last."""
    named = re.findall(r"<option[^>]*>(\w+ län)", come_back(f"{address}/luckor").text)
    assert len(named) > 2 and named[-1] == "Älvmarks län"


def test_an_address_of_nothing_is_a_page_for_readers_and_a_line_for_programs(example_graph: Path) -> None:
    """Who mistypes an address gets a page with the way back, in the language of the address."""
    with served(application(example_graph)) as root:
        assert "Sidan finns inte" in fetch(f"{root}/nowhere", Accept=READER).text
        page = fetch(f"{root}/en/nowhere/at/all", Accept=READER)
        assert page.status == 404 and "There is no such page" in page.text
        assert fetch(f"{root}/nowhere", Accept="*/*").text == "Not Found"


def test_limits_are_told_in_words_in_the_answer_of_a_question(address: str) -> None:
    """The bound of a duration is said as people say it, in each language."""
    assert "högst 24 månader" in come_back(f"{address}/fraga/terms-differ?term=nyanl%C3%A4nd").text
    assert "at most 24 months" in come_back(f"{address}/en/fraga/terms-differ?term=nyanl%C3%A4nd").text


def test_a_comparison_over_many_documents_begins_with_one_county(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What would be too long to read is narrowed to a first choice, which the page tells and the form shows."""
    path = "/fraga/terms-compared?county=Granvik"
    whole = come_back(f"{address}{path}&term=nyanl%C3%A4nd").text
    monkeypatch.setattr(asking, "LARGE", 0)
    narrowed = come_back(address + path).text
    first = re.search(r'jämförelse med <span lang="sv">([^<]+)</span>', narrowed)
    assert first and first[1] != "Granviks län" and f"<option selected>{first[1]}</option>" in narrowed
    assert "jämförelse med" not in whole
