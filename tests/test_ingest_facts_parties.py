from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.facts.mentions import Sort, find_mentions
from ingest.facts.name_lists import split_names
from ingest.facts.parties import Parties
from ingest.facts.reading import Reading
from tests.blocks_of_text import about, reading_of


def _named(text: str) -> list[str]:
    return [mention.name for mention in find_mentions(text) if mention.sort is Sort.NAME]


def _meant(reading: Reading, words: str) -> str | None:
    parties = Parties(reading)
    party = parties.party(parties.mentions(words)[0])
    return party.name if party else None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Arbetsförmedlingens och Skatteverkets kontor", ["Arbetsförmedlingen", "Skatteverket"]),
        ("Länsstyrelsen i Granviks län och Region Älvmark", ["Länsstyrelsen i Granviks län", "Region Älvmark"]),
        ("Hedsjö kommun samt Samordningsförbundet Kusten", ["Hedsjö kommun", "Samordningsförbundet Kusten"]),
        (
            "Granviks läns museum, Sunnandals samordningsförbund",
            ["Granviks läns museum", "Sunnandals samordningsförbund"],
        ),
        ("Sveriges Kommuner och Regioner", ["Sveriges Kommuner och Regioner"]),
        ("Regelverket och nätverket är nya", []),
    ],
)
def test_names_of_organisations_are_found(text: str, names: list[str]) -> None:
    """Organisations are found by the registers and by the shape of their names, in the genitive too."""
    assert _named(text) == names


def test_group_tells_its_number() -> None:
    """A counted group such as "länets nio kommuner" is one group with nine members."""
    (group,) = find_mentions("länets nio kommuner")
    assert (group.sort, group.kind, group.member_count) == (Sort.GROUP, "MunicipalityOrganisation", 9)


def test_list_of_names_is_split_at_every_comma_and_och() -> None:
    """A list of names is split at commas, "och" and "samt", but not within a name or brackets."""
    text = "A, hälso- och sjukvården, B (nord, syd) och C samt D"
    assert [text[a:b] for a, b in split_names(text)] == ["A", "hälso- och sjukvården", "B (nord, syd)", "C", "D"]


def test_county_board_stands_for_the_fullest_name() -> None:
    """The word "Länsstyrelsen" means the county's own board, under the fullest name that the document has for it."""
    reading = reading_of(
        "Länsstyrelsen Granvik leder.",
        "Länsstyrelsen i Granviks län samordnar. Länsstyrelsen i Älvmarks län deltar inte.",
    )
    assert _meant(reading, "Länsstyrelsen") == "Länsstyrelsen i Granviks län"


def test_county_board_without_a_name_is_that_of_the_county() -> None:
    """Where no board is named, "Länsstyrelsen" is the one of the document's county."""
    assert _meant(reading_of("Länsstyrelsen leder."), "Länsstyrelsen") == "Länsstyrelsen i Granviks län"


def test_county_board_of_a_national_leaflet_is_all_of_them() -> None:
    """In a leaflet of all boards, "Länsstyrelsen" means the county boards."""
    reading = reading_of("Länsstyrelserna ska samverka. Länsstyrelsen stödjer.")
    reading.about = replace(about(kind="Leaflet", scope="National"))
    assert _meant(reading, "Länsstyrelsen") == "Länsstyrelserna"


def test_municipalities_are_the_counted_group() -> None:
    """The words "kommunerna" and "kommunen" are the group as the document counts it."""
    reading = reading_of("I arbetet deltar länets nio kommuner.", "Kommunerna ska erbjuda svenska.")
    assert _meant(reading, "Kommunerna") == _meant(reading, "Kommunen") == "länets nio kommuner"


def test_region_is_the_one_of_the_county() -> None:
    """The word "Regionen" means the county's own region, also where others are named."""
    reading = reading_of("Region Granvik och Region Älvmark har avtal.")
    assert _meant(reading, "Regionen") == "Region Granvik"


def test_agency_stands_for_the_last_one() -> None:
    """The word "Myndigheten" means the agency before it, and nobody where none is."""
    parties = Parties(reading_of("Migrationsverket prövar."))
    (before, stand_in) = (parties.mentions(text)[0] for text in ("Migrationsverket", "Myndigheten"))
    last = parties.party(before)
    found = parties.party(stand_in, before=last)
    assert found is not None and (found.name, found.mentioned_as) == ("Migrationsverket", "Myndigheten")
    assert parties.party(stand_in) is None


def test_we_of_a_county_boards_page_is_the_board() -> None:
    """The word "vi" on a county board's page means the board; in a strategy the parties."""
    page = reading_of("Vi arbetar med integration.", described=about(kind="WebPage"))
    assert _meant(page, "Vi") == "Länsstyrelsen i Granviks län"
    assert _meant(reading_of("Strategins parter är eniga.", "Parterna möts."), "Vi") == "strategins parter"


@pytest.mark.parametrize(
    "name",
    [
        "Högskolan i Hedsjö",
        "Universitetet i Granvik",
        "Länsbiblioteket Granvik",
        "Granviks idrottsdistrikt",
        "Energikontoret Granvik",
        "Diskrimineringsbyrån Hedsjö",
        "Svenska kyrkan i Hedsjö",
        "LRF Granvik",
        "Räddningstjänsten Hedsjö",
    ],
)
def test_a_kind_and_a_place_are_a_full_name(name: str) -> None:
    """The word for an institution and the name of a place are one name, in whichever order."""
    assert _named(f"{name} deltar i arbetet.") == [name]
