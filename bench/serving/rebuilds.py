"""Documents in, what clients see out while their graph is built anew again and again: failed requests, torn answers."""

from __future__ import annotations

import json
import random
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from bench.serving.clients import percentile
from bench.serving.servers import samsyn
from graph.writing import write_store
from ontology.terms import SAM_ID

__all__ = ["Rebuilt", "rebuild_under_load"]

_CHECK = """
PREFIX sam: <https://w3id.org/samsyn#>
SELECT (COUNT(DISTINCT ?thing) AS ?things) (COUNT(*) AS ?triples) (MIN(?number) AS ?least) (MAX(?number) AS ?most)
WHERE {
  ?thing a sam:Check ; sam:number ?number ; ?property ?value
}
"""
_ALL = "PREFIX sam: <https://w3id.org/samsyn#> SELECT ?thing ?number WHERE { ?thing a sam:Check ; sam:number ?number }"


@dataclass(frozen=True)
class Rebuilt:
    """What was built and asked: requests that failed, answers that match no state, and the states that were seen."""

    builds: int
    requests: int
    failed: int
    torn: int
    seen: int
    p50: float
    p99: float
    reasons: dict[str, int]


def rebuild_under_load(folder: Path, *, builds: int, seconds: float, clients: int = 8) -> Rebuilt:
    """Build a graph so many times in so many seconds while clients ask it."""
    _build(folder, 1)
    with samsyn(folder, "--no-explorer", "--cache", "0") as server:
        until = time.monotonic() + seconds
        asking = [_Asking(server.address, until, number) for number in range(clients)]
        for one in asking:
            one.start()
        for number in range(2, builds + 2):
            began = time.monotonic()
            _build(folder, number)
            time.sleep(max(0.0, seconds / (builds + 1) - (time.monotonic() - began)))
        for one in asking:
            one.join()
    states = {_state(number) for number in range(1, builds + 2)}
    answers: Counter[tuple[int, ...]] = sum((one.answers for one in asking), Counter())
    waits = [wait for one in asking for wait in one.seconds]
    reasons: Counter[str] = sum((one.failed for one in asking), Counter())
    return Rebuilt(
        builds,
        len(waits) + reasons.total(),
        reasons.total(),
        sum(number for state, number in answers.items() if state not in states),
        len([state for state in answers if state in states]),
        1000 * percentile(waits, 0.5),
        1000 * percentile(waits, 0.99),
        dict(reasons),
    )


def _things(number: int) -> int:
    """How many things a state has: another number each time."""
    return 200 + 7 * number


def _state(number: int) -> tuple[int, ...]:
    """What the check query answers for a state: things, triples, and twice the number that all of them have."""
    return _things(number), 2 * _things(number), number, number


def _build(folder: Path, number: int) -> None:
    """A state: some graphs, whose things all have its number."""
    with write_store(folder) as writer:
        for part in range(10):
            lines = (
                f"<{SAM_ID}check/{one}> a <https://w3id.org/samsyn#Check> ; <https://w3id.org/samsyn#number> {number} ."
                for one in range(part, _things(number), 10)
            )
            writer.put_turtle(SAM_ID[f"check/graph-{part}"], "\n".join(lines))


class _Asking(threading.Thread):
    """A client that asks the check query, or fetches all and counts itself."""

    def __init__(self, address: str, until: float, seed: int) -> None:
        super().__init__()
        self._address, self._until, self._random = address, until, random.Random(seed)
        self.answers: Counter[tuple[int, ...]] = Counter()
        self.failed: Counter[str] = Counter()
        self.seconds: list[float] = []

    def run(self) -> None:
        while time.monotonic() < self._until:
            query = self._random.choice((_CHECK, _ALL))
            start = time.monotonic()
            try:
                address = f"{self._address}?{urllib.parse.urlencode({'query': query})}"
                with urllib.request.urlopen(address, timeout=30) as response:
                    rows = json.loads(response.read())["results"]["bindings"]
            except urllib.error.HTTPError as error:
                self.failed[f"{error.code} {error.read()[:100]!r}"] += 1
                continue
            except (OSError, ValueError) as error:
                self.failed[repr(error)] += 1
                continue
            self.seconds.append(time.monotonic() - start)
            self.answers[_counted(rows) if query == _ALL else tuple(int(one["value"]) for one in rows[0].values())] += 1


def _counted(rows: list[dict[str, dict[str, str]]]) -> tuple[int, ...]:
    numbers = [int(row["number"]["value"]) for row in rows]
    return len({row["thing"]["value"] for row in rows}), 2 * len(rows), min(numbers), max(numbers)
