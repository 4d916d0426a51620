"""Reading PDF files: what holds for every document, and what becomes of files that cannot be read."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.blocks.model import BlockKind, ReadDocument
from ingest.errors import DamagedError, EmptyError, PasswordError
from ingest.layout.words import PageContent, Style, Word
from ingest.pdf.reader import layout_words, read_pdf

DOCUMENTS = Path(__file__).parent / "documents"
PDFS = sorted(DOCUMENTS.glob("*.pdf"))


@cache
def read(path: Path) -> ReadDocument:
    return read_pdf(path)


documents = pytest.mark.parametrize("path", PDFS, ids=lambda path: path.stem)


@documents
@settings(deadline=None)  # the first example reads the document
@given(data=st.data())
def test_any_span_cuts_its_own_quote_out_of_the_text(path: Path, data: st.DataObject) -> None:
    """Evidence for a span of the text quotes just that span, and its boxes lie on the pages."""
    document = read(path)
    start = data.draw(st.integers(0, len(document.text) - 2))
    end = data.draw(st.integers(start + 1, min(start + 200, len(document.text))))
    if not document.text[start:end].strip():
        return
    evidence = document.evidence(start, end)
    assert document.text[evidence.start : evidence.end] == evidence.quote
    assert all(1 <= box.page <= len(document.page_sizes) for box in evidence.boxes)


@documents
def test_boxes_lie_within_their_pages(path: Path) -> None:
    """No word stands outside its page."""
    document = read(path)
    for block in document.blocks:
        for piece in block.pieces:
            width, height = document.page_sizes[piece.box.page - 1]
            assert -2 <= piece.box.x0 <= piece.box.x1 <= width + 2
            assert -2 <= piece.box.top <= piece.box.bottom <= height + 2


@documents
def test_text_is_that_of_all_blocks_each_character_once(path: Path) -> None:
    """The blocks follow one another without a gap, and words follow one another within each."""
    document = read(path)
    offset = 0
    for block in document.blocks:
        assert block.start == offset
        assert document.text[block.start : block.end] == block.text
        offset = block.end + 1
        ends = [0, *(piece.end for piece in block.pieces)]
        assert all(
            piece.start >= end and piece.end > piece.start for piece, end in zip(block.pieces, ends, strict=False)
        )
        assert block.pieces[-1].end == len(block.text)
    assert offset == len(document.text) + 1


@documents
def test_cells_and_marks_lie_within_their_block(path: Path) -> None:
    """A table row's cells cut their text out of the row, in order; a footnote mark stands in its text."""
    for block in read(path).blocks:
        spans = [(cell.start, cell.end) for cell in block.cells]
        assert spans == sorted(spans)
        assert all(block.cell_text(cell).strip() for cell in block.cells)
        assert all(0 <= at <= len(block.text) for at, _ in block.notes)


@pytest.mark.parametrize("path", PDFS[:3], ids=lambda path: path.stem)
def test_reading_twice_gives_the_same(path: Path) -> None:
    """Nothing depends on the run."""
    assert read_pdf(path) == read(path)


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Mål", "ansvar-", "och", "2.", "•", "län"]), st.integers(0, 500), st.integers(0, 700)
        ),
        min_size=1,
        max_size=40,
    )
)
def test_words_strewn_over_a_page_are_all_read(strewn: list[tuple[str, int, int]]) -> None:
    """However words stand, their letters come into the text, none twice and none lost but a hyphen or a bullet."""
    style = Style("Serif", 10.0)
    words = [Word(text, x, y, x + 5 * len(text), y + 10, style) for text, x, y in dict.fromkeys(strewn)]
    given_letters = sorted(c for word in words for c in word.text if c.isalpha())
    document = layout_words([PageContent(1, 595, 842, words)], file_name="a.pdf")
    assert sorted(c for c in document.text if c.isalpha()) == given_letters


def test_password_is_asked_for() -> None:
    """An encrypted file says that it needs a password, and opens with it."""
    path = DOCUMENTS / "broken" / "encrypted.pdf"
    with pytest.raises(PasswordError, match="password"):
        read_pdf(path)
    assert any(block.kind is BlockKind.HEADING for block in read_pdf(path, password="granvik").blocks)


def test_truncated_file_is_called_damaged() -> None:
    """A file that was cut off gives a clear error."""
    with pytest.raises(DamagedError):
        read_pdf(DOCUMENTS / "broken" / "truncated.pdf")


def test_empty_file_is_called_empty() -> None:
    """A file without a byte gives a clear error."""
    with pytest.raises(EmptyError):
        read_pdf(DOCUMENTS / "broken" / "empty.pdf")


def test_metadata_of_the_file_is_kept() -> None:
    """The title that the file gives itself is told beside the blocks."""
    document = read(DOCUMENTS / "granvik-strategi.pdf")
    assert document.metadata["title"]
    assert len(document.sha256) == 64
