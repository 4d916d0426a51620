"""Documents among each other: new editions, and pages that tell about a strategy."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from rdflib import Literal, URIRef
from rdflib.namespace import DCTERMS
from typer.testing import CliRunner

from graph.rules.across import across_documents
from graph.rules.editions import begun, document_links, in_force, superseded
from ontology.terms import SAM
from queries.asking import Strategies
from queries.errors import RemoteError
from queries.sources import RemoteSource
from samsyn import app
from tests.example_graphs import DOCUMENTS, built

GRANVIK = "https://w3id.org/samsyn/id/county/granviks-lan"


def about(**other: Any) -> dict[str, Any]:
    """What a document says of itself; `other` replaces it."""
    return {
        "title": "Integrationsstrategi för Granviks län 2024–2027",
        "kind": "Strategy",
        "county": GRANVIK,
        "day": "2024-01-01",
        "until": "2027-12-31",
        "describes": None,
        "counts_elsewhere": [],
        "nodes": {},
    } | other


def documents(**described: dict[str, Any]) -> dict[URIRef, dict[str, Any]]:
    return {URIRef(f"https://example.org/{name}"): one for name, one in described.items()}


OLD, NEW, PAGE = (URIRef(f"https://example.org/{name}") for name in ("old", "new", "page"))
LATER = {"title": "Integrationsstrategi för Granviks län 2028–2031", "day": "2028-01-01", "until": "2031-12-31"}


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
    graphs = dict(across_documents({OLD: one, NEW: two}))
    named = graphs[URIRef("https://w3id.org/samsyn/id/register/named")]
    assert named == [(URIRef(node), URIRef(label), Literal("nyanländ", lang="sv"))]


@pytest.mark.parametrize(
    "title",
    [
        "Integrationsstrategi 2028–2031 för Granviks län",
        "Integrationsstrategi för Granviks län 2028/29",
        "INTEGRATIONSSTRATEGI FÖR GRANVIKS LÄN, 2028 till 2031",
    ],
)
def test_years_stand_anywhere_in_a_title(title: str) -> None:
    """Titles are the same without their years, wherever these stand and however they are joined."""
    assert superseded(documents(old=about(), new=about(**(LATER | {"title": title})))) == {OLD: NEW}


def test_plans_of_two_places_with_one_title() -> None:
    """Two municipalities of a county, or two issuers without a county, have plans of their own under one title."""
    for one, other in (
        ({"municipality": "Storvik"}, {"municipality": "Lillvik"}),
        ({"county": None, "publisher": "Skatteverket"}, {"county": None, "publisher": "Tullverket"}),
        ({"county": None}, {"county": None}),
    ):
        assert superseded(documents(old=about(**one), new=about(**(LATER | other)))) == {}


def test_a_draft_takes_no_place() -> None:
    """A draft of a new edition leaves the adopted one where it is."""
    assert superseded(documents(old=about(), new=about(**LATER, draft=True))) == {}


def test_a_person_names_the_edition_replaced() -> None:
    """What a person said to be a new edition replaces the old one, whatever their titles."""
    new = about(**(LATER | {"title": "Tillsammans", "replaces": str(OLD)}))
    assert superseded(documents(old=about(), new=new)) == {OLD: NEW}


@pytest.mark.parametrize(
    ("day", "valid", "started"),
    [
        ("2023-12-31", set(), set()),
        ("2024-01-01", {OLD}, {OLD}),
        ("2027-12-31", {OLD}, {OLD}),
        ("2028-01-01", {NEW}, {NEW}),
        ("2032-01-01", set(), {NEW}),
    ],
)
def test_what_was_in_force(day: str, valid: set[URIRef], started: set[URIRef]) -> None:
    """An edition is in force from its first day to its last, and has run out then unless a newer one has begun."""
    both = documents(old=about(), new=about(**LATER))
    assert in_force(both, date.fromisoformat(day)) == valid
    assert begun(both, date.fromisoformat(day)) == started


def test_a_newer_edition_ends_an_older_one_early() -> None:
    """An edition that begins before the old one has run out takes its place from its first day."""
    both = documents(old=about(), new=about(**(LATER | {"day": "2026-01-01"})))
    assert in_force(both, date(2025, 12, 31)) == {OLD}
    assert in_force(both, date(2026, 1, 1)) == {NEW}


def test_unknown_validity_counts_as_in_force() -> None:
    """A document without days is in force on every day."""
    assert in_force(documents(old=about(day=None, until=None)), date(1990, 1, 1)) == {OLD}


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of two editions of a strategy, of one that cites a repealed act, and of a page without days."""
    folder = tmp_path_factory.mktemp("as-of") / "graph"
    names = ("alvmark-strategi-2023.pdf", "alvmark-strategi-2026.pdf", "granvik-strategi.pdf", "sjoboda-webb.html")
    built([DOCUMENTS / name for name in names], folder)
    return folder


def asked(editions: Path, *arguments: str, status: int = 0) -> tuple[str, str]:
    result = CliRunner().invoke(
        app, ["ask", *arguments, "--graph", str(editions), "--format", "csv"], env={"COLUMNS": "400"}
    )
    assert result.exit_code == status, result.output
    return result.stdout, result.stderr


def test_a_question_reads_the_edition_of_the_day(editions: Path) -> None:
    """Asked as of a day, the limit is that of the edition in force then; what is read is told."""
    for day, months, file in (
        ("2024-05-01", "36", "alvmark-strategi-2023.pdf"),
        ("2026-05-01", "24", "alvmark-strategi-2026.pdf"),
    ):
        out, told = asked(editions, "terms-differ", "--term", "nyanländ", "--as-of", day)
        assert months in out and file in out
        assert f"as of {day}" in told and "without a known last day" in told and "sjoboda-webb.html" in told
    out, _ = asked(editions, "terms-differ", "--term", "nyanländ")
    assert "24" in out and "alvmark-strategi-2026.pdf" in out


@pytest.mark.parametrize(("day", "state"), [("2017-12-31", "gällde"), ("2018-01-01", "upphävd")])
def test_repealed_in_force_and_not_checked(editions: Path, day: str, state: str) -> None:
    """An act was in force until the day of its repeal; one without such a day is not checked."""
    frame = Strategies(_source(editions)).ask("statutes-repealed", county="Granvik", as_of=day)
    row = frame[frame["statute"] == "lag (2010:197)"].iloc[0]
    assert (row["state"], row["repealed"]) == (state, date(2018, 1, 1))
    assert row["facts"][0].startswith("Nyanlända som lagen (2010:197)")
    assert (row["document"], row["page"]) == ("granvik-strategi.pdf", 2)
    others = frame[frame["statute"] != "lag (2010:197)"]
    assert set(others["state"]) == {"ej kontrollerad"} and others["repealed"].isna().all()
    assert frame["quote"].notna().all()


def _source(editions: Path) -> Any:
    from queries.sources import open_source

    return open_source(editions)


def test_strategies_that_ran_out(editions: Path) -> None:
    """A strategy has run out after its last day, unless a newer edition has taken its place."""
    for day, expected in (
        ("2025-12-31", {"2025-12-31": "gällde", "None": "okänd slutdag"}),
        ("2028-01-01", {"2029-12-31": "gällde", "None": "okänd slutdag"}),
        ("2030-01-01", {"2029-12-31": "utgången", "None": "okänd slutdag"}),
    ):
        frame = Strategies(_source(editions)).ask("strategies-expired", as_of=day)
        assert {str(until): state for until, state in zip(frame["until"], frame["state"], strict=True)} == expected
        assert frame["quote"].notna().all()


def test_plans_that_ran_out(editions: Path) -> None:
    """A cited plan has run out after its last year; one whose last year is not told is neither."""
    for day, state in (("2026-06-01", "gällde"), ("2027-01-01", "utgången")):
        frame = Strategies(_source(editions)).ask("plans-expired", county="Älvmark", as_of=day)
        states = dict(zip(frame["plan"], frame["state"], strict=True))
        assert states["Regional kompetensplan"] == state
        assert states["Jämställt Älvmark"] == "okänd slutdag"


def test_what_is_no_day(editions: Path) -> None:
    """What is no day ends with status 2; a remote endpoint, which has the newest editions only, says so."""
    asked(editions, "partners-shared", "--as-of", "May 2024", status=2)
    with pytest.raises(RemoteError, match="newest editions only"):
        Strategies(RemoteSource("http://127.0.0.1:9/sparql")).as_of("2024-05-01")


def test_build_takes_the_edition_that_is_replaced(tmp_path: Path) -> None:
    """With --replaces a document takes the place of another of a different title, and still does when built again."""
    graph, run = tmp_path / "graph", CliRunner()
    old, new = DOCUMENTS / "alvmark-handlingsplan-2025.pdf", DOCUMENTS / "sjoboda-webb.html"
    build = ["build", str(new), "--graph", str(graph)]
    assert run.invoke(app, ["build", str(old), "--graph", str(graph)]).exit_code == 0
    missing = run.invoke(app, [*build, "--replaces", "none.pdf"])
    assert missing.exit_code == 2 and "alvmark-handlingsplan-2025.pdf" in missing.output
    several = run.invoke(app, ["build", str(new), str(old), "--graph", str(graph), "--replaces", old.name])
    assert several.exit_code == 2
    for options in (["--replaces", old.name], []):
        assert run.invoke(app, [*build, *options]).exit_code == 0
        listed = run.invoke(app, ["list", "--graph", str(graph)], env={"COLUMNS": "200"}).output
        assert new.name in listed and old.name not in listed
