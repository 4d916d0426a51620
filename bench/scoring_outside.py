"""A graph and gold files in, the figures of the scorer that is handed out beside the project out."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.scoring_table import Table
from graph.store import Store
from graph.turtle import export

__all__ = ["SHARED", "differences", "outside_figures"]

SHARED = Path(__file__).resolve().parents[2] / "shared"
_COUNTED = ("gold", "found", "right")


def outside_figures(store: Store, golds: Sequence[Path], texts: Path | None = None) -> dict[str, Any]:
    """What `score.py` says of a graph: by document, overall and of the evidence; with `texts`, of the quotes too.

    Raises subprocess.CalledProcessError where it cannot read its input.
    """
    with TemporaryDirectory() as folder:
        dump, answer = Path(folder, "all.nq"), Path(folder, "figures.json")
        export(store, dump)
        command = [sys.executable, SHARED / "gold" / "score.py", dump, *golds, "--json", answer]
        command += ["--texts", texts] if texts else []
        subprocess.run(list(map(str, command)), check=True, capture_output=True, text=True)
        figures: dict[str, Any] = json.loads(answer.read_text(encoding="utf-8"))
    return figures


def differences(name: str, table: Table, figures: dict[str, Any]) -> list[str]:
    """The rows of a document (or of "overall") in which our counts are others than the scorer's."""
    theirs = figures[name]["fields"]
    ours = {row: {key: getattr(counts, key) for key in _COUNTED} for row, counts in table.counts.items()}
    return [
        f"{name}, {row}: {ours.get(row)}, not { {key: counts[key] for key in _COUNTED} }"
        for row, counts in theirs.items()
        if ours.get(row) != {key: counts[key] for key in _COUNTED}
    ]
