"""A task and a file in, its cost out: processor time and peak memory, taken in a fresh process that has warmed up.

Warming up on another file keeps imports and the loading of word lists and models out of the figure.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from bench.stages import sampled
from bench.tasks import TASKS

__all__ = ["Cost", "NotMeasuredError", "alternate", "measure", "measure_stages"]

_ROOT = Path(__file__).resolve().parents[1]


class NotMeasuredError(Exception):
    """A task could not do its work on a file; the text says why."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a task took for a file: seconds of processor time, peak memory of the whole process in bytes."""

    pages: int
    cpu_seconds: float
    peak_bytes: int

    @property
    def milliseconds_a_page(self) -> float:
        return 1000 * self.cpu_seconds / self.pages


def alternate(tasks: Sequence[str], path: Path, *, warm_up: Path, rounds: int) -> list[Cost]:
    """The cost of each task for a file: the medians of runs in turn (A B A B ...), so that slow spells hit all alike.

    Raises NotMeasuredError.
    """
    runs = [[measure(task, path, warm_up=warm_up) for task in tasks] for _ in range(rounds)]
    return [_middle(costs) for costs in zip(*runs, strict=True)]


def _middle(costs: Sequence[Cost]) -> Cost:
    cpu = median(cost.cpu_seconds for cost in costs)
    return Cost(costs[0].pages, cpu, int(median(cost.peak_bytes for cost in costs)))


def measure(task: str, path: Path, *, warm_up: Path) -> Cost:
    """The cost of one run; raises NotMeasuredError."""
    found = _in_process("cost", task, path, warm_up)
    return Cost(int(found["pages"]), found["cpu_seconds"], int(found["peak_bytes"]))


def measure_stages(task: str, path: Path, *, warm_up: Path) -> dict[str, float]:
    """The share of each stage in the processor time of one run; raises NotMeasuredError."""
    return _in_process("stages", task, path, warm_up)


def _in_process(wanted: str, task: str, path: Path, warm_up: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "bench.processes", wanted, task, str(path.resolve()), str(warm_up.resolve())]
    alone = os.environ | {"OPENBLAS_NUM_THREADS": "1"}  # as in the children that read documents
    ran = subprocess.run(command, cwd=_ROOT, env=alone, capture_output=True, text=True, check=False)
    if ran.returncode:
        lines = ran.stderr.strip().splitlines() or [f"exit {ran.returncode}"]
        raise NotMeasuredError(lines[-1])
    answer: dict[str, float] = json.loads(ran.stdout.splitlines()[-1])
    return answer


def _answer(wanted: str, task: str, path: Path, warm_up: Path) -> dict[str, float]:
    run = TASKS[task]
    run(warm_up)
    if wanted == "stages":
        return sampled(lambda: run(path))
    began = time.process_time()
    pages = run(path)
    return asdict(Cost(pages, time.process_time() - began, _peak_bytes()))


def _peak_bytes() -> int:
    with suppress(OSError):
        # on Linux the figure of getrusage may be that of the process which started this one
        return next(_kilobytes(Path("/proc/self/status").read_text(encoding="ascii"))) * 1024
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def _kilobytes(status: str) -> Iterator[int]:
    return (int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM:"))


if __name__ == "__main__":
    what, name, file, first = sys.argv[1:]
    sys.stdout.write(json.dumps(_answer(what, name, Path(file), Path(first))) + "\n")
