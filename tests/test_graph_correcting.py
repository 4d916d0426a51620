"""What a person found wrong: left out of the graph with what points to it, noted, and kept for later builds."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import RDFS, Literal

from graph.building import Choices, store_outcomes
from graph.correcting import corrected
from graph.corrections import Correction, write_correction
from graph.decisions import DecisionError, Decisions, read_decisions
from graph.identifiers import thing
from graph.relinking import is_concerned
from graph.store import Store, open_store
from graph.validation import check
from ingest.facts.records import Facts
from ingest.outcomes import Outcome
from ontology.terms import SAM
from tests.made_facts import area, duty, facts, goal, partner, party

DOCUMENTS = Path(__file__).parent / "documents"
OTHER = '[[not-same]]\norganisation = "Tullverket"\nas = "organisation/tullverket"\n'
WRONG = '[[wrong]]\ndocument = "granvik.pdf"\n{kind} = "{text}"\nby = "A. Ek"\n'


def decided(folder: Path, text: str) -> Decisions:
    """The decisions of a file with some text."""
    file = folder / "decisions.toml"
    file.write_text(text, encoding="utf-8")
    return read_decisions(file)


def stored(folder: Path, decisions: Decisions, read: Facts) -> Store:
    """The graph after building a document."""
    outcome = Outcome.of_value(DOCUMENTS / "granvik-strategi.pdf", (read, ""))
    assert all(one.read for one in store_outcomes([outcome], folder, Choices(decisions)))
    return open_store(folder)


def descriptions(store: Store) -> set[str]:
    return {
        str(row[0]) for row in store.select("SELECT ?o WHERE { ?s <http://purl.org/dc/terms/description> ?o }").rows
    }


def made() -> Facts:
    """A strategy with an area, a goal in it and a duty for the goal."""
    work = area("Arbete")
    more = goal("Fler ska komma i arbete.", focus_area=work)
    task = duty(
        "Kommunen ansvarar för målet.", party("Granviks kommun", "MunicipalityOrganisation"), concerns=(more, work)
    )
    return facts(work, more, task, partner("Tullverket", "Agency"))


def test_what_a_person_found_wrong_is_left_out_and_noted(tmp_path: Path) -> None:
    """A goal that is no goal leaves the graph, nothing points to it any more, and a note says who found that."""
    assert "Fler ska komma i arbete." in descriptions(stored(tmp_path / "graph", Decisions(), made()))
    decisions = decided(tmp_path, WRONG.format(kind="goal", text="FLER ska komma i arbete"))
    store = stored(tmp_path / "graph", decisions, made())
    assert "Fler ska komma i arbete." not in descriptions(store)
    assert "Kommunen ansvarar för målet." in descriptions(store)
    notes = store.select(f"SELECT ?n WHERE {{ ?n a {SAM.Correction.n3()} ; {SAM.correctedBy.n3()} 'A. Ek' }}").rows
    assert len(notes) == 1
    assert (RDFS.label, Literal("FLER ska komma i arbete", lang="sv")) in {
        (name, value)
        for row in notes
        for _, name, value in store.about(row[0])  # type: ignore[arg-type]
    }
    assert check(store) == []


def test_a_correction_taken_back_brings_the_fact_back(tmp_path: Path) -> None:
    """Without the entry, the next build has the same graph as before it."""
    before = stored(tmp_path / "graph", Decisions(), made()).size()
    decisions = decided(tmp_path, WRONG.format(kind="focus-area", text="Arbete"))
    assert stored(tmp_path / "graph", decisions, made()).size() < before
    assert stored(tmp_path / "graph", Decisions(), made()).size() == before


@pytest.mark.parametrize(
    "text", [WRONG.format(kind="action", text="Fler ska komma i arbete."), WRONG.replace("granvik", "annan")]
)
def test_a_correction_of_another_kind_or_file_changes_nothing(tmp_path: Path, text: str) -> None:
    """Only a fact of that kind in that file is concerned."""
    read = made()
    decisions = decided(tmp_path, text.format(kind="goal", text="Fler ska komma i arbete."))
    assert corrected(read, decisions.corrections) == (read, [])


def test_a_partner_is_corrected_by_the_words_that_are_shown(tmp_path: Path) -> None:
    """A partner is known by its name."""
    decisions = decided(tmp_path, WRONG.format(kind="partnership", text="Tullverket"))
    kept, met = corrected(made(), decisions.corrections)
    assert len(met) == 1
    assert len(kept.facts) == len(made().facts) - 1


def test_a_correction_reads_its_document_again(tmp_path: Path) -> None:
    """A correction that is new, or taken back, concerns its own document and no other."""
    decisions = decided(tmp_path, WRONG.format(kind="goal", text="Målet"))
    about = {"names": [], "county_name": "Granviks län", "file": "granvik.pdf"}
    assert is_concerned(about, decisions)
    assert not is_concerned(about | {"wrong": decisions.wrong_in("granvik.pdf")}, decisions)
    assert not is_concerned(about | {"file": "annan.pdf"}, decisions)
    assert is_concerned(about | {"wrong": decisions.wrong_in("granvik.pdf")}, Decisions())


@given(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip),
)
def test_a_correction_is_written_as_it_is_read(text: str, by: str) -> None:
    """Whatever a text holds, the file says it, and keeps what a person wrote there before."""
    with TemporaryDirectory() as folder:
        file = Path(folder, "decisions.toml")
        file.write_text(f"# our own remark\n{OTHER}", encoding="utf-8")
        wanted = Correction("a.pdf", "FocusArea", text, by)
        themed = Correction("b.pdf", "Goal", text, by, thing("theme", "health"))
        write_correction(file, wanted)
        write_correction(file, themed)
        assert read_decisions(file).corrections == (wanted, themed)
        assert len(read_decisions(file).taken) == 1
        assert file.read_text(encoding="utf-8").startswith("# our own remark")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[[wrong]]\ngoal = "Målet"\n', "add document"),
        ('[[wrong]]\ndocument = "a.pdf"\n', "one of"),
        ('[[wrong]]\ndocument = "a.pdf"\ngoal = "x"\nas = "y"\n', "'as' is unknown"),
    ],
)
def test_a_correction_that_cannot_be_used_is_told(tmp_path: Path, text: str, told: str) -> None:
    """The message says what is missing, and on which line."""
    with pytest.raises(DecisionError, match=told) as fault:
        decided(tmp_path, text)
    assert "line 1" in str(fault.value)


def test_a_person_chooses_the_theme_of_a_fact(tmp_path: Path) -> None:
    """The goal is about the chosen theme and no other, says who chose it, and counts for how the theme is treated."""
    text = WRONG.format(kind="goal", text="Fler ska komma i arbete.").replace("wrong", "theme") + 'as = "Hälsa"\n'
    store = stored(tmp_path / "graph", decided(tmp_path, text), made())
    query = f"SELECT ?t ?by WHERE {{ ?g a {SAM.Goal.n3()} ; {SAM.theme.n3()} ?t ; {SAM.correctedBy.n3()} ?by }}"
    assert [(str(theme).rpartition("/")[2], str(by)) for theme, by in store.select(query).rows] == [("health", "A. Ek")]
    covered = f"SELECT ?c WHERE {{ ?c {SAM.coverageKind.n3()} {SAM.Touched.n3()} ; {SAM.theme.n3()} ?t }}"
    assert any(str(row[0]).endswith("/health") for row in store.select(covered).rows)
    assert check(store) == []


def test_a_theme_that_is_none_is_told_with_those_that_are(tmp_path: Path) -> None:
    """The message lists the themes."""
    text = WRONG.format(kind="goal", text="x").replace("wrong", "theme") + 'as = "Rymdfart"\n'
    with pytest.raises(DecisionError, match="Hälsa"):
        decided(tmp_path, text)
