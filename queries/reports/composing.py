"""What a report declares in, the report out: sections of answers, and at the top what they come to.

A report is a TOML file beside this one: the questions of each section, the columns that are shown, and what is said
around them in each language.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from queries.reports.answers import Subject
from queries.reports.definitions import definition_sections
from queries.reports.model import Block, Paragraph, Points, Report, Section, Sheet
from queries.reports.partners import partners_picture
from queries.reports.wording import declared

__all__ = ["compose"]

_Special = Callable[[Subject, Section], Section]


def compose(subject: Subject, name: str) -> Report:
    """The report that a file of that name declares, about a subject."""
    said = declared(name)
    sections = [_section(subject, one) for one in said["section"]]
    pairs = zip(said["section"], sections, strict=True)
    points = tuple(point for one, section in pairs if (point := _point(subject, one, section)))
    lead = Paragraph(subject.texts(said["report"], "lead"))
    short = Section("in-short", subject.wording.say("in-short"), (lead, Points(points)))
    title, subtitle = subject.texts(said["report"], "title"), subject.texts(said["report"], "subtitle")
    files = {str(row["file"]) for row in subject.documents}
    own = files.pop() if len(files) == 1 else None
    return Report(title, subtitle, subject.wording.language, subject.day, (short, *sections), own)


def _section(subject: Subject, said: Mapping[str, Any]) -> Section:
    """A declared section, with the answers to its questions; one without any answer says so instead."""
    sheets = tuple(sheet for one in said.get("table", ()) if (sheet := subject.sheet(one)).rows)
    section = Section(said["key"], subject.texts(said, "title"), sheets)
    if special := _SPECIAL.get(said.get("special", "")):
        section = special(subject, section)
    text = "intro" if section.blocks or section.sections or not subject.texts(said, "none") else "none"
    blocks: tuple[Block, ...] = (Paragraph(subject.texts(said, text)), *section.blocks)
    return Section(section.key, section.title, blocks, section.sections)


def _definitions(subject: Subject, section: Section) -> Section:
    terms = definition_sections(subject, section.key, others=len(subject.counties) == 1)
    return Section(section.key, section.title, section.blocks, terms)


def _partners(subject: Subject, section: Section) -> Section:
    picture = partners_picture(subject.strategies.graph(), subject.counties, subject.wording)
    return Section(section.key, section.title, (*((picture,) if picture else ()), *section.blocks))


def _documents(subject: Subject, section: Section) -> Section:
    """The documents that the report rests on, and the day."""
    names = ", ".join(str(row["file"]) for row in subject.everywhere("strategies"))
    told = subject.wording.say("documents-read", names=names, day=subject.wording.day(subject.day))
    return Section(section.key, section.title, (*section.blocks, Paragraph(told)))


_SPECIAL: dict[str, _Special] = {"definitions": _definitions, "partners": _partners, "documents": _documents}


def _point(subject: Subject, said: Mapping[str, Any], section: Section) -> tuple[str, str] | None:
    """What a section comes to, in one sentence for the top of the report."""
    if "many" not in said[subject.wording.language]:
        return None
    number = len(section.sections) or sum(len(block.rows) for block in section.blocks if isinstance(block, Sheet))
    if number:
        return subject.wording.counted(said, number, **subject.values), section.key
    return subject.texts(said, "none"), section.key
