from __future__ import annotations

import pytest

from ingest.facts.bodies import read_bodies
from ingest.facts.focus_areas import read_focus_areas
from ingest.facts.mentions import Sort, find_mentions
from ingest.facts.partners import read_partners
from ingest.facts.records import FocusArea, Responsibility
from ingest.facts.responsibilities import read_responsibilities
from tests.blocks_of_text import about, reading_of


def _duties(*notations: str, title: str = "Vägar in") -> list[Responsibility]:
    reading = reading_of(*notations, described=about(title=title))
    for read in (read_focus_areas, read_bodies):
        reading.add(list(read(reading)))
    return list(read_responsibilities(reading))


def _actors(*notations: str, title: str = "Vägar in") -> list[list[str]]:
    return [[one.name for one in duty.actors] for duty in _duties(*notations, title=title)]


def test_the_chapter_of_an_area_is_no_background() -> None:
    """Though the heading around it speaks of the vision, and the title of a matter that other policies have."""
    areas = ("## Fokusområde 1: Skog", "Region Granvik bör plantera träd.", "## Fokusområde 2: Vatten")
    told = _actors("# Vision och fokusområden", *areas, "Skatteverket ska tillsammans med andra mäta.")
    assert told == [["Region Granvik"], ["Skatteverket"]]
    title = "Jämställdhetsstrategi för Granviks län"
    assert _actors(f"# {title}", "## Lön", "Region Granvik bör erbjuda heltid.", title=title) == [["Region Granvik"]]


@pytest.mark.parametrize("heading", ["Vem tar vad?", "Vem håller i vad", "Så är arbetet delat", "Parter och plikter"])
def test_a_heading_may_ask_who_does_what(heading: str) -> None:
    """Under it an organisation's heading tells whose the sentences are."""
    assert _actors(f"# {heading}", "## Region Granvik", "Ska dela upp all statistik.") == [["Region Granvik"]]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Region Granvik har enligt lag (2010:630) uppdraget att samordna arbetet.", "Responsible"),
        ("Skatteverket har enligt lag (1994:137) om register m.fl. huvudansvaret för dem.", "Responsible"),
        ("Region Granvik och Skatteverket ska tillsammans ta fram planer.", "Shall"),
        ("Östsjö Handelskammaren bör samla företag.", "Should"),
        ("Granviks läns folkhögskolor anordnar kurser.", "Does"),
    ],
)
def test_what_stands_between_actor_and_verb_hides_no_duty(text: str, modality: str) -> None:
    """A law with its number, an adverb that ends like a passive, a name with a capital at its end."""
    assert [(duty.text, duty.modality) for duty in _duties("# Ansvar", text)] == [(text, modality)]


def test_who_issues_a_document_has_no_duty_by_it() -> None:
    assert _actors("# Ansvar", "Planen ges ut av Region Granvik.", "Handslaget ingås av Skatteverket.") == []


def test_to_whom_a_body_reports_or_when_it_meets_is_no_task() -> None:
    """Unless the sentence tells what else it does."""
    bodies = "Vattenrådet består av Region Granvik. Vattengruppen består av chefer från Skatteverket."
    told = [duty.text for duty in _duties(
        "# Organisation", bodies, "Vattengruppen rapporterar till Vattenrådet. Gruppen ses åtta gånger om året.",
        "Vattengruppen mäter brunnar och rapporterar till Vattenrådet.",
    )]  # fmt: skip
    assert told == ["Vattengruppen mäter brunnar och rapporterar till Vattenrådet."]


def test_a_plural_stands_for_the_bodies_that_have_names() -> None:
    """By their noun, or as the two named last."""
    groups = "Temagrupp Hav leds av Skatteverket, Temagrupp Skog av Region Granvik."
    told = _actors("# Organisation", groups, "Temagrupperna planerar insatser. Båda ger råd till kommunerna.")
    assert told == [["Temagrupp Hav", "Temagrupp Skog"]] * 2


def test_what_a_body_does_concerns_the_area_that_it_names() -> None:
    duties = _duties(
        "# Fokusområden", "## Fokusområde 1: Rent vatten", "## Fokusområde 2: Levande skog", "# Organisation",
        "Vattennätet Brunn är ett nätverk. Nätverket Brunn håller samman arbetet inom fokusområdet Rent vatten.",
    )  # fmt: skip
    assert [one.label for duty in duties for one in duty.concerns if isinstance(one, FocusArea)] == ["Rent vatten"]


def test_a_table_of_parties_tells_what_each_does() -> None:
    """Whatever heads the column beside them; an address or a short name is no duty."""
    assert _actors(
        "# Parter", "| Part | Plikt |", "| Skatteverket | Mäta alla brunnar |", "| Region Granvik | Ge råd |"
    ) == [
        ["Skatteverket"],
        ["Region Granvik"],
    ]
    assert _actors("# Parter", "| Part | Kontakt |", "| Skatteverket | Eva |", "| Region Granvik | Per |") == []


def test_names_go_on_to_the_noun_at_their_end() -> None:
    found = find_mentions("Svenska Dalfolkets Riksförbund och Hedsjö Kvinnojour möter länets idrottsförbund.")
    assert [one.name for one in found if one.sort is Sort.NAME] == [
        "Svenska Dalfolkets Riksförbund",
        "Hedsjö Kvinnojour",
    ]


def test_a_counted_group_that_acts_is_a_partner() -> None:
    """The document tells elsewhere how many "kommunerna" are."""
    reading = reading_of("# Ansvar", "Planen vänder sig till länets nio kommuner.", "Kommunerna ska mäta brunnarna.")
    assert [one.party.name for one in read_partners(reading)] == ["länets nio kommuner"]
