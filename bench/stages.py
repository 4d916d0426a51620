"""A piece of work in, the share of each stage in its processor time out, by looking in at regular moments.

A profiler that follows every call would charge most to the stages with many small calls; looking in costs all alike.
"""

from __future__ import annotations

import signal
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import FrameType

__all__ = ["sampled"]

_INGEST = str(Path(__file__).resolve().parents[1] / "ingest") + "/"
_EVERY = 0.001  # seconds of processor time


def sampled(work: Callable[[], object]) -> dict[str, float]:
    """The shares of the stages, the largest first; what a library does counts for the stage that asked for it."""
    seen: Counter[str] = Counter()
    before = signal.signal(signal.SIGPROF, lambda _number, frame: seen.update([_stage(frame)]))
    signal.setitimer(signal.ITIMER_PROF, _EVERY, _EVERY)
    try:
        work()
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
    return {stage: count / seen.total() for stage, count in seen.most_common()}


def _stage(frame: FrameType | None) -> str:
    """The file of the innermost call within the project, and the class where a file holds more than one."""
    while frame is not None:
        code = frame.f_code
        if code.co_filename.startswith(_INGEST):
            name = code.co_filename.removeprefix(_INGEST).removesuffix(".py")
            first, *rest = code.co_qualname.split(".")
            return f"{name} {first.strip('_')}" if rest and rest[0] != "<locals>" else name
        frame = frame.f_back
    return "elsewhere"
