"""Files in, how many times faster two jobs read them than one out, beside what the machine allows at the moment."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from ingest.limits import read_documents
from ingest.reading import read_document

__all__ = ["Speedup", "speed_of_two_jobs"]

_SPINS = 4_000_000


@dataclass(frozen=True, slots=True)
class Speedup:
    """Wall time of one job over that of two; `possible` is the same for two idle loops, 2 where two cores are free."""

    one_seconds: float
    two_seconds: float
    possible: float
    load: float  # processes that wanted to run in the minute before

    @property
    def factor(self) -> float:
        return self.one_seconds / self.two_seconds


def speed_of_two_jobs(files: Sequence[Path], *, rounds: int) -> Speedup:
    """Read the files by one job and by two in turn; the medians."""
    load = os.getloadavg()[0]
    _read(files[:1], 1)  # starts the process that the children are copies of
    times = [(_read(files, 1), _read(files, 2), _possible()) for _ in range(rounds)]
    one, two, possible = (median(column) for column in zip(*times, strict=True))
    return Speedup(one, two, possible, load)


def _read(files: Sequence[Path], jobs: int) -> float:
    began = time.monotonic()
    with closing(read_documents(files, read_document, jobs=jobs)) as reading:
        for outcome in reading:
            if outcome.value is None:
                raise RuntimeError(f"{outcome.path.name} was not read: {outcome.error}")
    return time.monotonic() - began


def _possible() -> float:
    with ProcessPoolExecutor(2) as pool:
        list(pool.map(_spin, [1, 1]))  # both have started
        began = time.monotonic()
        pool.submit(_spin, _SPINS).result()
        pool.submit(_spin, _SPINS).result()
        one = time.monotonic() - began
        list(pool.map(_spin, [_SPINS, _SPINS]))
        return one / (time.monotonic() - began - one)


def _spin(turns: int) -> None:
    for _ in range(turns):
        pass
