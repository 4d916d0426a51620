"""Reports: what they say of the example strategies, and that each rendering keeps it whole and readable."""

from __future__ import annotations

import doctest
import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pdfplumber
import pytest
from bs4 import BeautifulSoup
from docx.oxml.ns import qn
from typer.testing import CliRunner

from queries.asking import Strategies
from queries.catalog import find_question, questions
from queries.errors import UnknownValueError
from queries.reports import answers, wording
from queries.reports.answers import subject_of
from queries.reports.as_excel import as_excel
from queries.reports.as_page import as_page
from queries.reports.as_pdf import as_pdf
from queries.reports.as_word import as_word
from queries.reports.county import compare_report, county_report
from queries.reports.definitions import definition_sections
from queries.reports.model import Column, Picture, Points, Quotation, Report, Row, Section, Sheet
from queries.reports.partners import partners_picture
from queries.reports.wording import Wording, declared
from samsyn import app

ROOT = Path(__file__).resolve().parents[1]
DAY = date(2026, 6, 30)
HOSTILE = '=1+1"<script>alert(1)</script>'


@pytest.fixture(scope="module")
def sjoboda(examples: Strategies) -> Report:
    return county_report(examples, "sjöboda", day=DAY)


@pytest.fixture(scope="module")
def granvik(examples: Strategies) -> Report:
    return county_report(examples, "Granviks län", day=DAY)


@pytest.fixture(scope="module")
def word(granvik: Report) -> Any:
    return docx.Document(io.BytesIO(as_word(granvik)))


@pytest.fixture(scope="module")
def page(granvik: Report) -> Any:
    return BeautifulSoup(as_page(granvik), "html.parser")


def section(report: Report, key: str) -> Section:
    return next(one for _, one in report.walk() if one.key == key)


def sheets(report: Report, key: str) -> list[Sheet]:
    return [block for block in section(report, key).blocks if isinstance(block, Sheet)]


def hostile() -> Report:
    """A report whose words look like a formula and like markup."""
    quotation = Quotation("plan.pdf", 3, f"{HOSTILE} är målet.")
    sheet = Sheet(HOSTILE, (Column("Mål"), Column("Antal"), Column("Dag")), (Row((HOSTILE, 7, DAY), (quotation,)),))
    return Report(HOSTILE, HOSTILE, "sv", DAY, (Section("a", HOSTILE, (sheet, sheet)), Section("b", HOSTILE, (sheet,))))


def test_goals_without_anybody_come_first_with_their_sentence(sjoboda: Report) -> None:
    """After the summary come the goals that nobody answers for, why, and the page and sentence that say so."""
    assert [one.key for one in sjoboda.sections[:2]] == ["in-short", "unassigned"]
    (sheet,) = sheets(sjoboda, "unassigned")
    goals = [row for row in sheet.rows if "Demokrati och delaktighet" in row.cells]
    assert len(goals) == 2
    assert all(row.quotations[0].page == 6 and "saknas i dag en grupp" in row.quotations[0].quote for row in goals)
    assert all("Det sägs uttryckligen att ansvaret inte är bestämt." in row.cells for row in goals)


def test_a_contradicted_count_is_shown_and_one_that_agrees_is_not(granvik: Report) -> None:
    """Granvik speaks of four focus areas where it has five; its other counts agree."""
    (sheet,) = sheets(granvik, "counts")
    assert [row.cells[:3] for row in sheet.rows] == [("strategins fyra fokusområden", 4, 5)]


def test_terms_stand_side_by_side_in_plain_words(granvik: Report) -> None:
    """The criteria of a term stand beside each other, the county's own first, in words that authors use."""
    term = next(one for _, one in granvik.walk() if one.title == "nyanländ")
    (sheet,) = (block for block in term.blocks if isinstance(block, Sheet))
    counties = sheet.rows[:3]
    assert [row.cells[0] for row in counties] == ["Granviks län", "Sjöboda län", "Älvmarks län"]
    duration = [column.title for column in sheet.columns].index("Hur länge")
    assert [row.cells[duration] for row in counties] == [("högst 24 månader",), "sägs inte", ("högst 36 månader",)]
    assert all(row.quotations for row in counties)
    titles = [column.title for column in sheet.columns]
    assert titles == ["Län", "Hur länge", "Räknat från", "Ålder", "Andra villkor", "Jämfört med ert län"]
    law = sheet.rows[-1].cells
    assert law[0] == "Lag (2010:197), upphävd 2018-01-01" and law[3] == ("minst 20 år", "under 65 år")
    assert "hur länge: går inte att jämföra rakt av" in str(sheet.rows[2].cells[-1])


def test_the_summary_counts_what_the_sections_show(sjoboda: Report) -> None:
    """Each point at the top is a sentence and leads to its section."""
    (points,) = (block for block in sjoboda.sections[0].blocks if isinstance(block, Points))
    keys = {one.key for _, one in sjoboda.walk()}
    assert all(key in keys and text.endswith(".") and "{" not in text for text, key in points.items)
    rows = sheets(sjoboda, "unassigned")[0].rows
    number = ["noll", "ett", "två", "tre", "fyra", "fem"][len(rows)]
    assert points.items[0][0].casefold().startswith(f"{number} mål saknar ansvarig")


def test_the_document_is_called_what_it_is(sjoboda: Report, granvik: Report) -> None:
    """An agreement is called an agreement, and a strategy a strategy."""
    assert section(sjoboda, "holds").title == "Det här innehåller överenskommelsen"
    assert section(granvik, "holds").title == "Det här innehåller strategin"


def test_an_english_report_is_english(examples: Strategies) -> None:
    """Headings, columns and remarks are English; only the documents' own words stay Swedish."""
    report = county_report(examples, "Granvik", language="en", day=DAY)
    assert report.title == "Report on Granviks län"
    titles = {column.title for one in sheets(report, "counts") for column in one.columns}
    assert titles == {"Wording", "Stated", "Found", "Outcome"}
    text = BeautifulSoup(as_page(report), "html.parser").get_text(" ")
    assert not re.search(r"\b(?:sidan|Kort sagt|Så står det|sägs inte|högst 24)\b", text)


def test_a_county_must_be_known_and_one(examples: Strategies) -> None:
    """Who asks for a county that has no strategy is told which there are."""
    with pytest.raises(UnknownValueError, match="Granviks län"):
        county_report(examples, "Nowhere")


def test_word_has_real_headings_a_language_and_page_numbers(word: Any, granvik: Report) -> None:
    """Headings are headings, in order, the text is Swedish to a spelling checker, and pages are numbered."""
    levels = [int(one.style.name[-1]) for one in word.paragraphs if one.style.name.startswith("Heading")]
    assert levels == [depth for depth, _ in granvik.walk()]
    assert {one.get(qn("w:val")) for one in word.styles.element.iter(qn("w:lang"))} == {"sv-SE"}
    assert word.core_properties.language == "sv-SE" and word.core_properties.title == "Rapport om Granviks län"
    footer = word.sections[0].footer._element
    assert [one.text for one in footer.iter(qn("w:instrText"))] == ["PAGE", "NUMPAGES"]


def test_word_tables_repeat_their_header_and_keep_rows_whole(word: Any) -> None:
    """A table over several pages shows its header on each, and no row is torn apart."""
    assert len(word.tables) > 5
    for table in word.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))


def test_word_pictures_are_told_in_words(word: Any) -> None:
    """Who does not see the network hears it."""
    (drawing,) = word.element.body.iter(qn("wp:docPr"))
    assert "Granviks län har 17 samverkansparter" in drawing.get("descr")
    assert "Arbetsförmedlingen" in drawing.get("descr")


def test_the_same_report_gives_the_same_bytes(granvik: Report) -> None:
    """Nothing of the hour or the machine is in a file."""
    assert as_word(granvik) == as_word(granvik)
    assert as_excel(granvik) == as_excel(granvik)
    assert as_page(granvik) == as_page(granvik)
    assert as_pdf(granvik) == as_pdf(granvik)


def test_a_pdf_says_what_the_report_says_to_all_readers(granvik: Report) -> None:
    """Every heading and the first cell of every row stand in it; it has tags, a language, and numbers on its pages."""
    content = as_pdf(granvik)
    with pdfplumber.open(io.BytesIO(content)) as book:
        text = _plain(" ".join(page.extract_text() for page in book.pages))
        assert f"1/{len(book.pages)}" in text
        assert book.doc.catalog["MarkInfo"]["Marked"] is True
        assert book.doc.catalog["Lang"] == b"sv"
        assert book.metadata["Title"] == "Rapport om Granviks län"
    assert not [one.title for _, one in granvik.walk() if _plain(one.title) not in text]
    for _, one in granvik.walk():
        for sheet in (block for block in one.blocks if isinstance(block, Sheet)):
            assert not [row.cells[0] for row in sheet.rows if _plain(str(row.cells[0]).split()[0]) not in text]


def test_what_a_document_says_is_no_markup_in_a_pdf() -> None:
    """Signs that Typst reads as code, headings or emphasis are shown as they are."""
    text = '#eval("1") *x* = y $ 2^3 $ @key <label> \\ [a] `b` //c'
    section = Section("one", text, (Points(((text, None), (text, "nowhere"))),))
    with pdfplumber.open(io.BytesIO(as_pdf(replace(hostile(), title=text, sections=(section,))))) as book:
        found = _plain(" ".join(page.extract_text() for page in book.pages))
    assert found.count(_plain(text)) >= 4


def _plain(text: str) -> str:
    """The text without spaces and the hyphens at which lines were broken."""
    return re.sub(r"[\s\u00ad\u2010-]", "", text)


def test_a_workbook_has_types_and_no_formulas() -> None:
    """Numbers are numbers, dates dates, and text that begins like a formula stays text."""
    content = as_excel(hostile())
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book.worksheets[1]
    text, number, day, document, where, quote = next(sheet.iter_rows(min_row=2, max_row=2))
    assert (text.value, text.data_type, quote.value, quote.data_type) == (HOSTILE, "s", f"{HOSTILE} är målet.", "s")
    assert (number.value, number.data_type, where.value) == (7, "n", 3)
    assert day.is_date and day.value.date() == DAY and document.value == "plan.pdf"
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = [archive.read(name).decode() for name in archive.namelist() if "worksheets/sheet" in name]
    assert not any("<f>" in part or "r:id" in part for part in parts)  # no link leads out of the file


def test_a_workbook_is_good_to_work_in() -> None:
    """Each table has a sheet with a name of its own, a header that stays, and a filter."""
    book = openpyxl.load_workbook(io.BytesIO(as_excel(hostile())))
    assert len({sheet.title.casefold() for sheet in book.worksheets}) == 4
    for sheet in book.worksheets[1:]:
        assert sheet.freeze_panes == "A2" and sheet.auto_filter.ref == "A1:F2"
        assert all(9 <= one.width <= 62 for one in sheet.column_dimensions.values())
    names = {sheet.title.replace("'", "''") for sheet in book.worksheets[1:]}
    links = [cell.hyperlink.location for (cell,) in book.worksheets[0].iter_rows() if cell.hyperlink]
    assert sorted(links) == sorted(f"'{name}'!A1" for name in names)


def test_rows_of_a_workbook_are_as_high_as_their_text() -> None:
    """A text of several lines is seen whole, also in programs that do not set the height of rows by themselves."""
    long = " ".join(["Insatsen samordnas"] * 20)
    rows = (Row((long, 1)),)
    report = Report("R", "R", "sv", DAY, (Section("a", "A", (Sheet("B", (Column("Insats"), Column("Nr")), rows),)),))
    sheet = openpyxl.load_workbook(io.BytesIO(as_excel(report))).worksheets[1]
    lines = len(long) / sheet.column_dimensions["A"].width
    assert sheet.row_dimensions[2].height >= 15 * lines > 30


def test_a_page_is_accessible(page: Any, granvik: Report) -> None:
    """Language, skip link, headings in order, tables with scopes and captions, a picture told in words."""
    assert page.html["lang"] == "sv"
    assert page.body.find("a")["href"] == "#content"
    levels = [int(one.name[1]) for one in page.find_all(re.compile("^h[1-6]$"))]
    assert levels == [1, *(depth + 1 for depth, _ in granvik.walk())]
    for table in page.find_all("table"):
        assert table.caption and table.caption.get_text(strip=True)
        assert all(cell.get("scope") == "col" for cell in table.thead.find_all("th"))
        assert all(row.find("th").get("scope") == "row" for row in table.tbody.find_all("tr"))
    ids = [one["id"] for one in page.find_all(id=True)]
    assert len(ids) == len(set(ids))
    assert {one["href"][1:] for one in page.find_all("a", href=True)} <= set(ids)
    assert "17 samverkansparter" in str(page.find(attrs={"role": "img"})["aria-label"])


def test_a_page_fetches_nothing_and_runs_nothing(granvik: Report) -> None:
    """A page is whole in itself, and words of a document stay words."""
    page = BeautifulSoup(as_page(hostile()), "html.parser")
    assert not page.find(["script", "link", "img", "iframe"]) and page.h1 is not None and page.h1.text == HOSTILE
    addresses = set(re.findall(r"(?:https?:)?//[^\"'\s<)]+", as_page(granvik)))
    assert addresses <= {"http://www.w3.org/2000/svg"}
    assert "@media print" in as_page(granvik)


def test_names_in_a_picture_stay_words(examples: Strategies) -> None:
    """An organisation whose name looks like markup does not break the drawing."""
    from queries.reports.pictures import as_png

    network = examples.graph().copy()
    for node in network:
        if network.nodes[node]["kind"] == "partner":
            network.nodes[node]["label"] = HOSTILE
    picture = partners_picture(network, ["Granviks län"], Wording("sv"))
    assert isinstance(picture, Picture) and "<script>" not in picture.svg
    assert as_png(picture.svg).startswith(b"\x89PNG")


def test_a_sentence_that_a_cell_holds_is_not_said_twice() -> None:
    """Where the cell is the whole sentence, its place is enough."""
    row = Row(("Fler ska ha arbete.",), (Quotation("plan.pdf", 3, "Fler  ska ha arbete"),))
    assert row.repeats(row.quotations[0])
    other = replace(row.quotations[0], quote="Fler ska ha bostad")
    assert not row.repeats(other)
    sheet = Sheet("Mål", (Column("Mål"),), (Row(("Arbete",), (other,)), Row(("Bostad",), (other,))))
    assert sheet.says(0, other) and not sheet.says(1, other)


def test_duties_of_several_stand_in_the_report(examples: Strategies) -> None:
    """What a strategy puts on several actors at once is told to its authors, with all of the actors."""
    report = county_report(examples, "Älvmark", day=DAY)
    (sheet,) = sheets(report, "shared-work")
    assert sheet.rows and all("," in str(row.cells[0]) and row.quotations for row in sheet.rows)


def test_the_command_writes_each_format(example_graph: Any, tmp_path: Any) -> None:
    """The ending of the file tells the format; an unknown county is wrong usage."""
    runner, graph = CliRunner(), ["--graph", str(example_graph)]
    for ending, start in (("html", b"<!doctype html>"), ("docx", b"PK"), ("xlsx", b"PK"), ("pdf", b"%PDF")):
        file = tmp_path / f"granvik.{ending}"
        assert runner.invoke(app, ["report", "--county", "Granvik", "-o", str(file), *graph]).exit_code == 0
        assert file.read_bytes().startswith(start)
    assert runner.invoke(app, ["report", "--county", "Nowhere", *graph]).exit_code == 2


@pytest.mark.parametrize("name", ["county", "comparison", "review"])
def test_what_is_declared_is_there(name: str) -> None:
    """Reports and reviews name questions, columns and labels that there are, and say all in both languages."""
    said = declared(name)
    ontology = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "ontology").rglob("*.ttl"))
    for one in [
        *(table for section in said.get("section", ()) for table in section.get("table", ())),
        *said.get("finding", ()),
    ]:
        question = find_question(one["question"])
        known = {*question.columns, *("document", "page", "quote"), "mark"}
        used = [*one.get("columns", ()), *one.get("keep", ()), *one.get("drop", ()), *one.get("filled", ())]
        across = one.get("across", "mark")
        named = [across] if isinstance(across, str) else across
        assert {*used, *named, one.get("alike", "mark")} <= known
        for label in [label for part in ("keep", "drop") for labels in one.get(part, {}).values() for label in labels]:
            assert f'"{label}"@sv' in ontology or f'"{label}"' in question.text, f"{label} of {question.name}"
    for one in [*said.get("section", ()), *said.get("finding", ()), said["report"]]:
        assert set(one["sv"]) == set(one["en"]) and all(one["sv"].values()) and all(one["en"].values())


def test_labels_in_plain_words_are_labels() -> None:
    """What is said in plain words is a label of the ontology, or one that a question gives."""
    texts = [*(path.read_text(encoding="utf-8") for path in (ROOT / "ontology").rglob("*.ttl"))]
    texts += [question.text for question in questions().values()]
    everything = "".join(texts)
    words = declared("wording")
    labels = [label for column in words["values"].values() for label in column]
    labels += [*words["bounds"], *(label for of in words["criteria"].values() for label in of)]
    assert not [label for label in labels if f'"{label}"' not in everything]


def test_a_comparison_stands_side_by_side(examples: Strategies) -> None:
    """Each county has a column of its own; what they share comes first, and each rendering takes it."""
    report = compare_report(examples, ["Granvik", "Sjöboda"], day=DAY)
    assert report.title == "Granviks län och Sjöboda län – en jämförelse"
    (sheet,) = sheets(report, "themes")
    assert [column.title for column in sheet.columns] == ["Tema", "Granviks län", "Sjöboda län"]
    assert next(row.cells for row in sheet.rows if row.cells[0] == "Arbete")[1:] == ("Eget fokusområde",) * 2
    areas, *_ = sheets(report, "alike")
    assert [column.title for column in areas.columns] == ["Gemensamt", "Granviks län", "Sjöboda län"]
    assert all("(sidan " in str(cell) for row in areas.rows for cell in row.cells[1:])
    (partners,) = sheets(report, "partners")
    assert partners.rows[0].cells[-2:] == ("ja", "ja") and "–" in partners.rows[-1].cells
    assert as_word(report).startswith(b"PK") and as_excel(report).startswith(b"PK")
    assert "Granviks län och Sjöboda län" in as_page(report)


def test_definitions_that_say_the_same_stand_together_where_there_are_many(examples: Strategies) -> None:
    """Every county that defines the term is still in the table, the report's own in a row before the others."""
    subject = subject_of(examples, ["Granvik"], "sv", DAY)
    one_by_one, together = (
        {one.title: one.blocks[0] for one in definition_sections(subject, "terms", most=most)} for most in (24, 0)
    )
    assert one_by_one.keys() == together.keys()
    for term, sheet in together.items():
        single = one_by_one[term]
        assert isinstance(sheet, Sheet) and isinstance(single, Sheet)
        assert len({row.cells for row in sheet.rows}) == len(sheet.rows) <= len(single.rows)
        assert all(str(row.cells[0]) in " ".join(str(one.cells[0]) for one in sheet.rows) for row in single.rows)
        assert sheet.rows[0].cells[0] == "Granviks län" and sheet.rows[0].quotations


def test_a_comparison_draws_no_county_before_the_others(examples: Strategies) -> None:
    """In whatever order they are named, each county stands in the picture with the partners that they share."""
    counties = ("Granviks län", "Älvmarks län")
    pictures = [partners_picture(examples.graph(), order, Wording("sv")) for order in (counties, counties[::-1])]
    for picture in pictures:
        assert picture is not None
        assert all(picture.svg.count(f">{county}<") == 1 for county in counties)
    one, other = (sorted(re.findall(r">([^<>]+)</text>", picture.svg)) for picture in pictures if picture)
    assert one == other


def test_what_has_long_lists_of_counties_names_the_first() -> None:
    """Three counties and a number stand for twenty; five are all named."""
    names = [f"{letter} län" for letter in "ABCDEFGH"]
    assert Wording("sv").several("defined_by", names) == "A län, B län, C län och fem till"
    assert Wording("en").value("has", tuple(names)) == "A län, B län, C län and five more"
    assert Wording("sv").several("municipality", names).count("län") == 8


def test_an_actor_with_whom_its_sentence_begins_is_named_once() -> None:
    """The examples in the docstrings are true."""
    assert doctest.testmod(answers).failed == doctest.testmod(wording).failed == 0
