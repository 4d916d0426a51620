from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer
from PIL import Image
from typer.testing import CliRunner, Result

from ingest.commands import register

PDF = Path(__file__).parent / "documents" / "granvik-strategi.pdf"


def run(*words: object) -> Result:
    app = typer.Typer()
    app.callback()(lambda: None)
    register(app)
    return CliRunner().invoke(app, ["read", *map(str, words)])


@pytest.fixture(autouse=True)
def cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("SAMSYN_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "sida.html"
    path.write_text(
        "<html lang=sv><head><title>Plan</title></head><body><main><h1>Plan & mål</h1>"
        "<ul><li>Ett</li></ul></main></body></html>",
        "utf-8",
    )
    return path


def test_blocks_are_written_one_a_line(page: Path) -> None:
    """The default is JSON lines with page, type, level, text, marker and depth; nothing else is on standard output."""
    result = run(page)
    assert result.exit_code == 0
    heading, item = (json.loads(line) for line in result.stdout.splitlines())
    assert (heading["page"], heading["type"], heading["level"], heading["text"]) == (1, "heading", 1, "Plan & mål")
    assert (item["type"], item["marker"], item["depth"]) == ("list_item", "•", 1)
    assert result.stderr == ""


def test_markdown_and_html_show_the_same_text(page: Path) -> None:
    """The other formats are for reading; the HTML is a page of its own, and markup in the text is harmless."""
    assert "# Plan & mål" in run(page, "--format", "markdown").stdout
    html = run(page, "--format", "html").stdout
    assert html.startswith("<!doctype html>")
    assert "Plan &amp; mål</h" in html
    assert "<title>Plan</title>" in html


def test_an_unreadable_file_ends_with_3_and_says_why(page: Path, tmp_path: Path) -> None:
    """The message is Swedish and English, on standard error, and the other files are read all the same."""
    empty = tmp_path / "tom.pdf"
    empty.touch()
    alone = run(empty)
    assert (alone.exit_code, alone.stdout) == (3, "")
    assert "tom (empty): tom.pdf: the file is empty" in alone.stderr
    together = run(empty, page)
    assert together.exit_code == 3
    assert {json.loads(line)["file"] for line in together.stdout.splitlines()} == {"sida.html"}
    assert "läst (read)" in together.stderr


@pytest.mark.parametrize("words", [("saknas.pdf",), (".",)])
def test_nothing_to_read_ends_with_3(words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A misspelt name and a folder without documents are said to be so."""
    monkeypatch.chdir(tmp_path)
    result = run(*words)
    assert result.exit_code == 3
    assert result.stderr.strip()


def test_several_documents_are_written_as_jsonl_only(page: Path) -> None:
    """Two web pages in one would be a riddle: this is wrong usage."""
    other = page.with_name("annan.html")
    other.write_text(page.read_text("utf-8"), "utf-8")
    assert run(page, other, "--format", "html").exit_code == 2


def test_reading_fills_the_cache_unless_told_not_to(page: Path, cache: Path) -> None:
    """`--no-cache` neither reads nor writes it."""
    run(page, "--no-cache")
    assert not cache.exists()
    run(page)
    assert len(list(cache.rglob("*.json"))) == 1


def test_the_overlay_is_a_picture_a_page(tmp_path: Path) -> None:
    """Blocks are framed in colour on each page of a PDF."""
    result = run(PDF, "--overlay", tmp_path / "bilder")
    assert result.exit_code == 0
    pages = {json.loads(line)["page"] for line in result.stdout.splitlines()}
    pictures = sorted((tmp_path / "bilder").iterdir())
    assert [picture.name for picture in pictures][:1] == ["granvik-strategi-001.png"]
    assert len(pictures) >= max(pages)
    with Image.open(pictures[-1]) as picture:
        assert any(
            colour in {(30, 80, 200), (200, 30, 30), (0, 130, 60)} for _, colour in picture.getcolors(1 << 20) or []
        )
