"""A Dask cluster reads documents, and goes on when it loses a worker."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from graph.building import build
from graph.store import open_store
from graph.turtle import export
from ingest.cluster import ClusterError, cluster
from samsyn import app
from tests.example_graphs import DOCUMENTS

distributed = pytest.importorskip("distributed", reason="distributed is not installed (pip install 'samsyn[dask]')")
PATHS = [
    DOCUMENTS / name
    for name in (
        "sjoboda-webb.html",
        "sjoboda-overenskommelse.pdf",
        "lansstyrelserna-uppdrag.pdf",
        "broken/empty.pdf",
        "tjarnebo-strategi.pdf",
    )
]


@pytest.fixture(scope="module")
def workers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A cluster of two worker processes on the loopback address."""
    with distributed.LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        host="127.0.0.1",
        dashboard_address=None,
        local_directory=str(tmp_path_factory.mktemp("dask")),
    ) as made:
        yield made


def test_a_lost_worker_costs_no_document(workers: Any, tmp_path: Path) -> None:
    """With a worker killed in mid-run, all files are read, and the graph is the same as one built here."""
    pids = [worker.pid for worker in workers.workers.values()]
    with cluster(workers.scheduler_address) as executor:
        killing = threading.Timer(1.0, os.kill, (pids[0], signal.SIGKILL))
        killing.start()
        results = list(build(PATHS, tmp_path / "there", executor=executor))
        killing.join()
    assert [one.read for one in results] == [True, True, True, False, True]
    assert results[3].outcome.message.startswith("empty.pdf: the file is empty")
    list(build(PATHS, tmp_path / "here", jobs=2))
    for place in ("there", "here"):
        export(open_store(tmp_path / place), tmp_path / f"{place}.nq")
    assert (tmp_path / "there.nq").read_bytes() == (tmp_path / "here.nq").read_bytes()
    assert _until_replaced(workers, pids[0])


def _until_replaced(workers: Any, lost: int) -> bool:
    for _ in range(200):
        if all(worker.pid not in (None, lost) for worker in workers.workers.values()):
            return True
        time.sleep(0.1)
    return False


def test_the_command_reads_on_a_cluster(workers: Any, tmp_path: Path) -> None:
    """`samsyn build --dask ADDRESS` shows what was found, as without it."""
    words = ["build", str(PATHS[0]), "--graph", str(tmp_path), "--dask", workers.scheduler_address]
    result = CliRunner().invoke(app, words)
    assert result.exit_code == 0, result.output
    assert "sjoboda-webb.html" in result.output


def test_no_cluster_at_the_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An address where no scheduler answers is named with what helps, and nothing is built."""
    monkeypatch.setattr("ingest.cluster._TIMEOUT", 1)
    with pytest.raises(ClusterError, match="dask scheduler"), cluster("tcp://127.0.0.1:9"):
        pass
    result = CliRunner().invoke(app, ["build", str(PATHS[0]), "--graph", str(tmp_path), "--dask", "tcp://127.0.0.1:9"])
    assert result.exit_code == 3
    assert not list(tmp_path.iterdir())
