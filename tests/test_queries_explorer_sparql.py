"""The page for queries of one's own: answered by confined workers, shown as a table or saved, told where wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from urllib.parse import quote

import pytest

from queries.serving import application
from tests.web import Reply, fetch, served

Visit = Callable[[str], Reply]
GOALS = "SELECT ?goal WHERE { ?fact <http://purl.org/dc/terms/description> ?goal ; a <https://w3id.org/samsyn#Goal> }"


@pytest.fixture(scope="module")
def visit(example_graph: Path) -> Iterator[Visit]:
    """What the whole application over the example strategies answers to a path."""
    with served(application(example_graph)) as address:
        yield lambda path: fetch(address + path)


def test_a_query_is_answered_as_a_table(visit: Visit) -> None:
    """Each row of the answer is a row of the table, and the address holds the query."""
    page = visit(f"/fraga/sparql?query={quote(GOALS)}")
    assert page.status == 200
    assert page.text.count("<tr>") > 10
    assert "Valdeltagandet" in page.text


def test_triples_and_truth_are_shown_as_text(visit: Visit) -> None:
    """A CONSTRUCT shows Turtle, an ASK its truth."""
    assert "true" in visit(f"/en/fraga/sparql?query={quote('ASK { ?s ?p ?o }')}").text
    assert "&lt;urn:a&gt;" in visit(f"/fraga/sparql?query={quote('CONSTRUCT { <urn:a> <urn:b> 1 } WHERE {}')}").text


@pytest.mark.parametrize(
    "query", ["SELECT", "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "DROP ALL", "{" * 9000]
)
def test_a_query_without_an_answer_is_told(visit: Visit, query: str) -> None:
    """What is wrong, or not done here, is said on the page."""
    page = visit(f"/fraga/sparql?query={quote(query)}")
    assert page.status == 200
    assert "gav inget svar" in page.text


def test_the_answer_is_saved_in_every_format(visit: Visit) -> None:
    """The files hold the same answer as the endpoint gives."""
    for form, start in (("csv", "goal"), ("tsv", "?goal"), ("json", "{"), ("xml", "<?xml")):
        saved = visit(f"/fraga/sparql/svar.{form}?query={quote(GOALS)}")
        assert saved.text.startswith(start)
        assert "attachment" in saved.headers["content-disposition"]
    assert visit(f"/fraga/sparql/svar.exe?query={quote(GOALS)}").status == 404
    assert visit(f"/fraga/sparql/svar.csv?query={quote('SELECT')}").status == 400


def test_a_question_of_the_catalogue_can_be_taken_over(visit: Visit) -> None:
    """A question's text is put into the form, and has an answer as it stands."""
    page = visit("/fraga/sparql?exempel=goals-unassigned").text
    text = unescape(page.split("<textarea")[1].split(">", 1)[1].split("</textarea>")[0])
    assert "sam:gapKind" in text
    assert "Valdeltagandet" in visit(f"/fraga/sparql?query={quote(text)}").text
    assert re.findall(r'<option value="([^"]+)" selected', visit("/fraga/sparql?exempel=themes-shared").text) == [
        "themes-shared"
    ]
