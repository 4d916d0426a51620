"""A draft in, what its authors should look at before it is adopted out: findings with remedy, page and sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

from graph.drafts import DraftGraph, graph_with_draft
from queries.asking import Strategies
from queries.reports.answers import Answer, Subject, quotations_of, subject_of, wanted
from queries.reports.model import Finding, Findings, Paragraph, Points, Quotation, Report, Section, Severity
from queries.reports.wording import declared
from queries.sources import open_source
from queries.tables import Cell

__all__ = ["review"]


def review(
    path: Path,
    strategies: Strategies | None = None,
    *,
    county: str | None = None,
    language: str = "sv",
    day: date | None = None,
    password: str | None = None,
    progress: Callable[[str], None] = lambda stage: None,
) -> Report:
    """What the authors of a draft should look at, beside other strategies where there are any; the draft is not kept.

    The draft is taken for one of `county`, or of the one that it names, and stands in for what this county has among
    the `strategies`. `progress` is told each of `graph.drafts.STAGES` as it begins. Raises a ReadingError where the
    draft cannot be read, and RemoteError for strategies at an endpoint, beside which no draft can be put.
    """
    base = strategies.version() if strategies else None
    with graph_with_draft(path, base, county=county, password=password, progress=progress) as draft:
        beside = Strategies(open_source(draft.folder))
        subject = subject_of(beside, [str(draft.document.county)], language, day or date.today())
        return _report(subject, draft, compared=strategies is not None)


def _report(subject: Subject, draft: DraftGraph, *, compared: bool) -> Report:
    said = declared("review")
    rules = [one for one in said["finding"] if compared or not one.get("beside")]
    found = [finding for rule in rules for finding in _findings(subject, rule)]
    if not draft.county_found:
        found.insert(0, _finding(subject, said["no-county"], []))
    sections = [_section(subject, severity, found) for severity in Severity]
    values = subject.values | {"file": draft.document.file_name}
    lead = [Paragraph(subject.wording.of(said["report"], "lead", **values))]
    if not compared:
        lead.append(Paragraph(subject.wording.of(said["report"], "alone", **values)))
    points = Points(tuple((_summary(subject, severity, found), severity.name.casefold()) for severity in Severity))
    short = Section("in-short", subject.wording.say("in-short"), (*lead, points))
    title, subtitle = (subject.wording.of(said["report"], key, **values) for key in ("title", "subtitle"))
    return Report(title, subtitle, subject.wording.language, subject.day, (short, *sections), draft.document.file_name)


def _section(subject: Subject, severity: Severity, found: Sequence[Finding]) -> Section:
    texts = declared("review")["severity"][severity.name]
    chosen = tuple(one for one in found if one.severity is severity)
    block = Findings(chosen) if chosen else Paragraph(subject.texts(texts, "none"))
    return Section(severity.name.casefold(), subject.texts(texts, "title"), (block,))


def _summary(subject: Subject, severity: Severity, found: Sequence[Finding]) -> str:
    texts = declared("review")["severity"][severity.name]
    number = sum(one.severity is severity for one in found)
    return subject.wording.counted(texts, number) if number else subject.texts(texts, "none")


def _findings(subject: Subject, rule: Mapping[str, Any]) -> Iterator[Finding]:
    """What a rule finds in the draft."""
    rows = [row for row in subject.rows(rule["question"]) if wanted(row, rule)]
    if rule.get("absent"):
        groups: list[list[Answer]] = [] if rows else [[]]
    elif rule.get("together"):
        groups = [rows] if rows else []
    elif "by" in rule:
        groups = [list(alike) for _, alike in groupby(rows, key=lambda row: row[rule["by"]])]
    else:
        groups = [[row] for row in rows]
    yield from (_finding(subject, rule, group) for group in groups)


def _finding(subject: Subject, rule: Mapping[str, Any], rows: Sequence[Answer]) -> Finding:
    """One finding of some rows, whose columns hold the values of all."""
    values = subject.values | {
        name: subject.wording.several(name, list(dict.fromkeys(_each(subject, rows, name))))
        for name in (rows[0] if rows else ())
    }
    texts = rule[subject.wording.language]
    what = texts["what"].format(**values) if "what" in texts else subject.wording.counted(rule, len(rows), **values)
    quoted: Sequence[Quotation] = ()
    if rule.get("quotations", True):
        quoted = tuple(dict.fromkeys(quotation for row in rows for quotation in quotations_of(row)))
        quoted = quoted[: rule.get("most-quotations", len(quoted))]
    return Finding(rule["key"], Severity[rule["severity"]], what, subject.texts(rule, "remedy"), tuple(quoted))


def _each(subject: Subject, rows: Sequence[Answer], name: str) -> Iterator[str]:
    """The values of a column, those of its lists one by one."""
    for row in rows:
        cell = row[name]
        yield from (_said(subject, one) for one in (cell if isinstance(cell, tuple) else (cell,)))


def _said(subject: Subject, cell: Cell) -> str:
    if isinstance(cell, date):
        return subject.wording.day(cell)
    if isinstance(cell, int) and not isinstance(cell, bool):
        return subject.wording.number(cell)
    return str(cell or "").rstrip(".")
