"""Documents in, a table of what reading them costs out: against bare pdfplumber, by length, by jobs, by stage.

Run as `python -m bench.reading [--only PART ...] [--rounds N] [--json FILE]`; status 1 where a target is missed.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.jobs import speed_of_two_jobs
from bench.processes import Cost, NotMeasuredError, alternate, measure_stages
from bench.strategy import write_strategy

__all__ = ["exponent", "main"]

_ROOT = Path(__file__).resolve().parents[1]
_MOST_RATIO = 0.4  # of the yardstick's processor time
_MOST_EXPONENT = 1.1  # the cost grows as pages to this power; 1 is linear
_MOST_MEMORY = 1.35  # times, from 50 pages to 500
_MOST_GRAPH = 0.9  # of the yardstick's processor time, from the file to the triples
_LEAST_SPEEDUP = 0.85  # of what the machine allows at the moment: 1.7 of 2
_LENGTHS = (1, 10, 50, 200, 500)
_TO_GRAPH = (50, 200)
_FILES = 8
_ROWS = 16


@dataclass(slots=True)
class Bench:
    """What is asked for, and what has been found; `own` holds our own strategies by their number of pages."""

    folder: Path
    corpus: Path
    rounds: int
    own: dict[int, Path] = field(default_factory=dict)
    figures: dict[str, Any] = field(default_factory=dict)
    missed: list[str] = field(default_factory=list)

    def strategy(self, pages: int, seed: int = 1) -> Path:
        """Our own strategy of so many pages, typeset when it is first asked for."""
        path = self.folder / f"strategy-{pages}-{seed}.pdf"
        return path if path.exists() else write_strategy(path, pages, seed=seed)

    def expect(self, what: str, value: float, target: float, *, least: bool = False) -> None:
        """Note a target that is missed."""
        if value < target if least else value > target:
            self.missed.append(f"{what} is {value:.2f}, {'at least' if least else 'at most'} {target} wanted")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what is asked for, print the table, and return the status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--only", nargs="+", choices=_PARTS, default=list(_PARTS), metavar="PART", help=", ".join(_PARTS)
    )
    parser.add_argument("--rounds", type=int, default=3, help="runs of each, in turn; the median counts")
    parser.add_argument("--corpus", type=Path, default=_ROOT.parent / "shared" / "corpus", help="a folder of more PDFs")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there too")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), asked.corpus, asked.rounds)
        for part in asked.only:
            _PARTS[part](bench)
    _say(f"\nmissed: {'; '.join(bench.missed) or 'nothing'}")
    if asked.json:
        asked.json.write_text(json.dumps(bench.figures, indent=1) + "\n", encoding="utf-8")
    return 1 if bench.missed else 0


def _files(bench: Bench) -> None:
    """Reading against the yardstick, file by file."""
    _say(f"Processor time a page in ms, medians of {bench.rounds} runs in turn; process start and loading left out\n")
    _say(f"{'file':34} {'pages':>5} {'pdfplumber words':>17} {'read':>8} {'ratio':>6}")
    if not bench.corpus.is_dir():
        _say(f"(the corpus is not there and left out: {bench.corpus})")
    own, examples = bench.strategy(200), sorted((_ROOT / "tests" / "documents").glob("*.pdf"))
    for path in [*sorted(bench.corpus.glob("*.pdf")), *examples, own]:
        try:
            plain, read = _against(bench, "read", path)
        except NotMeasuredError as reason:
            _say(f"{path.name[:34]:34} not measured: {reason}")
            continue
        ratio = read.cpu_seconds / plain.cpu_seconds
        bench.figures.setdefault("files", {})[path.name] = _figures(plain, read)
        bench.expect(f"the ratio of {path.name}", ratio, _MOST_RATIO)
        costs = f"{plain.milliseconds_a_page:17.1f} {read.milliseconds_a_page:8.1f}"
        _say(f"{path.name[:34]:34} {read.pages:5} {costs} {ratio:6.2f}")


def _against(bench: Bench, task: str, path: Path) -> tuple[Cost, Cost]:
    tasks = ("words_by_pdfplumber", task)
    plain, cost = alternate(tasks, path, warm_up=bench.strategy(1), rounds=bench.rounds)
    return plain, cost


def _figures(plain: Cost, cost: Cost) -> dict[str, float]:
    return {
        "pages": cost.pages,
        "pdfplumber_ms_a_page": round(plain.milliseconds_a_page, 2),
        "ms_a_page": round(cost.milliseconds_a_page, 2),
        "ratio": round(cost.cpu_seconds / plain.cpu_seconds, 3),
    }


def _growth(bench: Bench) -> None:
    """Cost and memory by the number of pages."""
    _say(f"\n{'our own strategy':34} {'pages':>5} {'read, ms a page':>17} {'peak MB':>8}")
    costs: dict[int, Cost] = {}
    for pages in _LENGTHS:
        [costs[pages]] = alternate(["read"], bench.strategy(pages), warm_up=bench.strategy(1), rounds=bench.rounds)
        cost = costs[pages]
        _say(f"{'':34} {pages:5} {cost.milliseconds_a_page:17.1f} {cost.peak_bytes / 1e6:8.0f}")
    power = exponent({pages: cost.cpu_seconds for pages, cost in costs.items() if pages > 1})
    memory = costs[500].peak_bytes / costs[50].peak_bytes
    each = (costs[500].peak_bytes - costs[50].peak_bytes) / 450e6
    _say(f"cost grows as pages to the power of {power:.2f} (10 to 500 pages)")
    _say(f"memory at 500 / at 50 pages: {memory:.2f}, {each:.2f} MB a page for its words and their places")
    rows = {
        n: {"ms_a_page": round(c.milliseconds_a_page, 2), "peak_mb": c.peak_bytes // 10**6} for n, c in costs.items()
    }
    bench.figures["growth"] = {"pages": rows, "exponent": round(power, 3), "memory": round(memory, 3)}
    bench.expect("the power of growth", power, _MOST_EXPONENT)
    bench.expect("memory at 500 pages over that at 50", memory, _MOST_MEMORY)


def exponent(costs: dict[int, float]) -> float:
    """The power b in cost = a * pages ** b that fits best.

    >>> round(exponent({10: 1.0, 100: 10.0, 1000: 100.0}), 6)
    1.0
    """
    points = [(math.log(pages), math.log(cost)) for pages, cost in costs.items()]
    x, y = (sum(column) / len(points) for column in zip(*points, strict=True))
    slope: float = sum((a - x) * (b - y) for a, b in points) / sum((a - x) ** 2 for a, _ in points)
    return slope


def _jobs(bench: Bench) -> None:
    """One job against two."""
    files = [bench.strategy(50, seed) for seed in range(1, _FILES + 1)]
    found = speed_of_two_jobs(files, rounds=bench.rounds)
    _say(
        f"\n{_FILES} files of 50 pages: one job {found.one_seconds:.1f} s, two jobs {found.two_seconds:.1f} s wall time"
    )
    _say(f"{found.factor:.2f} times as fast; two idle loops: {found.possible:.2f}; load before: {found.load:.1f}")
    bench.figures["jobs"] = {"factor": round(found.factor, 3), "possible": round(found.possible, 3), "load": found.load}
    bench.expect(
        "the gain of a second job over what is possible", found.factor / found.possible, _LEAST_SPEEDUP, least=True
    )


def _stages(bench: Bench) -> None:
    """Where the time of reading goes."""
    shares = measure_stages("read", bench.strategy(200), warm_up=bench.strategy(1))
    _say(
        "\nWhere the time goes, reading our own 200 pages: by file of the code, libraries counted where they are called"
    )
    rows = list(shares.items())
    for stage, share in [*rows[:_ROWS], ("the rest", sum(share for _, share in rows[_ROWS:]))]:
        _say(f"{stage:34} {100 * share:5.1f} %")
    bench.figures["stages"] = {stage: round(share, 4) for stage, share in rows}


def _facts(bench: Bench) -> None:
    """From the file to facts and to the graph, of a short and of a long document."""
    for pages in _TO_GRAPH:
        _say(f"\n{f'our own {pages} pages':34} {'ms a page':>23} {'of pdfplumber words':>20}")
        for task in ("read", "read_to_facts", "read_to_graph"):
            plain, cost = _against(bench, task, bench.strategy(pages))
            bench.figures.setdefault("facts", {})[f"{task} {pages}"] = _figures(plain, cost)
            ratio = cost.cpu_seconds / plain.cpu_seconds
            _say(f"{task.replace('_', ' '):34} {cost.milliseconds_a_page:23.1f} {ratio:20.2f}")
            if task == "read_to_graph":
                bench.expect(f"the ratio of {pages} pages to the graph", ratio, _MOST_GRAPH)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


_PARTS: dict[str, Callable[[Bench], None]] = {
    "files": _files,
    "growth": _growth,
    "jobs": _jobs,
    "stages": _stages,
    "facts": _facts,
}

if __name__ == "__main__":
    sys.exit(main())
