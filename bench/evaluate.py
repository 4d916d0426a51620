"""Documents with the facts that a careful reader listed in, figures on how well they are read out.

Run it by `make evaluate`. The documents next to the project are left out where they are not there.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from rich.console import Console

from bench.scoring_evidence import shares
from bench.scoring_graph import Graph
from bench.scoring_outside import SHARED, differences, outside_figures
from bench.scoring_report import Evaluated, confidence_table, counts_table, markdown, quality
from bench.scoring_table import Table, score
from graph.building import build
from graph.store import Store, open_store

__all__ = ["EXAMPLES", "REAL", "DocumentSet", "evaluate", "main"]

_ROOT = Path(__file__).resolve().parents[1]
_DOCS = _ROOT / "docs" / "quality.md"
_QUALITY = _ROOT / "graph" / "quality.json"


@dataclass(frozen=True)
class DocumentSet:
    """Where documents and their gold files are; `texts` holds what the outside scorer holds quotes against."""

    name: str
    title: str
    note: str
    documents: Path
    gold: Path
    texts: Path | None = None

    @property
    def golds(self) -> list[Path]:
        """The gold files, in the order of their names."""
        return sorted(self.gold.glob("*.json"))

    @property
    def files(self) -> list[Path]:
        """The documents that have a gold file."""
        return [self.documents / _read(gold)["document"]["file"] for gold in self.golds]


EXAMPLES = DocumentSet(
    "examples",
    "Example strategies",
    "Made up and typeset for the project. Rules were widened until they read these documents too.",
    _ROOT / "tests" / "documents",
    _ROOT / "tests" / "expected",
)
REAL = DocumentSet(
    "real",
    "Real documents",
    "Strategies, an agreement, a leaflet and a web page of Swedish authorities. The rules were developed on them, so "
    "the figures say how well they fit and not how well an unseen document is read.",
    SHARED / "corpus",
    SHARED / "gold",
    SHARED / "corpus",
)


def _read(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content


@contextmanager
def _graph_of(documents: DocumentSet, folder: Path | None) -> Iterator[Store]:
    """The graph of a set: that of a folder, or one that is built for the occasion."""
    if folder is not None:
        yield open_store(folder)
        return
    with TemporaryDirectory() as made:
        unread = [one.outcome for one in build(documents.files, Path(made, "graph"), jobs=2) if not one.read]
        if unread:
            raise SystemExit(f"not read: {', '.join(outcome.path.name for outcome in unread)}")
        yield open_store(Path(made, "graph"))


def evaluate(documents: DocumentSet, store: Store) -> tuple[Evaluated, dict[str, Table]]:
    """The figures of a set whose graph is built, and those of each of its documents."""
    graph = Graph(store)
    golds = map(_read, documents.golds)
    tables = {gold["document"]["id"]: score(gold, graph) for gold in golds}
    total = sum(tables.values(), Table())
    title = (documents.name, documents.title, documents.note)
    return Evaluated(*title, len(tables), total, shares(graph)), tables


def _compare(documents: DocumentSet, store: Store, tables: dict[str, Table], out: Console) -> list[str]:
    """Show what the outside scorer says, and give where it counts otherwise than we do."""
    figures = outside_figures(store, documents.golds, documents.texts)
    overall, evidence = figures["overall"], figures["evidence"]
    found = [f"{key} {value:.3f}" for key, value in evidence.items() if key.endswith("share")]
    out.print(f"score.py: micro F {overall['micro']:.3f}, macro F {overall['macro']:.3f}, {', '.join(found)}")
    return [line for name, table in tables.items() for line in differences(name, table, figures)]


def _show_misses(one: Evaluated, out: Console) -> None:
    lines = [f"{row}: {line}" for row, misses in one.table.misses.items() for line in misses]
    for line in (*lines, *one.shares.faults):
        out.print(line, markup=False, highlight=False, soft_wrap=True)


def _write(sets: Sequence[Evaluated]) -> None:
    _DOCS.write_text(markdown(sets), encoding="utf-8")
    _QUALITY.write_text(json.dumps(quality(sets), indent=1) + "\n", encoding="utf-8")


def _arguments(given: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.evaluate", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--examples", type=Path, metavar="FOLDER", help="the graph of the examples, if built already")
    parser.add_argument("--real", type=Path, metavar="FOLDER", help="the graph of the real documents, if built already")
    parser.add_argument("--misses", action="store_true", help="name each missed and each spurious item")
    parser.add_argument("--confidence", action="store_true", help="show the share of right facts by confidence")
    parser.add_argument("--write", action="store_true", help="write docs/quality.md and graph/quality.json")
    return parser.parse_args(given)


def main(given: Sequence[str] | None = None) -> int:
    """Score each set that is there; 1 where the outside scorer counts otherwise."""
    arguments, out = _arguments(given), Console()
    sets, different = [], []
    for documents, folder in ((EXAMPLES, arguments.examples), (REAL, arguments.real)):
        if not documents.gold.is_dir():
            out.print(f"{documents.title}: not here")
            continue
        with _graph_of(documents, folder) as store:
            found, tables = evaluate(documents, store)
            out.print(counts_table(found))
            if SHARED.is_dir():
                different += _compare(documents, store, tables, out)
        sets.append(found)
        if arguments.misses:
            _show_misses(found, out)
    if arguments.confidence:
        out.print(confidence_table(sum((one.table for one in sets), Table())))
    if arguments.write:
        _write(sets)
    for line in different:
        out.print(line, style="red", markup=False)
    return int(bool(different))


if __name__ == "__main__":
    raise SystemExit(main())
