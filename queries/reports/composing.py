"""What a report declares in, the report out: sections of answers, and at the top what they come to.

A report is a TOML file beside this one: the questions of each section, the columns that are shown, and what is said
around them in each language.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from queries.network import partners_beside
from queries.reports.answers import Subject
from queries.reports.definitions import definition_sections
from queries.reports.model import Block, Paragraph, Points, Report, Section
from queries.reports.partners import partners_picture
from queries.reports.wording import declared

__all__ = ["Progress", "compose"]

_NAMED = 40  # files of all counties that a report names
Progress = Callable[[int, int], None]
_Special = Callable[[Subject, Section], Section]


def compose(subject: Subject, name: str, progress: Progress = lambda done, of: None) -> Report:
    """The report that a file of that name declares, about a subject; `progress` is told as its parts are done."""
    said = declared(name)
    counted: list[tuple[Section, int]] = []
    for one in said["section"]:
        progress(len(counted), len(said["section"]))
        counted.append(_section(subject, one))
    pairs = zip(said["section"], counted, strict=True)
    points = tuple(point for one, (_, number) in pairs if (point := _point(subject, one, number)))
    lead = Paragraph(subject.texts(said["report"], "lead"))
    short = Section("in-short", subject.wording.say("in-short"), (lead, Points(points)))
    title, subtitle = subject.texts(said["report"], "title"), subject.texts(said["report"], "subtitle")
    files = {str(row["file"]) for row in subject.documents}
    own = files.pop() if len(files) == 1 else None
    return Report(
        title, subtitle, subject.wording.language, subject.day, (short, *(section for section, _ in counted)), own
    )


def _section(subject: Subject, said: Mapping[str, Any]) -> tuple[Section, int]:
    """A declared section with the answers to its questions, and how many there are; one without any says so instead."""
    answered = [(one, sheet) for one in said.get("table", ()) if (sheet := subject.sheet(one)).rows]
    section = Section(said["key"], subject.texts(said, "title"), tuple(sheet for _, sheet in answered))
    if special := _SPECIAL.get(said.get("special", "")):
        section = special(subject, section)
    counted = said.get("counts", [one["question"] for one, _ in answered])
    number = sum(len(sheet.rows) for one, sheet in answered if one["question"] in counted) + len(section.sections)
    text = "none" if not number and subject.texts(said, "none") else "intro"
    blocks: tuple[Block, ...] = (Paragraph(subject.texts(said, text)), *section.blocks)
    return Section(section.key, section.title, blocks, section.sections), number


def _definitions(subject: Subject, section: Section) -> Section:
    return Section(section.key, section.title, section.blocks, definition_sections(subject, section.key))


def _partners(subject: Subject, section: Section) -> Section:
    picture = partners_picture(
        partners_beside(subject.strategies, subject.county_nodes), subject.counties, subject.wording
    )
    return Section(section.key, section.title, (*((picture,) if picture else ()), *section.blocks))


def _documents(subject: Subject, section: Section) -> Section:
    """The documents that the report rests on, or of many those of its counties and how many there are; and the day."""
    wording, number = subject.wording, subject.number_of_strategies
    every = subject.unproven("strategies") if number <= _NAMED else subject.documents
    names, day = ", ".join(str(row["file"]) for row in every), wording.day(subject.day)
    key = "documents-read" if number <= _NAMED else "documents-many"
    told = wording.say(key, names=names, day=day, n=number, county=subject.county)
    return Section(section.key, section.title, (*section.blocks, Paragraph(told)))


_SPECIAL: dict[str, _Special] = {"definitions": _definitions, "partners": _partners, "documents": _documents}


def _point(subject: Subject, said: Mapping[str, Any], number: int) -> tuple[str, str] | None:
    """What a section comes to, in one sentence for the top of the report."""
    if "many" not in said[subject.wording.language]:
        return None
    text = subject.wording.counted(said, number, **subject.values) if number else subject.texts(said, "none")
    return text, said["key"]
