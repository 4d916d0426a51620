"""Made-up documents in, a graph of them on disk out, by way of the product's own mapping, rules and store."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.synthetic.documents import read_made_up
from graph.building import Built, store_outcomes
from queries.preparing import prepare_large

__all__ = ["store_made_up"]


def store_made_up(documents: int, folder: Path, seed: int = 1, jobs: int = 1) -> Iterator[Built]:
    """Store so many made-up documents in a folder, and tell of each."""
    with TemporaryDirectory(prefix="samsyn-") as files:
        make = partial(read_made_up, folder=Path(files), seed=seed)
        with ProcessPoolExecutor(jobs, get_context("spawn")) if jobs > 1 else nullcontext() as pool:
            outcomes = pool.map(make, range(documents), chunksize=8) if pool else map(make, range(documents))
            yield from store_outcomes(outcomes, folder, finish=prepare_large)
