from __future__ import annotations

import pytest

from ingest.facts.partners import read_partners
from ingest.facts.records import Partnership
from ingest.facts.signatures import read_signatures
from tests.blocks_of_text import about, reading_of

SIGNED = ("Granvik den 3 maj 2024", "Karin Lövgren\nArbetsförmedlingen", "Elin af Grip\nHedsjö kommun")


def _partners(*notations: str, kind: str = "Strategy") -> list[Partnership]:
    return list(read_partners(reading_of(*notations, described=about(kind=kind))))


def _names(*notations: str, kind: str = "Strategy") -> list[str]:
    return [one.party.name for one in _partners(*notations, kind=kind)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Samverkansparter i länet är: Skatteverket, Studiekompaniet och länets nio kommuner.",
        "Parterna är Skatteverket, Studiekompaniet samt länets nio kommuner.",
    ],
)
def test_partners_of_a_sentence(sentence: str) -> None:
    """Partners that a sentence lists are found, those of no register too; a group has its number."""
    partners = _partners(sentence)
    assert [one.party.name for one in partners] == ["Skatteverket", "Studiekompaniet", "länets nio kommuner"]
    assert partners[2].party.member_count == 9


def test_who_takes_part_in_the_work_is_a_partner() -> None:
    """The sentence "I arbetet deltar A, B och C" lists the partners."""
    text = "I det regionala arbetet deltar Migrationsverket, Region Granvik och länets nio kommuner."
    assert _names(text) == ["Migrationsverket", "Region Granvik", "länets nio kommuner"]


def test_bullets_and_headings_of_partners_count_once() -> None:
    """A partner in the list and again as heading of the appendix is one partner, with both as evidence."""
    partners = _partners(
        "# Samverkansparter",
        "- Företagarringen i Granvik",
        "- Region Granvik",
        "# Bilaga 1 – Samverkansparter",
        "## Företagarringen",
        "- Ordnar möten.",
        "## Region Granvik",
        "- Erbjuder vård.",
    )
    assert [(one.party.name, len(one.evidence)) for one in partners] == [
        ("Företagarringen i Granvik", 2),
        ("Region Granvik", 2),
    ]


def test_duties_of_partners_are_no_partners() -> None:
    """The bullets under a partner's heading are its duties, no partners."""
    assert _names("# Parter", "## Polismyndigheten", "- Trygghetsarbete.") == ["Polismyndigheten"]


def test_table_of_partners() -> None:
    """The column of a table in the chapter on partners lists them."""
    rows = (
        "| Organisation | Kontaktperson |",
        "| Region Granvik | Enheten för hälsa |",
        "| Hedsjö kommun | Kansliet |",
    )
    assert _names("# Deltagande aktörer", *rows) == ["Region Granvik", "Hedsjö kommun"]


def test_who_signs_is_a_partner() -> None:
    """The organisations that sign an agreement are its partners."""
    assert _names(*SIGNED, kind="Agreement") == ["Arbetsförmedlingen", "Hedsjö kommun"]


def test_municipalities_of_a_group_do_not_count_again() -> None:
    """Where the municipalities are one partner as a group, those that sign are not counted again."""
    listed = "Parter är Arbetsförmedlingen, Region Granvik och länets nio kommuner."
    assert _names(listed, *SIGNED) == ["Arbetsförmedlingen", "Region Granvik", "länets nio kommuner"]


def test_leaflet_lists_who_acts() -> None:
    """The partners of a leaflet are the organisations that act in it."""
    assert _names(
        "Länsstyrelserna ska samverka.", "På lokal nivå samordnar Arbetsförmedlingen insatserna.", kind="Leaflet"
    ) == [
        "länsstyrelserna",
        "Arbetsförmedlingen",
    ]


def test_signatures_pair_person_and_organisation() -> None:
    """Each signature has a person and the organisation below the name; a title in between is passed over."""
    signatures = list(read_signatures(reading_of(*SIGNED, "Mats Båge\nKommunstyrelsens ordförande\nSjöboda kommun")))
    assert [(one.person, one.party.name) for one in signatures] == [
        ("Karin Lövgren", "Arbetsförmedlingen"),
        ("Elin af Grip", "Hedsjö kommun"),
        ("Mats Båge", "Sjöboda kommun"),
    ]


def test_persons_are_read_under_signatures_only() -> None:
    """Names of persons elsewhere in a document are not read."""
    assert not list(read_signatures(reading_of("# Förord", "Agneta Sundvall\nRegion Granvik")))


@pytest.mark.parametrize(
    "sentence",
    [
        "Bakom den står förutom Skatteverket även Region Granvik, länets nio kommuner och Naturskyddsföreningen.",
        "Bakom strategin står Skatteverket, Region Granvik, länets nio kommuner samt Naturskyddsföreningen.",
    ],
)
def test_who_stands_behind_the_document_is_a_partner(sentence: str) -> None:
    """Those named behind "bakom strategin står" are partners, also behind "förutom" and "även"."""
    expected = ["Skatteverket", "Region Granvik", "länets nio kommuner", "Naturskyddsföreningen"]
    assert _names("# Bakgrund", sentence) == expected


def test_the_words_of_a_clause_are_no_partner() -> None:
    """A numbered clause that leads in the parties, or renames them, is none of them."""
    names = _names("# Parter", "1. Detta avtal ingås mellan följande parter:", "  - Skatteverket", "  - Hedsjö kommun")
    assert not any("parter" in name for name in names)
    assert _names("# Parter", "- De fyra kommunerna benämns gemensamt Kommunerna.", "- Skatteverket") == [
        "Skatteverket"
    ]


def test_number_of_parties_is_no_partner() -> None:
    """The words "Åtta parter" only count the partners, and the head of a column is none."""
    names = _names(
        "# Parter", "Åtta parter står bakom klimatplanen.", "| Part | Roll |", "| Skatteverket | Tar emot avgifter. |"
    )
    assert names == ["Skatteverket"]


@pytest.mark.parametrize(("number", "signs"), [("två", False), ("en", True)])
def test_counted_group_covers_the_municipalities_that_sign(number: str, signs: bool) -> None:
    """Municipalities that sign are partners, unless the document counts them as one group."""
    group = "Parterna är Skatteverket och länets två kommuner." if number == "två" else "Parterna är Skatteverket."
    names = _names(group, *SIGNED, kind="Agreement")
    assert ("Hedsjö kommun" in names) is signs


def test_headings_below_what_each_contributes_are_partners() -> None:
    """Under "Så bidrar vi" each heading names a partner, and its list what the partner does."""
    found = _names("# Så bidrar vi", "## Skogsstyrelsen", "- Mäter snön.", "## Hjulförbundet", "- Lagar cyklar.")
    assert set(found) == {"Skogsstyrelsen", "Hjulförbundet"}


_BACKING = ["Skatteverket", "Migrationsverket", "Hedsjö kommun", "Rädda Barnen"]


@pytest.mark.parametrize(
    "notations",
    [
        (
            "| Sektor | Organisationer |",
            "| Statliga myndigheter | Skatteverket, Migrationsverket |",
            "| Kommuner | Hedsjö kommun |",
            "| Civilsamhälle | Rädda Barnen |",
        ),
        ("Skatteverket", "Migrationsverket", "Hedsjö kommun", "Rädda Barnen"),
        ("Statliga myndigheter: Skatteverket, Migrationsverket", "Övriga: Hedsjö kommun och Rädda Barnen"),
        (
            "- Myndigheter: Skatteverket och Migrationsverket",
            "- Kommuner: Hedsjö kommun",
            "- Ideell sektor: Rädda Barnen",
        ),
        (
            "- Statliga myndigheter",
            "  - Skatteverket",
            "  - Migrationsverket",
            "- Övriga organisationer",
            "  - Hedsjö kommun",
            "  - Rädda Barnen",
        ),
        ("Från staten medverkar Skatteverket och Migrationsverket.", "I övrigt deltar Hedsjö kommun och Rädda Barnen."),
        ("Bakom planen står fyra aktörer: Skatteverket, Migrationsverket, Hedsjö kommun och Rädda Barnen.",),
        ("Anslutna parter – Skatteverket, Migrationsverket, Hedsjö kommun samt Rädda Barnen – är överens.",),
    ],
)
def test_partners_that_are_sorted_or_stand_alone(notations: tuple[str, ...]) -> None:
    """Sorts of organisations are no partners; those behind, beside or below them are, and those in lines alone."""
    assert _names("# De som står bakom planen", *notations) == _BACKING


def test_heading_over_two_partners_is_split() -> None:
    """A heading that names two organisations stands for both; one that names sorts of them for none."""
    names = _names(
        "# Parternas åtaganden",
        "## Skatteverket och Migrationsverket",
        "Skatteverket folkbokför.",
        "## Föreningar och näringsliv",
        "- Vi sprider kunskap.",
    )
    assert names == ["Skatteverket", "Migrationsverket"]


def test_who_only_gave_an_opinion_or_has_not_joined_is_no_partner() -> None:
    """Those to whom the draft was sent, and those who have not decided, stand not behind the document."""
    assert not _names(
        "# Bakgrund",
        "Utkastet till strategi togs fram på remiss till Skatteverket, Rädda Barnen och Hedsjö kommun.",
        "Skatteverket, Migrationsverket och Hedsjö kommun har ännu inte undertecknat överenskommelsen.",
    )


@pytest.mark.parametrize(
    ("heading", "lead"),
    [
        ("Vilka är med?", "De här tre organisationerna är med i arbetet:"),
        ("Organisationerna bakom", "Arbetet bärs av:"),
        ("Vi gör det ihop – vilka som deltar", "Så här många är vi nu, och vi som håller ihop det är:"),
    ],
)
def test_plain_headings_and_lead_ins(heading: str, lead: str) -> None:
    """A list under a heading for those who take part is one of partners, in whatever words it is led in."""
    names = ("Region Fjordbygden", "Hällesunds kommun", "Föreningen Öppna dörren")
    found = read_partners(reading_of(f"# {heading}", lead, *(f"- {name}" for name in names)))
    assert [one.party.mentioned_as for one in found] == list(names)


def test_a_lead_in_to_duties_under_such_a_heading_lists_no_partners() -> None:
    """What the organisations shall do is no list of them."""
    notations = ("# Vilka är med?", "Organisationerna ska:", "- Hjälpa varandra", "- Träffas")
    assert not list(read_partners(reading_of(*notations)))
