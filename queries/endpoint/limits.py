"""What one query and all queries together may take; nothing else knows a number of these."""

from __future__ import annotations

import os
from dataclasses import dataclass, field

__all__ = ["Limits"]


def _workers() -> int:
    return max(2, os.cpu_count() or 2)


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits on queries from others.

    A query that has run for `quick_seconds` goes on in a process of lower priority, and another takes its place among
    the `workers`; at most `long_queries` do so at a time, so that quick ones always have their processes.
    """

    seconds: float = 10.0  # until the last row of an answer is there; a client may ask for less
    dump_seconds: float = 600.0
    query_bytes: int = 16_000
    nesting: int = 64
    memory_bytes: int = 1_000_000_000  # of one query, beyond what its process has when it starts
    result_bytes: int = 1_000_000_000  # of one answer
    spool_bytes: int = 4_000_000_000  # of all answers that are not yet handed over, on disk
    kept_bytes: int = 64_000_000  # of small answers in memory, and eight times as many of large ones on disk
    workers: int = field(default_factory=_workers)
    quick_seconds: float = 0.05  # of processor time
    patient_seconds: float = 0.15  # of the clock, when others wait
    long_queries: int = 4
    standing_queries: int = 16  # long ones that stand still until there is room
    waiting: int = 256  # queries that may stand in line
    waiting_seconds: float = 10.0
    body_seconds: float = 10.0  # until a client has sent its request
    retry_seconds: int = 2  # what clients are told when there is no room

    @property
    def body_bytes(self) -> int:
        """What a request may have: each letter of a query may need three bytes in a form, and addresses of graphs."""
        return 4 * self.query_bytes
