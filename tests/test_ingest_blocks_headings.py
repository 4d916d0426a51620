"""Headings that are hardly set otherwise than the text below them."""

from __future__ import annotations

import pytest

from ingest.blocks.model import BlockKind
from ingest.layout.words import PageContent, Style, Word
from ingest.pdf.reader import layout_words

BODY = Style("Serif", 10.0)
SLANTED = Style("Serif-Italic", 10.5, italic=True)
RUNNING = "Arbetet bedrivs av alla som vill bidra till att den som är ny i länet snabbt hittar en väg in."


def line(text: str, y: float, style: Style) -> list[Word]:
    words, x = [], 50.0
    for part in text.split():
        words.append(Word(part, x, y, x + 4.6 * len(part), y + style.size, style))
        x += 4.6 * len(part) + 2.6
    return words


def page(titles: list[str], style: Style) -> PageContent:
    words = line("1 Inledning", 60, Style("Serif-Bold", 15.0, bold=True))
    for n, title in enumerate(titles):
        y = 90.0 + 60 * n
        words += [*line(title, y, style), *line(RUNNING, y + 20, BODY), *line(RUNNING, y + 33, BODY)]
    return PageContent(1, 595, 842, words)


def headings(titles: list[str], style: Style) -> list[str]:
    document = layout_words([page(titles, style)], file_name="a.pdf")
    return [block.text for block in document.body() if block.kind is BlockKind.HEADING][1:]


@pytest.mark.parametrize("style", [BODY, SLANTED])
def test_numbered_lines_above_running_text_are_headings(style: Style) -> None:
    """Numbers that count up make titles of lines in the type of the text, and in italics hardly larger."""
    titles = ["1.1 Vision", "1.2 Vilka arbetet gäller", "1.3 Om barn"]
    assert headings(titles, style) == ["Vision", "Vilka arbetet gäller", "Om barn"]


def test_numbered_clauses_are_no_headings() -> None:
    """A clause is a sentence, and numbers that do not count up are no outline."""
    assert headings(["1.1 Parterna möts.", "1.2 Parterna delar på kostnaden."], BODY) == []
    assert headings(["1.1 Vision", "2.7 Procent", "1.4 Syfte"], BODY) == []


def test_bold_lines_smaller_than_the_text_are_headings() -> None:
    """Three names in bold type a little smaller than the text below each are headings; a single one is a remark."""
    small = Style("Serif-Bold", 9.2, bold=True)
    assert headings(["Region Granvik", "Kommunerna", "Högskolan"], small) == [
        "Region Granvik",
        "Kommunerna",
        "Högskolan",
    ]
    assert headings(["Region Granvik"], small) == []


def test_a_bold_title_behind_a_plain_number_is_a_heading() -> None:
    """A number that is set apart in plain type does not make a short bold title running text."""
    bold = Style("Serif-Bold", 10.0, bold=True)
    words = line("1 Inledning", 60, Style("Serif-Bold", 15.0, bold=True))
    for n, title in enumerate(["Parter", "Begrepp"]):
        y = 90.0 + 60 * n
        words += [*line(f"§ {n + 1}", y, BODY), *line(title, y, bold)]
        for part in words[-len(title.split()) :]:
            part.x0, part.x1 = part.x0 + 40, part.x1 + 40
        words += [*line(RUNNING, y + 20, BODY), *line(RUNNING, y + 33, BODY)]
    document = layout_words([PageContent(1, 595, 842, words)], file_name="a.pdf")
    assert [block.text for block in document.body() if block.kind is BlockKind.HEADING][1:] == ["Parter", "Begrepp"]
