"""A graph and queries in, how fast the bare store answers them out: no server, one process, the same serialisation."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from graph.store import open_store

__all__: list[str] = []


def _measure(graph: Path, queries: list[str], seconds: float, *, once: bool) -> dict[str, object]:
    store = open_store(graph)
    if not once:
        store.answer(queries[0])
    taken: list[float] = []
    began, before = time.monotonic(), time.process_time()
    while time.monotonic() - began < seconds and not (once and len(taken) == len(queries)):
        start = time.monotonic()
        store.answer(queries[len(taken) % len(queries)])
        taken.append(time.monotonic() - start)
    return {"seconds": taken, "cpu": time.process_time() - before, "elapsed": time.monotonic() - began}


if __name__ == "__main__":
    place, texts, how_long, *once = sys.argv[1:]
    asked = json.loads(Path(texts).read_text(encoding="utf-8"))
    sys.stdout.write(json.dumps(_measure(Path(place), asked, float(how_long), once=bool(once))))
