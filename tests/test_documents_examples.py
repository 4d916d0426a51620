"""The example documents are held against their sources, their expected facts and the corpus."""

from __future__ import annotations

import json
import re
import runpy
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest

from tests.typesetting import DOCUMENTS, SOURCES, typeset

if TYPE_CHECKING:
    from collections.abc import Iterator

EXPECTED = Path(__file__).parent / "expected"
SHARED = Path(__file__).parents[2] / "shared"
GOLD = sorted(EXPECTED.glob("*.gold.json"))
LINE_END_HYPHEN = "\ufffe"  # what PDFium gives for a hyphen that only the end of the line needs
GAP = 1600  # letters that may stand between the two parts of a text that a column, chart or page parts
COPIED = 8  # words in a row that count as copied

needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared")


def pages(path: Path, password: str | None = None) -> list[str]:
    """Return the text of each page as it is drawn."""
    document = pypdfium2.PdfDocument(path, password=password)
    return [page.get_textpage().get_text_range() for page in document]


def text_of(name: str) -> str:
    """Return the text of an example document; of a web page its source without tags."""
    path = DOCUMENTS / name
    if path.suffix == ".html":
        return re.sub(r"(?s)<style.*?</style>|<[^>]+>", " ", path.read_text(encoding="utf-8"))
    return "\n".join(pages(path)).replace(LINE_END_HYPHEN, "")


def letters(text: str) -> str:
    """Keep letters and digits only, so that line breaks, hyphens and marks do not matter."""
    return re.sub(r"[\W_]+", "", text.casefold())


def stands_in(quote: str, text: str) -> bool:
    """Tell whether the letters of the quote are in the text, with at most one interruption."""
    if quote in text:
        return True
    for found in re.finditer(re.escape(quote[:6]), text):
        start, length = found.start(), 6
        while quote[: length + 1] == text[start : start + length + 1]:
            length += 1
        if any(quote[cut:] in text[start + cut : start + len(quote) + GAP] for cut in range(length, 5, -1)):
            return True
    return False


def words(text: str) -> list[str]:
    return re.findall(r"\w+", re.sub(r"(?<=\w)[-\u00ad\ufffe]\s*\n\s*", "", text).casefold())


def runs(text: str) -> Iterator[tuple[str, ...]]:
    """Give all runs of words that are long enough to count as copied."""
    found = words(text)
    return (tuple(found[i : i + COPIED]) for i in range(len(found) - COPIED + 1))


def gold_of(path: Path) -> dict[str, Any]:
    gold: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return gold


@pytest.mark.parametrize("source", SOURCES)
def test_pdf_is_that_of_its_source(source: str, tmp_path: Path) -> None:
    """Whoever typesets an example again gets the committed file, byte for byte."""
    target = typeset(DOCUMENTS / source, tmp_path / "again.pdf")
    assert target.read_bytes() == (DOCUMENTS / source).with_suffix(".pdf").read_bytes()


def test_change_of_a_limit_reaches_the_pdf(tmp_path: Path) -> None:
    """A limit that is changed in the source is changed in the typeset document."""
    source = DOCUMENTS / "granvik-strategi.typ"
    text = letters("".join(pages(typeset(source, tmp_path / "a.pdf", {"de 24 månader": "de 30 månader"}))))
    assert "de30månader" in text
    assert "de24månader" not in text


def test_replacing_what_is_not_there_is_an_error(tmp_path: Path) -> None:
    """A test that changes a text which the source has lost is told so, and does not pass by accident."""
    with pytest.raises(ValueError, match="not in the source"):
        typeset(DOCUMENTS / "granvik-strategi.typ", tmp_path / "a.pdf", {"finns inte här": "något"})


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.name)
def test_expected_texts_stand_in_the_document(path: Path) -> None:
    """Every text that a reader is expected to find is in the document."""
    gold = gold_of(path)
    text = letters(text_of(gold["document"]["file"]))
    texts = [fact["text"] for facts in gold.values() if isinstance(facts, list) for fact in facts if "text" in fact]
    texts += [fact["label"] for key in ("focus_areas", "target_groups") for fact in gold.get(key, ())]
    texts += [*gold.get("principles", ()), *gold.get("exclusions", ())]
    texts += [task for body in gold.get("bodies", ()) for task in body.get("tasks", ())]
    assert [t for t in texts if not stands_in(letters(t), text)] == []


def test_every_document_has_expected_facts() -> None:
    """No example is without its list of expected facts, and no list without its document."""
    files = {path.name for path in DOCUMENTS.iterdir() if path.suffix in (".pdf", ".html")}
    assert {gold_of(path)["document"]["file"] for path in GOLD} == files


@needs_shared
@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.name)
def test_expected_facts_have_the_shape_of_gold(path: Path) -> None:
    """The scorer can read the expected facts: fields, references and optional entries are right."""
    checker = runpy.run_path(str(SHARED / "gold" / "check_gold.py"))
    gold = gold_of(path)
    assert list(checker["shape_faults"](gold, checker["SHAPE"], "", [])) == []
    findings = checker["reference_findings"](gold, text_of(gold["document"]["file"]))
    assert [message for is_fault, message in findings if is_fault] == []


@needs_shared
def test_no_text_is_taken_from_the_corpus() -> None:
    """The examples are our own: they share no eight words in a row with a document of the corpus."""
    corpus: set[tuple[str, ...]] = set()
    for path in (SHARED / "corpus").glob("*.blocks.jsonl"):
        blocks = path.read_text(encoding="utf-8").splitlines()
        corpus.update(runs(" ".join(json.loads(block)["text"] for block in blocks)))
    own = [*DOCUMENTS.glob("*.typ"), *DOCUMENTS.glob("*.toml"), *DOCUMENTS.glob("*.html"), *GOLD]
    assert [(p.name, " ".join(run)) for p in own for run in runs(p.read_text(encoding="utf-8")) if run in corpus] == []


@needs_shared
def test_counties_and_municipalities_are_made_up() -> None:
    """No county and no municipality of the examples is in the register."""
    register = "".join((SHARED / "reference" / f"{name}.csv").read_text() for name in ("counties", "municipalities"))
    names = {gold_of(path)["document"].get("county", "-") for path in GOLD} - {"-"}
    pattern = r"\b([A-ZÅÄÖ][a-zåäö]+ kommun)\b"
    names |= {name for path in DOCUMENTS.glob("*.typ") for name in re.findall(pattern, path.read_text("utf-8"))}
    assert len(names) > 8
    assert [name for name in sorted(names) if f",{name}," in register] == []


def test_cover_letters_are_outlines_and_no_text() -> None:
    """The cover of one strategy is seen but has no text, so that its title comes from elsewhere."""
    document = pypdfium2.PdfDocument(DOCUMENTS / "granvik-strategi.pdf")
    assert document[0].get_textpage().count_chars() == 0
    assert document.get_metadata_value("Title") == gold_of(EXPECTED / "granvik-strategi.gold.json")["document"]["title"]


def test_words_are_parted_at_line_ends() -> None:
    """The two-column strategy has hyphens that only the line ends need, one of them at the end of a page."""
    texts = pages(DOCUMENTS / "granvik-strategi.pdf")
    assert sum(text.count(LINE_END_HYPHEN) for text in texts) > 30
    assert any(LINE_END_HYPHEN in text.rstrip()[-90:] for text in texts)


def test_editions_differ_as_told() -> None:
    """The second edition has two goals reworded, one dropped, a new partner, another limit and another validity."""
    first, second = (gold_of(EXPECTED / f"alvmark-strategi-{year}.gold.json") for year in (2023, 2026))
    before, after = ({goal["text"] for goal in gold["goals"]} for gold in (first, second))
    assert (len(before - after), len(after - before)) == (3, 2)
    assert len(second["partners"]) == len(first["partners"]) + 1
    limits = [gold["definitions"][1]["attributes"][0]["value"] for gold in (first, second)]
    assert limits == [36, 24]
    assert first["document"]["valid_to"] < second["document"]["valid_from"]


@pytest.mark.parametrize("name", ["truncated", "empty", "encrypted"])
def test_broken_files_cannot_be_opened(name: str) -> None:
    """The broken inputs are broken for a reader of PDF files."""
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(DOCUMENTS / "broken" / f"{name}.pdf")


def test_encrypted_file_opens_with_its_password() -> None:
    """The password that the README tells opens the encrypted file."""
    assert "Länsstyrelsernas uppgifter" in "".join(pages(DOCUMENTS / "broken" / "encrypted.pdf", "granvik"))


def test_scanned_file_has_a_page_without_text() -> None:
    """The scanned page shows words but has none to read."""
    assert pages(DOCUMENTS / "broken" / "scanned.pdf") == [""]
