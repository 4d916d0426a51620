"""How the registers are made of CSV files."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest
from rdflib import RDF, SKOS, Graph
from rdflib.namespace import DCTERMS

from ontology import cues, lexicon, names, reasoning, registers
from ontology.organisations import organisations_of

CONCEPTS = Path(registers.__file__).parent / "concepts"
SOURCE = Path(__file__).resolve().parents[2] / "shared" / "reference"
ADDITIONS: dict[str, object] = {
    "skip_rows": ["Avvecklingsmyndigheten "], "skip_names_with": ["_"], "skip_names": ["Sida"],
    "keep_short_names": ["DO"], "lower_words": ["tingsrätt", "för"], "university": "universitet$",
    "no_university": "(?i)nämnd", "corrections": {}, "everyday": {"Statens bergsverk": "Bergsverket"},
    "more_names": {"Bergsverket": ["Berget"]}, "cities": {"0001": ["Granviks stad"]}, "region_municipalities": {},
    "organisation": [{"kind": "CivilSociety", "names": [["Granviks bygdegård", "Bygdegården"]]}],
}  # fmt: skip


def agency(name: str, other_names: str = "", active: str = "1", short_name: str = "") -> dict[str, str]:
    return {
        "name": name, "other_names": other_names, "short_name": short_name, "org_nr": "", "wikidata": "",
        "active_in_scb_register": active,
    }  # fmt: skip


def found(
    *agencies: dict[str, str], organisations: tuple[dict[str, str], ...] = ()
) -> dict[str, tuple[str, list[str]]]:
    county = {
        "scb_code": "00",
        "name": "Granviks län",
        "short_name": "Granvik",
        "board_name": "Länsstyrelsen i Granviks län",
    }
    rows = {
        "agencies": list(agencies),
        "organisations": list(organisations),
        "counties": [county | {"board_org_nr": "", "board_wikidata": ""}],
        "municipalities": [
            {"scb_code": "0001", "name": "Granviks kommun", "short_name": "Granvik", "county_code": "00"}
        ],
    }
    return {one.name: (one.kind, one.other_names) for one in organisations_of(rows, ADDITIONS)}


def test_the_committed_registers_are_those_of_the_sources() -> None:
    """Nobody has edited a register by hand, and making it again changes no byte."""
    if not SOURCE.is_dir():
        pytest.skip("needs ../shared for the reference files")
    for name, text in registers.build_registers(SOURCE).items():
        assert (CONCEPTS / name).read_text(encoding="utf-8") == text, name


@pytest.mark.parametrize("path", sorted(CONCEPTS.glob("*.ttl")), ids=lambda path: path.name)
def test_a_register_tells_its_source_and_licence(path: Path) -> None:
    """Whoever takes a register knows where it comes from and what may be done with it."""
    graph = Graph().parse(path)
    schemes = list(graph.subjects(RDF.type, SKOS.ConceptScheme))
    assert len(schemes) == 1
    assert graph.value(schemes[0], DCTERMS.source) and graph.value(schemes[0], DCTERMS.license)


def test_shouting_names_are_written_plainly() -> None:
    """Capitals of a register become a name as in a sentence."""
    assert "Granviks tingsrätt" in found(agency("GRANVIKS TINGSRÄTT"))


def test_offices_being_wound_up_are_left_out() -> None:
    """Rows that no strategy can mean do not become organisations."""
    assert not [name for name in found(agency("Avvecklingsmyndigheten för Stigar")) if "Stigar" in name]


def test_the_everyday_name_comes_first() -> None:
    """The formal name is another name, and so are our additions."""
    assert found(agency("Statens bergsverk"))["Bergsverket"] == ("Agency", ["Berget", "Statens bergsverk"])


def test_an_ambiguous_acronym_stays_with_the_living() -> None:
    """An acronym of a former and of a present agency leads to the present one."""
    both = found(agency("Ombudsmannen", "DO"), agency("Gamla ombudsmannen", "DO", active="0"))
    assert (both["Ombudsmannen"][1], both["Gamla ombudsmannen"][1]) == (["DO"], [])


def test_an_acronym_of_two_living_agencies_leads_nowhere() -> None:
    """Where nothing tells which one is meant, neither is."""
    both = found(agency("Stigverket", "STV"), agency("Stenverket", "STV"))
    assert (both["Stigverket"][1], both["Stenverket"][1]) == ([], [])


def test_codes_and_remarks_are_no_names() -> None:
    """Accounting codes, marked remarks, common words and two-letter acronyms are left out."""
    assert found(agency("Stigverket", "Sida|ST|STI_X|Stigarna", short_name="STIGV"))["Stigverket"][1] == ["Stigarna"]


def test_an_organisation_in_two_sources_is_one() -> None:
    """The names of both sources are kept at one organisation, of the kind that people gave it."""
    listed = {
        "name": "Granviks universitet",
        "other_names": "GU|Granvik University",
        "kind": "university",
        "county_code": "",
    }
    one = found(agency("Granviks universitet", "GRU"), organisations=(listed,))
    assert one["Granviks universitet"] == ("University", ["GRU", "GU", "Granvik University"])


def test_a_university_is_known_by_its_name() -> None:
    """State universities stand among the agencies; boards about them are agencies."""
    both = found(agency("Granviks universitet"), agency("Nämnden för Granviks universitet"))
    assert [both[name][0] for name in ("Granviks universitet", "Nämnden för Granviks universitet")] == [
        "University",
        "Agency",
    ]


def test_boards_and_municipalities_get_the_names_in_use() -> None:
    """A county board is found with and without "i" and "län", a municipality as a city too."""
    assert "Länsstyrelsen Granvik" in found()["Länsstyrelsen i Granviks län"][1]
    assert found()["Granviks kommun"] == ("MunicipalityOrganisation", ["Granviks stad"])


def test_a_folder_without_registers_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The exit status tells wrong usage from unreadable sources, and the message says which folder."""
    assert registers.main([]) == 2
    assert registers.main([str(tmp_path)]) == 3
    assert str(tmp_path) in capsys.readouterr().err


@pytest.mark.parametrize("module", [names, cues, lexicon, reasoning], ids=lambda module: module.__name__)
def test_examples_in_docstrings_hold(module: object) -> None:
    """The examples that a reader of the code sees give what they say."""
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]
