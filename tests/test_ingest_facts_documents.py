"""What a document says about itself."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from ingest.blocks.model import Block, BlockKind, ReadDocument, assemble
from ingest.facts.documents import read_document_attributes
from ingest.facts.reading import Reading
from ingest.facts.records import Document


def heading(text: str, page: int = 1, level: int = 1) -> Block:
    return Block(BlockKind.HEADING, text, page, level=level)


def paragraph(text: str, page: int = 1) -> Block:
    return Block(BlockKind.PARAGRAPH, text, page)


def running(text: str, pages: int = 4, role: str | None = None) -> list[Block]:
    return [Block(BlockKind.FURNITURE, text, page, role=role) for page in range(2, pages + 1)]


def attributes(
    *blocks: Block, metadata: Mapping[str, str] | None = None, kind: str = "application/pdf", pages: int = 8
) -> Document:
    sizes = ((595.0, 842.0),) * pages
    read = ReadDocument("exempel.pdf", kind, "0" * 64, assemble(blocks), sizes, metadata=metadata or {})
    return read_document_attributes(Reading(read))


def supported(document: Document) -> dict[str | None, str]:
    return {one.supports: one.quote for one in document.evidence}


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Integrationsstrategi för Granviks län", "Strategy"),
        ("Strategisk överenskommelse för Granviks län", "Agreement"),
        ("Handlingsplan för integrationsstrategin i Granviks län", "ActionPlan"),
        ("Regionalt integrationsprogram", "Strategy"),
        ("Folder om mottagandet", "Leaflet"),
        ("Plan för mottagande", "ActionPlan"),
    ],
)
def test_kind(title: str, kind: str) -> None:
    """The first word in the title that names a kind tells the kind."""
    assert attributes(heading(title), paragraph("Text.", 2)).kind == kind


def test_short_text_without_kind() -> None:
    """A few pages that call themselves nothing are a leaflet."""
    assert attributes(heading("Länsstyrelserna"), paragraph("Så arbetar vi."), pages=2).kind == "Leaflet"


def test_printed_web_page() -> None:
    """A PDF with a browser's address line and page count is a web page, and its heading is the title."""
    blocks = [
        heading("Integration"),
        heading("Regional strategi för Granviks län 2020–2024", level=2),
        paragraph("Text."),
    ]
    foot = running("https://granvik.example/integration 1/4", role="print_footer")
    found = attributes(*blocks, *foot, pages=4)
    assert (found.kind, found.title) == ("WebPage", "Integration")
    assert found.describes == "Regional strategi för Granviks län 2020–2024"
    assert found.valid_from is None


def test_title_of_a_running_header() -> None:
    """Where the cover is a picture, the running header is the title, without its page number, and it is quoted."""
    headers = [Block(BlockKind.FURNITURE, f"Strategi för Granviks län {page}", page) for page in range(2, 6)]
    found = attributes(heading("Ett gemensamt arbete", 2), *headers)
    assert found.title == "Strategi för Granviks län"
    assert supported(found)["title"] == "Strategi för Granviks län"


def test_title_of_the_file() -> None:
    """The file's own title counts unless a program put it there by accident."""
    assert (
        attributes(paragraph("Text."), metadata={"title": "Länsplan för integration"}).title
        == "Länsplan för integration"
    )
    by_accident = {"title": "Microsoft Word - slutversion.docx"}
    assert attributes(heading("Strategi för Granviks län"), metadata=by_accident).title == "Strategi för Granviks län"


def test_title_in_two_texts() -> None:
    """A title that the cover breaks in two is one title."""
    found = attributes(heading("Regional strategi"), heading("för integration i Granviks län", level=2))
    assert found.title == "Regional strategi för integration i Granviks län"


@pytest.mark.parametrize(
    ("title", "county"),
    [
        ("Integrationsstrategi Gävleborg", "Gävleborgs län"),
        ("Strategi för Västra Götalands län", "Västra Götalands län"),
        ("STRATEGI FÖR GRANVIKS LÄN", "Granviks län"),
        ("Strategi för länet", None),
    ],
)
def test_county(title: str, county: str | None) -> None:
    """A county has its official name, or the name as written where no register knows it."""
    assert attributes(heading(title)).county == county


def test_county_of_the_text() -> None:
    """Without a county in the title, the one that the text names most is the document's."""
    text = "Granviks län har sex kommuner. I Granviks län bor många. Grannen är Sjöboda län."
    found = attributes(heading("Integrationsstrategi"), paragraph(text, 2))
    assert (found.county, found.scope) == ("Granviks län", "Regional")


def test_national_and_local() -> None:
    """A document without a county is national, one of a municipality is local."""
    assert attributes(heading("Nationell strategi"), paragraph("Länsstyrelserna")).scope == "National"
    local = attributes(heading("Överenskommelse i Hällesunds kommun"))
    assert (local.scope, local.municipality) == ("Local", "Hällesunds kommun")


def test_publisher() -> None:
    """The organisation on the cover issues the document, whoever else is named within."""
    found = attributes(
        heading("Strategi för Granviks län"),
        paragraph("Länsstyrelsen i Granviks län"),
        paragraph("Region Granvik, Region Granvik och Region Granvik deltar.", 3),
    )
    assert found.publisher and (found.publisher.name, found.publisher.kind) == (
        "Länsstyrelsen i Granviks län",
        "CountyBoard",
    )


@pytest.mark.parametrize(
    ("blocks", "first", "last"),
    [
        ([heading("Strategi för Granviks län 2019–2025")], "2019-01-01", "2025-12-31"),
        ([heading("Strategi för Granviks län"), paragraph("2024–2027")], "2024-01-01", "2027-12-31"),
        ([heading("Strategi"), paragraph("Giltighetstid: 2019-07-01–2023-06-30", 2)], "2019-07-01", "2023-06-30"),
        (
            [heading("Strategi"), paragraph("Strategin sträcker sig från 2022 till och med 2026.", 5)],
            "2022-01-01",
            "2026-12-31",
        ),
        ([heading("Strategi"), paragraph("Denna strategi gäller till och med 2027.", 5)], "None", "2027-12-31"),
        ([heading("Handlingsplan 2025")], "2025-01-01", "2025-12-31"),
        (
            [heading("Strategi"), paragraph("Regionens plan gäller 2020–2024. Sedan 2013 har vi samverkat.", 5)],
            "None",
            "None",
        ),
        ([heading("Strategi för Agenda 2030")], "None", "None"),
    ],
)
def test_validity(blocks: list[Block], first: str, last: str) -> None:
    """The years of title, cover, label or a sentence about the document; other years are other things."""
    found = attributes(*blocks)
    assert (str(found.valid_from), str(found.valid_to)) == (first, last)


@pytest.mark.parametrize(
    ("text", "day", "place"),
    [
        ("Hällesund 26 mars 2020", "2020-03-26", "Hällesund"),
        ("Hällesund den 26 mars 2020", "2020-03-26", "Hällesund"),
        ("Antagen av Integrationsrådet den 14 december 2022", "2022-12-14", "None"),
        ("Beslutsdatum: 2023-11-15", "2023-11-15", "None"),
        ("Strategin har tagits fram i länet. Den antogs av rådet den 3 maj 2021.", "2021-05-03", "None"),
        ("Strategin är länets egen. Beslutet togs av landshövdingen i Sjöby den 3 maj 2021.", "2021-05-03", "Sjöby"),
        ("Uppdaterad 3 maj 2021", "None", "None"),
        ("En annan plan antogs av regionen den 3 maj 2021.", "None", "None"),
    ],
)
def test_adoption(text: str, day: str, place: str) -> None:
    """A date line, a label or a sentence about the document tells when and where it was decided."""
    found = attributes(heading("Strategi för Granviks län"), paragraph(text, 8))
    assert (str(found.adopted_on), str(found.adopted_at)) == (day, place)


def test_draft() -> None:
    """A watermark or a mark of its own makes a draft; the word in a sentence does not."""
    title = heading("Strategi för Granviks län")
    assert attributes(title, Block(BlockKind.FURNITURE, "UTKAST", 3, role="watermark")).draft
    assert attributes(title, paragraph("Remissversion")).draft
    assert not attributes(title, paragraph("Ett utkast till strategi skickades på remiss till alla parter.", 2)).draft


def test_registration_number() -> None:
    """The number behind its label is the document's."""
    assert attributes(heading("Strategi"), paragraph("Dnr 851-4410-2022")).registration_number == "851-4410-2022"


def test_each_value_has_its_place() -> None:
    """Every value that a page shows is quoted, with the property that it proves."""
    found = attributes(heading("Strategi för Granviks län 2019–2025"), paragraph("Länsstyrelsen i Granviks län"))
    assert {"title", "county", "publisher", "validFrom", "validTo"} <= set(supported(found))


@pytest.mark.parametrize(
    "sentence",
    ["Ett gemensamt åtagande. Gäller 2031–2034.", "Löper från och med 1 januari 2031 till och med 31 december 2034."],
)
def test_validity_is_not_that_of_another_policy(sentence: str) -> None:
    """What the cover says of the document counts, not the period behind the name of another one."""
    document = attributes(
        heading("Överenskommelse om hälsa i Granviks län"),
        paragraph("Alkohol tas upp i länets drogförebyggande program 2028–2030."),
        paragraph(sentence),
    )
    assert (str(document.valid_from), str(document.valid_to)) == ("2031-01-01", "2034-12-31")


def test_period_of_a_policy_beside_the_document() -> None:
    """A sentence about the document may give the period of another one."""
    document = attributes(
        heading("Integrationsstrategi för Granviks län"),
        paragraph("Strategin gäller vid sidan av länets kulturplan 2028–2031.", 3),
    )
    assert document.valid_from is None


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("Fastställd av landshövdingen i Lillby den 4 mars 2031.", "Lillby"),
        ("Antagen av parterna i Norra Ås, den 4 mars 2031.", "Norra Ås"),
        ("Strategin beslutades av ledningsgruppen i Lillby den 4 mars 2031.", "Lillby"),
        ("Antagen av kommunfullmäktige i Lillby den 4 mars 2031.", None),
        ("Beslutad av Länsstyrelsen i Granviks län den 4 mars 2031.", None),
    ],
)
def test_adoption_in_a_sentence_of_the_cover(sentence: str, place: str | None) -> None:
    """Who adopted it, where and when may stand below the title without a word for the document."""
    document = attributes(heading("Integrationsstrategi för Granviks län"), paragraph(sentence))
    assert (str(document.adopted_on), document.adopted_at) == ("2031-03-04", place)


def test_title_below_a_kicker() -> None:
    """The title is the large headline, not the word for the kind above it."""
    title = Block(BlockKind.HEADING, "Ett friskare Granvik", 1, level=1, role="title")
    assert attributes(heading("HANDLINGSPLAN"), title, paragraph("Text.", 2)).title == "Ett friskare Granvik"


def test_a_page_that_is_the_agreement_has_its_dates() -> None:
    """A web page under the title of an agreement tells its validity and adoption; one about a subject tells none."""
    text = paragraph("Överenskommelsen gäller 2025–2028. Den undertecknades i Granvik den 3 maj 2025.")
    own = attributes(heading("Hemma här – länets överenskommelse"), text, kind="text/html")
    assert (own.valid_from.year if own.valid_from else None, own.adopted_at) == (2025, "Granvik")
    assert attributes(heading("Integration"), text, kind="text/html").valid_from is None


def test_a_cover_may_say_who_adopted_it_in_passing() -> None:
    """On a cover "Beslutad ..." means the document, wherever it stands in the text; the place may follow a comma."""
    cover = [
        heading("Handlingsplan för Granviks län"),
        paragraph("Region Granvik Beslutad av rådet, Granvik den 2 maj 2025"),
    ]
    found = attributes(*cover, paragraph("Text.", 2))
    assert (str(found.adopted_on), found.adopted_at) == ("2025-05-02", "Granvik")


def test_the_issuer_stands_before_the_adoption_on_a_cover() -> None:
    """Both may share a line; whoever is named more often within does not issue the document."""
    cover = paragraph("Region Granvik Antagen av regionfullmäktige den 12 maj 2031")
    within = paragraph(
        "Länsstyrelsen i Granviks län bevakar barnets rättigheter. Länsstyrelsen i Granviks län följer läget.", 2
    )
    found = attributes(heading("Handlingsplan för Granvik"), cover, within)
    assert found.publisher and found.publisher.name == "Region Granvik"
