"""A long report: long tables show their first rows and say how many there are; the workbook has all."""

from __future__ import annotations

import io
from datetime import date

import pandas as pd

from queries.reports.as_excel import as_excel
from queries.reports.as_page import as_page
from queries.reports.length import abridged
from queries.reports.model import Column, Paragraph, Report, Row, Section, Sheet

FIRST = Section("in-short", "Kort sagt", (Paragraph("Om länet."),))


def report(rows: int, tables: int = 1, *, caption: str = "Mål", whole: str = "", of: int = 0) -> Report:
    """Tables of numbered rows."""
    sheets = (
        Sheet(f"{caption} {one}", (Column("Mål"),), tuple(Row((f"mål {n} i {one}",)) for n in range(rows)), whole, of)
        for one in range(tables)
    )
    holds = Section("holds", "Det här innehåller strategin", tuple(sheets))
    return Report("Rapport", "Granviks län", "sv", date(2025, 1, 1), (FIRST, holds))


def test_a_long_report_says_what_it_leaves_out() -> None:
    """Each long table shows its first rows and tells how many there are; the page says where all of them are."""
    page = as_page(report(700, 2))
    assert page.count("<tr>") < 60
    assert "mål 0 i 1" in page and "mål 699 i 1" not in page
    assert "de 20 första av 700" in page and "arbetsboken" in page


def test_the_workbook_has_all_rows() -> None:
    """Nothing is left out of the workbook of the same report."""
    sheets = pd.read_excel(io.BytesIO(as_excel(report(700, 2))), sheet_name=None)
    assert [len(sheet) for sheet in list(sheets.values())[1:]] == [700, 700]


def test_a_report_of_usual_length_is_whole() -> None:
    """A strategy with a long table is not cut."""
    usual = report(300)
    assert abridged(usual) is usual


def test_a_table_that_was_cut_before_tells_how_many_there_were_at_first() -> None:
    """The caption says once how many rows there are in all."""
    _, holds = abridged(report(60, 20, caption="Mål (de 60 första av 4 206)", whole="Mål", of=4206)).sections
    captions = {block.caption for block in holds.blocks if isinstance(block, Sheet)}
    assert captions == {"Mål (de 20 första av 4206)"}
