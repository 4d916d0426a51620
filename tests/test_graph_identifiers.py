"""IRIs: made of content, the same on every machine."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from rdflib import URIRef

from graph.identifiers import FactIds, document_iri, letters, plain_title, slug
from tests.made_facts import strategy

DOCUMENT = URIRef("https://w3id.org/samsyn/id/document/granviks-lan/strategy/plan-2024")


def test_a_document_is_known_by_county_kind_title_and_first_year() -> None:
    """The IRI of a document reads as county, kind, title and the year from which on it holds."""
    assert document_iri(strategy(), "granviks-lan").endswith(
        "/document/granviks-lan/strategy/integrationsstrategi-for-granviks-lan-2024"
    )


def test_a_document_without_county_is_national() -> None:
    """A leaflet of the state stands under "national"; without a year, the title ends its IRI."""
    leaflet = strategy(kind="Leaflet", scope="National", title="Vårt uppdrag", valid_from=None)
    assert document_iri(leaflet, None).endswith("/document/national/leaflet/vart-uppdrag")


def test_the_day_of_adoption_stands_in_for_validity() -> None:
    """A strategy that does not say from when it holds is dated by its adoption."""
    adopted = strategy(valid_from=None, adopted_on=date(2021, 6, 3))
    assert document_iri(adopted, "granviks-lan").endswith("-2021")


def test_equal_twins_are_told_apart() -> None:
    """The same words twice under the same heading are two facts; case and marks make no difference."""
    ids = FactIds(DOCUMENT)
    first, twin = ids.give("Goal", "Alla har arbete.", ("Arbete",)), ids.give("Goal", "alla har ARBETE", ("Arbete",))
    assert twin == URIRef(f"{first}-2")


def test_place_tells_facts_apart() -> None:
    """The same words under another heading, or as another kind of fact, are another fact."""
    ids = FactIds(DOCUMENT)
    given = [
        ids.give("Goal", "Alla har arbete.", ("Arbete",)),
        ids.give("Goal", "Alla har arbete.", ("Hälsa",)),
        ids.give("Action", "Alla har arbete.", ("Arbete",)),
    ]
    assert len({iri.removesuffix("-2") for iri in given}) == 3


@given(st.text())
def test_letters_cannot_be_mistaken(text: str) -> None:
    """The letters of an IRI are eight, without vowels and without the l that looks like 1."""
    assert len(letters(text)) == 8
    assert not set(letters(text)) & set("aeioulåäö0123456789")


@given(st.text(min_size=1))
def test_a_slug_is_short_and_plain(name: str) -> None:
    """Every name, however long or odd, gives a part of an IRI of plain letters."""
    assert 0 < len(slug(name)) <= 89
    assert slug(name).replace("-", "").isascii()


def test_long_names_stay_apart() -> None:
    """Two names that differ only at their ends are two."""
    long = "Samordningsförbundet för " + "mycket " * 20
    assert slug(f"{long} norr") != slug(f"{long} söder")


def test_years_are_no_part_of_a_title() -> None:
    """Editions of a strategy have one title, however the years stand at its end."""
    titles = [
        "Plan för Granvik 2024–2027",
        "Plan för Granvik, 2028-2031",
        "Plan för Granvik (2032)",
        "Plan för Granvik",
    ]
    assert {plain_title(title) for title in titles} == {"Plan för Granvik"}
    assert plain_title("2030") == "2030"
