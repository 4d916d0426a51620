"""A report in, a PDF file out, tagged for screen readers (PDF/UA-1), the same bytes everywhere: the door to Typst.

The report reaches the template `report.typ` as data, so that nothing that a document says is markup. Fonts come with
packages, since a server may have none.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.resources import as_file, files
from typing import Any

import typst

from queries.reports.length import abridged
from queries.reports.model import (
    Block,
    Finding,
    Findings,
    Paragraph,
    Picture,
    Points,
    Quotation,
    Report,
    Section,
    Sheet,
)
from queries.reports.wording import Wording

__all__ = ["as_pdf"]

_PROOF, _PLACE = 0.47, 0.11  # of a table's other columns: the room for sentences, and for their pages alone


def as_pdf(report: Report) -> bytes:
    """The file; its date is the day of the report."""
    with (
        as_file(files("queries.reports").joinpath("templates")) as folder,
        as_file(files("font_hanken_grotesk").joinpath("files")) as fonts,
    ):
        return typst.compile(
            folder / "report.typ",
            root=folder,
            font_paths=[fonts],
            ignore_system_fonts=True,
            format="pdf",
            pdf_standards=["ua-1"],
            sys_inputs={"report": json.dumps(_Told(abridged(report)).whole(), ensure_ascii=False)},
            timestamp=int(datetime(report.day.year, report.day.month, report.day.day, tzinfo=UTC).timestamp()),
        )


class _Told:
    """A report as the template reads it: texts, and no types."""

    def __init__(self, report: Report) -> None:
        self.report, self.wording = report, Wording(report.language)
        self.keys = {section.key for _, section in report.walk()}

    def whole(self) -> dict[str, Any]:
        day = self.wording.say("as-of", day=self.wording.day(self.report.day))
        return {
            "title": self.report.title,
            "subtitle": self.report.subtitle,
            "language": self.report.language,
            "day": day,
            "contents": self.wording.say("contents"),
            "foot": f"{self.wording.say('made-by')} · {day}",
            "sections": [self.section(depth, section) for depth, section in self.report.walk()],
        }

    def section(self, depth: int, section: Section) -> dict[str, Any]:
        return {
            "key": section.key,
            "title": section.title,
            "depth": depth,
            "blocks": [block for one in section.blocks for block in self.block(one)],
        }

    def block(self, block: Block) -> Iterator[dict[str, Any]]:
        if isinstance(block, Paragraph):
            yield {"kind": "paragraph", "text": block.text}
        elif isinstance(block, Points):
            items = [[text, key if key in self.keys else None] for text, key in block.items]
            yield {"kind": "points", "items": items}
        elif isinstance(block, Picture):
            yield {"kind": "picture", "svg": block.svg, "alt": block.alt, "caption": block.caption}
        elif isinstance(block, Findings):
            yield from ({"kind": "finding", **self.finding(one)} for one in block.items)
        elif block.rows:
            yield {"kind": "table", **self.table(block)}

    def finding(self, one: Finding) -> dict[str, Any]:
        remedy = f"{self.wording.say('remedy')} {one.remedy}"
        return {"what": one.what, "remedy": remedy, "quotations": [self.quoted(it) for it in one.quotations]}

    def table(self, sheet: Sheet) -> dict[str, Any]:
        total = sum(column.share for column in sheet.columns)
        heads = [column.title for column in sheet.columns]
        shares = [column.share for column in sheet.columns]
        if sheet.proven:
            heads.append(self.wording.say("where" if sheet.repeated else "sentence"))
            shares.append(total * (_PLACE if sheet.repeated else _PROOF))
        return {
            "caption": sheet.caption,
            "heads": heads,
            "shares": shares,
            "numeric": [sheet.is_numeric(i) for i in range(len(sheet.columns))],
            "rows": [
                {
                    "cells": [self.wording.shown(cell) for cell in row.cells],
                    "quotations": [self.quoted(it, shown=sheet.says(place, it)) for it in row.quotations],
                }
                for place, row in enumerate(sheet.rows)
            ],
            "proven": sheet.proven,
        }

    def quoted(self, quotation: Quotation, *, shown: bool = True) -> dict[str, str]:
        quote = self.wording.quoted(quotation.quote) if shown else ""
        return {"quote": quote, "place": self.wording.place(quotation, self.report.own)}
