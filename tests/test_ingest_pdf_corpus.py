"""The reader against documents whose true blocks are known; they stand outside the project and may be missing."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from statistics import mean
from types import ModuleType
from typing import Any

import pytest

from ingest.blocks.export import block_rows
from ingest.pdf.reader import read_pdf

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"
FILES = sorted(
    path for path in CORPUS.glob("*.pdf") if path.with_suffix(".blocks.jsonl").is_file() and "scan" not in path.stem
)
LEAST = {
    "words": 0.995,
    "furniture_out": 0.98,
    "blocks": 0.95,
    "order_inversions": 0.99,
    "order_pairs": 0.95,
    "headings": 0.95,
    "heading_levels": 0.9,
    "list_items": 0.97,
    "markers": 0.97,
    "hyphens": 0.995,
    "footnotes": 0.9,
    "boxes": 0.8,
}
pytestmark = pytest.mark.skipif(not FILES, reason=f"no documents with known blocks at {CORPUS}")


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_blocks", CORPUS / "score_blocks.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def scores(scorer: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, float | None]]:
    return [score(scorer, path, tmp_path_factory.mktemp("rows")) for path in FILES]


def score(scorer: Any, path: Path, folder: Path) -> dict[str, float | None]:
    rows = folder / f"{path.stem}.jsonl"
    rows.write_text("\n".join(map(json.dumps, block_rows(read_pdf(path)))), encoding="utf-8")
    measured: dict[str, float | None] = scorer.score(
        scorer.load(rows, False), scorer.load(path.with_suffix(".blocks.jsonl"), True)
    )
    return measured


@pytest.mark.parametrize("measure", LEAST)
def test_blocks_are_those_of_a_careful_reader(scores: list[dict[str, float | None]], measure: str) -> None:
    """Words, order, headings, lists, notes and boxes are found as a person marked them."""
    values = [value for each in scores if (value := each[measure]) is not None]
    assert mean(values) >= LEAST[measure]
