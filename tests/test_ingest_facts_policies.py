"""The other policies that a document names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.blocks.model import BlockKind
from ingest.facts.policies import read_policies
from ingest.facts.reading import Reading
from ingest.facts.records import PolicyReference
from tests.blocks_of_text import about, reading_of


def policies(*notations: str) -> list[PolicyReference]:
    return read_policies(reading_of(*notations))


def test_headings_on_other_documents() -> None:
    """Each sub-heading of a part about other documents is a policy, without its years in the name."""
    found = policies(
        "# Relation till andra strategier", "## Kompetensplan för länet 2018–2026", "Planen säger vad som fattas."
    )
    assert [(one.label, one.valid_from, one.valid_to) for one in found] == [("Kompetensplan för länet", 2018, 2026)]


def test_proper_name_in_the_text() -> None:
    """Where the text gives the policy a proper name, the name wins over the heading and is quoted from the text."""
    found = policies(
        "# Andra styrdokument", "## Regional utvecklingsstrategi", "Den regionala strategin Kusten Lever antogs 2021."
    )
    assert [(one.label, one.evidence[0].quote, one.valid_from) for one in found] == [
        ("Kusten Lever", "Kusten Lever", 2021)
    ]


def test_list_of_other_documents() -> None:
    """A list that is led in as other documents gives one policy an item."""
    found = policies("Följande styrdokument är viktiga:", "- Länsplan för transporter", "- Agenda 2030")
    assert [one.label for one in found] == ["Länsplan för transporter", "Agenda 2030"]


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("Arbetet är en del i regionens kompetensförsörjningsstrategi.", "regionens kompetensförsörjningsstrategi"),
        ("Vi följer länets strategi för jämställdhet ”Lika villkor”.", "Lika villkor"),
        ("Målen hör ihop med Kusten 2040, som regionen har tagit fram.", "Kusten 2040"),
        ("Vi går från tidigare regional överenskommelse (RÖK) till en strategi.", "regional överenskommelse (RÖK)"),
    ],
)
def test_running_text(sentence: str, label: str) -> None:
    """Policies are named in running text by owner, in quotation marks, with a year ahead, or as forerunner."""
    assert label in [one.label for one in policies(sentence)]


def test_no_policies() -> None:
    """Plans of single persons, the document's own title and years are no policies."""
    text = "Var och en får en etableringsplan. Integrationsstrategi för Granviks län gäller från hösten 2030."
    assert policies(text) == []


def test_relation() -> None:
    """What the document says about the other one becomes the relation."""
    assert policies("Strategin bygger på Agenda 2030.")[0].relation == "BuildsOn"


def test_web_page_about_a_strategy() -> None:
    """A web page's heading that names a strategy is a reference to it."""
    title = "Strategisk överenskommelse för Granviks län 2019–2025"
    page = about("Integration", "WebPage")
    reading = reading_of("# Integration", f"## {title}", "Den gäller mottagande.", described=page)
    assert read_policies(reading) == []
    reading.about = about("Integration", "WebPage").__class__(**{**page.__dict__, "describes": title})
    assert [one.label for one in read_policies(reading)] == ["Strategisk överenskommelse för Granviks län"]


def test_proper_name_in_a_footnote() -> None:
    """A policy named by its kind in the text and by its name in a footnote counts once, under its name."""
    text = "Planen knyter an till länets kulturplan och bygger på kunskap."
    reading = reading_of("# Bakgrund", text, "^ Scener för alla. Kulturplan för Granviks län 2023–2026.")
    marked = [
        replace(block, notes=((text.index("kulturplan") + len("kulturplan"), "2"),))
        if block.kind is BlockKind.PARAGRAPH
        else replace(block, number="2")
        if block.kind is BlockKind.FOOTNOTE
        else block
        for block in reading.document.blocks
    ]
    noted = Reading(replace(reading.document, blocks=tuple(marked)))
    noted.about = reading.about
    assert [(one.label, one.valid_from, one.valid_to) for one in read_policies(noted)] == [
        ("Scener för alla", 2023, 2026)
    ]


def test_a_quoted_name_behind_its_kind_counts_once() -> None:
    """The kind before a name in quotation marks is no second policy."""
    found = policies("# Bakgrund", "Arbetet hör ihop med den regionala kulturplanen ”Scener för alla”.")
    assert [one.label for one in found] == ["Scener för alla"]


def test_bodies_under_steering_are_no_policies() -> None:
    """The names of councils and groups under a heading on steering are no policies."""
    assert policies("# Styrning", "## Arbetsutskott", "Möts varje månad.", "## Klimatrådet", "Möts varje år.") == []


def test_policies_joined_by_and() -> None:
    """Of two policies named together both are found, by owner or by place and years."""
    found = policies("Läs också Regional livsmedelsstrategi för Lillby 2026–2030 och Lillbys kulturplan 2027–2029.")
    assert [(one.label, one.valid_from, one.valid_to) for one in found] == [
        ("Regional livsmedelsstrategi för Lillby", 2026, 2030),
        ("Lillbys kulturplan", 2027, 2029),
    ]


def test_policy_named_by_letters() -> None:
    """The noun of a policy may follow an abbreviation."""
    found = policies("Frågan hör hemma i länets ANDT-strategi 2026–2030.")
    assert [(one.label, one.valid_from, one.valid_to) for one in found] == [("länets ANDT-strategi", 2026, 2030)]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "Av vikt är också den Matplan för Granvik som sträcker sig över åren 2023–2027.",
            ("Matplan för Granvik", 2023, 2027),
        ),
        (
            "Den avlöser den Länsöverenskommelse om vatten som gällde 2017–2024.",
            ("Länsöverenskommelse om vatten", 2017, 2024),
        ),
        (
            "Planen är ett sätt att genomföra Regional vattenstrategi för Granviks län 2050.",
            ("Regional vattenstrategi för Granviks län 2050", None, 2050),
        ),
        ("Rena vatten 2040, länets regionala vattenstrategi, anger riktningen.", ("Rena vatten 2040", None, 2040)),
    ],
)
def test_titles_within_a_sentence(sentence: str, found: tuple[str, int | None, int | None]) -> None:
    """A title with its own capital is a policy; what it is called behind a comma is no second one."""
    (one,) = read_policies(reading_of("# Inledning", sentence))
    assert (one.label, one.valid_from, one.valid_to) == found


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("Den tar också hänsyn till Jämställt Granvik 2024–2027.", "Jämställt Granvik"),
        ("Vi följer planen Trygga Granvik i allt.", "Trygga Granvik"),
        ("Överenskommelsen om folkbildning mellan regionen och de idéburna, som löper 2024–2027, berör samma frågor.",
         "Överenskommelsen om folkbildning"),
        ("Den följer länets regionala utvecklingsstrategi Tillväxt och hållbara bygder i Granvik, som gäller nu.",
         "Tillväxt och hållbara bygder i Granvik"),
        ("Den regionala utvecklingsstrategin, Granvik – en levande kust i norr, gäller till 2030.",
         "Granvik – en levande kust i norr"),
    ],
)  # fmt: skip
def test_names_that_go_on_in_lower_case(sentence: str, label: str) -> None:
    """A name may wish its county something, tell its matter and years, or go on in lower case."""
    assert label in [one.label for one in policies(sentence)]


def test_lists_of_sources_and_chapters_on_steering_name_no_policies() -> None:
    """Books in a list of sources are none, nor are the headings of a chapter on organisation and steering."""
    assert policies("# Källor", "Boverket (2025). Bostadsenkäten 2025. Sammanställning.") == []
    assert policies("# Samverkan och styrning", "## Tre nivåer", "Arbetet har tre nivåer.") == []


def test_numbers_of_publications_and_courses_for_people_are_no_policies() -> None:
    assert policies("# Beslut", "Ansvarig utgivare är Region Granvik, Publikationsnummer 2025.") == []
    assert policies("# Insatser", "Här görs en utvärdering av länets föräldrastödsprogram.") == []


def test_a_name_that_goes_on_in_lower_case() -> None:
    """Behind "den nationella strategin" a capital and its matter are the name."""
    text = "Regeringen har i den folkhälsopolitiska strategin Broar mot buller sagt vad som gäller."
    assert [one.label for one in policies("# Bakgrund", text)] == ["Broar mot buller"]
    assert policies("# Bakgrund", "I den nya planen Region Granvik fick gäller annat.") == []


def test_a_plain_list_of_other_documents_and_a_box_beside_it() -> None:
    """Items right under the heading are policies where they name a kind of document; a box has a heading of its own."""
    reading = reading_of(
        "# Andra planer i länet", "- Strategi för ett öppet fjäll", "- Många goda samtal", "# Röster från byn", "Text."
    )
    boxed = [
        replace(one, frame=7, level=2) if one.text == "Röster från byn" else one for one in reading.document.blocks
    ]
    assert [one.label for one in read_policies(Reading(replace(reading.document, blocks=tuple(boxed))))] == [
        "Strategi för ett öppet fjäll"
    ]
