"""A report in, a workbook out: a sheet a table, numbers as numbers, dates as dates, and text never a formula."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from textwrap import wrap

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from queries.reports.model import Findings, Paragraph, Points, Quotation, Report, Row, Section, Sheet
from queries.reports.wording import Wording
from queries.tables import Cell

__all__ = ["as_excel"]

_NARROWEST, _WIDEST = 9, 55  # characters
_LINE = 15.0  # points that a line of text is high
_MOST_LINES = 27  # in a row: Excel allows 409 points
_COVER = 88  # characters that the first sheet is wide
_LONGEST_NAME = 31  # characters of a sheet's name that Excel allows
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
# what begins like a formula or an address stays text
_TEXT_ONLY = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}


def as_excel(report: Report) -> bytes:
    """The workbook."""
    return _Writing(report).bytes()


class _Writing:
    """One report on its way into a workbook."""

    def __init__(self, report: Report) -> None:
        self.report, self.wording = report, Wording(report.language)
        self.out = io.BytesIO()
        self.book = xlsxwriter.Workbook(self.out, _TEXT_ONLY)
        self.names: set[str] = set()
        add = self.book.add_format
        self.title = add({"bold": True, "font_size": 16, "font_color": "#1B4F72"})
        self.bold = add({"bold": True})
        self.head = add({"bold": True, "bg_color": "#E8EEF3", "bottom": 1, "text_wrap": True, "valign": "top"})
        self.head_of_numbers = add(
            {"bold": True, "bg_color": "#E8EEF3", "bottom": 1, "valign": "top", "align": "right", "indent": 1}
        )
        self.text = add({"text_wrap": True, "valign": "top"})
        self.number = add({"valign": "top", "align": "right", "indent": 1})
        self.day = add({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"})
        self.link = add({"font_color": "#1B4F72", "underline": 1, "valign": "top"})

    def bytes(self) -> bytes:
        created = datetime.combine(self.report.day, datetime.min.time())
        self.book.set_properties(
            {"title": self.report.title, "subject": self.report.subtitle, "author": "Samsyn", "created": created}
        )
        cover = self._name(self.wording.say("in-short"))
        sheets = [(section, sheet, self._name(_called(section, sheet))) for section, sheet in self._sheets()]
        self._add_cover(cover, sheets)
        for _, sheet, name in sheets:
            self._add_sheet(name, sheet)
        self.book.close()
        return self.out.getvalue()

    def _sheets(self) -> Iterator[tuple[Section, Sheet]]:
        for _, section in self.report.walk():
            for block in section.blocks:
                if isinstance(block, Sheet):
                    yield section, block
                elif isinstance(block, Findings) and block.items:
                    yield section, self._as_sheet(section, block)

    def _as_sheet(self, section: Section, findings: Findings) -> Sheet:
        columns = self.wording.columns("finding", "remedy-heading")
        rows = tuple(Row((one.what, one.remedy), one.quotations) for one in findings.items)
        return Sheet(section.title, columns, rows)

    def _add_cover(self, name: str, sheets: Sequence[tuple[Section, Sheet, str]]) -> None:
        """The first sheet: what the report comes to, and what leads to the others."""
        sheet = self.book.add_worksheet(name)
        sheet.set_column(0, 0, _COVER)
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.hide_gridlines(2)
        sheet.write_string(0, 0, self.report.title, self.title)
        sheet.write_string(1, 0, self.report.subtitle, self.text)
        sheet.write_string(2, 0, self.wording.say("as-of", day=self.wording.day(self.report.day)), self.text)
        for row, (text, form, to) in enumerate(self._told(sheets), start=4):
            if to:
                sheet.write_url(row, 0, "internal:'{}'!A1".format(to.replace("'", "''")), form, text)
            else:
                sheet.write_string(row, 0, text, form)
            sheet.set_row(row, _height([text], [_COVER]) + (6 if form is self.bold else 0))

    def _told(self, sheets: Sequence[tuple[Section, Sheet, str]]) -> Iterator[tuple[str, Format, str]]:
        """Each line of the cover, with the sheet that it leads to."""
        for depth, section in self.report.walk():
            if depth == 1:
                yield section.title, self.bold, ""
            for block in section.blocks:
                if isinstance(block, Paragraph):
                    yield block.text, self.text, ""
                elif isinstance(block, Points):
                    yield from ((f"– {text}", self.text, "") for text, _ in block.items)
            yield from ((sheet.caption, self.link, name) for of, sheet, name in sheets if of is section)

    def _name(self, wanted: str) -> str:
        """A sheet's name that Excel takes, and that no other sheet has."""
        plain = _FORBIDDEN.sub(" ", wanted).strip(" '")[:_LONGEST_NAME] or "-"
        name, number = plain, 1
        while name.casefold() in self.names:
            number += 1
            name = f"{plain[: _LONGEST_NAME - 3]} {number}"
        self.names.add(name.casefold())
        return name

    def _add_sheet(self, name: str, block: Sheet) -> None:
        sheet = self.book.add_worksheet(name)
        titles, rows = [*(column.title for column in block.columns), *self._proof(block)], list(_rows(block))
        for column, title in enumerate(titles):
            numeric = any(_is_number(cells[column]) for cells in rows)
            sheet.write_string(0, column, title, self.head_of_numbers if numeric else self.head)
        shown = [[self.wording.shown(cell) for cell in cells] for cells in rows]
        widths = [_width([title + " " * 3, *(texts[column] for texts in shown)]) for column, title in enumerate(titles)]
        for row, (cells, texts) in enumerate(zip(rows, shown, strict=True), start=1):
            for column, cell in enumerate(cells):
                self._write(sheet, row, column, cell)
            sheet.set_row(row, _height(texts, widths))  # or some programs show the first line of a text only
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        sheet.autofilter(0, 0, len(rows), len(titles) - 1)
        self._set_up_print(sheet, block)

    def _set_up_print(self, sheet: Worksheet, block: Sheet) -> None:
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.set_header(f"&L{block.caption.replace('&', '&&')}&R{self.report.title.replace('&', '&&')}")
        sheet.set_footer("&R&P")

    def _proof(self, block: Sheet) -> list[str]:
        """The headings of what each row rests on."""
        if not block.proven:
            return []
        said = [] if block.repeated else [self.wording.say("sentence")]
        return [self.wording.say("document"), self.wording.say("page-heading"), *said]

    def _write(self, sheet: Worksheet, row: int, column: int, cell: Cell) -> None:
        if _is_number(cell):
            sheet.write_number(row, column, cell, self.number)
        elif isinstance(cell, date):
            sheet.write_datetime(row, column, datetime.combine(cell, datetime.min.time()), self.day)
        else:
            sheet.write_string(row, column, self.wording.shown(cell), self.text)


def _rows(sheet: Sheet) -> Iterator[tuple[Cell, ...]]:
    """A row for each sentence that a row rests on, so that each stands in cells of its own."""
    for row in sheet.rows:
        if not sheet.proven:
            yield row.cells
        for quotation in row.quotations or ((None,) if sheet.proven else ()):
            proof = _cells(quotation)
            yield (*row.cells, *(proof[:2] if sheet.repeated else proof))


def _cells(quotation: Quotation | None) -> tuple[Cell, ...]:
    return (quotation.document, quotation.page, quotation.quote) if quotation else (None, None, None)


def _called(section: Section, block: Sheet) -> str:
    """What a sheet is called: as its section, or by its caption where the section has several."""
    return block.caption if sum(isinstance(other, Sheet) for other in section.blocks) > 1 else section.title


def _is_number(cell: Cell) -> bool:
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def _width(texts: Iterable[str]) -> int:
    """Characters for a column that holds these texts."""
    return min(max(*(len(text) + 1 for text in texts), _NARROWEST), _WIDEST)


def _height(texts: Sequence[str], widths: Sequence[int]) -> float:
    """Points for a row, by the text that takes the most lines in its column."""
    room = ((text, max(width - 2, 1)) for text, width in zip(texts, widths, strict=True))
    lines = (1 if len(text) <= width and "\n" not in text else len(wrap(text, width)) for text, width in room)
    return _LINE * min(max(1, *lines), _MOST_LINES)
