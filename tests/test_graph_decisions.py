"""What a person decided about names: read from a file, honoured by every build, kept with each fact."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Literal, URIRef

from graph.building import Choices, store_outcomes
from graph.decisions import DecisionError, Decisions, read_decisions
from graph.mapping import map_document
from graph.relinking import files_to_read_again
from graph.store import open_store
from graph.validation import check
from ingest.facts.records import Facts
from ingest.outcomes import Outcome
from ontology.terms import SAM, SAM_ID
from tests.made_facts import duty, facts, partner, party

DOCUMENTS = Path(__file__).parent / "documents"
SAME = '[[same]]\norganisation = "Tolkservice"\nas = "Migrationsverket"\nby = "A. Ek"\n'
OTHER = '[[not-same]]\norganisation = "Tullverket"\nas = "organisation/tullverket"\n'


def decided(folder: Path, text: str) -> Decisions:
    """The decisions of a file with some text."""
    file = folder / "decisions.toml"
    file.write_text(text, encoding="utf-8")
    return read_decisions(file)


def organisation(decisions: Decisions | None, name: str, **document: str) -> str:
    """What the only partner of a document is linked to, without the data base."""
    mapped = map_document(facts(partner(name), **document), decisions)
    found = [o for graph in mapped.graphs.values() for _, p, o in graph if p == SAM.organisation]
    return found[0].removeprefix(str(SAM_ID))


def test_a_name_is_merged_with_a_register(tmp_path: Path) -> None:
    """A name that no register has means what a person decided, in whichever inflection it stands."""
    decisions = decided(tmp_path, SAME)
    assert organisation(None, "Tolkservice") == "organisation/granviks-lan/tolkservice"
    assert organisation(decisions, "Tolkservice") == "organisation/migrationsverket"
    assert organisation(decisions, "tolkservices") == "organisation/migrationsverket"
    assert organisation(decisions, "Tolkförmedlingen") == "organisation/granviks-lan/tolkformedlingen"


def test_a_name_is_parted_from_a_register(tmp_path: Path) -> None:
    """A name that was taken for an agency gets a node of its own where a person decided that it is another."""
    assert organisation(None, "Tullverket") == "organisation/tullverket"
    assert organisation(decided(tmp_path, OTHER), "Tullverket") == "organisation/granviks-lan/tullverket"


def test_one_name_in_two_documents_is_parted(tmp_path: Path) -> None:
    """Two documents of a county that mean two things by one name can be told apart by the file."""
    own = "organisation/granviks-lan/rådet".replace("å", "a")
    decisions = decided(tmp_path, f'[[not-same]]\norganisation = "Rådet"\ndocument = "b.pdf"\nas = "{own}"\n')
    assert organisation(decisions, "Rådet", file_name="a.pdf") == own
    assert organisation(decisions, "Rådet", file_name="b.pdf").startswith(f"{own}-")


def test_the_narrowest_place_holds(tmp_path: Path) -> None:
    """A decision for a county goes before one for all, and one for a file before both; its short name will do."""
    text = SAME.replace('by = "A. Ek"', "") + (
        '[[same]]\norganisation = "Tolkservice"\ncounty = "Granvik"\nas = "Tullverket"\n'
        '[[same]]\norganisation = "Tolkservice"\ndocument = "b.pdf"\nas = "Skatteverket"\n'
    )
    decisions = decided(tmp_path, text)
    assert organisation(decisions, "Tolkservice", county="Älvmarks län") == "organisation/migrationsverket"
    assert organisation(decisions, "Tolkservice") == "organisation/tullverket"
    assert organisation(decisions, "Tolkservice", file_name="b.pdf") == "organisation/skatteverket"


def test_who_decided_stands_on_the_fact(tmp_path: Path) -> None:
    """Each fact whose link was decided says by whom, and no other fact does."""
    read = facts(partner("Tolkservice"), duty("Tolkservice ska tolka.", party("Tolkservice")), partner("Skatteverket"))
    mapped = map_document(read, decided(tmp_path, SAME))
    told = [(s, o) for s, p, o in mapped.graphs[mapped.iri] if p == SAM.correctedBy]
    assert {s for s, _ in told} == {mapped.node(fact) for fact in read.facts[:2]}
    assert {o for _, o in told} == {Literal("A. Ek")}


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ('[[same]]\norganisation = "A\n', 2, "this is no TOML"),
        ('\n[[equal]]\norganisation = "A"\n', 2, "[[same]], [[not-same]], [[wrong]] or [[theme]]"),
        (f'{SAME}[[same]]\nas = "Tullverket"\n', 5, "organisation, term, policy, statute"),
        ('[[same]]\norganisation = "A"\n', 1, 'add as = "..."'),
        ('[[same]]\norganisation = "A"\nas = 5\n', 1, "as has to be a text"),
        ('[[same]]\norganisation = "A"\nas = "Tullverket"\nlan = "X"\n', 1, "'lan' is unknown"),
        ('[[same]]\norganisation = "A"\nas = "Migrationverket"\n', 1, "organisation/migrationsverket"),
        ('[[same]]\norganisation = "A"\nas = "organisation/tulverket"\n', 1, "organisation/tullverket"),
        ('[[same]]\nstatute = "lagen"\nas = "1066:1"\n', 1, "no register has the statute"),
        ('[same]\norganisation = "A"\nas = "Tullverket"\n', 1, "under a line of its own, [[same]]"),
        (SAME + SAME.replace("Migrationsverket", "Tullverket"), 5, "line 1 decides otherwise"),
        (SAME + SAME.replace("[[same]]", "[[not-same]]"), 5, "line 1 decides otherwise"),
    ],
)
def test_a_fault_is_named_with_its_line(tmp_path: Path, text: str, line: int, reason: str) -> None:
    """What cannot be used is named with the file, the line and what to write instead."""
    with pytest.raises(DecisionError) as fault:
        decided(tmp_path, text)
    assert fault.value.line == line
    assert reason in str(fault.value)
    assert f"decisions.toml, line {line}: " in str(fault.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """A file of decisions that is not there is an error, and not taken for an empty one."""
    with pytest.raises(DecisionError, match="cannot be read"):
        read_decisions(tmp_path / "none.toml")


def stored(folder: Path, decisions: Decisions, *read: Facts) -> list[str]:
    """The organisations of the partners in a graph after building some documents."""
    outcomes = [Outcome.of_value(DOCUMENTS / "granvik-strategi.pdf", (one, "")) for one in read]
    assert all(one.read for one in store_outcomes(outcomes, folder, Choices(decisions)))
    rows = open_store(folder).select(f"SELECT ?o WHERE {{ ?p a {SAM.Partnership.n3()} ; {SAM.organisation.n3()} ?o }}")
    return sorted(str(row[0]).removeprefix(str(SAM_ID)) for row in rows.rows)


def test_a_merged_and_a_parted_name_survive_a_rebuild(tmp_path: Path) -> None:
    """The same decisions give the same graph when all is built again, and the graph passes all checks."""
    decisions = decided(tmp_path, SAME + OTHER)
    read = facts(partner("Tolkservice", "Agency"), partner("Tullverket", "Agency"))
    wanted = ["organisation/granviks-lan/tullverket", "organisation/migrationsverket"]
    assert stored(tmp_path / "graph", decisions, read) == wanted
    assert stored(tmp_path / "graph", decisions, read) == wanted
    assert check(open_store(tmp_path / "graph")) == []


def test_documents_of_the_graph_are_read_again(tmp_path: Path) -> None:
    """A new decision has the documents that it concerns read again from their kept files, and only those."""
    graph = tmp_path / "graph"
    read = facts(partner("Tolkservice"), sha256="d" * 64, file_name="granvik.pdf")
    stored(graph, Decisions(), read)
    decisions = decided(tmp_path, SAME)
    with files_to_read_again(graph, decisions, []) as again:
        assert [path.name for path in again] == ["granvik.pdf"]
        assert again[0].read_bytes() == (DOCUMENTS / "granvik-strategi.pdf").read_bytes()
    with files_to_read_again(graph, decisions, [Path("new/granvik.pdf")]) as again:
        assert again == []
    stored(graph, decisions, read)
    with files_to_read_again(graph, decisions, []) as again:
        assert again == []


def test_terms_and_policies_are_decided_too(tmp_path: Path) -> None:
    """A term means the concept of another one where a person decided so."""
    decisions = decided(tmp_path, '[[same]]\nterm = "nykomling"\nas = "nyanländ"\n')
    assert decisions.about("term", "Nykomling", None, "a.pdf").node == URIRef(f"{SAM_ID}term/nyanland")
