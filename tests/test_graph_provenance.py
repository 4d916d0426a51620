"""Where a document in the graph comes from: the build, the file, the program and the language model."""

from __future__ import annotations

from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from rdflib import OWL, PROV, RDF, Graph, URIRef

from graph.building import store_outcomes
from graph.provenance import built_at, file_iri
from graph.sources import Sources
from graph.store import open_store
from graph.turtle import export
from ingest.facts.records import Facts
from ingest.outcomes import Outcome
from tests.made_facts import area, facts

FILE = Path(__file__).parent / "documents" / "granvik-strategi.pdf"


def built(folder: Path, read: Facts) -> tuple[Graph, Sources, URIRef]:
    [one] = list(store_outcomes([Outcome.of_value(FILE, (read, ""))], folder))
    assert one.document
    store, graph = open_store(folder), Graph()
    for name in store.graphs():
        if name.endswith(("/derived/build", "/register/software")):
            for triple in store.triples(name):
                graph.add(triple)
    return graph, Sources(store.folder), one.document


def test_a_document_tells_the_build_it_comes_from(tmp_path: Path) -> None:
    """File, program and language model of a build can be found from the document."""
    graph, _, document = built(tmp_path, facts(area("Arbete")))
    build = graph.value(document, PROV.wasGeneratedBy)
    assert (build, RDF.type, PROV.Activity) in graph
    assert graph.value(build, PROV.used) == file_iri("a" * 64)
    versions = {str(graph.value(one, OWL.versionInfo)) for one in graph.objects(build, PROV.wasAssociatedWith)}
    assert version("samsyn") in versions
    assert len(set(graph.objects(build, PROV.wasAssociatedWith))) == 2


def test_the_time_is_beside_the_graph(tmp_path: Path) -> None:
    """When a document was built is known, and two builds at other times have the same bytes all the same."""
    for name in ("one", "two"):
        _, sources, document = built(tmp_path / name, facts(area("Arbete")))
        at = built_at(sources, document)
        assert at and datetime.fromisoformat(at).tzinfo
        export(open_store(tmp_path / name), tmp_path / f"{name}.nq")
        assert at not in (tmp_path / f"{name}.nq").read_text(encoding="utf-8")
    assert (tmp_path / "one.nq").read_bytes() == (tmp_path / "two.nq").read_bytes()


def test_building_again_keeps_the_time(tmp_path: Path) -> None:
    """A build that changes nothing is no new build of the document."""
    _, sources, document = built(tmp_path, facts(area("Arbete")))
    sources.put_kept("built", document, {"at": "2026-01-01T00:00:00+00:00"})
    _, again, _ = built(tmp_path, facts(area("Arbete")))
    assert built_at(again, document) == "2026-01-01T00:00:00+00:00"
