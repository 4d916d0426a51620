"""A graph in, the memory of its server before and after each of several rounds of all hostile requests out.

Should it grow with each round, something is kept that ought not to be; a step that comes once is what a process that
has worked keeps for the next time.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from bench.serving.hostile import ATTACKS, Target, suffering
from bench.serving.servers import memory_of, processes

__all__ = ["Held", "remember"]

_SETTLED = 8.0  # seconds after which memory is looked at


@dataclass(frozen=True)
class Held:
    """Bytes of memory, shared ones counted in part: of the serving process, of all others, and how many these are."""

    serving: int
    others: int
    processes: int


def remember(graph: Path, rounds: int) -> list[Held]:
    """What is held before the first round, and after each."""
    with suffering(graph) as target:
        found = [_held(target)]
        for _ in range(rounds):
            for attack in ATTACKS.values():
                attack(target)
            found.append(_held(target))
        return found


def _held(target: Target) -> Held:
    time.sleep(_SETTLED)
    there = list(processes(target.server.pid))
    return Held(memory_of(there[0]), sum(map(memory_of, there[1:])), len(there))
