"""The measuring of reading: the long document that it is done on, and what is made of the figures."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from bench.processes import NotMeasuredError, measure
from bench.reading import exponent
from bench.strategy import write_strategy
from ingest.blocks.model import BlockKind
from ingest.pdf.reader import read_pdf


def test_a_made_up_strategy_has_the_pages_asked_for_and_reads(tmp_path: Path) -> None:
    """It has as many pages as wanted, none empty, and holds the kinds of blocks that cost time."""
    document = read_pdf(write_strategy(tmp_path / "strategy.pdf", 4))
    assert len(document.page_sizes) == 4
    assert {block.page for block in document.body()} == {1, 2, 3, 4}
    kinds = Counter(block.kind for block in document.blocks)
    assert all(
        kinds[kind]
        for kind in (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE, BlockKind.FURNITURE)
    )


def test_the_same_seed_gives_the_same_strategy(tmp_path: Path) -> None:
    """Figures of two days are of one text; another seed gives another."""
    one, again, other = (
        read_pdf(write_strategy(tmp_path / f"{name}.pdf", 1, seed=seed)).text
        for name, seed in (("one", 1), ("again", 1), ("other", 2))
    )
    assert one == again != other


def test_the_power_of_growth_is_told() -> None:
    """Cost that grows with the square of the pages has the power 2."""
    assert exponent({1: 3.0, 10: 300.0, 100: 30_000.0}) == pytest.approx(2)


def test_a_file_that_cannot_be_measured_says_why(tmp_path: Path) -> None:
    """A file without a page gives no figure and no crash."""
    warm_up = write_strategy(tmp_path / "first.pdf", 1)
    (broken := tmp_path / "broken.pdf").write_bytes(b"nothing")
    with pytest.raises(NotMeasuredError, match="PDF"):
        measure("words_by_pdfplumber", broken, warm_up=warm_up)
