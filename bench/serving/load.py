"""A graph in, what each server makes of 32 clients out, in alternating rounds so that slow spells hit all alike.

First each server is asked every query once, which is told apart: there nothing can be kept. The rounds come after that,
as with a server that has been up for a while.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Collection, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory

from bench.serving.clients import percentile
from bench.serving.mix import mix
from bench.serving.servers import Server, Start, rdflib_endpoint, samsyn, unanswered, virtuoso
from graph.store import open_store

__all__ = ["RIVALS", "Loaded", "Row", "measure_load"]


@dataclass(frozen=True)
class Loaded:
    """The rows of all servers, for the first time and again, how many questions and different queries were asked.

    `refused` counts the answers that were not well by server and question, `left_out` tells which were not asked, for
    whose sake.
    """

    first: list[Row]
    again: list[Row]
    questions: int
    queries: int
    refused: Mapping[str, Mapping[str, int]]
    left_out: Mapping[str, list[str]]


RIVALS: dict[str, Start] = {"rdflib-endpoint": rdflib_endpoint, "Virtuoso": virtuoso}
_CLIENTS = 32
_SECONDS = 60  # in which ours may answer: on a machine that does other work as well, the limit is not to decide
_FIRST_SECONDS = 180.0  # in which a server has to answer what it can of the first time
_ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Row:
    """One server: requests a second of processor time and of the clock, milliseconds of answers, how many failed."""

    name: str
    per_cpu_second: float
    per_second: float
    p50: float
    p99: float
    answered: int
    failed: int


def measure_load(
    graph: Path,
    *,
    rounds: int,
    seconds: float,
    counties: int,
    known: Collection[str] = (),
    beside: Collection[str] = RIVALS,
    unchecked: Collection[str] = (),
) -> Loaded:
    """The medians of the rounds; the bare store first, then ours, then the others that are installed.

    What one of the others does not answer within a time (`known` names what is known to be so) is left out for all; who
    is `unchecked` is not asked before, since it would take too long to start anew after each.
    """
    with TemporaryDirectory(prefix="samsyn-") as place, ExitStack() as stack:
        folder = Path(place)
        quads = folder / "all.nq"
        _write_quads(graph, quads)
        asked = {name: texts for name, texts in mix(graph, counties).items() if name not in known}
        left_out = {name: ["known"] for name in known}
        ours = ("--no-explorer", "--timeout", str(_SECONDS))
        none = samsyn(graph, *ours, "--cache", "0", name="samsyn serve, keeping no answers")
        servers = [stack.enter_context(none), stack.enter_context(samsyn(graph, *ours))]
        for name, start in ((name, RIVALS[name]) for name in beside):
            try:
                for question in () if name in unchecked else unanswered(start, quads, folder / name, asked):
                    left_out.setdefault(question, []).append(name)
                    del asked[question]
                servers.append(stack.enter_context(start(quads, folder / f"{name}-loaded")))
            except (FileNotFoundError, RuntimeError, TimeoutError) as error:
                print(f"left out: {error}", file=sys.stderr)
        asking = _Asking(folder, asked)
        once = asking.turns(0)
        first = [_bare(graph, once, _FIRST_SECONDS, "once")]
        first += [asking.load(server, once, _FIRST_SECONDS, "once") for server in servers]
        found: dict[str, list[Row]] = {}
        for number in range(rounds):
            turns = asking.turns(number + 1)
            again = [_bare(graph, turns, seconds), *(asking.load(server, turns, seconds) for server in servers)]
            for row in again:
                found.setdefault(row.name, []).append(row)
        middle = [_middle(rows) for rows in found.values()]
        return Loaded(first, middle, len(asked), len(asking.texts), asking.refused, left_out)


def _write_quads(graph: Path, file: Path) -> None:
    """All graphs with their names, for questions ask by these, too."""
    store = open_store(graph)
    with file.open("w", encoding="utf-8") as out:
        for name in store.graphs():
            out.writelines(f"{line.removesuffix(' .')} <{name}> .\n" for line in store.lines(name))


class _Asking:
    """Queries in files, in another order each round; keeps what servers refuse by the names of questions."""

    def __init__(self, folder: Path, asked: Mapping[str, list[str]]) -> None:
        self.texts = {text: name for name, texts in asked.items() for text in texts}
        self._folder = folder
        self.refused: dict[str, Counter[str]] = {}

    def turns(self, number: int) -> Path:
        """A file with each query, in an order that is the same for all servers, so that slow ones see no other mix."""
        texts = list(self.texts)
        Random(number).shuffle(texts)
        file = self._folder / f"{number}.json"
        file.write_text(json.dumps(texts), encoding="utf-8")
        return file

    def load(self, server: Server, texts: Path, seconds: float, *once: str) -> Row:
        """What a server makes of the queries of a file."""
        words = [sys.executable, "-m", "bench.serving.clients", server.address, str(texts), str(_CLIENTS)]
        before = server.cpu_seconds()
        ran = subprocess.run([*words, str(seconds), *once], cwd=_ROOT, capture_output=True, check=True)
        cpu = server.cpu_seconds() - before
        found = json.loads(ran.stdout)
        asked = json.loads(texts.read_text(encoding="utf-8"))
        told = self.refused.setdefault(server.name, Counter())
        for place, number in found["refused"].items():
            told[self.texts[asked[int(place)]]] += number
        good = found["statuses"].get("200", 0)
        return _row(server.name, good, cpu, found["elapsed"], found["seconds"], sum(found["refused"].values()))


def _bare(graph: Path, texts: Path, seconds: float, *once: str) -> Row:
    words = [sys.executable, "-m", "bench.serving.in_process", str(graph), str(texts), str(seconds), *once]
    found = json.loads(subprocess.run(words, cwd=_ROOT, capture_output=True, check=True).stdout)
    taken = found["seconds"]
    return _row("pyoxigraph in process", len(taken), found["cpu"], found["elapsed"], taken, 0)


def _row(name: str, number: int, cpu: float, elapsed: float, seconds: list[float], failed: int) -> Row:
    p50, p99 = (1000 * percentile(seconds, share) for share in (0.5, 0.99))
    return Row(name, number / cpu if cpu else 0.0, number / elapsed, p50, p99, number, failed)


def _middle(rows: list[Row]) -> Row:
    columns = ("per_cpu_second", "per_second", "p50", "p99")
    middles = {name: median(getattr(row, name) for row in rows) for name in columns}
    return Row(
        rows[0].name, answered=sum(row.answered for row in rows), failed=sum(row.failed for row in rows), **middles
    )
