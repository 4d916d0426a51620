"""A report in, plain text for a terminal out; or the same as JSON for programs."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator
from dataclasses import asdict

from queries.reports.model import Finding, Findings, Paragraph, Points, Report, Sheet
from queries.reports.wording import Wording

__all__ = ["as_json", "as_text"]

_WIDTH = 100
_MOST = 4  # sentences of one finding that a terminal shows


def as_text(report: Report) -> str:
    """The report's words, without its pictures."""
    return "\n".join(_lines(report, Wording(report.language))) + "\n"


def _lines(report: Report, wording: Wording) -> Iterator[str]:
    yield from (report.title, "=" * len(report.title), report.subtitle)
    for depth, section in report.walk():
        yield from ("", f"{'#' * depth} {section.title}")
        for block in section.blocks:
            if isinstance(block, Paragraph):
                yield from textwrap.wrap(block.text, _WIDTH)
            elif isinstance(block, Points):
                yield from (f"- {text}" for text, _ in block.items)
            elif isinstance(block, Findings):
                for finding in block.items:
                    yield from _finding(finding, wording, report.own)
            elif isinstance(block, Sheet):
                yield f"{block.caption}: {len(block.rows)}"


def _finding(finding: Finding, wording: Wording, own: str | None) -> Iterator[str]:
    yield ""
    yield from textwrap.wrap(f"* {finding.what}", _WIDTH, subsequent_indent="  ")
    remedy = f"{wording.say('remedy')} {finding.remedy}"
    yield from textwrap.wrap(remedy, _WIDTH, initial_indent="  ", subsequent_indent="  ")
    for quotation in finding.quotations[:_MOST]:
        said = f"{wording.quoted(quotation.quote)} ({wording.place(quotation, own)})"
        yield from textwrap.wrap(said, _WIDTH, initial_indent="    ", subsequent_indent="    ")
    if (rest := len(finding.quotations) - _MOST) > 0:
        yield f"    {wording.say('more', n=wording.number(rest))}"


def as_json(report: Report) -> str:
    """The findings as a JSON object, with the severity by its name ("must", "should", "consider")."""
    findings = [asdict(one) | {"severity": one.severity.name.casefold()} for one in report.findings]
    about = {"title": report.title, "language": report.language, "day": report.day.isoformat()}
    return json.dumps(about | {"findings": findings}, ensure_ascii=False, indent=1) + "\n"
