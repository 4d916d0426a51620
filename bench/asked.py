"""A graph and questions of the catalogue in, what each costs there out.

Questions are asked as by `samsyn ask`: an answer that was made ready with the graph is read, and told to be `ready`
where the store was asked for nothing. Asked `live`, the store is asked for all of it. A process of its own asks, which
is ended when one takes too long: a store on disk has no time-out. Processor time is that of this process, so that
another's work on the machine does not count; what a remote store does is told by the clock alone.
"""

from __future__ import annotations

import json
import select
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from queries.asking import Strategies
from queries.catalog import Question, find_question
from queries.sources import LocalSource, RemoteSource, Source

__all__ = ["Asker", "Asking", "Timed", "askings"]

_ROOT = Path(__file__).resolve().parents[1]
_STARTS = 120.0  # seconds that the process may take until its first answer
_ENOUGH = 8.0  # seconds of rounds, beyond which no further is begun
# What each parameter of a question is narrowed to: the county that is the same at every size, and what is common.
VALUES = {
    "county": "Uppsala län",
    "theme": "Arbete",
    "term": "nyanländ",
    "organisation": "Arbetsförmedlingen",
    "sdg": "8",
    "organisation-kind": "myndighet",
}


@dataclass(frozen=True, slots=True)
class Asking:
    """A question with values of its parameters."""

    question: str
    values: Mapping[str, str]

    @property
    def of_one_county(self) -> bool:
        """Whether it is about the county that is the same at every size."""
        return "county" in self.values

    def __str__(self) -> str:
        return " ".join((self.question, *(f"--{name}" for name in self.values)))


@dataclass(frozen=True, slots=True)
class Timed:
    """What an answer cost, in milliseconds of processor time and by the clock; its rows, and letters of its content.

    It is `ready` where it was made ready with the graph.
    """

    cpu: tuple[float, ...]
    wall: tuple[float, ...]
    rows: int
    content: str
    ready: bool = False

    def middle(self, *, wall: bool = False) -> float:
        return median(self.wall if wall else self.cpu)

    def slow(self, *, wall: bool = False) -> float:
        """The time that one of twenty exceeds."""
        times = self.wall if wall else self.cpu
        return max(times) if len(times) < 2 else quantiles(times, n=20, method="inclusive")[-1]


def askings(question: Question) -> Iterator[Asking]:
    """A question as it stands, and narrowed by each of its parameters."""
    needed = {one.name: VALUES[one.kind] for one in question.parameters if one.required}
    yield Asking(question.name, needed)
    for one in question.parameters:
        if one.kind in VALUES and one.name not in needed:
            yield Asking(question.name, {**needed, one.name: VALUES[one.kind]})


class Asker:
    """Asks one graph, or an endpoint by its address; `live`, as if nothing had been made ready."""

    def __init__(self, place: str | Path, *, live: bool = False) -> None:
        self._words = [str(place), *(["--live"] if live else ())]
        self._process: subprocess.Popen[str] | None = None

    def ask(self, asking: Asking, rounds: int, seconds: float) -> Timed | None:
        """The cost of a question; None where it takes longer than so many seconds, or fails."""
        fresh = self._process is None
        process = self._process = self._process or self._start()
        assert process.stdin is not None
        assert process.stdout is not None
        task = {"question": asking.question, "values": dict(asking.values), "rounds": rounds}
        process.stdin.write(json.dumps(task) + "\n")
        process.stdin.flush()
        wait = seconds + _ENOUGH + (_STARTS if fresh else 0)
        ready, _, _ = select.select([process.stdout], [], [], wait)
        line = process.stdout.readline() if ready else ""
        if not line:
            self.close()
            return None
        found = json.loads(line)
        return Timed(tuple(found["cpu"]), tuple(found["wall"]), found["rows"], found["content"], found["ready"])

    def _start(self) -> subprocess.Popen[str]:
        words = [sys.executable, "-m", "bench.asked", *self._words]
        return subprocess.Popen(words, cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None


class _Asked(LocalSource):
    """A graph on disk that counts what it is asked."""

    queries = 0

    def select(self, text: str) -> bytes:
        self.queries += 1
        return super().select(text)


def _answer(source: Source, task: Mapping[str, Any]) -> dict[str, Any]:
    cpu: list[float] = []
    wall: list[float] = []
    question, strategies = find_question(task["question"]), Strategies(source)
    table = strategies.table(question.name, **task["values"])  # warms up
    before = getattr(source, "queries", -1)  # an endpoint has nothing ready
    while len(cpu) < task["rounds"] and (not cpu or sum(wall) < 1000 * _ENOUGH):
        began, at = time.perf_counter(), time.process_time()
        table = strategies.table(question.name, **task["values"])
        cpu.append(1000 * (time.process_time() - at))
        wall.append(1000 * (time.perf_counter() - began))
    content = sha256(repr((table.columns, table.rows)).encode()).hexdigest()[:12]
    ready = before == getattr(source, "queries", None)
    return {"cpu": cpu, "wall": wall, "rows": len(table.rows), "content": content, "ready": ready}


def main() -> None:
    """Answer one task a line until there are no more."""
    place, live = sys.argv[1], "--live" in sys.argv
    source = RemoteSource(place) if "://" in place else _Asked(Path(place), live=live)
    for line in sys.stdin:
        print(json.dumps(_answer(source, json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
