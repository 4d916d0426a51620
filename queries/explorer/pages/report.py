"""A county in, the report about it as a file out: Word, Excel, PDF, or a page that prints well."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from queries.explorer.answers import Answers
from queries.explorer.counties import find_county
from queries.explorer.site import Asked, Download, NotHereError
from queries.reports.county import county_report
from queries.reports.model import Report

__all__ = ["FORMS", "county_report_file"]


def _page(report: Report) -> str | bytes:
    from queries.reports.as_page import as_page  # late, as the others: only those who want a report wait for it

    return as_page(report)


def _word(report: Report) -> str | bytes:
    from queries.reports.as_word import as_word

    return as_word(report)


def _excel(report: Report) -> str | bytes:
    from queries.reports.as_excel import as_excel

    return as_excel(report)


def _pdf(report: Report) -> str | bytes:
    from queries.reports.as_pdf import as_pdf

    return as_pdf(report)


_OFFICE = "application/vnd.openxmlformats-officedocument"
FORMS: Mapping[str, tuple[str, Callable[[Report], str | bytes]]] = {
    "docx": (f"{_OFFICE}.wordprocessingml.document", _word),
    "xlsx": (f"{_OFFICE}.spreadsheetml.sheet", _excel),
    "pdf": ("application/pdf", _pdf),
    "html": ("text/html; charset=utf-8", _page),
}


def county_report_file(answers: Answers, asked: Asked) -> Download:
    """The report in the form that the address ends in; made once for each version of the graph."""
    county, form = find_county(answers, asked.day, asked.path["county"]), asked.path["form"]
    if county is None or not county.strategies or form not in FORMS:
        raise NotHereError(f"{asked.path['county']}.{form}")
    media_type, write = FORMS[form]

    def tell(done: int, of: int) -> None:
        answers.progress[asked.path["county"]] = (done, of)

    code = asked.language.code
    made = answers.once(
        ("report", county.name, code, asked.day),
        lambda: county_report(answers.strategies, county.iri, language=code, day=asked.day, progress=tell),
    )
    return Download(f"{county.slug}.{form}", media_type, write(made))
