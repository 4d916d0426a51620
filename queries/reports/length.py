"""A report in, the same at a length that people read out: of long tables the first rows, and where all of them are.

A county may have two hundred documents, and a report of a thousand pages helps nobody. The workbook has all rows.
"""

from __future__ import annotations

from dataclasses import replace

from queries.reports.model import Block, Paragraph, Report, Section, Sheet
from queries.reports.wording import Wording

__all__ = ["abridged"]

_LONG = 1000  # rows of all tables together, about 40 pages: up to so many, all are shown
_ROWS = 20  # of each table in a longer report
_SENTENCES = 2  # of each row there


def abridged(report: Report, *, long: int = _LONG, rows: int = _ROWS) -> Report:
    """The report itself, or where its tables have more than `long` rows together, with the first `rows` of each."""
    sheets = [block for _, section in report.walk() for block in section.blocks if isinstance(block, Sheet)]
    if sum(len(sheet.rows) for sheet in sheets) <= long:
        return report
    wording = Wording(report.language)
    first, *others = (_section(section, rows, wording) for section in report.sections)
    told = Paragraph(wording.say("abridged", n=rows, sentences=_SENTENCES))
    return replace(report, sections=(replace(first, blocks=(*first.blocks, told)), *others))


def _section(section: Section, rows: int, wording: Wording) -> Section:
    blocks: tuple[Block, ...] = tuple(
        _sheet(block, rows, wording) if isinstance(block, Sheet) else block for block in section.blocks
    )
    return replace(section, blocks=blocks, sections=tuple(_section(one, rows, wording) for one in section.sections))


def _sheet(sheet: Sheet, rows: int, wording: Wording) -> Sheet:
    shown = tuple(replace(row, quotations=row.quotations[:_SENTENCES]) for row in sheet.rows[:rows])
    if len(sheet.rows) <= rows:
        return replace(sheet, rows=shown)
    whole, of = sheet.whole or sheet.caption, sheet.of or len(sheet.rows)
    caption = f"{whole} ({wording.say('first-of', n=rows, of=of)})"
    return replace(sheet, caption=caption, rows=shown, whole=whole, of=of)
