"""A report in, a workbook out: a sheet a table, numbers as numbers, dates as dates, and text never a formula."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date, datetime

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from queries.reports.model import Findings, Paragraph, Points, Quotation, Report, Row, Section, Sheet
from queries.reports.wording import Wording
from queries.tables import Cell

__all__ = ["as_excel"]

_NARROWEST, _WIDEST = 9, 60  # characters
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
        self.text = add({"text_wrap": True, "valign": "top"})
        self.day = add({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"})

    def bytes(self) -> bytes:
        created = datetime.combine(self.report.day, datetime.min.time())
        self.book.set_properties(
            {"title": self.report.title, "subject": self.report.subtitle, "author": "Samsyn", "created": created}
        )
        self._add_cover()
        for section, sheet in self._sheets():
            self._add_sheet(section, sheet)
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

    def _add_cover(self) -> None:
        """The first sheet: what the report comes to."""
        sheet = self.book.add_worksheet(self._name(self.wording.say("in-short")))
        sheet.set_column(0, 0, 100)
        sheet.write_string(0, 0, self.report.title, self.title)
        sheet.write_string(1, 0, self.report.subtitle, self.text)
        sheet.write_string(2, 0, self.wording.say("as-of", day=self.wording.day(self.report.day)), self.text)
        for row, (text, form) in enumerate(self._told(), start=4):
            sheet.write_string(row, 0, text, form)

    def _told(self) -> Iterator[tuple[str, Format]]:
        for depth, section in self.report.walk():
            if depth == 1:
                yield section.title, self.bold
            for block in section.blocks:
                if isinstance(block, Paragraph):
                    yield block.text, self.text
                elif isinstance(block, Points):
                    yield from ((f"– {text}", self.text) for text, _ in block.items)

    def _name(self, wanted: str) -> str:
        """A sheet's name that Excel takes, and that no other sheet has."""
        plain = _FORBIDDEN.sub(" ", wanted).strip(" '")[:_LONGEST_NAME] or "-"
        name, number = plain, 1
        while name.casefold() in self.names:
            number += 1
            name = f"{plain[: _LONGEST_NAME - 3]} {number}"
        self.names.add(name.casefold())
        return name

    def _add_sheet(self, section: Section, block: Sheet) -> None:
        one_of_several = sum(isinstance(other, Sheet) for other in section.blocks) > 1
        sheet = self.book.add_worksheet(self._name(block.caption if one_of_several else section.title))
        titles = [column.title for column in block.columns]
        if block.proven:
            titles += [self.wording.say("document"), self.wording.say("page-heading"), self.wording.say("sentence")]
        for column, title in enumerate(titles):
            sheet.write_string(0, column, title, self.head)
        widths = [len(title) + 3 for title in titles]
        last = 0
        for last, cells in enumerate(_rows(block), start=1):
            for column, cell in enumerate(cells):
                self._write(sheet, last, column, cell)
                widths[column] = max(widths[column], len(self.wording.shown(cell)))
        for column, width in enumerate(widths):
            sheet.set_column(column, column, min(max(width + 1, _NARROWEST), _WIDEST))
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        sheet.autofilter(0, 0, last, len(titles) - 1)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)

    def _write(self, sheet: Worksheet, row: int, column: int, cell: Cell) -> None:
        if isinstance(cell, int | float) and not isinstance(cell, bool):
            sheet.write_number(row, column, cell, self.text)
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
            yield (*row.cells, *_cells(quotation))


def _cells(quotation: Quotation | None) -> tuple[Cell, ...]:
    return (quotation.document, quotation.page, quotation.quote) if quotation else (None, None, None)
