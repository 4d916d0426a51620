"""A graph in, what each server makes of 32 clients out, in alternating rounds so that slow spells hit all alike."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Collection, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench.serving.clients import percentile
from bench.serving.mix import mix
from bench.serving.servers import Server, Start, rdflib_endpoint, samsyn, unanswered, virtuoso
from graph.store import open_store

__all__ = ["RIVALS", "Loaded", "Row", "measure_load"]


@dataclass(frozen=True)
class Loaded:
    """The rows of all servers, how many questions were asked, and which were not, for whose sake."""

    rows: list[Row]
    asked: int
    left_out: Mapping[str, list[str]]


RIVALS: dict[str, Start] = {"rdflib-endpoint": rdflib_endpoint, "Virtuoso": virtuoso}
_CLIENTS = 32
_ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Row:
    """One server: requests a second of processor time and of the clock, milliseconds of answers, how many failed."""

    name: str
    per_cpu_second: float
    per_second: float
    p50: float
    p99: float
    failed: int


def measure_load(
    graph: Path, *, rounds: int, seconds: float, known: Collection[str] = (), beside: Collection[str] = RIVALS
) -> Loaded:
    """The medians of the rounds; the bare store first, then ours, then the others that are installed.

    What one of the others does not answer within a time (`known` names what is known to be so) is left out for all.
    """
    with TemporaryDirectory(prefix="samsyn-") as place, ExitStack() as stack:
        folder = Path(place)
        triples = folder / "all.nt"
        _write_triples(graph, triples)
        asked = {name: texts for name, texts in mix(graph).items() if name not in known}
        left_out = {name: ["known"] for name in known}
        ours = samsyn(graph, "--no-explorer", "--cache", "0", name="samsyn serve, keeping no answers")
        servers = [stack.enter_context(ours), stack.enter_context(samsyn(graph, "--no-explorer"))]
        for name, start in ((name, RIVALS[name]) for name in beside):
            try:
                for question in unanswered(start, triples, folder / name, asked):
                    left_out.setdefault(question, []).append(name)
                    del asked[question]
                servers.append(stack.enter_context(start(triples, folder / f"{name}-loaded")))
            except (FileNotFoundError, RuntimeError) as error:
                print(f"left out: {error}", file=sys.stderr)
        texts = folder / "queries.json"
        texts.write_text(
            json.dumps([one for turn in zip(*asked.values(), strict=True) for one in turn]), encoding="utf-8"
        )
        for server in servers:
            _load(server, texts, 2.0)  # warm, as a server is that has been up for a while
        found: dict[str, list[Row]] = {}
        for _ in range(rounds):
            for row in (_bare(graph, texts, seconds), *(_load(server, texts, seconds) for server in servers)):
                found.setdefault(row.name, []).append(row)
        return Loaded([_middle(rows) for rows in found.values()], len(asked), left_out)


def _write_triples(graph: Path, file: Path) -> None:
    store = open_store(graph)
    with file.open("w", encoding="utf-8") as out:
        for name in store.graphs():
            out.writelines(f"{line}\n" for line in store.lines(name))


def _load(server: Server, texts: Path, seconds: float) -> Row:
    words = [sys.executable, "-m", "bench.serving.clients", server.address, str(texts), str(_CLIENTS), str(seconds)]
    before = server.cpu_seconds()
    ran = subprocess.run(words, cwd=_ROOT, capture_output=True, check=True)
    cpu = server.cpu_seconds() - before
    found = json.loads(ran.stdout)
    good = found["statuses"].get("200", 0)
    failed = found["broken"] + sum(number for status, number in found["statuses"].items() if status != "200")
    return _row(server.name, good, cpu, found["elapsed"], found["seconds"], failed)


def _bare(graph: Path, texts: Path, seconds: float) -> Row:
    words = [sys.executable, "-m", "bench.serving.in_process", str(graph), str(texts), str(seconds)]
    found = json.loads(subprocess.run(words, cwd=_ROOT, capture_output=True, check=True).stdout)
    taken = found["seconds"]
    return _row("pyoxigraph in process", len(taken), found["cpu"], found["elapsed"], taken, 0)


def _row(name: str, number: int, cpu: float, elapsed: float, seconds: list[float], failed: int) -> Row:
    p50, p99 = (1000 * percentile(seconds, share) for share in (0.5, 0.99))
    return Row(name, number / cpu if cpu else 0.0, number / elapsed, p50, p99, failed)


def _middle(rows: list[Row]) -> Row:
    columns = ("per_cpu_second", "per_second", "p50", "p99")
    middles = {name: median(getattr(row, name) for row in rows) for name in columns}
    return Row(rows[0].name, failed=sum(row.failed for row in rows), **middles)
