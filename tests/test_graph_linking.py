"""Names to nodes: registers first, and two different things stay two."""

from __future__ import annotations

from datetime import date

import pytest
from rdflib import RDFS, Literal, URIRef

from graph.linking.counties import County, link_county, link_municipality
from graph.linking.organisations import link_organisation
from graph.linking.policies import link_policy
from graph.linking.shared import SharedNodes
from graph.linking.statutes import link_statute
from graph.linking.terms import link_term
from ingest.facts.records import LegalReference, Party
from ontology import lexicon
from ontology.terms import SAM
from tests.made_facts import evidence, party

GRANVIK = link_county("Granviks län", SharedNodes())
ALVMARK = link_county("Alvmarks län", SharedNodes())
UPPSALA = link_county("Uppsala län", SharedNodes())


def link(name: str, county: County | None = GRANVIK, kind: str | None = None) -> URIRef:
    return link_organisation(party(name, kind), county, SharedNodes())


def label_of(iri: URIRef) -> str:
    return next(one.name for one in lexicon.authorities() if one.iri == str(iri))


@pytest.mark.parametrize("name", ["Uppsala län", "Uppsala", "UPPSALA LÄN"])
def test_a_county_of_the_register(name: str) -> None:
    """A county is found by its full and its short name, whatever the case."""
    assert link_county(name, SharedNodes()) == UPPSALA
    assert UPPSALA and UPPSALA.code == "03"


def test_an_unknown_county_gets_a_node() -> None:
    """A county that no register has is described under its own name."""
    shared = SharedNodes()
    county = link_county("Granviks län", shared)
    assert county and county.code is None
    assert (county.iri, RDFS.label, Literal("Granviks län", lang="sv")) in shared.nodes[county.iri]


def test_a_municipality_of_the_register() -> None:
    """A municipality is found with and without the word kommun; an unknown one belongs to the county."""
    assert link_municipality("Sala kommun", None, SharedNodes()) == link_municipality("Sala", None, SharedNodes())
    assert link_municipality("Storvik", GRANVIK, SharedNodes()).endswith("/municipality/granviks-lan/storvik")


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("Arbetsförmedlingen", None, "Arbetsförmedlingen"),
        ("Arbetsförmedlingens", None, "Arbetsförmedlingen"),
        ("ARBETSFÖRMEDLINGEN", None, "Arbetsförmedlingen"),
        ("Arbetsförmedlingen i Uppsala", None, "Arbetsförmedlingen"),
        ("Polisen", None, "Polismyndigheten"),
        ("Länsstyrelsen Uppsala län", None, "Länsstyrelsen i Uppsala län"),
        ("Länsstyrelsen i Uppsala", None, "Länsstyrelsen i Uppsala län"),
        ("Länsstyrelsen", "CountyBoard", "Länsstyrelsen i Uppsala län"),
        ("Regionen", "Region", "Region Uppsala"),
        ("Enköpings kommun", None, "Enköpings kommun"),
        ("Enköping", "MunicipalityOrganisation", "Enköpings kommun"),
    ],
)
def test_an_organisation_of_the_registers(name: str, kind: str | None, expected: str) -> None:
    """Genitive, case, "i", short names and a county's own board lead to one organisation."""
    assert label_of(link(name, UPPSALA, kind)) == expected


def test_an_agency_is_one_for_all_counties() -> None:
    """The same agency named by two counties is one organisation."""
    assert link("Försäkringskassan", GRANVIK) == link("Försäkringskassan", UPPSALA)


def test_local_organisations_stay_two() -> None:
    """Associations that two counties call by one name are two organisations; a national document's is a third."""
    names = {link("Samordningsförbundet", county) for county in (GRANVIK, ALVMARK, None)}
    assert len(names) == 3


def test_a_made_up_county_has_a_board_of_its_own() -> None:
    """The board of an unknown county is not taken for another county's."""
    iri = link("Länsstyrelsen Granviks län", GRANVIK, "CountyBoard")
    assert iri.endswith("/organisation/granviks-lan/lansstyrelsen-granviks-lan")


def test_a_group_keeps_its_node_when_its_size_changes() -> None:
    """A group is known by its name without the number; its members are told where the register has just as many."""
    shared = SharedNodes()
    eight = link_organisation(
        Party("länets åtta kommuner", "kommunerna", "MunicipalityOrganisation", 8), UPPSALA, shared
    )
    nine = link_organisation(
        Party("länets nio kommuner", "kommunerna", "MunicipalityOrganisation", 9), UPPSALA, SharedNodes()
    )
    assert eight == nine
    members = [value for _, name, value in shared.nodes[eight] if name == SAM.hasMember]
    assert len(members) == 8
    other = SharedNodes()
    link_organisation(Party("fyra kommuner", "fyra kommuner", "MunicipalityOrganisation", 4), UPPSALA, other)
    assert not [name for triples in other.nodes.values() for _, name, _ in triples if name == SAM.hasMember]


def statute(label: str, number: str | None = None, day: date | None = None) -> URIRef:
    reference = LegalReference(evidence=(evidence(label),), label=label, number=number)
    return link_statute(reference, day, SharedNodes())


def test_a_law_by_number_and_by_name() -> None:
    """A law is one whether the document gives its number or its everyday name."""
    assert statute("lag (2010:800)", "2010:800") == statute("Skollagen") == statute("skollagens")


def test_a_law_of_which_there_were_two() -> None:
    """Of two acts of one name, the one that was in force when the document was made is meant."""
    assert statute("socialtjänstlagen", day=date(2020, 1, 1)) != statute("socialtjänstlagen", day=date(2026, 1, 1))


def test_an_unknown_law_is_known_by_its_number() -> None:
    """A law that the register lacks gets a node of its number, whatever the document calls it."""
    assert statute("lag (1888:17)", "1888:17") == statute("den gamla lagen", "1888:17")


def test_a_policy_is_shared_unless_it_is_local() -> None:
    """A national plan is one for all counties; "länets folkhälsoplan" is another in each."""
    shared = SharedNodes()
    assert link_policy("Agenda 2030", GRANVIK, shared) == link_policy("agenda 2030", ALVMARK, shared)
    assert link_policy("Länets folkhälsoplan", GRANVIK, shared) != link_policy("Länets folkhälsoplan", ALVMARK, shared)


def test_a_term_is_one_concept() -> None:
    """A term written in one word or two is one concept."""
    shared = SharedNodes()
    assert link_term("utrikes född", shared) == link_term("utrikesfödd", shared)
    assert link_term("nyanländ", shared) != link_term("nyanländ elev", shared)
