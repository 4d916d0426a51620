"""A report in, a Word file out: real headings, header rows that repeat, a language, alt texts, page numbers."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import zip_longest
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from queries.reports.length import abridged
from queries.reports.model import Block, Finding, Findings, Paragraph, Picture, Points, Quotation, Report, Sheet
from queries.reports.pictures import as_png
from queries.reports.wording import Wording

__all__ = ["as_word"]

_LANGUAGES = {"sv": "sv-SE", "en": "en-GB"}
_WIDTH = 17.0  # centimetres between the margins
_PROOF = {1: 8.0, 2: 7.0, 3: 6.2, 4: 4.4}  # centimetres for the sentences, by the number of other columns
_PAGE, _PLACE = 1.9, 3.0  # centimetres for a page alone, and with the name of its document
_WORD, _NUMBER = 2.4, 1.5  # centimetres that a column has at least
_LETTER, _MARGINS, _LONG_WORD = 0.175, 0.35, 3.6  # cm: of a letter, beside a word, of a word that is not broken
_MOST_BESIDE = 4  # columns; beside more of them the sentences would be too narrow to read
_INK, _SOFT, _BLUE = RGBColor(0x1C, 0x1C, 0x1C), RGBColor(0x5A, 0x5A, 0x5A), RGBColor(0x1B, 0x4F, 0x72)
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first time that a zip file knows: the same report gives the same bytes


def as_word(report: Report) -> bytes:
    """The Word file."""
    return _Writing(abridged(report)).bytes()


class _Writing:
    """One report on its way into a Word file."""

    def __init__(self, report: Report) -> None:
        self.report, self.wording = report, Wording(report.language)
        self.file: Any = docx.Document()
        self._set_up()

    def bytes(self) -> bytes:
        self.file.add_paragraph(self.report.title, style="Title")
        self.file.add_paragraph(self.report.subtitle, style="Subtitle")
        self.file.add_paragraph(self.wording.say("as-of", day=self.wording.day(self.report.day)))
        for depth, section in self.report.walk():
            self.file.add_heading(section.title, depth)
            for block, following in zip_longest(section.blocks, section.blocks[1:]):
                self._add(block)
                if isinstance(following, Sheet | Picture):
                    self.file.paragraphs[-1].paragraph_format.keep_with_next = True
        out = io.BytesIO()
        self.file.save(out)
        return _timeless(out.getvalue())

    # -- the whole file

    def _set_up(self) -> None:
        page = self.file.sections[0]
        page.page_width, page.page_height = Cm(21.0), Cm(29.7)
        page.left_margin = page.right_margin = Cm((21.0 - _WIDTH) / 2)
        page.top_margin = page.bottom_margin = Cm(2.2)
        self._set_styles()
        self._set_properties()
        self._number_pages(page.footer.paragraphs[0])

    def _set_styles(self) -> None:
        styles = self.file.styles
        for name, size, space in (
            ("Title", 24.0, 4),
            ("Subtitle", 13.0, 8),
            ("Heading 1", 16.0, 6),
            ("Heading 2", 13.0, 4),
        ):
            style = styles[name]
            _set_font(style, size, _BLUE if name != "Subtitle" else _SOFT)
            style.font.italic = False
            for spacing in style.element.rPr.findall(qn("w:spacing")):
                style.element.rPr.remove(spacing)
            style.paragraph_format.space_after = Pt(space)
            style.paragraph_format.keep_with_next = True
        styles["Heading 1"].paragraph_format.space_before = Pt(20)
        styles["Heading 2"].paragraph_format.space_before = Pt(14)
        for name, size, colour in (("Normal", 10.5, _INK), ("Caption", 10.0, _INK), ("List Bullet", 10.5, _INK)):
            _set_font(styles[name], size, colour)
        styles["Normal"].paragraph_format.space_after = Pt(6)
        styles["Caption"].paragraph_format.keep_with_next = True
        for language in styles.element.iter(qn("w:lang")):
            language.set(qn("w:val"), _LANGUAGES[self.report.language])

    def _set_properties(self) -> None:
        about = self.file.core_properties
        about.title, about.subject = self.report.title, self.report.subtitle
        about.language = _LANGUAGES[self.report.language]
        about.author = about.last_modified_by = "Samsyn"
        about.comments = self.wording.say("made-by")
        about.created = about.modified = datetime.combine(self.report.day, datetime.min.time(), UTC)

    def _number_pages(self, footer: Any) -> None:
        footer.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        before, between, after = self.wording.say("page-of", page="\0", pages="\0").split("\0")
        for text, field in ((before, "PAGE"), (between, "NUMPAGES"), (after, None)):
            footer.add_run(text)
            if field:
                _add_field(footer, field)

    # -- blocks

    def _add(self, block: Block) -> None:
        adders: dict[type, Callable[[Any], None]] = {
            Paragraph: lambda one: self.file.add_paragraph(one.text),
            Points: self._add_points,
            Sheet: self._add_sheet,
            Picture: self._add_picture,
            Findings: self._add_findings,
        }
        adders[type(block)](block)

    def _add_points(self, points: Points) -> None:
        for text, _ in points.items:
            self.file.add_paragraph(text, style="List Bullet")

    def _add_picture(self, picture: Picture) -> None:
        paragraph = self.file.add_paragraph()
        paragraph.paragraph_format.keep_with_next = True
        paragraph.add_run().add_picture(io.BytesIO(as_png(picture.svg)), width=Cm(_WIDTH))
        drawing = paragraph._p.find(f".//{qn('wp:docPr')}")
        drawing.set("descr", picture.alt)
        drawing.set("title", picture.caption)
        self.file.add_paragraph(picture.caption, style="Caption").paragraph_format.keep_with_next = False

    def _add_findings(self, findings: Findings) -> None:
        for finding in findings.items:
            self._add_finding(finding)

    def _add_finding(self, finding: Finding) -> None:
        what = self.file.add_paragraph()
        what.add_run(finding.what).bold = True
        what.paragraph_format.space_before, what.paragraph_format.space_after = Pt(10), Pt(2)
        what.paragraph_format.keep_with_next = True
        remedy = self.file.add_paragraph()
        remedy.add_run(self.wording.say("remedy")).bold = True
        remedy.add_run(f" {finding.remedy}")
        remedy.paragraph_format.space_after = Pt(2)
        remedy.paragraph_format.keep_with_next = bool(finding.quotations)
        for quotation in finding.quotations:
            self._quote(self.file.add_paragraph(), quotation, said=True)

    def _add_sheet(self, sheet: Sheet) -> None:
        beside = sheet.proven and (sheet.repeated or len(sheet.columns) <= _MOST_BESIDE)
        proof = self.wording.say("where" if sheet.repeated else "sentence")
        titles = [column.title for column in sheet.columns] + [proof] * beside
        self.file.add_paragraph(sheet.caption, style="Caption")
        table = self.file.add_table(rows=1, cols=len(titles), style="Table Grid")
        table.autofit = False
        _set_up_table(table, sheet.caption)
        _repeat_header(table.rows[0])
        for place, (cell, title) in enumerate(zip(table.rows[0].cells, titles, strict=True)):
            _fill(cell, title, bold=True)
            _shade(cell)
            if place < len(sheet.columns) and sheet.is_numeric(place):
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
        for place in range(len(sheet.rows)):
            self._add_row(table, sheet, place, beside=beside)
        _set_widths(table, _widths(sheet, _proof(sheet, self.report.own) if beside else 0.0))
        self.file.add_paragraph().paragraph_format.space_after = Pt(2)
        if sheet.proven and not beside:
            self._add_sentences(sheet)

    def _add_row(self, table: Any, sheet: Sheet, place: int, *, beside: bool) -> None:
        row, added = sheet.rows[place], table.add_row()
        _keep_whole(added)
        cells = added.cells
        for cell, value in zip(cells, row.cells, strict=False):
            _fill(cell, self.wording.shown(value))
            if isinstance(value, int | float) and not isinstance(value, bool):
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
        for number, quotation in enumerate(row.quotations if beside else ()):
            paragraph = cells[-1].paragraphs[0] if number == 0 else cells[-1].add_paragraph()
            self._quote(paragraph, quotation, said=sheet.says(place, quotation))

    def _add_sentences(self, sheet: Sheet) -> None:
        """The sentences below a table that has no room for them, each with its row's first cell."""
        for row in sheet.rows:
            for quotation in row.quotations:
                paragraph = self.file.add_paragraph()
                paragraph.add_run(f"{self.wording.shown(row.cells[0])}: ").bold = True
                self._quote(paragraph, quotation, said=True)

    def _quote(self, paragraph: Any, quotation: Quotation, *, said: bool) -> None:
        """A sentence and its place; the place alone where the sentence stands beside it already."""
        if said:
            quote = paragraph.add_run(f"{self.wording.quoted(quotation.quote)} ")
            quote.italic, quote.font.size = True, Pt(9)
        place = self.wording.place(quotation, self.report.own)
        told = paragraph.add_run(f"({place})" if said else place)
        told.font.size, told.font.color.rgb = Pt(9), _SOFT
        paragraph.paragraph_format.space_after = Pt(2)


def _proof(sheet: Sheet, own: str | None) -> float:
    """Centimetres for the sentences, or for pages alone, with a document's name where it is not the report's own."""
    if not sheet.repeated:
        return _PROOF[min(len(sheet.columns), _MOST_BESIDE)]
    return _PAGE if all(quotation.document == own for row in sheet.rows for quotation in row.quotations) else _PLACE


def _widths(sheet: Sheet, proof: float) -> list[float]:
    """Centimetres for each column; the sentences, or their pages, take the last one where they have a width."""
    room, shares = _WIDTH - proof, sum(column.share for column in sheet.columns)
    narrowest = [_narrowest(sheet, place) for place in range(len(sheet.columns))]
    if (least := sum(narrowest)) > room:
        narrowest = [width * room / least for width in narrowest]
    plain = [max(room * column.share / shares, least) for column, least in zip(sheet.columns, narrowest, strict=True)]
    # what the narrow ones got more than their share, the wide ones give
    spare = [width - least for width, least in zip(plain, narrowest, strict=True)]
    over = sum(plain) - room
    fitted = [width - over * part / (sum(spare) or 1) for width, part in zip(plain, spare, strict=True)]
    return [*fitted, proof] if proof else fitted


def _narrowest(sheet: Sheet, place: int) -> float:
    """Centimetres in which no word of a column is broken, if it is not very long."""
    if sheet.is_numeric(place):
        return _NUMBER
    texts = [sheet.columns[place].title, *(str(row.cells[place]) for row in sheet.rows)]
    longest = max(len(word) for text in texts for word in re.split(r"[\s/-]", text))
    return min(max(_WORD, longest * _LETTER + _MARGINS), _LONG_WORD)


def _set_font(style: Any, size: float, colour: RGBColor) -> None:
    style.font.name, style.font.size, style.font.color.rgb = "Calibri", Pt(size), colour
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(name), None)  # a theme's font would win over ours


def _fill(cell: Any, text: str, *, bold: bool = False) -> None:
    paragraph = cell.paragraphs[0]
    run = paragraph.add_run(text)
    run.bold, run.font.size = bold, Pt(9.5)
    paragraph.paragraph_format.space_after = Pt(2)


def _element(name: str, **attributes: str) -> Any:
    found = OxmlElement(name)
    for key, value in attributes.items():
        found.set(qn(f"w:{key}"), value)
    return found


def _shade(cell: Any) -> None:
    cell._tc.get_or_add_tcPr().append(_element("w:shd", val="clear", color="auto", fill="E8EEF3"))


def _repeat_header(row: Any) -> None:
    row._tr.get_or_add_trPr().append(_element("w:cantSplit"))
    row._tr.get_or_add_trPr().append(_element("w:tblHeader"))


def _keep_whole(row: Any) -> None:
    row._tr.get_or_add_trPr().append(_element("w:cantSplit"))


def _set_up_table(table: Any, caption: str) -> None:
    """Thin lines between the rows, room around the words, and what the table is about for those who listen to it."""
    borders = _element("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        borders.append(_element(f"w:{side}", val="single", sz="4", space="0", color="B9C2CA"))
    for side in ("left", "right", "insideV"):
        borders.append(_element(f"w:{side}", val="nil"))
    margins = _element("w:tblCellMar")
    for side, width in (("top", "40"), ("left", "85"), ("bottom", "40"), ("right", "85")):
        margins.append(_element(f"w:{side}", w=width, type="dxa"))
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    for element in (borders, margins):  # before the look, in the order of the schema
        look.addprevious(element)
    layout = table._tbl.tblPr.find(qn("w:tblLayout"))
    if layout is not None:
        margins.addprevious(layout)
    look.addnext(_element("w:tblCaption", val=caption))


def _set_widths(table: Any, widths: list[float]) -> None:
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Cm(width)


def _add_field(paragraph: Any, name: str) -> None:
    for kind, text in (("begin", ""), ("", name), ("separate", ""), ("text", "1"), ("end", "")):
        run = paragraph.add_run(text if kind == "text" else "")._r
        if kind in ("begin", "separate", "end"):
            run.append(_element("w:fldChar", fldCharType=kind))
        elif not kind:
            instruction = _element("w:instrText")
            instruction.text = text
            run.append(instruction)


def _timeless(content: bytes) -> bytes:
    """The same file without the time at which its parts were packed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _LONG_AGO), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
