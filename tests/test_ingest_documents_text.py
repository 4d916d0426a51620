from __future__ import annotations

from pathlib import Path

import pytest

from ingest.blocks.model import Block, BlockKind
from ingest.documents.text import read_text
from ingest.errors import EmptyError


def blocks(tmp_path: Path, text: str, name: str = "plan.txt") -> list[Block]:
    path = tmp_path / name
    path.write_bytes(text.encode())
    return list(read_text(path).blocks)


def test_plain_text_has_headings_paragraphs_and_lists(tmp_path: Path) -> None:
    """Short lines on their own are headings, broken lines are joined, indents make depth."""
    text = (
        "PLAN FÖR GRANVIK\n\n2.1 Mål för arbetet\n\nLänets aktörer ska till-\nsammans verka för arbets- och\n"
        "samhällsliv.\n\n- Ett som\n  går vidare\n  - Ett a\n- Två\n"
    )
    assert [(block.kind.value, block.level or block.depth, block.text) for block in blocks(tmp_path, text)] == [
        ("heading", 1, "PLAN FÖR GRANVIK"),
        ("heading", 2, "Mål för arbetet"),
        ("paragraph", 1, "Länets aktörer ska tillsammans verka för arbets- och samhällsliv."),
        ("list_item", 1, "Ett som går vidare"),
        ("list_item", 2, "Ett a"),
        ("list_item", 1, "Två"),
    ]


def test_lines_without_empty_lines_between_are_paragraphs(tmp_path: Path) -> None:
    """A text with one paragraph a line is read so."""
    assert [block.text for block in blocks(tmp_path, "Första stycket är här.\nAndra stycket är här.\n")] == [
        "Första stycket är här.",
        "Andra stycket är här.",
    ]


def test_markdown_is_read_as_what_it_shows(tmp_path: Path) -> None:
    """Headings, nested lists and tables, and no signs of the markup."""
    text = (
        "---\ntitle: x\n---\n# Plan\n\n## Mål\n\nAlla **ska** delta i [arbetet](x).\n\n1. Ett\n   - Ett a\n2. Två\n\n"
        "| Mål | Ansvarig |\n| --- | --- |\n| Jobb | Regionen |\n"
    )
    found = blocks(tmp_path, text, "plan.md")
    assert [(block.kind, block.text) for block in found] == [
        (BlockKind.HEADING, "Plan"),
        (BlockKind.HEADING, "Mål"),
        (BlockKind.PARAGRAPH, "Alla ska delta i arbetet."),
        (BlockKind.LIST_ITEM, "Ett"),
        (BlockKind.LIST_ITEM, "Ett a"),
        (BlockKind.LIST_ITEM, "Två"),
        (BlockKind.TABLE, "Mål | Ansvarig"),
        (BlockKind.TABLE, "Jobb | Regionen"),
    ]
    assert [block.depth for block in found[3:6]] == [1, 2, 1]
    assert [cell.header for cell in found[7].cells] == ["Mål", "Ansvarig"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_swedish_letters_survive_the_usual_encodings(tmp_path: Path, encoding: str) -> None:
    """Files from Windows, old and new, give the same text."""
    path = tmp_path / "plan.txt"
    path.write_bytes("Åtgärder för hälsa.".encode(encoding))
    assert read_text(path).text == "Åtgärder för hälsa."


def test_blanks_only_is_empty(tmp_path: Path) -> None:
    """A file of blanks is an error, not a document without blocks."""
    with pytest.raises(EmptyError, match=r"plan\.txt"):
        blocks(tmp_path, " \n\n\t\n")
