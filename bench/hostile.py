"""A folder of files that make readers fail in, a table of what became of each out; status 1 where a limit was broken.

Run as `python bench/hostile.py FOLDER [--jobs N]`.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

from ingest.blocks.model import ReadDocument
from ingest.limits import DEFAULT_LIMITS, read_documents
from ingest.outcomes import Outcome, OutcomeKind
from ingest.reading import read_document

__all__ = ["main"]


def main() -> int:
    """Read all files of a folder in one run, print the table and what it adds up to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--jobs", type=int, default=1)
    asked = parser.parse_args()
    files = sorted(path for path in asked.folder.iterdir() if path.suffix != ".md")
    began, outcomes = time.monotonic(), []
    with closing(read_documents(files, read_document, jobs=asked.jobs)) as reading:
        for outcome in reading:
            outcomes.append(outcome)
            _print_row(outcome)
    faults = list(_faults(files, outcomes))
    counts = Counter(outcome.kind.value for outcome in outcomes)
    _say(", ".join(f"{kind} {count}" for kind, count in counts.most_common()))
    _say(f"{len(outcomes)} files in {time.monotonic() - began:.0f} s; faults: {'; '.join(faults) or 'none'}")
    return 1 if faults else 0


def _print_row(outcome: Outcome[ReadDocument]) -> None:
    words = len(outcome.value.text.split()) if outcome.value else 0
    told = outcome.error.reason if outcome.error else "; ".join(f"{at}: {why}" for at, why in outcome.unread_pages)
    megabytes = outcome.peak_bytes // 1_000_000
    spent = f"{outcome.seconds:6.1f} s {megabytes:5} MB"
    _say(f"{outcome.path.name[:60]:60} {outcome.kind:15} {spent} {words:6} words  {told}")


def _faults(files: list[Path], outcomes: list[Outcome[ReadDocument]]) -> list[str]:
    faults = [] if len(files) == len(outcomes) else ["files without an outcome"]
    for outcome in outcomes:
        name = outcome.path.name
        if outcome.peak_bytes > DEFAULT_LIMITS.memory_bytes:
            faults.append(f"{name} took {outcome.peak_bytes / 1e9:.1f} GB")
        if outcome.seconds > DEFAULT_LIMITS.wall_seconds + 1:
            faults.append(f"{name} took {outcome.seconds:.0f} s")
        if outcome.kind is OutcomeKind.FAILED:
            faults.append(f"{name} failed for a reason without a name")
        if outcome.value and not outcome.value.text.strip():
            faults.append(f"{name} is silently empty")
    return faults + [f"process {child.pid} is left" for child in multiprocessing.active_children()]


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
