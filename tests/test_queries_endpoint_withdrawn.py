"""What was once served and is no longer is told to be gone, and by what, if something took its place."""

from __future__ import annotations

from pathlib import Path

from rdflib import DCTERMS, Literal

from graph.withdrawn import read_withdrawn
from graph.writing import write_store
from ontology.terms import SAM_ID
from queries.serving import Current
from tests.serving import ask, served

OLD, NEW, FACT = SAM_ID["document/a/strategy/x-2020"], SAM_ID["document/a/strategy/x-2024"], SAM_ID["document/b/goal/y"]


def test_what_is_gone_is_410(tmp_path: Path) -> None:
    """A fact that is not found again is gone, an old edition names the new one, and what comes back is there."""
    with write_store(tmp_path) as writer:
        writer.put(SAM_ID["document/b"], [(FACT, DCTERMS.title, Literal("y"))])
        writer.put(OLD, [(OLD, DCTERMS.title, Literal("x"))])
    with served(tmp_path, "--no-explorer") as running:
        fact, old = (str(iri).replace("https://w3id.org/samsyn", running.address) for iri in (FACT, OLD))
        assert (ask(fact).status, ask(old).status) == (303, 303)
        with write_store(tmp_path) as writer:
            writer.put(SAM_ID["document/b"], [(SAM_ID["document/b"], DCTERMS.title, Literal("b"))])
            writer.put(NEW, [(NEW, DCTERMS.title, Literal("x")), (NEW, DCTERMS.replaces, OLD)])
            writer.supersede([OLD])
        assert ask(fact).status == 410
        gone = ask(f"{old}.html")
        assert gone.status == 410
        assert gone.headers["Link"] == f'</id/{NEW.removeprefix(SAM_ID)}>; rel="successor-version"'
        with write_store(tmp_path) as writer:
            writer.put(SAM_ID["document/b"], [(FACT, DCTERMS.title, Literal("y"))])
        assert ask(fact).status == 303
        assert ask(f"{fact}z").status == 404


def test_only_what_went_is_kept(tmp_path: Path) -> None:
    """The list beside a version has what is gone, and is empty when nothing is."""
    for titles in (["y"], []):
        with write_store(tmp_path) as writer:
            writer.put(SAM_ID["document/b"], [(FACT, DCTERMS.title, Literal(title)) for title in titles])
    current = Current(tmp_path)
    assert read_withdrawn(current.store().folder) == {str(FACT)}
    assert current.withdrawn(FACT)
    assert not current.withdrawn(NEW)
