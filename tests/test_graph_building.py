"""From files to a graph: what is stored, what is kept, what is replaced."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from rdflib import RDF, URIRef

from graph.building import Built, build, store_outcomes
from graph.sources import Sources
from graph.store import open_store
from graph.tables import short_iri
from graph.turtle import export
from graph.validation import check, run_shapes
from ingest.facts.records import Facts
from ingest.outcomes import Outcome, OutcomeKind
from ontology.terms import SAM
from tests.made_facts import area, count, facts, goal

DOCUMENTS = Path(__file__).parent / "documents"
EXAMPLES = [DOCUMENTS / "sjoboda-overenskommelse.pdf", DOCUMENTS / "sjoboda-webb.html"]


def store(folder: Path, *read: Facts) -> list[Built]:
    """Build a graph of documents that have been read."""
    return list(
        store_outcomes((Outcome.of_value(DOCUMENTS / "granvik-strategi.pdf", (one, "")) for one in read), folder)
    )


def column(folder: Path, pattern: str) -> list[str]:
    query = f"PREFIX sam: <{SAM}> SELECT ?x WHERE {{ {pattern} }} ORDER BY ?x"
    return [str(row[0]) for row in open_store(folder).select(query).rows]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Built]]:
    """The graph of an agreement and a web page about it."""
    folder = tmp_path_factory.mktemp("graph")
    return folder, list(build(EXAMPLES, folder))


def test_every_file_becomes_a_document(built: tuple[Path, list[Built]]) -> None:
    """Each file is a document in the graph, with the number of its facts by kind."""
    folder, results = built
    assert column(folder, "?d sam:fileName ?x") == [path.name for path in EXAMPLES]
    assert [one.change for one in results] == ["new", "new"]
    assert results[0].counts["FocusArea"] == 4


def test_nothing_is_wrong_with_the_graph(built: tuple[Path, list[Built]]) -> None:
    """The graph of real files passes the shapes and checks of the ontology."""
    assert check(open_store(built[0])) == []


def test_faults_of_what_joins_documents_are_found(built: tuple[Path, list[Built]]) -> None:
    """A conclusion over all documents that lacks what its shape asks for is named."""
    node, derived = URIRef("https://w3id.org/samsyn/id/derived/x/y"), URIRef("https://w3id.org/samsyn/id/derived/x")
    faulty = open_store(built[0]).part([], {derived: [(node, RDF.type, SAM.Overlap)]})
    assert {fault.node for fault in run_shapes(faulty)} == {short_iri(str(node))}


def test_quotes_stand_in_the_text_beside_the_graph(built: tuple[Path, list[Built]]) -> None:
    """Each span cuts its quote out of the document's text, and the file that was read is kept."""
    folder, results = built
    strategies = open_store(folder)
    sources = Sources(strategies.folder)
    text = sources.text(results[0].document) if results[0].document else None
    rows = strategies.select(
        f"PREFIX sam: <{SAM}> SELECT ?start ?end ?quote WHERE {{ GRAPH <{results[0].document}> "
        "{ ?e sam:start ?start ; sam:end ?end ; sam:quote ?quote } }"
    ).rows
    assert text
    assert len(rows) > 80
    assert all(text[int(str(start)) : int(str(end))] == str(quote) for start, end, quote in rows)
    sha256 = column(folder, '?d sam:fileName "sjoboda-overenskommelse.pdf" ; sam:sha256 ?x')[0]
    kept = sources.file(sha256)
    assert kept and kept.read_bytes() == EXAMPLES[0].read_bytes()


def test_the_page_is_about_the_agreement(built: tuple[Path, list[Built]]) -> None:
    """The web page is linked to the agreement that it tells about."""
    folder, results = built
    assert column(folder, "?page sam:describes ?x") == [str(results[0].document)]


def test_two_builds_give_the_same_bytes(built: tuple[Path, list[Built]], tmp_path: Path) -> None:
    """Built in another folder, in another order and in two steps, the export is the same byte for byte."""
    export(open_store(built[0]), tmp_path / "one.nq")
    for path in reversed(EXAMPLES):
        list(build([path], tmp_path / "other", jobs=2))
    export(open_store(tmp_path / "other"), tmp_path / "other.nq")
    assert (tmp_path / "one.nq").read_bytes() == (tmp_path / "other.nq").read_bytes()


def test_files_that_cannot_be_read_spoil_nothing(tmp_path: Path) -> None:
    """Broken, encrypted and empty files are named with the reason; the good one is in the graph."""
    broken = [DOCUMENTS / "broken" / name for name in ("truncated.pdf", "encrypted.pdf", "empty.pdf")]
    results = list(build([*broken, DOCUMENTS / "sjoboda-webb.html"], tmp_path))
    assert [one.read for one in results] == [False, False, False, True]
    assert [one.outcome.kind for one in results[1:3]] == [OutcomeKind.PASSWORD, OutcomeKind.EMPTY]
    assert all(one.outcome.message for one in results)
    assert column(tmp_path, "?d sam:fileName ?x") == ["sjoboda-webb.html"]


def test_the_password_opens(tmp_path: Path) -> None:
    """An encrypted file is read with its password."""
    assert [one.read for one in build([DOCUMENTS / "broken" / "encrypted.pdf"], tmp_path, password="granvik")] == [True]


def test_the_same_facts_again_change_nothing(tmp_path: Path) -> None:
    """Building again tells that nothing changed, and no new version is made."""
    store(tmp_path, facts(area("Arbete")))
    before = open_store(tmp_path).folder
    assert [one.change for one in store(tmp_path, facts(area("Arbete")))] == ["unchanged"]
    assert open_store(tmp_path).folder == before


def test_a_changed_file_replaces_its_graph(tmp_path: Path) -> None:
    """A corrected document leaves nothing of what it said before, in its own graph or in what was derived."""
    store(tmp_path, facts(area("Arbete"), goal("Alla har arbete.")))
    corrected = facts(area("Hälsa"), sha256="c" * 64, file_name="granvik-2.pdf")
    assert [(one.change, one.replaced) for one in store(tmp_path, corrected)] == [("changed", "granvik.pdf")]
    assert column(tmp_path, "?a a sam:FocusArea ; <http://www.w3.org/2000/01/rdf-schema#label> ?x") == ["Hälsa"]
    assert column(tmp_path, "?x a sam:Goal") == []
    assert column(tmp_path, "?gap sam:concerns ?x") == [str(column(tmp_path, "?x a sam:FocusArea")[0])]


def test_a_file_read_under_another_title_is_one_document(tmp_path: Path) -> None:
    """The same bytes read under another title do not leave a second document behind."""
    store(tmp_path, facts(title="Strategi"))
    store(tmp_path, facts(title="Integrationsstrategi"))
    assert len(column(tmp_path, "?x a sam:Document")) == 1


def test_a_new_edition_takes_the_place_of_the_old(tmp_path: Path) -> None:
    """Questions see the newer edition only, whichever was read first; the older one is kept and exported."""
    old = facts(area("Arbete"))
    changes: dict[str, Any] = {"sha256": "c" * 64, "file_name": "granvik-2028.pdf"}
    document = old.document
    new = facts(area("Hälsa"), **changes, title=document.title.replace("2024–2027", "2028–2031"))
    new = replace(
        new, document=replace(new.document, valid_from=document.valid_from and document.valid_from.replace(year=2028))
    )
    store(tmp_path, new)
    store(tmp_path, old)
    assert column(tmp_path, "?d sam:fileName ?x") == ["granvik-2028.pdf"]
    assert len(column(tmp_path, "?new <http://purl.org/dc/terms/replaces> ?x")) == 1
    export(open_store(tmp_path), tmp_path / "all.nq")
    assert "granvik.pdf" in (tmp_path / "all.nq").read_text(encoding="utf-8")


def test_the_audit_is_stored(tmp_path: Path) -> None:
    """A stated count has the number found and the outcome, by name of the rule."""
    results = store(tmp_path, facts(area("Arbete"), count("två områden", 2, "FocusArea")))
    assert [(one.number, one.outcome) for one in results[0].audited] == [(1, "Differs")]
    assert column(tmp_path, "?c sam:outcome ?x ; sam:foundCount 1 ; sam:rule 'audit'") == [str(SAM.Differs)]


def test_a_description_goes_with_the_last_document_that_needs_it(tmp_path: Path) -> None:
    """A node that only an earlier version of a document named is no longer described."""
    store(tmp_path, facts(area("Arbete"), publisher=None, county="Gamla län"))
    store(tmp_path, facts(area("Arbete"), publisher=None, county="Nya län"))
    described = column(tmp_path, "GRAPH <https://w3id.org/samsyn/id/register/named> { ?x a sam:County }")
    assert described == [str(URIRef("https://w3id.org/samsyn/id/county/nya-lan"))]
